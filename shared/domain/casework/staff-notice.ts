/**
 * Something that a colleague is to be told at an instant. What falls to one person at one instant becomes one mail
 * (`compose-notices.ts`): a digest, worst first, where there is more than one.
 */
import * as z from 'zod'
import { TimedClock } from './clock/clocks.ts'
import { Reference } from './query.ts'

export const StaffNotice = z.object({
  /** Deterministic, so that deciding twice is one notice: it also names the mail of a notice that stands alone. */
  noticeId: z.string().regex(/^SEND-\d{4}-\d{5,}_[A-Za-z0-9-]+_[^#]+$/),
  /** Staff id, or `director`. */
  staffId: z.string().min(1),
  /** When it is to go, UTC. */
  at: z.iso.datetime(),
  reference: Reference,
  what: z.enum([
    'warned',
    'escalated',
    /** The clocks run again. */
    'resumed',
    /** A query came to its cover because an absence began. */
    'cover-started',
    /** It is back with whoever was away. */
    'cover-ended',
    /** A colleague gave it, or asked for help. */
    'given',
    'help-wanted',
    /** A correspondent says that it is not sorted. */
    'not-sorted',
    /** Something waits for a manager's approval. */
    'approval-wanted',
  ]),
  clock: TimedClock.nullable(),
  /** As in the event: `50`, `L2`; or one sentence of a colleague. */
  detail: z.string(),
  /** Who had the query at that instant. */
  ownerId: z.string().nullable(),
})
export type StaffNotice = z.infer<typeof StaffNotice>
