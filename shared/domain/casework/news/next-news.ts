/** What we have promised a writer, and where that stands: one reckoning for the weekly mail, for STATUS and for a holding reply. */
import type { Council } from '../../directory/council.ts'
import { nextUpdateDue } from '../../standards/deadlines.ts'
import { deadlineOf, pauseEndsBy, stoppedAt } from '../clock/agenda.ts'
import type { TimedClock } from '../clock/clocks.ts'
import { isPaused } from '../clock/pausing.ts'
import { standardsSubject } from '../clock/standards-subject.ts'
import type { Query } from '../query.ts'

/** Promises to the writer; that somebody takes the query on is one among ourselves. */
const toWriter = ['firstReply', 'fullAnswer', 'nextUpdate'] as const satisfies readonly TimedClock[]

/** When the writer hears from us next at the latest, UTC; null where everything that we promised is past, or we wait for them. */
export function nextNewsBy(query: Query, council: Council, now: string): string | null {
  if (query.state === 'closed' || isPaused(query)) return null
  const ahead = toWriter
    .filter(clock => stoppedAt(query, clock) === null)
    .map(clock => deadlineOf(query, clock, council))
    .filter(at => at > now)
  return ahead.toSorted()[0] ?? null
}

/**
 * Since when we owe the writer something that they have not had: the earliest deadline of this round that was missed and is not made
 * good. A new date makes nothing good. Null where nothing is late.
 */
export function lateSince(query: Query): string | null {
  if (query.state === 'closed') return null
  const { breaches, round, updateFrom, from } = query.clocks
  const lastNews = updateFrom || from || query.receivedAt
  return (
    breaches
      .filter(breach => breach.round === round && breach.clock !== 'accept')
      .filter(breach =>
        breach.clock === 'nextUpdate' ? breach.at > lastNews : stoppedAt(query, breach.clock) === null,
      )
      .map(breach => breach.at)
      .toSorted()[0] ?? null
  )
}

/** Why and until when we wait for the writer; null where we do not. */
export function waitsForWriter(
  query: Query,
  council: Council,
): { readonly why: 'authority' | 'identity' | 'question'; readonly until: string } | null {
  const open = query.clocks.pauses.find(pause => pause.until === null)
  return open === undefined ? null : { why: open.why, until: pauseEndsBy(query.clocks, council) }
}

/** The latest date that a holding reply may promise: the next update that the standards ask for, counted from now. */
export function latestPromise(query: Query, council: Council, now: string): string {
  return nextUpdateDue({
    ...standardsSubject(query),
    priority: query.priority,
    from: now,
    council,
  })
}
