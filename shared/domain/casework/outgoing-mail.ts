/**
 * A mail decided but not yet sent, and, once sent, the record of what was said: one entry of the outbox.
 *
 * waiting ──lease──▶ sending ──recorded──▶ sent ──bounce──▶ undelivered
 *
 * `sending` is the state of doubt: the mail may or may not have been taken by SES. It is sent again only after
 * `inDoubtUntil`, by when the Send event of SES has normally arrived and made it `sent` (docs/decisions).
 */
import * as z from 'zod'
import { Letter } from '../letters/letter.ts'
import { OutgoingKind, Reference } from './query.ts'

/** `taken-back`: undone by its writer before it left; kept for the record. */
export const OutgoingState = z.enum(['waiting', 'sending', 'sent', 'undelivered', 'taken-back'])
export type OutgoingState = z.infer<typeof OutgoingState>

export const OutgoingMail = z.object({
  /**
   * Deterministic (`<reference>_<kind>_<n>`), so that deciding twice is one entry; also a legal SES message tag. A mail about
   * several queries has the day in the reference's place: `DAY-2026-11-23_digest_<n>`.
   */
  entryId: z.string().regex(/^(?:SEND-\d{4}-\d{5,}|DAY-\d{4}-\d{2}-\d{2})_[a-z-]+_[A-Za-z0-9_-]+$/),
  /** Null for a mail about several queries, or about none. */
  reference: Reference.nullable(),
  kind: OutgoingKind,
  state: OutgoingState,
  /** Exactly one address: an automatic mail never has two readers (domain.md 4.3). */
  to: z.string(),
  toName: z.string(),
  /** Staff id of the reader; null for a correspondent. */
  toStaffId: z.string().nullable(),
  letter: Letter,
  /** Message-ID of the mail that this answers, with angle brackets; null where there is none. */
  inReplyTo: z.string().nullable(),
  /** What the reader's client must see to keep the thread together, our own minted reference first. */
  references: z.array(z.string()),
  /** The correspondent's Thread-Index, sent back so that Outlook keeps one conversation. */
  threadIndex: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  /** Not sent before this instant: notices to staff wait for working time, P1's aside (contract section 7, reading 9). */
  sendAfter: z.iso.datetime(),
  /** End of the present lease; only in state `sending`. */
  inDoubtUntil: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** Message-ID that SES gave it, with angle brackets. */
  sentMessageId: z.string().nullable(),
})
export type OutgoingMail = z.infer<typeof OutgoingMail>

type Thread = Pick<OutgoingMail, 'inReplyTo' | 'references' | 'threadIndex'>
type Sending = Pick<OutgoingMail, 'state' | 'inDoubtUntil' | 'sentAt' | 'sentMessageId'>

/** A mail that was just decided: nobody has tried to send it, and it answers no mail unless it is said which. */
export function waitingMail(
  mail: Omit<OutgoingMail, keyof Thread | keyof Sending> & Partial<Thread>,
): OutgoingMail {
  return {
    inReplyTo: null,
    references: [],
    threadIndex: null,
    ...mail,
    state: 'waiting',
    inDoubtUntil: null,
    sentAt: null,
    sentMessageId: null,
  }
}
