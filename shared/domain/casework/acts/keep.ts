import type { Acted, ActRefused } from '../change.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused } from './act.ts'

/** A cover keeps what they have begun: it does not go back when the person whom they cover for is there again. */
export function keep(query: Query, { by, directory, now }: ActAsk): Acted | ActRefused {
  const closed = isClosed(query)
  if (closed !== null) return closed
  if (query.owner.staffId !== by.id)
    return refused('Only whoever has the query now can keep it. Nothing was done.')
  if (query.coverFor === null) return refused(`${query.reference} is yours already, so nothing was done.`)
  const covered = directory.staff(query.coverFor.staffId)?.name ?? 'the person who was away'
  const reason = `${by.name} keeps it when ${covered} is back.`
  return {
    query: { ...query, coverFor: null, owner: { ...query.owner, reason } },
    events: [{ at: now, type: 'routed', by: by.id, to: [by.id], detail: reason }],
  }
}
