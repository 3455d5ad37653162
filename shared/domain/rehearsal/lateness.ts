/** What would have been late, when, and who would have been told. */
import type { ClockName } from '../casework/clock/clocks.ts'
import { epochOf } from '../standards/london.ts'
import type { CorrespondentKind, Priority, Topic } from '../triage/judgement.ts'
import type { ReportedQuery } from './report.ts'

/** One missed deadline of one query, and the rungs that were climbed for it. */
export interface Late {
  readonly reference: string
  readonly file: string
  readonly clock: ClockName
  /** When it was missed. */
  readonly at: string
  readonly priority: Priority
  readonly topic: Topic
  readonly correspondentKind: CorrespondentKind
  readonly ownerId: string | null
  readonly rungs: readonly { readonly level: string; readonly at: string; readonly to: readonly string[] }[]
}

/** Worst first: the highest rung, then the most urgent, then the longest late. */
export function latenessOf(queries: readonly ReportedQuery[]): readonly Late[] {
  return queries
    .flatMap(query =>
      query.events.flatMap((event): Late[] => {
        if (event.type !== 'breached' || event.clock === undefined) return []
        const { clock } = event
        const rungs = query.events
          .filter(each => each.type === 'escalated' && each.clock === clock && each.at >= event.at)
          .map(({ detail, at, to }) => ({ level: detail, at, to }))
        const { reference, file, priority, topic, correspondentKind } = query
        return [
          {
            reference,
            file,
            clock,
            at: event.at,
            priority,
            topic,
            correspondentKind,
            ownerId: ownerAt(query, event.at),
            rungs,
          },
        ]
      }),
    )
    .sort(
      (one, other) =>
        compared(other.rungs.at(-1)?.level ?? '', one.rungs.at(-1)?.level ?? '') ||
        compared(one.priority, other.priority) ||
        epochOf(one.at) - epochOf(other.at) ||
        compared(one.reference, other.reference) ||
        compared(one.clock, other.clock),
    )
}

/** Who acted for a query at an instant: whom triage named, then whom each later event names. */
export function ownerAt(query: Pick<ReportedQuery, 'ownerId' | 'events'>, instant: string): string | null {
  let owner = query.ownerId
  for (const { at, type, to, detail } of query.events) {
    if (epochOf(at) > epochOf(instant)) break
    const moves = type === 'cover-started' || type === 'cover-ended' || type === 'routed'
    if (moves && detail !== 'safeguarding' && detail !== 'call') owner = to[0] ?? owner
  }
  return owner
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
