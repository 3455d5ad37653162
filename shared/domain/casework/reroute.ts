/** What happens when a notice about a query comes back: somebody who can be reached is told instead (domain.md 5.1). */
import { atWork, managersAbove, whoActsFor } from '../directory/cover.ts'
import { type DirectoryIndex, withUnplanned } from '../directory/directory-index.ts'
import { withoutActLinks } from '../mail/links-in-letters.ts'
import { londonDate } from '../standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../standards/working-time.ts'

import { letterAbout, noticeEntry } from './notice-of-query.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import { ownerByRules } from './owner-by-rules.ts'
import type { CaseworkEvent, Query } from './query.ts'

/** What is written in one step. */
export interface Reroute {
  /** One version on, with its new owner where it has one, and with everybody whose notice came back. */
  readonly query: Query
  readonly notice: OutgoingMail
  /** Its instant is when the notice goes. */
  readonly event: CaseworkEvent
}

export interface RerouteAsk {
  readonly query: Query
  /** The notice that came back. */
  readonly notice: OutgoingMail
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  readonly now: string
}

/** Whether the notice that came back was to the owner, so that the query goes to somebody else. */
export const wasForOwner = ({ query, notice }: Pick<RerouteAsk, 'query' | 'notice'>): boolean =>
  query.owner.staffId === notice.toStaffId

/**
 * The query with the next owner in the order of contract section 3, as if everybody whose notice about it came back were away
 * today; null when nobody else can be found.
 */
export function reroute(ask: RerouteAsk): Reroute | null {
  const { query, directory, now } = ask
  const unreached = unreachedOf(ask)
  const { owner } = ownerByRules(query, now, withoutToday(directory, unreached, now))
  // Where all others are away, the last resort of the rules would be one of them: a person must look then.
  const next =
    owner.staffId === null || unreached.includes(owner.staffId) ? null : atWork(owner.staffId, now, directory)
  if (next === null) return null
  const reason = `${couldNotBeDelivered(ask)} ${owner.reason}`
  const after: Query = {
    ...query,
    version: query.version + 1,
    owner: { ...owner, reason },
    teamId: next.team,
    unreached,
  }
  const letter = letterAbout(after, 'rerouted', ask)
  // Contract section 7, reading 9.
  const at = query.priority === 'P1' ? now : nextWorkingInstant(calendarOf(directory.snapshot.council), now)
  return {
    query: after,
    notice: noticeEntry(next, letter, {
      entryId: `${query.reference}_notice_rerouted-${after.version}`,
      now,
      at,
      reference: query.reference,
    }),
    event: { at, type: 'routed', by: 'system', to: [next.id], detail: reason },
  }
}

/** The entry that takes the place of a safeguarding alert which came back: one for each, however often that is reported. */
export const nextAlertId = (notice: OutgoingMail): string => `${notice.entryId}-up`

/**
 * Whether what came back was for somebody above the owner, who must know: an alert about a danger, or a warning or a rung of
 * the ladder.
 */
export function wasForSomebodyAbove({ query, notice }: Pick<RerouteAsk, 'query' | 'notice'>): boolean {
  if (notice.toStaffId === null || notice.toStaffId === query.owner.staffId) return false
  return notice.kind === 'notice' ? query.flags.includes('safeguarding') : isOfTheClock(notice)
}

const isOfTheClock = ({ kind }: OutgoingMail): boolean => kind === 'warning' || kind === 'escalation'

/**
 * The same letter to the next person up who can be reached: an alert about a danger at once, all else in working time. The query
 * stays with its owner. Null when nobody but the owner and those who were not reached is there.
 */
export function passAlertUp(ask: RerouteAsk): Reroute | null {
  const { query, notice, directory, now } = ask
  const unreached = unreachedOf(ask)
  const present = withoutToday(directory, unreached, now)
  const person = directory.staff(notice.toStaffId ?? '') ?? directory.staff(query.owner.staffId ?? '')
  const upwards = [
    ...(person === null ? [] : managersAbove(person, directory)),
    ...(['head-of-service', 'manager', 'triage'] as const).flatMap(role => directory.inRole(role)),
  ]
  const next = upwards
    .flatMap(each => whoActsFor(each.id, now, present)?.staff ?? [])
    .find(each => each.id !== query.owner.staffId)
  if (next === undefined) return null
  const ofTheClock = isOfTheClock(notice)
  const what = ofTheClock ? 'is told instead' : 'is told of the safeguarding concern instead'
  const detail = `${couldNotBeDelivered(ask)} ${next.name} ${what}.`
  const calendar = calendarOf(directory.snapshot.council)
  const at = ofTheClock && query.priority !== 'P1' ? nextWorkingInstant(calendar, now) : now
  const entry = noticeEntry(next, withoutActLinks(notice.letter), {
    entryId: nextAlertId(notice),
    now,
    at,
    reference: query.reference,
  })
  return {
    query: { ...query, version: query.version + 1, unreached },
    notice: { ...entry, kind: notice.kind },
    // A rung is recorded once: who reads it in another's stead is a note beside it.
    event: { at, type: ofTheClock ? 'noted' : 'routed', by: 'system', to: [next.id], detail },
  }
}

function unreachedOf({ query, notice }: RerouteAsk): string[] {
  return [...new Set([...query.unreached, ...(notice.toStaffId === null ? [] : [notice.toStaffId])])]
}

function couldNotBeDelivered({ notice, directory }: RerouteAsk): string {
  const id = notice.toStaffId ?? ''
  return `A notice to ${directory.staff(id)?.name ?? id} could not be delivered.`
}

function withoutToday(directory: DirectoryIndex, staffIds: readonly string[], now: string): DirectoryIndex {
  const today = londonDate(now)
  return withUnplanned(
    directory,
    staffIds.map(staffId => ({ staffId, from: today, to: today, why: 'not-reached' })),
  )
}
