/** Pausing the clocks and letting them run again: only while authority, identity or an answer is awaited (contract section 4). */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { addWorkingMinutes, calendarOf, workingTimeBetween } from '../../standards/working-time.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { noticeAt, stoppedAt } from './agenda.ts'
import type { PauseReason } from './clocks.ts'

export interface Paused {
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
  readonly notices: readonly StaffNotice[]
}

export const isPaused = ({ clocks }: Pick<Query, 'clocks'>): boolean =>
  clocks.pauses.some(pause => pause.until === null)

/** `by` is a staff id. The caller has seen that the standard allows this pause and that none runs. */
export function paused(query: Query, at: string, why: PauseReason, by: string): Paused {
  return {
    query: {
      ...query,
      state: 'waiting',
      clocks: { ...query.clocks, pauses: [...query.clocks.pauses, { from: at, until: null, why }] },
    },
    events: [{ at, type: 'paused', by, to: [], detail: why }],
    notices: [],
  }
}

/**
 * Every open deadline moves by the working time paused; the received date never does. `why` is `limit`, `answered` or a person's words.
 * What came before the pause and is filed after its beginning ends it at its beginning.
 */
export function resumed(
  query: Query,
  asOf: string,
  why: string,
  directory: DirectoryIndex,
  by = 'system',
): Paused {
  const calendar = calendarOf(directory.snapshot.council)
  const open = query.clocks.pauses.find(pause => pause.until === null)
  if (open === undefined) return { query, events: [], notices: [] }
  const at = asOf < open.from ? open.from : asOf
  const minutes = workingTimeBetween(calendar, open.from, at)
  const deadlines = { ...query.deadlines }
  for (const clock of ['accept', 'firstReply', 'fullAnswer'] as const) {
    // One that was late already when the pause began stays late: a pause gives no breach back.
    if (minutes === 0 || stoppedAt(query, clock) !== null || deadlines[clock] <= open.from) continue
    deadlines[clock] = addWorkingMinutes(calendar, deadlines[clock], minutes)
  }
  const pauses = query.clocks.pauses.map(pause => (pause === open ? { ...pause, until: at } : pause))
  const owner = query.owner.staffId
  return {
    query: { ...query, state: 'open', deadlines, clocks: { ...query.clocks, pauses } },
    events: [{ at, type: 'resumed', by, to: owner === null ? [] : [owner], detail: why }],
    notices:
      owner === null
        ? []
        : [
            {
              noticeId: `${query.reference}_resumed-${query.clocks.pauses.length}_${owner}`,
              staffId: owner,
              at: noticeAt(calendar, query.priority, at),
              reference: query.reference,
              what: 'resumed',
              clock: null,
              detail: why,
              by: null,
              ownerId: owner,
            },
          ],
  }
}
