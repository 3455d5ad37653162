/** The third contact on one matter in 30 days (contract section 4; section 7, readings 13 and 16): sooner, and by phone. */
import type { Council } from '../directory/council.ts'
import { deadlinesFor } from '../standards/deadlines.ts'
import type { Deadlines, Priority } from '../triage/judgement.ts'
import type { Query } from './query.ts'

const raised: Record<Priority, Priority> = { P1: 'P1', P2: 'P1', P3: 'P2', P4: 'P3' }

/** One level up from what the matter had, or from what the third mail itself asks for, whichever is more urgent. */
export function raisedPriority(before: Priority, judged: Priority): Priority {
  const up = raised[before]
  return up < judged ? up : judged
}

/** What can still be met: the acknowledgement is a matter of minutes and is not moved. */
const moved = ['accept', 'firstReply', 'fullAnswer'] as const

/** Each open deadline becomes the earlier of itself and the new standard counted from the third mail. */
export function sooner(
  query: Query,
  receivedAt: string,
  council: Council,
): Pick<Query, 'deadlines' | 'nextDeadline'> {
  const anew = deadlinesFor({
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    flags: query.flags,
    priority: query.priority,
    receivedAt,
    council,
  })
  const deadlines: Deadlines = { ...query.deadlines }
  for (const clock of moved) {
    if (anew[clock] < deadlines[clock]) deadlines[clock] = anew[clock]
  }
  const { clock, at } = query.nextDeadline
  return { deadlines, nextDeadline: { clock, at: clock === 'nextUpdate' ? at : deadlines[clock] } }
}

/** `firstReply 2026-… → 2026-…`, one for each clock that moved; a sentence where none did. */
export function movedInWords(before: Deadlines, after: Deadlines): string {
  const words = moved
    .filter(clock => before[clock] !== after[clock])
    .map(clock => `${clock} ${before[clock]} → ${after[clock]}`)
  return `Third contact in 30 days. ${words.length === 0 ? 'No deadline moved.' : words.join('; ')}`
}
