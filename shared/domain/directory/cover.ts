/**
 * Who is there, and who acts for whom. Every path that gives work to a person asks here, so that nobody who is away, unknown
 * or missing is ever given a mail. Days away are days in Europe/London, first and last included.
 */
import { dateOf, dayNumber, dayOf, epochOf, londonDate, weekdayOf } from '../standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../standards/working-time.ts'
import { type KnownAbsence, type LocalDate, type Staff, type UnplannedAbsence, Weekday } from './directory.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { holdsAllDay, holdsAt, type TimeAway, timeOf, timeOfDays } from './time-away.ts'

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
  return staff === null ? { why: 'not-known', covers: [] } : awayAt(staff, instant, index)
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

/** The last day on which a person is away without a day at work between; the day itself where only part of it is; null when not away now. */
export function awayUntil(staffId: string, now: string, index: DirectoryIndex): LocalDate | null {
  const staff = index.staff(staffId)
  if (staff === null || awayAt(staff, now, index) === null) return null
  const today = dayNumber(londonDate(now))
  let day = today + 1
  while (day < today + LONGEST_LOOK && isAwayAllDay(staff, dateOf(day), index)) day += 1
  return dateOf(day - 1)
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

/** Why a person is away, each reason with the time for which it holds; none while they are at work. */
export interface AwayReason extends TimeAway {
  readonly why: Away['why']
  readonly cover: string | null
  /** It was told to the service while it ran: it begins when that was, at whatever hour. */
  readonly toldMeanwhile: boolean
}

/** Every reason that holds at that instant. Throws for nobody: whoever the directory does not know has none. */
export function awayReasons(staffId: string, instant: string, index: DirectoryIndex): readonly AwayReason[] {
  const staff = index.staff(staffId)
  if (staff === null) return []
  const date = londonDate(instant)
  const reasons: AwayReason[] = absencesAt(staffId, instant, index).map(absence => {
    const time = timeOf(absence)
    const toldMeanwhile = absence.recordedAt !== undefined && time.from === epochOf(absence.recordedAt)
    return { ...time, why: 'absence', cover: absence.cover, toldMeanwhile }
  })
  if (isDayOff(staff, date, index)) {
    const cover = staff.dayCover ?? null
    reasons.push({ ...timeOfDays({ from: date, to: date }), why: 'day-off', cover, toldMeanwhile: false })
  }
  for (const each of unplannedOn(staffId, date, index))
    reasons.push({ ...timeOfDays(each), why: each.why, cover: null, toldMeanwhile: false })
  return reasons
}

/** Planned absences come before days off, and what nobody planned last: the first that holds says why, and every cover is named. */
function awayAt(staff: Staff, instant: string, index: DirectoryIndex): Away | null {
  const date = londonDate(instant)
  const planned = absencesAt(staff.id, instant, index)
  const dayOff = isDayOff(staff, date, index)
  const [unplanned] = unplannedOn(staff.id, date, index)
  const why = planned.length > 0 ? 'absence' : dayOff ? 'day-off' : unplanned?.why
  if (why === undefined) return null
  const covers = [...planned.map(absence => absence.cover), dayOff ? staff.dayCover : null]
  return { why, covers: covers.filter(cover => cover !== null && cover !== undefined) }
}

function isAwayAllDay(staff: Staff, date: LocalDate, index: DirectoryIndex): boolean {
  if (unplannedOn(staff.id, date, index).length > 0 || isDayOff(staff, date, index)) return true
  const absences = index.absencesOf(staff.id)
  if (absences.some(absence => holdsAllDay(absence, date))) return true
  const halves = absences.filter(absence => absence.endedAt === undefined && absence.from === date)
  return (['am', 'pm'] as const).every(half => halves.some(absence => absence.half === half))
}

function absencesAt(staffId: string, instant: string, index: DirectoryIndex): readonly KnownAbsence[] {
  return index.absencesOf(staffId).filter(absence => holdsAt(absence, instant))
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
