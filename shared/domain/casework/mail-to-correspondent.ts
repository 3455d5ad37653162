import type { Letter } from '../letters/letter.ts'
import { type OutgoingMail, waitingMail } from './outgoing-mail.ts'
import type { Query } from './query.ts'

/** What keeps the correspondent's mail client's thread together. */
export interface ThreadFields {
  /** Message-ID of their last mail, with angle brackets; null where it had none. */
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly threadIndex: string | null
}

/** The entry of a letter to the writer of a query: one address, never more (domain.md 4.3). */
export function mailToCorrespondent(
  query: Query,
  mail: {
    readonly entryId: string
    readonly kind: OutgoingMail['kind']
    readonly letter: Letter
    readonly thread: ThreadFields
    readonly now: string
    /** Not sent before this instant, UTC. */
    readonly sendAfter: string
  },
): OutgoingMail {
  return waitingMail({
    entryId: mail.entryId,
    reference: query.reference,
    kind: mail.kind,
    to: query.correspondentAddress,
    toName: query.correspondent.name ?? '',
    toStaffId: null,
    letter: mail.letter,
    inReplyTo: mail.thread.inReplyTo,
    references: [...mail.thread.references],
    threadIndex: mail.thread.threadIndex,
    decidedAt: mail.now,
    sendAfter: mail.sendAfter,
  })
}
