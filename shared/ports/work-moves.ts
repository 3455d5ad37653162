import type { WorkMove } from '../domain/casework/absence/work-move.ts'
import type { CaseworkChange } from '../domain/casework/change.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { DirectoryVersion } from './directory-store.ts'

/** Work that changes hands for good, while it does, and which directory was looked at last for it. */
export interface WorkMoves {
  /** Those that are not done. */
  all(): Promise<readonly WorkMove[]>
  /** Its next version (or its first), with the mails that it tells by. `stale`: somebody else was faster. */
  write(move: WorkMove, outgoing: readonly OutgoingMail[]): Promise<'written' | 'stale'>
  /** Changes one query while the move is as it was read, and notes whom it went to. `stale`: the query or the move has changed. */
  move(change: CaseworkChange, move: WorkMove, to: string): Promise<'changed' | 'stale'>
  /** What `move` gave to whom. */
  moved(move: WorkMove): Promise<readonly { readonly reference: string; readonly to: string }[]>
  /** The directory up to which every import has been followed; null before the first. */
  followed(): Promise<DirectoryVersion | null>
  /** Notes that every import up to this one was followed. `stale`: another sweep has noted that. */
  follow(version: DirectoryVersion, before: DirectoryVersion | null): Promise<'followed' | 'stale'>
}
