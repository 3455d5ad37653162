/**
 * Who is there, and who acts for whom. Every path that gives work to a person asks here, so that nobody who is away, unknown
 * or missing is ever given a mail. Days away are whole days in Europe/London, first and last included.
 */
import { dateOf, dayNumber, dayOf, epochOf, londonDate, weekdayOf } from '../standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../standards/working-time.ts'
import { type Absence, type LocalDate, type Staff, type UnplannedAbsence, Weekday } from './directory.ts'
import type { DirectoryIndex } from './directory-index.ts'

/** Why a person cannot be given work on a day, and who is named to cover on it. */
export interface Away {
  /**
   * `absence`: planned. `day-off`: not one of a part-time person's days. The others see `UnplannedAbsence`; `not-known`: the
   * directory has no such person, or no longer.
   */
  readonly why: 'absence' | 'day-off' | UnplannedAbsence['why'] | 'not-known'
  /** Staff ids in the order in which they are asked; whoever is away themselves is asked for their own cover. */
  readonly covers: readonly string[]
}

/** The one question of availability: null where the person can be given work at that instant. */
export function whyAway(staffId: string, instant: string, index: DirectoryIndex): Away | null {
  const staff = index.staff(staffId)
  return staff === null ? { why: 'not-known', covers: [] } : awayOn(staff, londonDate(instant), index)
}

export function isAway(staffId: string, instant: string, index: DirectoryIndex): boolean {
  return whyAway(staffId, instant, index) !== null
}

/** The person if known and at work, else null. */
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
  return follow(staffId, now, index, new Set(), [])
}

/** Days that are looked ahead for the end of an absence: longer than any that is planned, and an end for patterns without one. */
const LONGEST_LOOK = 400

/** The last day that a person is away without a day at work between; null when not away now. */
export function awayUntil(staffId: string, now: string, index: DirectoryIndex): LocalDate | null {
  const staff = index.staff(staffId)
  if (staff === null) return null
  const today = dayNumber(londonDate(now))
  let day = today
  while (day < today + LONGEST_LOOK) {
    const date = dateOf(day)
    if (awayOn(staff, date, index) === null) break
    const ends = [...absencesOn(staffId, date, index), ...unplannedOn(staffId, date, index)].map(
      each => each.to,
    )
    day = dayNumber(ends.sort().at(-1) ?? date) + 1
  }
  return day === today ? null : dateOf(day - 1)
}

/**
 * A person's manager: the team's, unless they have no team or are its manager; then the one whom the staff list names
 * (contract section 7, reading 10). Null at the top, or where the directory does not know the manager.
 */
export function managerOf(staff: Staff, index: DirectoryIndex): Staff | null {
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

/** Planned absences come before days off, and what nobody planned last: the first that holds says why, and every cover is named. */
function awayOn(staff: Staff, date: LocalDate, index: DirectoryIndex): Away | null {
  const planned = absencesOn(staff.id, date, index)
  const dayOff = isDayOff(staff, date, index)
  const [unplanned] = unplannedOn(staff.id, date, index)
  const why = planned.length > 0 ? 'absence' : dayOff ? 'day-off' : unplanned?.why
  if (why === undefined) return null
  const covers = [...planned.map(absence => absence.cover), dayOff ? staff.dayCover : null]
  return { why, covers: covers.filter(cover => cover !== null && cover !== undefined) }
}

function absencesOn(staffId: string, date: LocalDate, index: DirectoryIndex): readonly Absence[] {
  return index.absencesOf(staffId).filter(({ from, to }) => from <= date && date <= to)
}

function unplannedOn(staffId: string, date: LocalDate, index: DirectoryIndex): readonly UnplannedAbsence[] {
  return index.unplannedOf(staffId).filter(({ from, to }) => from <= date && date <= to)
}

/**
 * Whether a part-time person does not work on that day. A day on which the whole service is closed counts as the next on which
 * it is open: that is when what comes in on it is read, and whoever is there then need not be covered.
 */
function isDayOff(staff: Staff, date: LocalDate, index: DirectoryIndex): boolean {
  if (staff.workingDays === undefined) return false
  const noon = `${date}T12:00:00.000Z`
  const calendar = calendarOf(index.snapshot.council)
  const open = calendar.stretches(dayNumber(date)).length > 0
  const day = open ? dayNumber(date) : dayOf(epochOf(nextWorkingInstant(calendar, noon)))
  const weekday = Weekday.options[weekdayOf(day)]
  return weekday !== undefined && !staff.workingDays.includes(weekday)
}

function follow(
  staffId: string,
  now: string,
  index: DirectoryIndex,
  asked: Set<string>,
  insteadOf: readonly string[],
): Acting | null {
  const staff = index.staff(staffId)
  if (staff === null || asked.has(staffId)) return null
  asked.add(staffId)
  const away = whyAway(staffId, now, index)
  if (away === null) return { staff, insteadOf }
  for (const cover of away.covers) {
    const acting = follow(cover, now, index, asked, [...insteadOf, staffId])
    if (acting !== null) return acting
  }
  return null
}
