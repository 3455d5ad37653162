import type { PagePorts } from '#functions/web/pages/page.ts'
import type { Introductions } from '#shared/domain/casework/absence/introductions.ts'
import { knownOf, type RecordedAbsence } from '#shared/domain/casework/absence/recorded-absence.ts'
import { type AwayMark, unplannedOf } from '#shared/domain/casework/away-mark.ts'
import { type DirectoryIndex, withRecorded, withUnplanned } from '#shared/domain/directory/directory-index.ts'
import type { RecordedAbsences } from '#shared/ports/absences.ts'
import type { AwayMarks } from '#shared/ports/away-marks.ts'
import { makeEndAbsence } from '#shared/usecases/end-absence.ts'
import { makeHandOverWork } from '#shared/usecases/hand-over-work.ts'
import { type AbsenceAsk, prepareAbsence } from '#shared/usecases/prepare-absence.ts'
import { makeRecordAbsence } from '#shared/usecases/record-absence.ts'
import { makeSayAtWork } from '#shared/usecases/say-at-work.ts'
import { anOutgoingMail, mondayMorning } from './casework.ts'

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

/** Absences in memory, that refuse a version which is not the newest. */
function recordedOf(absences: readonly RecordedAbsence[] = []): RecordedAbsences {
  const kept = new Map(absences.map(each => [`${each.staffId} ${each.from} ${each.half ?? ''}`, each]))
  return {
    all: async () => [...kept.values()],
    write: async absence => {
      const key = `${absence.staffId} ${absence.from} ${absence.half ?? ''}`
      if ((kept.get(key)?.version ?? 0) !== absence.version - 1) return 'stale'
      kept.set(key, absence)
      return 'written'
    },
  }
}

type DeskParts = Pick<PagePorts, 'awayMarks' | 'sayAtWork' | 'absences'> & {
  readonly directory: () => Promise<DirectoryIndex>
}

/** The parts of the desk that know who is away, put together as the function does; nothing is moved. */
export function deskWith(
  marks: readonly AwayMark[],
  imported: DirectoryIndex,
  store = awayMarksOf(marks),
  owned: readonly string[] = [],
  batches: Introductions[] = [],
): DeskParts {
  const clock = () => mondayMorning
  const recorded = recordedOf()
  const directory = async () =>
    withUnplanned(
      withRecorded(imported, knownOf(await recorded.all())),
      unplannedOf(await store.all(), clock()),
    )
  const casework = { ownedBy: async () => owned }
  const parts = {
    awayMarks: store,
    recorded,
    casework,
    directory,
    clock,
    coverAbsences: async () => {},
  }
  const news = { recorded: () => {}, ended: () => {}, leftToSweep: () => {} }
  return {
    directory,
    awayMarks: store.all,
    sayAtWork: makeSayAtWork({ awayMarks: store, directory, clock }),
    absences: {
      prepare: async (ask: AbsenceAsk) => prepareAbsence(ask, await directory(), casework, clock()),
      record: makeRecordAbsence({ ...parts, news }),
      end: makeEndAbsence({ ...parts, news }),
      introductions: async () => batches,
      lettersOf: async batch => ({
        mails: batch.references.map(reference =>
          anOutgoingMail({ reference, kind: 'introduction', to: `${reference}@mailbox.example` }),
        ),
        untold: 1,
      }),
      decideIntroductions: async ({ batchId, by }) => {
        const at = batches.findIndex(each => each.batchId === batchId)
        if (at === -1)
          return { ok: false, field: 'batch', refused: 'Somebody has decided on these letters already.' }
        if (by === '') return { ok: false, field: 'by', refused: 'Choose your own name.' }
        batches.splice(at, 1)
        return { ok: true, letters: 2 }
      },
      handOver: makeHandOverWork({
        moves: { write: async () => 'written' },
        directory,
        moveWork: async () => {},
        clock,
        news,
      }),
    },
  }
}
