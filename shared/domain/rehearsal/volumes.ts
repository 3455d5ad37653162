/** How many queries came in each week, and how quickly their writers heard that they had. */
import { dateOf, dayNumber, epochOf, londonDate, weekdayOf } from '../standards/london.ts'
import type { CorrespondentKind } from '../triage/judgement.ts'
import type { ReportedQuery } from './report.ts'

export interface Week {
  /** Its Monday, London. */
  readonly monday: string
  readonly queries: number
  readonly byKind: Readonly<Partial<Record<CorrespondentKind, number>>>
}

/** Every week from the first query's to the last one's, empty ones too. */
export function weeksOf(queries: readonly ReportedQuery[]): readonly Week[] {
  const groups = Map.groupBy(queries, query => mondayOf(query.receivedAt))
  const mondays = [...groups.keys()]
  if (mondays.length === 0) return []
  const first = Math.min(...mondays)
  const weeks = (Math.max(...mondays) - first) / 7 + 1
  return Array.from({ length: weeks }, (_, index) => {
    const members = groups.get(first + index * 7) ?? []
    const byKind: Partial<Record<CorrespondentKind, number>> = {}
    for (const { correspondentKind } of members)
      byKind[correspondentKind] = (byKind[correspondentKind] ?? 0) + 1
    return { monday: dateOf(first + index * 7), queries: members.length, byKind }
  })
}

function mondayOf(instant: string): number {
  const day = dayNumber(londonDate(instant))
  return day - weekdayOf(day)
}

export interface AcknowledgementTimes {
  /** Minutes from arrival; null where nothing was acknowledged. */
  readonly median: number | null
  readonly longest: number | null
  readonly withinMinute: number
  /** After more than one minute, within fifteen. */
  readonly withinQuarter: number
  readonly later: number
  /** Robots, writers who ask for no answer, and those who had one already. */
  readonly none: number
}

export function acknowledgementTimes(queries: readonly ReportedQuery[]): AcknowledgementTimes {
  const minutes = queries
    .flatMap(({ receivedAt, events }) => {
      const acknowledged = events.find(event => event.type === 'acknowledged')
      return acknowledged === undefined ? [] : [(epochOf(acknowledged.at) - epochOf(receivedAt)) / 60_000]
    })
    .sort((one, other) => one - other)
  return {
    median: minutes[Math.floor(minutes.length / 2)] ?? null,
    longest: minutes.at(-1) ?? null,
    withinMinute: minutes.filter(each => each <= 1).length,
    withinQuarter: minutes.filter(each => each > 1 && each <= 15).length,
    later: minutes.filter(each => each > 15).length,
    none: queries.length - minutes.length,
  }
}
