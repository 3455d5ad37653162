/**
 * One query on its way to a cover, and back, as an absence begins and ends. What fell due before goes into its history first, as it was
 * with whoever had it then; what falls due from that instant on is the new owner's. The clocks run on (contract section 4).
 */
import { isAway } from '../../directory/cover.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { epochOf, instantOf } from '../../standards/london.ts'
import type { CaseworkChange } from '../change.ts'
import { bringUpToDate, withTimes } from '../clock/bring-up-to-date.ts'
import { coverEnded, coverStarted, type Handed } from '../cover.ts'
import type { Query } from '../query.ts'

export interface Move {
  readonly change: CaseworkChange
  /** Staff id of whoever has it now. */
  readonly to: string
}

interface When {
  /** When the absence began, or ended, for the person's work. Not after `now`. */
  readonly since: string
  readonly now: string
  readonly directory: DirectoryIndex
}

/**
 * Null where the person does not have it any more, is there, or nobody else can be found. Where they have it in place of somebody who is
 * there again, it goes back to that one.
 */
export function toCover(query: Query, staffId: string, when: When): Move | null {
  if (query.owner.staffId !== staffId) return null
  const { now, directory } = when
  return moved(
    query,
    when,
    (current, since) =>
      (isAway(staffId, now, directory) ? coverEnded(current, now, directory, since) : null) ??
      coverStarted(current, now, directory, since),
  )
}

/** Null where nobody has it in their place any more, or they are not there. */
export function backFromCover(query: Query, staffId: string, when: When): Move | null {
  if (query.coverFor?.staffId !== staffId) return null
  return moved(query, when, (current, since) => coverEnded(current, when.now, when.directory, since))
}

function moved(query: Query, when: When, hand: (query: Query, since: string) => Handed | null): Move | null {
  const { now, directory } = when
  // An absence that the import told of late began before the query was there.
  const since = when.since < query.receivedAt ? query.receivedAt : when.since
  const before = bringUpToDate(query, instantOf(epochOf(since) - 1), directory)
  const handed = hand(before.query, since)
  if (handed === null) return null
  const after = bringUpToDate(handed.query, now, directory)
  return {
    change: {
      query: { ...withTimes(after.query, directory), version: query.version + 1 },
      events: [...before.events, handed.event, ...after.events],
      notices: [...before.notices, ...after.notices],
      outgoing: [],
      takenBack: [],
    },
    to: handed.to.id,
  }
}
