import type { Council } from '../../directory/council.ts'
import { nextUpdateDue } from '../../standards/deadlines.ts'
import type { Query } from '../query.ts'

/** The latest date that a holding reply may promise: the next update that the standards ask for, counted from now. */
export function latestNewsBy(query: Query, council: Council, now: string): string {
  return nextUpdateDue({
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    flags: query.flags,
    priority: query.priority,
    from: now,
    council,
  })
}
