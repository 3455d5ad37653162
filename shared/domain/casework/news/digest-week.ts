/** When the weekly mail to members goes, and which days it tells of. */
import { type Council, daysOfWeek } from '../../directory/council.ts'
import { atWallTime, dayOf, epochOf, instantOf, londonDate, weekdayOf } from '../../standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../../standards/working-time.ts'

export interface DigestWeek {
  /** London date on which it goes: names the week, and every mail of it. */
  readonly period: string
  /** The opening at which it goes, UTC. */
  readonly at: string
  /** The opening at which the one before went: what was closed from then on and before `at` is told. */
  readonly since: string
}

/** A sweep that was missed is made up for until then; a mail of a week that is nearly over is no news. Days. */
const LATEST_DAYS = 4
/** Weeks that are looked back over: longer than any service is shut. */
const MOST_WEEKS = 60

/**
 * The week whose mail may go now; null where none may: before its opening, days after it, or where the council sends none. On a day that
 * is not worked it goes at the next opening; weeks that come to the same opening are one.
 */
export function digestWeek(council: Council, now: string): DigestWeek | null {
  const { send, day } = council.memberDigest
  if (!send) return null
  const calendar = calendarOf(council)
  const today = dayOf(epochOf(now))
  let last = today - ((weekdayOf(today) - daysOfWeek.indexOf(day) + 7) % 7)
  let at = opening(last)
  for (let weeks = 0; at > now && weeks < MOST_WEEKS; weeks += 1) {
    last -= 7
    at = opening(last)
  }
  if (at > now || epochOf(now) >= epochOf(at) + LATEST_DAYS * 86_400_000) return null
  let since = at
  for (let weeks = 0; since === at && weeks < MOST_WEEKS; weeks += 1) {
    last -= 7
    since = opening(last)
  }
  return { period: londonDate(at), at, since }

  function opening(start: number): string {
    return nextWorkingInstant(calendar, instantOf(atWallTime(start, '00:00')))
  }
}
