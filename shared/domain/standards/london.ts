/** Europe/London: the one zone in which a council's days begin and end. Instants are UTC, ISO 8601 with milliseconds. */
import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/London'
const dayLength = 86_400_000
const startOfDay = new Map<number, number>()

/** A day as its number from 1 January 1970, for arithmetic without calendar objects. */
export type DayNumber = number

export function epochOf(instant: string): number {
  const epoch = Date.parse(instant)
  if (Number.isNaN(epoch)) throw new RangeError('not an instant')
  return epoch
}

export function instantOf(epoch: number): string {
  return new Date(epoch).toISOString()
}

/** The first instant of a London day, in epoch milliseconds. */
function startOf(day: DayNumber): number {
  const known = startOfDay.get(day)
  if (known !== undefined) return known
  const start = plainDateOf(day).toZonedDateTime(zone).epochMilliseconds
  if (startOfDay.size > 20_000) startOfDay.clear()
  startOfDay.set(day, start)
  return start
}

/** The London day that an instant falls on. London is never behind UTC, so it is the UTC day or the next. */
export function dayOf(epoch: number): DayNumber {
  const utcDay = Math.floor(epoch / dayLength)
  return startOf(utcDay + 1) <= epoch ? utcDay + 1 : utcDay
}

/** The London date of an instant, `2026-11-23`. */
export function londonDate(instant: string): string {
  return dateOf(dayOf(epochOf(instant)))
}

export function dateOf(day: DayNumber): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

export function dayNumber(date: string): DayNumber {
  return epochOf(`${date}T00:00:00.000Z`) / dayLength
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The instant of a wall-clock time (`17:00`) on a London day, in epoch milliseconds. */
export function atWallTime(day: DayNumber, time: string): number {
  return plainDateOf(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds
}

function plainDateOf(day: DayNumber): Temporal.PlainDate {
  return Temporal.PlainDate.from(dateOf(day))
}
