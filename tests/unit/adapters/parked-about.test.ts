import { expect, it } from 'vitest'
import { parkedAbout } from '#shared/adapters/sqs/parked-about.ts'

const stored = (...keys: readonly string[]) =>
  JSON.stringify({
    Records: keys.map(key => ({
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'mail-bucket' }, object: { key: encodeURIComponent(key) } },
    })),
  })
const report = (eventType: string, entryId: string) =>
  JSON.stringify({
    eventType,
    mail: {
      timestamp: '2026-11-23T10:00:00.000Z',
      messageId: 'ses-1',
      destination: ['a.parent@mailbox.example'],
      tags: { 'outbox-entry': [entryId] },
    },
  })

it.each([
  ['the key of a stored mail', 'intake', stored('mail/abc123'), ['mail/abc123']],
  ['several keys, each once', 'intake', stored('mail/a', 'mail/b', 'mail/a'), ['mail/a', 'mail/b']],
  ['no key outside the mails', 'intake', stored('import/2026-11-23/council.json'), []],
  ['no key that reads like an address', 'intake', stored('mail/a.parent@mailbox.example'), []],
  ['no key that reads like words', 'intake', stored('mail/About Tyler Doyle'), []],
  [
    'the entry of a mail to send',
    'outbound',
    '{"entryId":"SEND-2026-00001_notice_1"}',
    ['SEND-2026-00001_notice_1'],
  ],
  ['no entry that reads like words', 'outbound', '{"entryId":"About Tyler"}', []],
  [
    'the entry that SES reports on',
    'feedback',
    report('Send', 'SEND-2026-00001_notice_1'),
    ['SEND-2026-00001_notice_1'],
  ],
  ['nothing of a report on a mail that is not ours', 'feedback', report('Delivery', 'x'), []],
  [
    'the folder of an upload',
    'directory-import',
    stored('import/2026-11-23/council.json'),
    ['import/2026-11-23/council.json'],
  ],
  ['nothing of a text', 'intake', 'Dear Sir, my son Tyler', []],
  ['nothing of an empty body', 'feedback', '', []],
  ['nothing of another shape', 'outbound', '[1]', []],
] as const)('a parked message shows %s', (_, queue, body, ids) => {
  expect(parkedAbout(queue, body)).toEqual(ids)
})

it('a parked message shows ten ids at the most', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `mail/${index}`)
  expect(parkedAbout('intake', stored(...keys))).toEqual(keys.slice(0, 10))
})
