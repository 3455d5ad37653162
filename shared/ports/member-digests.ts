import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'

/** How far the weekly mail of one week has got. */
export interface DigestProgress {
  /** Id of the last member who was seen to, in the order of ids; null before the first. */
  readonly after: string | null
  readonly done: boolean
  /** Of the whole council in the week before, reckoned once; null where nothing was answered. */
  readonly councilTotal: { readonly answered: number; readonly onTime: number } | null
}

/** What the weekly mail to members asks and keeps. */
export interface MemberDigests {
  /** Null where nobody has begun with this week. */
  progress(period: string): Promise<DigestProgress | null>
  /** Never takes the progress of a week back: whoever is behind changes nothing. */
  advance(period: string, progress: DigestProgress): Promise<void>
  /** Queries that came from this address and are not closed. Reads what the address ever sent. */
  openFrom(address: string): Promise<readonly string[]>
  /** Queries that were closed from `since` on and before `until`. Reads these alone. */
  closedBetween(since: string, until: string): Promise<readonly string[]>
  /** Puts the mail into the outbox; `there` where it is decided already. */
  decide(entry: OutgoingMail): Promise<'decided' | 'there'>
}
