/** What an import changes for work that people have already: pure, from the directory before and the one in force. */
import type { Absence } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { DirectorySnapshot } from '../../directory/snapshot.ts'
import { nameOf } from './cover-mails.ts'
import { type Uncovered, uncoveredAbsences } from './no-cover.ts'
import type { WorkMove } from './work-move.ts'

/** People who have left, and people some of whose children have another caseworker by the new list. `version` names the import. */
export function movesOf(
  before: DirectorySnapshot,
  after: DirectorySnapshot,
  version: number,
  now: string,
): readonly WorkMove[] {
  const still = new Set(after.staff.map(({ id }) => id))
  const names = new Map(before.staff.map(({ id, name }) => [id, name]))
  const caseworkers = new Map(before.cases.map(({ id, caseworker }) => [id, caseworker]))
  const gaveUp = after.cases.flatMap(({ id, caseworker }) => {
    const earlier = caseworkers.get(id) ?? null
    return earlier !== null && caseworker !== earlier && still.has(earlier) ? [earlier] : []
  })
  const move = (staffId: string, why: WorkMove['why']): WorkMove => ({
    moveId: `${why}-${nameOf([staffId, String(version)])}`,
    version: 1,
    state: 'moving',
    why,
    from: { staffId, name: names.get(staffId) ?? staffId },
    to: [],
    by: 'system',
    note: null,
    at: now,
  })
  return [
    ...before.staff.filter(({ id }) => !still.has(id)).map(({ id }) => move(id, 'left')),
    ...[...new Set(gaveUp)].map(id => move(id, 'reallocated')),
  ]
}

/** Imported absences that nobody covers and that were not in the list before, or not so. */
export function newlyUncovered(
  before: DirectorySnapshot,
  directory: DirectoryIndex,
  now: string,
): readonly Uncovered[] {
  const keyOf = ({ staffId, from, to, half, cover }: Absence): string =>
    JSON.stringify([staffId, from, to, half ?? '', cover])
  const known = new Set(before.absences.map(keyOf))
  return uncoveredAbsences(directory, now).filter(
    ({ absence }) => absence.recordedAt === undefined && !known.has(keyOf(absence)),
  )
}
