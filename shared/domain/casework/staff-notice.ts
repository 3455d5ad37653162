/**
 * Something that a colleague is to be told at an instant. What falls to one person at one instant becomes one mail
 * (`compose-notices.ts`): a digest, worst first, where there is more than one.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { TimedClock } from './clock/clocks.ts'
import { Reference } from './query.ts'

export const StaffNotice = z.object({
  /** Deterministic, so that deciding twice is one notice. */
  noticeId: z.string().min(1).max(500),
  /** Staff id, or `director`. */
  staffId: z.string().min(1),
  /** When it is to go, UTC. */
  at: z.iso.datetime(),
  reference: Reference,
  what: z.enum([
    'warned',
    'escalated',
    /** The writer was to have news and had none: for whoever has the query (contract section 7, reading 8). */
    'update-missed',
    /** The clocks run again. */
    'resumed',
    /** A colleague gives it to the reader. */
    'given',
    /** A colleague says that it is not theirs, or that they need help. */
    'not-mine',
    'need-help',
    /** The writer says that it is not sorted. */
    'not-sorted',
    /** Asked how we did, the writer says that we gave no answer or were hard to deal with. */
    'low-score',
    /** A letter to the writer is whole and waits for a manager; always a mail of its own. */
    'approval-wanted',
  ]),
  clock: TimedClock.nullable(),
  /** As in the event: `50`, `L2`; a colleague's own words where they gave any. */
  detail: z.string(),
  /** Staff id of the colleague who gives or asks; null where it is no colleague. */
  by: z.string().nullable(),
  /** Who had the query at that instant. */
  ownerId: z.string().nullable(),
})
export type StaffNotice = z.infer<typeof StaffNotice>

/** The same notices make the same mail, whoever composes it: letters and digits for its id. */
export function nameOfAll(notices: readonly StaffNotice[]): string {
  const ids = notices.map(notice => notice.noticeId).toSorted()
  return createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 20)
}
