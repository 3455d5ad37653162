import { describe, expect, test } from 'vitest'
import { aFile, aMail, aQuery } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const raw = Buffer.from('From: x\r\nSubject: y\r\n\r\n<script>alert(1)</script>')
const store: Record<string, Buffer> = { 'mail/a': raw, 'mail/other': Buffer.from('of another query') }
const rawMail = {
  read: async (rawKey: string) => {
    const bytes = store[rawKey]
    return bytes === undefined ? null : { bytes: new Uint8Array(bytes), storedAt: '2026-11-20T11:15:00.000Z' }
  },
  list: async function* () {},
}
const attachment = (index: number, name: string, type: string) => ({ index, name, type, size: 4 })
const files = [
  aFile({
    mails: [
      aMail({
        attachments: [
          attachment(0, 'page.html', 'text/html'),
          attachment(1, 'drawing.svg', 'image/svg+xml'),
          attachment(2, 'photo.png', 'image/png'),
          attachment(3, 'plan "final" – Zoë\'s (1)*.pdf', 'application/pdf'),
          attachment(4, 'x.xhtml', 'application/xhtml+xml'),
          attachment(5, 'x.bin', 'image/png; charset=<script>'),
        ],
      }),
      aMail({ mailId: 'mail-gone', rawKey: 'mail/gone' }),
    ],
  }),
  aFile({
    query: aQuery({ reference: 'SEND-2026-00500' }),
    mails: [aMail({ mailId: 'mail-other', rawKey: 'mail/other' })],
  }),
]
const pages = pagesOf(files, {
  rawMail,
  readAttachment: async (_raw, index) => ({ content: new Uint8Array([index]) }),
})
const base = '/queries/SEND-2026-00417/mails/mail-a'

describe('a raw mail', () => {
  test('is given byte for byte, as a file that no browser opens', async () => {
    const answer = await pages.ask(`${base}/raw`)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(raw)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition':
        'attachment; filename="SEND-2026-00417-mail-1.eml"; filename*=UTF-8\'\'SEND-2026-00417-mail-1.eml',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test.each([
    ['a mail of another query', '/queries/SEND-2026-00417/mails/mail-other/raw'],
    ['a key instead of a mail', '/queries/SEND-2026-00417/mails/mail%2Fother/raw'],
    ['a mail that is no longer in store', '/queries/SEND-2026-00417/mails/mail-gone/raw'],
    ['a query that does not exist', '/queries/SEND-2026-99999/mails/mail-a/raw'],
    ['something that is no reference', '/queries/x/mails/mail-a/raw'],
    ['a way out of the folder', '/queries/SEND-2026-00417/mails/..%2F..%2Fetc%2Fpasswd/raw'],
  ])('%s is not found', async (_what, path) => {
    const answer = await pages.ask(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('of another query')
  })
})

describe('a file that came with a mail', () => {
  test.each([
    [0, 'application/octet-stream'],
    [1, 'application/octet-stream'],
    [2, 'image/png'],
    [3, 'application/pdf'],
    [4, 'application/octet-stream'],
    [5, 'application/octet-stream'],
  ])('number %i is served as %s, to be saved', async (index, type) => {
    const answer = await pages.ask(`${base}/attachments/${index}`)
    expect(answer.status).toBe(200)
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([index])
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('keeps its own name, whatever is in it', async () => {
    const answer = await pages.ask(`${base}/attachments/3`)
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="plan _final_ _ Zo_\'s (1)*.pdf"; ' +
        "filename*=UTF-8''plan%20%22final%22%20%E2%80%93%20Zo%C3%AB%27s%20%281%29%2A.pdf",
    )
  })

  test.each(['6', '-1', '1.5', '0x1', '99999999999', 'length', '%00'])('there is no file %s', async index => {
    expect([400, 404]).toContain((await pages.ask(`${base}/attachments/${index}`)).status)
  })

  test('a file that the mail no longer yields is not found', async () => {
    const without = pagesOf(files, { rawMail, readAttachment: async () => null })
    expect((await without.ask(`${base}/attachments/2`)).status).toBe(404)
  })
})
