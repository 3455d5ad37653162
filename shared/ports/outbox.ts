import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'

/** Tells the sender that entries are waiting. Losing a call loses nothing: the clock queues what stays unsent. */
export interface OutboxQueue {
  /** `delaySeconds`, at most 900, holds the messages back: for a mail that can be undone until it leaves. */
  enqueue(entryIds: readonly string[], delaySeconds?: number): Promise<void>
}

export interface Outbox {
  /** Entries in the order asked; null for one that does not exist. */
  read(entryIds: readonly string[]): Promise<readonly (OutgoingMail | null)[]>
  /** Takes the lease on each entry that is `waiting`, or whose doubt is over at `now`. True where the lease is ours. */
  lease(entries: readonly OutgoingMail[], now: string, inDoubtUntil: string): Promise<readonly boolean[]>
  /** Gives back the lease that `entry.inDoubtUntil` names, after a send that certainly did not happen; one that somebody else holds by now stays theirs. */
  release(entry: OutgoingMail): Promise<void>
  /** Records sends: the entry, its Message-ID, and for an acknowledgement the event and the query. Idempotent. */
  recordSent(sent: readonly SentMail[]): Promise<void>
  /** Entries that may go (`sendAfter`) by this instant and are still unsent, longest due first, at most `limit`. */
  unsentBy(instant: string, limit: number): Promise<readonly Unsent[]>
  /** Marks a sent mail as not delivered, with the event; false when it was marked before. */
  recordUndelivered(entry: OutgoingMail, at: string, why: string): Promise<boolean>
  /** Notes on the query that mail to this address of a correspondent comes back. Idempotent. */
  recordUnreachable(reference: string, address: string): Promise<void>
  /** Writes the event `bounced` of a mail that may have arrived all the same; the entry stays as it is. Idempotent. */
  recordPerhapsUndelivered(entry: OutgoingMail, at: string, why: string): Promise<void>
}

export interface Unsent {
  readonly entryId: string
  readonly sendAfter: string
}

export interface SentMail {
  readonly entry: OutgoingMail
  readonly at: string
  /** With angle brackets. */
  readonly messageId: string
}
