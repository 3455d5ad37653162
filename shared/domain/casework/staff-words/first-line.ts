/** The first line that a colleague wrote, and the rest of their words. */
import { isSignOff } from '../../mail/signatures.ts'
import { wordsOf } from '../../triage/fold.ts'

export interface Lines {
  /** The first line with letters in it, in plain letters and single spaces; empty where there are no words. */
  readonly first: string
  /** The first line as it was written. */
  readonly firstAsWritten: string
  /** All that stands below it, as it was written. */
  readonly below: string
}

/** Bold and italics as mail programmes write them in plain text, quotation marks, and brackets around the whole line. */
const EMPHASIS = /[\s*_~`"'“”‘’«»<>[\](){}#•·]/u
const BULLET = /^[-–]\s+/u
/** No-break and other odd spaces, and what cannot be seen. */
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
/** Some telephones put the subject above the words. */
const SUBJECT_LINE = /^(?:subject\s*:|(?:re|fw|fwd|aw|sv)\s*:).{0,200}\bSEND-\d{4}-\d{5,}/iu
const BARE_REPLY_MARK = /^(?:re|fw|fwd|aw|sv)\s*:\s*$/iu

export const plainLine = (line: string): string =>
  withoutEmphasis(line.normalize('NFKC').replace(UNSEEN, '').replace(SPACES, ' '))
    .replaceAll(/ ?[*_]{1,3} ?/gu, ' ')
    .replace(BULLET, '')
    .replace(/^(?:re|fw|fwd|aw|sv) ?: ?(?=\S)/iu, '')
    .trim()

/** By hand, as a pattern for the end of a line costs the square of its length. */
function withoutEmphasis(line: string): string {
  let from = 0
  let to = line.length
  while (from < to && EMPHASIS.test(line.charAt(from))) from += 1
  while (to > from && EMPHASIS.test(line.charAt(to - 1))) to -= 1
  return line.slice(from, to)
}

export function firstLine(words: string): Lines {
  const lines = words.split('\n')
  const at = lines.findIndex(line => {
    const plain = line.replace(UNSEEN, '').trim()
    return /[\p{L}\p{N}]/u.test(plain) && !SUBJECT_LINE.test(plain) && !BARE_REPLY_MARK.test(plain)
  })
  if (at < 0) return { first: '', firstAsWritten: '', below: '' }
  return {
    first: plainLine(lines[at] ?? ''),
    firstAsWritten: (lines[at] ?? '').trim(),
    below: lines
      .slice(at + 1)
      .join('\n')
      .trim(),
  }
}

/** Nothing but a sign-off, the writer's own name and what stands under it. */
export function isOnlySignature(words: string, writerName: string): boolean {
  const names = wordsOf(writerName)
  for (const line of words.split('\n')) {
    const plain = plainLine(line)
    if (!/[\p{L}\p{N}]/u.test(plain) || isSignOff(plain)) continue
    const said = wordsOf(plain)
    // Once their name has come, the rest is titles and numbers.
    const bare = said.every(word => names.includes(word) || word.length === 1)
    return said.length > 0 && (bare || (names.length > 1 && names.every((name, at) => said[at] === name)))
  }
  return true
}

/** The words without a sign-off, the writer's name and what stands under it: our letter says who writes. */
export function withoutSignOff(words: string, writerName: string): string {
  const lines = words.split('\n')
  const from = Math.max(1, lines.length - LONGEST_SIGNATURE)
  for (let at = from; at < lines.length; at += 1) {
    const plain = plainLine(lines[at] ?? '')
    if (plain !== '' && isOnlySignature(lines.slice(at).join('\n'), writerName))
      return lines.slice(0, at).join('\n').trimEnd()
  }
  return words
}

const LONGEST_SIGNATURE = 30
