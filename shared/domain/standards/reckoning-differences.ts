/** What differs between two ways of reckoning, in sentences for the history of a query: "Closure day 24 December 2026 was added." */
import type { ShortDay } from '../directory/council.ts'
import type { Priority } from '../triage/judgement.ts'
import type { Reckoning } from './reckoning.ts'
import type { StandardName } from './standards.ts'

/** One difference, with what tells whether it can concern a query at all. */
export interface ReckoningDifference {
  /** One plain sentence. */
  readonly words: string
  /** The only day that it is about; null where it is about no day in particular. */
  readonly day: string | null
  /** The only row and priority of the standards that it is about; null where it is about others, or all. */
  readonly cell: { readonly row: StandardName; readonly priority: Priority } | null
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const rows = [
  'everyone',
  'family',
  'legal',
  'complaint',
  'complaint-stage-2',
  'sar',
  'foi',
  'data-breach',
  'correction',
] as const
const priorities = ['P1', 'P2', 'P3', 'P4'] as const
const promises = {
  accept: 'accept',
  firstReply: 'first reply',
  fullAnswer: 'full answer',
  nextUpdate: 'next update',
} as const
const promiseNames = ['accept', 'firstReply', 'fullAnswer', 'nextUpdate'] as const

/** In the order of the documentation: days first, for they are what changes most. */
export function reckoningDifferences(before: Reckoning, after: Reckoning): readonly ReckoningDifference[] {
  return [
    ...closureDays(before, after),
    ...shortDays(before, after),
    ...bankHolidays(before, after),
    ...workingHours(before, after),
    ...cells(before, after),
    ...theRest(before, after),
  ]
}

function closureDays(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  const added = after.closureDays.filter(day => !before.closureDays.includes(day))
  const gone = before.closureDays.filter(day => !after.closureDays.includes(day))
  return [
    ...added.map(day => ofDay(day, `Closure day ${inWords(day)} was added.`)),
    ...gone.map(day => ofDay(day, `Closure day ${inWords(day)} was taken away.`)),
  ]
}

function shortDays(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  const dates = new Set([...before.shortDays, ...after.shortDays].map(({ date }) => date))
  return [...dates].toSorted().flatMap(date => {
    const [was, is] = [partsOf(before.shortDays, date), partsOf(after.shortDays, date)]
    if (was === is) return []
    const words =
      is === ''
        ? `${inWords(date)} is worked whole again.`
        : `${inWords(date)} is only worked ${is}${was === '' ? '' : `, no longer ${was}`}.`
    return [ofDay(date, words)]
  })
}

function bankHolidays(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  const named = ({ bankHolidays: { oneOffs } }: Reckoning) =>
    new Map(oneOffs.map(day => [`${day.date} ${day.in}`, day]))
  const [was, is] = [named(before), named(after)]
  const added = [...is].filter(([name]) => !was.has(name))
  const gone = [...was].filter(([name]) => !is.has(name))
  return [
    ...added.map(([, { date }]) => ofDay(date, `Bank holiday ${inWords(date)} was added.`)),
    ...gone.map(([, { date }]) => ofDay(date, `Bank holiday ${inWords(date)} was taken away.`)),
  ]
}

function workingHours(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  return weekdays.flatMap(day => {
    const [was, is] = [inHours(before.workingHours[day]), inHours(after.workingHours[day])]
    if (was === is) return []
    const name = `${day.charAt(0).toUpperCase()}${day.slice(1)}`
    return [ofAll(`The working hours of ${name} changed from ${was} to ${is}.`)]
  })
}

function cells(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  return rows.flatMap(row =>
    priorities.flatMap(priority =>
      promiseNames.flatMap(promise => {
        const was = before.standards.rows[row]?.[promise]?.[priority]
        const is = after.standards.rows[row]?.[promise]?.[priority]
        if (was === is || was === undefined || is === undefined) return []
        const words = `The standard for ${promises[promise]}, ${row} at ${priority}, changed from ${was} to ${is}.`
        return [{ words, day: null, cell: { row, priority } }]
      }),
    ),
  )
}

function theRest(before: Reckoning, after: Reckoning): ReckoningDifference[] {
  const differs = (part: keyof Reckoning['standards']): boolean =>
    JSON.stringify(before.standards[part]) !== JSON.stringify(after.standards[part])
  const { pauseLimit: was } = before.standards
  const { pauseLimit: is } = after.standards
  return [
    ...(differs('ladder') || differs('acceptLadder') ? [ofAll('The ladder changed.')] : []),
    ...(differs('warnings') ? [ofAll('The warnings changed.')] : []),
    ...(was === is ? [] : [ofAll(`The limit of pauses changed from ${was} to ${is}.`)]),
  ]
}

const ofDay = (day: string, words: string): ReckoningDifference => ({ words, day, cell: null })
const ofAll = (words: string): ReckoningDifference => ({ words, day: null, cell: null })

const partsOf = (days: readonly ShortDay[], date: string): string =>
  days
    .filter(each => each.date === date)
    .map(({ from, to }) => `${from}–${to}`)
    .join(' and ')

const inHours = (stretches: readonly { from: string; to: string }[]): string =>
  stretches.length === 0 ? 'none' : stretches.map(({ from, to }) => `${from}–${to}`).join(' and ')

const dayInWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** `24 December 2026` */
const inWords = (date: string): string => dayInWords.format(Date.parse(date))
