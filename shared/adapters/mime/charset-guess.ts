/**
 * What the bytes of a text say about a charset that nothing, or only a careless label, names. Mail in English with an accent
 * here and there must never be taken for anything but windows-1252: a charset is only named where the bytes are plainly it.
 */
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** More of a long text tells nothing new. */
const ENOUGH = 40_000
/** Fewer characters than this could be anything. */
const FEWEST = 3
const FEWEST_CYRILLIC = 6

/** Number of characters of two bytes that are well formed, of those that everyday text is made of, and of broken ones. */
interface Pairs {
  readonly whole: number
  readonly common: number
  readonly broken: number
}

interface PairCharset {
  readonly label: string
  readonly isLead: (byte: number) => boolean
  readonly isTrail: (byte: number) => boolean
  readonly isCommon: (lead: number, trail: number) => boolean
}

const within = (from: number, to: number) => (byte: number) => byte >= from && byte <= to
const highTrail = within(0xa1, 0xfe)

/** In the order in which they are believed when two fit equally well. */
const PAIR_CHARSETS: readonly PairCharset[] = [
  {
    label: 'euc-jp',
    isLead: within(0xa1, 0xfe),
    isTrail: highTrail,
    // Kana: no Japanese text is without them.
    isCommon: lead => lead === 0xa4 || lead === 0xa5,
  },
  {
    label: 'euc-kr',
    isLead: within(0xa1, 0xfe),
    isTrail: highTrail,
    isCommon: lead => lead >= 0xb0 && lead <= 0xc8,
  },
  {
    label: 'gb18030',
    isLead: within(0x81, 0xfe),
    isTrail: byte => byte >= 0x40 && byte !== 0x7f && byte <= 0xfe,
    // The first level of GB 2312, in the order of sound, and its punctuation.
    isCommon: (lead, trail) =>
      trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa3 || lead === 0xa1),
  },
  {
    label: 'big5',
    isLead: within(0xa1, 0xf9),
    isTrail: byte => (byte >= 0x40 && byte <= 0x7e) || highTrail(byte),
    isCommon: lead => (lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1,
  },
  {
    label: 'shift_jis',
    isLead: byte => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
    isTrail: byte => byte >= 0x40 && byte !== 0x7f && byte <= 0xfc,
    isCommon: lead => lead >= 0x81 && lead <= 0x83,
  },
]

/** Everyday syllables of Korean, of which no text is without some: the same bytes are seldom characters in Chinese. */
const KOREAN = new Set('이다는의을에가하고니요안은를로서기지도입')
const FEWEST_KOREAN = 0.1

function isKorean(bytes: Uint8Array): boolean {
  const characters = [...new TextDecoder('euc-kr').decode(bytes)].filter(character => character > '\u007f')
  const everyday = characters.filter(character => KOREAN.has(character)).length
  return everyday >= FEWEST_KOREAN * characters.length
}

function countPairs(bytes: Uint8Array, charset: PairCharset): Pairs {
  let whole = 0
  let common = 0
  let broken = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[index + 1] ?? 0
    if (charset.isLead(lead) && charset.isTrail(trail)) {
      whole += 1
      if (charset.isCommon(lead, trail)) common += 1
      index += 1
    } else {
      broken += 1
    }
  }
  return { whole, common, broken }
}

/** Share of the high bytes that stand next to another one: near none in a Western language, near all in the others. */
function clustered(bytes: Uint8Array): number {
  let high = 0
  let beside = 0
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue
    high += 1
    if ((bytes[index - 1] ?? 0) >= 0x80 || (bytes[index + 1] ?? 0) >= 0x80) beside += 1
  }
  return high === 0 ? 0 : beside / high
}

/** The ten letters that make more than half of any Russian, Ukrainian or Bulgarian text. */
const FREQUENT = new Set('оеаинтсрвлОЕАИНТСРВЛ')
const CYRILLIC = ['koi8-r', 'windows-1251', 'iso-8859-5', 'ibm866']

/** How much of what is not ASCII reads as Cyrillic words, 0 to 1. */
function cyrillicScore(text: string): number {
  let letters = 0
  let frequent = 0
  let others = 0
  let odd = 0
  let small = 0
  let before = ''
  for (const character of text) {
    if (character > '\u007f') {
      if (/[\u0401\u0404-\u0407\u0410-\u044f\u0451-\u0457\u0490\u0491]/.test(character)) {
        letters += 1
        if (FREQUENT.has(character)) frequent += 1
        if (character >= '\u0430') small += 1
        // A capital inside a word: the other Cyrillic charset has the cases the other way round.
        if (/[\u0430-\u044f]/.test(before) && /[\u0410-\u042f]/.test(character)) odd += 1
      } else if (!/[\u00a0№«»–—…„“”’]/.test(character)) others += 1
    }
    before = character
  }
  // Signs and capitals of the West are capitals in Cyrillic charsets.
  if (letters < FEWEST_CYRILLIC || others * 20 > letters || small * 2 < letters) return 0
  return frequent / letters - (2 * odd) / letters
}

function guessCyrillic(bytes: Uint8Array): string | null {
  let best: { readonly label: string; readonly score: number } | null = null
  for (const label of CYRILLIC) {
    const score = cyrillicScore(new TextDecoder(label).decode(bytes))
    if (score > (best?.score ?? 0.4)) best = { label, score }
  }
  return best?.label ?? null
}

function guessPairs(bytes: Uint8Array): string | null {
  let best: { readonly label: string; readonly share: number } | null = null
  for (const charset of PAIR_CHARSETS) {
    const { whole, common, broken } = countPairs(bytes, charset)
    if (whole < FEWEST || broken * 50 > whole) continue
    // Kana are a part of Japanese text only: half of it is enough to know it by.
    const share = (common / whole) * (charset.label === 'euc-jp' || charset.label === 'shift_jis' ? 1.7 : 1)
    if (charset.label === 'euc-kr' && !isKorean(bytes)) continue
    if (share >= 0.75 && share > (best?.share ?? 0)) best = { label: charset.label, share }
  }
  return best?.label ?? null
}

/** Null where the bytes are not plainly anything: the caller then reads windows-1252. For bytes that are not UTF-8. */
export function guessCharset(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, ENOUGH)
  if (clustered(start) < 0.8) return null
  return guessCyrillic(start) ?? guessPairs(start)
}

/**
 * Whether bytes that are not wholly UTF-8 are UTF-8 that something cut or broke: a few faults among many good characters of
 * several bytes, or nothing wrong but the last character. Where the text is `claimed` to be UTF-8, more faults are forgiven.
 */
export function isBrokenUtf8(whole: Uint8Array, claimed = false): boolean {
  const bytes = whole.subarray(0, ENOUGH)
  let good = 0
  let bad = 0
  let index = 0
  while (index < bytes.length) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) {
      index += 1
      continue
    }
    const length = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    if (
      length > 0 &&
      byte <= 0xf4 &&
      isUtf8(bytes.subarray(index, index + length)) &&
      index + length <= bytes.length
    ) {
      good += 1
      index += length
    } else {
      bad += 1
      index += 1
    }
  }
  return claimed ? good > 0 && good >= bad : good > bad * 2
}
