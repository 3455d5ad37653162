/** The directory in force with whoever is perhaps away: what everybody asks who gives work to a person. */
import { type AwayMark, unplannedOf } from '../domain/casework/away-mark.ts'
import { type DirectoryIndex, withUnplanned } from '../domain/directory/directory-index.ts'
import type { AwayMarks } from '../ports/away-marks.ts'
import type { Clock } from '../ports/clock.ts'

export interface DirectoryToday {
  readonly index: DirectoryIndex
  /** As they were read, ended ones too. */
  readonly marks: readonly AwayMark[]
}

/** Asks for both each time; null before the first import. */
export function directoryToday(
  directory: () => Promise<{ readonly index: DirectoryIndex } | null>,
  awayMarks: Pick<AwayMarks, 'all'>,
  clock: Clock,
): () => Promise<DirectoryToday | null> {
  return async () => {
    const [current, marks] = await Promise.all([directory(), awayMarks.all()])
    return current === null
      ? null
      : { index: withUnplanned(current.index, unplannedOf(marks, clock())), marks }
  }
}
