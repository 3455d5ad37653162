import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { Mail } from '#shared/domain/mail/mail.ts'
import { parts, rawMail } from '#tests/support/mail/raw-mail.ts'

/** What must hold of the reading of anything. */
function expectSound(mail: Mail): void {
  expect(Mail.safeParse(mail).error?.issues ?? []).toEqual([])
  expect(mail.text.length).toBeLessThanOrEqual(1_000_000)
  expect(mail.headers.length).toBeLessThanOrEqual(500)
  for (const name of [mail.subject, mail.from.name, ...mail.attachments.map(each => each.name)]) {
    expect(name).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  }
  for (const { name } of mail.attachments) expect(name).toMatch(/^(?!\.{1,2}$)[^/\\]+$/)
}

describe('any bytes', () => {
  it('are read without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async bytes => expectSound(await readMail(bytes))),
      { numRuns: 300 },
    )
  })

  it('that are pieces of mails in any order are read without a fault', async () => {
    const piece = fc.constantFrom(
      'From: a@b.org\r\n', 'Subject: ', '=?utf-8?B?', '?=', '\r\n', '\r\n\r\n', '\n', '\r', '--b', '--b--', '--b\r\n', 'boundary=b', 'Content-Type: multipart/mixed; boundary=b\r\n',
      'Content-Type: message/rfc822\r\n', 'Content-Type: text/html\r\n', 'Content-Transfer-Encoding: base64\r\n', 'Content-Transfer-Encoding: quoted-printable\r\n', 'charset=utf-7', '"', '<', '>', '(', ')', '\\', '=', '=E9', '\u0000',
      '<div>', '</div>', '<!--', '&#x', '> ', 'On Mon, 1 Jan 2026 at 10:00, A <a@b.org> wrote:\r\n', 'From: X\r\nSent: Y\r\nTo: Z\r\nSubject: W\r\n', '-- \r\n', 'Kind regards\r\n', '---------- Forwarded message ---------\r\n', "filename*0*=UTF-8''%C3", 'filename="../x"', 'begin 644 x\r\n',
    ) // biome-ignore format: a list of pieces
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async list =>
        expectSound(await readMail(Buffer.from(list.join('')))),
      ),
      { numRuns: 500 },
    )
  })

  it('of a whole mail with some of them changed are read without a fault', async () => {
    const whole = rawMail({
      type: 'multipart/mixed; boundary="b"',
      body: parts([
        {
          type: 'multipart/alternative; boundary=c',
          body: parts([{ body: 'plain' }, { type: 'text/html', body: '<p>html</p>' }], 'c'),
        },
        { type: 'image/png; name="=?utf-8?Q?caf=C3=A9?="', encoding: 'base64', body: 'aGVsbG8=' },
        { type: 'message/rfc822', body: 'Subject: inner\r\n\r\ntext' },
      ]),
    })
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 15 }),
        fc.nat(whole.length),
        async (changes, end) => {
          const bytes = Buffer.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          expectSound(await readMail(bytes))
          expectSound(await readMail(bytes.subarray(0, end)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of which there are none make an empty mail', async () => {
    const mail = await readMail(new Uint8Array())
    expect([mail.from.address, mail.subject, mail.text, mail.kind]).toEqual(['', '', '', 'query'])
    expect(mail.defects).toEqual(['no From field', 'no Date field', 'no Message-ID'])
  })
})

describe('too much of something', () => {
  it('10,000 recipients: 1,000 are kept and the rest is counted', async () => {
    const to = Array.from({ length: 10_000 }, (_, index) => `"P ${index}" <p${index}@example.org>`).join(
      ',\r\n ',
    )
    const mail = await readMail(rawMail({ to }))
    expect(mail.to).toHaveLength(1_000)
    expect(mail.defects.join()).toContain('10000 recipients')
    expect(mail.text).toBe('He has no school.')
  })

  it('10,000 parts: the words at the top are read', async () => {
    const list = Array.from({ length: 10_000 }, () => ({ type: 'image/png', body: 'x' }))
    const mail = await readMail(
      rawMail({ type: 'multipart/mixed; boundary=b', body: parts([{ body: 'the words' }, ...list]) }),
    )
    expect(mail.text).toBe('the words')
    expect(mail.attachments).toHaveLength(1_000)
    expect(mail.defects.join()).toContain('were not read')
  })

  it('a header of 3 MB: the mail is read', async () => {
    const mail = await readMail(
      rawMail({ header: [`X-Long: ${'x'.repeat(3_000_000)}`, 'Content-Language: en'] }),
    )
    expect([mail.subject, mail.text]).toEqual(['Our son', 'He has no school.'])
    expectSound(mail)
  })

  it('20,000 nested divs: the words inside are read', async () => {
    const mail = await readMail(
      rawMail({ type: 'text/html', body: `${'<div>'.repeat(20_000)}deep words${'</div>'.repeat(20_000)}` }),
    )
    expect(mail.text).toBe('deep words')
    expect(mail.defects.join()).toContain('nested too deep')
  })

  it('1 MB of HTML: words are read, scripts and styles are not', async () => {
    const body = `<style>.x{}</style><p>First words &eacute;</p>${'<p>more <b>words</b></p>'.repeat(50_000)}<script>alert('no')</script>`
    const { text } = await readMail(rawMail({ type: 'text/html', body }))
    expect(text.slice(0, 13)).toBe('First words é')
    expect(text).not.toMatch(/alert|\.x\{/)
  })

  it.each([
    ['60 KB of one line of "On"', 'On '.repeat(20_000)],
    ['lines that might each begin a quotation', 'On Mon, 1 Jan 2026 at 10:00\n'.repeat(30_000)],
    ['lines that might each begin a header block', 'From: a\nTo: b\n'.repeat(30_000)],
    ['lines that might each be a sign-off', 'Regards\n'.repeat(50_000)],
    ['a million marks of quotation', '>'.repeat(1_000_000)],
    ['a million spaces', `${' '.repeat(900_000)}x`],
    ['phrases of disclaimers', 'committed to safeguarding '.repeat(30_000)],
  ])('%s: the text is read whole', async (_, body) => {
    const mail = await readMail(rawMail({ body }))
    expect(mail.text.length).toBeGreaterThan(50_000)
    expectSound(mail)
  })

  it('40 MB of attachment: its size is told without its content', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`
    const body = `--b\r\n\r\nthe words\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(500_000)}--b--`
    const mail = await readMail(
      Buffer.concat([
        rawMail({ type: 'multipart/mixed; boundary=b', body: '' }),
        Buffer.from(body, 'latin1'),
      ]),
    )
    expect(mail.text).toBe('the words')
    expect(mail.attachments).toMatchObject([{ name: 'a.pdf', size: 57 * 500_000 }])
  })

  it('50 MB: what is over the limit is left out, and that is said', async () => {
    const mail = await readMail(
      Buffer.concat([rawMail({ body: 'the words\n' }), Buffer.alloc(50_000_000, 'x')]),
    )
    expect(mail.text.startsWith('the words')).toBe(true)
    expect(mail.defects.join()).toContain('40 MB')
  })
})

/** All text anywhere in a mail's reading. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('half a character', () => {
  const emoji = Buffer.from('😀')
  const utf7Half = '+2D0-'
  const rare = '😀'.repeat(3)

  it.each([
    ['a subject', { subject: `x${'😀'.repeat(600)}` }],
    ['a name', { from: `=?utf-8?B?${Buffer.from(`x${'😀'.repeat(150)}`).toString('base64')}?= <a@b.org>` }],
    ['an address', { from: `${'😀'.repeat(170)}@b.org` }],
    ['a subject in UTF-7', { subject: `=?utf-7?Q?a${utf7Half}b?=` }],
    ['a text in UTF-7', { type: 'text/plain; charset=utf-7', body: `a ${utf7Half} b` }],
    ['HTML in UTF-7', { type: 'text/html; charset=utf-7', body: `<p>a ${utf7Half} b</p>` }],
    ['HTML by its number', { type: 'text/html', body: '<p>a &#xD83D; &#56832; b</p>' }],
    ['a text of more than a million characters', { body: `x${'😀'.repeat(500_001)}` }],
    ['a text in UTF-16', { type: 'text/plain; charset=utf-16le', body: Buffer.from('a\ud83db', 'utf16le') }],
    [
      'the name of a forwarded writer',
      {
        subject: 'Fwd: x',
        body: `See below.\n\n---------- Forwarded message ---------\nFrom: x${'😀'.repeat(250)} <y${'😀'.repeat(40)}@b.org>\nSent: Y\nTo: Z\nSubject: W\n\nwords`,
      },
    ],
    [
      'the address of a forwarded writer',
      {
        subject: 'Fwd: x',
        body: `See below.\n\n---------- Forwarded message ---------\nFrom: Jo <${'😀'.repeat(33)}y@${'😀'.repeat(101)}>\nSent: Y\nTo: Z\nSubject: W\n\nwords`,
      },
    ],
    ['the evidence of its kind', { header: [`Auto-Submitted: x${'😀'.repeat(40)}`] }],
    ['a header field', { header: [`X-Long: x${'😀'.repeat(4_000)}`] }],
    [
      'the name of an attachment',
      {
        type: 'multipart/mixed; boundary=b',
        body: parts([
          { body: 'words' },
          { type: 'application/pdf', disposition: `attachment; filename="x${'😀'.repeat(200)}.pdf"` },
          { type: `application/${'😀'.repeat(40)}`, disposition: 'attachment' },
        ]),
      },
    ],
  ])('is in no reading, least where a mail has it in %s', async (_, mail) => {
    const read = await readMail(rawMail(mail))
    expect(textsOf(read).filter(text => !text.isWellFormed())).toEqual([])
  })

  it('is in no reading of mails made of pieces', async () => {
    const piece = fc.constantFrom(
      'From: ', 'Subject: ', 'X: ', '\r\n', '\r\n\r\n', '<a@b.org>', rare, utf7Half, '=?utf-7?Q?+2D0-?=', '=?utf-8?Q?=F0=9F=98=80?=', '=?utf-8?B?8J+YgA==?=', emoji.toString('latin1'), '=ED=A0=BD', '&#xD83D;', '"', '@',
      'Content-Type: text/html; charset=utf-7\r\n', 'Content-Type: text/plain; charset=utf-16be\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n', '--b\r\n', '\r\n--b--', 'Content-Disposition: attachment; filename=', "filename*0*=UTF-8''%F0%9F", 'Content-Id: <',
      'From: X\r\nSent: Y\r\nTo: Z\r\nSubject: W\r\n', '---------- Forwarded message ---------\r\n', 'Content-Type: message/delivery-status\r\n', 'Final-Recipient: rfc822; ', 'Auto-Submitted: ', '\u0301',
    ) // biome-ignore format: a list of pieces
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async list => {
        const read = await readMail(Buffer.from(list.join('')))
        expect(textsOf(read).filter(text => !text.isWellFormed())).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('more lines than a call takes arguments', () => {
  it.each([
    ['plain lines', { body: 'a\n'.repeat(200_000) }],
    ['lines of HTML', { type: 'text/html', body: 'a<br>'.repeat(200_000) }],
    ['lines of a reply', { subject: 'Re: x', body: `${'He is at home.\n'.repeat(60_000)}> quoted\n` }],
    ['quoted lines and answers', { body: '> a\nb\n'.repeat(100_000) }],
  ])('%s: the text is read', async (_, mail) => {
    expectSound(await readMail(rawMail(mail)))
  })
})
