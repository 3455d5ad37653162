/**
 * Mails by the hundred for load, kill and cost tests: each from a writer of its own, in the mix of lengths and formats that a
 * council's inbox sees. The same number gives the same mail.
 */
export interface LoadMail {
  readonly number: number
  readonly from: string
  readonly messageId: string
  /** Whether a person wrote it, who is therefore owed an acknowledgement. */
  readonly person: boolean
  readonly raw: Buffer
}

const inbox = 'send@casework.calderbrook.example'

const openings = [
  'I am writing about my son who has been waiting for his plan since the spring.',
  'Please can you tell me who our caseworker is? Nobody has answered the phone this week.',
  'The taxi did not come again today and my daughter missed her first lesson.',
  'The speech therapy in her plan has not started and the school says there is no therapist.',
  'We had the annual review in September and have heard nothing at all since then.',
  'Could you explain how the council decides which school to name?',
  'My constituent has asked me to find out when the assessment will be finished.',
]
const details = [
  'He finds it hard to sleep and we are all very tired.',
  'The school has been kind but they say it is for the council to decide.',
  'I sent two emails before this one and left a message on Tuesday.',
  'We would like to know what happens next and when.',
  'She does well with one adult beside her and cannot manage without.',
  'The educational psychologist came in June and we never saw the report.',
  'I have kept a diary of every day that was missed.',
]

export function loadMails(count: number, label = 'load'): readonly LoadMail[] {
  return Array.from({ length: count }, (_, index) => loadMail(index, label))
}

function loadMail(number: number, label: string): LoadMail {
  const random = sequence(number + 1)
  const messageId = `<${label}-${number}@mailbox.example>`
  const from = `writer-${label}-${number}@mailbox.example`
  if (number % 20 === 7) return { number, from, messageId, person: false, raw: outOfOffice(from, messageId) }
  if (number % 40 === 13) return { number, from, messageId, person: false, raw: newsletter(from, messageId) }
  const paragraphs = Array.from({ length: 3 + Math.floor(random() * 12) }, () => {
    const sentences = Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(details, random))
    return sentences.join(' ')
  })
  const text = [
    pick(openings, random),
    ...paragraphs,
    `My own number for this is ${number}.`,
    `Writer ${number}`,
  ].join('\r\n\r\n')
  const fields = head(from, messageId, `About my child, letter ${number}`)
  const shape = number % 10
  if (shape < 6)
    return {
      number,
      from,
      messageId,
      person: true,
      raw: Buffer.from(`${fields}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`),
    }
  const attachment =
    shape === 9
      ? bytes(300_000, random)
      : shape === 8
        ? bytes(60_000 + Math.floor(random() * 90_000), random)
        : null
  return { number, from, messageId, person: true, raw: multipart(fields, text, attachment) }
}

const head = (from: string, messageId: string, subject: string, more = ''): string =>
  `From: A writer <${from}>\r\nTo: ${inbox}\r\nSubject: ${subject}\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: ${messageId}\r\n${more}MIME-Version: 1.0\r\n`

const outOfOffice = (from: string, messageId: string): Buffer =>
  Buffer.from(
    `${head(from, messageId, 'Automatic reply: your letter', 'Auto-Submitted: auto-replied\r\n')}Content-Type: text/plain\r\n\r\nI am away until Monday.\r\n`,
  )
const newsletter = (from: string, messageId: string): Buffer =>
  Buffer.from(
    `${head(from, messageId, 'News for schools', 'List-Id: <news.example>\r\nList-Unsubscribe: <https://news.example/off>\r\nPrecedence: bulk\r\n')}Content-Type: text/plain\r\n\r\nThis month in education.\r\n`,
  )

function multipart(fields: string, text: string, attachment: Buffer | null): Buffer {
  const styled = text
    .split('\r\n\r\n')
    .map(
      each =>
        `<p class="MsoNormal" style="margin:0cm;font-size:11.0pt;font-family:Calibri,sans-serif">${each}</p>`,
    )
  const alternative = [
    'Content-Type: multipart/alternative; boundary="alt"\r\n\r\n--alt',
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--alt`,
    `Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>${styled.join('\r\n')}</body></html>\r\n--alt--`,
  ].join('\r\n')
  if (attachment === null) return Buffer.from(`${fields}${alternative}\r\n`)
  const encoded = attachment.toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `${fields}Content-Type: multipart/mixed; boundary="mix"\r\n\r\n--mix\r\n${alternative}\r\n--mix\r\nContent-Type: application/pdf; name="report.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="report.pdf"\r\n\r\n${encoded}\r\n--mix--\r\n`,
  )
}

function bytes(length: number, random: () => number): Buffer {
  const made = Buffer.alloc(length)
  for (let at = 0; at + 4 <= length; at += 4) made.writeUInt32LE(Math.floor(random() * 0xffffffff), at)
  return made
}

const pick = <Item>(items: readonly Item[], random: () => number): Item => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
