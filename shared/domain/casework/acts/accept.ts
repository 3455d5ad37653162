import { isAway } from '../../directory/cover.ts'
import { londonTimeOnDay } from '../../letters/london-words.ts'
import type { Acted, ActRefused } from '../change.ts'
import { accepted } from '../clock/moves.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused } from './act.ts'

/**
 * Takes a query on. A cover or a manager who accepts in the owner's stead has it from then; an owner who is away gets it back. Accepting twice does nothing and says who did.
 */
export function accept(query: Query, ask: ActAsk): Acted | ActRefused {
  const { by, directory, now } = ask
  const closed = isClosed(query)
  if (closed !== null) return closed
  const { acceptedAt, acceptedBy } = query.clocks
  if (acceptedAt !== null && query.owner.staffId === by.id) {
    const who = directory.staff(acceptedBy ?? '')?.name ?? 'Somebody'
    return refused(
      `${who} took ${query.reference} on at ${londonTimeOnDay(acceptedAt)}, so nothing more was needed.`,
    )
  }
  const after = accepted(query, now, by.id)
  const event = { at: now, type: 'accepted' as const, by: by.id, to: [], detail: '' }
  if (query.owner.staffId === by.id) return { query: after, events: [event] }
  if (isAway(by.id, now, directory))
    return refused('You are put down as away, so nothing was done. Say first that you are at work.')
  const before = query.owner.staffId
  // Taken from somebody who is there, it does not go back by itself when their next leave ends.
  const covers = before !== null && isAway(before, now, directory)
  const reason = `${by.name} took it on.`
  return {
    query: {
      ...after,
      owner: { staffId: by.id, via: by.team === null ? 'role' : 'team', reason },
      teamId: by.team,
      coverFor: query.coverFor ?? (covers ? { staffId: before, since: now } : null),
    },
    events: [event, { at: now, type: 'routed', by: by.id, to: [by.id], detail: reason }],
  }
}
