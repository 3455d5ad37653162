/** How long clocks may rest, how far a deadline may be moved, and the lesser periods that a council can set. */
import type { Council, WorkingHours } from '../directory/council.ts'
import type { Span } from '../directory/council-standards.ts'
import { dueAfter } from './due-after.ts'
import { epochOf, instantOf } from './london.ts'
import { readSpan, type StandardName } from './standards.ts'
import { calendarOf } from './working-time.ts'

export interface Limits {
  /** Pauses of one query in all: contract section 4. */
  readonly pauseLimit: Span
  /** The same in minutes of working time, a working day being as long as the council's are on average. */
  readonly pauseWorkingMinutes: number
  /** From the closing letter on, a writer may say that it is not sorted. */
  readonly followUp: Span
  /** From a breach on, the apology is in time. */
  readonly apology: Span
  /** For so long a reply from the mailbox can be undone. */
  readonly undoSeconds: number
  /** How far a deadline may be moved at the most, by row of the standards. */
  readonly extension: Readonly<Record<StandardName, Span>>
}

/**
 * Complaints: the Ombudsman's Complaint Handling Code, part 6 (normally no more than 10 working days); our own rows follow it.
 * SAR: UK GDPR article 12(3), two further months. FOI: section 10(3) with the Commissioner's guidance, 20 further working days.
 */
const defaultExtension: Readonly<Record<StandardName, Span>> = {
  everyone: '10 wd',
  family: '10 wd',
  legal: '10 wd',
  complaint: '10 wd',
  'complaint-stage-2': '20 wd',
  sar: '2 month',
  foi: '20 uk-wd',
  'data-breach': '10 wd',
  correction: '10 wd',
}

/** A council's limits: what it says in `standards`, else the defaults. */
export function limitsFor(council: Council): Limits {
  const { standards, workingHours } = council
  const pauseLimit = standards.pauseLimit ?? '10 wd'
  return {
    pauseLimit,
    pauseWorkingMinutes: workingMinutes(pauseLimit, workingHours),
    followUp: standards.followUp ?? '5 wd',
    apology: standards.apology ?? '2 wd',
    undoSeconds: standards.undoSeconds ?? 60,
    extension: { ...defaultExtension, ...extensionOf(standards.extension) },
  }
}

/**
 * The latest instant that a deadline may be moved to, counted from the deadline that it would have without any extension:
 * in wd the end of the n-th working day after the day that it falls on.
 */
export function latestExtension(council: Council, standard: StandardName, deadline: string): string {
  const span = limitsFor(council).extension[standard]
  const inDays = !/ (wh|min)$/.test(span)
  // A deadline at 17:00 belongs to the day that ends then, while anything received at 17:00 would be the next day's.
  const from = inDays ? instantOf(epochOf(deadline) - 1) : deadline
  return dueAfter(calendarOf(council), from, span)
}

/** Until when the writer of a query closed at that instant may still say that it is not sorted. */
export function followUpUntil(council: Council, closedAt: string): string {
  return dueAfter(calendarOf(council), closedAt, limitsFor(council).followUp)
}

/** Until when the apology for a breach recorded at that instant is in time. */
export function apologyDueBy(council: Council, breachedAt: string): string {
  return dueAfter(calendarOf(council), breachedAt, limitsFor(council).apology)
}

/** A span of working time in minutes. Refuses units that are not working time, which no such setting can hold. */
export function workingMinutes(span: Span, hours: WorkingHours): number {
  const { amount, unit } = readSpan(span)
  if (unit === 'wh') return amount * 60
  if (unit === 'wd') return amount * minutesOfADay(hours)
  throw new RangeError(`a span that is not working time: ${unit}`)
}

/** The length of a working day, on average over the days of the week that are worked at all. */
function minutesOfADay(hours: WorkingHours): number {
  const worked = Object.values(hours).filter(day => day.length > 0)
  const minutes = worked.flat().map(({ from, to }) => minuteOf(to) - minuteOf(from))
  return minutes.reduce((sum, each) => sum + each, 0) / worked.length
}

function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** What is set, without what is not. */
function extensionOf(change: Council['standards']['extension']): Partial<Record<StandardName, Span>> {
  return {
    ...(change?.everyone === undefined ? {} : everyoneElseToo(change.everyone)),
    ...Object.fromEntries(Object.entries(change ?? {}).filter(([, span]) => span !== undefined)),
  }
}

/** Rows of correspondents follow the row for everyone, as the standards themselves do. */
function everyoneElseToo(span: Span): Partial<Record<StandardName, Span>> {
  return { everyone: span, family: span, legal: span }
}
