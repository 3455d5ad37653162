/**
 * The writer's own words: the text less quoted history, banners, signature and footers. Triage judges by them, so the worst
 * fault here is to cut a person's words away; in doubt they stay, and where next to nothing would be left the whole text is.
 * Time grows with the length of the text alone.
 */
import { isBanner, isDisclaimer, isMobileFooter, signatureStart } from './footers.ts'
import {
  attributionAt,
  isDividingRule,
  isForwardRule,
  isOriginalMessageRule,
  isQuoted,
  quotedBlockAt,
} from './quotation-marks.ts'

/** Fewer letters than this, between quoted lines or under a doubtful cut, say nothing without what they answer. */
const LITTLE = 15
/** "My answers are below in red": own words stand unmarked inside the history, which then stays. */
const ANSWERS_BELOW =
  /\b(?:see|find|put|added|written|given|made|my|our) (?:my |our |the |some )?(?:answers?|comments?|responses?|replies|notes)?.{0,30}\b(?:(?:below|inline|in[- ]line|underneath) in (?:red|blue|green|bold|capitals|italics|purple)|in (?:red|blue|green|bold|capitals) (?:below|text)|in-?line|(?:answers?|comments?|responses?|replies) (?:are )?(?:below|in (?:red|blue|green|bold)))\b/iu

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
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
  const runs: string[][] = [[]]
  let index = 0
  const drop = (): void => {
    if ((runs.at(-1)?.length ?? 0) > 0) runs.push([])
  }
  while (index < lines.length) {
    const line = lines[index] ?? ''
    if (isQuoted(line)) {
      drop()
      index += 1
      continue
    }
    if (line.trim() !== '') {
      if (isOriginalMessageRule(line) || isForwardRule(line) || quotedBlockAt(lines, index) !== null) break
      const attributed = attributionAt(lines, index)
      if (attributed !== null) {
        drop()
        index = attributed + 1
        while (index < lines.length && (lines[index] ?? '').trim() === '') index += 1
        const nothingAbove = runs.every(run => letters(run.join('')) === 0)
        // An attribution with nothing above it and no quote marks below may open an answer between the lines: those stay.
        if (index < lines.length && !isQuoted(lines[index] ?? '') && !nothingAbove) break
        continue
      }
    }
    runs.at(-1)?.push(line)
    index += 1
  }
  return runs.filter(run => letters(run.join('')) > 0)
}

/** Trailing rules belong to the history that was cut under them. */
function withoutTrailingRules(lines: readonly string[]): string[] {
  const left = [...lines]
  while (left.length > 0 && ((left.at(-1) ?? '').trim() === '' || isDividingRule(left.at(-1) ?? '')))
    left.pop()
  return left
}

function withoutBanners(lines: readonly string[]): string[] {
  const left: string[] = []
  let filled = 0
  let inBanner: boolean = false
  for (const line of lines) {
    const bare = line.trim()
    if (bare === '') {
      inBanner = false
    } else if (filled < 12) {
      filled += 1
      // Banners wrap: short lines right under one are still the banner.
      const wraps: boolean =
        inBanner &&
        /^(?:sender|and|or|the|content|links?|attachments?|unless|know|safe|organi[sz]ation|council|you|recogni[sz]e|do not|please do not)\b/iu.test(
          bare,
        )
      inBanner = isBanner(bare) || wraps
      if (inBanner) continue
    }
    left.push(line)
  }
  return left
}

function withoutDisclaimers(lines: readonly string[]): string[] {
  const left: string[] = []
  let paragraph: string[] = []
  const finish = (): void => {
    // A footer glued to the writer's last paragraph goes by itself.
    if (paragraph.length > 0 && !isDisclaimer(paragraph.join(' '))) {
      // Not spread: a paragraph has as many lines as the mail, and a call takes only so many arguments.
      for (const line of paragraph) if (!isDisclaimer(line)) left.push(line)
    }
    paragraph = []
  }
  for (const line of lines) {
    if (line.trim() === '') {
      finish()
      left.push(line)
    } else {
      paragraph.push(line)
    }
  }
  finish()
  return left
}

/** Own words within `text` and nothing else; and in how many runs they stood between quoted lines. */
function bareWords(text: string): { readonly words: string; readonly runs: number } {
  const runs = withoutHistory(text.split('\n'))
  const sure = runs.map(run => withoutTrailingRules(run).filter(line => !isMobileFooter(line.trim())))
  const trimmed = sure.map((run, index) => {
    const closed = withoutDisclaimers(index === 0 ? withoutBanners(run) : run)
    return withoutTrailingRules(closed.slice(0, signatureStart(closed)))
  })
  const words = tidy(trimmed.flatMap(run => [...run, '']))
  // Footers are known by their wording: where one seems to be all there is, the wording is doubted and it stays.
  return { words: letters(words) === 0 ? tidy(sure.flatMap(run => [...run, ''])) : words, runs: runs.length }
}

/** The words that a forwarder wrote above what they forward: theirs alone, and empty if they wrote none. */
export function wordsAboveForward(above: string): string {
  return bareWords(above).words
}

/**
 * Own words of a mail that forwards nothing. The whole text where the writer points into the history ("answers below in red"),
 * where short answers stand between quoted lines and mean nothing alone, and where nothing is left.
 */
export function ownWords(text: string): string {
  const { words, runs } = bareWords(text)
  const left = letters(words)
  const scattered = runs > 1 && left < LITTLE
  const whole = text.trim()
  if (left === 0 || scattered || (ANSWERS_BELOW.test(words) && words.length < whole.length)) return whole
  return words
}
