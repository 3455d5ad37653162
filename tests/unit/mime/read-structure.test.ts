import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { readAttachment } from '#shared/adapters/mime/read-attachment.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { parts, type RawMail, rawMail } from '#tests/support/mail/raw-mail.ts'

const plain = (body: string) => ({ type: 'text/plain; charset=utf-8', body })
const html = (body: string) => ({ type: 'text/html; charset=utf-8', body })
const mixed = (...list: Parameters<typeof parts>[0]) =>
  rawMail({ type: 'multipart/mixed; boundary="b"', body: parts(list) })
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('the text', () => {
  it.each<[string, RawMail, string]>([
    ['plain', { body: 'one\ntwo\n' }, 'one\ntwo'],
    ['in base64', { encoding: 'base64', body: base64('caf\u00e9') }, 'café'],
    ['in broken base64', { encoding: 'base64', body: `${base64('hello there')}\n!!rubbish` }, 'hello there'],
    [
      'in base64 that was padded line by line',
      { encoding: 'base64', body: `${base64('hello')}\n${base64(' there, Jane')}\n` },
      'hello there, Jane',
    ],
    [
      'in base64 with a footer that a list put under it',
      { encoding: 'base64', body: `${base64('hello '.repeat(60))}==\n____________\nThe list` },
      'hello '.repeat(60).trim(),
    ],
    [
      'in quoted-printable with soft breaks',
      { encoding: 'Quoted-Printable', body: 'caf=C3=A9 one=\n two =zz' },
      'café one two =zz',
    ],
    [
      'said to be base64 that is not',
      { encoding: 'base64', body: '?? -- ?? -- ?? -- ?? -- ??' },
      '?? -- ?? -- ?? -- ?? -- ??',
    ],
    [
      'in windows-1252',
      { type: 'text/plain; charset=windows-1252', body: Buffer.from([0x93, 0x68, 0x69, 0x94]) },
      '“hi”',
    ],
    ['said to be ISO-8859-1 that is UTF-8', { type: 'text/plain; charset=iso-8859-1', body: 'café' }, 'café'],
    [
      'said to be UTF-8 that is not',
      { type: 'text/plain; charset=utf-8', body: Buffer.from('caf\u00e9', 'latin1') },
      'café',
    ],
    ['of a charset nobody knows', { type: 'text/plain; charset="klingon-8"', body: 'café' }, 'café'],
    ['without a charset in UTF-8', { type: 'text/plain', body: 'żółć' }, 'żółć'],
    [
      'in UTF-8 of which the last character was cut',
      { type: 'text/plain; charset=utf-8', body: Buffer.from('café très cher, Zo\u00eb').subarray(0, -1) },
      'café très cher, Zo\ufffd',
    ],
    [
      'in ISO-2022-JP',
      { type: 'text/plain; charset=iso-2022-jp', body: Buffer.from('\u001b$B$"\u001b(B', 'latin1') },
      'あ',
    ],
    [
      'in GB18030',
      { type: 'text/plain; charset=gb2312', body: Buffer.from([0xc4, 0xe3, 0xba, 0xc3]) },
      '你好',
    ],
    ['in UTF-7', { type: 'text/plain; charset=utf-7', body: 'caf+AOk- 1 +- 1' }, 'café 1 + 1'],
    ['with NUL bytes', { body: 'he\u0000llo' }, 'hello'],
    [
      'in flowed lines',
      { type: 'text/plain; format=flowed', body: 'one \ntwo\n>> far \n>> away\n-- \nJane' },
      'one two\n>> far away\n--\nJane',
    ],
    ['of a type that cannot be read', { type: 'garbage', body: 'still here' }, 'still here'],
    [
      'of markup said to be plain',
      { type: 'text/plain', body: '<html><body><p>Hello</p></body></html>' },
      'Hello',
    ],
    ['empty', { body: '' }, ''],
  ])('%s', async (_, mail, expected) => {
    const text = (await readMail(rawMail(mail))).text
    expect(
      text
        .split('\n')
        .map(line => line.trimEnd())
        .join('\n'),
    ).toBe(expected)
  })

  it('of an alternative is its plain part', async () => {
    const mail = await readMail(
      rawMail({
        type: 'multipart/alternative; boundary=b',
        body: parts([plain('in plain'), html('<p>in HTML</p>')]),
      }),
    )
    expect([mail.text, mail.html]).toEqual(['in plain', '<p>in HTML</p>'])
  })

  it.each([
    '',
    '   \n',
    '[cid:image001.png]'.replace(/\w/g, ' '),
    'Your mail program does not support HTML.',
    'View this email in your browser',
  ])('of an alternative is its HTML where the plain part says nothing: "%s"', async nothing => {
    const body = parts([plain(nothing), html('<p>My son has <b>no</b> school.</p>')])
    expect((await readMail(rawMail({ type: 'multipart/alternative; boundary=b', body }))).text).toBe(
      'My son has no school.',
    )
  })

  it('of HTML keeps paragraphs, lists and quotations, and shows no script, style or address of a link', async () => {
    const body =
      '<style>p{color:red}</style><script>alert(1)</script><h1>Hello</h1><p>one<br>two &amp; three</p><ul><li>a</li><li>b</li></ul><blockquote>old</blockquote><a href="https://evil.example">here</a><img src="x" alt="pic">'
    const { text } = await readMail(rawMail({ type: 'text/html', body }))
    expect(text).toBe('Hello\n\none\ntwo & three\n\n * a\n * b\n\n> old\n\nhere')
  })

  it.each([
    [
      'a form in a table',
      '<table><tr><td>Name</td><td>Jane Okafor</td></tr><tr><td>School</td><td>Oak Lane</td></tr></table>',
      'Name Jane Okafor\nSchool Oak Lane',
    ],
    [
      'a layout in tables',
      '<table><tr><td><table><tr><td><p>one</p><p>two</p></td></tr></table></td></tr></table><p>three</p>',
      'one\n\ntwo\n\nthree',
    ],
    ['terms', '<dl><dt>Name</dt><dd>Jane</dd></dl>', 'Name\nJane'],
    [
      'words that are hidden',
      '<div style="DISPLAY:none;max-height:0">Read on</div><p hidden>no</p><p>Dear team</p>',
      'Dear team',
    ],
    ['nothing that is not hidden', '<div style="display: none"><p>Dear team</p></div>', 'Dear team'],
  ])('of HTML is read with %s', async (_, body, expected) => {
    expect((await readMail(rawMail({ type: 'text/html; charset=utf-8', body }))).text).toBe(expected)
  })

  it('of HTML has what stands before <html> and after </body>, as a browser shows it', async () => {
    const body =
      '<p>Please help them.</p><html><head><title>t</title><style>p{}</style></head><body><p>one</p></div></body></html><p>two</p>'
    const { text } = await readMail(rawMail({ type: 'text/html', body }))
    expect(text).toBe('Please help them.\n\none\n\ntwo')
  })

  it('joins the texts that stand before and after a picture', async () => {
    const mail = await readMail(
      mixed(plain('before'), { type: 'image/png; name=a.png', body: 'x' }, html('<p>after</p>')),
    )
    expect(mail.text).toBe('before\n\nafter')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['a.png'])
  })

  it('of an invitation without words is its summary', async () => {
    const body =
      'BEGIN:VCALENDAR\nSUMMARY:Annual review\\, Seren\nDESCRIPTION:Room 2\\nBring tea\nEND:VCALENDAR'
    const mail = await readMail(rawMail({ type: 'text/calendar; method=REQUEST', body }))
    expect(mail.text).toBe('Annual review, Seren\n\nRoom 2\nBring tea')
    expect(mail.attachments).toMatchObject([{ name: 'invitation.ics', type: 'text/calendar' }])
  })
})

describe('the parts', () => {
  it.each([
    [
      'no blank line before the body',
      'From: a@b.org\r\nSubject: x\r\nHello there\r\n\r\nmore',
      'Hello there\n\nmore',
    ],
    ['CR line ends alone', 'From: a@b.org\rSubject: x\r\rHello\rthere', 'Hello\nthere'],
    ['a byte order mark', '\u00ef\u00bb\u00bfFrom: a@b.org\r\n\r\nHello', 'Hello'],
    [
      'a line that is no field in the header',
      'From: a@b.org\r\nrubbish here\r\nSubject: x\r\n\r\nHello',
      'Hello',
    ],
    ['nothing but a body', 'Hello there', 'Hello there'],
  ])('with %s', async (_, raw, text) => {
    expect((await readMail(Buffer.from(raw, 'latin1'))).text).toBe(text)
  })

  it('that are not closed are read to the end', async () => {
    const body = parts([plain('words'), { type: 'application/pdf; name=a.pdf', body: 'pdf' }]).replace(
      '--b--',
      '',
    )
    const mail = await readMail(rawMail({ type: 'multipart/mixed; boundary=b', body }))
    expect([mail.text, mail.attachments.length]).toEqual(['words', 1])
  })

  it('without a boundary in the header are found by the one that can be seen', async () => {
    const mail = await readMail(rawMail({ type: 'multipart/mixed', body: parts([plain('words')], 'seen') }))
    expect([mail.text, mail.defects]).toEqual(['words', ['a multipart names no boundary']])
  })

  it('with a wrong boundary in the header are found by the one that can be seen, or read as text', async () => {
    const wrong = (body: string) => readMail(rawMail({ type: 'multipart/mixed; boundary=wrong', body }))
    expect((await wrong(parts([plain('words')], 'right'))).text).toBe('words')
    expect((await wrong('only words')).text).toBe('only words')
  })

  it('whose boundaries begin alike are told apart', async () => {
    const inner = parts([plain('inner words')], 'b1')
    const body = parts([
      { type: 'multipart/alternative; boundary=b1', body: inner },
      { type: 'application/pdf; name=a.pdf', body: 'x' },
    ])
    const mail = await readMail(rawMail({ type: 'multipart/mixed; boundary=b', body }))
    expect([mail.text, mail.attachments.length]).toEqual(['inner words', 1])
  })

  it('nested two thousand deep are read to the innermost', async () => {
    let body = ''
    for (let level = 1; level < 2_000; level += 1) {
      body += `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`
    }
    body += '--b2000\r\n\r\ninnermost words\r\n'
    expect((await readMail(rawMail({ type: 'multipart/mixed; boundary=b1', body }))).text).toBe(
      'innermost words',
    )
  })
})

describe('an attachment', () => {
  it.each([
    ['a plain name', 'attachment; filename="report.pdf"', 'report.pdf'],
    ['a name under the other word', 'attachment; name="report.pdf"', 'report.pdf'],
    ['a name with quotation marks inside', 'attachment; filename=report "final".pdf', 'report final.pdf'],
    ['a name that ends in an à', 'attachment; filename=Voilà', 'Voilà'],
    ['a name without quotes', 'attachment; filename=my report (2).pdf', 'my report (2).pdf'],
    ['RFC 2231', "attachment; filename*=UTF-8''caf%C3%A9.pdf", 'café.pdf'],
    [
      'RFC 2231 in pieces',
      'attachment; filename*0*=UTF-8\'\'caf%C3; filename*1*=%A9; filename*2=" x.pdf"',
      'café x.pdf',
    ],
    ['encoded words in quotes', 'attachment; filename="=?utf-8?Q?caf=C3=A9.pdf?="', 'café.pdf'],
    ['a way through folders', 'attachment; filename="../../etc/passwd"', 'passwd'],
    ['a Windows path', 'attachment; filename="C:\\Users\\me\\a.doc"', 'a.doc'],
    ['a date with slashes', 'attachment; filename="Report 12/03/2026.pdf"', 'Report 12_03_2026.pdf'],
    ['nothing but dots', 'attachment; filename=".."', 'attachment-1.pdf'],
    ['characters that turn the direction', "attachment; filename*=UTF-8''%E2%80%AEfdp.exe", 'fdp.exe'],
    ['line breaks', "attachment; filename*=UTF-8''a%0D%0Ab.pdf", 'a b.pdf'],
    ['no name', 'attachment', 'attachment-1.pdf'],
  ])('is called by %s', async (_, disposition, name) => {
    const mail = await readMail(mixed(plain('words'), { type: 'application/pdf', disposition, body: 'x' }))
    expect(mail.attachments.map(attachment => attachment.name)).toEqual([name])
  })

  it.each([
    ['another parameter', 'application/pdf; file="plan.pdf"', []],
    ['the file that it was in a page', 'image/png', ['Content-Location: http://x.example/pictures/ball.png']],
  ])('is called by %s where nothing else names it', async (_, type, header) => {
    const mail = await readMail(mixed(plain('words'), { type, header, body: 'x' }))
    expect(mail.attachments.map(attachment => attachment.name)).toEqual([
      type.startsWith('image') ? 'ball.png' : 'plan.pdf',
    ])
  })

  it('is not made of a text that says where its page stands', async () => {
    const header = ['Content-Location: http://x.example/page.html']
    expect((await readMail(rawMail({ type: 'text/html', header, body: '<p>one</p>' }))).attachments).toEqual(
      [],
    )
  })

  it('of 300 characters keeps its ending', async () => {
    const disposition = `attachment; filename="${'x'.repeat(300)}.pdf"`
    const [attachment] = (
      await readMail(mixed(plain('w'), { type: 'application/pdf', disposition, body: 'x' }))
    ).attachments
    expect(attachment?.name).toMatch(/^x{100,}\.pdf$/)
    expect(attachment?.name.length).toBeLessThanOrEqual(230)
  })

  it.each([
    ['application/ms-tnef', 'winmail.dat'],
    ['text/calendar', 'invitation.ics'],
    ['image/heic', 'image-1.heic'],
    ['application/pgp-signature', 'signature.asc'],
    ['message/delivery-status', 'delivery-status.txt'],
  ])('of type %s without a name is %s', async (type, name) => {
    const mail = await readMail(mixed(plain('words'), { type, body: 'x' }))
    expect(mail.attachments.map(attachment => attachment.name)).toEqual([name])
  })

  it('has the size that it has once decoded, in any encoding', async () => {
    const sizes = await readMail(
      mixed(
        plain('w'),
        {
          type: 'image/png',
          encoding: 'base64',
          body: `${base64('x'.repeat(100)).replaceAll(/(.{40})/g, '$1\r\n')}`,
        },
        { type: 'text/csv', encoding: 'quoted-printable', body: 'caf=C3=A9=\r\n!' },
        { type: 'application/x-thing', encoding: 'x-uuencode', body: 'begin 644 x\r\n#0V%T\r\n`\r\nend' },
        { type: 'application/pdf', body: '12345' },
        { type: 'image/gif', encoding: 'base64', body: `${base64('12345')}\r\n${base64('1234')}` },
        { type: 'image/gif', encoding: 'base64', body: `${base64('12345')}\r\n__________\r\nThe list` },
      ),
    )
    expect(sizes.attachments.map(({ size }) => size)).toEqual([100, 6, 3, 5, 9, 5])
  })

  it('that is a mail is named by its subject, and its text is kept apart from the writer’s', async () => {
    const inner =
      'From: Mum <mum@example.org>\r\nSubject: =?utf-8?Q?Help:_caf=C3=A9?=\r\n\r\nthe mother writes'
    const mail = await readMail(mixed(plain('see attached'), { type: 'message/rfc822', body: inner }))
    expect(mail.text).toBe('see attached')
    expect(mail.attachments).toMatchObject([{ name: 'Help: café.eml', type: 'message/rfc822' }])
    expect(mail.forwarded).toEqual({
      from: { name: 'Mum', address: 'mum@example.org' },
      text: 'the mother writes',
    })
  })

  it('in the text’s own type is one where it has a name and another text came before', async () => {
    const mail = await readMail(
      mixed(plain('words'), {
        type: 'text/plain; name=notes.txt',
        disposition: 'inline; filename=notes.txt',
        body: 'notes',
      }),
    )
    expect([mail.text, mail.attachments.map(({ name }) => name)]).toEqual(['words', ['notes.txt']])
  })

  it('that the HTML shows in place keeps its Content-ID', async () => {
    const body = parts([
      html('<img src="cid:pic@x">'),
      { type: 'image/png', header: ['Content-ID: <pic@x>'], body: 'x' },
    ])
    const mail = await readMail(rawMail({ type: 'multipart/related; boundary=b', body }))
    expect(mail.attachments).toMatchObject([{ name: 'image-1.png', contentId: 'pic@x' }])
  })

  it('is given again by its index, and nothing is given for an index that it has not', async () => {
    const raw = mixed(
      plain('words'),
      { type: 'text/csv; name=a.csv', body: 'a,b' },
      { type: 'text/csv; name=b.csv', encoding: 'base64', body: base64('c,d') },
    )
    const second = await readAttachment(raw, 1)
    expect(second?.attachment.name).toBe('b.csv')
    expect(Buffer.from(second?.content ?? []).toString()).toBe('c,d')
    expect(await readAttachment(raw, 2)).toBeNull()
    expect(await readAttachment(raw, -1)).toBeNull()
  })
})

describe('well-formed mail', () => {
  it.each([
    ['plain', { text: 'Dzień dobry,\n\nżółć i zażalenie.' }],
    ['with HTML', { text: 'Hello', html: '<p>Hello</p>' }],
    [
      'with attachments',
      {
        text: 'See these',
        attachments: [
          { filename: 'Zażółć gęślą jaźń.pdf', content: 'pdf' },
          { filename: 'b.png', content: 'png' },
        ],
      },
    ],
    [
      'with an inline picture',
      {
        text: 'See',
        html: '<img src="cid:a">',
        attachments: [{ filename: 'a.png', cid: 'a', content: 'x' }],
      },
    ],
    [
      'with long lines and names',
      { text: `${'word '.repeat(500)}`, attachments: [{ filename: `${'é'.repeat(90)}.txt`, content: 'x' }] },
    ],
  ])('%s is read as an independent reader reads it', async (_, content) => {
    const raw = await new MailComposer({
      from: { name: 'Łukasz „Luke” Żak', address: 'lukasz@example.org' },
      to: ['send@northam.example', { name: 'Zoë', address: 'zoe@example.org' }],
      subject: 'Prośba o pomoc — szkoła specjalna dla syna, proszę o pilną odpowiedź',
      inReplyTo: '<a@b>',
      ...content,
    })
      .compile()
      .build()
    const [ours, theirs] = [await readMail(raw), await PostalMime.parse(raw)]
    expect(ours.subject).toBe(theirs.subject)
    expect(ours.from).toMatchObject({ name: theirs.from?.name, address: theirs.from?.address })
    expect(ours.to.map(({ address }) => address)).toEqual(theirs.to?.map(({ address }) => address))
    expect(ours.messageId).toBe(theirs.messageId)
    expect(ours.text).toBe(theirs.text?.trim())
    expect(ours.attachments.map(({ name }) => name).filter(name => name.length < 100)).toEqual(
      theirs.attachments.map(({ filename }) => filename ?? '').filter(name => name.length < 100),
    )
    expect(ours.defects).toEqual([])
  })
})

describe('a boundary', () => {
  const body = (lines: readonly string[]) => lines.join('\n')
  const file = ['Content-Type: application/pdf; name="plan.pdf"', '', 'pdf']
  const text = ['Content-Type: text/plain', '', 'He has no school.']

  it.each<[string, string, readonly string[]]>([
    [
      'with words after it on its line',
      'multipart/mixed; boundary=b',
      ['--b here', ...text, '--b', ...file, '--b-- the end', 'not read'],
    ],
    [
      'of a thousand characters',
      `multipart/mixed; boundary="${'x'.repeat(1_000)}"`,
      [`--${'x'.repeat(1_000)}`, ...text, `--${'x'.repeat(1_000)}`, ...file, `--${'x'.repeat(1_000)}--`],
    ],
    ['of a type that is no type', 'multipart/*; boundary=b', ['--b', ...text, '--b', ...file, '--b--']],
    ['without a type', 'rubbish; boundary=b', ['--b', ...text, '--b', ...file, '--b--']],
    [
      'that a part inside repeats',
      'multipart/mixed; boundary=b',
      [
        '--b',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        ...text,
        '--b--',
        '',
        '--b',
        ...file,
        '--b--',
      ],
    ],
  ])('%s parts the text and the file', async (_, type, lines) => {
    const mail = await readMail(rawMail({ type, body: body(lines) }))
    expect(mail.text).toBe('He has no school.')
    expect(mail.attachments).toMatchObject([{ name: 'plan.pdf' }])
  })
})

describe('a header that a gateway broke', () => {
  it('is read on after lines of another field that lost their white space', async () => {
    const lost = Array.from({ length: 40 }, (_, line) => `${line}MIGHxAgEAMB0GCSqGSIb3`)
    const raw = [
      'Received: from a',
      'X-Trace: abc',
      ...lost,
      'Subject: Our son',
      'From: jane@example.org',
      '',
      'Hello',
    ]
    expect(await readMail(Buffer.from(raw.join('\r\n')))).toMatchObject({
      subject: 'Our son',
      from: { address: 'jane@example.org' },
      text: 'Hello',
    })
  })

  it('is read from a first line with white space before it', async () => {
    const mail = await readMail(Buffer.from(' From: jane@example.org\r\nSubject: Our son\r\n\r\nHello'))
    expect(mail).toMatchObject({ subject: 'Our son', from: { address: 'jane@example.org' } })
  })

  it('ends at the text of somebody who left no empty line', async () => {
    const mail = await readMail(
      Buffer.from('From: jane@example.org\r\nSubject: Our son\r\nHe has no school.\r\nJane'),
    )
    expect(mail.text).toBe('He has no school.\nJane')
  })
})

describe('a text with a file name', () => {
  const named = (disposition: string) =>
    mixed(
      { type: 'text/plain; name="letter.txt"', disposition, body: 'Dear team' },
      { type: 'image/png; name="a.png"' },
    )

  it('is shown where it is the first, and is a file all the same', async () => {
    const mail = await readMail(named('inline; filename="letter.txt"'))
    expect(mail.text).toBe('Dear team')
    expect(mail.attachments).toMatchObject([{ name: 'letter.txt' }, { name: 'a.png' }])
  })

  it('is only a file where it says so', async () => {
    const mail = await readMail(named('attachment; filename="letter.txt"'))
    expect(mail.text).toBe('')
    expect(mail.attachments).toHaveLength(2)
  })
})

describe('a type that cannot be read', () => {
  it.each(['application-x-gzip; name="plan.xml.gz"', 'application; name="plan.xml.gz"'])(
    '%s of a file leaves it a file',
    async type => {
      const mail = await readMail(mixed(plain('See the plan.'), { type, body: 'gz' }))
      expect(mail.text).toBe('See the plan.')
      expect(mail.attachments).toMatchObject([{ name: 'plan.xml.gz', type: 'application/octet-stream' }])
    },
  )
})

describe('the same letter in several forms', () => {
  const forms = (...list: Parameters<typeof parts>[0]) =>
    rawMail({ type: 'multipart/alternative; boundary="b"', body: parts(list) })

  it('is read once, plain before enriched', async () => {
    const mail = await readMail(
      forms(plain('He has no school.'), { type: 'text/enriched', body: 'He has <bold>no</bold> school.' }),
    )
    expect(mail.text).toBe('He has no school.')
  })

  it('is read from the enriched one where it is the only one', async () => {
    const body = '<color><param>red</param>He</color> has <bold>no</bold> school << today.'
    expect((await readMail(forms({ type: 'text/enriched', body }))).text).toBe('He has no school < today.')
  })

  it('has no file for its rich text', async () => {
    const mail = await readMail(forms(plain('Hello'), { type: 'text/rtf', body: '{\\rtf1 Hello}' }))
    expect(mail).toMatchObject({ text: 'Hello', attachments: [] })
  })

  it('is read from its plain form though that speaks of HTML', async () => {
    const body = 'This is the fallback if an email client does not support HTML. My son has no school.'
    expect((await readMail(forms(plain(body), html('<p>Other</p>')))).text).toBe(body)
  })
})

it('a name that lost its letters in one place is read from the other', async () => {
  const mail = await readMail(
    mixed({
      type: `application/pdf; name="=?utf-8?Q?Za=C5=BC=C3=B3=C5=82=C4=87.pdf?="`,
      disposition: 'attachment; filename="Za????.pdf"',
    }),
  )
  expect(mail.attachments).toMatchObject([{ name: 'Zażółć.pdf' }])
})
