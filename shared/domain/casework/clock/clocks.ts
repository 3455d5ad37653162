/** The state of a query's clocks: what started, stopped and moved them, and what has been said about them. Kept with the query. */
import * as z from 'zod'
import { Priority } from '../../triage/judgement.ts'
import { Closing } from '../closing.ts'

export const ClockName = z.enum(['acknowledge', 'accept', 'firstReply', 'fullAnswer', 'nextUpdate'])
export type ClockName = z.infer<typeof ClockName>

/** Clocks that a person can be late with (contract section 7, reading 6). */
export const TimedClock = ClockName.exclude(['acknowledge'])
export type TimedClock = z.infer<typeof TimedClock>

/** What may stop the clocks for a while (contract section 4): authority or identity not yet shown, or a question back to the writer. */
export const PauseReason = z.enum(['authority', 'identity', 'question'])
export type PauseReason = z.infer<typeof PauseReason>

const Instant = z.iso.datetime()

const Pause = z.object({
  from: Instant,
  /** Null while it lasts. */
  until: Instant.nullable(),
  why: PauseReason,
})

const NewDate = z.object({
  clock: TimedClock,
  at: Instant,
  /** The deadline that it took the place of. */
  before: Instant,
  /** In the words of whoever set it; for staff only. */
  reason: z.string(),
  /** Staff id. */
  by: z.string(),
  decidedAt: Instant,
})

/** What a query's clocks were reckoned from, and where they stand. Deadlines themselves are in `Query.deadlines`. */
export const QueryClocks = z.object({
  /** 1, and one more with each reopening: everything is warned, breached and climbed once a round. */
  round: z.number().int().positive().default(1),
  /** Since when this round counts, UTC: the receipt of the first mail, or the reopening. Empty stands for the receipt. */
  from: z.union([Instant, z.literal('')]).default(''),
  /**
   * From what the deadlines were counted: the receipt, and a later mail that made them sooner. A deadline is the earliest over
   * these, moved by the pauses and the new dates. What a recalculation starts from; empty stands for the receipt at today's priority.
   */
  bases: z.array(z.object({ from: Instant, priority: Priority })).default([]),
  /** Last instant at which something moved the deadlines or changed the priority: what falls before it by the new reckoning goes then. */
  movedAt: Instant.nullable().default(null),
  acceptedAt: Instant.nullable().default(null),
  /** Staff id. */
  acceptedBy: z.string().nullable().default(null),
  firstReplyAt: Instant.nullable().default(null),
  fullAnswerAt: Instant.nullable().default(null),
  /** From when the next update counts: the last reply or holding reply; empty stands for the start of the round. */
  updateFrom: z.union([Instant, z.literal('')]).default(''),
  /** A date for the next news that the writer was promised; it holds where it is earlier than the standard's. */
  updateBy: Instant.nullable().default(null),
  /** Holding replies that left in this round. */
  holdings: z.number().int().nonnegative().default(0),
  pauses: z.array(Pause).default([]),
  newDates: z.array(NewDate).default([]),
  /** Keys of the warnings, breaches and rungs that are in the history (`agenda.ts`). */
  given: z.array(z.string()).default([]),
  /** Breaches that are in the history, with the instant that each was recorded at: what the ladder and the apology count from. */
  breaches: z
    .array(z.object({ clock: TimedClock, round: z.number().int().positive(), at: Instant }))
    .default([]),
  /** A mail to the correspondent that can still be undone: nothing is said to be late meanwhile. */
  answering: z
    .object({
      entryId: z.string(),
      what: z.enum(['replied', 'held', 'closed']),
      /** When the colleague wrote it: the instant that counts once it has left. */
      at: Instant,
      by: z.string(),
      /** For a holding reply: the date for news that it promises. */
      promised: Instant.nullable().default(null),
      /** For a closing letter: how it is closed once that has left. */
      closing: Closing.nullable().default(null),
    })
    .nullable()
    .default(null),
})
export type QueryClocks = z.infer<typeof QueryClocks>

/** Of a query that has only been received. */
export const freshClocks = (receivedAt: string, priority: Priority): QueryClocks =>
  QueryClocks.parse({ from: receivedAt, bases: [{ from: receivedAt, priority }], updateFrom: receivedAt })
