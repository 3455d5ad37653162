/** What a mail says that could name a child: names in full and in part, initials, ages, years, birthdays, schools, wards. */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { type CaseIndex, caseIndexOf, type KnownCase } from './case-index.ts'
import { agesIn, birthdaysIn, initialsIn, schoolsIn, wardsIn, yearsIn } from './child-facts.ts'
import { editDistance, wordsOf } from './fold.ts'
import { isOrdinaryWord, isTitle } from './ordinary-words.ts'
import { capitalised, type Text, type Token, tokensOf } from './tokens.ts'

/** What speaks for one case. */
export interface Mention {
  readonly known: KnownCase
  /** How surely the whole name stands there: 1 as spelt, 0.85 one part misspelt, 0.7 both; 0 where it does not. */
  full: number
  /** The first name stands there on its own or with the family name. */
  given: boolean
  /** Spelt as in the directory at least once. */
  exact: boolean
  /** Initials of the family name stand after the first name ("Tyler D-G"). */
  initialled: boolean
  /** How much the mail turns on this child: its name in the subject, after "about", how often. */
  focus: number
  /** The words of the first mention. */
  text: string
}

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
  const own = new Set(people.flatMap(wordsOf))
  const words = ` ${tokens.map(token => token.word).join(' ')} `
  const found = new Map<string, Mention>()
  const written = capitalised(tokens)
  const hits = tokens.map(token => nameHits(token, index, written))
  markFullNames(tokens, hits, index, found, written)
  markFirstNames(tokens, hits, index, found, own)
  const families = new Set([
    ...own,
    ...tokens.flatMap((token, at) => (isTitle(tokens[at - 1]?.word ?? '') ? [token.word] : [])),
  ])
  return {
    of: found,
    families,
    ages: agesIn(whole),
    years: yearsIn(whole),
    birthdays: birthdaysIn(whole, now),
    schools: schoolsIn(words, index.schools),
    wards: wardsIn(words, directory),
    words,
    initials: initialsIn(whole),
  }
}

interface Hit {
  readonly word: string
  readonly exact: boolean
}

function nameHits(token: Token, index: CaseIndex, written: boolean): readonly Hit[] {
  const { word } = token
  if (word.length < 2 || /\d/.test(word)) return []
  const ordinary = isOrdinaryWord(word)
  if (ordinary && !token.capital && written && token.where !== 'subject') return []
  if (written && !token.capital && token.where !== 'subject') {
    return ordinary ? [] : index.nameWords(word).filter(hit => hit.exact)
  }
  const hits = ordinary ? index.nameWords(word).filter(hit => hit.exact) : index.nameWords(word)
  if (hits.some(hit => hit.exact) || !word.endsWith('s') || word.length < 4) return hits
  return [...index.nameWords(word.slice(0, -1)).filter(hit => hit.exact), ...hits]
}

function markFullNames(
  tokens: readonly Token[],
  hits: readonly (readonly Hit[])[],
  index: CaseIndex,
  found: Map<string, Mention>,
  written: boolean,
): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const here = hits[at] ?? []
    if (here.length === 0) continue
    if (at > 0 && (hits[at - 1] ?? []).length === 0) beside(tokens, at, at - 1, here, index, found, written)
    for (let next = at + 1; next <= at + 3 && next < tokens.length; next += 1) {
      const there = hits[next] ?? []
      if (there.length === 0) {
        if (next === at + 1) beside(tokens, at, next, here, index, found, written)
        continue
      }
      const between = tokens.slice(at + 1, next + 1)
      const broken = between.some(token => token.first)
      const comma = between.some(token => token.breakBefore)
      if (broken) break
      const shown =
        (tokens[at]?.capital ?? false) ||
        (tokens[next]?.capital ?? false) ||
        !written ||
        tokens[at]?.where === 'subject'
      for (const a of here) {
        for (const b of there) {
          if (!shown && !(a.exact && b.exact)) continue
          if (isPlain(tokens[at]) && isPlain(tokens[next])) continue
          const text = tokens
            .slice(at, next + 1)
            .map(token => token.raw)
            .join(' ')
          if (!comma) pair(a, b, tokens[at], text, index, found)
          if (next === at + 1 || comma) pair(b, a, tokens[at], text, index, found)
        }
      }
    }
  }
}

/** A word that is a name only by its capital, without it. */
function isPlain(token: Token | undefined): boolean {
  return token !== undefined && !token.capital && isOrdinaryWord(token.word)
}

/** One part of a name as spelt, and beside it a word that no name sounds like, but that is a letter or two from the other part. */
function beside(
  tokens: readonly Token[],
  at: number,
  other: number,
  here: readonly Hit[],
  index: CaseIndex,
  found: Map<string, Mention>,
  written: boolean,
): void {
  const token = tokens[other]
  const part = tokens[at]
  if (token === undefined || part === undefined || token.word.length < 4 || isOrdinaryWord(token.word)) return
  if ((written && !token.capital && token.where !== 'subject') || tokens[Math.max(at, other)]?.first === true)
    return
  for (const { word, exact } of here) {
    if (!exact) continue
    const near = (name: string | undefined): boolean =>
      name !== undefined &&
      editDistance(token.word, name, name.length >= 7 ? 2 : 1) <= (name.length >= 7 ? 2 : 1)
    const matching = [
      ...index.withFamily(word).filter(known => near(known.given[0])),
      ...index.withGiven(word).filter(known => known.given[0] === word && known.family.some(near)),
    ]
    for (const known of matching) {
      const mention = mentionOf(
        known,
        found,
        `${tokens[Math.min(at, other)]?.raw} ${tokens[Math.max(at, other)]?.raw}`,
      )
      mention.full = Math.max(mention.full, 0.85)
      mention.given = true
      mention.focus += token.where === 'subject' ? 4 : 2
    }
  }
}

function pair(
  given: Hit,
  family: Hit,
  token: Token | undefined,
  text: string,
  index: CaseIndex,
  found: Map<string, Mention>,
): void {
  const first = index.withGiven(given.word)
  const last = index.withFamily(family.word)
  const shorter = first.length <= last.length ? first : last
  for (const known of shorter) {
    if (!known.given.includes(given.word) || !known.family.includes(family.word)) continue
    if (given.word === family.word) continue
    const main = known.given[0] === given.word ? 0 : 0.1
    const full = (given.exact && family.exact ? 1 : given.exact || family.exact ? 0.85 : 0.7) - main
    const mention = mentionOf(known, found, text)
    mention.full = Math.max(mention.full, full)
    mention.given = true
    mention.exact ||= given.exact
    mention.focus += token?.where === 'subject' ? 4 : 2
  }
}

function markFirstNames(
  tokens: readonly Token[],
  hits: readonly (readonly Hit[])[],
  index: CaseIndex,
  found: Map<string, Mention>,
  own: ReadonlySet<string>,
): void {
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]?.word ?? ''
    if (isTitle(before) || greets(tokens, at)) continue
    if (own.has(token.word) && token.first && at > tokens.length - 12) continue
    for (const hit of hits[at] ?? []) {
      if (isOrdinaryWord(hit.word) && (token.first || !token.capital)) continue
      for (const known of index.withGiven(hit.word)) {
        if (known.given[0] !== hit.word && !known.given.includes(hit.word)) continue
        const after = followedBy(tokens, at, known)
        if (after === 'another') continue
        const mention = mentionOf(
          known,
          found,
          [token.raw, after === 'initials' ? (tokens[at + 1]?.raw ?? '') : ''].join(' ').trim(),
        )
        mention.given = true
        mention.exact ||= hit.exact
        mention.initialled ||= after === 'initials'
        mention.focus += focusOf(token, before)
      }
    }
  }
}

/** What stands after a first name: the family's initials, somebody else's family name, or nothing that says. */
function followedBy(
  tokens: readonly Token[],
  at: number,
  known: KnownCase,
): 'initials' | 'another' | 'nothing' {
  let next = tokens[at + 1]
  let step = 1
  if (next === undefined || next.breakBefore) return 'nothing'
  if (known.given.includes(next.word)) {
    step = 2
    next = tokens[at + step]
    if (next === undefined || next.breakBefore) return 'nothing'
  }
  if (
    /^\p{Lu}{1,3}$/u.test(next.raw) &&
    !['I', 'A', 'EHC', 'EHP', 'TA', 'OT', 'EP', 'AR', 'SEN', 'PE', 'IT', 'IS', 'NO'].includes(next.raw)
  ) {
    return known.family.some(word => word[0] === next?.word[0]) ? 'initials' : 'another'
  }
  if (
    known.family.includes(next.word) ||
    !next.capital ||
    isOrdinaryWord(next.word) ||
    next.where === 'subject'
  )
    return 'nothing'
  const near = known.family.some(
    word => word[0] === next?.word[0] && Math.abs(word.length - (next?.word.length ?? 0)) <= 2,
  )
  if (near || next.raw === next.raw.toUpperCase()) return 'nothing'
  return commonAfterNames.test(next.word) ? 'nothing' : 'another'
}

const commonAfterNames =
  /^(?:year|ehc|ehcp|ehcps|section|sen|send|senco|mr|mrs|ms|miss|dr|cllr|school|primary|academy|high|college|taxi|is|was|has|at|and|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|mum|dad|christmas|easter|plan|ta|ot|salt|dob|aged|born)$/

function focusOf(token: Token, before: string): number {
  if (token.where === 'subject') return 3
  return /^(?:about|regarding|re|for|son|daughter|child|of|concerning|grandson|granddaughter|boy|girl|is)$/.test(
    before,
  )
    ? 2
    : 1
}

/** "Dear Gillian", "Hi Joanna and Kwame": whom the mail is written to. */
function greets(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const token = tokens[back]
    if (token === undefined) return false
    if (
      /^(?:dear|hi|hello|hey|hiya|morning|afternoon|evening|salaam|salam|alaikum|ciao|bonjour|thanks|thankyou|regards|cheers|love|sincerely|faithfully|wishes|cc)$/.test(
        token.word,
      )
    ) {
      return tokens.slice(back + 1, at).every(each => each.capital || each.word === 'and')
    }
    if (token.first) return false
  }
  return false
}

function mentionOf(known: KnownCase, found: Map<string, Mention>, text: string): Mention {
  const kept = found.get(known.case.id)
  if (kept !== undefined) return kept
  const made: Mention = { known, full: 0, given: false, exact: false, initialled: false, focus: 0, text }
  found.set(known.case.id, made)
  return made
}
