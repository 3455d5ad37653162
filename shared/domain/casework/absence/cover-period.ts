/**
 * Where the service stands with one person's time away: one small value a person, so that what begins and ends with an absence is done
 * once, whoever looks, however often, late or interrupted.
 *
 *   noted ──▶ handing-over ──▶ telling-covers ──▶ running ──▶ handing-back ──▶ welcoming ──▶ ended
 *     └────────────────────────────────────────────────────────────▲
 *
 * `handing-over` and `handing-back` move queries, one transaction each, on the condition that the period has not gone on meanwhile; only
 * when nothing can move any more is the one mail made that tells of all of them.
 */
import * as z from 'zod'

export const CoverPeriodState = z.enum([
  /** They are away; nothing has been handed over: it is not time yet, or only their mailbox says so. */
  'noted',
  'handing-over',
  'telling-covers',
  'running',
  'handing-back',
  'welcoming',
  'ended',
])
export type CoverPeriodState = z.infer<typeof CoverPeriodState>

export const CoverPeriod = z.object({
  staffId: z.string().min(1),
  /** Rises by one with every change. */
  version: z.number().int().positive(),
  state: CoverPeriodState,
  /** Its beginning for their work, UTC; names the period. */
  since: z.iso.datetime(),
  /** When they are expected again, as it was known last, UTC. */
  until: z.iso.datetime(),
  /** Of a time away that has ended: the instant from which the work is theirs again. */
  backAt: z.iso.datetime().nullable().default(null),
  /** Cover given before this instant belongs to an earlier time away, UTC; null where there was none. */
  after: z.iso.datetime().nullable().default(null),
})
export type CoverPeriod = z.infer<typeof CoverPeriod>
