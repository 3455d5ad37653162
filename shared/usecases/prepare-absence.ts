/** What somebody says of an absence, looked at before anything is written: who may say so, which days, who covers, and what would move. */

import { couldCover, looksAt, proposedCovers, whyNotCover } from '../domain/casework/absence/propose-cover.ts'
import { LONGEST_DAYS, type RecordedAbsence } from '../domain/casework/absence/recorded-absence.ts'
import { awayPeriod } from '../domain/directory/away-period.ts'
import { managersAbove, whoActsFor } from '../domain/directory/cover.ts'
import { type KnownAbsence, LocalDate, type Staff } from '../domain/directory/directory.ts'
import { type DirectoryIndex, withRecorded } from '../domain/directory/directory-index.ts'
import { calendarDay } from '../domain/letters/london-words.ts'
import { dayNumber, londonDate } from '../domain/standards/london.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'

export interface AbsenceAsk {
  readonly staffId: string
  /** First and last day away, London, both inclusive. */
  readonly from: string
  readonly to: string
  /** Half of the one day; left out for whole days. */
  readonly half?: 'am' | 'pm'
  /** Staff id; null asks for a proposal: somebody of the team who is there all through and has the least to do. */
  readonly cover: string | null
  /** Staff id of whoever says so. */
  readonly by: string
  readonly how: RecordedAbsence['how']
}

/** One clear sentence, and what it is about. */
export interface AbsenceRefused {
  readonly ok: false
  readonly refused: string
  readonly field: 'staffId' | 'from' | 'to' | 'half' | 'cover' | 'by'
}

export interface PreparedAbsence {
  readonly ok: true
  readonly person: Staff
  readonly by: Staff
  readonly absence: KnownAbsence
  /** Who would cover; null where nobody who is there all through was found. */
  readonly cover: Staff | null
  /** Who else could, best first. */
  readonly proposals: readonly Staff[]
  /** Open queries of theirs that would go to the cover as things stand, soonest due first. */
  readonly moves: readonly string[]
}

export async function prepareAbsence(
  ask: AbsenceAsk,
  directory: DirectoryIndex,
  casework: Pick<CaseworkChanging, 'ownedBy'>,
  now: string,
): Promise<PreparedAbsence | AbsenceRefused> {
  const person = directory.staff(ask.staffId)
  if (person === null) return refuse('staffId', 'Choose who is away from the list.')
  const by = directory.staff(ask.by)
  if (by === null) return refuse('by', 'Choose your own name.')
  if (!maySayAway(by, person, directory, now))
    return refuse('by', `Only ${person.name} or a manager can say when ${person.name} is away.`)
  const wrong = wrongDays(ask, now)
  if (wrong !== null) return wrong
  const absence: KnownAbsence = {
    staffId: person.id,
    from: ask.from,
    to: ask.to,
    cover: ask.cover,
    ...(ask.half === undefined ? {} : { half: ask.half }),
    recordedAt: now,
  }
  if (looksAt(absence, directory, now).length === 0)
    return refuse('from', 'Nobody works on those days. Choose days on which the service is open.')
  const whyNot = ask.cover === null ? null : whyNotCover(ask.cover, absence, directory, now)
  if (whyNot !== null) return refuse('cover', whyNot)
  const proposals = proposedCovers(
    absence,
    directory,
    now,
    await loads(couldCover(person, directory), casework),
  )
  const cover = ask.cover === null ? (proposals[0] ?? null) : directory.staff(ask.cover)
  const covered: KnownAbsence = { ...absence, cover: cover?.id ?? null }
  return {
    ok: true,
    person,
    by,
    absence: covered,
    cover,
    proposals,
    moves: await dueMeanwhile(covered, directory, casework, now),
  }
}

/** Open queries of theirs that are late, or due before they are back. */
export async function dueMeanwhile(
  absence: KnownAbsence,
  directory: DirectoryIndex,
  casework: Pick<CaseworkChanging, 'ownedBy'>,
  now: string,
): Promise<readonly string[]> {
  const [first] = looksAt(absence, directory, now)
  if (first === undefined) return []
  const period = awayPeriod(absence.staffId, first, withRecorded(directory, [absence]))
  return period === null ? [] : casework.ownedBy(absence.staffId, period.until)
}

/** They themselves, a manager or an administrator, and whoever acts for the manager. */
export function maySayAway(by: Staff, person: Staff, directory: DirectoryIndex, now: string): boolean {
  if (by.id === person.id || ['manager', 'head-of-service', 'admin'].includes(by.role)) return true
  return managersAbove(person, directory).some(
    manager => whoActsFor(manager.id, now, directory)?.staff.id === by.id,
  )
}

function wrongDays({ from, to, half }: AbsenceAsk, now: string): AbsenceRefused | null {
  if (!LocalDate.safeParse(from).success) return refuse('from', 'Enter the first day away.')
  if (!LocalDate.safeParse(to).success) return refuse('to', 'Enter the last day away.')
  if (to < from)
    return refuse('to', `The last day, ${calendarDay(to)}, is before the first, ${calendarDay(from)}.`)
  if (to < londonDate(now)) return refuse('to', `${calendarDay(to)} is over. Choose today or a later day.`)
  if (dayNumber(to) - dayNumber(from) > LONGEST_DAYS)
    return refuse('to', `That is longer than ${LONGEST_DAYS} days. Check the last day.`)
  if (half !== undefined && from !== to) return refuse('half', 'Half a day is for one day only.')
  return null
}

const refuse = (field: AbsenceRefused['field'], refused: string): AbsenceRefused => ({
  ok: false,
  refused,
  field,
})

/** How many open queries each of them has. */
async function loads(
  staff: readonly Staff[],
  casework: Pick<CaseworkChanging, 'ownedBy'>,
): Promise<ReadonlyMap<string, number>> {
  return new Map(
    await Promise.all(staff.map(async ({ id }) => [id, (await casework.ownedBy(id, null)).length] as const)),
  )
}
