import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import type { ReadMail } from '#shared/ports/mail-reader.ts'

/** What the reader makes of a raw mail; what a test cares about is named by the test. */
export function aMailReading(overrides: Partial<Mail> = {}): ReadMail {
  return {
    mailId: 'mail-a',
    receipt: unvouchedReceipt('2026-11-20T11:15:00.000Z'),
    mail: {
      from: { name: 'Dorothy Marsh', address: 'dorothy.marsh@members.aldermere.example' },
      fromField: 'from',
      replyTo: [],
      to: [{ name: '', address: 'send@aldermere.example' }],
      cc: [],
      subject: 'No school place since September',
      messageId: '<a@members.aldermere.example>',
      inReplyTo: null,
      references: [],
      threadIndex: null,
      date: '2026-11-20T11:14:00.000Z',
      kind: 'query',
      kindEvidence: '',
      text: 'What is being done, and by when?\n\nFrom: Carly Fox\n> Jamie has no school. Please help us.',
      ownWords: 'What is being done, and by when?',
      html: null,
      forwarded: null,
      attachments: [],
      deliveryReport: null,
      headers: [],
      defects: [],
      ...overrides,
    },
  }
}
