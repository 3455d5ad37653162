/** When each promise of a query falls due: contract section 4, by the readings of section 7. */
import { Temporal } from 'temporal-polyfill'
import type { Council, Span } from '../directory/council.ts'
import {
  type CorrespondentKind,
  type Deadlines,
  type Flag,
  informationRights,
  type Priority,
  type Topic,
} from '../triage/judgement.ts'
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
import { readSpan, type StandardName, type Standards, standardsOf } from './standards.ts'
import { addWorkingHours, calendarOf, type WorkingCalendar, workingDayEnd } from './working-time.ts'

/** What decides which row of the standards holds for a query. */
export interface StandardsSubject {
  readonly correspondentKind: CorrespondentKind
  readonly topic: Topic
  readonly flags: readonly Flag[]
}

/** Rows for a formal complaint and for information rights hold for anyone; a flag alone changes no clock (reading 4). */
export function standardFor(subject: StandardsSubject): StandardName {
  if (subject.topic === 'complaint') return 'complaint'
  if (subject.topic === 'information-rights') {
    return informationRights.find(right => subject.flags.includes(right)) ?? 'correction'
  }
  if (subject.correspondentKind === 'family') return 'family'
  return subject.correspondentKind === 'legal' ? 'legal' : 'everyone'
}

/** The four clocks of a query received at that instant. */
export function deadlinesFor(
  query: StandardsSubject & {
    readonly priority: Priority
    /** The instant the mail server took the mail in, UTC. */
    readonly receivedAt: string
    readonly council: Council
  },
): Deadlines {
  const { priority, receivedAt, council } = query
  const calendar = calendarOf(council)
  const row = standardsFor(council).rows[standardFor(query)]
  return {
    acknowledge: dueAfter(calendar, receivedAt, row.acknowledge),
    accept: dueAfter(calendar, receivedAt, row.accept[priority]),
    firstReply: dueAfter(calendar, receivedAt, row.firstReply[priority]),
    fullAnswer: dueAfter(calendar, receivedAt, row.fullAnswer[priority]),
  }
}

/** When the next update is due, counted from receipt or from the last reply or holding reply (reading 8). */
export function nextUpdateDue(
  query: StandardsSubject & { readonly priority: Priority; readonly from: string; readonly council: Council },
): string {
  const row = standardsFor(query.council).rows[standardFor(query)]
  return dueAfter(calendarOf(query.council), query.from, row.nextUpdate[query.priority])
}

const standards = new WeakMap<Council, Standards>()

/** The council's standards, made once per council. */
export function standardsFor(council: Council): Standards {
  const kept = standards.get(council)
  if (kept !== undefined) return kept
  const made = standardsOf(council.standards)
  standards.set(council, made)
  return made
}

/** The end of a span that begins at an instant. Part of a working day counts as a whole one. */
function dueAfter(calendar: WorkingCalendar, instant: string, span: Span): string {
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
