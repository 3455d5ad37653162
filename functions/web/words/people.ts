/** People of the directory as pages name them. Ids stand in where a name is not known any more. */
import { atWork, awayUntil, whoActsFor, whyAway } from '#shared/domain/directory/cover.ts'
import type { Staff } from '#shared/domain/directory/directory.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { CaseMatch, Owner } from '#shared/domain/triage/judgement.ts'
import { decideStandIn } from '#shared/domain/triage/owner.ts'
import { dayInWords } from './days.ts'

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

/** Who the rules keep work from because their mailbox says that they are away, in order of name. */
export function perhapsAway(directory: Directory): readonly Staff[] {
  if (directory === null) return []
  return directory.snapshot.staff
    .filter(({ id }) => directory.unplannedOf(id).some(({ why }) => why === 'perhaps-away'))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

/** Whoever new mail for that person goes to now; null where nobody at work could be found. */
export function standInName(staff: Staff, directory: DirectoryIndex, now: string): string | null {
  const { staffId } = decideStandIn(staff, { now, directory })
  return atWork(staffId, now, directory)?.name ?? null
}

export interface AwayInWords {
  readonly words: string
  /** Only their mailbox says so: a person who knows better can say that they are at work. */
  readonly perhaps: boolean
}

/**
 * `Away until Friday 27 November. Ben Cole is covering.`, or `Perhaps away until … (their mailbox says so).` where nobody planned
 * it; null while the person is at work or not known.
 */
export function awayInWords(directory: Directory, staffId: string | null, now: string): AwayInWords | null {
  const staff = staffId === null ? null : (directory?.staff(staffId) ?? null)
  if (directory === null || staff === null) return null
  const away = whyAway(staff.id, now, directory)
  const until = awayUntil(staff.id, now, directory)
  if (away === null || until === null) return null
  const lastDay = dayInWords(until)
  if (away.why === 'perhaps-away') {
    const standIn = standInName(staff, directory, now)
    const cover = standIn === null ? 'Nobody could be found for new mail.' : `New mail goes to ${standIn}.`
    return { words: `Perhaps away until ${lastDay} (their mailbox says so). ${cover}`, perhaps: true }
  }
  const acting = whoActsFor(staff.id, now, directory)
  const cover = acting === null ? 'Nobody is covering.' : `${acting.staff.name} is covering.`
  return { words: `Away until ${lastDay}. ${cover}`, perhaps: false }
}
