import { describe, expect, it } from 'vitest'
import { readAttachment } from '#shared/adapters/mime/read-attachment.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import type { Receipt } from '#shared/domain/mail/receipt.ts'
import { parts, rawMail } from '#tests/support/mail/raw-mail.ts'
import { encryptedWhole, signedInPieces, signedWhole } from '#tests/support/mail/signed-mime.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\n')
const inner = rawMail({ body: 'He has no school.' })
const innerPart = Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\nHe has no school.\r\n')
const smime = (content: Uint8Array, type = 'application/pkcs7-mime; name="smime.p7m"') =>
  rawMail({ type, encoding: 'base64', body: base64(content) })

describe('a mail signed as a whole', () => {
  it.each([
    ['with lengths', signedWhole(innerPart)],
    ['in pieces without lengths', signedInPieces(innerPart, 10)],
  ])('is read through the signature: %s', async (_, content) => {
    const mail = await readMail(smime(content))
    expect(mail.text).toBe('He has no school.')
    expect(mail.attachments).toEqual([])
  })

  it('keeps the files that stand inside the signature', async () => {
    const content = `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${parts([
      { type: 'text/plain', body: 'See the plan.' },
      { type: 'application/pdf; name="plan.pdf"', body: 'pdf' },
    ])}`
    const raw = smime(signedWhole(Buffer.from(content)))
    const mail = await readMail(raw)
    expect(mail.text).toBe('See the plan.')
    expect(mail.attachments).toMatchObject([{ name: 'plan.pdf' }])
    expect(Buffer.from((await readAttachment(raw, 0))?.content ?? []).toString()).toBe('pdf')
  })

  it('that is encrypted is an attachment, and the page says why it cannot be read', async () => {
    const mail = await readMail(smime(encryptedWhole()))
    expect(mail.attachments).toMatchObject([{ name: 'smime.p7m' }])
    expect(mail.defects).toContain('the mail or a part of it is encrypted (S/MIME) and cannot be read here')
  })

  it('a file that somebody signed stays a file', async () => {
    const mail = await readMail(
      smime(signedWhole(innerPart), 'application/pkcs7-mime; name="contract.pdf.p7m"'),
    )
    expect(mail.attachments).toMatchObject([{ name: 'contract.pdf.p7m' }])
    expect(mail.text).toBe('')
  })

  it.each([
    ['that is cut off', signedWhole(innerPart).subarray(0, 30)],
    ['with a length beyond its end', Buffer.from('3084ffffffff06092a864886f70d010702', 'hex')],
    [
      'without a length in a hundred thousand levels',
      Buffer.from(`308006092a864886f70d010702a0803080020101${'3180'.repeat(100_000)}`, 'hex'),
    ],
    ['that is rubbish', Buffer.from('rubbish')],
  ])('%s stays a file', async (_, content) => {
    expect((await readMail(smime(content))).attachments).toMatchObject([{ name: 'smime.p7m' }])
  })

  it('wrapped in signatures more often than anybody signs stays a file at that depth', async () => {
    let content: Buffer = innerPart
    for (let level = 0; level < 20; level += 1) {
      content = Buffer.concat([
        Buffer.from(
          'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: binary\r\n\r\n',
        ),
        signedWhole(content),
      ])
    }
    expect((await readMail(smime(signedWhole(content)))).attachments).toMatchObject([{ name: 'smime.p7m' }])
  })
})

describe('a text signed in the text itself', () => {
  const armoured = [
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA256',
    '',
    'He has no school.',
    '- -- Jane',
    '-----BEGIN PGP SIGNATURE-----',
    '',
    'iQEzBAEBCAAdFiEE',
    '-----END PGP SIGNATURE-----',
    '',
  ].join('\n')

  it('is read without its armour', async () => {
    const mail = await readMail(rawMail({ body: `Dear team,\n\n${armoured}\nSent by Jane` }))
    expect(mail.text).toBe('Dear team,\n\nHe has no school.\n-- Jane\n\nSent by Jane')
  })

  it('whose signature is missing keeps every word', async () => {
    const mail = await readMail(
      rawMail({ body: armoured.slice(0, armoured.indexOf('-----BEGIN PGP SIGNATURE')) }),
    )
    expect(mail.text).toBe('He has no school.\n-- Jane')
  })

  it('that is encrypted is shown as it is, and the page says why', async () => {
    const body = '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n'
    const mail = await readMail(rawMail({ body }))
    expect(mail.text).toContain('hQEMA')
    expect(mail.defects.join()).toContain('encrypted (PGP)')
  })
})

const uuencoded = (name: string, content: string) => {
  const bytes = Buffer.from(content)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 45) {
    const piece = bytes.subarray(at, at + 45)
    let line = String.fromCharCode(32 + piece.length)
    for (let index = 0; index < piece.length; index += 3) {
      const [a = 0, b = 0, c = 0] = [piece[index], piece[index + 1], piece[index + 2]]
      for (const six of [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]) {
        line += six === 0 ? '`' : String.fromCharCode(32 + six)
      }
    }
    lines.push(line)
  }
  return ['begin 644 '.concat(name), ...lines, '`', 'end', ''].join('\n')
}

describe('files inside a plain text', () => {
  it('are attachments, and the words around them stay', async () => {
    const raw = rawMail({
      body: `See the plan.\n\n${uuencoded('plan.txt', 'x'.repeat(100))}\nThank you.\n${uuencoded('two.txt', 'second')}`,
    })
    const mail = await readMail(raw)
    expect(mail.text).toBe('See the plan.\n\n\nThank you.')
    expect(mail.attachments).toMatchObject([
      { name: 'plan.txt', size: 100 },
      { name: 'two.txt', size: 6 },
    ])
    expect(Buffer.from((await readAttachment(raw, 1))?.content ?? []).toString()).toBe('second')
  })

  it('whose end is missing are read as far as they go', async () => {
    const whole = uuencoded('plan.txt', 'y'.repeat(90))
    const mail = await readMail(rawMail({ body: `Hi\n${whole.slice(0, whole.indexOf('`\nend'))}` }))
    expect(mail.attachments).toMatchObject([{ name: 'plan.txt', size: 90 }])
    expect(mail.text).toBe('Hi')
  })

  it('are not seen in words that only begin so', async () => {
    const body =
      'We can\nbegin 2027 with a new plan.\nbegin 644 the form\nAnd then we meet in person to talk about it all.'
    const mail = await readMail(rawMail({ body }))
    expect(mail.text).toBe(body)
    expect(mail.attachments).toEqual([])
  })

  it('in yEnc are attachments too', async () => {
    const data = Buffer.from([...Buffer.from('plan')].map(byte => (byte + 42) & 255))
    const body = Buffer.concat([
      Buffer.from('Hi\r\n=ybegin line=128 size=4 name=plan.txt\r\n'),
      data,
      Buffer.from('\r\n=yend size=4\r\nBye\r\n'),
    ])
    const raw = rawMail({ type: 'text/plain; charset=iso-8859-1', encoding: '8bit', body })
    const mail = await readMail(raw)
    expect(mail.text).toBe('Hi\nBye')
    expect(Buffer.from((await readAttachment(raw, 0))?.content ?? []).toString()).toBe('plan')
  })

  it.each(['begin 644 x\n', '=ybegin line=1 name=x\n', 'begin-base64 644 x\n'])(
    'begun a hundred thousand times (%j) are read without a fault',
    async line => {
      const mail = await readMail(rawMail({ body: `Hello\n${line.repeat(100_000)}` }))
      expect(mail.text).toMatch(/^Hello/)
    },
  )
})

const report = (text: string, header = ['X-MS-Journal-Report:']) =>
  rawMail({
    from: 'Microsoft Exchange <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@council.example>',
    subject: 'Journal',
    header,
    type: 'multipart/mixed; boundary="b"',
    body: parts([
      { type: 'text/plain', body: text },
      { type: 'message/rfc822', body: inner.toString() },
    ]),
  })
const reportText =
  'Sender: jane.okafor@example.org\nSubject: Our son\nMessage-Id: <one@example.org>\nTo: send@northam.example\nBcc: hidden@northam.example\n'
const receipt: Receipt = {
  receivedAt: '2026-11-23T10:00:00Z',
  envelopeFrom: '',
  recipients: [],
  spf: 'pass',
  dkim: 'pass',
  dmarc: 'pass',
  spam: 'pass',
  virus: 'pass',
}

describe('a mail inside a journal report', () => {
  it('is read as itself, and nobody sees who was copied in blind', async () => {
    const mail = await readMail(report(reportText))
    expect(mail).toMatchObject({
      from: { address: 'jane.okafor@example.org' },
      subject: 'Our son',
      messageId: '<one@example.org>',
      text: 'He has no school.',
      attachments: [],
    })
    expect(JSON.stringify(mail)).not.toContain('hidden@')
  })

  it('is a person’s mail although the report comes from nobody', async () => {
    expect((await readMail(report(reportText), receipt)).kind).toBe('query')
  })

  it('is never vouched for by what the server saw of the report', async () => {
    expect((await readMail(report(reportText), receipt)).fromField).toBe('journal-report')
  })

  it('is left alone where the mail only looks like a report', async () => {
    const mail = await readMail(report(reportText, []))
    expect(mail).toMatchObject({ subject: 'Journal', fromField: 'from' })
    expect(mail.attachments).toHaveLength(1)
  })

  it('is left alone where the report says nothing of it', async () => {
    expect(await readMail(report('Please see the mail.'))).toMatchObject({ subject: 'Journal' })
  })

  it('gives its own attachments by their index', async () => {
    const withFile = rawMail({
      type: 'multipart/mixed; boundary="c"',
      body: parts(
        [
          { type: 'text/plain', body: 'See the plan.' },
          { type: 'application/pdf; name="plan.pdf"', body: 'pdf' },
        ],
        'c',
      ),
    })
    const raw = rawMail({
      header: ['X-MS-Journal-Report:'],
      type: 'multipart/mixed; boundary="b"',
      body: parts([
        { type: 'text/plain', body: reportText },
        { type: 'message/rfc822', body: withFile.toString() },
      ]),
    })
    expect((await readAttachment(raw, 0))?.attachment.name).toBe('plan.pdf')
  })
})

describe('a mail without words of its own', () => {
  it('that is nothing but a mail gives the words of that mail', async () => {
    const mail = await readMail(rawMail({ type: 'message/rfc822', body: inner }))
    expect(mail.text).toBe('He has no school.')
    expect(mail.attachments).toMatchObject([{ name: 'Our son.eml' }])
  })

  it('that is a mail in a mail a hundred times over is read without a fault', async () => {
    let raw: Buffer = inner
    for (let level = 0; level < 100; level += 1) raw = rawMail({ type: 'message/rfc822', body: raw })
    expect((await readMail(raw)).attachments).toHaveLength(1)
  })

  it('that is an invitation says what, when and where', async () => {
    const body = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VTIMEZONE',
      'DTSTART:16010101T000000',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'SUMMARY:Annual review\\, Sam',
      'DTSTART;TZID="Europe/London":20261203T140000',
      'DTEND:20261203T150000Z',
      'LOCATION:Room 2',
      'DESCRIPTION:Bring the plan.\\nSee you',
      '  there.',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const mail = await readMail(rawMail({ type: 'text/calendar; method=REQUEST', body }))
    expect(mail.text).toBe(
      'Annual review, Sam\n\nWhen: 2026-12-03 14:00 to 2026-12-03 15:00 UTC\nWhere: Room 2\n\nBring the plan.\nSee you there.',
    )
    expect(mail.attachments).toMatchObject([{ name: 'invitation.ics' }])
  })

  it('that is one file of text gives that text', async () => {
    const mail = await readMail(
      rawMail({ header: ['Content-Disposition: attachment; filename="letter.txt"'], body: 'Dear SEND team' }),
    )
    expect(mail.text).toBe('Dear SEND team')
    expect(mail.attachments).toMatchObject([{ name: 'letter.txt' }])
  })
})
