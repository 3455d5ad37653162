/** One report of the mail server about a mail that we sent, in our words. */
export interface Feedback {
  readonly entryId: string
  readonly what: 'taken' | 'not-delivered'
  /** Message-ID with angle brackets, as it stood in the mail. */
  readonly messageId: string
  /** UTC. */
  readonly at: string
  /** For one that was not delivered: the kind of bounce, in the mail server's own words. */
  readonly why: string
}
