/**
 * A query goes to whoever covers while its owner is away, and back when they are there again: who has it changes, its clocks
 * never do (issue: absence; contract section 7, reading 11).
 */
import { atWork, isAway, whoActsFor } from '../directory/cover.ts'
import type { Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { withUnplanned } from '../directory/directory-index.ts'
import { londonDate } from '../standards/london.ts'
import { calendarOf } from '../standards/working-time.ts'
import type { Judgement } from '../triage/judgement.ts'
import { decideStandIn, wouldBeOwner } from '../triage/owner.ts'
import { noticeAt } from './clock/agenda.ts'
import type { CaseworkEvent, Query } from './query.ts'

export interface Handed {
  readonly query: Query
  readonly event: CaseworkEvent
  readonly to: Staff
}

/**
 * The query with whoever acts for its owner at that instant; null where the owner is there, or nobody else can be found: then it
 * stays, for no query is without an owner. Nobody whose notice about it came back is given it. `since` is when the absence began for
 * the query, where that was before anybody looked.
 */
export function coverStarted(
  query: Query,
  at: string,
  directory: DirectoryIndex,
  since: string = at,
): Handed | null {
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  if (owner === null || query.state === 'closed' || !isAway(owner.id, at, directory)) return null
  const today = londonDate(at)
  const reachable = withUnplanned(
    directory,
    query.unreached.map(staffId => ({ staffId, from: today, to: today, why: 'not-reached' })),
  )
  const standIn = decideStandIn(owner, { now: at, directory: reachable })
  const next = atWork(standIn.staffId, at, reachable)
  if (next === null || next.id === owner.id) return null
  // A cover's cover acts for the one who was there first.
  const coverFor = query.coverFor ?? { staffId: owner.id, since }
  return handedTo(query, next, since, directory, {
    owner: standIn,
    coverFor: coverFor.staffId === next.id ? null : coverFor,
    type: 'cover-started',
  })
}

/** The query back with the person who was covered for; null where it covers for nobody, or they are still away or have left. */
export function coverEnded(
  query: Query,
  at: string,
  directory: DirectoryIndex,
  since: string = at,
): Handed | null {
  if (query.coverFor === null || query.state === 'closed') return null
  const back = atWork(query.coverFor.staffId, at, directory)
  if (back === null || query.unreached.includes(back.id)) return null
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const via = known?.caseworker === back.id ? 'allocated' : back.team === null ? 'role' : 'team'
  return handedTo(query, back, since, directory, {
    owner: { staffId: back.id, via, reason: `${back.name} is back.` },
    coverFor: null,
    type: 'cover-ended',
  })
}

function handedTo(
  query: Query,
  to: Staff,
  at: string,
  directory: DirectoryIndex,
  { type, ...what }: Pick<Query, 'owner' | 'coverFor'> & Pick<CaseworkEvent, 'type'>,
): Handed {
  return {
    query: { ...query, ...what, teamId: to.team },
    event: {
      at: noticeAt(calendarOf(directory.snapshot.council), query.priority, at),
      type,
      by: 'system',
      to: [to.id],
      detail: what.owner.reason,
    },
    to,
  }
}

/** Whom the owner of a new query stands in for: the person whom the rules name, who is away; null where there is none. */
export function coveredFor(
  judged: Pick<Judgement, 'topic' | 'owner'> & { readonly caseId: string | null },
  directory: DirectoryIndex,
  at: string,
): Query['coverFor'] {
  const wanted = wouldBeOwner(
    judged.topic,
    judged.caseId === null ? null : directory.case(judged.caseId),
    directory,
  )
  const owner = judged.owner.staffId
  if (wanted === null || owner === null || wanted.id === owner) return null
  return isAway(wanted.id, at, directory) && whoActsFor(wanted.id, at, directory)?.staff.id !== wanted.id
    ? { staffId: wanted.id, since: at }
    : null
}
