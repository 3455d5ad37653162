import { parts } from '#tests/support/mail/raw-mail.ts'
import type { KindCase } from './kind-case.ts'

const answering = ['In-Reply-To: <ours@northam.example>', 'References: <ours@northam.example>']

/** Somebody is away, and their mail program says so. */
export const absences: readonly KindCase[] = [
  {
    what: 'Outlook with all its headers',
    subject: 'Automatic reply: We have your query SEND-2026-00417',
    header: [...answering, 'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All'],
    body: 'I am on annual leave until Monday 30 November 2026. If your query is urgent, please contact duty.officer@northam.example.\n\nKind regards\nPriya',
  },
  {
    what: 'Gmail’s vacation responder',
    subject: 'Re: New query for you: SEND-2026-00417',
    header: [...answering, 'Precedence: auto_reply', 'X-Autoreply: yes', 'Auto-Submitted: auto-replied'],
    body: 'Hi, I am away from 20th to 27th November and will only pick up emails when I return.',
  },
  {
    what: 'an Outlook rule that sets no header',
    subject: 'Re: We have your query SEND-2026-00417',
    header: answering,
    body: 'Thank you for your email. I am currently out of the office and will return on Tuesday 1 December. For anything urgent please ring the main office on 01632 960000.',
  },
  {
    what: 'an Outlook rule whose subject is the writer’s own',
    subject: 'Out of office until 30 November',
    body: 'Hello,\n\nI’m now on leave and back on 30 November. My colleague Sam Lee (sam.lee@example.org) is picking up my cases.\n\nMany thanks\nAnita',
  },
  {
    what: 'a rule that quotes what it answers',
    subject: 'RE: Annual review for AB',
    header: answering,
    body: 'Thanks for your message. I do not work on Mondays or Fridays and will reply when I am next in.\n\n-----Original Message-----\nFrom: SEND Casework\nSent: 20 November 2026 10:00\nSubject: Annual review for AB\n\nDear colleague, could you send the report? Can you let me know by Friday?',
  },
  {
    what: 'a part-time worker',
    subject: 'Automatic reply: AB',
    body: 'Please note my working days are Tuesday, Wednesday and Thursday. I will respond to your email on my next working day.',
  },
  {
    what: 'term time only',
    subject: 'Automatic reply: transition plan',
    body: 'School is closed for the Christmas holidays and reopens on 5 January. This mailbox is not monitored. If you are worried about the safety of a child please contact the front door team or, in an emergency, 999.',
  },
  {
    what: 'somebody who left',
    subject: 'Automatic reply: EHC-20107',
    body: 'I no longer work for Westshire NHS Trust. Please redirect your email to therapy.referrals@westshire.example.',
  },
  {
    what: 'somebody who left, with no header and an ordinary subject',
    subject: 'Re: EHC-20107',
    header: answering,
    body: 'Please note that Karen Bright has now left the organisation. Please send all enquiries to senco@oakfield.example.',
  },
  {
    what: 'maternity leave',
    subject: 'Maternity leave Re: advice request',
    header: answering,
    body: 'Thank you for your e-mail. I am on maternity leave until September 2027. Please contact the Educational Psychology Service at eps@westshire.example.',
  },
  {
    what: 'a sick note',
    subject: 'Automatic reply: advice request',
    body: 'I am currently off sick. If your enquiry is urgent please can you contact my manager, Jo Reed? Otherwise I will reply on my return.',
  },
  {
    what: 'a councillor’s standing answer',
    subject: 'Thank you for your email',
    header: [...answering, 'X-Auto-Response-Suppress: All', 'Auto-Submitted: auto-generated'],
    body: 'Thank you for contacting me. I receive a large number of emails and try to answer within five days. If you are not a resident of Harbour ward, please contact your own councillor.\n\nCllr Moore',
  },
  {
    what: 'an MP’s standing answer with no header, long and full of questions',
    from: 'Anna Field MP <anna.field.mp@parliament.example>',
    subject: 'Automatic reply: Tribunal for my constituent',
    body: `Thank you for your email. This is an automatic acknowledgement that it has arrived in my office.

Are you a constituent? Please make sure that you have included your full name, address and postcode. There is a strict parliamentary protocol that MPs only act for their own constituents. Not sure who your MP is? You can check at https://members.parliament.example.

If you are a constituent and your matter is urgent, please call my office on 020 7946 0000.

If you have written as part of a campaign, my views are on my website. Due to the high volume of correspondence it may take up to 20 working days to answer. Could you please not send a second email about the same matter, as this slows us down?

I hold regular advice surgeries. How do I book one? Please ring the office.

Yours sincerely
Anna Field MP`,
  },
  {
    what: 'an MP’s office with a plain subject and no header',
    from: 'Anna Field MP <anna.field.mp@parliament.example>',
    subject: 'Acknowledgement of your email',
    body: 'Thank you for your email. This is an automated response to let you know that it has been received. If you are a constituent, please ensure that you have included your full address. We will get back to you as soon as possible.',
  },
  {
    what: 'Lotus Notes',
    subject: 'Brian Cole is out of the office (returning 30/11/2026)',
    body: 'I will be out of the office starting 20/11/2026 and will not return until 30/11/2026.\nI will respond to your message when I return.',
  },
  {
    what: 'Notes with AUTO',
    subject: 'AUTO: Brian Cole is out of the office (returning 30/11/2026)',
    header: ['Auto-Submitted: auto-generated'],
    body: 'I am out of the office until 30/11/2026.\n\nNote: This is an automated response to your message "Advice" sent on 20/11/2026.',
  },
  {
    what: 'GroupWise',
    subject: 'Re: Advice (Out of office)',
    header: [...answering, 'X-Autorespond: GroupWise'],
    body: 'I am out of the office. Back Wednesday.',
  },
  {
    what: 'a short note from a telephone',
    subject: 'Automatic reply: taxi',
    body: 'Driving. Will read later.',
  },
  {
    what: 'nothing but a subject',
    subject: 'Out of Office AutoReply: SEND-2026-00417',
    body: '',
  },
  {
    what: 'Welsh and English',
    subject: 'Ateb awtomatig / Automatic reply: cynllun',
    body: 'Rydw i allan o’r swyddfa tan 30 Tachwedd.\n\nI am out of the office until 30 November.',
  },
  {
    what: 'Welsh, with no header',
    subject: 'Re: cynllun datblygu',
    header: answering,
    body: 'Diolch am eich neges. Rwyf ar wyliau tan ddydd Llun. Os yw’n fater brys, cysylltwch â’r swyddfa.',
  },
  {
    what: 'French',
    subject: 'Réponse automatique : Votre demande',
    body: 'Bonjour,\nJe suis absente du bureau jusqu’au 30 novembre. En cas d’urgence, contactez ma collègue.',
  },
  {
    what: 'French, with no subject of a machine',
    subject: 'Re: rapport',
    header: answering,
    body: 'Bonjour, je suis en congés jusqu’au 30 novembre inclus. Pour toute urgence, merci de contacter secretariat@ecole.example.',
  },
  {
    what: 'German',
    subject: 'Abwesenheitsnotiz: Bericht',
    body: 'Vielen Dank für Ihre Nachricht. Ich bin bis zum 30.11. nicht im Büro.',
  },
  {
    what: 'German, with no subject of a machine',
    subject: 'AW: Bericht',
    header: answering,
    body: 'Guten Tag, ich bin ab dem 30. November wieder im Büro erreichbar. Ihre E-Mail wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an Frau Kern.',
  },
  {
    what: 'Spanish',
    subject: 'Respuesta automática: informe',
    body: 'Estaré fuera de la oficina hasta el 30 de noviembre.',
  },
  {
    what: 'Spanish, with no subject of a machine',
    subject: 'RE: informe',
    header: answering,
    body: 'Gracias por su mensaje. Estoy de vacaciones hasta el lunes 30. Para asuntos urgentes, escriba a secretaria@colegio.example.',
  },
  {
    what: 'Italian',
    subject: 'Risposta automatica: relazione',
    body: 'Sono fuori ufficio fino al 30 novembre.',
  },
  {
    what: 'Italian, with no subject of a machine',
    subject: 'R: relazione',
    header: answering,
    body: 'Grazie per il messaggio. Sono in ferie fino al 30 novembre, per urgenze contattare la segreteria.',
  },
  {
    what: 'Portuguese',
    subject: 'Resposta automática: relatório',
    body: 'Estou ausente até 30 de novembro.',
  },
  {
    what: 'Dutch',
    subject: 'Automatisch antwoord: verslag',
    body: 'Ik ben afwezig tot en met 30 november.',
  },
  {
    what: 'Polish',
    subject: 'Odpowiedź automatyczna: raport',
    body: 'Przebywam na urlopie do 30 listopada. W pilnych sprawach proszę o kontakt z sekretariatem.',
  },
  {
    what: 'Polish, with no subject of a machine',
    subject: 'Odp: raport',
    header: answering,
    body: 'Dzień dobry, jestem na urlopie do 30 listopada. W pilnych sprawach proszę dzwonić do sekretariatu.',
  },
  {
    what: 'Romanian',
    subject: 'Răspuns automat: raport',
    body: 'Sunt în concediu până pe 30 noiembrie.',
  },
  {
    what: 'Swedish',
    subject: 'Automatiskt svar: rapport',
    body: 'Jag är på semester till och med den 30 november.',
  },
  {
    what: 'Danish',
    subject: 'Automatisk svar: rapport',
    body: 'Jeg er på ferie til og med den 30. november.',
  },
  {
    what: 'Norwegian',
    subject: 'Autosvar: rapport',
    body: 'Jeg er ikke på kontoret før mandag.',
  },
  {
    what: 'Finnish',
    subject: 'Automaattinen vastaus: raportti',
    body: 'Olen lomalla 30.11. asti.',
  },
  {
    what: 'Czech',
    subject: 'Automatická odpověď: zpráva',
    body: 'Jsem mimo kancelář do 30. listopadu.',
  },
  {
    what: 'Slovak',
    subject: 'Automatická odpoveď: správa',
    body: 'Som na dovolenke do 30. novembra.',
  },
  {
    what: 'Hungarian',
    subject: 'Automatikus válasz: jelentés',
    body: 'November 30-ig szabadságon vagyok.',
  },
  {
    what: 'Turkish',
    subject: 'Otomatik Yanıt: rapor',
    body: '30 Kasım’a kadar izindeyim.',
  },
  {
    what: 'Russian',
    subject: 'Автоматический ответ: отчёт',
    body: 'Я в отпуске до 30 ноября.',
  },
  {
    what: 'Ukrainian',
    subject: 'Автоматична відповідь: звіт',
    body: 'Я у відпустці до 30 листопада.',
  },
  {
    what: 'Greek',
    subject: 'Αυτόματη απάντηση: αναφορά',
    body: 'Βρίσκομαι σε άδεια έως τις 30 Νοεμβρίου.',
  },
  {
    what: 'Japanese',
    subject: '自動応答: 報告書',
    body: '11月30日まで休暇をいただいております。',
  },
  {
    what: 'Chinese',
    subject: '自动答复: 报告',
    body: '我正在休假，11月30日回来。',
  },
  {
    what: 'Korean',
    subject: '자동 회신: 보고서',
    body: '11월 30일까지 휴가입니다.',
  },
  {
    what: 'Arabic',
    subject: 'رد تلقائي: تقرير',
    body: 'أنا في إجازة حتى 30 نوفمبر.',
  },
]

/** A desk, a ticket system or a portal says that it has our mail. */
export const acknowledgements: readonly KindCase[] = [
  {
    what: 'Zendesk',
    from: 'Oakfield Trust Support <support@oakfield.zendesk.example>',
    subject: '[Oakfield Trust] Request received: We have your query',
    header: ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All', 'X-Mailer: Zendesk Mailer'],
    body: '##- Please type your reply above this line -##\n\nYour request (48211) has been received and is being reviewed by our support staff.\n\nTo add additional comments, reply to this email.',
  },
  {
    what: 'Freshdesk, with no header',
    from: 'support@trust.freshdesk.example',
    subject: 'Ticket Received - We have your query',
    body: 'Dear SEND Casework,\n\nWe would like to acknowledge that we have received your request and a ticket has been created. A support representative will be reviewing your request and will send you a personal response.\n\nThank you for your patience.\n\nTrust Support Team',
  },
  {
    what: 'ServiceNow',
    from: 'IT Service Desk <itservicedesk@northam.service-now.example>',
    subject: 'INC0048211 has been opened on your behalf',
    header: ['X-ServiceNow-Generated: true', 'X-ServiceNow-SysEmail-Version: 2'],
    body: 'Incident INC0048211 has been logged. Short description: We have your query. You can view the incident in the self-service portal.',
  },
  {
    what: 'Jira Service Management',
    from: 'jira@trust.atlassian.example',
    subject: 'SD-1042 We have your query',
    header: ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'X-JIRA-FingerPrint: 0c9a'],
    body: 'Just confirming that we got your request. We’re on it.\n\nView request · Turn off this request’s notifications',
  },
  {
    what: 'OTRS',
    from: 'helpdesk@nhs.example',
    subject: '[Ticket#2026112210000018] RE: We have your query',
    header: ['Auto-Submitted: auto-replied', 'X-OTRS-Loop: yes', 'Precedence: bulk'],
    body: 'Your mail with the subject "We have your query" has been received. Your ticket number is 2026112210000018.',
  },
  {
    what: 'a ticket system with nothing but words',
    from: 'Referrals <referrals@clinic.example>',
    subject: '[Ticket#48213] Your request has been received',
    body: 'Your request has been received and assigned the reference 48213. A member of our team will respond within 3 working days. Please quote the reference in any further correspondence.',
  },
  {
    what: 'another council’s inbox',
    from: 'SEN Team <sen@eastshire.example>',
    subject: 'Automatic reply: Consultation for AB',
    body: 'Thank you for emailing the SEN Team at Eastshire Council. This is an automated response. We aim to respond to all emails within 10 working days. For our Local Offer visit our website. If your query is about transport, please email transport@eastshire.example. If you are a parent and wish to speak to your case officer, please call 01632 960001.',
  },
  {
    what: 'a surgery',
    from: 'reception@surgery.example',
    subject: 'We have received your email',
    body: 'Thank you for your email. Please note that this inbox is monitored Monday to Friday, 9am to 5pm. Do not use this address for urgent medical problems: call 111 or 999. We will respond within two working days. Please do not reply to this automated message.',
  },
  {
    what: 'a hospital trust with no header',
    from: 'cypspaeds@hospital.example',
    subject: 'Children’s Services - email received',
    body: 'This is an automated response to confirm that your email has been received by the Children’s Community Health team. Your email will be triaged within 5 working days. This mailbox is not monitored outside office hours.',
  },
  {
    what: 'a casework system of an MP',
    from: 'Casework <casework@field.mp.example>',
    subject: 'Your correspondence has been received (Case Ref: AF12345)',
    header: ['Auto-Submitted: auto-replied'],
    body: 'Thank you for getting in touch. Your correspondence has been logged with the reference AF12345.',
  },
  {
    what: 'the Ombudsman’s intake',
    from: 'intake@ombudsman.example',
    subject: 'Thank you for contacting us',
    body: 'Thank you for your email. This is an automated acknowledgement. We aim to reply within five working days. You do not need to reply to this message.',
  },
  {
    what: 'the tribunal’s inbox',
    from: 'sendistqueries@justice.example',
    subject: 'Automatic reply: EH123/26/00045',
    body: 'Thank you for your email which has been received by the Special Educational Needs and Disability Tribunal. We aim to respond within 10 working days. Please do not send duplicate emails, as this will delay our response. If your hearing is within the next 5 days please mark your email URGENT HEARING. How did we do? Please tell us at the link below.',
  },
  {
    what: 'a web form’s copy to us from an address that takes no reply',
    from: 'no-reply@school.example',
    subject: 'Thank you for your submission',
    body: 'Thank you for your submission. Your message has been sent to the school office.',
  },
  {
    what: 'a challenge from a mail filter',
    from: 'parent@example.org',
    subject: 'Please verify your message',
    header: [...answering],
    body: 'I protect my inbox from spam. Your message is being held. To have it delivered, please click the link below to confirm that you are a person. You only need to do this once.\n\nhttps://challenge.example/verify?id=9',
  },
  {
    what: 'a challenge from Boxbe',
    from: 'parent@example.org',
    subject: 'Re: We have your query (Action Required)',
    header: [...answering, 'Auto-Submitted: auto-replied'],
    body: 'Hello, your message about "We have your query" was waitlisted. Please add yourself to my guest list so your messages will be delivered to my inbox.',
  },
]

/** Receipts, recalls and answers to invitations. */
export const receipts: readonly KindCase[] = [
  {
    what: 'a read receipt by the standard',
    subject: 'Read: We have your query',
    type: 'multipart/report; report-type=disposition-notification; boundary=b',
    body: parts([
      { type: 'text/plain', body: 'Your message was read.' },
      {
        type: 'message/disposition-notification',
        body: 'Final-Recipient: rfc822;jane@example.org\nDisposition: automatic-action/MDN-sent-automatically; displayed',
      },
    ]),
  },
  {
    what: 'a read receipt of Exchange',
    subject: 'Read: We have your query',
    body: 'Your message\n\n   To: Okafor, Jane\n   Subject: We have your query\n   Sent: 20 November 2026 10:00:00 (UTC+00:00) Dublin, Edinburgh, Lisbon, London\n\nwas read on 20 November 2026 10:05:00 (UTC+00:00).',
  },
  {
    what: 'a receipt for what was thrown away unread',
    subject: 'Not read: We have your query',
    body: 'Your message\n\n   To: Okafor, Jane\n   Subject: We have your query\n\nwas deleted without being read on 20 November 2026.',
  },
  {
    what: 'a read receipt in German',
    subject: 'Gelesen: Ihre Anfrage',
    body: 'Ihre Nachricht\n\nAn: Kern\nBetreff: Ihre Anfrage\n\nwurde gelesen am 20.11.2026 10:05.',
  },
  {
    what: 'a read receipt in French',
    subject: 'Lu : Votre demande',
    body: 'Votre message a été lu le 20 novembre 2026.',
  },
  {
    what: 'a read receipt in Polish',
    subject: 'Przeczytano: zapytanie',
    body: 'Wiadomość została przeczytana 20 listopada 2026.',
  },
  {
    what: 'a receipt of a telephone',
    subject: 'Read-Receipt: We have your query',
    body: 'This is a receipt for the mail that you sent to jane@example.org at 20/11/2026 10:00. It was displayed on the recipient’s device.',
  },
  {
    what: 'a recall',
    subject: 'Recall: Minutes of the review',
    body: 'Priya Nair would like to recall the message, "Minutes of the review".',
  },
  {
    what: 'a report on a recall',
    subject: 'Message Recall Failure: Minutes of the review',
    body: 'Your message\n\nTo: SEND Casework\nSubject: Minutes of the review\n\ncould not be recalled on 20 November 2026.',
  },
  {
    what: 'an accepted meeting',
    subject: 'Accepted: Annual review AB',
    type: 'multipart/alternative; boundary=b',
    body: parts([
      { type: 'text/plain', body: '' },
      { type: 'text/calendar; method=REPLY', body: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR' },
    ]),
  },
  {
    what: 'a meeting declined by Google',
    subject: 'Declined: Annual review AB @ Tue 1 Dec 2026 10am - 11am (send@northam.example)',
    body: 'Jane Okafor has declined this invitation.\n\nAnnual review AB\nTuesday 1 Dec 2026, 10am',
  },
  {
    what: 'a meeting answered with maybe',
    subject: 'Tentatively Accepted: Annual review AB',
    body: '',
  },
  {
    what: 'a meeting accepted in German',
    subject: 'Zugesagt: Besprechung',
    type: 'text/calendar; method=REPLY; charset=utf-8',
    body: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR',
  },
]
