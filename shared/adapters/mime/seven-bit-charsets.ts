/** Charsets that say everything in seven bits and that the platform's TextDecoder refuses: UTF-7, HZ, ISO-2022-KR. */
import { TextDecoder } from 'node:util'

const ESCAPE = 0x1b
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f
const TILDE = 0x7e

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** RFC 2152. Long dead, and still written by a few gateways. */
function decodeUtf7(bytes: Uint8Array): string {
  const text = latin(bytes).replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (whole, base64: string) => {
    if (base64 === '') return whole === '+-' ? '+' : whole
    const units = Buffer.from(base64, 'base64')
    const even = units.subarray(0, units.length - (units.length % 2))
    return even.swap16().toString('utf16le')
  })
  // Its units may be halves of characters, unlike those of any charset that the platform decodes.
  return text.toWellFormed()
}

/** RFC 1843: `~{` and `~}` around GB 2312 with the high bits off, `~~` for a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const out: number[] = []
  let shifted = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    const next = bytes[index + 1]
    if (byte === TILDE && (next === 0x7b || next === 0x7d)) {
      shifted = next === 0x7b
      index += 1
    } else if (byte === TILDE && (next === TILDE || next === 0x0a)) {
      if (next === TILDE) out.push(TILDE)
      index += 1
    } else {
      if (byte === 0x0a) shifted = false
      out.push(shifted && byte > 0x20 ? byte | 0x80 : byte)
    }
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(out))
}

/** RFC 1557: KS X 1001 with the high bits off between shift-out and shift-in. */
function decodeIso2022Kr(bytes: Uint8Array): string {
  const out: number[] = []
  let shifted = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === ESCAPE && bytes[index + 1] === 0x24) index += 3
    else if (byte === SHIFT_OUT || byte === SHIFT_IN) shifted = byte === SHIFT_OUT
    else out.push(shifted && byte > 0x20 ? byte | 0x80 : byte)
  }
  return new TextDecoder('euc-kr').decode(Uint8Array.from(out))
}

/** Null for any other label. Labels in lower case. Never throws. */
export function sevenBitDecoder(label: string): ((bytes: Uint8Array) => string) | null {
  switch (label) {
    case 'utf-7':
    case 'unicode-1-1-utf-7':
      return decodeUtf7
    case 'hz-gb-2312':
    case 'hz':
      return decodeHz
    case 'iso-2022-kr':
    case 'csiso2022kr':
      return decodeIso2022Kr
    default:
      return null
  }
}
