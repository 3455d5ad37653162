/** Dates in a mail's words, reckoned from the day it is read on: "3 December", "03/12/26", "next Tuesday", "within two weeks". */
import { dateOf, dayNumber, londonDate, weekdayOf } from '../standards/london.ts'

export interface FoundDate {
  /** ISO date, London. */
  readonly date: string
  /** The words that name it. */
  readonly text: string
  /** Only a day of the week: it may as well be the last one. */
  readonly vague: boolean
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${month})\\b\\.?,?(?: (20\\d\\d)\\b)?`,
  'gi',
)
const monthFirst = new RegExp(
  `\\b(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?![/.:]\\d|%)(?:,? (20\\d\\d)\\b)?`,
  'gi',
)
const numeric = /\b(\d{1,2})([/.-])(\d{1,2})\2(20\d\d|\d\d)\b/g
const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/g
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekday =
  /\b(last |next |this |by |on |before |until )?(?:this |next )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! (?:\d|the \d))/gi
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  'a couple of': 2,
}
const span = new RegExp(
  `\\b(?:in|within|only|just|have|next|inside) (?:the next |about |under )?(\\d{1,3}|${Object.keys(numbers).join('|')}) (?:working |school |calendar )?(day|week|fortnight|month)s?\\b`,
  'gi',
)
const words =
  /\b(today|tonight|this afternoon|this morning|tomorrow|the day after tomorrow|a fortnight|next week|end of (?:the|this) week|end of (?:the|this) month)\b/gi

/** Every date that the text names, in no order, at most 40. A day that no calendar has is left out. */
export function findDates(text: string, now: string): FoundDate[] {
  const today = dayNumber(londonDate(now))
  const found: FoundDate[] = []
  const add = (day: number | null, matched: string, vague = false): void => {
    if (day !== null && found.length < 40) found.push({ date: dateOf(day), text: matched.trim(), vague })
  }
  for (const [matched, day = '', name = '', year] of text.matchAll(dayFirst)) {
    add(nearest(Number(day), monthOf(name), year, today), matched)
  }
  for (const [matched, name = '', day = '', year] of text.matchAll(monthFirst)) {
    add(nearest(Number(day), monthOf(name), year, today), matched)
  }
  for (const [matched, day = '', , number = '', year = ''] of text.matchAll(numeric)) {
    add(nearest(Number(day), Number(number), year.length === 2 ? `20${year}` : year, today), matched)
  }
  for (const [matched, year = '', number = '', day = ''] of text.matchAll(iso)) {
    add(nearest(Number(day), Number(number), year, today), matched)
  }
  for (const [matched, before = '', name = ''] of text.matchAll(weekday)) {
    const ahead = (weekdays.indexOf(name.toLowerCase()) - weekdayOf(today) + 7) % 7
    add(/^last /i.test(before) ? today + ahead - 7 : today + ahead, matched, true)
  }
  for (const [matched, count = '', unit = ''] of text.matchAll(span)) {
    const n = numbers[count.toLowerCase()] ?? Number(count)
    const days = { day: 1, week: 7, fortnight: 14, month: 30 }[unit.toLowerCase()] ?? 1
    add(today + n * days, matched)
  }
  for (const [matched] of text.matchAll(words))
    add(today + ahead(matched.toLowerCase(), today), matched, /^to(?:day|night)|^this/i.test(matched))
  return found
}

function ahead(word: string, today: number): number {
  if (word === 'tomorrow') return 1
  if (word === 'the day after tomorrow') return 2
  if (word === 'a fortnight') return 14
  if (word === 'next week') return 7
  if (word.endsWith('week')) return Math.max(0, 4 - weekdayOf(today))
  return word.endsWith('month') ? daysLeftInMonth(today) : 0
}

function daysLeftInMonth(today: number): number {
  let left = 0
  while (dateOf(today + left + 1).slice(5, 7) === dateOf(today).slice(5, 7)) left += 1
  return left
}

function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** The day in the year that is named, else in the year that brings it nearest to today. */
function nearest(day: number, number: number, year: string | undefined, today: number): number | null {
  if (day < 1 || day > 31 || number < 1 || number > 12) return null
  const thisYear = Number(dateOf(today).slice(0, 4))
  const years = year === undefined ? [thisYear, thisYear + 1, thisYear - 1] : [Number(year)]
  let best: number | null = null
  for (const each of years) {
    const date = `${each}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    if (Number.isNaN(Date.parse(date))) continue
    const at = dayNumber(date)
    if (dateOf(at) === date && (best === null || Math.abs(at - today) < Math.abs(best - today))) best = at
  }
  return best
}
