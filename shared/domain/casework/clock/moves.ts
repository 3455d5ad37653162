/** What happens to the clocks when somebody does something: each by the table of `transitions.ts`, each a new query value. */
import type { Council } from '../../directory/council.ts'
import { deadlinesFor } from '../../standards/deadlines.ts'
import { fingerprintOf } from '../../standards/reckoning.ts'
import type { Deadlines } from '../../triage/judgement.ts'
import type { Query } from '../query.ts'
import { stoppedAt } from './agenda.ts'
import { type QueryClocks, TimedClock } from './clocks.ts'
import { standardsSubject } from './standards-subject.ts'
import { type ClockEvent, effectOn } from './transitions.ts'

/** Somebody has taken the query on. */
export const accepted = (query: Query, at: string, by: string): Query => stopping(query, 'accepted', at, by)

/** A substantive reply left, or a call was noted, at that instant. */
export const replied = (query: Query, at: string, by: string): Query => stopping(query, 'replied', at, by)

/** A holding reply left: it promises news by `updateBy`, and leaves the first reply's clock running. */
export function held(query: Query, at: string, by: string, updateBy: string): Query {
  const after = stopping(query, 'held', at, by)
  return { ...after, clocks: { ...after.clocks, updateBy, holdings: after.clocks.holdings + 1 } }
}

/** A pause ends with the query: opened again, its clocks run. */
export function closed(query: Query, at: string, by: string): Query {
  const after = stopping(query, 'closed', at, by)
  const pauses = after.clocks.pauses.map(pause =>
    pause.until === null ? { ...pause, until: later(pause.from, at) } : pause,
  )
  return { ...after, state: 'closed', clocks: { ...after.clocks, pauses } }
}

/** A new round of promises, counted from the reopening; who accepted it has it still. The received date never moves. */
export function reopened(query: Query, at: string, council: Council): Query {
  const anew = deadlinesFor({
    ...standardsSubject(query),
    isReopened: true,
    priority: query.priority,
    receivedAt: at,
    council,
  })
  return {
    ...query,
    state: 'open',
    reckonedBy: fingerprintOf(council),
    deadlines: { ...anew, acknowledge: query.deadlines.acknowledge, accept: query.deadlines.accept },
    clocks: {
      ...query.clocks,
      round: query.clocks.round + 1,
      from: at,
      bases: [{ from: at, priority: query.priority }],
      movedAt: null,
      // Nobody needs to accept what they had before.
      acceptedAt: query.clocks.acceptedAt ?? at,
      firstReplyAt: null,
      fullAnswerAt: null,
      updateFrom: at,
      updateBy: null,
      holdings: 0,
    },
  }
}

/** Clocks that a more urgent mail can make sooner; the acknowledgement is a matter of minutes and is not moved. */
const movable = ['accept', 'firstReply', 'fullAnswer'] as const

/**
 * Each open deadline becomes the earlier of itself and the standard of today's priority counted from that instant (contract
 * section 7, reading 13).
 */
export function madeSooner(query: Query, from: string, council: Council): Query {
  const anew = deadlinesFor({
    ...standardsSubject(query),
    priority: query.priority,
    receivedAt: from,
    council,
  })
  const deadlines: Deadlines = { ...query.deadlines }
  for (const clock of movable) {
    if (stoppedAt(query, clock) === null && anew[clock] < deadlines[clock]) deadlines[clock] = anew[clock]
  }
  return {
    ...query,
    deadlines,
    clocks: {
      ...query.clocks,
      bases: [...query.clocks.bases, { from, priority: query.priority }],
      // A mail that was late in coming takes nothing back that was said to move since.
      movedAt: later(query.clocks.movedAt ?? from, from),
    },
  }
}

/** `firstReply 2026-… → 2026-…`, one for each clock that moved; a sentence where none did. */
export function movedInWords(before: Deadlines, after: Deadlines): string {
  const words = movable
    .filter(clock => before[clock] !== after[clock])
    .map(clock => `${clock} ${before[clock]} → ${after[clock]}`)
  return words.length === 0 ? 'No deadline moved.' : words.join('; ')
}

function stopping(query: Query, event: ClockEvent, at: string, by: string): Query {
  let clocks: QueryClocks = query.clocks
  for (const clock of TimedClock.options) {
    const effect = effectOn(clock, event)
    if (effect === 'stop') clocks = stopped(clocks, clock, at, by)
    if (effect === 'restart' && clock === 'nextUpdate') clocks = { ...clocks, updateFrom: at, updateBy: null }
  }
  return { ...query, clocks }
}

/** The first time counts. */
function stopped(clocks: QueryClocks, clock: TimedClock, at: string, by: string): QueryClocks {
  switch (clock) {
    case 'accept':
      return clocks.acceptedAt === null ? { ...clocks, acceptedAt: at, acceptedBy: by } : clocks
    case 'firstReply':
      return { ...clocks, firstReplyAt: clocks.firstReplyAt ?? at }
    case 'fullAnswer':
      return { ...clocks, fullAnswerAt: clocks.fullAnswerAt ?? at }
    case 'nextUpdate':
      return clocks
  }
}

const later = (one: string, other: string): string => (one < other ? other : one)
