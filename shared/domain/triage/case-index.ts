/**
 * A council's cases made ready for finding a child by what a mail says: by reference, by the words of names, by date of
 * birth, school and ward. Built once per directory; what a mail costs does not grow with the number of cases that it does
 * not name.
 */
import type { Case } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { referencesOf } from './case-references.ts'
import { editDistance, fold, wordsOf } from './fold.ts'

export interface KnownCase {
  readonly case: Case
  /** Words of the first name and of the family name, folded; particles such as "ap" and "de" left out. */
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** `obh` for Oliver Bennett-Hughes. */
  readonly initials: string
}

export interface CaseIndex {
  byReference(text: string): readonly KnownCase[]
  /** Cases whose reference is one typed error away from one in the text. */
  nearReference(text: string): readonly KnownCase[]
  /** The name words that a word of a mail can mean, misspelt or not. */
  nameWords(word: string): readonly NameWord[]
  withGiven(word: string): readonly KnownCase[]
  withFamily(word: string): readonly KnownCase[]
  bornOn(date: string): readonly KnownCase[]
  known(caseId: string): KnownCase | null
  readonly schools: readonly School[]
}

interface NameWord {
  readonly word: string
  /** Spelt as in the directory. */
  readonly exact: boolean
}

export interface School {
  readonly name: string
  /** The words that tell it from other schools, folded: `westholme` of Westholme Academy. */
  readonly core: readonly string[]
  /** The words that say what sort it is: `academy`. */
  readonly sort: readonly string[]
  /** Whether the core alone could mean a ward or another school. */
  readonly ambiguous: boolean
}

const particles = new Set([
  'ap',
  'ab',
  'al',
  'el',
  'ul',
  'bin',
  'ibn',
  'bint',
  'de',
  'da',
  'di',
  'du',
  'del',
  'della',
  'dos',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'mac',
  'mc',
  'st',
  'o',
  'd',
  'abu',
  'y',
  'i',
])
const sorts = new Set([
  'school',
  'primary',
  'high',
  'academy',
  'college',
  'nursery',
  'infant',
  'infants',
  'junior',
  'juniors',
  'secondary',
  'grammar',
  'sixth',
  'form',
  'community',
  'ce',
  'rc',
  'c',
  'e',
  'catholic',
  'church',
  'england',
  'of',
  'the',
  'and',
  'special',
  'pre',
  'preschool',
  'academies',
  'centre',
  'unit',
  'trust',
  'lower',
  'middle',
  'upper',
  'first',
  'prep',
  'preparatory',
  'voluntary',
  'aided',
  'controlled',
  'federation',
  'free',
  'studio',
  'technical',
])

const indexes = new WeakMap<DirectoryIndex, CaseIndex>()

export function caseIndexOf(directory: DirectoryIndex): CaseIndex {
  const kept = indexes.get(directory)
  if (kept !== undefined) return kept
  const made = build(directory)
  indexes.set(directory, made)
  return made
}

function build(directory: DirectoryIndex): CaseIndex {
  const all = directory.snapshot.cases.map(toKnown)
  const byId = new Map(all.map(known => [known.case.id, known]))
  const given = group(all, known => known.given)
  const family = group(all, known => known.family)
  const born = group(all, known => (known.case.dateOfBirth === null ? [] : [known.case.dateOfBirth]))
  const bySound = new Map<string, string[]>()
  for (const word of new Set([...given.keys(), ...family.keys()])) {
    for (const sound of soundsOf(word)) {
      const words = bySound.get(sound)
      if (words === undefined) bySound.set(sound, [word])
      else words.push(word)
    }
  }
  const references = referencesOf(all)
  return {
    byReference: text => references.find(text).flatMap(key => references.at(key) ?? []),
    nearReference: text =>
      references.find(text).flatMap(key => (references.at(key) === null ? references.near(key) : [])),
    nameWords(word) {
      const found: NameWord[] = given.has(word) || family.has(word) ? [{ word, exact: true }] : []
      if (word.length < 4) return found
      const seen = new Set([word])
      for (const sound of soundsOf(word)) {
        for (const other of bySound.get(sound) ?? []) {
          if (seen.has(other)) continue
          seen.add(other)
          const limit = Math.min(word.length, other.length) >= 7 ? 2 : 1
          if (editDistance(word, other, limit) <= limit) found.push({ word: other, exact: false })
        }
      }
      return found
    },
    withGiven: word => given.get(word) ?? [],
    withFamily: word => family.get(word) ?? [],
    bornOn: date => born.get(date) ?? [],
    known: caseId => byId.get(caseId) ?? null,
    schools: schoolsOf(directory),
  }
}

function toKnown(each: Case): KnownCase {
  const parts = each.childName.split(/\s+/).filter(part => part !== '')
  const words = parts.map(part => wordsOf(part.replaceAll('-', ' ')))
  const last = parts.length > 1 ? familyStart(parts) : parts.length
  const useful = (list: readonly string[][]): string[] =>
    list.flat().filter((word, _, whole) => whole.length === 1 || (!particles.has(word) && word.length > 1))
  return {
    case: each,
    given: useful(words.slice(0, last)),
    family: useful(words.slice(last)),
    initials: words
      .flat()
      .filter(word => !particles.has(word))
      .map(word => word[0] ?? '')
      .join(''),
  }
}

/** Where the family name begins: the last word, or the particle before it ("Rhodri ap Gwilym", "Zain ul-Abideen"). */
function familyStart(parts: readonly string[]): number {
  const particle = parts.findIndex((part, index) => index > 0 && particles.has(fold(part)))
  return particle > 0 ? particle : parts.length - 1
}

function group(
  all: readonly KnownCase[],
  keys: (known: KnownCase) => readonly string[],
): Map<string, KnownCase[]> {
  const groups = new Map<string, KnownCase[]>()
  for (const known of all) {
    for (const key of new Set(keys(known))) {
      const list = groups.get(key)
      if (list === undefined) groups.set(key, [known])
      else list.push(known)
    }
  }
  return groups
}

/**
 * Two keys that a misspelling seldom changes both of: the consonants in order (Mohamed, Muhammad), and the letters
 * without order (Okonkow).
 */
function soundsOf(word: string): string[] {
  const consonants = word
    .replace(/ph/g, 'f')
    .replace(/[ckq]+/g, 'k')
    .replace(/z/g, 's')
    .replace(/(?!^)[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1')
  return [`c${consonants}`, `l${[...word].sort().join('')}`]
}

function schoolsOf(directory: DirectoryIndex): School[] {
  const names = [...new Set(directory.snapshot.cases.map(each => each.school))].filter(name => name !== '')
  const wards = new Set(
    directory.snapshot.teams.flatMap(team => team.wards).map(ward => wordsOf(ward).join(' ')),
  )
  const split = names.flatMap(name => {
    const words = wordsOf(name.replace(/\(.*?\)/g, ' '))
    const core = words.filter(word => !sorts.has(word))
    return core.length === 0
      ? []
      : [{ name, core, sort: words.filter(word => sorts.has(word) && !['of', 'the', 'and'].includes(word)) }]
  })
  return split.map(school => {
    const core = school.core.join(' ')
    const twins = split.filter(other => other.core[0] === school.core[0])
    const isPlace =
      [...wards].some(ward => ward === core || ward.startsWith(`${core} `)) ||
      wordsOf(directory.snapshot.council.name)[0] === core
    return { ...school, ambiguous: twins.length > 1 || isPlace }
  })
}
