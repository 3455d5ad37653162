/**
 * Which mail this is, whatever way it came: the second delivery of a mail is the same mail, and another mail that borrows its
 * Message-ID is not. Trace fields, gateway fields, line ends and trailing blank lines do not count; the four fields that name a
 * mail and the whole of its body do.
 */
import { createHash } from 'node:crypto'

const LF = 10
const CR = 13
const NAMING_FIELDS: readonly string[] = ['from', 'date', 'subject']
const LONGEST_HEADER = 2_000_000
const CHUNK = 1 << 16

/** Raw values of the naming fields, unfolded, and where the body starts. The first of two fields with one name counts. */
function namingFields(buffer: Buffer): { values: Map<string, string>; bodyStart: number } {
  const values = new Map<string, string>()
  let current: string | null = null
  let at = 0
  while (at < buffer.length && at < LONGEST_HEADER) {
    const lineFeed = buffer.indexOf(LF, at)
    const end = lineFeed < 0 ? buffer.length : lineFeed
    const line = buffer.toString('latin1', at, end > at && buffer[end - 1] === CR ? end - 1 : end)
    at = end + 1
    if (line === '') return { values, bodyStart: Math.min(at, buffer.length) }
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (current !== null) values.set(current, `${values.get(current) ?? ''}${line}`)
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    current = NAMING_FIELDS.includes(name) && !values.has(name) ? name : null
    if (current !== null) values.set(current, line.slice(colon + 1))
  }
  return { values, bodyStart: Math.min(at, buffer.length) }
}

/** The body without carriage returns and without blank lines at its end, in chunks: a mail may have 40 MB. */
function* plainBody(buffer: Buffer, start: number): Generator<Uint8Array> {
  let end = buffer.length
  while (end > start && (buffer[end - 1] === LF || buffer[end - 1] === CR)) end -= 1
  const chunk = Buffer.allocUnsafe(CHUNK)
  let filled = 0
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at] ?? 0
    if (byte === CR) continue
    chunk[filled] = byte
    filled += 1
    if (filled === CHUNK) {
      yield chunk
      filled = 0
    }
  }
  yield chunk.subarray(0, filled)
}

/**
 * SHA-256, hex. `content` is the mail as it came in, below the fields that the mail server stamped (`readReceipt`);
 * `messageId` is the header's value or null.
 */
export function mailIdentity(mail: {
  readonly messageId: string | null
  readonly content: Uint8Array
}): string {
  const { content } = mail
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const { values, bodyStart } = namingFields(buffer)
  const hash = createHash('sha256')
  const field = (value: string): string => value.replaceAll(/\s+/g, ' ').trim()
  const named = NAMING_FIELDS.map(name => field(values.get(name) ?? ''))
  hash.update(JSON.stringify([field(mail.messageId ?? ''), ...named]))
  for (const chunk of plainBody(buffer, bodyStart)) hash.update(chunk)
  return hash.digest('hex')
}
