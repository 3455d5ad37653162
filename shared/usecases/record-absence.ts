/**
 * Somebody says that a person is, or will be, away: sick today in one step, leave by mail, a mailbox that spoke the truth. It is kept beside
 * the import, and what it moves is moved at once where it has begun (domain.md section 1, R14).
 */
import {
  type AbsenceId,
  isSameAbsence,
  type RecordedAbsence,
} from '../domain/casework/absence/recorded-absence.ts'
import { stands } from '../domain/casework/away-mark.ts'
import type { KnownAbsence, Staff } from '../domain/directory/directory.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { londonDate } from '../domain/standards/london.ts'
import type { RecordedAbsences } from '../ports/absences.ts'
import type { AwayMarks } from '../ports/away-marks.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { CoverAbsences } from './cover-absences.ts'
import { type AbsenceAsk, type AbsenceRefused, prepareAbsence } from './prepare-absence.ts'

export interface RecordAbsencePorts {
  readonly recorded: RecordedAbsences
  readonly awayMarks: AwayMarks
  readonly casework: Pick<CaseworkChanging, 'ownedBy'>
  /** With whoever is away besides the import; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Hands over and back at once; what it leaves undone is the sweep's. */
  readonly coverAbsences: CoverAbsences
  readonly clock: Clock
  readonly news: {
    recorded(fields: { staffId: string; from: string; to: string; by: string; how: string }): void
    /** The absence is kept; what moves will be moved by the next sweep. */
    leftToSweep(fields: { staffId: string }, fault: unknown): void
  }
}

type RecordAbsenceAnswer =
  | {
      readonly ok: true
      readonly absence: RecordedAbsence
      readonly person: Staff
      readonly cover: Staff | null
    }
  | AbsenceRefused

export type RecordAbsence = (ask: AbsenceAsk) => Promise<RecordAbsenceAnswer>

const TRIES = 4

export function makeRecordAbsence(ports: RecordAbsencePorts): RecordAbsence {
  return async ask => {
    const directory = await ports.directory()
    if (directory === null) return { ok: false, field: 'staffId', refused: 'There is no directory yet.' }
    const now = ports.clock()
    const prepared = await prepareAbsence(ask, directory, ports.casework, now)
    if (!prepared.ok) return prepared
    const absence = await write(prepared.absence, ask, now)
    if (absence === null)
      return {
        ok: false,
        field: 'staffId',
        refused: 'Somebody changed this absence just now. Look at it, and try again.',
      }
    const { staffId, from, to } = absence
    ports.news.recorded({ staffId, from, to, by: ask.by, how: ask.how })
    if (from <= londonDate(now)) {
      await endMark(staffId, now)
      await ports
        .coverAbsences([staffId])
        .catch((fault: unknown) => ports.news.leftToSweep({ staffId }, fault))
    }
    return { ok: true, absence, person: prepared.person, cover: prepared.cover }
  }

  async function write(absence: KnownAbsence, ask: AbsenceAsk, now: string): Promise<RecordedAbsence | null> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const before = await earlier(absence)
      const next: RecordedAbsence = {
        ...absence,
        version: (before?.version ?? 0) + 1,
        how: ask.how,
        by: ask.by,
        // Told again, it began when it was told first.
        recordedAt: before === undefined || before.endedAt !== null ? now : before.recordedAt,
        endedAt: null,
        endedBy: null,
      }
      if ((await ports.recorded.write(next)) === 'written') return next
    }
    return null
  }

  async function earlier(id: AbsenceId): Promise<RecordedAbsence | undefined> {
    return (await ports.recorded.all()).find(each => isSameAbsence(each, id))
  }

  /** What a mailbox said is certain now, or was wrong about the days: either way it is not asked any more. */
  async function endMark(staffId: string, now: string): Promise<void> {
    const mark = (await ports.awayMarks.all()).find(each => each.staffId === staffId && stands(each, now))
    // Stale: a newer reply came, and stands until somebody looks at that.
    if (mark !== undefined) await ports.awayMarks.end(mark, now)
  }
}
