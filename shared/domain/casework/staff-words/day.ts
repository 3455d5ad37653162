/** One day that a colleague names in a command: sure to be the one that they mean, or a sentence that says what is unclear. */
import { dateOf, dayNumber, epochOf, londonDate, weekdayOf } from '../../standards/london.ts'
import type { WorkingCalendar } from '../../standards/working-time.ts'
import { findDates } from '../../triage/dates.ts'

export type DayRead = { readonly day: string } | { readonly why: string }

export interface DayAsk {
  /** What stands where the day should: "4 December", "Fri 4/12", "tomorrow". */
  readonly text: string
  /** UTC. */
  readonly now: string
  readonly calendar: WorkingCalendar
  /** Days on which nobody works are refused: nobody could keep a promise made for one. */
  readonly working: boolean
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const SHORT_DAY = /\b(mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b\.?/giu
const DAY_MONTH = /\b(\d{1,2})([/.-])(\d{1,2})\b(?!\2?\d)/gu
const DAY_MONTH_YEAR = /\b(\d{1,2})[/.-](\d{1,2})[/.-](?:20)?\d\d\b/u
/** What may stand beside a day and changes nothing. */
const BESIDE =
  /\b(?:on|by|the|close of play|c\.?o\.?p\.?|end of(?: the)? day|end of|latest|at|please|pls|noon|midday|latest by|\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/giu
const TWO_READINGS =
  /\bnext (?:week(?! on)|mon|tue|wed|thu|fri|sat|sun|month)|\b(?:a couple|few|some|soon|later)\b/iu

/** Never a day before today; today only while there is working time left in it. */
export function readDay(ask: DayAsk): DayRead {
  const asked = ask.text.replaceAll(/\s+/g, ' ').replace(/^[\s:,;-]+|[\s:,;.!-]+$/g, '')
  const example = `such as ${inWords(nextWorkingDay(dayNumber(londonDate(ask.now)) + 5, ask.calendar))}`
  if (asked === '') return { why: `Say the day, ${example}.` }
  if (TWO_READINGS.test(asked))
    return { why: `“${asked}” can mean more than one day. Say the date, ${example}.` }
  const spelt = spellOut(asked)
  if ('why' in spelt) return spelt
  const { text } = spelt
  const found = findDates(text, ask.now)
  const named = [...new Set(found.map(each => each.date))]
  const left = found
    .reduce((rest, each) => rest.replace(each.text.toLowerCase(), ' '), text.toLowerCase())
    .replaceAll(BESIDE, ' ')
  const [date] = named
  if (date === undefined)
    return {
      why: /\d/.test(asked)
        ? `There is no day “${asked}”.`
        : `We could not tell which day “${asked}” is. Say the date, ${example}.`,
    }
  if (named.length > 1) return { why: `“${asked}” names more than one day. Say one date, ${example}.` }
  if (/[\p{L}\p{N}]/u.test(left))
    return { why: `We could not read “${asked}” as a day. Say the date alone, ${example}.` }
  return judged(
    ask,
    date,
    weekdayBefore(text),
    /^(?:this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu.test(text),
  )
}

/** `Friday 4 December 2026` */
export function inWords(day: number): string {
  const date = dateOf(day)
  return `${days[weekdayOf(day)]} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** Short names of weekdays in full; day and month in figures as words, day first, as it is written in England. */
function spellOut(asked: string): { readonly text: string } | { readonly why: string } {
  const figures = DAY_MONTH_YEAR.exec(asked) ?? new RegExp(DAY_MONTH.source, 'u').exec(asked)
  if (figures !== null) {
    const month = Number(figures[0].split(/[/.-]/)[1])
    if (month > 12) return { why: `“${figures[0]}” has no month ${month}. Write the day before the month.` }
  }
  const text = asked
    .replaceAll(
      SHORT_DAY,
      short => days.find(day => day.toLowerCase().startsWith(short.slice(0, 3).toLowerCase())) ?? short,
    )
    .replaceAll(DAY_MONTH, (all, day: string, _mark, month: string) =>
      DAY_MONTH_YEAR.test(asked) ? all : `${day} ${months[Number(month) - 1] ?? month}`,
    )
    .replaceAll(/\btmrw\b|\btmw\b|\b2moro\b/giu, 'tomorrow')
    .replaceAll(/\b(?:today|tonight) (?=at |\d)/giu, 'today ')
  return { text }
}

/** The weekday that stands right before a date: "Friday" of "Friday 4 December". */
function weekdayBefore(text: string): number | null {
  const found = /\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday),? (?:the )?(?=\d)/iu.exec(text)
  return found === null ? null : days.findIndex(day => day.toLowerCase() === (found[1] ?? '').toLowerCase())
}

function judged(ask: DayAsk, date: string, weekday: number | null, weekdayAlone: boolean): DayRead {
  const today = dayNumber(londonDate(ask.now))
  const day = dayNumber(date)
  const words = inWords(day)
  if (weekday !== null && weekday !== weekdayOf(day))
    return {
      why: `${words.slice(words.indexOf(' ') + 1)} is a ${days[weekdayOf(day)]}, not a ${days[weekday]}.`,
    }
  if (weekdayAlone && day === today)
    return { why: `Today is ${days[weekdayOf(day)]}. Say the date, such as ${inWords(day + 7)}.` }
  if (day < today) return { why: `${words} is past.` }
  if (!ask.working) return { day: date }
  const last = ask.calendar.stretches(day).at(-1)
  if (last === undefined)
    return {
      why: `Nobody works on ${words}. The next working day is ${inWords(nextWorkingDay(day, ask.calendar))}.`,
    }
  if (day === today && last.to <= epochOf(ask.now))
    return {
      why: `Today's working hours are over. The next working day is ${inWords(nextWorkingDay(day + 1, ask.calendar))}.`,
    }
  return { day: date }
}

/** That day, or the next on which somebody works. */
function nextWorkingDay(from: number, calendar: WorkingCalendar): number {
  for (let day = from; day < from + 60; day += 1) if (calendar.stretches(day).length > 0) return day
  return from
}
