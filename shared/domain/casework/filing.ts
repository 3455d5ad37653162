import type { AutomaticMailSoFar } from './automatic-mail.ts'
import type { AwayMark } from './away-mark.ts'
import type { CampaignStep } from './campaign.ts'
import type { CoverForAbsent } from './cover-for-absent.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import type { CaseworkEvent, FiledMail, Query, QueryLink } from './query.ts'
import type { StaffNotice } from './staff-notice.ts'

/** The writer's count of automatic mail, as it was read and as it is with one more acknowledgement. */
export interface AcknowledgementCounted {
  readonly before: AutomaticMailSoFar | null
  readonly after: AutomaticMailSoFar
}

/** One decision about one mail, written whole or not at all. */
export type Filing = {
  readonly mail: FiledMail
  /** London day of receipt, for the ledger. */
  readonly day: string
  readonly conversation: string | null
  /** Whether the mail's Message-ID is free to lead here. One that leads elsewhere already stays so: ids can be copied. */
  readonly claimsMessageId: boolean
  /** The writer's mark, ended: who writes is there after all. Null where none stood. */
  readonly backAtWork: AwayMark | null
} & (
  | {
      readonly to: 'new-query'
      readonly query: Query
      /** Written with both queries. */
      readonly links: readonly QueryLink[]
      /** What the mail is to a campaign; null where it can be part of none. */
      readonly campaign: CampaignStep | null
      readonly events: readonly CaseworkEvent[]
      readonly outgoing: readonly OutgoingMail[]
      /** Set when an acknowledgement is among the outgoing mails. */
      readonly acknowledged: AcknowledgementCounted | null
    }
  | {
      readonly to: 'query'
      /** As it is after this mail; written only if the stored one still has `version - 1`. */
      readonly query: Query
      readonly events: readonly CaseworkEvent[]
      /** What had fallen due on the query by then, and whom a colleague's mail told of what. */
      readonly notices: readonly StaffNotice[]
      readonly outgoing: readonly OutgoingMail[]
      /** Entries that a colleague stops before they leave; refused as a whole where one has left. */
      readonly takenBack: readonly string[]
      readonly acknowledged: AcknowledgementCounted | null
    }
  /** Automatic mail in a known thread: kept with the query, which itself does not change unless its owner's mailbox says that they are away. */
  | {
      readonly to: 'history'
      readonly reference: string
      readonly events: readonly CaseworkEvent[]
      /** What had fallen due on the query by then. */
      readonly notices: readonly StaffNotice[]
      readonly absence: Pick<CoverForAbsent, 'mark' | 'query' | 'outgoing'> | null
    }
  | {
      readonly to: 'kept'
      /** An answer that needs no query: where things stand, or why a command did nothing. */
      readonly outgoing: readonly OutgoingMail[]
      readonly acknowledged: AcknowledgementCounted | null
    }
)
