/**
 * A query's clocks by another calendar or other standards (contract section 4: a council changes any of them).
 * Warnings, breaches and rungs that are in the history stay, pauses count as they did, and a date that a person set stays set.
 */
import type { Council } from '../../directory/council.ts'
import { deadlinesFor, standardFor, standardsFor } from '../../standards/deadlines.ts'
import { londonDate } from '../../standards/london.ts'
import { fingerprintOf, reckoningOf } from '../../standards/reckoning.ts'
import { type ReckoningDifference, reckoningDifferences } from '../../standards/reckoning-differences.ts'
import {
  addWorkingMinutes,
  calendarOf,
  nextWorkingInstant,
  workingTimeBetween,
} from '../../standards/working-time.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import { type AgendaItem, agenda, deadlineOf, stoppedAt } from './agenda.ts'
import type { TimedClock } from './clocks.ts'
import { standardsSubject } from './standards-subject.ts'

export interface Recalculation {
  /** What the query was reckoned by. */
  readonly before: Council
  /** What it is reckoned by from `at` on. */
  readonly after: Council
  /** Since when the new way holds, UTC: what now lies in the past falls due then. The same at every try. */
  readonly at: string
}

export interface Recalculated {
  /** The same version: whoever writes it raises that. */
  readonly query: Query
  readonly event: CaseworkEvent
}

/** Clocks whose deadlines are kept with the query; the acknowledgement is a matter of minutes and is not moved. */
const kept = ['accept', 'firstReply', 'fullAnswer'] as const
type KeptClock = (typeof kept)[number]

/** Lines of one event; a query has few clocks, and a ladder few rungs. */
const MOST_MOVES = 12

/**
 * The query brought up to `at` by the old way is asked for. Null where nothing of it moves, as for one that is closed: nothing is then to
 * be written. The same query a second time moves no more.
 */
export function recalculated(query: Query, { before, after, at }: Recalculation): Recalculated | null {
  if (query.state === 'closed') return null
  const deadlines = { ...query.deadlines }
  for (const clock of kept) {
    if (isSettled(query, clock)) continue
    const anew = reckoned(query, clock, after)
    // A date that came about in another way than by the standards is nobody's to change; proclaimed days are in no old calendar.
    const moves = anew !== reckoned(query, clock, before) || !sameBankHolidays(before, after)
    if (moves) deadlines[clock] = anew
  }
  const moved: Query = {
    ...query,
    deadlines,
    reckonedBy: fingerprintOf(after),
    standardsVersion: standardsFor(after).version,
    clocks: { ...query.clocks, movedAt: at },
  }
  const deadlinesMoved = deadlineMoves(query, moved, before, after)
  const saidOtherwise = agendaMoves(query, moved, { before, after, at })
  if (deadlinesMoved.length === 0 && saidOtherwise.length === 0) return null
  // Whoever reads of a deadline knows that its warnings follow; what moves alone is named.
  const moves = deadlinesMoved.length > 0 ? deadlinesMoved : saidOtherwise
  const why = reasons(query, moved, before, after)
  const detail = `${why} ${moves.slice(0, MOST_MOVES).join('; ')}.`
  return {
    query: withoutBygoneWarnings(moved, before, after, at),
    event: { at, type: 'recalculated', by: 'system', to: [], detail },
  }
}

/** The query with its deadlines as the standards give them now: what a person put right about it decides by which row. */
export function reckonedAnew(query: Query, council: Council): Query['deadlines'] {
  const deadlines = { ...query.deadlines }
  for (const clock of kept) if (!isSettled(query, clock)) deadlines[clock] = reckoned(query, clock, council)
  return deadlines
}

/** A clock that stopped has its date; one whose breach is in the history keeps the date that was missed. */
function isSettled(query: Query, clock: KeptClock): boolean {
  return stoppedAt(query, clock) !== null || isBreached(query, clock)
}

const isBreached = ({ clocks }: Query, clock: TimedClock): boolean =>
  clocks.breaches.some(each => each.clock === clock && each.round === clocks.round)

/** What has moved one deadline in this round, in the order in which it happened. */
function reckoned(query: Query, clock: KeptClock, council: Council): string {
  const { clocks } = query
  const calendar = calendarOf(council)
  const start = clocks.from || query.receivedAt
  const [first = { from: start, priority: query.priority }, ...later] = clocks.bases
  const standard = (base: typeof first): string =>
    deadlinesFor({
      ...standardsSubject(query),
      priority: base.priority,
      receivedAt: base.from,
      council,
    })[clock]
  const steps: { readonly at: string; readonly move: (deadline: string) => string }[] = [
    ...later.map(base => ({ at: base.from, move: (deadline: string) => earlier(deadline, standard(base)) })),
    ...clocks.pauses.flatMap(({ from, until }) => {
      if (until === null || until <= start) return []
      // One that was late already when the pause began was given nothing back.
      const minutes = workingTimeBetween(calendar, from, until)
      const move = (deadline: string): string =>
        deadline <= from || minutes === 0 ? deadline : addWorkingMinutes(calendar, deadline, minutes)
      return [{ at: until, move }]
    }),
    ...clocks.newDates
      .filter(date => date.clock === clock && date.decidedAt >= start)
      .map(date => ({ at: date.decidedAt, move: () => date.at })),
  ]
  return steps
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .reduce((deadline, { move }) => move(deadline), standard(first))
}

/** `firstReply 2026-… → 2026-…`, one for each clock that runs, the next update's too, though it is not kept. */
function deadlineMoves(query: Query, moved: Query, before: Council, after: Council): string[] {
  const clocks: readonly TimedClock[] = [...kept.filter(clock => !isSettled(query, clock)), 'nextUpdate']
  return clocks.flatMap(clock => {
    const [was, is] = [deadlineOf(query, clock, before), deadlineOf(moved, clock, after)]
    return was === is ? [] : [`${clock} ${was} → ${is}`]
  })
}

/** `firstReply L2 2026-… → 2026-…`: what will be said at another time than before, or not at all, or is new. */
function agendaMoves(query: Query, moved: Query, { before, after, at }: Recalculation): string[] {
  const was = allToBeSaid(query, before, at)
  const is = allToBeSaid(moved, after, at)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const [old, next] = [was.get(key), is.get(key)]
    const item = next ?? old
    if (item === undefined || old?.at === next?.at) return []
    return [`${nameOf(item)} ${old?.at ?? 'none'} → ${next?.at ?? 'none'}`]
  })
}

/**
 * With what a pause, or an answer that is about to leave, only holds up: it will be said by the new way too. Nothing of it is said
 * before the change.
 */
function allToBeSaid(query: Query, council: Council, at: string): ReadonlyMap<string, AgendaItem> {
  const clocks = { ...query.clocks, movedAt: at }
  const running = { ...clocks, answering: null, pauses: clocks.pauses.filter(({ until }) => until !== null) }
  const items = [running, clocks].flatMap(each => agenda({ ...query, clocks: each }, council))
  return new Map(items.filter(item => isNews(item, query)).map(item => [item.key, item]))
}

/** Rungs after a deadline that may yet be met are nobody's news, and a breach goes with its deadline. */
function isNews(item: AgendaItem, query: Query): boolean {
  if (item.what === 'breached') return false
  return item.what !== 'escalated' || isBreached(query, item.clock)
}

function nameOf(item: AgendaItem): string {
  return item.what === 'resumed' ? 'end of the pause' : `${item.clock} ${item.detail}`
}

/** Warnings that the old way did not have, at a share that has long been used up: later ones have been given since. */
function withoutBygoneWarnings(moved: Query, before: Council, after: Council, at: string): Query {
  const knownBefore = new Set(
    agenda({ ...moved, clocks: { ...moved.clocks, given: [] } }, before).map(item => item.key),
  )
  const opening = nextWorkingInstant(calendarOf(after), at)
  const bygone = agenda(moved, after)
    .filter(item => item.what === 'warned' && item.at <= opening && !knownBefore.has(item.key))
    .map(item => item.key)
  if (bygone.length === 0) return moved
  return { ...moved, clocks: { ...moved.clocks, given: [...moved.clocks.given, ...bygone] } }
}

/** The differences that can have to do with this query; all of them where none seems to. */
function reasons(query: Query, moved: Query, before: Council, after: Council): string {
  const differences = reckoningDifferences(reckoningOf(before), reckoningOf(after))
  const start = londonDate(query.clocks.from || query.receivedAt)
  const last = [before, after]
    .flatMap(council => agenda(council === before ? query : moved, council).map(item => item.at))
    .concat(Object.values(query.deadlines), Object.values(moved.deadlines))
    .reduce((latest, each) => (each > latest ? each : latest))
  const end = londonDate(last)
  const row = standardFor(standardsSubject(query))
  const concerns = ({ day, cell }: ReckoningDifference): boolean =>
    (day === null || (start <= day && day <= end)) &&
    (cell === null || (cell.row === row && cell.priority === query.priority))
  const relevant = differences.filter(concerns)
  const words = (relevant.length > 0 ? relevant : differences).map(each => each.words)
  if (words.length === 0) return 'The calendar or the standards changed.'
  const more = words.length - MOST_MOVES
  return [...words.slice(0, MOST_MOVES), ...(more > 0 ? [`And ${more} more changes.`] : [])].join(' ')
}

function sameBankHolidays(before: Council, after: Council): boolean {
  return JSON.stringify(reckoningOf(before).bankHolidays) === JSON.stringify(reckoningOf(after).bankHolidays)
}

const earlier = (one: string, other: string): string => (one < other ? one : other)
