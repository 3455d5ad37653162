/** Who could cover an absence, and whether somebody can: asked at every opening and every midday of it, with the absence itself counted. */
import { atWork, awayUntil, managersAbove, whoActsFor } from '../../directory/cover.ts'
import type { KnownAbsence, Staff } from '../../directory/directory.ts'
import { type DirectoryIndex, withRecorded } from '../../directory/directory-index.ts'
import { timeOf } from '../../directory/time-away.ts'
import { calendarDay } from '../../letters/london-words.ts'
import { dayNumber, instantOf, londonDate } from '../../standards/london.ts'
import { calendarOf } from '../../standards/working-time.ts'

/** Half of four hours: no absence ends and none begins between two looks, for halves are parted at midday. */
const LOOK_MS = 2 * 3_600_000

/** The working instants of an absence at which cover is looked for, from `now` on; none where nobody works in it. */
export function looksAt(absence: KnownAbsence, directory: DirectoryIndex, now: string): readonly string[] {
  const calendar = calendarOf(directory.snapshot.council)
  const time = timeOf(absence)
  const from = Math.max(time.from, Date.parse(now))
  const looks: string[] = []
  for (let day = dayNumber(absence.from); day <= dayNumber(absence.to); day += 1) {
    for (const stretch of calendar.stretches(day)) {
      const ends = Math.min(stretch.to, time.to)
      for (let at = Math.max(stretch.from, from); at < ends; at += LOOK_MS) looks.push(instantOf(at))
    }
  }
  return looks
}

/** One sentence that says why this person cannot cover; null where they, or whoever acts for them, are there all through. */
export function whyNotCover(
  coverId: string,
  absence: KnownAbsence,
  directory: DirectoryIndex,
  now: string,
): string | null {
  const cover = directory.staff(coverId)
  const person = directory.staff(absence.staffId)
  if (cover === null) return 'Choose a cover from the list.'
  if (cover.id === absence.staffId) return `${cover.name} cannot cover for themselves. Choose somebody else.`
  const then = withRecorded(directory, [{ ...absence, cover: coverId }])
  for (const at of looksAt(absence, directory, now)) {
    const acting = whoActsFor(coverId, at, then)
    if (acting !== null && acting.staff.id !== person?.id) continue
    const until = awayUntil(coverId, at, then)
    const on = calendarDay(londonDate(at))
    const away =
      until === null || until === londonDate(at) ? `on ${on}` : `from ${on} to ${calendarDay(until)}`
    return `${cover.name} is away ${away}, and nobody covers for them. Choose somebody else.`
  }
  return null
}

/**
 * Who is there all through, best first: of the same team, caseworkers before managers, then whoever has the fewest open queries. `load` gives these by staff id.
 */
export function proposedCovers(
  absence: KnownAbsence,
  directory: DirectoryIndex,
  now: string,
  load: ReadonlyMap<string, number>,
): readonly Staff[] {
  const person = directory.staff(absence.staffId)
  if (person === null) return []
  const looks = looksAt(absence, directory, now)
  const then = withRecorded(directory, [absence])
  return couldCover(person, directory)
    .filter(staff => looks.every(at => atWork(staff.id, at, then) !== null))
    .map((staff, place) => ({ staff, place }))
    .toSorted(
      (one, other) =>
        rank(one.staff, person) - rank(other.staff, person) ||
        (load.get(one.staff.id) ?? 0) - (load.get(other.staff.id) ?? 0) ||
        one.place - other.place,
    )
    .map(({ staff }) => staff)
}

/** Those among whom a cover is looked for: the team; for people without one, whoever has the same role, and the managers above. */
export function couldCover(person: Staff, directory: DirectoryIndex): readonly Staff[] {
  const { team, role } = person
  const others = directory.snapshot.staff.filter(staff => staff.id !== person.id)
  if (team !== null) return others.filter(staff => staff.team === team)
  const above = managersAbove(person, directory)
  return others.filter(staff => staff.role === role || above.includes(staff))
}

/** Work of a caseworker is a caseworker's before it is a manager's. */
function rank(staff: Staff, person: Staff): number {
  return Number(manages(staff) !== manages(person))
}

const manages = ({ role }: Staff): boolean => role === 'manager' || role === 'head-of-service'
