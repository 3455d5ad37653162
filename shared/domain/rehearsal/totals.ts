/** How many queries, and what became of them: in all, and by team, topic, kind of correspondent and month. */
import type { ClockName } from '../casework/clock/clocks.ts'
import type { DirectorySnapshot } from '../directory/snapshot.ts'
import { londonDate } from '../standards/london.ts'
import type { ReportedQuery } from './report.ts'

export interface Counts {
  readonly queries: number
  readonly acknowledged: number
  /** With a reply of substance, or closed. */
  readonly answered: number
  /** Queries with at least one breach, then by clock. */
  readonly breached: number
  readonly breaches: Readonly<Partial<Record<ClockName, number>>>
  /** Warnings by step: `50`, `80`, `due-day`. */
  readonly warnings: Readonly<Record<string, number>>
  /** Rungs by level: `L1`… */
  readonly rungs: Readonly<Record<string, number>>
  /** Queries that somebody acted on in place of an owner who was away. */
  readonly covered: number
  readonly reopened: number
  /** Queries whose deadlines were moved. */
  readonly recalculated: number
}

export interface Totals {
  readonly all: Counts
  /** By team id; `none` where the owner has no team. */
  readonly team: Readonly<Record<string, Counts>>
  readonly topic: Readonly<Record<string, Counts>>
  readonly kind: Readonly<Record<string, Counts>>
  /** By London month of receipt: `2026-11`. */
  readonly month: Readonly<Record<string, Counts>>
}

export function totalsOf(queries: readonly ReportedQuery[], directory: DirectorySnapshot): Totals {
  const teams = new Map(directory.staff.map(each => [each.id, each.team]))
  return {
    all: countsOf(queries),
    team: grouped(queries, query => teams.get(query.ownerId ?? '') ?? 'none'),
    topic: grouped(queries, query => query.topic),
    kind: grouped(queries, query => query.correspondentKind),
    month: grouped(queries, query => londonDate(query.receivedAt).slice(0, 7)),
  }
}

function grouped(
  queries: readonly ReportedQuery[],
  name: (query: ReportedQuery) => string,
): Record<string, Counts> {
  const groups = [...Map.groupBy(queries, name)].sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(groups.map(([group, members]) => [group, countsOf(members)]))
}

function countsOf(queries: readonly ReportedQuery[]): Counts {
  const events = queries.flatMap(query => query.events)
  const having = (...types: readonly string[]) =>
    queries.filter(query => query.events.some(event => types.includes(event.type))).length
  return {
    queries: queries.length,
    acknowledged: having('acknowledged'),
    answered: having('replied', 'closed'),
    breached: having('breached'),
    breaches: tally(
      events.flatMap(({ type, clock }) => (type === 'breached' && clock !== undefined ? [clock] : [])),
    ),
    warnings: tally(events.flatMap(({ type, detail }) => (type === 'warned' ? [detail] : []))),
    rungs: tally(events.flatMap(({ type, detail }) => (type === 'escalated' ? [detail] : []))),
    covered: having('cover-started'),
    reopened: having('reopened'),
    recalculated: having('recalculated'),
  }
}

/** How often each word comes, in the order of the words. */
function tally(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
}
