/** Who is told that a clock is nearly or already late: contract section 4, readings 10 and 12. */
import { managerOf, managersAbove, whoActsFor } from '../../directory/cover.ts'
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { acceptLadderFor, type LadderReader, ladderFor } from '../../standards/ladder.ts'
import { warningsFor } from '../../standards/warnings.ts'
import { decideStandIn } from '../../triage/owner.ts'
import type { Query } from '../query.ts'
import type { AgendaItem } from './agenda.ts'

/** Stands in `to` for the address that `council.json` names (reading 12). */
const DIRECTOR = 'director'

/** Staff ids, or `director`, each once, in the order of the standards. Nobody is told of a breach as such: its first rung tells. */
export function toldOf(
  item: AgendaItem,
  query: Pick<Query, 'owner' | 'priority'>,
  directory: DirectoryIndex,
): readonly string[] {
  const { council } = directory.snapshot
  if (item.what === 'warned') {
    const warning = warningsFor(council).find(each => each.detail === item.detail)
    const readers = warning?.tell[query.priority] ?? []
    return unique(readers.flatMap(reader => readerAt(reader, item.at, query, directory)))
  }
  if (item.what === 'escalated') {
    const ladder = (item.clock === 'accept' ? acceptLadderFor : ladderFor)(council, query.priority)
    const rung = ladder.find(each => each.level === item.detail)
    return rung === undefined ? [] : unique(readerAt(rung.tell, item.at, query, directory))
  }
  return []
}

function readerAt(
  reader: LadderReader,
  at: string,
  query: Pick<Query, 'owner'>,
  directory: DirectoryIndex,
): readonly string[] {
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  switch (reader) {
    case 'owner':
      // Also one who is away: a duty of care (reading 10).
      return owner === null ? [] : [owner.id]
    case 'cover':
      return coverOf(owner, at, directory)
    case 'team-manager':
      return acting(owner === null ? null : managerOf(owner, directory), owner, at, directory)
    case 'head-of-service':
      return acting(headOver(owner, directory), owner, at, directory)
    case 'director':
      return directory.snapshot.council.director === undefined
        ? readerAt('head-of-service', at, query, directory)
        : [DIRECTOR]
    default:
      return acting(directory.staff(reader.staffId), owner, at, directory)
  }
}

/** Whoever contract section 3 names while the owner is away; nobody while they are there. */
export function coverOf(owner: Staff | null, at: string, directory: DirectoryIndex): readonly string[] {
  if (owner === null || whoActsFor(owner.id, at, directory)?.staff.id === owner.id) return []
  const standIn = decideStandIn(owner, { now: at, directory }).staffId
  return standIn === null ? [] : [standIn]
}

/** The person, or whoever acts for them; where nobody does, the next above who is there. Never silence. */
function acting(
  person: Staff | null,
  owner: Staff | null,
  at: string,
  directory: DirectoryIndex,
): readonly string[] {
  const upwards = [
    ...(person === null ? [] : [person, ...managersAbove(person, directory)]),
    ...(owner === null ? [] : managersAbove(owner, directory)),
    ...directory.inRole('head-of-service'),
    ...directory.inRole('manager'),
    ...directory.inRole('triage'),
  ]
  for (const each of upwards) {
    const found = whoActsFor(each.id, at, directory)
    if (found !== null) return [found.staff.id]
  }
  return person === null ? [] : [person.id]
}

/** The head of service above the owner; else the first on the list of staff. */
function headOver(owner: Staff | null, directory: DirectoryIndex): Staff | null {
  const above = owner === null ? [] : [owner, ...managersAbove(owner, directory)]
  return above.find(each => each.role === 'head-of-service') ?? directory.inRole('head-of-service')[0] ?? null
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)]
