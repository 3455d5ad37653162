/** The directory in force with whoever else is away, or perhaps away: what everybody asks who gives work to a person. */
import { knownOf } from '../domain/casework/absence/recorded-absence.ts'
import { type AwayMark, unplannedOf } from '../domain/casework/away-mark.ts'
import { type DirectoryIndex, withRecorded, withUnplanned } from '../domain/directory/directory-index.ts'
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
  awayMarks: Pick<AwayMarks, 'known'>,
  clock: Clock,
): () => Promise<DirectoryToday | null> {
  return async () => {
    const [current, { marks, recorded }] = await Promise.all([directory(), awayMarks.known()])
    if (current === null) return null
    const told = withRecorded(current.index, knownOf(recorded))
    return { index: withUnplanned(told, unplannedOf(marks, clock())), marks }
  }
}
