/** One query that goes to somebody else for good. It never goes to anybody who is away, and is never left with somebody who has gone. */
import { atWork, isAway } from '../../directory/cover.ts'
import type { Staff } from '../../directory/directory.ts'
import { type DirectoryIndex, withUnplanned } from '../../directory/directory-index.ts'
import { londonDate } from '../../standards/london.ts'
import { calendarOf } from '../../standards/working-time.ts'
import type { Owner } from '../../triage/judgement.ts'
import { wouldBeOwner } from '../../triage/owner.ts'
import { noticeAt } from '../clock/agenda.ts'
import { bringUpToDate, withTimes } from '../clock/bring-up-to-date.ts'
import { ownerByRules } from '../owner-by-rules.ts'
import type { Query } from '../query.ts'
import type { Move } from './hand-over.ts'
import type { WorkMove } from './work-move.ts'

interface ForGoodAsk {
  /** Whom of those named it goes to; null leaves it to the rules for new mail. */
  readonly to: string | null
  readonly directory: DirectoryIndex
  readonly now: string
}

/** Null where the query is not among what moves, or nobody else can be found. */
export function moveForGood(query: Query, move: WorkMove, { to, directory, now }: ForGoodAsk): Move | null {
  if (!isAmong(query, move, directory)) return null
  const upToDate = bringUpToDate(query, now, directory)
  const today = londonDate(now)
  // Whoever it comes from is not asked, nor whoever could not be reached about it.
  const others = withUnplanned(
    directory,
    [...query.unreached, move.from.staffId].map(staffId => ({
      staffId,
      from: today,
      to: today,
      why: 'not-reached',
    })),
  )
  const named = atWork(to, now, others)
  const owner = named === null ? byTheRules(query, move, others, now) : given(query, named, move, directory)
  const next = atWork(owner.staffId, now, others)
  if (next === null) return null
  const moved: Query = {
    ...upToDate.query,
    owner,
    teamId: next.team,
    coverFor: named === null ? standsInFor(query, next, directory, now) : null,
  }
  const after = withTimes(moved, directory)
  const at = noticeAt(calendarOf(directory.snapshot.council), query.priority, now)
  return {
    change: {
      query: { ...after, version: query.version + 1 },
      events: [...upToDate.events, { at, type: 'routed', by: move.by, to: [next.id], detail: owner.reason }],
      notices: upToDate.notices,
      outgoing: [],
      takenBack: [],
    },
    to: next.id,
  }
}

/** Whether it is theirs, or is with somebody in their place. Of work that was reallocated, only what came to them by that allocation. */
function isAmong(query: Query, { why, from }: WorkMove, directory: DirectoryIndex): boolean {
  if (query.state === 'closed') return false
  if (query.owner.staffId !== from.staffId && query.coverFor?.staffId !== from.staffId) return false
  if (why !== 'reallocated') return true
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const wanted = wouldBeOwner(query.topic, known, directory)
  const isByAllocation = query.owner.via === 'allocated' || query.coverFor?.staffId === from.staffId
  return known !== null && isByAllocation && wanted !== null && wanted.id !== from.staffId
}

function byTheRules(query: Query, move: WorkMove, directory: DirectoryIndex, now: string): Owner {
  const { owner } = ownerByRules(query, now, directory)
  return { ...owner, reason: `${opening(move, directory)} ${owner.reason}` }
}

function given(query: Query, to: Staff, move: WorkMove, directory: DirectoryIndex): Owner {
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  return {
    staffId: to.id,
    via: known?.caseworker === to.id ? 'allocated' : to.team === null ? 'role' : 'team',
    reason: `${opening(move, directory)} ${to.name} takes it on.`,
  }
}

function opening({ why, from, by }: WorkMove, directory: DirectoryIndex): string {
  switch (why) {
    case 'left':
      return `${from.name} is not in the staff list any more.`
    case 'handed-over':
      return `${directory.staff(by)?.name ?? 'A manager'} handed over the work of ${from.name}.`
    case 'reallocated':
      return `${from.name} is not the caseworker any more.`
  }
}

/** The new caseworker is away too: it is theirs when they are back. */
function standsInFor(query: Query, next: Staff, directory: DirectoryIndex, now: string): Query['coverFor'] {
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const wanted = wouldBeOwner(query.topic, known, directory)
  return wanted === null || wanted.id === next.id || !isAway(wanted.id, now, directory)
    ? null
    : { staffId: wanted.id, since: now }
}
