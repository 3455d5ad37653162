/** Where a query stands, as its writer may hear it: dates and no names. */
import type { Council } from '../../directory/council.ts'
import type { StatusOfQuery } from '../../letters/status.ts'
import { lateSince, nextNewsBy, waitsForWriter } from '../news/next-news.ts'
import type { Query } from '../query.ts'

/** `query` is up to date at `now`. */
export function whereItStands(query: Query, council: Council, now: string): StatusOfQuery {
  return {
    reference: query.reference,
    receivedAt: query.receivedAt,
    state: stateOf(query, council, now),
    lastReplyAt: lastReplyAt(query),
  }
}

function stateOf(query: Query, council: Council, now: string): StatusOfQuery['state'] {
  if (query.state === 'closed') {
    const { closing } = query
    const isOpenToDoubt = closing !== null && closing.followUpUntil > now
    return {
      is: 'closed',
      at: closing?.at ?? query.clocks.fullAnswerAt ?? query.receivedAt,
      reopenUntil: isOpenToDoubt ? closing.followUpUntil : null,
    }
  }
  const waits = waitsForWriter(query, council)
  return waits === null
    ? { is: 'open', nextBy: nextNewsBy(query, council, now), isLate: lateSince(query) !== null }
    : { is: 'waiting', why: waits.why, answerBy: waits.until }
}

/** The start of a round is no reply of ours. */
function lastReplyAt({ clocks, receivedAt }: Query): string | null {
  const start = clocks.from === '' ? receivedAt : clocks.from
  return clocks.updateFrom === '' || clocks.updateFrom === start ? null : clocks.updateFrom
}
