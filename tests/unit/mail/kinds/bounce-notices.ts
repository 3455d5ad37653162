import { parts } from '#tests/support/mail/raw-mail.ts'
import type { KindCase } from './kind-case.ts'

/** Our mail did not arrive, or not yet. */
export const bounceNotices: readonly KindCase[] = [
  {
    what: 'Exchange Online',
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@northam.example>',
    subject: 'Undeliverable: We have your query',
    type: 'multipart/report; report-type=delivery-status; boundary=b',
    body: parts([
      {
        type: 'text/plain',
        body: 'Your message to jane@example.org couldn’t be delivered. jane wasn’t found at example.org.',
      },
      {
        type: 'message/delivery-status',
        body: 'Reporting-MTA: dns;mx\n\nFinal-Recipient: rfc822;jane@example.org\nAction: failed\nStatus: 5.1.10',
      },
    ]),
  },
  {
    what: 'Exchange with its own header and no report',
    from: 'postmaster@westshire.example',
    subject: 'Undeliverable: Advice request',
    header: ['X-MS-Exchange-Message-Is-Ndr: ', 'Auto-Submitted: auto-replied'],
    body: 'Delivery has failed to these recipients or groups:\n\ntherapy@westshire.example\nThe email address you entered couldn’t be found.',
  },
  {
    what: 'qmail',
    from: 'MAILER-DAEMON@mx.example.org',
    subject: 'failure notice',
    body: 'Hi. This is the qmail-send program at mx.example.org.\nI’m afraid I wasn’t able to deliver your message to the following addresses.\nThis is a permanent error; I’ve given up. Sorry it didn’t work out.\n\n<jane@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <send@northam.example>\nMessage-ID: <ours@northam.example>\nSubject: We have your query',
  },
  {
    what: 'Exim',
    from: 'Mail Delivery System <Mailer-Daemon@relay.example>',
    subject: 'Mail delivery failed: returning message to sender',
    header: ['X-Failed-Recipients: jane@example.org', 'Auto-Submitted: auto-replied'],
    body: 'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  jane@example.org\n    all hosts have been failing for a long time',
  },
  {
    what: 'Exim, not yet',
    from: 'Mail Delivery System <Mailer-Daemon@relay.example>',
    subject: 'Warning: message 1kAbCd-0001-xY delayed 24 hours',
    body: 'A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\n\nNo action is required on your part. Delivery attempts will continue for some time.',
  },
  {
    what: 'Sendmail, not yet',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example>',
    subject: 'Warning: could not send message for past 4 hours',
    body: '**********************************************\n**      THIS IS A WARNING MESSAGE ONLY      **\n**  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **',
  },
  {
    what: 'Gmail',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    body: '** Address not found **\n\nYour message wasn’t delivered to jane.okafor@gmail.example because the address couldn’t be found, or is unable to receive mail.',
  },
  {
    what: 'Yahoo',
    from: 'MAILER-DAEMON@yahoo.example',
    subject: 'Failure Notice',
    body: 'Sorry, we were unable to deliver your message to the following address.\n\n<jane@yahoo.example>:\n552: Mailbox full',
  },
  {
    what: 'Notes',
    from: 'Postmaster@nhs.example',
    subject: 'DELIVERY FAILURE: User jane (jane@nhs.example) not listed in Domino Directory',
    body: 'Your message\n\n  Subject: We have your query\n\nwas not delivered to:\n\n  jane@nhs.example\n\nbecause:\n\n  User jane not listed in Domino Directory',
  },
  {
    what: 'GroupWise',
    from: 'Postmaster@college.example',
    subject: 'Message status - undeliverable',
    body: 'The message that you sent was undeliverable to the following:\n\tjokafor (user not found)',
  },
  {
    what: 'a person’s own address that says its mailbox is full',
    from: 'jane@example.org',
    subject: 'Mail could not be delivered',
    header: ['Return-Path: <>'],
    body: 'The recipient’s mailbox is full and cannot accept messages now. Please try again later.\n\nRecipient: <jane@example.org>',
  },
  {
    what: 'plain words with no header from a mail service',
    from: 'Mail Service <mailservice@provider.example>',
    subject: 'Undelivered: We have your query',
    body: 'Your message to jane@example.org was not delivered.\nReason: 550 5.2.2 mailbox over quota.',
  },
  {
    what: 'a filter that refused it',
    from: 'postmaster@mimecast.example',
    subject: '[Postmaster] Email Delivery Failure',
    body: 'This is a delivery failure notification message indicating that an email you addressed to jane@example.org could not be delivered. The problem appears to be: recipient rejected by policy.',
  },
  {
    what: 'a filter that blocked an attachment',
    from: 'Email Security <emailsecurity@westshire.example>',
    subject: 'Message blocked: Draft plan',
    header: ['Auto-Submitted: auto-replied'],
    body: 'Your message to therapy@westshire.example was blocked by our mail policy and was not delivered, because it contains an attachment of a type that is not permitted.',
  },
  {
    what: 'a group that takes no mail from outside',
    from: 'postmaster@school.example',
    subject: 'Undeliverable: Consultation',
    body: 'You do not have permission to send to this recipient. 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup',
  },
  {
    what: 'a list that refuses strangers',
    from: 'senco-forum-bounces@lists.school.example',
    subject: 'Your message to senco-forum was rejected',
    header: ['Precedence: bulk', 'List-Id: <senco-forum.lists.school.example>'],
    body: 'You are not allowed to post to this mailing list, and your message has been automatically rejected.',
  },
  {
    what: 'a refusal dressed as a read receipt',
    subject: 'Automatically rejected mail',
    type: 'multipart/report; report-type=disposition-notification; boundary=b',
    body: parts([
      { type: 'text/plain', body: 'Your message was automatically rejected: quota exceeded.' },
      {
        type: 'message/disposition-notification',
        body: 'Final-Recipient: rfc822;jane@example.org\nDisposition: automatic-action/MDN-sent-automatically; deleted',
      },
    ]),
  },
  {
    what: 'a complaint report',
    from: 'feedback@arf.provider.example',
    subject: 'FW: We have your query',
    type: 'multipart/report; report-type=feedback-report; boundary=b',
    body: parts([
      { type: 'text/plain', body: 'This is an email abuse report.' },
      {
        type: 'message/feedback-report',
        body: 'Feedback-Type: abuse\nUser-Agent: FBL/1\nVersion: 1\nOriginal-Rcpt-To: jane@example.org',
      },
      {
        type: 'message/rfc822',
        body: 'Message-ID: <ours@northam.example>\nSubject: We have your query\n\nHello',
      },
    ]),
  },
  {
    what: 'German',
    from: 'postmaster@firma.example',
    subject: 'Unzustellbar: Ihre Anfrage',
    body: 'Ihre Nachricht an kern@firma.example konnte nicht zugestellt werden.',
  },
  {
    what: 'French',
    from: 'postmaster@ecole.example',
    subject: 'Non remis : Votre demande',
    body: 'Votre message n’a pas pu être remis. L’adresse est introuvable.',
  },
  {
    what: 'French that says so at the end of the subject',
    from: 'messagerie@ecole.example',
    subject: 'RE: Votre demande : non remis (delivery failure)',
    body: 'Votre message n’a pas pu être délivré à marie@ecole.example.\nUtilisateur inconnu: 550 5.1.1',
  },
  {
    what: 'Spanish',
    from: 'postmaster@colegio.example',
    subject: 'No se puede entregar: informe',
    body: 'No se pudo entregar el mensaje a los siguientes destinatarios.',
  },
  {
    what: 'Italian',
    from: 'postmaster@scuola.example',
    subject: 'Non recapitabile: relazione',
    body: 'Il messaggio non è stato recapitato. Destinatario sconosciuto.',
  },
  {
    what: 'Polish',
    from: 'mailer-daemon@poczta.example',
    subject: 'Zwrot wiadomości: raport',
    body: 'Nie można doręczyć wiadomości. Skrzynka odbiorcy jest pełna.',
  },
  {
    what: 'Japanese',
    from: 'MAILER-DAEMON@mail.example',
    subject: 'メールを配信できませんでした',
    body: '宛先のメールアドレスが見つかりません。',
  },
  {
    what: 'no sender at all',
    from: '<>',
    subject: 'Undelivered mail',
    body: 'You sent mail to jane@example.org. That is not a valid user here.',
  },
  {
    what: 'a warning from a postmaster',
    from: 'postmaster@relay.example',
    subject: 'Mail Delivery Warning',
    body: 'This is an advisory-only email. Please do not reply to it.\n\nDelivery of email to this address "jane@example.org" has been postponed due to a full mailbox. We will continue to try.',
  },
  {
    what: 'a person’s mail hosted by a provider that answers in a friendly tone',
    from: 'Mail Delivery System <noreply@provider.example>',
    subject: 'Your message wasn’t delivered',
    body: 'Hello! Unfortunately your email to jane@provider.example could not be delivered because this account has been closed.',
  },
]
