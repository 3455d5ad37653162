import type { AutomaticMailSoFar } from './automatic-mail.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import type { CaseworkEvent, FiledMail, Query } from './query.ts'

/** One decision about one mail, written whole or not at all. */
export type Filing = {
  readonly mail: FiledMail
  /** London day of receipt, for the ledger. */
  readonly day: string
  readonly conversation: string | null
} & (
  | {
      readonly to: 'new-query'
      readonly query: Query
      readonly ward: string
      readonly events: readonly CaseworkEvent[]
      readonly outgoing: readonly OutgoingMail[]
      /** Set when an acknowledgement is among the outgoing mails: the writer's count as it then stands. */
      readonly acknowledged: AutomaticMailSoFar | null
    }
  | {
      readonly to: 'query'
      /** As it is after this mail; written only if the stored one still has `version - 1`. */
      readonly query: Query
      readonly events: readonly CaseworkEvent[]
      readonly outgoing: readonly OutgoingMail[]
      readonly acknowledged: AutomaticMailSoFar | null
    }
  /** Automatic mail in a known thread: kept with the query, which itself does not change. */
  | { readonly to: 'history'; readonly reference: string; readonly events: readonly CaseworkEvent[] }
  | { readonly to: 'kept' }
)
