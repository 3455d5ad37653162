/** One decision about one stored query, written whole or not at all. */
import type { OutgoingMail } from './outgoing-mail.ts'
import type { CaseworkEvent, Query } from './query.ts'
import type { StaffNotice } from './staff-notice.ts'

export interface CaseworkChange {
  /** One version on from the query that was read. */
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
  readonly notices: readonly StaffNotice[]
  readonly outgoing: readonly OutgoingMail[]
  /** Entries of the outbox that are taken back before they leave; refused as a whole where one has left. */
  readonly takenBack: readonly string[]
}

/** Nothing is done, for a reason that the person can be told: one clear sentence. */
export interface ActRefused {
  readonly refused: string
}

/** What an act answers: the query as it is after it, not yet one version on, and what is said about it. */
export type Acted = Pick<CaseworkChange, 'query' | 'events'> &
  Partial<Pick<CaseworkChange, 'notices' | 'outgoing' | 'takenBack'>>

export const isRefused = (answer: Acted | ActRefused): answer is ActRefused => 'refused' in answer
