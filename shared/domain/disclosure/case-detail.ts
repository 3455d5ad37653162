/** What words tell of a child to a reader who may be told nothing of one: name, birthday, school, the reference of the case. */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { caseIndexOf } from '../triage/case-index.ts'
import { findDates } from '../triage/dates.ts'
import { wordsOf } from '../triage/fold.ts'
import { isOrdinaryWord } from '../triage/ordinary-words.ts'
import { tokensOf } from '../triage/tokens.ts'
import { piecesAsRead } from './words-as-read.ts'

export type Detail = 'name' | 'birthday' | 'school' | 'case reference'

/** `caseIds`: whom the query is or may be about; with none, only schools and references can be told. */
export function caseDetailIn(
  words: string,
  caseIds: readonly string[],
  directory: DirectoryIndex,
  now: string,
): readonly Detail[] {
  const index = caseIndexOf(directory)
  const known = caseIds.flatMap(id => index.known(id) ?? [])
  const told = new Set<Detail>()
  const names = new Set(known.flatMap(each => [...each.given, ...each.family]))
  const tokens = piecesAsRead(words).flatMap(text => tokensOf({ where: 'own', text }))
  if (tokens.some(({ word, capital }) => names.has(word) && (capital || !isOrdinaryWord(word))))
    told.add('name')
  const dates = new Set(findDates(words, now).map(each => each.date))
  if (known.some(({ case: { dateOfBirth } }) => dateOfBirth !== null && dates.has(dateOfBirth)))
    told.add('birthday')
  const plain = ` ${wordsOf(words).join(' ')} `
  const ofThese = new Set(known.map(each => each.case.school))
  for (const school of index.schools) {
    const core = ` ${school.core.join(' ')} `
    const whole = ` ${wordsOf(school.name).join(' ')} `
    const isOurs = ofThese.has(school.name) && core.trim() !== '' && !school.ambiguous
    if (plain.includes(whole) || (isOurs && plain.includes(core))) told.add('school')
  }
  if (index.byReference(words).length > 0) told.add('case reference')
  return [...told]
}
