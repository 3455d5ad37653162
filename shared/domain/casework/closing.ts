import * as z from 'zod'

/** What became of a query that was closed (domain.md section 1, R05; section 0, point 10). */
export const Outcome = z.enum([
  'answered',
  'agreed',
  'not-agreed',
  'other-route',
  'no-answer-needed',
  'withdrawn',
])
export type Outcome = z.infer<typeof Outcome>

/** How and when a query was closed. */
export const Closing = z.object({
  at: z.iso.datetime(),
  /** Staff id. */
  by: z.string(),
  outcome: Outcome,
  /** What changed, in one plain sentence; staff only. */
  words: z.string(),
  /** Until when "not sorted" opens it again. */
  followUpUntil: z.iso.datetime(),
})
export type Closing = z.infer<typeof Closing>
