/** Where each promise of a query stands, in words. */
import type { ClockName } from '#shared/domain/casework/clock/clocks.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import { instantInWords } from '../../words/days.ts'
import { type Due, dueInWords } from '../../words/due.ts'

export interface Promised {
  readonly name: string
  /** `Done at 9.42am on Monday 23 November 2026`; null while it is still owed. */
  readonly done: string | null
  /** Null where it is done, or no longer owed. */
  readonly due: Due | null
}

const names = {
  acknowledge: 'Acknowledge',
  accept: 'Accept',
  firstReply: 'First reply',
  fullAnswer: 'Full answer',
} as const

/** Which event keeps which promise. */
const keptBy = { accept: 'accepted', firstReply: 'replied', fullAnswer: 'closed' } as const

export function promises(file: QueryFile, now: string, council: Council | null): readonly Promised[] {
  const { query } = file
  const named = ['acknowledge', 'accept', 'firstReply', 'fullAnswer'] as const
  return named.map(clock => {
    const at = clock === 'acknowledge' ? query.acknowledgedAt : eventAt(file, keptBy[clock])
    if (at !== null) return { name: names[clock], done: `Done at ${instantInWords(at)}`, due: null }
    if (!isOwed(clock, file)) return { name: names[clock], done: null, due: null }
    return {
      name: names[clock],
      done: null,
      due: dueInWords(null, query.deadlines[clock], now, council),
    }
  })
}

/** A closed query owes nothing. Mail that asks for no automatic reply is owed no acknowledgement: none was decided for it. */
function isOwed(clock: ClockName, { query }: QueryFile): boolean {
  if (query.state === 'closed') return false
  return clock !== 'acknowledge' || query.acknowledgedTo.includes(query.correspondentAddress)
}

function eventAt({ events }: QueryFile, type: 'accepted' | 'replied' | 'closed'): string | null {
  return events.findLast(event => event.type === type)?.at ?? null
}
