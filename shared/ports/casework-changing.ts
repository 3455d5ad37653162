import type { CaseworkChange } from '../domain/casework/change.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { Query } from '../domain/casework/query.ts'
import type { StaffNotice } from '../domain/casework/staff-notice.ts'

/** How everything but a mail that comes in changes what is in store. */
export interface CaseworkChanging {
  query(reference: string): Promise<Query | null>
  /** Those of the named queries that exist, read consistently. */
  queries(references: readonly string[]): Promise<readonly Query[]>
  /** Writes all of it or nothing. `stale`: the query has changed since it was read, or an entry that is taken back has left. */
  change(change: CaseworkChange): Promise<'changed' | 'stale'>
  /** Queries that somebody must look at by this instant, longest due first, at most `limit`. Reads only these. */
  wakingBy(instant: string, limit: number): Promise<readonly string[]>
  /** One person's open queries whose next deadline is not after this instant, earliest first; null asks for all of them. */
  ownedBy(staffId: string, dueBy: string | null): Promise<readonly string[]>
}

/** Notices that wait to become mail. */
export interface StaffNotices {
  /** Those that may go by this instant, longest due first, at most `limit`, all of one person's of one instant among them where one is. */
  dueBy(instant: string, limit: number): Promise<readonly StaffNotice[]>
  /** Puts the mail into the outbox and takes the notices that it tells away, in one step. `stale`: somebody else has told one of them. */
  compose(entry: OutgoingMail, notices: readonly StaffNotice[]): Promise<'composed' | 'stale'>
  /** Takes away a notice that nobody needs any more. */
  drop(notice: StaffNotice): Promise<void>
}
