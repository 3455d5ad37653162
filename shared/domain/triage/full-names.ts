/** Children named in full: first name and family name, in either order, misspelt, shortened, or one of two family names. */
import type { CaseIndex, KnownCase } from './case-index.ts'
import { isCommonAfterNames } from './first-names.ts'
import { editDistance } from './fold.ts'
import { type Hit, type Mention, mentionOf } from './mention.ts'
import { isOrdinaryWord } from './ordinary-words.ts'
import { remembered } from './remembered.ts'
import type { Token } from './tokens.ts'

interface Search {
  readonly tokens: readonly Token[]
  readonly hits: readonly (readonly Hit[])[]
  readonly index: CaseIndex
  readonly found: Map<string, Mention>
  /** The writer uses capitals. */
  readonly written: boolean
  /** The words of the writer's own name, which is no child's. */
  readonly own: ReadonlySet<string>
  /** Names whose rivals were looked for already. */
  readonly asked: Set<string>
}

export function markFullNames(search: Search): void {
  const { tokens, hits, written, own } = search
  for (let at = 0; at < tokens.length; at += 1) {
    const here = hits[at] ?? []
    if (here.length === 0) continue
    if (at > 0 && (hits[at - 1] ?? []).length === 0) beside(search, at, at - 1, here)
    for (let next = at + 1; next <= at + 3 && next < tokens.length; next += 1) {
      const there = hits[next] ?? []
      if (there.length === 0) {
        if (next === at + 1) beside(search, at, next, here)
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
      const [one, two] = [tokens[at], tokens[next]]
      if (one === undefined || two === undefined) continue
      if (own.has(one.word) && own.has(two.word)) continue
      if (isPlain(one) && isPlain(two)) continue
      // "will Young people", "Grace may": an ordinary word counts as a name only with its capital, unless nothing has one.
      if (written && one.where !== 'subject' && (isPlain(one) || isPlain(two))) continue
      for (const a of here) {
        for (const b of there) {
          if (!shown && !(a.exact && b.exact)) continue
          if (!comma) pair(search, a, b, at, next)
          // "Little Hope" is Hope Little only with a comma.
          const plain = isOrdinaryWord(one.word) && isOrdinaryWord(two.word)
          if (comma || (next === at + 1 && !plain)) pair(search, b, a, at, next)
        }
      }
    }
  }
}

/** A word that is a name only by its capital, without it. */
function isPlain(token: Token): boolean {
  return !token.capital && isOrdinaryWord(token.word)
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to + 1)
    .map(token => token.raw)
    .join(' ')
}

function pair(search: Search, given: Hit, family: Hit, at: number, next: number): void {
  const { index, tokens, found } = search
  if (given.word === family.word || family.short) return
  const first = index.withGiven(given.word)
  const last = index.withFamily(family.word)
  const token = tokens[at]
  for (const known of first.length <= last.length ? first : last) {
    if (!known.given.includes(given.word) || !known.family.includes(family.word)) continue
    const main = known.given[0] === given.word ? 0 : 0.1
    const sure = (hit: Hit): boolean => hit.exact || hit.short
    const half = isHalf(known, tokens, at, next)
    const spelt = given.exact && family.exact ? (half ? 0.98 : 1) : sure(given) && family.exact ? 0.95 : 0
    const full =
      (spelt > 0 ? spelt : given.exact || family.exact ? 0.85 : 0.7) -
      (isLonger(known, tokens, next) ? 0.3 : 0)
    const mention = mentionOf(known, found, textOf(tokens, at, next))
    if (full - main > mention.full) {
      mention.full = full - main
      const written = [tokens[at]?.word ?? '', tokens[next]?.word ?? '']
      mention.letters = offBy(written, given, family)
    }
    mention.given = true
    mention.exact ||= given.exact
    mention.focus += token?.where === 'subject' ? 4 : 2
    if (token !== undefined) mention.where.add(token.where)
    if (full < 0.95 || half)
      markRivals(search, known, tokens[at]?.word ?? '', tokens[next]?.word ?? '', mention.text)
  }
}

/** One of two family names stands there: "Tyler Doyle" for Tyler Doyle-Grant. */
function isHalf(known: KnownCase, tokens: readonly Token[], at: number, next: number): boolean {
  const around = tokens.slice(Math.max(0, at - 2), next + 3).map(token => token.word)
  return known.family.length > 1 && !known.family.every(word => around.includes(word))
}

/** A further name follows that the child has not: "Tyler Doyle Smith". */
function isLonger(known: KnownCase, tokens: readonly Token[], next: number): boolean {
  const after = tokens[next + 1]
  if (after === undefined || after.breakBefore || !after.capital || after.where === 'subject') return false
  if (after.raw === after.raw.toUpperCase() || after.word.length < 3) return false
  const names = [...known.given, ...known.family]
  return !names.some(name => editDistance(after.word, name, 2) <= 2) && !isCommonAfterNames(after.word)
}

function offBy(written: readonly string[], given: Hit, family: Hit): number {
  const near = (hit: Hit): number =>
    hit.exact || hit.short ? 0 : Math.min(...written.map(word => editDistance(word, hit.word, 3)))
  return near(given) + near(family)
}

/** Other children whom a misspelt name could mean about as well: nobody is to be tied where one letter decides. */
function markRivals(search: Search, meant: KnownCase, one: string, two: string, text: string): void {
  const { index, found, asked } = search
  const key = [...meant.given, ...meant.family, one, two].join(' ')
  if (asked.has(key)) return
  asked.add(key)
  const near = (word: string, name: string): boolean => {
    const limit = Math.min(word.length, name.length) >= 5 ? 2 : 1
    return editDistance(word, name, limit) <= limit
  }
  const nearEither = remembered(name => near(one, name) || near(two, name))
  const rivals = [
    ...meant.given.flatMap(word => index.withGiven(word)).filter(known => known.family.some(nearEither)),
    ...meant.family.flatMap(word => index.withFamily(word)).filter(known => nearEither(known.given[0] ?? '')),
  ]
  for (const known of rivals) {
    if (known === meant) continue
    const mention = mentionOf(known, found, text)
    mention.full = Math.max(mention.full, 0.6)
    mention.given = true
    mention.letters = Math.max(mention.letters, 2)
  }
}

/** One part of a name as spelt, and beside it a word that no name sounds like, but that is a letter or two from the other part. */
function beside(search: Search, at: number, other: number, here: readonly Hit[]): void {
  const { tokens, index, found, written, own } = search
  const token = tokens[other]
  if (token === undefined || token.word.length < 4 || isOrdinaryWord(token.word) || own.has(token.word))
    return
  if ((written && !token.capital && token.where !== 'subject') || tokens[Math.max(at, other)]?.first === true)
    return
  for (const { word, exact } of here) {
    if (!exact) continue
    const limitOf = (name: string): number => (name.length >= 7 ? 2 : 1)
    const near = remembered(name => editDistance(token.word, name, limitOf(name)) <= limitOf(name))
    const matching = [
      ...index.withFamily(word).filter(known => near(known.given[0] ?? '')),
      ...index.withGiven(word).filter(known => known.given[0] === word && known.family.some(near)),
    ]
    for (const known of matching) {
      const mention = mentionOf(known, found, textOf(tokens, Math.min(at, other), Math.max(at, other)))
      if (mention.full < 0.85) {
        mention.full = 0.85
        mention.letters = Math.min(
          ...[...known.given.slice(0, 1), ...known.family].map(name => editDistance(token.word, name, 3)),
        )
      }
      mention.given = true
      mention.focus += token.where === 'subject' ? 4 : 2
      mention.where.add(token.where)
      markRivals(search, known, token.word, word, mention.text)
    }
  }
}
