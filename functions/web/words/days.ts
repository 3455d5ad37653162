/** Days and instants as pages say them, in UK time. */
import { londonDay, londonDayAndYear, londonTime } from '#shared/domain/letters/london-words.ts'

/** `9.42am on Monday 23 November 2026` */
export const instantInWords = (instant: string): string =>
  `${londonTime(instant)} on ${londonDayAndYear(instant)}`

/** `Friday 27 November` of a calendar day, `2026-11-27`. */
export const dayInWords = (date: string): string => londonDay(`${date}T12:00:00.000Z`)
