import type { Mail } from '#shared/domain/mail/mail.ts'

/** A mail as the reader would give it: an ordinary question from a stranger, with whatever a test cares about. */
export function aMail(overrides: Partial<Mail> = {}): Mail {
  return {
    from: { name: 'Kit Lowe', address: 'kit.lowe@mailbox.example' },
    fromField: 'from',
    replyTo: [],
    to: [{ name: '', address: 'send@aldermere.example' }],
    cc: [],
    subject: '',
    messageId: '<one@mailbox.example>',
    inReplyTo: null,
    references: [],
    threadIndex: null,
    date: null,
    kind: 'query',
    kindEvidence: '',
    text: overrides.ownWords ?? '',
    ownWords: overrides.text ?? '',
    html: null,
    forwarded: null,
    attachments: [],
    deliveryReport: null,
    headers: [],
    defects: [],
    ...overrides,
  }
}
