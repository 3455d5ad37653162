/** Turns bytes into text by the charset that a mail declares, and by what the bytes themselves show where it lies. */
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

export interface DecodedText {
  readonly text: string
  /** What had to be guessed, in words; null where the label was right. */
  readonly defect: string | null
}

/** Labels that mail uses and the WHATWG list behind TextDecoder does not. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  'utf-8n': 'utf-8',
  'iso-8859-1-windows-3.1-latin-1': 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  ms949: 'euc-kr',
  cp51932: 'euc-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'windows-936': 'gbk',
  'windows-932': 'shift_jis',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'cp-1252': 'windows-1252',
  latin: 'windows-1252',
  'iso8859-1': 'windows-1252',
}

/** Labels that software writes without looking: the bytes are believed before them. */
const CARELESS = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'iso-8859-1',
  'iso8859-1',
  'latin1',
  'windows-1252',
  'cp1252',
  'x-unknown',
  'unknown-8bit',
  'unknown',
  'default',
  'default_charset',
  '8bit',
  'binary',
])

const decoders = new Map<string, TextDecoder | null>()

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  let decoder: TextDecoder | null = null
  try {
    decoder = new TextDecoder(label)
  } catch {
    // Not a charset that this runtime knows: the caller goes by the bytes.
  }
  // Bounded: a hostile mail may name any number of charsets.
  if (decoders.size < 200) decoders.set(label, decoder)
  return decoder
}

const utf8 = new TextDecoder('utf-8')
const windows1252 = new TextDecoder('windows-1252')
const iso2022jp = new TextDecoder('iso-2022-jp')
const japaneseEscape = Buffer.from('\u001b$')

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function normalLabel(declared: string | null): string {
  const label =
    (declared ?? '')
      .trim()
      .toLowerCase()
      .replaceAll(/["']/g, '')
      .split(/[\s;,*]/, 1)[0] ?? ''
  return ALIASES[label] ?? label
}

/** Text of bytes that nothing, or only a careless label, speaks for. */
function byTheBytes(bytes: Uint8Array): string {
  if (isUtf8(bytes)) {
    return bufferOver(bytes).includes(japaneseEscape) ? iso2022jp.decode(bytes) : utf8.decode(bytes)
  }
  return windows1252.decode(bytes)
}

/** UTF-8 with a few broken bytes stays UTF-8; text that has nothing but broken bytes is a mislabelled single-byte charset. */
function claimedUtf8(bytes: Uint8Array): DecodedText {
  const text = utf8.decode(bytes)
  let good = 0
  let broken = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) good += 1
  }
  if (broken > good) {
    return { text: windows1252.decode(bytes), defect: 'text said to be UTF-8 is not; read as windows-1252' }
  }
  return { text, defect: 'some bytes of the text are not UTF-8' }
}

/** RFC 2152. Long dead, and still written by a few gateways. */
function decodeUtf7(bytes: Uint8Array): string {
  const ascii = bufferOver(bytes).toString('latin1')
  const text = ascii.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (whole, base64: string) => {
    if (base64 === '') return whole === '+-' ? '+' : whole
    const units = Buffer.from(base64, 'base64')
    const even = units.subarray(0, units.length - (units.length % 2))
    return even.swap16().toString('utf16le')
  })
  // Its units may be halves of characters, unlike those of any charset that this runtime decodes.
  return text.toWellFormed()
}

/**
 * Never throws. A label that is missing, unknown or contradicted by the bytes is replaced by what the bytes show: UTF-8 where
 * they are that, else windows-1252, which has a character for every byte.
 */
export function decodeCharset(bytes: Uint8Array, declared: string | null): DecodedText {
  const label = normalLabel(declared)
  if (label === 'utf-7' || label === 'unicode-1-1-utf-7') return { text: decodeUtf7(bytes), defect: null }
  if (CARELESS.has(label)) return { text: byTheBytes(bytes), defect: null }
  if (label === 'utf-8' || label === 'utf8') {
    if (isAscii(bytes) || isUtf8(bytes)) return { text: byTheBytes(bytes), defect: null }
    return claimedUtf8(bytes)
  }
  const decoder = decoderFor(label)
  if (decoder === null) {
    const defect = `charset "${label.replaceAll(/[^\w.:-]/g, '').slice(0, 40)}" is not known; read by its bytes`
    return { text: byTheBytes(bytes), defect }
  }
  const text = decoder.decode(bytes)
  if (text.includes('\ufffd') && isUtf8(bytes)) {
    return { text: byTheBytes(bytes), defect: `text said to be ${label} is UTF-8` }
  }
  return { text, defect: null }
}
