/** What a mail says besides a name that agrees with a case, or speaks against it. */
import { wardKey } from '../directory/directory-index.ts'
import type { KnownCase } from './case-index.ts'
import { wordsOf } from './fold.ts'
import type { Mentions } from './mentions.ts'
import type { Writing } from './writing.ts'

export interface AgreementQuestion {
  /** The ward of a councillor on the register. */
  readonly writersWard: string | null
}

/** What besides the name agrees with a case: birthday, family name, contact, school, ward, age. */
export function agrees(known: KnownCase, mentions: Mentions, question: AgreementQuestion): number {
  const { dateOfBirth, school } = known.case
  let facts = 0
  if (dateOfBirth !== null && mentions.birthdays.has(dateOfBirth)) facts += 3
  if (mentions.schools.has(school)) facts += 2
  if (
    known.family.some(word => mentions.families.has(word)) &&
    (mentions.of.get(known.case.id)?.full ?? 0) === 0
  )
    facts += 2
  if (
    known.adults.some(
      name => mentions.pairs.has(name) || (name.split(' ').length > 4 && mentions.words.includes(name)),
    )
  )
    facts += 2
  if (mentions.wardKeys.has(known.ward)) facts += 2
  else if (
    question.writersWard !== null &&
    mentions.wardKeys.size === 0 &&
    wardKey(question.writersWard) === known.ward
  )
    facts += 1
  if (dateOfBirth !== null) {
    const age = ageOn(dateOfBirth, mentions.today)
    if (mentions.ages.has(age)) facts += 0.75
    if (mentions.years.has(yearGroup(dateOfBirth, mentions.today))) facts += 0.75
  }
  return facts
}

/** The mail says of the child that they are at a school other than ours on file; a school that they want or leave says nothing. */
export function isElsewhere(known: KnownCase, mentions: Mentions, writing: Writing): boolean {
  if (mentions.schools.has(known.case.school) || known.case.school === '') return false
  const own = new Set(wordsOf(known.case.school))
  const text = `${writing.subject}\n${writing.own}\n${writing.forwarded}`
  return [...text.matchAll(attends)].some(([, name = '']) => {
    const words = wordsOf(name).filter(word => !schoolWords.test(word))
    return words.length > 0 && !words.some(word => own.has(word))
  })
}

const attends =
  /\b(?:attends|attending|goes to|(?:pupil|student|child) (?:at|of|in)|on roll at|enrolled at|(?:[Yy]ear|Y|Yr) ?\d{1,2},? (?:at|of)|is at|\p{Lu}[\p{L}'’-]+ at|\p{Lu}[\p{L}'’-]+,)\s+((?:\p{Lu}[\p{L}'’.]+\s+){1,4}(?:School|Academy|College|Primary|High|Nursery|Infants?|Juniors?))\b/gu
const schoolWords =
  /^(?:school|academy|college|primary|high|nursery|infants?|juniors?|secondary|grammar|community|church|st|saint|ce|rc|special|the|of)$/

/** Another birthday, or an age or school year at least two off, speaks against a case. */
export function contradicted(known: KnownCase, mentions: Mentions): boolean {
  const { dateOfBirth } = known.case
  if (dateOfBirth === null) return false
  if (mentions.birthdays.has(dateOfBirth)) return false
  if (mentions.birthdays.size > 0 && saysAnotherBirthday(mentions)) return true
  const age = ageOn(dateOfBirth, mentions.today)
  const year = yearGroup(dateOfBirth, mentions.today)
  const ages = [...mentions.ages]
  if (ages.length > 0 && ages.every(each => Math.abs(each - age) >= 2)) return true
  const years = [...mentions.years]
  return ages.length === 0 && years.length > 0 && years.every(each => Math.abs(each - year) >= 2)
}

/** A child's birthday stands there that none of those named has. */
function saysAnotherBirthday(mentions: Mentions): boolean {
  const named = new Set([...mentions.of.values()].map(mention => mention.known.case.dateOfBirth))
  return [...mentions.birthdays].some(date => ageOn(date, mentions.today) <= 25 && !named.has(date))
}

/** Whole years on a day. */
export function ageOn(dateOfBirth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return today.slice(5) >= dateOfBirth.slice(5) ? years : years - 1
}

/** School year in England: a child born in September to August is in Year n from the September after turning n + 4. */
function yearGroup(dateOfBirth: string, today: string): number {
  const start = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) >= '09' ? 0 : 1)
  return start(today) - start(dateOfBirth) - 5
}

/** The youngest first; without a birthday last. */
export function bornAfter(a: KnownCase, b: KnownCase): number {
  return (b.case.dateOfBirth ?? '').localeCompare(a.case.dateOfBirth ?? '')
}
