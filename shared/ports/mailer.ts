import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'

export type Sending =
  /** The mail server has it. `messageId` with angle brackets, as it will stand in the mail. */
  | { readonly outcome: 'sent'; readonly messageId: string }
  /** The mail server will never take it: a bad address, a message that it rejects. */
  | { readonly outcome: 'refused'; readonly why: string }
  /** It certainly was not taken this time: throttled, unreachable before anything was sent. */
  | { readonly outcome: 'not-now'; readonly why: string }

/** Hands one mail to the mail server. Throws when it is unknown whether the mail was taken. */
export interface Mailer {
  send(entry: OutgoingMail, now: string): Promise<Sending>
}
