/** Mails as broken and as hostile as the real world sends them, each with what the service must make of it. */
import { hostileHtml } from '#tests/support/pages/hostile-html.ts'

export interface BadMail {
  /** What is bad about it. */
  readonly what: string
  readonly raw: Buffer
  readonly envelopeFrom: string
  /** Address of its writer as the service reads it, empty where none can be read. */
  readonly writer: string
  /** Who must have one acknowledgement of it; null where nobody may. */
  readonly acknowledged: string | null
}

const inbox = 'send@casework.calderbrook.example'
const question = 'My son has had no school since September. Who is our caseworker?'

interface Told {
  /** Replaces the ordinary field of that name; null leaves it out. */
  readonly fields?: Readonly<Record<string, string | null>>
  readonly body?: string | Buffer
  readonly envelopeFrom?: string
  readonly writer?: string
  readonly acknowledged?: string | null
}

function bad(name: string, what: string, told: Told = {}): BadMail {
  const address = `${name}@bad.example`
  const fields: Record<string, string | null> = {
    From: `A Parent <${address}>`,
    To: inbox,
    Subject: what,
    Date: 'Mon, 23 Nov 2026 10:00:00 +0000',
    'Message-ID': `<${name}@bad.example>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...told.fields,
  }
  const head = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => `${field}: ${value}\r\n`)
  const body = told.body instanceof Buffer ? told.body : Buffer.from(told.body ?? `${question} (${what})\r\n`)
  return {
    what,
    // Header fields as bytes: what is above U+00FF stands there in UTF-8 already.
    raw: Buffer.concat([Buffer.from(`${head.join('')}\r\n`, 'latin1'), body]),
    envelopeFrom: told.envelopeFrom ?? address,
    writer: told.writer ?? address,
    acknowledged: told.acknowledged === undefined ? address : told.acknowledged,
  }
}

const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const multipart = (boundary: string, parts: readonly string[]) =>
  `${parts.map(part => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`

function nested(depth: number): string {
  let inner = `Content-Type: text/plain\r\n\r\n${question}`
  for (let level = depth; level > 0; level -= 1) {
    inner = `Content-Type: multipart/mixed; boundary="n${level}"\r\n\r\n--n${level}\r\n${inner}\r\n--n${level}--`
  }
  return inner.replace(/^Content-Type: [^\r]*\r\n\r\n/, '')
}

const traversal = '../../etc/passwd'

export const badMails: readonly BadMail[] = [
  bad('no-from', 'no From', { fields: { From: null }, writer: '', acknowledged: null }),
  bad('no-date', 'no Date', { fields: { Date: null } }),
  bad('odd-date', 'a Date that is none', { fields: { Date: 'Thu, 99 Foo 20266 77:88:99 +9999' } }),
  bad('no-id', 'no Message-ID', { fields: { 'Message-ID': null } }),
  bad('empty', 'an empty body', { body: '' }),
  bad('no-body', 'neither body nor Subject', { fields: { Subject: null }, body: '' }),
  bad('nested', '2,000 nested parts', {
    fields: { 'Content-Type': 'multipart/mixed; boundary="n1"' },
    body: nested(2_000),
  }),
  bad('wide', '5,000 attachments', {
    fields: { 'Content-Type': 'multipart/mixed; boundary="w"' },
    body: multipart('w', [
      `Content-Type: text/plain\r\n\r\n${question}`,
      ...Array.from(
        { length: 5_000 },
        (_, at) =>
          `Content-Type: text/plain\r\nContent-Disposition: attachment; filename="${'n'.repeat(300)}${at}.txt"\r\n\r\nx`,
      ),
    ]),
  }),
  bad('length', 'a lying Content-Length', {
    fields: { 'Content-Length': '5' },
    body: `${question} All of this is the mail.\r\n`,
  }),
  bad('long-length', 'a Content-Length beyond the end', { fields: { 'Content-Length': '99999999999' } }),
  bad('nul', 'NUL bytes', {
    fields: { Subject: 'NUL\0in the subject' },
    body: `${question}\0\0 And\0 more.\r\n\0`,
  }),
  bad('charset', 'a bad charset name', {
    fields: { 'Content-Type': 'text/plain; charset="x-none\'; DROP--"' },
  }),
  bad('base64', 'broken base64', {
    fields: { 'Content-Transfer-Encoding': 'base64' },
    body: `${Buffer.from(question).toString('base64').slice(0, 40)}!!%%==\r\n=QUJD*`,
  }),
  bad('inject', 'header injection', {
    fields: {
      From: '=?utf-8?Q?Eve=0D=0ABcc:_victim@evil.example=0D=0AX-Evil:_1?= <inject@bad.example>',
      Subject:
        '=?utf-8?Q?Our_ref_AB/1234=0D=0ABcc:_victim@evil.example=0D=0A=0D=0A<script>pay_here</script>?= header injection',
      'Message-ID': '<inject@bad.example>\rBcc: victim@evil.example\r',
    },
  }),
  bad('advert', 'an advert for a display name', {
    fields: { From: '"Win a prize at https://evil.example/now, call 0900 1234" <advert@bad.example>' },
  }),
  bad('crowd', '10,000 recipients in To', {
    fields: { To: Array.from({ length: 10_000 }, (_, at) => `p${at}@crowd.example`).join(',\r\n ') },
  }),
  bad('traversal', 'an attachment that climbs', {
    fields: { 'Content-Type': 'multipart/mixed; boundary="t"' },
    body: multipart('t', [
      `Content-Type: text/plain\r\n\r\n${question}`,
      `Content-Type: application/x-sh; name="${traversal}"\r\nContent-Disposition: attachment; filename="${traversal}"\r\n\r\nroot:x:0:0`,
    ]),
  }),
  bad('html', 'hostile HTML', {
    fields: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `${hostileHtml}<p>${question}</p>`,
  }),
  bad('null-sender', 'a null envelope sender', { envelopeFrom: '', acknowledged: null }),
  bad('utf8', 'an internationalised address', {
    fields: { From: utf8('Zoë Ångström <zoë@exämple.example>') },
    envelopeFrom: 'zoë@exämple.example',
    writer: 'zoë@exämple.example',
    // SES takes no such address.
    acknowledged: null,
  }),
  bad('idn', 'an internationalised domain', {
    fields: { From: utf8('Zoe Parent <zoe@exämple.example>') },
    envelopeFrom: 'zoe@exämple.example',
    writer: 'zoe@exämple.example',
    acknowledged: 'zoe@xn--exmple-cua.example',
  }),
  bad('raw-8-bit', 'raw 8-bit header fields', {
    fields: { Subject: 'Schule f\xfcr \xff\xfe uns', From: 'J\xfcrgen <raw-8-bit@bad.example>' },
  }),
  bad('huge-name', 'a display name of 900 KB', {
    fields: { From: `"${'Eve '.repeat(225_000)}" <huge-name@bad.example>` },
  }),
  bad('huge-subject', 'a Subject of 900 KB', { fields: { Subject: 'Word '.repeat(180_000) } }),
  bad('huge-id', 'a Message-ID of 100 KB', {
    fields: { 'Message-ID': `<${'i'.repeat(100_000)}@bad.example>` },
  }),
  bad('huge-references', 'References of 900 KB', {
    fields: {
      References: Array.from({ length: 9_000 }, (_, at) => `<${'r'.repeat(85)}${at}@bad.example>`).join(
        '\r\n ',
      ),
      'In-Reply-To': `<${'q'.repeat(50_000)}@bad.example>`,
      'Thread-Index': Buffer.alloc(50_000, 7).toString('base64'),
    },
  }),
  bad('huge-from', 'a From address of 5 KB', {
    fields: { From: `<${'f'.repeat(5_000)}@bad.example>` },
    writer: '',
    acknowledged: null,
  }),
  bad('long-line', 'one line of 5 MB', { body: `${question} ${'x'.repeat(5_000_000)}` }),
  bad('binary', 'bytes that are no text', {
    fields: { 'Content-Type': 'text/plain' },
    body: Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 131 + (at >> 5)) & 255)),
  }),
]
