/** Whether a mail is about a child who is not the one on file for its writer: "my younger son Jack", "a pupil, Ali Reza". */
import type { KnownCase } from './case-index.ts'
import { editDistance, wordsOf } from './fold.ts'
import { isOrdinaryWord } from './ordinary-words.ts'
import type { Writing } from './writing.ts'

const kin =
  /\b(?:(?:[Mm]y|[Oo]ur) (?:(?:other|younger|older|elder|eldest|oldest|youngest|middle|second|little|big|new|foster|step) )*(?:son|daughter|boy|girl|child|grandson|granddaughter|nephew|niece|twins?)|(?:[Hh]is|[Hh]er) (?:(?:little|big|older|younger|twin|elder) )?(?:brother|sister)|(?:a|our|this|the) (?:pupil|student|child)|(?:[Cc]hild|[Pp]upil|[Ss]tudent|[Nn]ame)['’]?s? ?(?:name)?(?: is|:))[,:]? (?:is called |is named |called |named |is )?(\p{Lu}[\p{L}'’-]+)/gu
const namedPupil =
  /(\p{Lu}[\p{L}'’-]+) (?:\p{Lu}[\p{L}'’-]+ ?){1,2}(?:[,(] ?|\bis )?(?:\(?(?:Y|Yr|Year) ?\d{1,2}|[,(]? ?(?:dob|d\.o\.b|date of birth|born|aged)\b)/gu
const stop = new Set([
  'year',
  'the',
  'a',
  'in',
  'at',
  'is',
  'was',
  'has',
  'with',
  'and',
  'who',
  'ehcp',
  'ehc',
  'sen',
  'send',
  'school',
  'plan',
  'mr',
  'mrs',
  'ms',
  'miss',
  'autistic',
  'adhd',
  'asd',
])

export function otherChildNamed(writing: Writing, known: KnownCase, writersName: string): boolean {
  const text = `${writing.subject}\n${writing.own}\n${writing.forwarded}`
  const own = new Set(wordsOf(writersName))
  for (const pattern of [kin, namedPupil]) {
    for (const match of text.matchAll(pattern)) {
      const word = wordsOf(match[1] ?? '')[0] ?? ''
      if (word.length < 3 || stop.has(word) || own.has(word) || isOrdinaryWord(word)) continue
      if (!couldBe(word, known)) return true
    }
  }
  return false
}

/** A first name, one misspelt, or a short form of it. */
function couldBe(word: string, known: KnownCase): boolean {
  return [...known.given, ...known.family].some(
    name =>
      editDistance(word, name, 2) <= (name.length >= 6 ? 2 : 1) ||
      word.slice(0, 3) === name.slice(0, 3) ||
      name.endsWith(word) ||
      word.endsWith(name),
  )
}
