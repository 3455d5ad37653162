/**
 * Work that changes hands for good: of somebody who has left the staff list, of somebody whose work a manager hands over, and of children
 * who were allocated to somebody else (domain.md section 1, R12, R16).
 *
 *   moving ──▶ telling ──▶ done
 */
import * as z from 'zod'

export const WorkMove = z.object({
  /** Deterministic for what an import brings; letters, digits and hyphens. */
  moveId: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** Rises by one with every change. */
  version: z.number().int().positive(),
  state: z.enum(['moving', 'telling', 'done']),
  /**
   * `left`: not in the staff list any more. `handed-over`: a manager said so. `reallocated`: children of theirs have another caseworker
   * by the list of cases.
   */
  why: z.enum(['left', 'handed-over', 'reallocated']),
  /** The name is kept: the directory may not know it any more. */
  from: z.object({ staffId: z.string().min(1), name: z.string().min(1) }),
  /** Staff ids of those who take it on; none leaves it to the rules for new mail. */
  to: z.array(z.string().min(1)),
  /** Staff id of whoever said so, or `system`. */
  by: z.string().min(1),
  /** For whoever takes it on, in the words of whoever said so. */
  note: z.string().max(2_000).nullable(),
  at: z.iso.datetime(),
})
export type WorkMove = z.infer<typeof WorkMove>
