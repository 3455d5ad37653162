/**
 * Who acts for whom. Every path that gives work to a person asks here, so that nobody who is away, unknown or missing is
 * ever given a mail. Days away are whole days in Europe/London, first and last included.
 */
import { dateOf, dayNumber, londonDate } from '../standards/london.ts'
import type { Absence, Staff } from './directory.ts'
import type { DirectoryIndex } from './directory-index.ts'

/** Whether a person cannot be given work at that instant. Somebody whom the directory does not know is away. */
export function isAway(staffId: string, instant: string, index: DirectoryIndex): boolean {
  return index.staff(staffId) === null || absencesOn(staffId, londonDate(instant), index).length > 0
}

/** The person if known and at work, else null: the one question of availability. */
export function atWork(staffId: string | null, instant: string, index: DirectoryIndex): Staff | null {
  return staffId === null || isAway(staffId, instant, index) ? null : index.staff(staffId)
}

export interface Acting {
  readonly staff: Staff
  /** Who was asked before, in order and away, beginning with the person acted for; empty when they are at work themselves. */
  readonly insteadOf: readonly string[]
}

/**
 * Who acts for a person now: they themselves when at work, else their cover, else the cover's cover, and so on.
 * Where absences overlap, every cover is tried in the order of the file. A circle of covers ends in null, as does a
 * chain that nobody at work ends.
 */
export function whoActsFor(staffId: string, now: string, index: DirectoryIndex): Acting | null {
  return follow(staffId, londonDate(now), index, new Set(), [])
}

/** The last day of the absence that a person is in, later absences that follow without a gap included; null when not away. */
export function awayUntil(staffId: string, now: string, index: DirectoryIndex): string | null {
  const today = londonDate(now)
  let last: string | null = null
  for (let from = today; ; ) {
    const ends = absencesOn(staffId, from, index).map(absence => absence.to)
    const end = ends.sort().at(-1)
    if (end === undefined) return last
    last = end
    from = dateOf(dayNumber(end) + 1)
  }
}

/**
 * A person's manager: the team's, unless they have no team or are its manager; then the one whom the staff list names
 * (contract section 7, reading 10). Null at the top, or where the directory does not know the manager.
 */
function managerOf(staff: Staff, index: DirectoryIndex): Staff | null {
  const ofTeam = staff.team === null ? null : (index.team(staff.team)?.manager ?? null)
  const manager = ofTeam === null || ofTeam === staff.id ? staff.manager : ofTeam
  return manager === null || manager === staff.id ? null : index.staff(manager)
}

/** Everyone above a person, nearest first. A circle of managers ends the list. */
export function managersAbove(staff: Staff, index: DirectoryIndex): readonly Staff[] {
  const above: Staff[] = []
  let next = managerOf(staff, index)
  while (next !== null && next.id !== staff.id && !above.includes(next)) {
    above.push(next)
    next = managerOf(next, index)
  }
  return above
}

function absencesOn(staffId: string, date: string, index: DirectoryIndex): readonly Absence[] {
  return index.absencesOf(staffId).filter(({ from, to }) => from <= date && date <= to)
}

function follow(
  staffId: string,
  date: string,
  index: DirectoryIndex,
  asked: Set<string>,
  insteadOf: readonly string[],
): Acting | null {
  const staff = index.staff(staffId)
  if (staff === null || asked.has(staffId)) return null
  asked.add(staffId)
  const absences = absencesOn(staffId, date, index)
  if (absences.length === 0) return { staff, insteadOf }
  for (const { cover } of absences) {
    const acting = cover === null ? null : follow(cover, date, index, asked, [...insteadOf, staffId])
    if (acting !== null) return acting
  }
  return null
}
