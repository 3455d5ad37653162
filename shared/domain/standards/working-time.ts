/**
 * Working time, for adding and for measuring alike, in Europe/London wall time (contract sections 4 and 7).
 * A day's stretch begins at its opening and ends before its closing: an instant at 17:00:00 belongs to the next opening,
 * while working time used up exactly at the end of a day ends at 17:00 that day. Instants in and out are UTC, ISO 8601.
 */

import type { Council, ShortDay, WorkingHours } from '../directory/council.ts'
import { type BankHolidaySet, isBankHoliday } from './bank-holidays.ts'
import { atWallTime, type DayNumber, dateOf, dayOf, epochOf, instantOf, weekdayOf } from './london.ts'

const minute = 60_000
const hour = 60 * minute
/** A calendar with no working day in ten years is a fault of its making. */
const longestSearch = 3660

interface Stretch {
  readonly from: number
  readonly to: number
}

/** When the service works. Made once per council by `workingCalendar`; it remembers the days that it was asked about. */
export interface WorkingCalendar {
  /** The day's stretches in epoch milliseconds, in order; empty for a day off. */
  stretches(day: DayNumber): readonly Stretch[]
}

/** A calendar of these hours, less bank holidays and closure days, and of short days only the part that is worked. */
function workingCalendar(parts: {
  readonly hours: WorkingHours
  readonly bankHolidays: BankHolidaySet
  readonly closureDays: readonly string[]
  readonly shortDays: readonly ShortDay[]
}): WorkingCalendar {
  const { hours, closureDays } = parts
  const week = [
    hours.monday,
    hours.tuesday,
    hours.wednesday,
    hours.thursday,
    hours.friday,
    hours.saturday,
    hours.sunday,
  ]
  const closed = new Set(closureDays)
  const short = Map.groupBy(parts.shortDays, ({ date }) => date)
  const known = new Map<DayNumber, readonly Stretch[]>()
  return {
    stretches(day) {
      const kept = known.get(day)
      if (kept !== undefined) return kept
      const date = dateOf(day)
      const off = closed.has(date) || isBankHoliday(date, parts.bankHolidays)
      const usual = off ? [] : (week[weekdayOf(day)] ?? [])
      const made = stretchesOf(day, remaining(usual, short.get(date)))
      if (known.size > 20_000) known.clear()
      known.set(day, made)
      return made
    },
  }
}

const calendars = new WeakMap<Council, WorkingCalendar>()

/** The council's own calendar: its hours, less England and Wales bank holidays, its closure days and the rest of its short days. */
export function calendarOf(council: Council): WorkingCalendar {
  const kept = calendars.get(council)
  if (kept !== undefined) return kept
  const made = workingCalendar({
    hours: council.workingHours,
    bankHolidays: 'england-and-wales',
    closureDays: council.closureDays,
    shortDays: council.shortDays,
  })
  calendars.set(council, made)
  return made
}

/** Effective receipt: the instant itself within working time, else the next opening. */
export function nextWorkingInstant(calendar: WorkingCalendar, instant: string): string {
  return instantOf(nextWorking(calendar, epochOf(instant)))
}

/** That many hours of working time after the instant's effective receipt. Parts of an hour are allowed; less than none is not. */
export function addWorkingHours(calendar: WorkingCalendar, instant: string, hours: number): string {
  return instantOf(add(calendar, epochOf(instant), hours * hour))
}

/** As `addWorkingHours`, in minutes: for the 50 % and 80 % of a clock. */
export function addWorkingMinutes(calendar: WorkingCalendar, instant: string, minutes: number): string {
  return instantOf(add(calendar, epochOf(instant), minutes * minute))
}

/** The end of the n-th working day after the day of effective receipt (n wd): 17:00 in the default hours. n = 0 is that day's own end. */
export function workingDayEnd(calendar: WorkingCalendar, instant: string, n: number): string {
  return instantOf(lastOf(calendar, workingDayAfter(calendar, instant, n)).to)
}

/** The opening of the n-th working day after the day of effective receipt: 09:00 in the default hours. n = 0 is that day's own opening. */
export function workingDayStart(calendar: WorkingCalendar, instant: string, n: number): string {
  const first = calendar.stretches(workingDayAfter(calendar, instant, n))[0]
  if (first === undefined) throw new RangeError('a working day without working time')
  return instantOf(first.from)
}

/** Working time from a to b in minutes, whole or in part; 0 where b is not after a. */
export function workingTimeBetween(calendar: WorkingCalendar, a: string, b: string): number {
  const from = epochOf(a)
  const to = epochOf(b)
  if (to <= from) return 0
  let total = 0
  const last = dayOf(to)
  for (let day = dayOf(from); day <= last; day += 1) {
    for (const stretch of calendar.stretches(day)) {
      total += Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from))
    }
  }
  return total / minute
}

/** Working days from a to b: how many working days after a's London day, b's London day included. For "three working days away". */
export function workingDaysBetween(calendar: WorkingCalendar, a: string, b: string): number {
  const last = dayOf(epochOf(b))
  let count = 0
  for (let day = dayOf(epochOf(a)) + 1; day <= last; day += 1) {
    if (calendar.stretches(day).length > 0) count += 1
  }
  return count
}

function add(calendar: WorkingCalendar, epoch: number, amount: number): number {
  if (!(amount >= 0)) throw new RangeError('working time is only added')
  let at = nextWorking(calendar, epoch)
  let left = amount
  for (let day = dayOf(at), searched = 0; searched < longestSearch; day += 1) {
    const stretches = calendar.stretches(day)
    searched = stretches.length === 0 ? searched + 1 : 0
    for (const stretch of stretches) {
      if (stretch.to <= at) continue
      at = Math.max(at, stretch.from)
      if (at + left <= stretch.to) return at + left
      left -= stretch.to - at
    }
  }
  throw new RangeError('a calendar without working days')
}

function nextWorking(calendar: WorkingCalendar, epoch: number): number {
  const first = dayOf(epoch)
  for (let day = first; day < first + longestSearch; day += 1) {
    for (const stretch of calendar.stretches(day)) {
      if (epoch < stretch.to) return Math.max(epoch, stretch.from)
    }
  }
  throw new RangeError('a calendar without working days')
}

function workingDayAfter(calendar: WorkingCalendar, instant: string, n: number): DayNumber {
  let day = dayOf(nextWorking(calendar, epochOf(instant)))
  for (let left = n, searched = 0; left > 0; ) {
    day += 1
    if (calendar.stretches(day).length > 0) {
      left -= 1
      searched = 0
    } else if (++searched > longestSearch) throw new RangeError('a calendar without working days')
  }
  return day
}

function lastOf(calendar: WorkingCalendar, day: DayNumber): Stretch {
  const last = calendar.stretches(day).at(-1)
  if (last === undefined) throw new RangeError('a working day without working time')
  return last
}

/** What a short day leaves of the usual stretches; a stretch that none of its parts touches is not worked. */
function remaining(
  usual: readonly { from: string; to: string }[],
  parts: readonly ShortDay[] | undefined,
): readonly { from: string; to: string }[] {
  if (parts === undefined) return usual
  return usual.flatMap(stretch =>
    parts.map(part => ({
      from: part.from > stretch.from ? part.from : stretch.from,
      to: part.to < stretch.to ? part.to : stretch.to,
    })),
  )
}

/** In order and apart, whatever the clocks going forward made of wall times that do not exist that night. */
function stretchesOf(day: DayNumber, hours: readonly { from: string; to: string }[]): readonly Stretch[] {
  const inOrder = hours
    .map(({ from, to }) => ({ from: atWallTime(day, from), to: atWallTime(day, to) }))
    .sort((a, b) => a.from - b.from)
  const made: Stretch[] = []
  for (const { from, to } of inOrder) {
    const begins = Math.max(from, made.at(-1)?.to ?? from)
    if (begins < to) made.push({ from: begins, to })
  }
  return made
}
