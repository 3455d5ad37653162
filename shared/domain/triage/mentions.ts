/** What a mail says that could name a child: names in full and in part, initials, ages, years, birthdays, schools, wards. */
import { type DirectoryIndex, wardKey } from '../directory/directory-index.ts'
import { londonDate } from '../standards/london.ts'
import { caseIndexOf } from './case-index.ts'
import { agesIn, birthdaysIn, initialsIn, schoolsIn, yearsIn } from './child-facts.ts'
import { markFirstNames } from './first-names.ts'
import { wordsOf } from './fold.ts'
import { markFullNames } from './full-names.ts'
import type { Hit, Mention } from './mention.ts'
import { isOrdinaryWord, isTitle } from './ordinary-words.ts'
import { othersNames } from './other-people.ts'
import { capitalised, type Text, type Token, tokensOf } from './tokens.ts'
import { wardsIn } from './wards.ts'

export type { Mention } from './mention.ts'

export interface Mentions {
  readonly of: ReadonlyMap<string, Mention>
  /** Folded words that stand as somebody's family name: after a title, or in the name of the writer or of whom is forwarded. */
  readonly families: ReadonlySet<string>
  readonly ages: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  readonly birthdays: ReadonlySet<string>
  readonly schools: ReadonlySet<string>
  readonly wards: ReadonlySet<string>
  /** All words, folded, with a space before, between and after. */
  readonly words: string
  /** Every two words that stand side by side. */
  readonly pairs: ReadonlySet<string>
  /** The wards as wards are compared. */
  readonly wardKeys: ReadonlySet<string>
  /** The London date that ages are counted to. */
  readonly today: string
  /** Words that are written as names are and that name no grown-up and no place. */
  readonly capitals: ReadonlySet<string>
  /** Initials with a family name's: `obh` of "O B-H". */
  readonly initials: ReadonlySet<string>
}

export function findMentions(
  texts: readonly Text[],
  people: readonly string[],
  directory: DirectoryIndex,
  now: string,
): Mentions {
  const index = caseIndexOf(directory)
  const tokens = texts.flatMap(tokensOf)
  const whole = texts.map(each => each.text).join('\n')
  const names = new Set(people.flatMap(wordsOf))
  const words = ` ${tokens.map(token => token.word).join(' ')} `
  // A young person writes of themself: their own name is then the child's.
  const young = ownStory.test(words)
  const own = young ? new Set<string>() : names
  const found = new Map<string, Mention>()
  const written = capitalised(tokens)
  const masked = othersNames(tokens, index.schools, young)
  const known = new Map<string, readonly Hit[]>()
  const nameWords = (word: string): readonly Hit[] => {
    const kept = known.get(word) ?? index.nameWords(word)
    known.set(word, kept)
    return kept
  }
  const hits = tokens.map((token, at) =>
    masked[at] === true ? [] : nameHits(token, tokens[at + 1], nameWords, written),
  )
  markFullNames({ tokens, hits, index, found, written, own, asked: new Set() })
  markFirstNames(tokens, hits, index, found, own)
  const families = new Set([
    ...names,
    ...tokens.flatMap((token, at) => (isTitle(tokens[at - 1]?.word ?? '') ? [token.word] : [])),
  ])
  const wards = wardsIn(tokens, written, directory)
  return {
    of: found,
    families,
    ages: agesIn(whole),
    years: yearsIn(whole),
    birthdays: birthdaysIn(whole, now),
    schools: schoolsIn(words, index.schools),
    wards,
    wardKeys: new Set([...wards].map(wardKey)),
    today: londonDate(now),
    words,
    pairs: new Set(tokens.map((token, at) => ` ${tokens[at - 1]?.word ?? ''} ${token.word} `)),
    capitals: new Set(
      tokens.flatMap(({ word, capital }, at) =>
        (capital || !written) && masked[at] !== true && !isOrdinaryWord(word) ? [word] : [],
      ),
    ),
    initials: initialsIn(whole),
  }
}

const ownStory =
  / (?:my (?:own )?(?:ehcp|ehc plan|plan|caseworker|college|sixth form)|i have an? (?:ehcp|ehc plan)|(?:i am|im) (?:1[5-9]|2[0-5])) /

const verb =
  /^(?:has|is|was|had|needs|and|who|will|cannot|cant|does|did|got|at|in|of|from|or|but|to|says|said)$/

function nameHits(
  token: Token,
  next: Token | undefined,
  nameWords: (word: string) => readonly Hit[],
  written: boolean,
): readonly Hit[] {
  const { word } = token
  if (word.length < 2 || /\d/.test(word)) return []
  const ordinary = isOrdinaryWord(word)
  if (ordinary && !token.capital && written && token.where !== 'subject') return []
  if (written && !token.capital && token.where !== 'subject') {
    return ordinary ? [] : nameWords(word).filter(hit => hit.exact)
  }
  const hits = ordinary ? nameWords(word).filter(hit => hit.exact || hit.short) : nameWords(word)
  if (hits.some(hit => hit.exact) || !word.endsWith('s') || word.length < 4) return hits
  // "Nathan Coles taxi" has lost an apostrophe; "Nathan Coles has" has not.
  const owns = next !== undefined && !next.breakBefore && !next.capital && !verb.test(next.word)
  return [
    ...nameWords(word.slice(0, -1)).flatMap(hit => (hit.exact ? [{ ...hit, exact: owns }] : [])),
    ...hits,
  ]
}
