/** Who reads an act page, and what they may do on it now. */
import { isPaused } from '#shared/domain/casework/clock/pausing.ts'
import { type ActsAs, mayActOn } from '#shared/domain/casework/may-act-on.ts'
import { apologyOwed } from '#shared/domain/casework/news/apology-owed.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Staff } from '#shared/domain/directory/directory.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import type { Deed } from './deeds.ts'

/** Stands in a link for the address that `council.json` names: who reads it is in no directory, and only looks. */
const DIRECTOR = 'director'

export type Reader =
  | { readonly as: 'director' }
  | { readonly as: ActsAs; readonly staff: Staff }
  /** Nothing is shown of the query but why: a heading and a line. */
  | { readonly refused: readonly [title: string, ...lines: readonly string[]] }

/** By the directory of this instant: a link that was good when it was sent may lead somebody here who has no part in it any more. */
export function readerOf(
  staffId: string | null,
  query: Query,
  directory: DirectoryIndex,
  now: string,
): Reader {
  const staff = staffId === null ? null : directory.staff(staffId)
  const isDirector = staffId === DIRECTOR && directory.snapshot.council.director !== undefined
  if (staff === null && !isDirector) {
    return {
      refused: [
        'This link is not yours to use any more',
        'It was for somebody who is not on the list of staff any more.',
        'If you work for this council, ask your manager to have you put on the list.',
      ],
    }
  }
  const as = staff === null ? null : mayActOn(query, staff, directory, now)
  // Only an apology that is owed may still leave then.
  const isOver = query.state === 'closed' && !(as === 'manager' && apologyOwed(query).length > 0)
  if (isOver) return { refused: closedWords(query, directory) }
  if (staff === null) return { as: 'director' }
  if (as === null) {
    return {
      refused: [
        `${query.reference} is not with you any more`,
        `${ownerName(query, directory)} has it now. There is nothing for you to do.`,
      ],
    }
  }
  return { as, staff }
}

export const ownerName = ({ owner }: Query, directory: DirectoryIndex): string =>
  owner.staffId === null ? 'Nobody' : (directory.staff(owner.staffId)?.name ?? 'Somebody who has left')

function closedWords({ reference, closing }: Query, directory: DirectoryIndex): [string, ...string[]] {
  const by = closing === null ? null : (directory.staff(closing.by)?.name ?? null)
  return [
    `${reference} is closed`,
    closing === null || by === null
      ? 'There is nothing for you to do.'
      : `${by} closed it at ${londonTimeOnDay(closing.at)}. There is nothing for you to do.`,
  ]
}

/** What this reader can do now. Whether it can be done at all, the act itself says when it is tried. */
export function offersOf(
  reader: Exclude<Reader, { refused: unknown }>,
  query: Query,
  /** The draft of an apology that lacks nothing. */
  hasApology: boolean,
): ReadonlySet<Deed['does']> {
  if (reader.as === 'director') return new Set()
  const apologise = reader.as === 'manager' && hasApology && 'apologise'
  if (query.state === 'closed') return new Set(apologise === false ? [] : [apologise])
  const { acceptedAt, breaches } = query.clocks
  // Not to accept in time is between colleagues: the writer was promised nothing by it.
  const isLate = breaches.some(({ clock }) => clock !== 'accept')
  const offers: (Deed['does'] | false)[] = [isLate && 'reason', 'phone', apologise]
  switch (reader.as) {
    case 'owner':
      offers.push(acceptedAt === null && 'accept', query.coverFor !== null && 'keep', 'not-mine', 'need-help')
      break
    case 'cover':
      offers.push(acceptedAt === null ? 'accept' : 'take', 'need-help')
      break
    case 'covered':
      // It comes back by itself when they are there again.
      break
    case 'manager':
      offers.push('take', 'give', !isPaused(query) && 'new-date')
      break
    case 'duty':
      offers.push('take', 'give')
      break
  }
  return new Set(offers.filter(each => each !== false))
}
