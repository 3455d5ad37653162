import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { fingerprintOf } from '#shared/domain/standards/reckoning.ts'
import { aQuery } from './casework-builders.ts'
import { aSnapshot } from './directory/small-directory.ts'

/** The people of the small directory, in this council. */
export const directoryOf = (council: Council): DirectoryIndex => indexDirectory({ ...aSnapshot(), council })

/** A query as that council files it: P3 of a family, received on Monday 23 November 2026 at 10:00, unless it says otherwise. */
export function aQueryOf(council: Council, changes: Partial<Query> = {}): Query {
  const query = aQuery({
    owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
    teamId: 'team-a',
    ...changes,
  })
  const deadlines = deadlinesFor({
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    flags: query.flags,
    priority: query.priority,
    receivedAt: query.receivedAt,
    council,
  })
  return withTimes({ ...query, deadlines, reckonedBy: fingerprintOf(council) }, directoryOf(council))
}

/** The query with all that fell due on it until then. */
export const upTo = (query: Query, until: string, council: Council): Query =>
  bringUpToDate(query, until, directoryOf(council)).query
