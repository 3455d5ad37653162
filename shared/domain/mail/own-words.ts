/**
 * The writer's own words: the text less quoted history, banners, signature and footers. Triage judges by them, so the worst
 * fault here is to cut a person's words away; in doubt they stay. Time grows with the length of the text alone.
 *
 * What counts as little: where no letter is left, or fewer than fifteen that stand scattered between quoted lines (a "Yes" and a
 * "No" mean nothing without what they answer), the whole text is shown. One short answer above the history is all there is.
 */
import { isBareAttribution, wordsBeforeAttribution } from './attributions.ts'
import { withoutBanners } from './banners.ts'
import { isMobileFooter, withoutDisclaimers } from './footers.ts'
import { historyMarkAt, startOfNextFilled } from './history.ts'
import { isGroupWiseMark, isReplyAboveMark } from './message-rules.ts'
import { isDividingRule, isQuoted, olderMarkOf, olderMarksIn } from './quoted-lines.ts'
import { withoutSignature } from './signatures.ts'

const LITTLE = 15
const ENOUGH_LETTERS = 100
/** "My answers are below in red": own words stand unmarked inside the history, which then stays. */
const ANSWERS_BELOW =
  /\b(?:see|find|put|added|written|given|made|my|our) (?:my |our |the |some )?(?:answers?|comments?|responses?|replies|notes)?.{0,30}\b(?:(?:below|inline|in[- ]line|underneath) in (?:red|blue|green|bold|capitals|italics|purple)|in (?:red|blue|green|bold|capitals) (?:below|text)|in-?line|(?:answers?|comments?|responses?|replies) (?:are )?(?:below|in (?:red|blue|green|bold)))\b/iu

/** Letters and digits, counted as far as any rule asks for them. */
export function countLetters(text: string): number {
  const letters = /[\p{L}\p{N}]/gu
  let count = 0
  while (count < ENOUGH_LETTERS && letters.test(text)) count += 1
  return count
}

function hasLetters(lines: readonly string[]): boolean {
  return lines.some(line => /[\p{L}\p{N}]/u.test(line))
}

function tidy(lines: readonly string[]): string {
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/**
 * The writer's lines in runs, as quoted lines part them: lines marked as quoted are taken out, and everything from the first mark
 * of unmarked history on.
 */
function withoutHistory(lines: readonly string[]): readonly (readonly string[])[] {
  const olderMarks = olderMarksIn(lines)
  const runs: string[][] = [[]]
  let current: string[] = runs[0] ?? []
  let wrote = false
  let latest = ''
  const part = (): void => {
    if (current.length === 0) return
    current = []
    runs.push(current)
  }
  const write = (line: string): void => {
    current.push(line)
    wrote ||= /[\p{L}\p{N}]/u.test(line)
    if (line.trim() !== '') latest = line.trim()
  }
  let index = 0
  while (index < lines.length) {
    const line = lines[index] ?? ''
    if (isQuoted(line) || olderMarks.has(olderMarkOf(line) ?? '')) {
      if (wrote && (isGroupWiseMark(line) || isReplyAboveMark(line))) break
      part()
      index += 1
      continue
    }
    const before = wordsBeforeAttribution(line, isQuoted(lines[index + 1] ?? ''))
    if (before !== null) {
      write(before)
      part()
      index += 1
      if (!isQuoted(lines[startOfNextFilled(lines, index)] ?? '')) break
      continue
    }
    const mark = historyMarkAt(lines, index)
    if (mark !== null) {
      if (mark.kind !== 'attribution') break
      part()
      index = startOfNextFilled(lines, mark.next)
      // An attribution with nothing above it and no quote marks below may open an answer between the lines: those stay.
      if (index < lines.length && !isQuoted(lines[index] ?? '') && wrote) break
      continue
    }
    if (isBareAttribution(line) && isMobileFooter(latest)) break
    write(line)
    index += 1
  }
  return runs.filter(hasLetters)
}

/** Trailing rules belong to the history or footer that was cut under them. */
function withoutTrailingRules(lines: readonly string[]): string[] {
  const left = [...lines]
  while (left.length > 0 && !/[^\s\u1427\u200b-\u200f\u202a-\u202e\u2060]/u.test(left.at(-1) ?? ''))
    left.pop()
  while (left.length > 0 && isDividingRule(left.at(-1) ?? '')) {
    left.pop()
    while (left.length > 0 && !/[^\s\u1427\u200b-\u200f\u202a-\u202e\u2060]/u.test(left.at(-1) ?? ''))
      left.pop()
  }
  if (/^\s{0,3}--\s?$/.test(left.at(-1) ?? '')) left.pop()
  return left
}

interface BareWords {
  readonly words: string
  /** In how many runs they stood between quoted lines; none where all that there is seems to be footers. */
  readonly runs: number
}

/** Own words within `text` and nothing else. */
function bareWords(text: string): BareWords {
  const sure = withoutHistory(text.split('\n')).map(run =>
    withoutTrailingRules(run).filter(line => !isMobileFooter(line.trim())),
  )
  const trimmed = sure
    .map(run =>
      withoutTrailingRules(withoutSignature(withoutTrailingRules(withoutDisclaimers(withoutBanners(run))))),
    )
    .filter(hasLetters)
  // Footers are known by their wording: where one seems to be all there is, the wording is doubted and it stays.
  const runs = trimmed.length > 0 ? trimmed : sure
  return { words: tidy(runs.flatMap(run => [...run, ''])), runs: trimmed.length }
}

/**
 * Own words that are to be acted on or sent to somebody, where showing too much would be the worst fault: never the history,
 * and nothing where only a signature, a footer or a quotation is left.
 */
export function wordsToActOn(text: string): BareWords {
  const { words, runs } = bareWords(text)
  return runs === 0 ? { words: '', runs } : { words, runs }
}

/** The words that a forwarder wrote above what they forward: theirs alone, and empty if they wrote none. */
export function wordsAboveForward(above: string): string {
  return bareWords(above).words
}

/**
 * Own words of a mail that forwards nothing. The whole text where the writer points into the history ("answers below in red"),
 * and where little is left.
 */
export function ownWords(text: string): string {
  const { words, runs } = bareWords(text)
  const left = countLetters(words)
  const scattered = runs > 1 && left < LITTLE
  const whole = text.trim()
  if (left === 0 || scattered || (ANSWERS_BELOW.test(words) && words.length < whole.length)) return whole
  return words
}
