/** People of the directory as pages name them. Ids stand in where a name is not known any more. */
import { awayUntil, whoActsFor } from '#shared/domain/directory/cover.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { londonDay } from '#shared/domain/letters/london-words.ts'
import type { CaseMatch, Owner } from '#shared/domain/triage/judgement.ts'

export type Directory = DirectoryIndex | null

export function staffName(directory: Directory, staffId: string): string {
  if (staffId === 'director') return 'Director'
  return directory?.staff(staffId)?.name ?? staffId
}

/** The child's name; null where no child is known. */
export function childName(directory: Directory, match: CaseMatch | null): string | null {
  if (match === null) return null
  return directory?.case(match.id)?.childName ?? match.id
}

export interface OwnerInWords {
  readonly name: string
  /** `Covering for Amy Wu`, `Triage`; null where there is nothing to add. */
  readonly note: string | null
}

export function ownerInWords(directory: Directory, owner: Owner, match: CaseMatch | null): OwnerInWords {
  if (owner.staffId === null) return { name: 'Nobody', note: null }
  return { name: staffName(directory, owner.staffId), note: ownerNote(directory, owner, match) }
}

function ownerNote(directory: Directory, owner: Owner, match: CaseMatch | null): string | null {
  switch (owner.via) {
    case 'cover': {
      const allocated = match === null ? null : (directory?.case(match.id)?.caseworker ?? null)
      const covered =
        allocated === null || allocated === owner.staffId ? null : staffName(directory, allocated)
      return covered === null ? 'Covering for a colleague' : `Covering for ${covered}`
    }
    case 'manager':
      return 'As manager'
    case 'triage':
      return 'Triage'
    default:
      return null
  }
}

/** `Away until Friday 27 November. Ben Cole is covering.`; null while the person is at work or not known. */
export function awayInWords(directory: Directory, staffId: string | null, now: string): string | null {
  if (directory === null || staffId === null) return null
  const until = awayUntil(staffId, now, directory)
  if (until === null) return null
  const acting = whoActsFor(staffId, now, directory)
  const cover = acting === null ? 'Nobody is covering.' : `${acting.staff.name} is covering.`
  return `Away until ${londonDay(`${until}T12:00:00.000Z`)}. ${cover}`
}
