import type { Acted, ActRefused } from '../change.ts'
import type { BreachReason, Query } from '../query.ts'
import { type ActAsk, notedEvent, refused } from './act.ts'

/** Says why a promise was missed (domain.md R28). The latest reason is the one that holds. */
export function giveBreachReason(
  query: Query,
  reason: BreachReason,
  words: string,
  ask: ActAsk,
): Acted | ActRefused {
  if (query.clocks.breaches.length === 0)
    return refused(`${query.reference} is not late, so no reason is needed.`)
  const why = words.trim()
  if (reason === 'other' && why === '') return refused('Say the reason in your own words. Nothing was kept.')
  return {
    query: {
      ...query,
      breachReasons: [
        ...query.breachReasons,
        { reason, words: why.slice(0, 500), by: ask.by.id, at: ask.now },
      ],
    },
    events: [notedEvent(ask, `reason: ${reason}${why === '' ? '' : ` – ${why}`}`)],
  }
}

/**
 * Breaches of promises to the writer: they need a reason before the query is closed, each round one of its own. Not accepting in time is
 * between colleagues.
 */
export const needsBreachReason = ({ clocks, breachReasons }: Query): boolean =>
  clocks.breaches.some(breach => breach.clock !== 'accept' && breach.round === clocks.round) &&
  !breachReasons.some(given => given.at >= clocks.from)
