/** What each event does to each clock: one table, so that nothing stops a promise that should not (contract section 4; domain.md section 3). */
import type { ClockName } from './clocks.ts'

/** What happens to a query, as its clocks see it. */
export type ClockEvent =
  | 'received'
  | 'acknowledged'
  /** More mail from a correspondent. */
  | 'joined'
  /** An out-of-office, a receipt, a bounce: never anything to a clock. */
  | 'automatic-mail'
  | 'accepted'
  /** A holding reply left: sorry, what we wait for, a new date. */
  | 'held'
  /** A substantive reply left, or the writer was called and it was noted (R25). */
  | 'replied'
  | 'closed'
  | 'reopened'
  /** Authority or identity is awaited, or a question has gone back. */
  | 'paused'
  | 'resumed'

export type ClockEffect = 'start' | 'stop' | 'pause' | 'resume' | 'restart'

/** What is not in the table does nothing. */
export const transitions: Readonly<Record<ClockName, Partial<Record<ClockEvent, ClockEffect>>>> = {
  acknowledge: { received: 'start', acknowledged: 'stop' },
  accept: {
    received: 'start',
    accepted: 'stop',
    // Whoever answers has taken it.
    held: 'stop',
    replied: 'stop',
    closed: 'stop',
    paused: 'pause',
    resumed: 'resume',
  },
  firstReply: {
    received: 'start',
    replied: 'stop',
    closed: 'stop',
    reopened: 'restart',
    paused: 'pause',
    resumed: 'resume',
  },
  fullAnswer: {
    received: 'start',
    closed: 'stop',
    reopened: 'restart',
    paused: 'pause',
    resumed: 'resume',
  },
  nextUpdate: {
    received: 'start',
    held: 'restart',
    replied: 'restart',
    closed: 'stop',
    reopened: 'restart',
    paused: 'pause',
    resumed: 'resume',
  },
}

export const effectOn = (clock: ClockName, event: ClockEvent): ClockEffect | null =>
  transitions[clock][event] ?? null
