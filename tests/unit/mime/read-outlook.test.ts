import { describe, expect, it } from 'vitest'
import { readCompoundFile } from '#shared/adapters/mime/compound-file.ts'
import { readAttachment } from '#shared/adapters/mime/read-attachment.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { compoundFile, outlookFile, type SavedMail } from '#tests/support/mail/outlook-file.ts'
import { parts, rawMail } from '#tests/support/mail/raw-mail.ts'
import { packedRtf, type Winmail, winmail } from '#tests/support/mail/winmail.ts'

const unicode = (id: number, value: string) => ({ id, type: 0x1f, value })
const ansi = (id: number, value: string) => ({ id, type: 0x1e, value })
const binary = (id: number, value: Uint8Array) => ({ id, type: 0x102, value })
const number = (id: number, value: number) => ({ id, type: 0x03, value })

const wrapped = (content: Uint8Array, type = 'application/ms-tnef; name="winmail.dat"', text = '') =>
  rawMail({
    type: 'multipart/mixed; boundary="b"',
    body: parts([
      ...(text === '' ? [] : [{ type: 'text/plain', body: text }]),
      { type, encoding: 'base64', body: Buffer.from(content).toString('base64') },
    ]),
  })

const names = (mail: Awaited<ReturnType<typeof readMail>>) => mail.attachments.map(({ name }) => name)

describe('a winmail.dat', () => {
  it('gives its files in its place', async () => {
    const mail = await readMail(
      wrapped(
        winmail({
          files: [
            {
              title: 'PLAN~1.DOC',
              content: Buffer.from('plan'),
              properties: [unicode(0x3707, 'Żółty plan.doc')],
            },
            { title: 'notes.txt', content: Buffer.from('four') },
          ],
        }),
        'application/ms-tnef; name="winmail.dat"',
        'See attached.',
      ),
    )
    expect(mail.text).toBe('See attached.')
    expect(mail.attachments).toMatchObject([
      { name: 'Żółty plan.doc', size: 4, index: 0 },
      { name: 'notes.txt', size: 4, index: 1 },
    ])
  })

  it.each<[string, Winmail, string]>([
    ['plain', { properties: [unicode(0x1000, 'He has no school.\r\nJane')] }, 'He has no school.\nJane'],
    [
      'plain in a code page',
      { codePage: 1251, properties: [ansi(0x1000, '\xcf\xf0\xe8\xe2\xe5\xf2')] },
      'Привет',
    ],
    ['of the oldest form', { body: 'He has no school.' }, 'He has no school.'],
    [
      'HTML',
      { properties: [binary(0x1013, Buffer.from('<p>He has <b>no</b> school.</p>'))] },
      'He has no school.',
    ],
    [
      'packed RTF',
      { properties: [binary(0x1009, packedRtf('{\\rtf1\\ansi He has no school.\\par Jane}'))] },
      'He has no school.\nJane',
    ],
  ])('gives its text where the mail has no other: %s', async (_, given, expected) => {
    const mail = await readMail(wrapped(winmail(given)))
    expect(mail.text).toBe(expected)
    expect(mail.attachments).toEqual([])
  })

  it('does not repeat a text that the mail has', async () => {
    const mail = await readMail(wrapped(winmail({ body: 'The same.' }), undefined, 'The same.'))
    expect(mail.text).toBe('The same.')
  })

  it('is known by its first bytes where its type says nothing', async () => {
    const mail = await readMail(
      wrapped(winmail({ body: 'Hello' }), 'application/octet-stream; name="winmail.dat"'),
    )
    expect(mail.text).toBe('Hello')
    expect(mail.attachments).toEqual([])
  })

  it('stays as it is, and says so, where it is something else', async () => {
    const mail = await readMail(wrapped(Buffer.from('no such thing')))
    expect(names(mail)).toEqual(['winmail.dat'])
  })

  it('that ends too soon gives what can be read and stays', async () => {
    const whole = winmail({
      files: [
        { title: 'one.txt', content: Buffer.from('one') },
        { title: 'two.txt', content: Buffer.alloc(100) },
      ],
    })
    const mail = await readMail(wrapped(whole.subarray(0, whole.length - 50)))
    expect(names(mail)).toEqual(['one.txt', 'winmail.dat'])
    expect(mail.defects).toContain('a winmail.dat could not be read to its end: it is kept as it is')
  })

  it('that holds a mail gives that mail as one that can be read', async () => {
    const inner = winmail({
      properties: [unicode(0x0037, 'About Sam'), unicode(0x1000, 'Inner words.'), unicode(0x0c1a, 'Mum')],
      files: [{ title: 'inner.txt', content: Buffer.from('inner') }],
    })
    const raw = wrapped(
      winmail({
        body: 'See below.',
        files: [
          { properties: [{ id: 0x3701, type: 0x0d, value: Buffer.concat([Buffer.alloc(16), inner]) }] },
        ],
      }),
    )
    const mail = await readMail(raw)
    expect(names(mail)).toEqual(['About Sam.eml'])
    expect(mail.forwarded).toMatchObject({ from: { name: 'Mum' }, text: 'Inner words.' })
    const opened = await readAttachment(raw, 0)
    const again = await readMail(opened?.content ?? new Uint8Array(0))
    expect(again).toMatchObject({ subject: 'About Sam', text: 'Inner words.' })
    expect(names(again)).toEqual(['inner.txt'])
  })

  it('gives each of its files by the index that the reading gave it', async () => {
    const raw = wrapped(winmail({ files: [{ title: 'a.txt', content: Buffer.from('the plan') }] }))
    const opened = await readAttachment(raw, 0)
    expect(Buffer.from(opened?.content ?? []).toString()).toBe('the plan')
  })

  it.each([
    ['a length beyond its end', 13],
    ['a number of properties without end', 30],
  ])('with %s is read without a fault', async (_, at) => {
    const bytes = winmail({ properties: [unicode(0x1000, 'x'.repeat(500))], files: [{ title: 'a' }] })
    bytes.writeUInt32LE(0xffffffff, at)
    expect((await readMail(wrapped(bytes))).attachments.length).toBeLessThanOrEqual(2)
  })
})

const saved = (more: Partial<SavedMail> = {}): SavedMail => ({
  properties: [
    unicode(0x0037, 'About Sam'),
    unicode(0x0c1a, 'Okafor, Jane'),
    unicode(0x5d01, 'jane@example.org'),
    unicode(0x1000, 'He has no school.'),
  ],
  ...more,
})

const big = Buffer.alloc(9_000, 'k')

describe('a mail that Outlook saved as a file', () => {
  const attached = (mail: SavedMail) =>
    wrapped(outlookFile(mail), 'application/vnd.ms-outlook; name="sam.msg"', 'See the mail.')

  it('is an attachment, and its writer and words are those of a forward', async () => {
    const mail = await readMail(attached(saved()))
    expect(mail.text).toBe('See the mail.')
    expect(names(mail)).toEqual(['sam.msg'])
    expect(mail.forwarded).toEqual({
      from: { name: 'Okafor, Jane', address: 'jane@example.org' },
      text: 'He has no school.',
    })
  })

  it('is read by itself with its recipients and files, blind copies left out', async () => {
    const mail = await readMail(
      outlookFile(
        saved({
          recipients: [
            [number(0x0c15, 1), unicode(0x3001, 'SEND'), unicode(0x39fe, 'send@northam.example')],
            [number(0x0c15, 3), unicode(0x3001, 'Hidden'), unicode(0x39fe, 'hidden@northam.example')],
          ],
          files: [
            { properties: [unicode(0x3707, 'big.pdf'), binary(0x3701, big)] },
            { properties: [unicode(0x3707, 'small.txt'), binary(0x3701, Buffer.from('small'))] },
          ],
        }),
      ),
    )
    expect(mail).toMatchObject({
      subject: 'About Sam',
      from: { name: 'Okafor, Jane', address: 'jane@example.org' },
      to: [{ name: 'SEND', address: 'send@northam.example' }],
      text: 'He has no school.',
    })
    expect(mail.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['big.pdf', 9_000],
      ['small.txt', 5],
    ])
    expect(JSON.stringify(mail)).not.toContain('hidden@')
  })

  it('keeps the header that it came with', async () => {
    const header =
      'From: Real <real@example.org>\r\nMessage-ID: <real@example.org>\r\nBcc: hidden@example.org\r\n'
    const mail = await readMail(
      outlookFile(saved({ properties: [...saved().properties, unicode(0x7d, header)] })),
    )
    expect(mail).toMatchObject({ from: { address: 'real@example.org' }, messageId: '<real@example.org>' })
    expect(JSON.stringify(mail.headers)).not.toContain('hidden@')
  })

  it('that holds a mail gives it by its subject', async () => {
    const mail = await readMail(
      outlookFile(saved({ files: [{ properties: [unicode(0x3001, 'Inner')], mail: saved() }] })),
    )
    expect(names(mail)).toEqual(['About Sam.eml'])
  })

  it.each<[string, (bytes: Buffer) => void]>([
    // Every sector of the table of sectors is the next one of itself.
    ['whose chains come back on themselves', bytes => bytes.fill(0, bytes.length - 512)],
    ['whose streams say that they are 4 GB', bytes => bytes.fill(0xff, 512 + 2_048, bytes.length - 512)],
    ['whose header is all ones', bytes => bytes.fill(0xff, 30, 512)],
    ['that is cut off', bytes => bytes.fill(0, 1_024)],
  ])('%s is read without a fault', async (_, spoil) => {
    const bytes = outlookFile(saved({ files: [{ properties: [unicode(0x3707, 'a'), binary(0x3701, big)] }] }))
    spoil(bytes)
    const mail = await readMail(bytes)
    expect(mail.attachments.length).toBeLessThanOrEqual(1)
  })
})

it('a stream of a compound file never gives more than the file holds, whatever its size and its chain say', () => {
  const bytes = compoundFile({ big })
  bytes.writeUInt32LE(0xffffffff, bytes.indexOf(Buffer.from('big', 'utf16le')) + 120)
  // The table of sectors: the first one is followed by itself.
  bytes.fill(0, bytes.length - 512)
  const read = readCompoundFile(bytes)?.streams.get('big')
  expect(read?.().length).toBeLessThanOrEqual(bytes.length)
})
