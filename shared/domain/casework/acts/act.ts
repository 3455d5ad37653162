/**
 * What colleagues do to a query, from their mailbox, from a link in a mail, or at the desk. Each act is pure: the query as it is
 * up to now, and who acts, in; the query after it and what is said about it, out. Who may act at all is `may-act-on.ts`.
 */
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { calendarOf } from '../../standards/working-time.ts'
import { managerOver } from '../../triage/owner.ts'
import type { ActRefused } from '../change.ts'
import { noticeAt } from '../clock/agenda.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'

export interface ActAsk {
  readonly by: Staff
  readonly directory: DirectoryIndex
  /** UTC instant of the act: when the mail came in, or the button was pressed. */
  readonly now: string
}

export const refused = (sentence: string): ActRefused => ({ refused: sentence })

export const isClosed = (query: Query): ActRefused | null =>
  query.state === 'closed' ? refused(`${query.reference} is closed, so nothing was done.`) : null

/** Long words are kept with the mail or the form that they came in. */
const LONGEST_DETAIL = 500

/** Something that a colleague said about the query, for its history alone. */
export const notedEvent = ({ by, now }: ActAsk, detail: string): CaseworkEvent => ({
  at: now,
  type: 'noted',
  by: by.id,
  to: [],
  detail: detail.slice(0, LONGEST_DETAIL),
})

/** A notice to one colleague about what another one did; in working time, P1's at once. */
export function toldBy(
  { by, directory, now }: ActAsk,
  query: Query,
  notice: Pick<StaffNotice, 'staffId' | 'what' | 'detail'>,
): StaffNotice {
  return {
    noticeId: `${query.reference} v${query.version + 1} ${notice.what} ${notice.staffId}`,
    at: noticeAt(calendarOf(directory.snapshot.council), query.priority, now),
    reference: query.reference,
    clock: null,
    by: by.id,
    ownerId: query.owner.staffId,
    ...notice,
    detail: notice.detail.slice(0, LONGEST_DETAIL),
  }
}

/** The manager of whoever has the query, or whoever acts for them; never the colleague who asks. */
export function managerFor(query: Query, { by, directory, now }: ActAsk): Staff | null {
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  return managerOver(owner ?? by, { now, directory }, by.id)
}
