/** Two rehearsals of the same mail by different standards, side by side. */
import type { DirectorySnapshot } from '../directory/snapshot.ts'
import { epochOf } from '../standards/london.ts'
import type { Report, ReportedQuery } from './report.ts'

/** Deadlines of one clock that the other standards put at another time. */
export interface MovedDeadlines {
  readonly clock: keyof ReportedQuery['deadlines']
  readonly earlier: number
  readonly later: number
  readonly same: number
}

export interface Beside {
  /** `firstReply`, `50`, `L1`, `manager`. */
  readonly what: string
  readonly now: number
  readonly other: number
}

export interface Comparison {
  readonly deadlines: readonly MovedDeadlines[]
  readonly breaches: readonly Beside[]
  readonly warnings: readonly Beside[]
  readonly rungs: readonly Beside[]
  /** Times that somebody of a role was named by a warning or a rung. */
  readonly told: readonly Beside[]
}

/** Queries are paired by the mail that opened them. */
export function compareReports(now: Report, other: Report, directory: DirectorySnapshot): Comparison {
  const others = new Map(other.queries.map(query => [query.file, query]))
  const clocks = ['acknowledge', 'accept', 'firstReply', 'fullAnswer'] as const
  return {
    deadlines: clocks.map(clock => {
      let earlier = 0
      let later = 0
      let same = 0
      for (const query of now.queries) {
        const twin = others.get(query.file)
        if (twin === undefined) continue
        const moved = epochOf(twin.deadlines[clock]) - epochOf(query.deadlines[clock])
        if (moved < 0) earlier += 1
        else if (moved > 0) later += 1
        else same += 1
      }
      return { clock, earlier, later, same }
    }),
    breaches: beside(now.totals.all.breaches, other.totals.all.breaches),
    warnings: beside(now.totals.all.warnings, other.totals.all.warnings),
    rungs: beside(now.totals.all.rungs, other.totals.all.rungs),
    told: beside(toldByRole(now, directory), toldByRole(other, directory)),
  }
}

function toldByRole({ queries }: Report, directory: DirectorySnapshot): Record<string, number> {
  const roles = new Map<string, string>(directory.staff.map(each => [each.id, each.role]))
  const counts: Record<string, number> = {}
  for (const { events } of queries) {
    for (const { type, to } of events) {
      if (type !== 'warned' && type !== 'escalated') continue
      for (const each of to) {
        const role = roles.get(each) ?? each
        counts[role] = (counts[role] ?? 0) + 1
      }
    }
  }
  return counts
}

function beside(
  now: Readonly<Partial<Record<string, number>>>,
  other: Readonly<Partial<Record<string, number>>>,
): readonly Beside[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(other)])].sort()
  return names.map(what => ({ what, now: now[what] ?? 0, other: other[what] ?? 0 }))
}
