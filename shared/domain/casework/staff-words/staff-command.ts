/** What a colleague tells the service to do by the first line of a mail. Whether they may, and what it changes, the acts say. */
import type { PauseReason } from '../clock/clocks.ts'
import type { Outcome } from '../closing.ts'
import type { BreachReason } from '../query.ts'

export type StaffCommand =
  /** `words`: what they wrote beside it, which is kept and sent to nobody. */
  | { readonly does: 'accept' | 'resume' | 'keep' | 'approve' | 'undo'; readonly words: string }
  | { readonly does: 'not-mine' | 'need-help'; readonly because: string }
  /** Kept for colleagues alone. */
  | { readonly does: 'note' | 'phone'; readonly words: string }
  /** `because` and `words` go to the writer; both may be empty. */
  | { readonly does: 'hold'; readonly until: string; readonly because: string; readonly words: string }
  /** `words` go to the writer. */
  | { readonly does: 'close'; readonly outcome: Outcome; readonly words: string }
  | { readonly does: 'give'; readonly staffId: string; readonly because: string }
  | { readonly does: 'new-date'; readonly on: string; readonly because: string }
  | { readonly does: 'reason'; readonly reason: BreachReason; readonly words: string }
  /** `words` go to the writer: what is asked of them. */
  | { readonly does: 'pause'; readonly why: PauseReason; readonly words: string }
  /** `staffId` null: the writer of the mail. `until` is the last day away. */
  | { readonly does: 'away'; readonly staffId: string | null; readonly until: string }

export type CommandRead = StaffCommand | { readonly misread: string }
