import type { Acted, ActRefused } from '../change.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, managerFor, notedEvent, refused, toldBy } from './act.ts'

/**
 * "Not mine", or "I need help": the manager is asked, and the query stays with its owner until somebody gives it to another, for
 * no query is without an owner. The clocks run.
 */
export function passOn(
  query: Query,
  what: 'not-mine' | 'need-help',
  because: string,
  ask: ActAsk,
): Acted | ActRefused {
  const closed = isClosed(query)
  if (closed !== null) return closed
  if (what === 'not-mine' && because.trim() === '')
    return refused(
      'Say why it is not yours, so that your manager can give it to the right person. Nothing was done.',
    )
  const manager = managerFor(query, ask)
  if (manager === null)
    return refused('There is no manager who could be asked. Give it to a colleague instead.')
  const words = because.trim()
  return {
    query,
    events: [notedEvent(ask, words === '' ? what : `${what}: ${words}`)],
    notices: [toldBy(ask, query, { staffId: manager.id, what, detail: words })],
  }
}
