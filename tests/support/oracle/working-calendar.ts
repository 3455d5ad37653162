/**
 * Working time by contract sections 4 and 7, reckoned a second time from the words alone: nothing here is taken from the clocks that it is to
 * check. Instants are milliseconds since the epoch, days are ISO dates of London.
 */
import { Temporal } from 'temporal-polyfill'

const london = 'Europe/London'
const opens = '09:00'
const closes = '17:00'
export const hour = 3_600_000

/** England and Wales, from the dates that the government published for these two years. */
const bankHolidays = new Set(
  `2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
   2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28`.split(/\s+/),
)
/** Kept in some part of the United Kingdom only; they count for freedom of information. */
const elsewhere = new Set(
  `2026-01-02 2026-03-17 2026-07-13 2026-08-03 2026-11-30
   2027-01-04 2027-03-17 2027-07-12 2027-08-02 2027-11-30`.split(/\s+/),
)

export interface Calendar {
  readonly closureDays: ReadonlySet<string>
}

export const dayOf = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(london).toPlainDate().toString()

export function instantOf(day: string, time: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: london,
    plainTime: Temporal.PlainTime.from(time),
  }).epochMilliseconds
}

export const opening = (day: string): number => instantOf(day, opens)
const closing = (day: string): number => instantOf(day, closes)

const next = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

const isWeekday = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5

function isWorked({ closureDays }: Calendar, day: string): boolean {
  return isWeekday(day) && !bankHolidays.has(day) && !closureDays.has(day)
}

const isUkWorked = (day: string): boolean => isWeekday(day) && !bankHolidays.has(day) && !elsewhere.has(day)

function nth(day: string, count: number, counts: (day: string) => boolean): string {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = next(reached)
    if (counts(reached)) left -= 1
  }
  return reached
}

/** The n-th working day after `day`. */
export const nthWorkingDay = (calendar: Calendar, day: string, count: number): string =>
  nth(day, count, each => isWorked(calendar, each))

/** `at` itself in working time, else the next opening. */
export function nextWorking(calendar: Calendar, at: number): number {
  for (let day = dayOf(at); ; day = next(day)) {
    if (isWorked(calendar, day) && at < closing(day)) return Math.max(at, opening(day))
  }
}

/** `length` of working time after `from`; what is used up exactly at a day's end ends there. */
export function afterWork(calendar: Calendar, from: number, length: number): number {
  let at = nextWorking(calendar, from)
  for (let left = length; ; ) {
    const end = closing(dayOf(at))
    if (left <= end - at) return at + left
    left -= end - at
    at = nextWorking(calendar, end)
  }
}

export function workBetween(calendar: Calendar, from: number, to: number): number {
  let total = 0
  for (let day = dayOf(from); day <= dayOf(to); day = next(day)) {
    if (isWorked(calendar, day)) {
      total += Math.max(0, Math.min(to, closing(day)) - Math.max(from, opening(day)))
    }
  }
  return total
}

/** When a standard such as `4 wh`, `3 wd`, `20 uk-wd` or `1 month` is over, for mail that arrived at `arrived`. */
export function due(calendar: Calendar, arrived: number, standard: string): number {
  const [amount = '', unit] = standard.split(' ')
  const count = Number(amount)
  const effective = nextWorking(calendar, arrived)
  if (unit === 'min') return arrived + count * 60_000
  if (unit === 'wh') return afterWork(calendar, effective, count * hour)
  if (unit === 'wd') return closing(nthWorkingDay(calendar, dayOf(effective), count))
  if (unit === 'uk-wd') return closing(nth(dayOf(arrived), count, isUkWorked))
  return closing(Temporal.PlainDate.from(dayOf(arrived)).add({ months: count }).toString())
}
