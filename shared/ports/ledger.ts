/** One London day's proof that nothing was lost (design.md section 3; contract section 7, reading 15). */
export interface LedgerDay {
  /** London day, `2026-11-23`. */
  readonly day: string
  /** Mails that the mail server stored, second deliveries of the same mail not counted. */
  readonly accepted: number
  /** Of these, how many are in the mail store to be read. */
  readonly stored: number
  readonly filed: number
  readonly quarantined: number
  /** accepted − filed − quarantined: zero, or something is wrong. */
  readonly difference: number
  readonly secondDeliveries: number
  /** Stored mails that nothing has read yet. A difference beyond these is one of the counts, not of a mail that waits. */
  readonly unread: number
  /** When such mails were last queued for intake again; null where none had to be. */
  readonly queuedAgainAt: string | null
  readonly drawnUpAt: string
}

/** Whether a day is settled. A mail that nothing has read is not made up for by a count that is too high. */
export const balances = ({ difference, unread }: LedgerDay): boolean => difference === 0 && unread === 0

export interface Ledger {
  counts(day: string): Promise<{ filed: number; quarantined: number; secondDeliveries: number }>
  /** Which of these objects has the casework filed or recorded as a second delivery? */
  known(rawKeys: readonly string[]): Promise<ReadonlyMap<string, 'filed' | 'second-delivery'>>
  /** Keeps the ledger of a day in place of an older one; one that balances is not replaced by one that does not. */
  write(day: LedgerDay): Promise<void>
  /** The London day up to which every ledger balances; null before the first sweep of an installation. */
  balancedUpTo(): Promise<string | null>
  /** Moves that day on. It never goes back, whoever asks. */
  setBalancedUpTo(day: string): Promise<void>
  /** The ledgers that were drawn up for days from `from` to `to`, both included, oldest first: those with a difference too. */
  days(from: string, to: string): Promise<readonly LedgerDay[]>
  /** The oldest day that has a ledger; null where none has. */
  firstDay(): Promise<string | null>
}
