/** Which notice of ours a member of staff's automatic reply answers: by proof first, else by whose address it is and when. */
import type { Staff } from '../directory/directory.ts'
import { type DirectoryIndex, isOnFile } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { ReturnDate } from '../mail/return-date.ts'
import { epochOf } from '../standards/london.ts'
import { calendarOf } from '../standards/working-time.ts'
import { beginsLater } from './absence-ahead.ts'
import { saysAbsence } from './away-mark.ts'
import type { ThreadLead } from './place-in-thread.ts'
import type { Query } from './query.ts'

export interface NoticeAnswered {
  /** Whose mailbox answered. */
  readonly staff: Staff
  readonly query: Query
  readonly returnDate: ReturnDate
}

export interface AutomaticReplyAsk {
  readonly mail: Mail
  readonly receivedAt: string
  /** The sender is shown to be who the address says. */
  readonly verified: boolean
  /** The checks of the mail server speak against the address, which is more than that nothing proves it. */
  readonly failsChecks: boolean
  readonly returnDate: ReturnDate
  readonly leads: readonly ThreadLead[]
  readonly provenReference: string | null
  /** The newest notice that was sent to the writer; null where there is none of late. */
  readonly latestNotice: { readonly reference: string; readonly sentAt: string } | null
  readonly queries: ReadonlyMap<string, Query>
  readonly directory: DirectoryIndex
}

/** domain.md 5.1: how long after a notice an automatic reply is taken for an answer to it, where nothing in it proves so. */
const ONE_HOUR = 3_600_000
/** Two servers' clocks. */
const SKEW = 300_000

/**
 * Null where the mail answers no notice, or does not say that anybody is away. A direct answer to our own notice's Message-ID comes
 * from its reader's mailbox and proves by itself; for all else the sender must be verified, as anybody can write an address and a
 * councillor has our token too. A mail that fails its checks proves nothing: what it names can be copied.
 */
export function noticeAnswered(ask: AutomaticReplyAsk): NoticeAnswered | null {
  if (ask.failsChecks || !saysAbsence(ask.mail, ask.returnDate)) return null
  if (beginsLater(ask.mail, ask.receivedAt, calendarOf(ask.directory.snapshot.council))) return null
  const writer = ask.directory.staffAt(ask.mail.from.address)
  const found = byMessageId(ask, writer) ?? (writer === null || !ask.verified ? null : byWriter(ask, writer))
  return found === null ? null : { ...found, returnDate: ask.returnDate }
}

type Found = Pick<NoticeAnswered, 'staff' | 'query'>

/** Only of the mail that is answered itself: whoever was forwarded a notice has its Message-ID among their references. */
function byMessageId(ask: AutomaticReplyAsk, writer: Staff | null): Found | null {
  const answered = ask.mail.inReplyTo ?? ask.mail.references.at(-1) ?? null
  const lead = ask.leads.find(each => each.entryId !== null && each.messageId === answered)
  if (answered === null || lead === undefined || !isNotice(lead.entryId ?? '')) return null
  const query = ask.queries.get(lead.reference)
  const reader = lead.toStaffId === null ? null : ask.directory.staff(lead.toStaffId)
  const staff = whoseMailbox(ask, reader, writer)
  return query === undefined || staff === null ? null : { staff, query }
}

/** The reader's own; a verified colleague's to whom it was passed on; else, verified, one of the reader's that is on nobody's file. */
function whoseMailbox(ask: AutomaticReplyAsk, reader: Staff | null, writer: Staff | null): Staff | null {
  const { address } = ask.mail.from
  if (reader !== null && reader.email === address) return reader
  // Before it was kept to whom a notice was, the address alone said so.
  if (writer !== null) return ask.verified || reader === null ? writer : null
  return ask.verified && !isOnFile(address, ask.directory) ? reader : null
}

function byWriter(ask: AutomaticReplyAsk, staff: Staff): Found | null {
  const proven = ask.provenReference === null ? undefined : ask.queries.get(ask.provenReference)
  if (proven !== undefined) return { staff, query: proven }
  const { latestNotice } = ask
  if (latestNotice === null) return null
  const after = epochOf(ask.receivedAt) - epochOf(latestNotice.sentAt)
  const query = ask.queries.get(latestNotice.reference)
  return query === undefined || after < -SKEW || after > ONE_HOUR ? null : { staff, query }
}

const isNotice = (entryId: string): boolean => /^SEND-\d{4}-\d+_notice_/.test(entryId)
