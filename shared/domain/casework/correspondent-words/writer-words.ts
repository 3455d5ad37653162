/**
 * A correspondent's mail that is one of the few things that our letters ask for: STATUS, NOT SORTED, the two answers of the survey,
 * or a bare thank-you. Anything with more in it is a letter, read by a person: no request is lost behind a word on the first line.
 */
import { wordsToActOn } from '../../mail/own-words.ts'
import { wordsOf } from '../../triage/fold.ts'
import { firstLine, isOnlySignature, plainLine, withoutSignOff } from '../staff-words/first-line.ts'
import { isGreeting } from '../staff-words/keywords.ts'

export type WriterWords =
  | { readonly says: 'status' }
  /** `words`: what is missing, in theirs; may be empty. */
  | { readonly says: 'not-sorted'; readonly words: string }
  | {
      readonly says: 'survey'
      readonly answered: SurveyAnswered
      readonly ease: SurveyEase
      /** What we should do better; may be empty. */
      readonly words: string
    }
  | { readonly says: 'thanks' }
  | { readonly says: 'letter' }

export const surveyAnswered = ['yes', 'partly', 'no'] as const
type SurveyAnswered = (typeof surveyAnswered)[number]
export const surveyEase = ['very-easy', 'easy', 'ok', 'hard', 'very-hard'] as const
type SurveyEase = (typeof surveyEase)[number]

const REFERENCE = /\bSEND[\s-]?\d{4}[\s-]?\d{5,7}\b/giu
const STATUS =
  /^(?:(?:the |a )?(?:query |case )?status(?: update| report)?(?: of| for| on)?|update(?: on)? status)(?: (?:please|pls|plz|thanks|thank you))?[\s.!?:-]*$/iu
const NOT_SORTED =
  /^(?:(?:this |it )?(?:is |has )?(?:still )?(?:not|n[o']t|isn['’]?t|hasn['’]?t)(?: been)?(?: yet)? sorted(?: (?:out|yet|at all|please|thanks|sorry))*|unsorted)[\s.!-]*$/iu
const TWO_ANSWERS =
  /^(?:1[.):]? ?)?(yes|partly|no)[\s,;.:/&+-]+(?:and )?(?:2[.):]? ?)?(very easy|easy|ok|okay|hard|very hard|neither)(?![\p{L}\p{N}])[\s.!]*(.*)$/iu
/** Folded. A mail of these alone, one of the thanks among them, asks for nothing. */
const THANKS = 'thank thanks thankyou ta cheers diolch dziekuje grateful appreciated'.split(' ')
const CIVIL = new Set([
  ...THANKS,
  ...'ok okay great lovely perfect wonderful brilliant thats this is all good very so really many much kind most you again for'.split(
    ' ',
  ),
  ...'your the help reply answer response email update letting me us know everything everyone sorted now a lot ever indeed to and'.split(
    ' ',
  ),
  ...'both i am we are yn fawr iawn bardzo'.split(' '),
])
const LONGEST_THANKS = 25
/** With all that it quotes; a longer mail is a person's to read. */
const LONGEST = 60_000

export function readWriterWords(mail: { readonly text: string; readonly writerName: string }): WriterWords {
  if (mail.text.length > LONGEST) return { says: 'letter' }
  const { words, runs } = wordsToActOn(mail.text)
  const own = withoutFrame(words, mail.writerName)
  const lines = firstLine(own)
  const first = lines.first.replaceAll(REFERENCE, '').replaceAll(/\s+/g, ' ').trim()
  const below = isOnlySignature(lines.below, mail.writerName) ? '' : lines.below
  if (runs > 1) return { says: 'letter' }
  if (STATUS.test(first) && below === '') return { says: 'status' }
  if (NOT_SORTED.test(first)) return { says: 'not-sorted', words: below }
  const survey = readSurvey(lines.first, below)
  // Whoever asks something besides waits for an answer.
  if (survey !== null) return own.includes('?') ? { says: 'letter' } : survey
  const all = wordsOf(own)
  const isThanks =
    all.length <= LONGEST_THANKS &&
    all.some(word => THANKS.includes(word)) &&
    all.every(word => CIVIL.has(word)) &&
    !own.includes('?')
  return isThanks ? { says: 'thanks' } : { says: 'letter' }
}

function readSurvey(first: string, below: string): WriterWords | null {
  const oneLine = TWO_ANSWERS.exec(first)
  const twoLines =
    oneLine === null ? TWO_ANSWERS.exec(`${first} ${plainLine(below.split('\n')[0] ?? '')}`) : null
  const found = oneLine ?? twoLines
  if (found === null) return null
  const answered = surveyAnswered.find(each => each === (found[1] ?? '').toLowerCase())
  const said = (found[2] ?? '').toLowerCase().replace('okay', 'ok').replace('neither', 'ok').replace(' ', '-')
  const ease = surveyEase.find(each => each === said)
  if (answered === undefined || ease === undefined) return null
  const left = oneLine === null ? below.split('\n').slice(1).join('\n').trim() : below
  const words = [found[3] ?? '', left].filter(each => /[\p{L}\p{N}]/u.test(each)).join('\n\n')
  return { says: 'survey', answered, ease, words }
}

/** Without the greeting above and the sign-off and name below. */
function withoutFrame(words: string, writerName: string): string {
  const lines = words.split('\n')
  const from = lines.findIndex(line => /[\p{L}\p{N}]/u.test(line))
  const greeting = plainLine(lines[from] ?? '')
  if (from >= 0 && isGreeting(greeting) && greeting.split(' ').length <= 5 && !/\?/u.test(greeting))
    lines.splice(0, from + 1)
  return withoutSignOff(lines.join('\n'), writerName)
}
