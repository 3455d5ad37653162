/** Somebody says that a person is at work again, or will be after all: what was imported or told is over from now, and the work comes back. */
import { isSameAbsence, type RecordedAbsence } from '../domain/casework/absence/recorded-absence.ts'
import { stands } from '../domain/casework/away-mark.ts'
import { whyAway } from '../domain/directory/cover.ts'
import type { KnownAbsence, Staff } from '../domain/directory/directory.ts'
import { holdsAt } from '../domain/directory/time-away.ts'
import { londonDate } from '../domain/standards/london.ts'
import { maySayAway } from './prepare-absence.ts'
import type { RecordAbsencePorts } from './record-absence.ts'

interface EndAbsenceAsk {
  readonly staffId: string
  /** First day of the absence that is over; null for whatever holds now. */
  readonly from: string | null
  /** Staff id of whoever says so. */
  readonly by: string
}

export type EndAbsencePorts = Omit<RecordAbsencePorts, 'news'> & {
  readonly news: Pick<RecordAbsencePorts['news'], 'leftToSweep'> & {
    ended(fields: { staffId: string; by: string }): void
  }
}

type EndAbsenceAnswer =
  | { readonly ok: true; readonly person: Staff }
  | { readonly ok: false; readonly refused: string; readonly field: 'staffId' | 'by' }

export type EndAbsence = (ask: EndAbsenceAsk) => Promise<EndAbsenceAnswer>

export function makeEndAbsence(ports: EndAbsencePorts): EndAbsence {
  return async ({ staffId, from, by }) => {
    const directory = await ports.directory()
    const person = directory?.staff(staffId) ?? null
    if (directory === null || person === null)
      return { ok: false, field: 'staffId', refused: 'Choose who is back from the list.' }
    const whoSays = directory.staff(by)
    if (whoSays === null) return { ok: false, field: 'by', refused: 'Choose your own name.' }
    const now = ports.clock()
    if (!maySayAway(whoSays, person, directory, now))
      return {
        ok: false,
        field: 'by',
        refused: `Only ${person.name} or a manager can say that ${person.name} is back.`,
      }
    const over = directory
      .absencesOf(staffId)
      .filter(each => each.endedAt === undefined && each.to >= londonDate(now))
      .filter(each => (from === null ? holdsAt(each, now) : each.from === from))
    const mark =
      from === null
        ? (await ports.awayMarks.all()).find(each => each.staffId === staffId && stands(each, now))
        : undefined
    if (over.length === 0 && mark === undefined) {
      const dayOff = from === null && whyAway(staffId, now, directory)?.why === 'day-off'
      const refused = dayOff
        ? `Today is not one of the days that ${person.name} works. Change their days in the staff list.`
        : `${person.name} is not down as away, so there is nothing to end.`
      return { ok: false, field: 'staffId', refused }
    }
    for (const absence of over) await end(absence, by, now)
    if (mark !== undefined) await ports.awayMarks.end(mark, now)
    ports.news.ended({ staffId, by })
    await ports.coverAbsences([staffId]).catch((fault: unknown) => ports.news.leftToSweep({ staffId }, fault))
    return { ok: true, person }
  }

  /** Of an imported absence, a record that it is over is kept beside the import. */
  async function end(absence: KnownAbsence, by: string, now: string): Promise<void> {
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const told = (await ports.recorded.all()).find(each => isSameAbsence(each, absence))
      if (told?.endedAt !== null && told !== undefined && told.to >= absence.to) return
      const { staffId, from, half, cover } = absence
      const next: RecordedAbsence = {
        ...(told ?? { staffId, from, cover, how: 'desk', by, recordedAt: now }),
        ...(half === undefined ? {} : { half }),
        to: absence.to,
        version: (told?.version ?? 0) + 1,
        endedAt: now,
        endedBy: by,
      }
      if ((await ports.recorded.write(next)) === 'written') return
    }
    throw new Error('An absence kept changing while it was ended.')
  }
}
