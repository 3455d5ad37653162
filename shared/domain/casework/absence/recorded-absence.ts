/**
 * An absence that a person told the service: sick today, leave sent by mail, an automatic reply that a manager says is right. It stands
 * beside the imported directory, so that no nightly import loses it (domain.md section 1, R14).
 */
import * as z from 'zod'
import { Absence, type KnownAbsence } from '../../directory/directory.ts'

export const RecordedAbsence = Absence.extend({
  /** Rises by one with every change; every write names the version that it read. */
  version: z.number().int().positive(),
  /** `desk`: on the page of absences; `mail`: in a mail to the inbox; `mailbox`: an automatic reply that a person said is right. */
  how: z.enum(['desk', 'mail', 'mailbox']),
  /** Staff id of whoever told it. */
  by: z.string().min(1),
  recordedAt: z.iso.datetime(),
  /** Since when it holds no longer, UTC; null while nobody ended it. */
  endedAt: z.iso.datetime().nullable().default(null),
  endedBy: z.string().nullable().default(null),
})
export type RecordedAbsence = z.infer<typeof RecordedAbsence>

/** What an absence is known by: who, from which day, and which half of it. Told again, it is the same one, changed. */
export type AbsenceId = Pick<RecordedAbsence, 'staffId' | 'from' | 'half'>

export const isSameAbsence = (one: AbsenceId, other: AbsenceId): boolean =>
  one.staffId === other.staffId && one.from === other.from && one.half === other.half

/** As the directory takes them: ended ones too, for they also end what an import says. */
export function knownOf(recorded: readonly RecordedAbsence[]): readonly KnownAbsence[] {
  return recorded.map(({ staffId, from, to, cover, half, recordedAt, endedAt }) => ({
    staffId,
    from,
    to,
    cover,
    ...(half === undefined ? {} : { half }),
    recordedAt,
    ...(endedAt === null ? {} : { endedAt }),
  }))
}

/** Days that may be told at once: what is longer belongs into the staff list. */
export const LONGEST_DAYS = 400
