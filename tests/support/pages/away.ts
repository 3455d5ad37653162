import { type AwayMark, unplannedOf } from '#shared/domain/casework/away-mark.ts'
import { type DirectoryIndex, withUnplanned } from '#shared/domain/directory/directory-index.ts'
import type { AwayMarks } from '#shared/ports/away-marks.ts'
import { makeSayAtWork } from '#shared/usecases/say-at-work.ts'
import { mondayMorning } from './casework.ts'

/** A mark of Priya Shah, whose mailbox answered this morning and gave no date. */
export function anAwayMark(overrides: Partial<AwayMark> = {}): AwayMark {
  return {
    staffId: 'cw-a1',
    version: 1,
    at: '2026-11-23T09:12:00.000Z',
    from: '2026-11-23',
    to: '2026-11-24',
    backOn: null,
    reference: 'SEND-2026-00417',
    endedAt: null,
    ...overrides,
  }
}

/** Marks in memory, that refuse a version which is not the newest. */
export function awayMarksOf(marks: readonly AwayMark[]): AwayMarks {
  const kept = new Map(marks.map(mark => [mark.staffId, mark]))
  return {
    all: async () => [...kept.values()],
    known: async () => ({ marks: [...kept.values()], recorded: [] }),
    end: async (mark, at) => {
      if (kept.get(mark.staffId)?.version !== mark.version) return 'stale'
      kept.set(mark.staffId, { ...mark, version: mark.version + 1, endedAt: at })
      return 'ended'
    },
  }
}

/** The parts of the desk that know who is perhaps away, put together as the function does. */
export function deskWith(marks: readonly AwayMark[], imported: DirectoryIndex, store = awayMarksOf(marks)) {
  const clock = () => mondayMorning
  const directory = async () => withUnplanned(imported, unplannedOf(await store.all(), clock()))
  return { directory, awayMarks: store.all, sayAtWork: makeSayAtWork({ awayMarks: store, directory, clock }) }
}
