/**
 * Records everything that has fallen due on a query by an instant. Whoever changes a stored query does this first and writes both
 * together, so that its history is the same however late, often or seldom the sweep looks.
 */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { type AgendaItem, agenda, nextDeadlineOf, wakeAtOf } from './agenda.ts'
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

/** `until` is included. Who is told follows from who is there at each item's own instant. */
export function bringUpToDate(query: Query, until: string, directory: DirectoryIndex): UpToDate {
  const { council } = directory.snapshot
  const events: CaseworkEvent[] = []
  const notices: StaffNotice[] = []
  let current = query
  for (let count = 0; count < MOST_ITEMS; count += 1) {
    const item = agenda(current, council)[0]
    if (item === undefined || item.at > until) break
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
    notices.push(...to.map(staffId => noticeOf(current, item, staffId)))
    current = given(current, item)
  }
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

function noticeOf(query: Query, item: AgendaItem, staffId: string): StaffNotice {
  return {
    noticeId: `${query.reference}_${item.key.replaceAll(/[^A-Za-z0-9]+/g, '-')}_${staffId}`,
    staffId,
    at: item.at,
    reference: query.reference,
    what: item.what === 'escalated' ? 'escalated' : 'warned',
    clock: item.clock,
    detail: item.detail,
    ownerId: query.owner.staffId,
  }
}
