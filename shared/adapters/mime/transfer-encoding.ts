/** Undoes base64, quoted-printable and uuencode (RFC 2045 section 6) on bytes that may be broken, and counts without decoding. */

const LF = 10
const CR = 13
const EQUALS = 61
const UNDERSCORE = 95

/** 1 for bytes of the base64 alphabet, the URL-safe one included. */
const isBase64 = new Uint8Array(256)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  isBase64[character.charCodeAt(0)] = 1
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  if (byte >= 65 && byte <= 70) return byte - 55
  if (byte >= 97 && byte <= 102) return byte - 87
  return -1
}

function base64Bytes(digits: number): number {
  return Math.floor((digits * 3) / 4)
}

/**
 * The decoded length where padding stands inside the data, because a sender encoded each line or each block for itself: then
 * every line from there to the end is whole groups of four. Null where it does not: anything else after padding is a footer that
 * a list appended.
 */
function lengthInSections(body: Uint8Array): number | null {
  const padding = body.indexOf(EQUALS)
  if (padding < 0) return null
  const from = body.lastIndexOf(LF, padding) + 1
  let digits = 0
  let signs = 0
  let lines = 0
  let length = base64Bytes(countDigits(body.subarray(0, from)))
  for (let index = from; index <= body.length; index += 1) {
    const byte = body[index] ?? LF
    if (byte === LF) {
      if ((digits + signs) % 4 !== 0 || signs > 2) return null
      if (digits > 0) lines += 1
      length += base64Bytes(digits)
      digits = 0
      signs = 0
    } else if (byte === EQUALS) {
      signs += 1
    } else if (isBase64[byte] === 1 && signs === 0 && byte !== UNDERSCORE) {
      digits += 1
    } else if (byte !== CR && byte !== 32 && byte !== 9) {
      return null
    }
  }
  return lines > 1 ? length : null
}

/** Anything but the alphabet is skipped, and padding ends the data. */
function countDigits(body: Uint8Array): number {
  let digits = 0
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0
    if (byte === EQUALS) break
    digits += isBase64[byte] ?? 0
  }
  return digits
}

function base64Length(body: Uint8Array): number {
  return lengthInSections(body) ?? base64Bytes(countDigits(body))
}

function decodeSections(body: Uint8Array, atMost: number): Uint8Array {
  const out = Buffer.alloc(Math.ceil((body.length * 3) / 4))
  let length = 0
  let from = 0
  while (from < body.length && length < atMost) {
    const padding = body.indexOf(EQUALS, from)
    const end = padding < 0 ? body.length : padding
    length += out.write(bufferOver(body.subarray(from, end)).toString('latin1'), length, 'base64')
    from = end + 1
  }
  return out.subarray(0, Math.min(length, atMost))
}

function decodeBase64(body: Uint8Array, atMost: number): Uint8Array {
  // Line ends cost about one byte in 38; the extra 10 % leaves room for them and for rubbish between the digits.
  const enough = body.subarray(0, Math.ceil((atMost * 4) / 3 + atMost / 10) + 100)
  if (lengthInSections(body) !== null) return decodeSections(enough, atMost)
  return Buffer.from(bufferOver(enough).toString('latin1'), 'base64').subarray(0, atMost)
}

/** Writes to `out` where there is one; returns the decoded length either way. */
function quotedPrintable(body: Uint8Array, out: Uint8Array | null): number {
  const limit = out === null ? Number.POSITIVE_INFINITY : out.length
  let length = 0
  let index = 0
  while (index < body.length && length < limit) {
    const byte = body[index] ?? 0
    if (byte !== EQUALS) {
      if (out !== null) out[length] = byte
      length += 1
      index += 1
      continue
    }
    const high = hexValue(body[index + 1])
    const low = hexValue(body[index + 2])
    if (high >= 0 && low >= 0) {
      if (out !== null) out[length] = high * 16 + low
      length += 1
      index += 3
      continue
    }
    // A soft line break may carry white space between the = and the line's end.
    let next = index + 1
    while (body[next] === 32 || body[next] === 9) next += 1
    if (body[next] === CR) next += 1
    if (body[next] === LF) {
      index = next + 1
    } else if (next >= body.length) {
      index = next
    } else {
      if (out !== null) out[length] = byte
      length += 1
      index += 1
    }
  }
  return length
}

function uudecode(body: Uint8Array): Uint8Array {
  const lines = bufferOver(body).toString('latin1').split(/\r?\n/)
  const begin = lines.findIndex(line => /^begin \d{3,4} /.test(line))
  const pieces: Uint8Array[] = []
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end' || line === '`') break
    const length = (line.charCodeAt(0) - 32) & 63
    if (length === 0 || line === '') continue
    const piece = new Uint8Array(length)
    for (let group = 0, at = 0; at < length; group += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = [1, 2, 3, 4].map(offset => {
        const code = line.charCodeAt(group + offset)
        return Number.isNaN(code) ? 0 : (code - 32) & 63
      })
      for (const byte of [(a << 2) | (b >> 4), (b << 4) | (c >> 2), (c << 6) | d]) {
        if (at < length) piece[at] = byte & 255
        at += 1
      }
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** The content of a part, at most `atMost` bytes of it. An unknown encoding is read as it stands. */
export function decodeTransfer(
  body: Uint8Array,
  encoding: string,
  atMost = Number.MAX_SAFE_INTEGER,
): Uint8Array {
  switch (encoding) {
    case 'base64':
      return decodeBase64(body, Math.min(atMost, body.length))
    case 'quoted-printable': {
      const out = new Uint8Array(Math.min(atMost, body.length))
      return out.subarray(0, quotedPrintable(body, out))
    }
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return uudecode(body).subarray(0, atMost)
    default:
      return body.subarray(0, atMost)
  }
}

/** Size in bytes that the content has once decoded, without holding it. */
export function decodedSize(body: Uint8Array, encoding: string): number {
  switch (encoding) {
    case 'base64':
      return base64Length(body)
    case 'quoted-printable':
      return quotedPrintable(body, null)
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return uudecode(body).length
    default:
      return body.length
  }
}
