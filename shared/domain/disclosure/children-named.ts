/**
 * Children of the directory whom words that are to be sent name: by whole name in either order, by one of two family names, by a
 * short form of the first name, by an initial with the family name, or by the reference of their case. A first name alone names
 * nobody here: it is every other family's too. Names are compared as the directory spells them; what is misspelt is not found.
 */
import type { Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { type CaseIndex, caseIndexOf, type KnownCase } from '../triage/case-index.ts'
import { wordsOf } from '../triage/fold.ts'
import { isOrdinaryWord, isTitle } from '../triage/ordinary-words.ts'
import { type Token, tokensOf } from '../triage/tokens.ts'
import { piecesAsRead } from './words-as-read.ts'

export interface ChildrenAsk {
  /** What is to be sent, whole. */
  readonly words: string
  /** Cases whose child may be named to the reader. */
  readonly allowed: ReadonlySet<string>
  /** Grown-ups who may be named whatever child has the same name: the reader, the writer, contacts of the case. */
  readonly adults: readonly string[]
  readonly directory: DirectoryIndex
}

/** Names that stand between the parts of a name: "Jamie Lee Fox". */
const MOST_BETWEEN = 2
/** After these a name is a place's: "Grace Hope School", "Jack Lane Close". */
const PLACE =
  /^(?:schools?|primary|junior|infants?|high|academy|college|nursery|centre|house|road|street|lane|close|avenue|way|drive|park|trust|court|ward)$/u

/** Children who are named and may not be, each once; where several have the name, one of them stands for all. */
export function otherChildrenNamed(ask: ChildrenAsk): readonly KnownCase[] {
  const index = caseIndexOf(ask.directory)
  const spans = piecesAsRead(ask.words).flatMap(text => [
    ...byName(text.replace(STOP_OF_INITIAL, ''), index),
    ...byInitial(text, index),
    ...byReference(text, index),
  ])
  const grown = [
    ...ask.adults,
    ...ask.directory.snapshot.staff.map(nameOf),
    ...ask.directory.snapshot.members.map(nameOf),
  ]
    .map(wordsOf)
    .filter(name => name.length > 1)
  const found = new Map<string, KnownCase>()
  for (const { cases, words } of spans) {
    const [one] = cases
    // A name that an allowed child has as well is that child's.
    if (one === undefined || cases.some(known => ask.allowed.has(known.case.id))) continue
    if (words.length > 0 && grown.some(name => isNameOf(words, name))) continue
    found.set(one.case.id, one)
  }
  return [...found.values()]
}

/** Of "Nadia K. Brook": it ends no sentence. */
const STOP_OF_INITIAL = /(?<=\p{Lu}[\p{L}\p{M}'’-]{1,40} \p{Lu})\.(?= ?\p{Lu})/gu

const nameOf = (each: Pick<Staff, 'name'>): string => each.name

interface Span {
  /** Folded; none for a reference. */
  readonly words: readonly string[]
  readonly cases: readonly KnownCase[]
}

/** A letter of the span is the first of a word of the name. */
function isNameOf(words: readonly string[], name: readonly string[]): boolean {
  return words.every(word => name.some(part => (word.length === 1 ? part.startsWith(word) : part === word)))
}

function byName(text: string, index: CaseIndex): readonly Span[] {
  const tokens = tokensOf({ where: 'own', text })
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.word.length < 2 || isAdultsTitle(tokens[at - 1])) continue
    for (let next = at + 1; next <= at + 1 + MOST_BETWEEN; next += 1) {
      const other = tokens[next]
      if (other === undefined || other.first) break
      if (other.word.length < 2 || !couldBeNames(token, other, next === at + 1) || isPlaceName(tokens, next))
        continue
      const given = givenOf(token.word, index).filter(known => isFamily(other.word, known))
      const turned =
        next === at + 1 ? givenOf(other.word, index).filter(known => isFamily(token.word, known)) : []
      const cases = [...given, ...turned]
      if (cases.length > 0 && token.word !== other.word)
        spans.push({ words: [token.word, other.word], cases })
    }
  }
  return spans
}

/** "will", "grace" and "may" are names by their capital only, or right beside a word that is nothing but a name. */
function couldBeNames(one: Token, other: Token, areNeighbours: boolean): boolean {
  const plain = [one, other].filter(token => !token.capital && isOrdinaryWord(token.word))
  const isSure = [one, other].some(token => !isOrdinaryWord(token.word))
  return plain.length === 0 || (plain.length === 1 && areNeighbours && isSure)
}

/** The directory may keep "O", "Mc" and the like apart from the name after it; whoever writes them may not. */
const isFamily = (word: string, known: KnownCase): boolean =>
  known.family.includes(word) || known.family.includes(word.replace(/^(?:o|mc|mac|d)(?=\p{L}{3})/u, ''))

/** "Miss" is said of girls too. */
const isAdultsTitle = (token: Token | undefined): boolean =>
  token !== undefined && isTitle(token.word) && token.word !== 'miss' && token.word !== 'family'

const isPlaceName = (tokens: readonly Token[], last: number): boolean => {
  const after = tokens[last + 1]
  return after !== undefined && !after.breakBefore && after.capital && PLACE.test(after.word)
}

function givenOf(word: string, index: CaseIndex): readonly KnownCase[] {
  return index
    .nameWords(word)
    .filter(each => each.exact || each.short)
    .flatMap(each => index.withGiven(each.word))
}

/** "J. Fox", "J Fox", "Fox, J."; "A" and "I" are words of their own unless a full stop follows. */
const INITIAL_FIRST =
  /(?<![\p{L}\p{N}.'’])(?:(\p{L}+)\.? )?(\p{Lu})(\.)? ?(?:\p{Lu}\.? ){0,2}(\p{Lu}[\p{L}'’]{1,40}(?:-\p{Lu}[\p{L}'’]{1,40})?)/gu
const FAMILY_FIRST = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}'’-]{1,40}), (\p{Lu})(?:\.|(?![\p{L}\p{N}]))/gu

function byInitial(text: string, index: CaseIndex): readonly Span[] {
  const spans: Span[] = []
  const add = (initial: string, family: string): void => {
    const letter = wordsOf(initial)[0] ?? ''
    for (const word of wordsOf(family.replaceAll('-', ' '))) {
      const cases = index.withFamily(word).filter(known => known.given[0]?.startsWith(letter) === true)
      if (letter.length === 1 && cases.length > 0) spans.push({ words: [letter, word], cases })
    }
  }
  for (const [, title = '', initial = '', stop, family = ''] of text.matchAll(INITIAL_FIRST)) {
    if (isTitle(title.toLowerCase()) && title.toLowerCase() !== 'miss') continue
    if (stop === undefined && /^[AI]$/.test(initial)) continue
    add(initial, family)
  }
  for (const [, family = '', initial = ''] of text.matchAll(FAMILY_FIRST)) add(initial, family)
  return spans
}

const byReference = (text: string, index: CaseIndex): readonly Span[] =>
  index.byReference(text).map(known => ({ words: [], cases: [known] }))
