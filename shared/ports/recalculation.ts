import type { Place, RecalculationState } from '../domain/casework/clock/recalculation-run.ts'

/** Where the reckoning of open clocks stands, and the open clocks themselves. */
export interface RecalculationStore {
  /** Null before the first sweep. */
  state(): Promise<RecalculationState | null>
  /** Writes the next version, unless another sweep has written one since: `stale`. */
  save(next: RecalculationState): Promise<'saved' | 'stale'>
  /** References of open queries after a place, at most `limit`, and the place after them; null at the end of the list. */
  openQueries(
    after: Place | null,
    limit: number,
  ): Promise<{ readonly references: readonly string[]; readonly next: Place | null }>
}
