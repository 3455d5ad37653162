/** From when to when one absence holds, to the millisecond: what every question about who is there comes down to. Europe/London. */
import { atWallTime, dayNumber, epochOf, londonDate } from '../standards/london.ts'
import type { KnownAbsence, LocalDate, UnplannedAbsence } from './directory.ts'

/** Epoch milliseconds; `to` is the first one at which it holds no longer. */
export interface TimeAway {
  readonly from: number
  readonly to: number
}

/** Where the morning of a half day ends and its afternoon begins. */
const MIDDAY = '13:00'

/** Nothing where it ended before it began. */
export function timeOf(absence: KnownAbsence): TimeAway {
  const { from, to, half, recordedAt, endedAt } = absence
  const begins = atWallTime(dayNumber(from), half === 'pm' ? MIDDAY : '00:00')
  const ends = half === 'am' ? atWallTime(dayNumber(to), MIDDAY) : atWallTime(dayNumber(to) + 1, '00:00')
  return {
    from: recordedAt === undefined ? begins : Math.max(begins, epochOf(recordedAt)),
    to: endedAt === undefined ? ends : Math.min(ends, epochOf(endedAt)),
  }
}

export function timeOfDays({ from, to }: Pick<UnplannedAbsence, 'from' | 'to'>): TimeAway {
  return { from: atWallTime(dayNumber(from), '00:00'), to: atWallTime(dayNumber(to) + 1, '00:00') }
}

/** Whether it holds at that instant. Only what is not made of whole days is reckoned to the minute. */
export function holdsAt(absence: KnownAbsence, instant: string): boolean {
  const date = londonDate(instant)
  if (date < absence.from || absence.to < date) return false
  if (isOfWholeDays(absence)) return true
  const { from, to } = timeOf(absence)
  const epoch = epochOf(instant)
  return from <= epoch && epoch < to
}

/** Whether it holds all through that day. */
export function holdsAllDay(absence: KnownAbsence, date: LocalDate): boolean {
  if (date < absence.from || absence.to < date) return false
  if (isOfWholeDays(absence)) return true
  const { from, to } = timeOf(absence)
  return from <= atWallTime(dayNumber(date), '00:00') && atWallTime(dayNumber(date) + 1, '00:00') <= to
}

const isOfWholeDays = ({ half, recordedAt, endedAt }: KnownAbsence): boolean =>
  half === undefined && recordedAt === undefined && endedAt === undefined
