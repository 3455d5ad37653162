/** Which colleagues may act on a query by mail: who has it, who acts for them, whom they cover for, and the managers above. */
import { isAway, managersAbove, whoActsFor } from '../directory/cover.ts'
import type { Contact, Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Query } from './query.ts'

export type ActsAs = 'owner' | 'cover' | 'covered' | 'manager' | 'duty'

type Acted = Pick<Query, 'owner' | 'coverFor' | 'caseMatch' | 'correspondent' | 'correspondentAddress'>

/**
 * Null for anybody else, who is told so and whose words are kept, and for whoever's own family it is about, whatever their post. By the
 * directory of the instant `now`, UTC.
 */
export function mayActOn(query: Acted, staff: Staff, directory: DirectoryIndex, now: string): ActsAs | null {
  if (isOwnFamily(query, staff, directory)) return null
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  if (owner?.id === staff.id) return 'owner'
  if (owner !== null && whoActsFor(owner.id, now, directory)?.staff.id === staff.id) return 'cover'
  const covered = query.coverFor === null ? null : directory.staff(query.coverFor.staffId)
  if (covered?.id === staff.id) return 'covered'
  const above = [owner, covered].flatMap(each => (each === null ? [] : managersAbove(each, directory)))
  if (above.some(manager => manager.id === staff.id || actsForAway(manager, staff, directory, now)))
    return 'manager'
  if (isHeadToday(staff, directory, now)) return 'manager'
  const isUnallocated = owner === null || query.owner.via === 'triage'
  return isUnallocated && staff.role === 'triage' ? 'duty' : null
}

/**
 * Who may decide what a caseworker may not: a second holding reply, a new date, an apology. A manager who has the query asks their own;
 * the head of the service has nobody above.
 */
export function mayDecide(query: Acted, staff: Staff, directory: DirectoryIndex, now: string): boolean {
  const as = mayActOn(query, staff, directory, now)
  return as === 'manager' || (as !== null && staff.role === 'head-of-service')
}

/** A colleague who wrote as a parent, or is on file as one: what they do about it they do as anybody else who writes to us. */
function isOwnFamily(
  { caseMatch, correspondent, correspondentAddress }: Acted,
  { email }: Staff,
  directory: DirectoryIndex,
): boolean {
  if (correspondentAddress === email && correspondent.kind === 'family') return true
  const contacts = caseMatch === null ? [] : directory.contactsOf(caseMatch.id)
  return contacts.some(contact => contact.email === email && family.has(contact.relation))
}

const family: ReadonlySet<Contact['relation']> = new Set(['parent', 'carer', 'young-person'])

/** The ladder leads to a head of service, who may not be in the owner's own line; or to whoever acts for one who is away. */
const isHeadToday = (staff: Staff, directory: DirectoryIndex, now: string): boolean =>
  directory
    .inRole('head-of-service')
    .some(head => head.id === staff.id || actsForAway(head, staff, directory, now))

const actsForAway = (manager: Staff, staff: Staff, directory: DirectoryIndex, now: string): boolean =>
  isAway(manager.id, now, directory) && whoActsFor(manager.id, now, directory)?.staff.id === staff.id
