import type { MessageKind } from '#shared/domain/mail/mail.ts'
import type { KindCase } from './kind-case.ts'

const answering = ['In-Reply-To: <ours@northam.example>']

/** Mail of every kind as it comes, written after the rules were and before they were tuned to it. */
export const mixedMail: readonly (readonly [MessageKind, KindCase])[] = [
  [
    'auto-reply',
    {
      what: 'a head who is away, in an answer with a signature',
      subject: 'RE: Acknowledgement of your query SEND-2026-00417',
      header: answering,
      body: 'Hi,\n\nThank you for your email. I am on annual leave returning Monday 7th December. My emails are not being monitored during this time.\n\nFor anything urgent relating to Oakfield pupils please contact Mrs Lane on senco@oakfield.example.\n\nKind regards,\n\nJo Smith\nHeadteacher\nOakfield Primary School\nTel: 01632 960555',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a part-time worker who thanks first',
      subject: 'Re: Your query',
      header: answering,
      body: 'Many thanks for your email. I only work Tuesdays and Thursdays so there may be a delay in my response. If your email is urgent, please contact the office.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'an Outlook note of a day of meetings',
      subject: 'Automatic reply: SEND-2026-00123',
      body: 'Hello, thank you for your email. I am in and out of meetings all day today. I will get back to you when I can.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'somebody who retired',
      subject: 'Out of Office',
      body: 'I have now retired from Northam Council. Please contact the SEN duty line.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a councillor’s standing answer that names other services',
      from: 'Cllr Ruth Dean <ruth.dean@northam.example>',
      subject: 'Thank you for contacting Cllr Dean',
      header: answering,
      body: 'Thank you for contacting me. I aim to respond to all residents within 5 working days. If your matter is urgent please call 01632 960111. For issues with potholes, bins or street lights please report online at the council website.\n\nCllr Ruth Dean',
    },
  ],
  [
    'auto-reply',
    {
      what: 'an MP’s standing answer named at the end of the subject',
      from: 'Parliament <jim.hall.mp@parliament.example>',
      subject: 'Jim Hall MP - automatic response',
      body: "Thank you for contacting Jim Hall MP. Please make sure you have included your full address including postcode. Jim gets several hundred emails a day and we prioritise constituents' urgent casework.",
    },
  ],
  [
    'auto-reply',
    {
      what: 'a clinic’s inbox',
      from: 'NHS <autoreply@nhs.example>',
      subject: 'CAMHS Referral Inbox',
      body: 'This is an automated message. Your email has been received. This inbox is checked Monday to Friday 9-5. If you are in crisis call 111.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'an advice service that is a small team',
      from: 'SENDIASS <sendiass@charity.example>',
      subject: 'Thanks for getting in touch',
      body: 'Thanks for getting in touch with SENDIASS. We are a small team and aim to get back to you within 5 working days. In the meantime, our website has lots of information.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a desk that opens a ticket in our thread',
      from: 'helpdesk@arbor.example',
      subject: 'Re: [#88213] Query about pupil',
      header: ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All', ...answering],
      body: 'Hi there, thanks for contacting support. Your ticket 88213 has been created. You can reply to this email to add more information.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'an accepted meeting in our thread',
      subject: 'Accepted: EHCP co-production meeting',
      header: answering,
      body: '',
    },
  ],
  [
    'bounce',
    {
      what: 'a full mailbox in Outlook’s words',
      from: 'postmaster@outlook.example',
      subject: 'Undeliverable: Notice',
      body: "Delivery has failed to these recipients or groups:\njo@x.example\nThe recipient's mailbox is full and can't accept messages now.",
    },
  ],
  [
    'bounce',
    {
      what: 'a delay of Gmail’s',
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Delay)',
      body: '** Delivery incomplete ** There was a temporary problem delivering your message to jo@x.example. Gmail will retry for 46 more hours.',
    },
  ],
  [
    'bounce',
    {
      what: 'a postfix system that says little',
      from: 'MAILER-DAEMON (Mail Delivery System) <MAILER-DAEMON@mail.example>',
      subject: 'Undelivered Mail Returned to Sender',
      body: "This is the mail system at host mail.example. I'm sorry to have to inform you that your message could not be delivered",
    },
  ],
  [
    'bounce',
    {
      what: 'a filter that answers from an address that takes no reply',
      from: 'noreply@mimecast.example',
      subject: 'Your email was rejected',
      body: "Your email to jo@x.example was rejected by the recipient's mail server: 550 Administrative prohibition.",
    },
  ],
  [
    'bulk',
    {
      what: 'a newsletter that asks questions of parents',
      from: 'Contact <info@contact.example>',
      subject: "What's on for SEND families this December",
      header: ['List-Unsubscribe: <https://x>'],
      body: 'Dear parent, is your child anxious about Christmas? Here are our top tips. Join our free webinar on Thursday. Please let us know what you think.',
    },
  ],
  [
    'bulk',
    {
      what: 'a trade paper',
      from: 'Schools Week <daily@schoolsweek.example>',
      subject: 'SEND reform: what we know so far',
      body: 'The latest news in education.\nRead more\nYou are receiving this email because you subscribed. Unsubscribe',
    },
  ],
  [
    'bulk',
    {
      what: 'a council’s staff bulletin',
      from: 'HR Communications <hr.comms@northam.example>',
      subject: 'Staff bulletin: flu jabs and pay dates',
      header: ['Precedence: bulk'],
      body: 'Dear colleagues, flu jabs are available at the Town Hall on Tuesday. Book here.',
    },
  ],
  [
    'bulk',
    {
      what: 'a reminder of missed activities',
      from: 'Microsoft Teams <noreply@email.teams.microsoft.com>',
      subject: 'You have 3 missed activities',
      body: 'Hi, your teammates are trying to reach you in Microsoft Teams.',
    },
  ],
  [
    'spam',
    {
      what: 'a last notice before an account is closed',
      from: 'Admin <support@webmail-secure.example>',
      subject: 'FINAL NOTICE: Email deactivation',
      body: 'Dear user, your email account send@northam.example will be closed today due to inactivity. Login here to keep your account active: http://x.example/login',
    },
  ],
  [
    'spam',
    {
      what: 'a document to sign from a stranger’s domain',
      from: 'DocuSign <dse@docu-sign-mail.example>',
      subject: 'Please DocuSign: Contract.pdf',
      body: 'You have received a document to review and sign. REVIEW DOCUMENT. This link will expire in 24 hours.',
    },
  ],
  [
    'spam',
    {
      what: 'a parcel and a small fee',
      from: 'Evri <delivery@evri-parcels.example>',
      subject: 'We missed you - reschedule delivery',
      body: 'Your parcel is on hold as we could not deliver it. Pay the £1.45 redelivery fee here to reschedule.',
    },
  ],
  [
    'spam',
    {
      what: 'a widow who gives away millions',
      from: 'Mrs Grace Bello <grace.bello@mail.example>',
      subject: 'Donation to you',
      body: 'I am Mrs Grace Bello, a widow suffering from cancer. I have decided to donate the sum of 5.5 million pounds to you for charity work. Contact my lawyer for the transfer.',
    },
  ],
  [
    'spam',
    {
      what: 'a tutoring firm without a way to leave',
      from: 'Sam at Tutorly <sam@tutorly.example>',
      subject: 'Alternative provision for your EHCP learners',
      body: "Hi there,\n\nHope you're well! We provide online tutoring and alternative provision for learners with EHCPs across 60 local authorities. Our rates start from £32 an hour and we can start within 5 days.\n\nWould you be free for a quick chat this week?\n\nSam\nPartnerships Manager",
    },
  ],
  [
    'spam',
    {
      what: 'a seller who noticed a website',
      from: 'Alex <alex@growth.example>',
      subject: 'Quick question',
      body: 'Hi, I noticed your website is missing some basic accessibility features. We help councils fix this in 30 days. Would you be open to a 10-minute call on Tuesday or Wednesday? Best, Alex',
    },
  ],
  [
    'spam',
    {
      what: 'somebody who plays the director',
      from: 'Director <director.childrens@outlook.example>',
      subject: 'Urgent request',
      body: 'Hi, are you at your desk? I need you to help me process something quickly, I am going into a meeting with limited calls. Kindly send me your WhatsApp number.',
    },
  ],
  [
    'query',
    {
      what: 'a parent on leave next week',
      subject: 'Re: Review',
      header: answering,
      body: 'Hi Priya, I am on annual leave next week so please send the report to Sam. Thanks',
    },
  ],
  [
    'query',
    {
      what: 'a parent who is away and proposes another week',
      subject: 'Re: Visit',
      header: answering,
      body: 'Sorry, I am away until Monday. Can we do the week after?',
    },
  ],
  [
    'query',
    {
      what: 'a parent who cannot come one day',
      subject: 'Re: Meeting',
      header: answering,
      body: 'I am not available on the 25th. 26th is fine.',
    },
  ],
  [
    'query',
    {
      what: 'a parent who acknowledges a draft',
      subject: 'RE: Draft EHCP',
      header: answering,
      body: 'Thank you for your email. I have received the draft plan. I will respond within 15 days with my comments. Regards, Mrs Ali',
    },
  ],
  [
    'query',
    {
      what: 'a school that answers a consultation',
      subject: 'RE: Consultation',
      header: answering,
      body: 'Thank you for your email. We have received the consultation papers for AB. We are unable to meet need. Our response is that the placement is not suitable.',
    },
  ],
  [
    'query',
    {
      what: 'a complaint that quotes a standing answer',
      subject: 'Complaint',
      body: 'I have had nothing but automatic replies. "Thank you for your email. We aim to respond within 10 working days." It is now day 30.',
    },
  ],
  [
    'query',
    {
      what: 'a forwarded absence note',
      subject: 'Fwd: Automatic reply: Urgent',
      body: "See below. She is off until January!! Who is covering Leo's case?\n\nFrom: Priya\nSubject: Automatic reply: Urgent\n\nI am on leave until 5 January.",
    },
  ],
  [
    'query',
    {
      what: 'a message through a portal',
      from: 'no-reply@northam.example',
      subject: 'New message from the EHC Hub',
      header: ['Auto-Submitted: auto-generated'],
      body: 'A new message has been received in the EHC Hub for EHC-20107.\n\nFrom: Jane Okafor (parent)\nMessage: Please can you tell me when the draft plan will be ready?',
    },
  ],
  [
    'query',
    {
      what: 'a school that is closed for a day',
      from: 'Oakfield <office@oakfield.example>',
      subject: 'School closed',
      body: "Just to let you know that school is closed on Friday for training so Leo's taxi is not needed.",
    },
  ],
  [
    'query',
    { what: 'a line that asks for news', subject: 'hi', body: 'just wondering if theres any update' },
  ],
  [
    'query',
    {
      what: 'a parent who unsubscribes and asks',
      subject: 'Unsubscribe me from the Local Offer newsletter please and a question',
      body: "Hi, please unsubscribe me. Also when is Zara's annual review?",
    },
  ],
  [
    'query',
    {
      what: 'a school that has places',
      from: 'Hillcrest School <admissions@hillcrest.example>',
      subject: 'Places available for September',
      body: 'Dear SEND team, following our Ofsted inspection we have two places for KS3 pupils with autism from January. We would be glad to receive consultations.',
    },
  ],
  [
    'query',
    {
      what: 'a taxi firm’s invoice',
      from: 'accounts@taxis.example',
      subject: 'Invoice 221 route 14',
      body: 'Please find attached our invoice for November for route 14. Our bank details are unchanged.',
    },
  ],
  [
    'query',
    {
      what: 'a parent who asks whether a mail is genuine',
      subject: 'Scam?',
      body: "I got an email saying my mailbox is full and to click here to verify my account, from your address. Is this genuine? I am Leo Barnes's mum.",
    },
  ],
  [
    'query',
    {
      what: 'a gift card from a personal budget',
      subject: 'Gift card',
      body: "Could we use Leo's personal budget to buy an Amazon gift card for his PA's leaving present?",
    },
  ],
  [
    'query',
    {
      what: 'a surgery that answers and asks',
      from: 'GP <reception@surgery.example>',
      subject: 'Re: request for advice',
      header: answering,
      body: 'Dear Sir/Madam, We have received your request for medical advice for the above patient. There is a fee of £75 for this report. Please confirm that you will pay.',
    },
  ],
  [
    'query',
    {
      what: 'a question under the words Delivery Status',
      subject: 'Delivery Status',
      body: 'What is the status of delivery of the hoist? It was meant to be delivered on Monday.',
    },
  ],
  [
    'query',
    {
      what: 'directions of a tribunal',
      from: 'Tribunal <send@justice.gov.uk>',
      subject: 'EH123/26/00045 - Directions',
      header: ['X-Auto-Response-Suppress: All'],
      body: 'Please find attached directions in the above appeal. The LA must file its response by 7 December 2026. Do not reply to this email.',
    },
  ],
  [
    'query',
    {
      what: 'a subject that begins with Read',
      subject: 'Read: this before you call me',
      body: 'I have put everything about Noah in the attached. Please read it before ringing.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'planned leave and a shared inbox',
      subject: 'Re: SEND-2026-00417',
      header: answering,
      body: 'Hi\n\nI am currently on a period of planned leave until 14th December. In my absence, please direct any enquiries to the SEN inbox sen@oakfield.example\n\nMany thanks',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a teacher in lessons',
      subject: 'Re: SEND-2026-00417',
      header: answering,
      body: 'Thank you for your email. I am currently teaching and will not be able to reply until the end of the school day. If your message is urgent please contact the school office on 01632 960222.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'an inbox that is closed',
      subject: 'AutoReply: SEND-2026-00417',
      body: 'This mailbox is closed. Please use our web form.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a firm of solicitors between the years',
      subject: 'Re: SEND-2026-00417',
      header: answering,
      body: 'Your email has been received by Harrow & Lane Solicitors and will be passed to the relevant fee earner. Please note our offices are closed between 24 December and 2 January. This is an automated email.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'three words from a holiday',
      from: 'Anna <anna@gmail.example>',
      subject: 'Re: Your query SEND-2026-00417',
      header: [...answering, 'Auto-Submitted: auto-replied'],
      body: 'On holiday! Back 1st Dec x',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a supplier’s support desk',
      from: 'Edukey <noreply@provision.example>',
      subject: 'We received your message',
      body: 'Thanks, your message was received and our support team will be in touch within 1 working day.',
    },
  ],
  [
    'auto-reply',
    {
      what: 'a meeting answered with maybe by a bare calendar part',
      subject: 'Tentative: EHCP meeting',
      type: 'text/calendar; method=REPLY',
      body: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR',
    },
  ],
  [
    'bounce',
    {
      what: 'a provider that refused it',
      from: 'postmaster@northam.example',
      subject: 'Undeliverable: Draft plan',
      header: ['Return-Path: <>'],
      body: "Your message wasn't delivered because the recipient's email provider rejected it.",
    },
  ],
  [
    'bounce',
    {
      what: 'Exim that only lists the failure',
      from: '"Mail Delivery System" <Mailer-Daemon@server.example>',
      subject: 'Mail delivery failed: returning message to sender',
      body: 'jane@x.example\n  SMTP error from remote mail server after RCPT TO: 550 no such user',
    },
  ],
  [
    'bulk',
    {
      what: 'training dates that ask questions',
      from: 'IPSEA <news@ipsea.example>',
      subject: 'New training dates',
      header: ['List-Unsubscribe: <https://u>', 'List-Id: ipsea <1.list.example>'],
      body: 'Are you a SENCO? Book your place on our SEND law course. Could you benefit from our Level 2 course? We would love to see you there.',
    },
  ],
  [
    'bulk',
    {
      what: 'an early bird',
      from: 'NASEN <membership@nasen.example>',
      subject: 'nasen LIVE 2027: early bird tickets',
      body: 'Dear member, tickets are now on sale for nasen LIVE. Register now for early bird prices. If you no longer wish to receive these emails, unsubscribe here.',
    },
  ],
  [
    'bulk',
    {
      what: 'a recording that is ready',
      from: 'Zoom <no-reply@zoom.us>',
      subject: 'Cloud recording available',
      body: 'Your cloud recording is now available.',
    },
  ],
  [
    'bulk',
    {
      what: 'an invoice of a shop',
      from: 'Amazon Business <no-reply@amazon.co.uk>',
      subject: 'Your invoice is ready',
      body: 'Your invoice for order 204 is ready to download.',
    },
  ],
  [
    'spam',
    {
      what: 'a membership on hold',
      from: 'Netflix <billing@netfl1x-billing.example>',
      subject: 'Your membership is on hold',
      body: 'We were unable to process your payment. Update your payment details within 48 hours to keep watching.',
    },
  ],
  [
    'spam',
    {
      what: 'a letter behind a password',
      from: 'HR Dept <hr@payroll-docs.example>',
      subject: 'Salary increase letter',
      body: 'Dear employee, your salary adjustment document is ready. Sign in with your email password to view document.',
    },
  ],
  [
    'spam',
    {
      what: 'an agency with one candidate',
      from: 'Jenny <jenny@eduresourcing.example>',
      subject: 'SENCO vacancy?',
      body: 'Hi, I hope you are well. I work for EduResourcing, a specialist SEND recruitment agency. I have a fantastic EHCP Coordinator available immediately who has worked for several local authorities. Day rate £320. Shall I send over her CV?\n\nJenny\nRecruitment Consultant',
    },
  ],
  [
    'spam',
    {
      what: 'psychologists at a fixed price',
      from: 'BrightMinds <hello@brightminds.example>',
      subject: 'Struggling with EP capacity?',
      body: 'Hi there,\n\nWe are a team of HCPC registered Educational Psychologists offering fast turnaround EHCP advice for local authorities. Fixed price £650 per assessment, reports in 3 weeks. Could we arrange a call to discuss?\n\nBest wishes\nMark, Director',
    },
  ],
  [
    'spam',
    {
      what: 'a factory',
      from: 'Wei <sales@factory.example>',
      subject: 'Sensory toys manufacturer',
      body: 'Dear Sir, we are a leading manufacturer of sensory toys in China with best price. MOQ 100 pcs. Please let me know if you are interested and I will send our catalogue and price list.',
    },
  ],
  [
    'spam',
    {
      what: 'a wallet and a threat',
      from: 'Anonymous <x@x.example>',
      subject: 'Your device was hacked',
      body: 'I have full access to your computer. I recorded you. Pay 0.05 BTC to bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh or everyone will see.',
    },
  ],
  [
    'query',
    {
      what: 'a parent sent in a circle by two absence notes',
      from: 'J Okafor <j@example.org>',
      subject: 'Out of office message',
      body: "Your caseworker's out of office says contact Sam Lee, but Sam's out of office says contact Priya. Who do I contact? My son starts Monday.",
    },
  ],
  [
    'query',
    {
      what: 'thanks that begin like a machine’s',
      subject: 'Re: We have your query: SEND-2026-00417',
      header: answering,
      body: 'Thank you for letting me know.',
    },
  ],
  [
    'query',
    {
      what: 'somebody who is back',
      subject: 'Re: We have your query: SEND-2026-00417',
      header: answering,
      body: 'Received with thanks. I am back from holiday now and will send the forms tomorrow.',
    },
  ],
  [
    'query',
    {
      what: 'a family that goes on holiday',
      subject: 'Holiday',
      body: "We are going on holiday from 20 December until 3 January so please don't send anything to the house. You can email me.",
    },
  ],
  [
    'query',
    {
      what: 'a parent who is signed off sick',
      subject: 'Sick leave',
      body: 'I have been signed off sick because of the stress of this. I am on sick leave until January. Please email my husband, tom@example.org, about Maisie instead.',
    },
  ],
  [
    'query',
    {
      what: 'a doctor who answers from leave',
      from: 'Dr Rao <rao@hospital.example>',
      subject: 'RE: Advice request',
      header: answering,
      body: 'Thank you for your email. I am on leave but have seen this. He was discharged in June so I have no advice to give. Please contact Dr Webb for anything further.',
    },
  ],
  [
    'query',
    {
      what: 'a school through a messaging system that says bulk',
      from: 'Virgin <noreply@parentmail.example>',
      subject: 'ParentMail: message from Oakfield',
      header: ['List-Unsubscribe: <https://p>', 'Precedence: bulk'],
      body: 'FAO SEN team: Ryan Cole (Year 6) cannot be kept safe here. He has hurt two staff. We request an emergency review this week. Mr Daly, Head',
    },
  ],
  [
    'query',
    {
      what: 'a form in three lines',
      from: 'Change <no-reply@change.example>',
      subject: 'Jane sent you a message',
      body: 'Name: Jane\nEmail: jane@example.org\nMessage: Please stop the cuts',
    },
  ],
  [
    'query',
    {
      what: 'a request for records with a passport',
      subject: 'Verify',
      body: 'Please verify my identity so I can have the SAR. I attach my passport and a bank statement. You have one month. I want all emails about my son.',
    },
  ],
  [
    'query',
    {
      what: 'a tutor whose bank has changed, for named cases',
      from: 'Tutor Co <finance@tutors.example>',
      subject: 'Change of bank details',
      body: 'Please note our bank details have changed from 1 December. The letter on headed paper is attached. This concerns payments for Leo Barnes (EHC-20111) and Maya Cole (EHC-20118).',
    },
  ],
  [
    'query',
    {
      what: 'a card that is blocked',
      subject: 'Direct payment card',
      body: "The prepaid card for my daughter's direct payments has been blocked and the account suspended. I can't pay her PA. Can you unlock it within 24 hours?",
    },
  ],
  [
    'query',
    {
      what: 'a councillor about a newsletter',
      from: 'Councillor <c@northam.example>',
      subject: 'Unsubscribe scandal',
      body: 'A resident says your Local Offer newsletter cannot be unsubscribed from. Could you look into it please?',
    },
  ],
  [
    'query',
    {
      what: 'a place accepted',
      subject: 'Accepted: offer of a place',
      body: 'We accept the place at Hillcrest for Noah. When can he start?',
    },
  ],
  [
    'query',
    {
      what: 'an application declined',
      subject: 'Declined',
      body: 'Our application was declined and I want to know why. We have never been told the reasons.',
    },
  ],
  [
    'query',
    {
      what: 'a letter returned to its sender',
      subject: 'Returned mail',
      body: 'Your letter to my old address was returned to sender. My new address is 4 Mill Lane. Can you send the draft plan again?',
    },
  ],
]
