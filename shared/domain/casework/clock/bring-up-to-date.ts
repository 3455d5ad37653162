/**
 * Records everything that has fallen due on a query by an instant. Whoever changes a stored query does this first and writes both
 * together, so that its history is the same however late, often or seldom the sweep looks.
 */
import type { Council } from '../../directory/council.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { calendarOf } from '../../standards/working-time.ts'
import { apologyBecameReady } from '../news/apologise.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { type AgendaItem, agenda, nextDeadlineOf, noticeAt, wakeAtOf } from './agenda.ts'
import type { QueryClocks } from './clocks.ts'
import { resumed } from './pausing.ts'
import { toldOf } from './who-is-told.ts'

export interface UpToDate {
  /** The same version: whoever writes it raises that. */
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
  readonly notices: readonly StaffNotice[]
}

/** More than any clock can have to say at once: an end for what must not go on for ever. */
const MOST_ITEMS = 200

/**
 * `until` is included. Who is told follows from who is there at each item's own instant. With `most`, it ends once so many events and
 * notices are there: the query is then still due, and what is left is said by doing it again.
 */
export function bringUpToDate(
  query: Query,
  until: string,
  directory: DirectoryIndex,
  most = Number.POSITIVE_INFINITY,
): UpToDate {
  const { council } = directory.snapshot
  const events: CaseworkEvent[] = []
  const notices: StaffNotice[] = []
  let current = query
  for (let count = 0; count < MOST_ITEMS; count += 1) {
    const item = agenda(current, council)[0]
    if (item === undefined || item.at > until || events.length + notices.length >= most) break
    if (item.what === 'resumed') {
      const after = resumed(current, item.at, 'limit', directory)
      current = given(after.query, item)
      events.push(...after.events)
      notices.push(...after.notices)
      continue
    }
    const to = toldOf(item, current, directory)
    events.push({
      at: item.at,
      type: item.what,
      by: 'system',
      to: [...to],
      detail: item.detail,
      clock: item.clock,
    })
    notices.push(...noticesOf(current, item, to, council))
    current = given(current, item)
  }
  const missed = events.findLast(event => event.type === 'breached')
  // A promise missed for which the reason and the new date are known already: the apology can leave.
  if (missed !== undefined) notices.push(...apologyBecameReady(query, current, directory, missed.at))
  return { query: withTimes(current, directory), events, notices }
}

/** The query with its next deadline, and the instant at which the sweep must look again, as its clocks now say. */
export function withTimes(query: Query, directory: DirectoryIndex): Query {
  const { council } = directory.snapshot
  return query.state === 'closed'
    ? { ...query, wakeAt: null }
    : { ...query, nextDeadline: nextDeadlineOf(query, council), wakeAt: wakeAtOf(query, council) }
}

function given(query: Query, item: AgendaItem): Query {
  const { clocks } = query
  const breaches: QueryClocks['breaches'] =
    item.what === 'breached'
      ? [...clocks.breaches, { clock: item.clock, round: clocks.round, at: item.at }]
      : clocks.breaches
  return { ...query, clocks: { ...clocks, given: [...clocks.given, item.key], breaches } }
}

function noticesOf(query: Query, item: AgendaItem, told: readonly string[], council: Council): StaffNotice[] {
  const what = noticeKind(item)
  if (what === null) return []
  // An update has no rung of its own: whoever has the query hears of it when work begins again.
  const missed = what === 'update-missed'
  const owner = query.owner.staffId
  const readers = missed ? (owner === null ? [] : [owner]) : told
  const at = missed ? noticeAt(calendarOf(council), query.priority, item.at) : item.at
  return readers.map(staffId => ({
    noticeId: `${query.reference} ${item.key} ${staffId}`,
    staffId,
    at,
    reference: query.reference,
    what,
    clock: item.clock,
    detail: item.detail,
    by: null,
    ownerId: owner,
  }))
}

function noticeKind({ what, clock }: AgendaItem): StaffNotice['what'] | null {
  if (what === 'breached') return clock === 'nextUpdate' ? 'update-missed' : null
  return what
}
