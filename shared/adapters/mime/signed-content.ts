/** What stands inside an S/MIME part that is signed as a whole (application/pkcs7-mime, RFC 5652 SignedData). No signature is checked. */

const SIGNED = Buffer.from('2a864886f70d010702', 'hex')
const ENVELOPED = Buffer.from('2a864886f70d010703', 'hex')
const AUTH_ENVELOPED = Buffer.from('2a864886f70d0109100117', 'hex')
const DEEPEST = 20
const MOST_PIECES = 200_000

const SEQUENCE = 0x30
const OBJECT_ID = 0x06
const CONTEXT_0 = 0xa0

interface Element {
  readonly tag: number
  readonly start: number
  /** Null where only an end mark tells: BER without a length. */
  readonly end: number | null
}

function elementAt(bytes: Uint8Array, at: number): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null
  if (first === 0x80) return { tag, start: at + 2, end: null }
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first }
  const count = first & 0x7f
  if (count > 5) return null
  let length = 0
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0)
  return { tag, start: at + 2 + count, end: at + 2 + count + length }
}

function isEndMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0
}

/** Where the element after this one begins; null where that cannot be told. */
function after(bytes: Uint8Array, element: Element, depth = 0): number | null {
  if (element.end !== null) return element.end
  if (depth > DEEPEST) return null
  let at = element.start
  while (at < bytes.length && !isEndMark(bytes, at)) {
    const inner = elementAt(bytes, at)
    const next = inner === null ? null : after(bytes, inner, depth + 1)
    if (next === null || next <= at) return null
    at = next
  }
  return at + 2
}

/** A string of bytes that may be cut into pieces, and its pieces into pieces. */
function octets(bytes: Uint8Array, element: Element, pieces: Uint8Array[], depth = 0): void {
  if ((element.tag & 0x20) === 0) {
    pieces.push(bytes.subarray(element.start, element.end ?? bytes.length))
    return
  }
  let at = element.start
  while (at < (element.end ?? bytes.length) && !isEndMark(bytes, at) && pieces.length < MOST_PIECES) {
    const inner = elementAt(bytes, at)
    if (inner === null || depth > DEEPEST) return
    octets(bytes, inner, pieces, depth + 1)
    const next = after(bytes, inner)
    if (next === null || next <= at) return
    at = next
  }
}

export type SignedContent =
  | { readonly kind: 'signed'; readonly content: Uint8Array }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'unknown' }

/** The element at `at` if it is of that tag. */
function expect(bytes: Uint8Array, at: number | null, tag: number): Element | null {
  const element = at === null ? null : elementAt(bytes, at)
  return element?.tag === tag ? element : null
}

function signedOctets(bytes: Uint8Array, at: number): Uint8Array | null {
  const explicit = expect(bytes, at, CONTEXT_0)
  const signed = explicit === null ? null : expect(bytes, explicit.start, SEQUENCE)
  const version = signed === null ? null : elementAt(bytes, signed.start)
  const digests = version === null ? null : elementAt(bytes, after(bytes, version) ?? bytes.length)
  const inner = digests === null ? null : expect(bytes, after(bytes, digests), SEQUENCE)
  const type = inner === null ? null : expect(bytes, inner.start, OBJECT_ID)
  const wrapped = type === null ? null : expect(bytes, type.end, CONTEXT_0)
  const string = wrapped === null ? null : elementAt(bytes, wrapped.start)
  if (string === null) return null
  const pieces: Uint8Array[] = []
  octets(bytes, string, pieces)
  return Buffer.concat(pieces)
}

/** Never throws. */
export function readSignedContent(bytes: Uint8Array): SignedContent {
  const whole = expect(bytes, 0, SEQUENCE)
  const type = whole === null ? null : expect(bytes, whole.start, OBJECT_ID)
  if (type === null || type.end === null) return { kind: 'unknown' }
  const id = Buffer.from(bytes.subarray(type.start, type.end))
  if (id.equals(ENVELOPED) || id.equals(AUTH_ENVELOPED)) return { kind: 'encrypted' }
  if (!id.equals(SIGNED)) return { kind: 'unknown' }
  const content = signedOctets(bytes, type.end)
  return content === null || content.length === 0 ? { kind: 'unknown' } : { kind: 'signed', content }
}
