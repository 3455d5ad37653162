/** The text of one part: its transfer encoding undone, its charset decoded. */
import { decodeCharset } from './charset.ts'
import type { Part } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

export const LONGEST_TEXT = 1_000_000
/** No text of a million characters needs more bytes than this. */
export const MOST_TEXT_BYTES = 4 * LONGEST_TEXT
/** Enough of a part to know what it is. */
export const MOST_TEXT_TO_KNOW = 50_000

/** Words have spaces and stops; base64 has neither. Looks at the beginning alone. */
function isHardlyBase64(body: Uint8Array): boolean {
  const start = body.subarray(0, 2_000)
  let strange = 0
  for (const byte of start) {
    const fits = (byte >= 47 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
    if (!fits && byte !== 43 && byte !== 61 && byte !== 10 && byte !== 13) strange += 1
  }
  return strange * 12 > start.length
}

/** What the markup itself says of its charset, for HTML whose part says nothing. */
function charsetOfMarkup(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 3_000)).toString(
    'latin1',
  )
  return /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i.exec(start)?.[1] ?? null
}

function charsetOf(part: Part, bytes: Uint8Array): string | null {
  const declared = part.parameters.get('charset') ?? null
  if (part.type !== 'text/html') return declared
  return declared === null || /^(?:us-)?ascii$/i.test(declared)
    ? (charsetOfMarkup(bytes) ?? declared)
    : declared
}

/** What had to be guessed is added to `defects`. Never throws. */
export function partText(part: Part, defects: Set<string>): string {
  const mislabelled = part.encoding === 'base64' && isHardlyBase64(part.body)
  if (mislabelled) defects.add('a text part says it is base64 and is not; it was read as it stands')
  const bytes = decodeTransfer(part.body, mislabelled ? '7bit' : part.encoding, MOST_TEXT_BYTES)
  const decoded = decodeCharset(bytes, charsetOf(part, bytes))
  if (decoded.defect !== null) defects.add(decoded.defect)
  return decoded.text
}

/** The first bytes of a part as text, for telling what it is. */
export function startOfText(part: Part, bytes: number): string {
  return decodeCharset(
    decodeTransfer(part.body, part.encoding, bytes),
    part.parameters.get('charset') ?? null,
  ).text
}
