/** Turns bytes into text by the charset that a mail declares, and by what the bytes themselves show where it lies. */
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { guessCharset, isBrokenUtf8 } from './charset-guess.ts'
import { sevenBitDecoder } from './seven-bit-charsets.ts'

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
  'x-sjis-jp': 'shift_jis',
  'x-mac-roman': 'macintosh',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'x-mac-ukrainian': 'x-mac-cyrillic',
  cp65001: 'utf-8',
  ucs2: 'utf-16',
  'ucs-2': 'utf-16',
  unicode: 'utf-16',
  cp866: 'ibm866',
  'cp-866': 'ibm866',
  koi8: 'koi8-r',
  'koi8-ru': 'koi8-u',
  'iso-gb2312': 'gb18030',
  'iso-2022-cn': 'gb18030',
  'gb-2312': 'gb18030',
  gb_2312: 'gb18030',
  'x-gbk': 'gb18030',
  'big5-hkscs': 'big5',
  'big5-eten': 'big5',
  'ks_c_5601-1992': 'euc-kr',
  ks_c_5601: 'euc-kr',
  ksc5601: 'euc-kr',
  uhc: 'euc-kr',
  'windows-949': 'euc-kr',
  tis620: 'windows-874',
  'x-windows-949': 'euc-kr',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  ms949: 'euc-kr',
  cp51932: 'euc-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'windows-936': 'gb18030',
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
  if (isBrokenUtf8(bytes)) return utf8.decode(bytes)
  const guessed = guessCharset(bytes)
  return (guessed === null ? windows1252 : (decoderFor(guessed) ?? windows1252)).decode(bytes)
}

/** Bytes at the end that begin a character of UTF-8 and do not finish it: something cut the text there. */
function cutAtEnd(bytes: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= bytes.length; length += 1) {
    const byte = bytes[bytes.length - length] ?? 0
    // One byte alone may be the last letter of a word in a Western charset; none but Icelandic ends in 0xF0.
    if (length === 1 && byte >= 0xc2 && byte !== 0xf0) return 0
    if (byte >= 0xc2 && byte <= 0xf4) return isUtf8(bytes.subarray(0, bytes.length - length)) ? length : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** UTF-8 with a few broken bytes stays UTF-8; text that has nothing but broken bytes is in another charset. */
function claimedUtf8(bytes: Uint8Array): DecodedText {
  if (isBrokenUtf8(bytes, true) || cutAtEnd(bytes) > 0) {
    return { text: utf8.decode(bytes), defect: 'some bytes of the text are not UTF-8' }
  }
  return { text: byTheBytes(bytes), defect: 'text said to be UTF-8 is not; read by its bytes' }
}

/** UTF-16 by its byte order mark, else by which half of its units is empty: the label is as often wrong as right. */
function decodeUtf16(bytes: Uint8Array, label: string): string {
  let evenZeros = 0
  let oddZeros = 0
  for (const [index, byte] of bytes.subarray(0, 2_000).entries()) {
    if (byte === 0 && index % 2 === 0) evenZeros += 1
    else if (byte === 0) oddZeros += 1
  }
  const bigMark = bytes[0] === 0xfe && bytes[1] === 0xff
  const littleMark = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig =
    bigMark || (!littleMark && (evenZeros === oddZeros ? label === 'utf-16be' : evenZeros > oddZeros))
  return new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes)
}

export function isUtf7(declared: string | null): boolean {
  const label = normalLabel(declared)
  return label === 'utf-7' || label === 'unicode-1-1-utf-7'
}

/** One byte a character: text in them that is well-formed UTF-8 beyond ASCII was not written in them. */
const SINGLE_BYTE =
  /^(?:windows-125\d|windows-874|iso-8859-\d{1,2}|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/

function countBroken(text: string): number {
  return text.split('\ufffd').length - 1
}

/** What a label that is known makes of the bytes, unless they plainly contradict it. */
function byLabel(bytes: Uint8Array, label: string, decoder: TextDecoder): DecodedText {
  const isPlainlyUtf8 = !isAscii(bytes) && isUtf8(bytes)
  const text = decoder.decode(bytes)
  const broken = countBroken(text)
  if (isPlainlyUtf8 && (broken > 0 || SINGLE_BYTE.test(label))) {
    return { text: byTheBytes(bytes), defect: `text said to be ${label} is UTF-8` }
  }
  const guessed = broken * 10 > text.length ? guessCharset(bytes) : null
  const better = guessed === null ? undefined : decoderFor(guessed)?.decode(bytes)
  if (better === undefined || countBroken(better) * 4 > broken) return { text, defect: null }
  return { text: better, defect: `text said to be ${label} is ${guessed}` }
}

/** Characters that no text has, where the bytes of windows-1252 were taken for Unicode once too often. */
function withoutControlBytes(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, control =>
    windows1252.decode(Uint8Array.of(control.charCodeAt(0))),
  )
}

function decoded(bytes: Uint8Array, label: string): DecodedText {
  const sevenBit = sevenBitDecoder(label)
  if (sevenBit !== null) return { text: sevenBit(bytes), defect: null }
  if (label.startsWith('utf-16')) return { text: decodeUtf16(bytes, label), defect: null }
  if (CARELESS.has(label)) return { text: byTheBytes(bytes), defect: null }
  if (label === 'utf-8' || label === 'utf8') {
    if (isAscii(bytes) || isUtf8(bytes)) return { text: byTheBytes(bytes), defect: null }
    return claimedUtf8(bytes)
  }
  const decoder = decoderFor(label)
  if (decoder !== null) return byLabel(bytes, label, decoder)
  const defect = `charset "${label.replaceAll(/[^\w.:-]/g, '').slice(0, 40)}" is not known; read by its bytes`
  return { text: byTheBytes(bytes), defect }
}

/**
 * Never throws. A label that is missing, unknown or contradicted by the bytes is replaced by what the bytes show: UTF-8 where
 * they are that, else a charset that they plainly are, else windows-1252, which has a character for every byte.
 */
export function decodeCharset(bytes: Uint8Array, declared: string | null): DecodedText {
  const { text, defect } = decoded(bytes, normalLabel(declared))
  return { text: withoutControlBytes(text), defect }
}
