/** One report of the mail server about a mail that we sent, in our words. */
export interface Feedback {
  readonly entryId: string
  /** `perhaps-not-delivered`: a report from which nobody can tell, such as an out-of-office answer that was taken for a bounce. */
  readonly what: 'taken' | 'not-delivered' | 'perhaps-not-delivered'
  /** Message-ID with angle brackets, as it stood in the mail. */
  readonly messageId: string
  /** UTC. */
  readonly at: string
  /** For one that was not, or perhaps not, delivered: the kind of bounce, in the mail server's own words. */
  readonly why: string
}
