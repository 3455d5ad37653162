/**
 * A council's cases made ready for finding a child by what a mail says: by reference, by the words of names, by date of
 * birth, school and ward. Built once per directory; what a mail costs does not grow with the number of cases that it does
 * not name.
 */
import type { Case } from '../directory/directory.ts'
import { type DirectoryIndex, wardKey } from '../directory/directory-index.ts'
import { referencesOf } from './case-references.ts'
import { editDistance, fold, wordsOf } from './fold.ts'
import { alsoCalled } from './nicknames.ts'
import { type School, schoolsOf } from './schools.ts'

export interface KnownCase {
  readonly case: Case
  /** Words of the first name and of the family name, folded; particles such as "ap" and "de" left out. */
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** `obh` for Oliver Bennett-Hughes. */
  readonly initials: string
  /** The names of family and carers on file, folded, a space before and after: ` carly fox `. */
  readonly adults: readonly string[]
  /** The ward as wards are compared. */
  readonly ward: string
}

export interface CaseIndex {
  byReference(text: string): readonly KnownCase[]
  /** Cases whose reference is one typed error away from one in the text. */
  nearReference(text: string): readonly KnownCase[]
  /** Cases whose number stands in the text after "ref" or "case", without its letters. */
  byBareDigits(text: string): readonly KnownCase[]
  /** The name words that a word of a mail can mean, misspelt or not. */
  nameWords(word: string): readonly NameWord[]
  withGiven(word: string): readonly KnownCase[]
  withFamily(word: string): readonly KnownCase[]
  bornOn(date: string): readonly KnownCase[]
  known(caseId: string): KnownCase | null
  /** Cases with a contact of this name, as folded by `nameKey`. */
  withContact(name: string): readonly KnownCase[]
  /** Somebody who is no child of ours has this name: staff, members, contacts. */
  isAdult(name: string): boolean
  /** A ward, or the name of a school without what sort it is. */
  isPlace(name: string): boolean
  readonly schools: readonly School[]
}

interface NameWord {
  readonly word: string
  /** Spelt as in the directory. */
  readonly exact: boolean
  /** A short form of it, or the long form of a short one. */
  readonly short: boolean
}

/** A whole name made comparable. */
export function nameKey(name: string): string {
  return wordsOf(name).join(' ')
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
const indexes = new WeakMap<DirectoryIndex, CaseIndex>()

export function caseIndexOf(directory: DirectoryIndex): CaseIndex {
  const kept = indexes.get(directory)
  if (kept !== undefined) return kept
  const made = build(directory)
  indexes.set(directory, made)
  return made
}

function build(directory: DirectoryIndex): CaseIndex {
  const names = new Map<string, string>()
  const nameOf = (name: string): string => {
    const kept = names.get(name)
    if (kept !== undefined) return kept
    const made = nameKey(name)
    names.set(name, made)
    return made
  }
  const all = directory.snapshot.cases.map(each => toKnown(each, directory, nameOf))
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
  const schools = schoolsOf(directory)
  const places = new Set([
    ...schools.map(school => school.core.join(' ')),
    ...directory.snapshot.teams.flatMap(team => team.wards).map(nameOf),
  ])
  const people = peopleOf(directory, nameOf)
  return {
    byReference: text => references.find(text).flatMap(key => references.at(key) ?? []),
    nearReference: text =>
      references.find(text).flatMap(key => (references.at(key) === null ? references.near(key) : [])),
    byBareDigits: text => references.bare(text).flatMap(key => references.at(key) ?? []),
    nameWords(word) {
      const found: NameWord[] =
        given.has(word) || family.has(word) ? [{ word, exact: true, short: false }] : []
      const seen = new Set([word])
      for (const other of alsoCalled(word)) {
        if (seen.has(other) || !given.has(other)) continue
        seen.add(other)
        found.push({ word: other, exact: false, short: true })
      }
      if (word.length < 4) return found
      for (const sound of soundsOf(word)) {
        for (const other of bySound.get(sound) ?? []) {
          if (seen.has(other)) continue
          seen.add(other)
          const limit = Math.min(word.length, other.length) >= 7 ? 2 : 1
          if (editDistance(word, other, limit) <= limit)
            found.push({ word: other, exact: false, short: false })
        }
      }
      return found
    },
    withGiven: word => given.get(word) ?? [],
    withFamily: word => family.get(word) ?? [],
    bornOn: date => born.get(date) ?? [],
    known: caseId => byId.get(caseId) ?? null,
    withContact: name => (people.contacts.get(name) ?? []).flatMap(id => byId.get(id) ?? []),
    isAdult: name => people.others.has(name) || people.contacts.has(name),
    isPlace: name => places.has(name),
    schools,
  }
}

/** Contacts by name with their cases, and the names of staff and members. Young people are left out: they are the children. */
function peopleOf(
  directory: DirectoryIndex,
  nameOf: (name: string) => string,
): {
  readonly contacts: ReadonlyMap<string, readonly string[]>
  readonly others: ReadonlySet<string>
} {
  const contacts = new Map<string, string[]>()
  for (const { name, caseId, relation } of directory.snapshot.contacts) {
    const key = nameOf(name)
    if (relation === 'young-person' || !key.includes(' ')) continue
    const cases = contacts.get(key)
    if (cases === undefined) contacts.set(key, [caseId])
    else if (!cases.includes(caseId)) cases.push(caseId)
  }
  const { staff, members } = directory.snapshot
  return { contacts, others: new Set([...staff, ...members].map(each => nameKey(each.name))) }
}

function toKnown(each: Case, directory: DirectoryIndex, nameOf: (name: string) => string): KnownCase {
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
    adults: directory
      .contactsOf(each.id)
      .filter(({ relation }) => relation === 'parent' || relation === 'carer')
      .map(({ name }) => nameOf(name))
      .filter(name => name.includes(' '))
      .map(name => ` ${name} `),
    ward: wardKey(each.ward),
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
