import type { CoverPeriod } from '../domain/casework/absence/cover-period.ts'
import type { RecordedAbsence } from '../domain/casework/absence/recorded-absence.ts'
import type { CaseworkChange } from '../domain/casework/change.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'

/** Absences that people told the service. Reading them all costs what the staff is large. */
export interface RecordedAbsences {
  all(): Promise<readonly RecordedAbsence[]>
  /** A new one (version 1), or the next version of one. `stale`: it has changed since it was read. */
  write(absence: RecordedAbsence): Promise<'written' | 'stale'>
}

/** A query that was handed over when a time away began, and to whom. */
interface HandedOver {
  readonly reference: string
  readonly to: string
}

/** Where the service stands with each time away, and what is covered in it. */
export interface CoverPeriods {
  /** One a person at the most, those that ended of late too. */
  all(): Promise<readonly CoverPeriod[]>
  /** Its next version (or its first), with the mails that it tells by, in one step. `stale`: somebody else was faster. */
  write(period: CoverPeriod, outgoing: readonly OutgoingMail[]): Promise<'written' | 'stale'>
  /** Puts mails about absences into the outbox that are not there yet, each by its id; answers those that are new. */
  tell(outgoing: readonly OutgoingMail[]): Promise<readonly OutgoingMail[]>
  /**
   * Changes one query while the period is as it was read, and notes whom it was handed to; null where it is handed back. `stale`: the
   * query or the period has changed.
   */
  move(change: CaseworkChange, period: CoverPeriod, to: string | null): Promise<'changed' | 'stale'>
  /** What `move` handed over in this period. */
  handedOver(period: CoverPeriod): Promise<readonly HandedOver[]>
  /** Every query that anybody was given in that person's place, with since when; also those that have gone elsewhere since. */
  coveredFor(staffId: string): Promise<readonly { readonly reference: string; readonly since: string }[]>
  /** Forgets what was covered: the person has been told. */
  forget(staffId: string, references: readonly string[]): Promise<void>
}
