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
  readonly drawnUpAt: string
}

export interface Ledger {
  counts(day: string): Promise<{ filed: number; quarantined: number; secondDeliveries: number }>
  /** Which of these objects has the casework filed or recorded as a second delivery? */
  known(rawKeys: readonly string[]): Promise<ReadonlyMap<string, 'filed' | 'second-delivery'>>
  write(day: LedgerDay): Promise<void>
  /** The London day up to which every ledger balances; null before the first sweep of an installation. */
  balancedUpTo(): Promise<string | null>
  /** Moves that day on. It never goes back, whoever asks. */
  setBalancedUpTo(day: string): Promise<void>
  /** Days from `from` to `to`, both included, whose ledger is kept. */
  keptDays(from: string, to: string): Promise<ReadonlySet<string>>
  read(day: string): Promise<LedgerDay | null>
}
