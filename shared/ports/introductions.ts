import type { Introductions } from '../domain/casework/absence/introductions.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'

/** Letters about a new contact that wait for a manager, or are on their way. */
export interface IntroductionStore {
  /** Those that are neither sent nor declined. */
  waiting(): Promise<readonly Introductions[]>
  /** The next version of one (or its first), with mails that go with it. `stale`: somebody else was faster. */
  write(batch: Introductions, outgoing: readonly OutgoingMail[]): Promise<'written' | 'stale'>
}
