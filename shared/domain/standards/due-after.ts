/** The end of a span, in each of the units that standards are written in (contract section 4; section 7, reading 2). */
import { Temporal } from 'temporal-polyfill'
import type { Span } from '../directory/council-standards.ts'
import { isBankHoliday } from './bank-holidays.ts'
import {
  atWallTime,
  type DayNumber,
  dateOf,
  dayNumber,
  dayOf,
  epochOf,
  instantOf,
  weekdayOf,
} from './london.ts'
import { readSpan } from './standards.ts'
import { addWorkingHours, type WorkingCalendar, workingDayEnd } from './working-time.ts'

/** The end of a span that begins at an instant. Part of a working day counts as a whole one. */
export function dueAfter(calendar: WorkingCalendar, instant: string, span: Span): string {
  const { amount, unit } = readSpan(span)
  switch (unit) {
    case 'min':
      return instantOf(epochOf(instant) + amount * 60_000)
    case 'wh':
      return addWorkingHours(calendar, instant, amount)
    case 'wd':
      return workingDayEnd(calendar, instant, Math.ceil(amount))
    case 'uk-wd':
      return atFive(ukWorkingDayAfter(dayOf(epochOf(instant)), Math.ceil(amount)))
    case 'month':
      return atFive(monthsAfter(dayOf(epochOf(instant)), Math.ceil(amount)))
    default:
      throw new RangeError(`a span in an unknown unit: ${unit}`)
  }
}

/** FOI: Monday to Friday less bank holidays in any part of the UK; a council's closure days count as working days (reading 2). */
function ukWorkingDayAfter(day: DayNumber, n: number): DayNumber {
  let at = day
  for (let left = n; left > 0; ) {
    at += 1
    if (weekdayOf(at) < 5 && !isBankHoliday(dateOf(at), 'uk')) left -= 1
  }
  return at
}

/** The same day number so many months on, else that month's last day; not moved off a weekend (reading 2). */
function monthsAfter(day: DayNumber, months: number): DayNumber {
  return dayNumber(Temporal.PlainDate.from(dateOf(day)).add({ months }).toString())
}

function atFive(day: DayNumber): string {
  return instantOf(atWallTime(day, '17:00'))
}
