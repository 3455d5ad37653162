import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEncodedWords } from '#shared/adapters/mime/encoded-words.ts'
import { readMailDate } from '#shared/adapters/mime/mail-date.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { rawMail } from '#tests/support/mail/raw-mail.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe('a subject', () => {
  it.each([
    ['plain', 'Our son', 'Our son'],
    ['in UTF-8 words', '=?utf-8?Q?Caf=C3=A9_fees?=', 'Café fees'],
    ['in ISO-8859-1 words', '=?iso-8859-1?q?Andr=E9?= and more', 'André and more'],
    ['in two words cut inside a character', '=?utf-8?B?w6Q=?= =?utf-8?B?4oI=?=\r\n =?utf-8?B?rA==?=', 'ä€'],
    ['in base64 cut anywhere', '=?utf-8?B?w?= =?utf-8?B?6k=?=', 'é'],
    ['with a language tag', '=?utf-8*en?Q?caf=C3=A9?=', 'café'],
    [
      'in Japanese words, each with its own shifts',
      '=?ISO-2022-JP?B?GyRCJUYbKEI=?= =?ISO-2022-JP?B?GyRCJTkbKEI=?=',
      'テス',
    ],
    ['in UTF-7 words', '=?utf-7?Q?caf+AOk-?=', 'café'],
    ['with a question mark inside a word', '=?utf-8?Q?Are_you_there??=', 'Are you there?'],
    ['with words of an unknown charset', '=?x-nonsense?Q?caf=C3=A9?=', 'café'],
    ['with something that only looks like a word', 'a =?utf-8?X?abc?= b =? c', 'a =?utf-8?X?abc?= b =? c'],
    ['folded', 'one\r\n two\r\n\tthree', 'one two three'],
    ['with control characters', 'one\u0007\u0000two', 'one two'],
    ['with a line break hidden in a word', '=?utf-8?Q?Hello=0D=0ABcc:_x@y.z?=', 'Hello Bcc: x@y.z'],
    ['with marks that turn the direction', '=?utf-8?B?4oCuZ25wLmV4ZQ==?=', 'gnp.exe'],
    ['with a word that is no text in its charset', '=?utf-8?B?nnDusSNdAQI=?=', '=?utf-8?B?nnDusSNdAQI=?='],
    [
      'in raw letters of which the last ends in a byte like a space',
      'Perché non va più là',
      'Perché non va più là',
    ],
    ['missing', '', ''],
  ])('%s', async (_, raw, expected) => {
    expect((await readMail(rawMail({ subject: raw }))).subject).toBe(expected)
  })

  it('in raw bytes is read as UTF-8, else by the charset of the mail, else as windows-1252', async () => {
    const subject = async (type: string, bytes: string) => {
      const raw = rawMail({ subject: 'X', type })
        .toString('latin1')
        .replace('Subject: X', `Subject: ${bytes}`)
      return (await readMail(Buffer.from(raw, 'latin1'))).subject
    }
    expect(await subject('text/plain', Buffer.from('café').toString('latin1'))).toBe('café')
    expect(await subject('text/plain', 'caf\u00e9')).toBe('café')
    expect(await subject('text/plain; charset=koi8-r', '\u00f0\u00f2\u00e9\u00f7\u00e5\u00f4')).toBe('ПРИВЕТ')
  })

  it('is one line without control characters, whatever bytes stand in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        const { subject } = await readMail(rawMail({ subject: `=?utf-8?B?${base64(bytes)}?=` }))
        expect(subject).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
      }),
    )
  })
})

describe('encoded words', () => {
  it('give back any text, however its bytes are cut into words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 1, max: 20 }),
        (text, size) => {
          const bytes = Buffer.from(text)
          const words: string[] = []
          for (let at = 0; at < bytes.length; at += size)
            words.push(`=?utf-8?B?${base64(bytes.subarray(at, at + size))}?=`)
          expect(decodeEncodedWords(words.join(' '))).toBe(new TextDecoder().decode(bytes))
        },
      ),
    )
  })
})

describe('the writer', () => {
  it.each([
    ['name and address', 'Jane Okafor <Jane.Okafor@Example.ORG>', 'Jane Okafor', 'jane.okafor@example.org'],
    ['an address alone', 'jane@example.org', '', 'jane@example.org'],
    [
      'a name in quotes with a comma',
      '"Okafor, Jane" <jane@example.org>',
      'Okafor, Jane',
      'jane@example.org',
    ],
    ['a name in single quotes', "'Jane' <jane@example.org>", 'Jane', 'jane@example.org'],
    ['an encoded name', '=?utf-8?Q?Ji=C5=99=C3=AD?= <j@example.org>', 'Jiří', 'j@example.org'],
    [
      'an encoded name that holds a comma and an address',
      '=?utf-8?Q?Evil=2C_a=40b.org?= <j@example.org>',
      'Evil, a@b.org',
      'j@example.org',
    ],
    ['the name in a comment', 'jane@example.org (Jane Okafor)', 'Jane Okafor', 'jane@example.org'],
    [
      'everything encoded as one word',
      `=?utf-8?B?${base64(Buffer.from('Jane <jane@example.org>'))}?=`,
      'Jane',
      'jane@example.org',
    ],
    ['a comment inside the address', 'Pete <pete(his account)@silly.example>', 'Pete', 'pete@silly.example'],
    [
      'a name with a line break and marks that turn the direction',
      '=?utf-8?B?SmFuZQ0K4oCuT2thZm9y?= <j@example.org>',
      'Jane Okafor',
      'j@example.org',
    ],
    ['an address pasted from a link', 'Jane <mailto:jane@example.org>', 'Jane', 'jane@example.org'],
    ['brackets too many', 'Jane <<jane@example.org>>', 'Jane', 'jane@example.org'],
    ['no address at all', 'Jane Okafor', 'Jane Okafor', ''],
    ['several: the first counts', 'a@example.org, b@example.org', '', 'a@example.org'],
  ])('%s', async (_, from, name, address) => {
    expect((await readMail(rawMail({ from }))).from).toEqual({ name, address })
  })

  it('is the Sender where From names nobody, and that is said', async () => {
    const mail = await readMail(Buffer.from('Sender: Office <office@example.org>\r\nSubject: x\r\n\r\nhello'))
    expect(mail.from).toEqual({ name: 'Office', address: 'office@example.org' })
    expect(mail.defects).toContain('no From field')
  })

  it.each([
    ['the one author', ['From: A <a@x.org>', 'Sender: s@y.org'], 'from', 'a@x.org'],
    ['the one author, twice', ['From: A <a@x.org>, a@x.org'], 'from', 'a@x.org'],
    ['the first of several authors', ['From: a@x.org, b@y.org'], 'several-authors', 'a@x.org'],
    ['the first of two in brackets', ['From: A <a@x.org> <b@y.org>'], 'several-authors', 'a@x.org'],
    ['the inner of two brackets', ['From: <<a@x.org> b@y.org>'], 'several-authors', 'a@x.org'],
    ['one beside a bare address', ['From: b@y.org <a@x.org>'], 'several-authors', 'a@x.org'],
    ['one behind a null character', ['From: b@y.org\0<a@x.org>'], 'several-authors', 'a@x.org'],
    ['the one author called by their address', ['From: a@x.org <A@x.org>'], 'from', 'a@x.org'],
    ['the one author called by it in quotes', [`From: 'a@x.org' <a@x.org>`], 'from', 'a@x.org'],
    ['the one author called by another in quotes', ['From: "b@y.org" <a@x.org>'], 'from', 'a@x.org'],
    ['the one author with a comment', ['From: a@x.org (b@y.org)'], 'from', 'a@x.org'],
    ['the one author in encoded words', ['From: =?utf-8?q?b@y.org?= <a@x.org>'], 'from', 'a@x.org'],
    ['the first of two From fields', ['From: a@x.org', 'From: b@y.org'], 'several-authors', 'a@x.org'],
    ['the first of two From fields alike', ['From: a@x.org', 'From: a@x.org'], 'several-authors', 'a@x.org'],
    ['an author whose name has a comma', ['From: Smith, Jane <a@x.org>'], 'from', 'a@x.org'],
    ['the Sender', ['From: Nobody', 'Sender: s@y.org', 'Reply-To: r@z.org'], 'sender', 's@y.org'],
    ['Reply-To', ['From: Nobody', 'Reply-To: r@z.org'], 'reply-to', 'r@z.org'],
    ['nobody', ['From: Nobody'], 'none', ''],
  ])('%s: it is kept where the address was found', async (_, header, fromField, address) => {
    const mail = await readMail(Buffer.from([...header, 'Subject: x', '', 'hello'].join('\r\n')))
    expect([mail.fromField, mail.from.address]).toEqual([fromField, address])
  })
})

describe('a line of the header', () => {
  it.each(['\u00a0', '\u000b', '\u000c', '\u2028'])(
    'that begins with %j is no field: a program that reads strictly must not see another writer',
    async character => {
      const mail = await readMail(
        rawMail({ header: [`${character}From: somebody-else@example.org`, `${character}Subject: Another`] }),
      )
      expect([mail.from.address, mail.subject]).toEqual(['jane.okafor@example.org', 'Our son'])
      const above = Buffer.concat([
        Buffer.from(`Received: from x\r\n${character}From: somebody-else@example.org\r\n`, 'latin1'),
        rawMail(),
      ])
      expect((await readMail(above)).from.address).toBe('jane.okafor@example.org')
    },
  )

  it('that is blank gives way to another of its name', async () => {
    const mail = await readMail(Buffer.from('Subject:\nFrom: a@b.example\nSubject: Our son\n\nwords'))
    expect(mail.subject).toBe('Our son')
  })
})

describe('the other fields', () => {
  it('recipients of a group are taken one by one', async () => {
    const mail = await readMail(rawMail({ to: 'Team: a@example.org, "B" <b@example.org>;, c@example.org' }))
    expect(mail.to.map(mailbox => mailbox.address)).toEqual([
      'a@example.org',
      'b@example.org',
      'c@example.org',
    ])
  })

  it('a Message-ID is kept as received, and a blank one is none', async () => {
    expect((await readMail(rawMail())).messageId).toBe('<one@example.org>')
    expect((await readMail(Buffer.from('From: a@b.org\r\nMessage-ID:  \r\n\r\nx'))).messageId).toBeNull()
  })

  it('In-Reply-To gives its first id, References all of them', async () => {
    const mail = await readMail(
      rawMail({
        header: ['In-Reply-To: Your mail of Monday <a@x> <b@x>', 'References: <r1@x>\r\n <r2@x><r3@x>'],
      }),
    )
    expect(mail.inReplyTo).toBe('<a@x>')
    expect(mail.references).toEqual(['<r1@x>', '<r2@x>', '<r3@x>'])
  })

  it('of very many references the first and the newest 99 are kept', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `<${index}@x>`)
    const { references, defects } = await readMail(rawMail({ header: [`References: ${ids.join('\r\n ')}`] }))
    expect(references).toHaveLength(100)
    expect([references[0], references[1], references.at(-1)]).toEqual(['<0@x>', '<201@x>', '<299@x>'])
    expect(defects.join()).toContain('300 references')
  })

  it.each([
    ['Sun, 22 Nov 2026 10:00:00 +0000', '2026-11-22T10:00:00.000Z'],
    ['Sun, 22 Nov 2026 10:00:00 +0530 (IST)', '2026-11-22T04:30:00.000Z'],
    ['22 Nov 26 10:00 EST', '2026-11-22T15:00:00.000Z'],
    ['Sun, 22 Nov 2026 10:00:00 BST', '2026-11-22T09:00:00.000Z'],
    ['Sun Nov 22 10:00:00 2026', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00+01:00', '2026-11-22T09:00:00.000Z'],
    ['Thu,\t13\r\n Feb\r\n 1969\r\n 23:32 -0330 (Newfoundland Time)', '1969-02-14T03:02:00.000Z'],
    ['Sun, 31 Feb 2026 10:00:00 +0000', null],
    ['Sun, 22 Nov 2026 25:00:00 +0000', null],
    ['yesterday', null],
    ['', null],
  ])('the date %s', (value, expected) => {
    expect(readMailDate(value)).toBe(expected)
  })
})

describe('a sender', () => {
  it.each<[string, string, string]>([
    ['Okafor, Jane <jane@example.org>', 'Okafor, Jane', 'jane@example.org'],
    ['Okafor, Jane, SEND <jane@example.org>', 'Okafor, Jane, SEND', 'jane@example.org'],
    ['Jane (a nice \\) person) <jane@example.org>', 'Jane', 'jane@example.org'],
    ['<@relay.example,@other.example:jane@example.org>', '', 'jane@example.org'],
    ['Jane <jane@example.org.>', 'Jane', 'jane@example.org'],
  ])('%s is one person with one address', async (from, name, address) => {
    const mail = await readMail(rawMail({ from }))
    expect(mail.from).toEqual({ name, address })
    expect(mail.fromField).toBe('from')
  })

  it('with a name split over more commas than a name has is still found', async () => {
    const mail = await readMail(rawMail({ from: `${'a, '.repeat(500)}Jane <jane@example.org>` }))
    expect(mail.from.address).toBe('jane@example.org')
  })
})
