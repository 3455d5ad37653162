/** Instants in the words of letters and pages: Europe/London, dates in full (domain.md section 8, house rules). */

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const hourAndMinute = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `Thursday 26 November` */
export const londonDay = (instant: string): string => day.format(Date.parse(instant)).replace(',', '')

/** `Monday 23 November 2026` */
export const londonDayAndYear = (instant: string): string =>
  dayAndYear.format(Date.parse(instant)).replace(',', '')

/** `5pm`, `9.30am`, `midday`, `midnight`: the GOV.UK way of writing times, with a full stop for spoken ease. */
export function londonTime(instant: string): string {
  const [hour = 0, minute = 0] = hourAndMinute.format(Date.parse(instant)).split(':').map(Number)
  if (minute === 0 && hour === 12) return 'midday'
  if (minute === 0 && hour === 0) return 'midnight'
  const half = hour < 12 ? 'am' : 'pm'
  const shown = hour % 12 === 0 ? 12 : hour % 12
  return minute === 0 ? `${shown}${half}` : `${shown}.${String(minute).padStart(2, '0')}${half}`
}

/** `5pm on Thursday 26 November` */
export const londonTimeOnDay = (instant: string): string => `${londonTime(instant)} on ${londonDay(instant)}`

/** `5pm on Thursday 26 November 2026`: where the letter is kept, or the day is long gone. */
export const londonTimeOnDayAndYear = (instant: string): string =>
  `${londonTime(instant)} on ${londonDayAndYear(instant)}`

const midday = (date: string): string => `${date}T12:00:00.000Z`

/** `Friday 27 November` of the calendar day `2026-11-27`. */
export const calendarDay = (date: string): string => londonDay(midday(date))

/** `Friday 27 November 2026` of the calendar day `2026-11-27`. */
export const calendarDayAndYear = (date: string): string => londonDayAndYear(midday(date))
