/** Which colleagues may act on a query by mail: who has it, who acts for them, whom they cover for, and the managers above. */
import { isAway, managersAbove, whoActsFor } from '../directory/cover.ts'
import type { Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Query } from './query.ts'

export type ActsAs = 'owner' | 'cover' | 'covered' | 'manager' | 'duty'

/** Null for anybody else, who is told so and whose words are kept. By the directory of the instant `now`, UTC. */
export function mayActOn(
  query: Pick<Query, 'owner' | 'coverFor'>,
  staff: Staff,
  directory: DirectoryIndex,
  now: string,
): ActsAs | null {
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
export const mayDecide = (
  query: Pick<Query, 'owner' | 'coverFor'>,
  staff: Staff,
  directory: DirectoryIndex,
  now: string,
): boolean => staff.role === 'head-of-service' || mayActOn(query, staff, directory, now) === 'manager'

/** The ladder leads to a head of service, who may not be in the owner's own line; or to whoever acts for one who is away. */
const isHeadToday = (staff: Staff, directory: DirectoryIndex, now: string): boolean =>
  directory
    .inRole('head-of-service')
    .some(head => head.id === staff.id || actsForAway(head, staff, directory, now))

const actsForAway = (manager: Staff, staff: Staff, directory: DirectoryIndex, now: string): boolean =>
  isAway(manager.id, now, directory) && whoActsFor(manager.id, now, directory)?.staff.id === staff.id
