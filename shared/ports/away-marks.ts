import type { RecordedAbsence } from '../domain/casework/absence/recorded-absence.ts'
import type { AwayMark } from '../domain/casework/away-mark.ts'

/** Who is perhaps away. One mark a person at the most, so that reading them all costs what the staff is large, never what has happened. */
export interface AwayMarks {
  /** Also those that have ended of late: whoever writes one names the version that it replaces. */
  all(): Promise<readonly AwayMark[]>
  /** The marks, and the absences that people told the service, in one read: all that is known beside the directory. */
  known(): Promise<{
    readonly marks: readonly AwayMark[]
    readonly recorded: readonly RecordedAbsence[]
  }>
  /** Takes a mark away, as a manager does who knows better. `stale`: it has changed since it was read. */
  end(mark: AwayMark, at: string): Promise<'ended' | 'stale'>
}
