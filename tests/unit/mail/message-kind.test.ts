import { describe, expect, it } from 'vitest'
import type { KindInput } from '#shared/domain/mail/kind-signs.ts'
import { messageKind } from '#shared/domain/mail/message-kind.ts'

type Given = Partial<Omit<KindInput, 'headers' | 'from' | 'receipt'>> & {
  readonly header?: Readonly<Record<string, string>>
  readonly from?: string
  readonly receipt?: KindInput['receipt']
}

function kind(given: Given) {
  const text = given.text ?? 'My son has had no school since June. Can you help us?'
  return messageKind({
    headers: Object.entries(given.header ?? {}).map(([name, value]) => ({ name, value })),
    from: { name: '', address: given.from ?? 'jane@example.org' },
    subject: given.subject ?? 'Our son',
    text,
    ownWords: given.ownWords ?? text,
    contentTypes: given.contentTypes ?? ['text/plain'],
    receipt: given.receipt ?? null,
  })
}

const away =
  'Thank you for your email. I am out of the office until Monday 30 November. For urgent matters please contact the duty officer.'

describe('a bounce', () => {
  it.each<[string, Given]>([
    [
      'a delivery report',
      {
        contentTypes: [
          'multipart/report; report-type=delivery-status',
          'text/plain',
          'message/delivery-status',
        ],
      },
    ],
    [
      'a delivery report that hides in multipart/mixed',
      { contentTypes: ['multipart/mixed', 'text/plain', 'message/delivery-status'] },
    ],
    ['a complaint report', { contentTypes: ['multipart/report; report-type=feedback-report', 'text/plain'] }],
    [
      'words from MAILER-DAEMON',
      {
        from: 'mailer-daemon@mx.example.org',
        subject: 'failure notice',
        text: 'Sorry, no mailbox here by that name.',
      },
    ],
    [
      'words from a postmaster',
      {
        from: 'postmaster@example.org',
        subject: 'Undeliverable: We have your query',
        text: 'Your message could not be delivered.',
      },
    ],
    [
      'an empty envelope sender and words',
      {
        receipt: { envelopeFrom: '', spam: 'pass', virus: 'pass' },
        subject: 'Returned',
        text: 'Your message could not be delivered to jane@example.org: mailbox full.',
      },
    ],
    ['X-Failed-Recipients', { header: { 'x-failed-recipients': 'a@b.org' }, subject: 'Hello' }],
    [
      'a delay',
      {
        from: 'postmaster@example.org',
        subject: 'Delivery delayed: We have your query',
        text: 'It will be retried.',
      },
    ],
    [
      'words in German',
      {
        from: 'postmaster@example.org',
        subject: 'Unzustellbar: Ihre Anfrage',
        text: 'Ihre Nachricht konnte nicht zugestellt werden.',
      },
    ],
    [
      'words in Polish',
      {
        from: 'postmaster@example.org',
        subject: 'Niedostarczona: pytanie',
        text: 'Nie można dostarczyć wiadomości.',
      },
    ],
    [
      'words in an ordinary name, twice over',
      {
        from: 'mail@example.org',
        subject: 'Undelivered Mail Returned to Sender',
        text: 'host mx.example.org said: 550 5.1.1 user unknown',
      },
    ],
  ])('by %s', (_, given) => {
    const found = kind({ text: 'The following address failed.', ...given })
    expect(found.kind).toBe('bounce')
    expect(found.evidence).not.toBe('')
  })
})

describe('an automatic reply', () => {
  it.each<[string, Given]>([
    ['Auto-Submitted: auto-replied', { header: { 'auto-submitted': 'auto-replied (vacation)' } }],
    [
      'Auto-Submitted: auto-generated in answer to us',
      { header: { 'auto-submitted': 'auto-generated', 'in-reply-to': '<a@b>' }, text: away },
    ],
    ['X-Autoreply', { header: { 'x-autoreply': 'yes' } }],
    ['X-Autorespond', { header: { 'x-autorespond': 'Out' } }],
    ['Precedence: auto_reply', { header: { precedence: 'auto_reply' } }],
    ['its subject and words, with no header', { subject: 'Automatic reply: We have your query', text: away }],
    ['its subject alone', { subject: 'Automatic reply: We have your query', text: '' }],
    [
      '"Out of office" in the subject',
      { subject: 'Out of Office: Re: SEND-2026-00417', text: 'Back on Monday.' },
    ],
    ['its subject in Welsh', { subject: 'Ateb awtomatig: eich ymholiad', text: 'Rydw i allan o’r swyddfa.' }],
    [
      'its subject in Polish',
      { subject: 'Odpowiedź automatyczna: pytanie', text: 'Jestem na urlopie do 30 listopada.' },
    ],
    ['its subject in German', { subject: 'Automatische Antwort: Anfrage', text: 'Ich bin im Urlaub.' }],
    ['its subject in French', { subject: 'Réponse automatique : demande', text: 'Je suis absent.' }],
    [
      'words of absence in answer to us, with no header and no subject',
      { subject: 'Re: We have your query: SEND-2026-00417', text: away },
    ],
    [
      'an empty envelope sender',
      { receipt: { envelopeFrom: '', spam: 'pass', virus: 'pass' }, text: 'I am on leave.' },
    ],
    [
      'words of absence with an empty envelope sender: not a bounce',
      {
        header: { 'return-path': '<>' },
        subject: 'Re: x',
        text: 'I no longer work here. I am away and cannot be reached.',
      },
    ],
    [
      'an acknowledgement that says it is automated',
      {
        subject: 'Your enquiry',
        text: 'Thank you for contacting us. This is an automated response. We aim to reply within ten working days.',
      },
    ],
    [
      'a read receipt',
      {
        contentTypes: [
          'multipart/report; report-type=disposition-notification',
          'text/plain',
          'message/disposition-notification',
        ],
      },
    ],
    [
      'a read receipt in words',
      {
        subject: 'Read: We have your query',
        text: 'Your message To: Jane Subject: x was read on 22 November 2026.',
      },
    ],
    [
      'an accepted invitation',
      {
        subject: 'Accepted: Annual review',
        text: 'Jane has accepted this invitation.',
        contentTypes: ['multipart/alternative', 'text/plain', 'text/calendar; method=reply'],
      },
    ],
    ['a declined invitation', { subject: 'Declined: Annual review', text: '' }],
    [
      'an acknowledgement from an address that takes no reply',
      { from: 'no-reply@school.example', subject: 'Ticket 4711', text: 'Your request has been received.' },
    ],
  ])('by %s', (_, given) => {
    const found = kind(given)
    expect(found.kind).toBe('auto-reply')
    expect(found.evidence).not.toBe('')
  })
})

describe('bulk', () => {
  it.each<[string, Given]>([
    ['List-Unsubscribe', { header: { 'list-unsubscribe': '<https://x>' }, text: 'Our new catalogue.' }],
    ['List-Id', { header: { 'list-id': '<news.example.org>' }, text: 'News.' }],
    ['Precedence: bulk', { header: { precedence: 'bulk' }, text: 'News.' }],
    [
      'its words',
      { subject: 'Autumn news', text: 'View this email in your browser\nOffers for all.\nUnsubscribe' },
    ],
    ['an address that takes no reply', { from: 'noreply@shop.example', text: 'Your order is on its way.' }],
  ])('by %s', (_, given) => {
    expect(kind(given).kind).toBe('bulk')
  })
})

describe('spam', () => {
  it.each<[string, Given]>([
    ['a virus', { receipt: { envelopeFrom: 'a@b.org', spam: 'pass', virus: 'fail' } }],
    [
      'the mail server’s judgement',
      {
        subject: 'Hello',
        text: 'Look at these pictures.',
        receipt: { envelopeFrom: 'a@b.org', spam: 'fail', virus: 'pass' },
      },
    ],
    [
      'an inheritance',
      {
        subject: 'ATTN',
        text: 'Dear Beneficiary, the sum of $4,500,000.00 from your late next of kin is ready. Reconfirm your bank account number and passport.',
      },
    ],
    [
      'a full mailbox',
      {
        subject: 'Mailbox 98% full',
        text: 'Dear user, your mailbox is 98% full. Verify your account within 24 hours or it will be deactivated.',
      },
    ],
    [
      'extortion',
      {
        text: 'I have recorded you with your camera on adult sites. Send $900 to my bitcoin wallet within 48 hours.',
      },
    ],
    [
      'search ranking',
      {
        subject: 'First page',
        text: 'Hello website owner, I visited your website. Our SEO service brings you to the first page of Google. Are you interested in a free quote? Limited time offer.',
      },
    ],
  ])('by %s', (_, given) => {
    const found = kind(given)
    expect(found.kind).toBe('spam')
    expect(found.evidence).not.toBe('')
  })
})

describe('a person is never taken for a machine', () => {
  it.each<[string, Given]>([
    ['ordinary mail', {}],
    ['an empty mail', { subject: '', text: '' }],
    ['Auto-Submitted: no', { header: { 'auto-submitted': 'no' } }],
    ['X-Auto-Response-Suppress', { header: { 'x-auto-response-suppress': 'All' } }],
    ['X-Autoreply: no', { header: { 'x-autoreply': 'no' } }],
    [
      'a chase that speaks of out-of-office replies',
      {
        subject: 'Re: no answer',
        text: 'I keep getting your out of office. She is on annual leave until Monday and nobody else will help. My son is at home.',
      },
    ],
    [
      'an answer to our own automatic reply',
      { subject: 'Re: Automatic reply: our son', text: 'Thank you but I need an answer.' },
    ],
    [
      'a chase under an automatic subject',
      {
        subject: 'Automatic reply: our son',
        header: { 'in-reply-to': '<a@b>' },
        text: 'I have tried three times. Could you please tell me who our caseworker is? My son is still waiting.',
      },
    ],
    [
      'a forwarded bounce',
      { subject: 'FW: Undeliverable: my letter', text: 'This came back. Which address is right?' },
    ],
    [
      'a forwarded bounce as an attachment',
      {
        subject: 'My letter came back',
        contentTypes: ['multipart/mixed', 'text/plain', 'message/rfc822'],
        text: 'Which address should I use?',
      },
    ],
    [
      'a refusal in the subject',
      {
        subject: 'Rejected: our application for an EHCP',
        text: 'You rejected our request. What can we do now?',
      },
    ],
    [
      'a delay in the subject',
      {
        subject: 'Delivery failed',
        text: 'The school does not deliver the therapy that is in the plan. Can you make them?',
      },
    ],
    [
      'a person who will be away',
      {
        subject: 'Annual review',
        text: 'I will be out of the office next week, so could you send the papers to my colleague before Friday?',
      },
    ],
    [
      'an invitation',
      {
        subject: 'Annual review',
        contentTypes: ['multipart/alternative', 'text/plain', 'text/calendar; method=request'],
      },
    ],
    [
      'a declined invitation with words',
      {
        subject: 'Declined: Annual review',
        contentTypes: ['multipart/alternative', 'text/plain', 'text/calendar; method=reply'],
        text: 'I am sorry that I cannot come on Tuesday because I work nights. Could we please meet on Thursday instead?',
      },
    ],
    [
      'an order from an address that takes no reply',
      {
        from: 'noreply@tribunal.example',
        subject: 'ORDER',
        text: 'Please do not reply to this email. The order is attached.',
        contentTypes: ['multipart/mixed', 'text/plain', 'application/pdf'],
      },
    ],
    [
      'a form from an address that takes no reply',
      {
        from: 'no-reply@council.example',
        text: 'Name: Jane Okafor\nEmail: jane@example.org\nMessage: he has no taxi',
      },
    ],
    [
      'a form that says auto-generated',
      {
        header: { 'auto-submitted': 'auto-generated' },
        text: 'I am writing about my son. Can you tell me who our caseworker is?',
      },
    ],
    [
      'a secure message',
      { from: 'noreply@secure.example', text: 'Jane has sent you a secure message. Click here to read it.' },
    ],
    [
      'a letter that the mail server judged spam, for the directory to decide',
      { receipt: { envelopeFrom: 'a@b.org', spam: 'fail', virus: 'pass' } },
    ],
    ['a parent who unsubscribes', { text: 'Please unsubscribe me from the newsletter.' }],
    [
      'a parent who writes of money',
      {
        text: 'URGENT! You owe us £4,500.00 for my son’s tutor. Please verify the invoices within 48 hours.',
      },
    ],
    [
      'a subject that begins with Read',
      {
        subject: 'Read: this please, my son',
        text: 'He has not been to school since June and I do not know what to do any more. Nobody rings back. We have asked the school and they say it is for the council, and the council says it is for the school.',
      },
    ],
    [
      'thanks',
      { subject: 'Thank you for your email', text: 'Thank you for your email yesterday. It was kind. Jane' },
    ],
    [
      'a postmaster who is one',
      { from: 'postmaster@village.example', text: 'My daughter needs a taxi to school. Can you help?' },
    ],
  ])('%s', (_, given) => {
    expect(kind(given)).toEqual({ kind: 'query', evidence: '' })
  })
})
