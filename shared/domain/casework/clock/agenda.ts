/**
 * What is to be said about a query's clocks, and when: contract section 4 by the readings of section 7. Every instant follows from
 * the query and the council's standards alone, never from when somebody looked: any number of looks give the same history.
 */
import type { Council } from '../../directory/council.ts'
import { nextUpdateDue } from '../../standards/deadlines.ts'
import { acceptLadderFor, ladderFor, rungAt } from '../../standards/ladder.ts'
import { limitsFor } from '../../standards/limits.ts'
import { epochOf, instantOf } from '../../standards/london.ts'
import { dueDayStart, shareOfWorkingTime, warningsFor } from '../../standards/warnings.ts'
import {
  addWorkingMinutes,
  calendarOf,
  nextWorkingInstant,
  type WorkingCalendar,
  workingTimeBetween,
} from '../../standards/working-time.ts'
import type { Query } from '../query.ts'
import { type QueryClocks, TimedClock } from './clocks.ts'
import { standardsSubject } from './standards-subject.ts'

export interface AgendaItem {
  /** When it is to be recorded, and its notice goes, UTC. */
  readonly at: string
  /** One for each thing that can be said, for `QueryClocks.given`: `firstReply/50`. */
  readonly key: string
  readonly what: 'warned' | 'breached' | 'escalated' | 'resumed'
  readonly clock: TimedClock
  /** Exactly `50`, `80`, `due-day`, the clock's name, or `L1`… (contract section 7, reading 6). */
  readonly detail: string
}

/** The part of a query that its clocks depend on. */
export type ClockedQuery = Pick<
  Query,
  'state' | 'receivedAt' | 'deadlines' | 'clocks' | 'priority' | 'correspondent' | 'topic' | 'flags'
>

/** What is still to be said, in the order in which it falls due. Nothing for a closed query. */
export function agenda(query: ClockedQuery, council: Council): readonly AgendaItem[] {
  if (query.state === 'closed') return []
  const items = [
    ...TimedClock.options.flatMap(clock => itemsOf(query, clock, council)),
    ...resumption(query, council),
  ]
  return items
    .filter(item => !query.clocks.given.includes(item.key))
    .filter(item => !isHeldUp(query.clocks, item))
    .toSorted((one, other) => (one.at === other.at ? rank(one) - rank(other) : one.at < other.at ? -1 : 1))
}

/** When somebody must look at the query again; null where time alone changes nothing any more. */
export function wakeAtOf(query: ClockedQuery, council: Council): string | null {
  const next = agenda(query, council)[0]?.at ?? null
  const { answering } = query.clocks
  if (answering === null) return next
  const settled = instantOf(epochOf(answering.at) + ANSWERING_SETTLED_MS)
  // A mail that is on its way may still be undone: what falls due meanwhile waits for it.
  return settled
}

/** By when a mail that could be undone has left, or has been found again. */
const ANSWERING_SETTLED_MS = 10 * 60_000

/** The deadline of a clock that a person can be late with; the next update's follows from the last news (reading 8). */
export function deadlineOf(query: ClockedQuery, clock: TimedClock, council: Council): string {
  if (clock !== 'nextUpdate') return query.deadlines[clock]
  const { clocks } = query
  const from = clocks.updateFrom || clocks.from || query.receivedAt
  const due = nextUpdateStandard(query, from, council)
  const calendar = calendarOf(council)
  const moved = pausedBetween(calendar, clocks, from, due)
  const standard = moved === 0 ? due : addWorkingMinutes(calendar, due, moved)
  return clocks.updateBy !== null && clocks.updateBy < standard ? clocks.updateBy : standard
}

/**
 * By the priority in force at the last news, or sooner by a mail since that made the matter more urgent: reading 13 counts its standard from
 * that mail, as for every open deadline, so that nothing is late before anybody could know.
 */
function nextUpdateStandard(query: ClockedQuery, lastNews: string, council: Council): string {
  const { bases } = query.clocks
  const inForce = bases.findLast(({ from }) => from <= lastNews)?.priority ?? query.priority
  const counted = [{ from: lastNews, priority: inForce }, ...bases.filter(({ from }) => from > lastNews)]
  return counted
    .map(({ from, priority }) =>
      nextUpdateDue({
        ...standardsSubject(query),
        priority,
        from,
        council,
      }),
    )
    .reduce((earliest, due) => (due < earliest ? due : earliest))
}

/** When the clock stopped in this round; null while it runs. */
export function stoppedAt({ clocks }: Pick<Query, 'clocks'>, clock: TimedClock): string | null {
  switch (clock) {
    case 'accept':
      return clocks.acceptedAt
    case 'firstReply':
      return clocks.firstReplyAt
    case 'fullAnswer':
      return clocks.fullAnswerAt
    case 'nextUpdate':
      return null
  }
}

/** The next deadline that a person can meet or has missed, earliest first: what every list is sorted by. */
export function nextDeadlineOf(query: ClockedQuery, council: Council): Query['nextDeadline'] {
  const open = TimedClock.options
    .filter(clock => stoppedAt(query, clock) === null)
    .map(clock => ({ clock, at: deadlineOf(query, clock, council) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  return open[0] ?? { clock: 'fullAnswer', at: query.deadlines.fullAnswer }
}

function itemsOf(query: ClockedQuery, clock: TimedClock, council: Council): AgendaItem[] {
  const stopped = stoppedAt(query, clock)
  const deadline = deadlineOf(query, clock, council)
  const breach: AgendaItem = {
    at: notBefore(query.clocks.movedAt, deadline),
    key: keyOf(query.clocks, clock, clock === 'nextUpdate' ? `breach ${query.clocks.updateFrom}` : 'breach'),
    what: 'breached',
    clock,
    detail: clock,
  }
  const items = [
    ...warnings(query, clock, deadline, council),
    breach,
    ...rungs(query, clock, deadline, council),
  ]
  return stopped === null ? items : items.filter(item => item.at < stopped)
}

function warnings(query: ClockedQuery, clock: TimedClock, deadline: string, council: Council): AgendaItem[] {
  if (clock !== 'firstReply' && clock !== 'fullAnswer') return []
  const calendar = calendarOf(council)
  const { clocks, priority } = query
  const from = clocks.from || query.receivedAt
  return warningsFor(council).flatMap(warning => {
    const { detail } = warning
    if (warning.when === 'due-day') {
      const opening = dueDayStart(calendar, deadline)
      // Reading 5, for a mail that made the deadline sooner as for the first.
      if (opening < (clocks.movedAt ?? from)) return []
      return [item(noticeAt(calendar, priority, opening), detail)]
    }
    const share = shareWithPauses(calendar, clocks, from, deadline, warning.when)
    return [item(noticeAt(calendar, priority, notBefore(clocks.movedAt, share)), detail)]
  })

  function item(at: string, detail: string): AgendaItem {
    return { at, key: keyOf(clocks, clock, detail), what: 'warned', clock, detail }
  }
}

/** A missed accept climbs a ladder of its own; first reply and full answer climb the whole one, each from its own breach (reading 7). */
function rungs(query: ClockedQuery, clock: TimedClock, deadline: string, council: Council): AgendaItem[] {
  if (clock === 'nextUpdate') return []
  const calendar = calendarOf(council)
  const { clocks, priority } = query
  const ladder = clock === 'accept' ? acceptLadderFor(council, priority) : ladderFor(council, priority)
  // Once recorded, a breach is where it is, whatever moved the deadline since.
  const recorded = clocks.breaches.find(each => each.clock === clock && each.round === clocks.round)
  const breach = nextWorkingInstant(calendar, recorded?.at ?? notBefore(clocks.movedAt, deadline))
  // A new date after the breach: whoever set it is waited for, and the ladder goes on from there.
  const newDate = clocks.newDates.findLast(
    each => each.clock === clock && each.decidedAt > (recorded?.at ?? deadline),
  )
  const from = newDate === undefined ? breach : later(breach, nextWorkingInstant(calendar, newDate.at))
  return ladder.map(rung => ({
    at: noticeAt(
      calendar,
      priority,
      notBefore(clocks.movedAt, afterPauses(calendar, clocks, breach, rungAt(calendar, from, rung.after))),
    ),
    key: keyOf(clocks, clock, rung.level),
    what: 'escalated',
    clock,
    detail: rung.level,
  }))
}

/** A pause after the breach holds the ladder up by as much working time as it lasted. */
function afterPauses(calendar: WorkingCalendar, clocks: QueryClocks, breach: string, rung: string): string {
  let at = rung
  for (const { from, until } of clocks.pauses) {
    if (until === null || until <= breach || from > at) continue
    at = addWorkingMinutes(calendar, at, workingTimeBetween(calendar, later(from, breach), until))
  }
  return at
}

/** A pause ends by itself when ten working days are used (contract section 4). */
function resumption(query: ClockedQuery, council: Council): AgendaItem[] {
  const { clocks } = query
  const open = clocks.pauses.find(pause => pause.until === null)
  if (open === undefined) return []
  return [
    {
      at: notBefore(clocks.movedAt, pauseEndsBy(clocks, council)),
      key: keyOf(clocks, 'firstReply', `resumed ${open.from}`),
      what: 'resumed',
      clock: 'firstReply',
      detail: 'limit',
    },
  ]
}

/** When the present pause ends at the latest; throws where there is none. */
export function pauseEndsBy(clocks: QueryClocks, council: Council): string {
  const open = clocks.pauses.find(pause => pause.until === null)
  if (open === undefined) throw new RangeError('the clocks are not paused')
  const calendar = calendarOf(council)
  const used = clocks.pauses.reduce(
    (total, pause) =>
      pause.until === null ? total : total + workingTimeBetween(calendar, pause.from, pause.until),
    0,
  )
  const limit = limitsFor(council).pauseWorkingMinutes
  return addWorkingMinutes(calendar, open.from, Math.max(0, limit - used))
}

/** While the clocks are paused, or a mail that answers may still be undone, nothing after that is said. */
function isHeldUp(clocks: QueryClocks, item: AgendaItem): boolean {
  if (item.what === 'resumed') return false
  const open = clocks.pauses.find(pause => pause.until === null)
  if (open !== undefined && item.at > open.from) return true
  return clocks.answering !== null && item.at > clocks.answering.at
}

/** The share of the working time between, pauses not counted: a pause moves the deadline by as much. */
function shareWithPauses(
  calendar: WorkingCalendar,
  clocks: QueryClocks,
  from: string,
  deadline: string,
  percent: number,
): string {
  const paused = pausedBetween(calendar, clocks, from, deadline)
  if (paused === 0) return shareOfWorkingTime(calendar, from, deadline, percent)
  const total = workingTimeBetween(calendar, from, deadline) - paused
  let at = addWorkingMinutes(calendar, from, Math.max(0, (total * percent) / 100))
  for (const { from: began, until } of clocks.pauses) {
    if (until === null || began > at || until <= from) continue
    at = addWorkingMinutes(calendar, at, workingTimeBetween(calendar, later(began, from), until))
  }
  return at
}

/** Working minutes of the pauses that have ended, from an instant on. */
function pausedBetween(calendar: WorkingCalendar, clocks: QueryClocks, from: string, to: string): number {
  return clocks.pauses.reduce((total, pause) => {
    if (pause.until === null || pause.until <= from || pause.from >= to) return total
    return total + workingTimeBetween(calendar, later(pause.from, from), pause.until)
  }, 0)
}

/** Reading 9: notices to staff wait for working time, P1's do not. */
export function noticeAt(calendar: WorkingCalendar, priority: Query['priority'], at: string): string {
  return priority === 'P1' ? at : nextWorkingInstant(calendar, at)
}

const keyOf = (clocks: QueryClocks, clock: TimedClock, detail: string): string =>
  `${clocks.round === 1 ? '' : `${clocks.round}:`}${clock}/${detail}`

const later = (one: string, other: string): string => (one < other ? other : one)
const notBefore = (earliest: string | null, at: string): string =>
  earliest === null ? at : later(at, earliest)

const order = ['warned', 'resumed', 'breached', 'escalated'] as const
const rank = (item: AgendaItem): number => order.indexOf(item.what)
