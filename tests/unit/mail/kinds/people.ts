import { parts } from '#tests/support/mail/raw-mail.ts'
import type { KindCase } from './kind-case.ts'

/** People, however much their mail looks like a machine’s. */
export const people: readonly KindCase[] = [
  { what: 'an ordinary mail', body: 'My son has had no school since June. Can you help us?' },
  { what: 'no subject', subject: '', body: 'Hello, who is Amirs case worker now please' },
  {
    what: 'no words, one attachment',
    subject: '',
    type: 'multipart/mixed; boundary=b',
    body: parts([
      { type: 'text/plain', body: '' },
      {
        type: 'application/pdf; name=report.pdf',
        disposition: 'attachment; filename=report.pdf',
        body: 'JVBERi0=',
      },
    ]),
  },
  { what: 'one word', subject: 'Re: Review', body: 'Thanks' },
  {
    what: 'somebody who will be away and asks something',
    subject: 'Annual review papers',
    body: 'I am out of office next week but could you send the papers to Sam before Friday? I am back on the 30th.',
  },
  {
    what: 'somebody who will be away and says so',
    subject: 'Amir',
    body: 'Dear Priya,\n\nJust to let you know that I will be on annual leave from Monday, so I have signed the advice for Amir today and it is attached. I recommend 15 hours of support. My colleague Sam can speak to the therapy section in my absence.\n\nBest wishes\nKaren',
  },
  {
    what: 'an answer that mentions leave',
    subject: 'RE: SEND-2026-00417',
    header: ['In-Reply-To: <ours@northam.example>'],
    body: 'Thank you for your email. I have been on annual leave so only saw this today. We agree with the draft except section F, which needs to name the hours. I am back in the office on Monday if you want to talk.',
  },
  {
    what: 'a parent abroad',
    subject: 'Re: meeting about Leo',
    header: ['In-Reply-To: <ours@northam.example>'],
    body: 'We are away on holiday until 30 November so cannot do the 25th. The week after is fine for us. Leo is looking forward to meeting the new school.',
  },
  {
    what: 'a chase about automatic replies',
    subject: 'No answer AGAIN',
    body: 'All I ever get is “this is an automated response, we aim to respond within 10 working days”. It has been six weeks. My daughter is still not in school.',
  },
  {
    what: 'an answer under "Automatic reply"',
    subject: 'RE: Automatic reply: Amir’s transport',
    body: 'Then please pass this to whoever is covering. The taxi has not come for three days.\n\nFrom: Priya Nair\nSent: 20 November 2026\nSubject: Automatic reply: Amir’s transport\n\nI am on annual leave until 30 November.',
  },
  {
    what: 'own words above a quoted automatic reply, with its subject unchanged',
    subject: 'Automatic reply: Amir’s transport',
    body: 'I got this back and nobody has rung me. My son has now missed three days of school.\n\nOn 20 Nov 2026, Priya Nair wrote:\n> I am on annual leave until 30 November.',
  },
  {
    what: 'a forwarded bounce',
    subject: 'Fwd: Undeliverable: Our son',
    body: 'I tried the address on your letter and it came back. Where should I send the report?\n\n---------- Forwarded message ---------\nFrom: postmaster@northam.example\nSubject: Undeliverable: Our son\n\nYour message to sen.team@northam.example couldn’t be delivered. 550 5.1.10',
  },
  {
    what: 'a bounce pasted into a mail',
    subject: 'Your email address does not work',
    body: 'Hi, I keep getting "550 5.1.1 user unknown, mail delivery failed" from the SEN address on the website. Please could you tell the caseworker that Maya’s speech report is ready?',
  },
  {
    what: 'a promise that could not be kept',
    subject: 'Undeliverable promises',
    body: 'The plan promises speech therapy that is undeliverable at this school. Delivery failed last year as well. What will the council do?',
  },
  {
    what: 'delivery of therapy',
    subject: 'Delivery failure: section F',
    body: 'The provision in section F has not been delivered since September. I want it delivered or I will go to tribunal.',
  },
  {
    what: 'a councillor with a long day',
    from: 'Cllr Pat Moore <pat.moore@northam.example>',
    subject: 'FW: Out of office',
    body: 'Second time this week that I get this from the caseworker. Who is covering? My resident is desperate.\n\nPat',
  },
  {
    what: 'an empty envelope sender and a person’s words',
    subject: 'Transport for Amir',
    header: ['Return-Path: <>'],
    body: 'Good morning, the taxi did not come again today and I had to take the day off. I need this sorted for tomorrow. Thank you, Jane',
  },
  {
    what: 'a form of the council’s own site',
    from: 'Website forms <no-reply@northam.example>',
    subject: 'New SEND enquiry form submission',
    header: ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All'],
    body: 'A new form has been submitted.\n\nYour name: Jane Okafor\nYour email: jane@example.org\nChild’s name: Amir Okafor\nHow can we help?: He has no taxi and nobody answers the telephone.',
  },
  {
    what: 'a form whose answers stand under their questions',
    from: 'forms@northam-online.example',
    subject: 'Contact the SEND team (ref FS-Case-663201)',
    header: ['Auto-Submitted: auto-generated', 'Precedence: bulk'],
    body: 'First name\nJane\n\nLast name\nOkafor\n\nEmail address\njane@example.org\n\nWhat is your enquiry about?\nTransport\n\nTell us more\nMy daughter has been moved to a different bus without any warning.',
  },
  {
    what: 'a case from a system of MPs',
    from: 'Anna Field MP <casework@field.mp.example>',
    subject: 'Case AF12345: Mrs Okafor',
    header: ['Auto-Submitted: auto-generated', 'List-Unsubscribe: <https://caseworker.example/u>'],
    body: 'Dear Sir or Madam,\n\nMy constituent Mrs Okafor of Harbour Road has contacted me about her son’s EHC plan, which is now nine weeks late. I should be grateful if you would look into the matter and let me have a reply that I can share with her.\n\nYours sincerely\nAnna Field MP',
  },
  {
    what: 'a school through its messaging system',
    from: 'Oakfield Primary via SchoolPost <no-reply@schoolpost.example>',
    subject: 'Message from Mrs Lane, SENCO',
    header: [
      'List-Unsubscribe: <https://schoolpost.example/u>',
      'Reply-To: senco@oakfield.example',
      'Feedback-ID: x:y:z',
    ],
    body: 'Dear SEND team,\n\nI am writing about our pupil Amir Okafor in Year 4. His one-to-one hours have not been funded since September. Please could you confirm when the funding will be paid?\n\nMrs Lane\nSENCO\n\nYou are receiving this email because your address is on our system. Unsubscribe.',
  },
  {
    what: 'mail relayed by a Google group of the inbox',
    to: 'SEND Team <send@northam.gov.uk>',
    subject: 'Amir’s placement',
    header: [
      'Precedence: list',
      'Mailing-list: list send@northam.gov.uk; contact send+owners@northam.gov.uk',
      'List-ID: <send.northam.gov.uk>',
      'X-Google-Group-Id: 118273',
      'List-Post: <https://groups.google.com/a/northam.gov.uk/group/send/post>, <mailto:send@northam.gov.uk>',
      'List-Unsubscribe: <mailto:googlegroups-manage+118273+unsubscribe@googlegroups.com>',
    ],
    body: 'Hello\n\nAmir starts at Hillcrest on 5 January. What about his transport?\n\nJane',
  },
  {
    what: 'mail relayed by a Microsoft 365 group',
    to: 'SEND Casework <send@northam.gov.uk>',
    subject: 'Draft plan',
    header: [
      'List-ID: <send.northam.onmicrosoft.com>',
      'List-Unsubscribe: <mailto:send@northam.gov.uk?subject=unsubscribe>',
      'X-MS-Exchange-Organization-SCL: 1',
    ],
    body: 'Please find my comments on the draft plan below. Section B leaves out her epilepsy.',
  },
  {
    what: 'a client that says bulk',
    subject: 'Our son',
    header: ['Precedence: bulk'],
    body: 'Dear Sir, my son has not been to school since June and I have written four times. I would like to know who is dealing with his case. Yours faithfully, J Okafor',
  },
  {
    what: 'an answer to a newsletter',
    subject: 'Re: Local Offer bulletin - autumn',
    body: 'Thank you for this. Is the Saturday club open to my son? He has a plan.\n\nOn 20 Nov 2026, Local Offer wrote:\n> You are receiving this email because you signed up. Unsubscribe. View in browser.',
  },
  {
    what: 'a forwarded newsletter with a question',
    subject: 'Fwd: November news',
    body: 'Does this change affect Amir’s plan?\n\n---------- Forwarded message ---------\nFrom: SEND Advice Charity <news@charity.example>\nSubject: November news\n\nDear supporter\nView in browser | Unsubscribe',
  },
  {
    what: 'a parent who unsubscribes',
    subject: 'unsubscribe',
    body: 'Please unsubscribe me, my daughter has left school.',
  },
  {
    what: 'money and a deadline',
    subject: 'URGENT invoice £4,500.00',
    body: 'You owe us £4,500.00 for my son’s tutor. Please confirm payment to my bank account, sort code 00-00-00, within 48 hours, or I will make a formal complaint.',
  },
  {
    what: 'a personal budget by PayPal',
    subject: 'direct payment',
    body: 'Hi, the direct payment has not gone into my account this month and I had to pay the PA by PayPal. Please verify my bank details. Click and collect for his chair cost £30 too.',
  },
  {
    what: 'medicines',
    subject: 'Medication at respite',
    body: 'Leo now takes melatonin, methylphenidate and sildenafil (yes, Viagra, it is for his lungs). The respite home needs a new care plan.',
  },
  {
    what: 'a prize',
    subject: 'Prize giving',
    body: 'Maya has won the headteacher’s prize! Congratulations to her TA too. Can her one-to-one come to prize-giving on Friday evening?',
  },
  {
    what: 'a lottery of places',
    subject: 'Postcode lottery',
    body: 'Getting a special school place here is a lottery and we have never won. Please tell me when panel meets about Noah.',
  },
  {
    what: 'a hacked account',
    subject: 'My account was hacked',
    body: 'Sorry if you had a strange email about bitcoin from me, my account was hacked and I changed the password. Please ignore it. I am still waiting for the amended final plan for Zara.',
  },
  {
    what: 'a full mailbox of ours',
    subject: 'Mailbox full?',
    body: 'I rang because my emails to Priya bounced saying mailbox full. Please could somebody tell me whether Amir’s placement was agreed?',
  },
  {
    what: 'a password for the portal',
    subject: 'Portal',
    body: 'I cannot log in to the EHC portal to read the draft plan, it says my password has expired and my account will be locked. Can you reset it?',
  },
  {
    what: 'an invitation with words',
    subject: 'Annual review: Amir Okafor',
    type: 'multipart/alternative; boundary=b',
    body: parts([
      {
        type: 'text/plain',
        body: 'Dear all, please join us for Amir’s annual review at Oakfield on 3 December at 10am. Papers to follow.',
      },
      { type: 'text/calendar; method=REQUEST', body: 'BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR' },
    ]),
  },
  {
    what: 'a declined meeting with a reason',
    subject: 'Declined: Annual review',
    type: 'multipart/alternative; boundary=b',
    body: parts([
      {
        type: 'text/plain',
        body: 'I am sorry that I cannot come because I work nights. Could we meet on Thursday instead?',
      },
      { type: 'text/calendar; method=REPLY', body: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR' },
    ]),
  },
  {
    what: 'an order of the tribunal from an address that takes no reply',
    from: 'noreply@tribunal.example',
    subject: 'ORDER EH123/26/00045',
    type: 'multipart/mixed; boundary=b',
    body: parts([
      {
        type: 'text/plain',
        body: 'Please find attached an order. This email is automatically generated. Do not reply.',
      },
      {
        type: 'application/pdf; name=order.pdf',
        disposition: 'attachment; filename=order.pdf',
        body: 'JVBERi0=',
      },
    ]),
  },
  {
    what: 'a secure message',
    from: 'Egress Secure Email <noreply@egress.example>',
    subject: 'You have a secure message from Karen Bright',
    header: ['Auto-Submitted: auto-generated'],
    body: 'Karen Bright has sent you a secure email. Click here to read it. Subject: Psychological advice.',
  },
  {
    what: 'a file that somebody shared',
    from: 'Karen Bright (via Google Drive) <drive-shares-noreply@google.example>',
    subject: 'Item shared with you: "EHC advice Amir Okafor"',
    header: ['Reply-To: Karen Bright <karen@clinic.example>'],
    body: 'Karen Bright has shared the following document with you:\n\nEHC advice Amir Okafor\n\nI have added the advice for Amir, please use this version. Open',
  },
  {
    what: 'a professional who works part-time',
    subject: 'Advice for Amir',
    body: 'Dear Priya\n\nMy advice for Amir is attached. He needs weekly speech and language therapy.\n\nKaren Bright\nSpeech and Language Therapist\nI work Monday to Wednesday. Please note I may not answer until then.',
  },
  {
    what: 'a provider who has a place',
    from: 'Admissions <admissions@hillcrest.example>',
    subject: 'Consultation response: A.O.',
    body: 'Thank you for your consultation regarding A.O. We can offer a place from January at a fee of £62,000 a year. Please let us know whether the local authority will name Hillcrest.',
  },
  {
    what: 'a tutor who is already paid',
    from: 'office@tutors.example',
    subject: 'Invoice 4471 overdue',
    body: 'Hi, invoice 4471 for Leo Barnes’s tuition in October is overdue. Could you tell me when it will be paid? The purchase order is 550128.',
  },
  {
    what: 'an officer who asks in a hurry',
    from: 'Head of Service <head@northam.example>',
    subject: 'Quick one',
    body: 'Are you available at 2? I need the figures for the Okafor case before the members’ briefing.',
  },
  {
    what: 'thanks that begin like a machine',
    subject: 'Thank you for your email',
    body: 'Thank you for your email yesterday, it was kind of you to explain. We accept the school. Jane',
  },
  {
    what: 'an officer’s acknowledgement',
    from: 'Sam Lee <sam.lee@westshire.example>',
    subject: 'RE: Joint review',
    header: ['In-Reply-To: <ours@northam.example>'],
    body: 'Thanks for your email. I have received the papers and will get back to you by Friday with our comments on the joint placement.\n\nSam',
  },
  {
    what: 'somebody who left and says so herself',
    subject: 'Change of caseworker at our end',
    body: 'Hi Priya, I am leaving the trust on Friday, so from Monday Ravi Shah is the paediatrician for Amir Okafor. His report will be with you by 4 December.',
  },
  {
    what: 'a campaign that many send',
    from: 'Lena Hart <lena.hart@example.org>',
    subject: 'Save our SEND transport',
    body: 'Dear Councillor,\n\nI am writing as a resident to ask you to vote against the cuts to SEND transport. My granddaughter depends on it.\n\nLena Hart',
  },
  {
    what: 'German',
    subject: 'Schulplatz',
    body: 'Guten Tag, mein Sohn hat seit September keinen Schulplatz. Können Sie mir bitte helfen?',
  },
  {
    what: 'Polish',
    subject: 'Szkoła',
    body: 'Dzień dobry, mój syn nie ma szkoły od września. Proszę o pomoc. Byłam na urlopie i nie mogłam zadzwonić.',
  },
  {
    what: 'Arabic',
    subject: 'مدرسة ابني',
    body: 'السلام عليكم، ابني بدون مدرسة منذ شهرين. أرجو المساعدة.',
  },
  {
    what: 'a sender called admin',
    from: 'School Office <admin@oakfield.example>',
    subject: 'Delivery of equipment failed',
    body: 'The standing frame for Amir was not delivered, the delivery attempt failed because nobody had told us. Please rebook it.',
  },
  {
    what: 'an exclusion letter through a school system',
    from: 'noreply@arbor.example',
    subject: 'Suspension notification - Leo Barnes',
    header: ['List-Unsubscribe: <https://arbor.example/u>'],
    body: 'Dear colleague,\n\nI am writing to inform you that Leo Barnes (Year 8, EHCP) has been suspended for two days. We request an early annual review.\n\nMs Dunn, Deputy Headteacher',
  },
]
