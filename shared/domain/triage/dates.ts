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
/** A day without its month: "the 4th", "Friday 27th", "Friday the twenty seventh". */
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty first',
  'twenty second',
  'twenty third',
  'twenty fourth',
  'twenty fifth',
  'twenty sixth',
  'twenty seventh',
  'twenty eighth',
  'twenty ninth',
  'thirtieth',
  'thirty first',
]
const spelt = ordinals.toReversed().join('|').replaceAll(' ', '[ -]')
const monthless = new RegExp(
  `\\b(?:(?:on|by|from|until|till|to|before|is|ends?) the|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?: week,?)?(?: the)?) (?:(\\d{1,2})(?:st|nd|rd|th)|(${spelt}))\\b(?! (?:of )?(?:${month}|time|year|form|grade|birthday|floor|attempt|request|letter|email))`,
  'gi',
)
const spelledWithMonth = new RegExp(`\\b(${spelt})(?: of)? (${month})\\b`, 'gi')
/** Months of the languages that families write to us in most, by how they begin. */
const foreignMonths: Readonly<Record<string, number>> = {
  styczni: 1,
  lutego: 2,
  marca: 3,
  kwietnia: 4,
  maja: 5,
  czerwca: 6,
  lipca: 7,
  sierpnia: 8,
  wrzesnia: 9,
  września: 9,
  pazdziernika: 10,
  października: 10,
  listopada: 11,
  grudnia: 12,
  ianuarie: 1,
  februarie: 2,
  martie: 3,
  aprilie: 4,
  iunie: 6,
  iulie: 7,
  septembrie: 9,
  octombrie: 10,
  noiembrie: 11,
  decembrie: 12,
}
const foreignDay = new RegExp(`\\b(\\d{1,2}) (${Object.keys(foreignMonths).join('|')})`, 'giu')

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const weekday =
  /\b(last |next |this |week on |by |on |before |until )?(?:this |next )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! (?:\d|the \d))( week\b(?! (?:after|before|later|off)))?/gi
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
  /\b(today|tonight|this afternoon|this morning|tomorrow|the day after tomorrow|a fortnight|end of next week|next week|end of (?:the|this) week|end of (?:the|this) month)\b/gi

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
  for (const [matched, day = '', name = ''] of text.matchAll(foreignDay)) {
    add(nearest(Number(day), foreignMonths[name.toLowerCase()] ?? 0, undefined, today), matched)
  }
  for (const [matched, word = '', name = ''] of text.matchAll(spelledWithMonth)) {
    add(nearest(ordinal(word), monthOf(name), undefined, today), matched)
  }
  for (const [matched, day, word = ''] of text.matchAll(monthless)) {
    add(comingDay(day === undefined ? ordinal(word) : Number(day), today), matched, true)
  }
  for (const [matched, before = '', name = '', week] of text.matchAll(weekday)) {
    const ahead = (weekdays.indexOf(name.toLowerCase()) - weekdayOf(today) + 7) % 7
    const weekOn = week === undefined && !/^week on /i.test(before) ? 0 : 7
    add(/^last /i.test(before) ? today + ahead - 7 : today + ahead + weekOn, matched, weekOn === 0)
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
  if (word.endsWith('of next week')) return Math.max(0, 4 - weekdayOf(today)) + 7
  if (word.endsWith('week')) return Math.max(0, 4 - weekdayOf(today))
  return word.endsWith('month') ? daysLeftInMonth(today) : 0
}

const ordinal = (word: string): number => ordinals.indexOf(word.toLowerCase().replace('-', ' ')) + 1

/** The next day with that number, today included, within a month. */
function comingDay(number: number, today: number): number | null {
  if (number < 1 || number > 31) return null
  for (let day = today; day <= today + 31; day += 1) {
    if (Number(dateOf(day).slice(8)) === number) return day
  }
  return null
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
