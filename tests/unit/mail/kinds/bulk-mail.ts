import { parts } from '#tests/support/mail/raw-mail.ts'
import type { KindCase } from './kind-case.ts'

/** To many at once, or from a machine to nobody in particular. */
export const bulkMail: readonly KindCase[] = [
  {
    what: 'a charity’s newsletter',
    from: 'SEND Advice Charity <news@charity.example>',
    subject: 'November news: what the White Paper means for EHCPs',
    header: [
      'List-Unsubscribe: <https://charity.example/u/1>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ],
    body: 'Dear supporter,\n\nThis month: tribunal statistics, our free webinar on annual reviews, and how can you help your child with transition?\n\nView in browser | Unsubscribe',
  },
  {
    what: 'a newsletter whose gateway lost its headers',
    from: 'Local Offer <localoffer@northam.example>',
    subject: 'Local Offer bulletin - autumn',
    body: 'Welcome to the autumn edition of our newsletter!\n\nIn this issue:\n- New short breaks\n- Have your say on the SEND strategy\n- Is your child starting school in 2027?\n\nYou are receiving this email because you signed up to our mailing list. To stop receiving these emails, click here to unsubscribe.',
  },
  {
    what: 'GovDelivery',
    from: 'Department for Education <dfe@public.govdelivery.example>',
    subject: 'SEND and AP update',
    header: ['X-Report-Abuse: https://x.example', 'List-Unsubscribe: <https://x.example>'],
    body: 'You are subscribed to SEND and AP for GOV.UK emails. This information has recently been updated.',
  },
  {
    what: 'a mailing list of professionals',
    from: 'Kate Bow <kate.bow@eastshire.example>',
    to: 'senco-forum@jiscmail.example',
    subject: '[SENCO-FORUM] Re: Phonics resources',
    header: [
      'List-Id: SENCO forum <senco-forum.jiscmail.example>',
      'Precedence: list',
      'List-Post: <mailto:senco-forum@jiscmail.example>',
    ],
    body: 'We use the green box scheme and it works well.\n\n_______________\nTo leave the list visit https://jiscmail.example',
  },
  {
    what: 'an invitation to a webinar',
    from: 'Events <events@training.example>',
    subject: 'Last chance to book: EHCP writing masterclass',
    header: ['X-Mailer: Mailchimp Mailer', 'X-Campaign: mailchimp1'],
    body: 'Book your place today for our EHCP masterclass. Early bird ends Friday.\n\nUnsubscribe',
  },
  {
    what: 'a shop’s receipt',
    from: 'noreply@shop.example',
    subject: 'Your order 991 is on its way',
    body: 'Your order has been dispatched and will arrive tomorrow.',
  },
  {
    what: 'a DMARC report',
    from: 'noreply-dmarc-support@provider.example',
    subject: 'Report domain: northam.example Submitter: provider.example Report-ID: 949348866075514174',
    type: 'application/zip; name="provider.example!northam.example!1.zip"',
    encoding: 'base64',
    body: 'UEsDBAo=',
  },
  {
    what: 'a TLS report',
    from: 'noreply-smtp-tls-reporting@provider.example',
    subject: 'Report Domain: northam.example Submitter: provider.example Report-ID: <1@provider.example>',
    type: 'multipart/report; report-type=tlsrpt; boundary=b',
    body: parts([
      { type: 'text/plain', body: 'This is an aggregate TLS report from provider.example' },
      { type: 'application/tlsrpt+gzip', encoding: 'base64', body: 'H4s=' },
    ]),
  },
  {
    what: 'a quarantine digest',
    from: 'Microsoft <quarantine@messaging.microsoft.example>',
    subject: 'Microsoft 365 security: You have messages in quarantine',
    body: 'Review these messages. 3 messages are being held for you to review as of 20/11/2026. Review them within 30 days of the received date.\n\nPrevented spam messages\nSender: parent@example.org\nSubject: Our son\n\nReview Message  Release  Block Sender',
  },
  {
    what: 'a maintenance notice',
    from: 'ICT Notifications <notifications@northam.example>',
    subject: 'Planned maintenance this weekend',
    body: 'The casework system will be unavailable on Saturday from 08:00 to 12:00.',
  },
  {
    what: 'a social network',
    from: 'LinkedIn <messages-noreply@linkedin.example>',
    subject: 'You appeared in 4 searches this week',
    header: ['List-Unsubscribe: <https://linkedin.example/u>'],
    body: 'See who is looking at your profile.',
  },
  {
    what: 'an advertisement that one can leave',
    from: 'Bright Futures Tutors <hello@mail.tutors.example>',
    subject: 'AP and tutoring for your EHCP learners',
    header: ['List-Unsubscribe: <mailto:u@mail.tutors.example>', 'Feedback-ID: 1:2:3:mailjet'],
    body: 'Hi there,\n\nStruggling to place pupils? Our tutors can start this week. Would you like a call?\n\nUnsubscribe from these emails.',
  },
  {
    what: 'a weekly vacancy bulletin with no list header',
    from: 'Schools Bulletin <bulletin@westshire.example>',
    subject: 'Schools Bulletin – week ending 20 November',
    body: 'This week’s headlines\n\n1. Attendance\n2. SENCO network\n3. Vacancies\n\nThis email was sent to all schools. Manage your preferences or unsubscribe at any time. View this email in your browser.',
  },
  {
    what: 'a digest of a forum',
    from: 'forum@parents.example',
    subject: 'Daily digest: 4 new posts',
    header: ['Auto-Submitted: auto-generated', 'List-Unsubscribe: <https://parents.example>'],
    body: 'New posts in Waiting for an EHCP.',
  },
  {
    what: 'a survey',
    from: 'Council Surveys <surveys@feedback.example>',
    subject: 'How did we do?',
    header: ['Precedence: bulk'],
    body: 'Please take two minutes to rate your experience.',
  },
]
