import type { Acted, ActRefused } from '../change.ts'
import { replied } from '../clock/moves.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused } from './act.ts'

/** A call with the writer that a colleague notes counts as a first reply (domain.md R25); what was said must stand there. */
export function notePhoneCall(query: Query, words: string, { by, now }: ActAsk): Acted | ActRefused {
  const closed = isClosed(query)
  if (closed !== null) return closed
  const said = words.trim()
  if (said === '') return refused('Write in a few words what was said in the call. Nothing was noted.')
  return {
    query: replied({ ...query, calls: [...query.calls, { at: now, by: by.id }] }, now, by.id),
    events: [{ at: now, type: 'replied', by: by.id, to: [], detail: `phone: ${said}`.slice(0, 500) }],
  }
}
