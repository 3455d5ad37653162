/** The third contact on one matter in 30 days (contract section 4; section 7, readings 13 and 16): sooner, and by phone. */
import type { Priority } from '../triage/judgement.ts'

const raised: Record<Priority, Priority> = { P1: 'P1', P2: 'P1', P3: 'P2', P4: 'P3' }

/** One level up from what the matter had, or from what the third mail itself asks for, whichever is more urgent. */
export function raisedPriority(before: Priority, judged: Priority): Priority {
  const up = raised[before]
  return up < judged ? up : judged
}
