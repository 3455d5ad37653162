import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import type { TextModel } from './model/text-model.ts'

/** Everything that a judgement depends on; nothing else may. */
export interface JudgeInput {
  readonly mail: Mail
  readonly receipt: Receipt
  readonly directory: DirectoryIndex
  /** Reads what a mail is about. */
  readonly model: TextModel
  /** The query that this mail provenly belongs to (thread token or party), with its case; null for a new matter. */
  readonly thread: { readonly reference: string; readonly caseId: string | null } | null
  /** Earlier contacts on the same matter in the last 30 days, this mail not counted. */
  readonly earlierContacts: number
  /** The instant to judge at, UTC: who is away, how far off a date is. */
  readonly now: string
}
