/** A query whose owner is in the staff list no more, as one that was closed on their last day and is opened again: it has nobody until somebody has it. */
import { atWork } from '../directory/cover.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { calendarOf } from '../standards/working-time.ts'

import { noticeAt } from './clock/agenda.ts'
import { coveredFor, type Handed } from './cover.ts'
import { ownerByRules } from './owner-by-rules.ts'
import type { Query } from './query.ts'

/** The query with whom the rules for new mail name; null where its owner is known, or nobody is at work. */
export function ownerLeft(query: Query, now: string, directory: DirectoryIndex): Handed | null {
  const before = query.owner.staffId
  if (query.state === 'closed' || (before !== null && directory.staff(before) !== null)) return null
  const { owner } = ownerByRules(query, now, directory)
  const to = atWork(owner.staffId, now, directory)
  if (to === null || query.unreached.includes(to.id)) return null
  const caseId = query.caseMatch?.id ?? null
  const reason = `Whoever had it is not in the staff list any more. ${owner.reason}`
  return {
    query: {
      ...query,
      owner: { ...owner, reason },
      teamId: to.team,
      coverFor: coveredFor({ topic: query.topic, owner, caseId }, directory, now),
    },
    event: {
      at: noticeAt(calendarOf(directory.snapshot.council), query.priority, now),
      type: 'routed',
      by: 'system',
      to: [to.id],
      detail: reason,
    },
    to,
  }
}
