/**
 * The part of the sweep that moves work for good: of people who have left, whose work a manager hands over, whose children were given to
 * somebody else. Each query moves on the condition that the move is as it was read, and the mails that tell of it are made once.
 */
import { handoverMail } from '../domain/casework/absence/cover-mails.ts'
import { moveForGood } from '../domain/casework/absence/move-for-good.ts'
import type { WorkMove } from '../domain/casework/absence/work-move.ts'
import type { NoticeLinks } from '../domain/casework/notice-facts.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import { atWork } from '../domain/directory/cover.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CoverPeriods } from '../ports/absences.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { CaseworkReading } from '../ports/casework-reading.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import type { WorkMoves } from '../ports/work-moves.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { WantIntroductions } from './introduce.ts'
import { queueDecided } from './queue-decided.ts'

export interface MoveWorkPorts {
  readonly moves: WorkMoves
  readonly periods: Pick<CoverPeriods, 'all' | 'write' | 'coveredFor' | 'forget'>
  readonly casework: Pick<CaseworkChanging, 'query' | 'queries' | 'ownedBy'>
  readonly reading: Pick<CaseworkReading, 'file'>
  /** With whoever is away besides the import; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly links: (reference: string, staffId: string, now: string) => Promise<NoticeLinks>
  /** Asks a manager whether writers are told of their new contact. */
  readonly wantIntroductions: WantIntroductions
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly news: {
    moved(fields: { staffId: string; why: string; queries: number; readers: number }): void
  }
}

export type MoveWork = () => Promise<void>

const TRIES = 6
const ONE_BY_ONE = 1

export function makeMoveWork(ports: MoveWorkPorts): MoveWork {
  return async () => {
    const moves = await ports.moves.all()
    if (moves.length === 0) return
    const directory = await ports.directory()
    if (directory === null) return
    // One that cannot be done keeps no other waiting.
    await fewAtOnce(moves, move => work(move, directory), ONE_BY_ONE)
  }

  async function work(read: WorkMove, directory: DirectoryIndex): Promise<void> {
    let move = read
    if (move.state === 'moving') {
      // With everybody away nothing could go anywhere, and would never be tried again: it waits for the first who comes.
      const now = ports.clock()
      if (!directory.snapshot.staff.some(({ id }) => atWork(id, now, directory) !== null)) return
      await moveAll(move, directory)
      const telling: WorkMove = { ...move, state: 'telling', version: move.version + 1 }
      if ((await ports.moves.write(telling, [])) === 'stale') return
      move = telling
    }
    await tell(move, directory)
  }

  async function moveAll(move: WorkMove, directory: DirectoryIndex): Promise<void> {
    const { staffId } = move.from
    const [owned, covered] = await Promise.all([
      ports.casework.ownedBy(staffId, null),
      ports.periods.coveredFor(staffId),
    ])
    const load = await loads(move, directory)
    const theirs = [...new Set([...owned, ...covered.map(({ reference }) => reference)])]
    // One after the other: who has the least to do is counted as it goes.
    for (const reference of theirs) {
      const to = leastLoaded(load)
      const went = await moveOne(move, reference, to, directory)
      if (went !== null && load.has(went)) load.set(went, (load.get(went) ?? 0) + 1)
    }
  }

  /** Whom it went to; null where it stays, or somebody else has moved it. */
  async function moveOne(
    move: WorkMove,
    reference: string,
    to: string | null,
    directory: DirectoryIndex,
  ): Promise<string | null> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const query = await ports.casework.query(reference)
      const found = query === null ? null : moveForGood(query, move, { to, directory, now: ports.clock() })
      if (found === null) return null
      if ((await ports.moves.move(found.change, move, found.to)) === 'changed') return found.to
    }
    return null
  }

  async function tell(move: WorkMove, directory: DirectoryIndex): Promise<void> {
    const now = ports.clock()
    const moved = await ports.moves.moved(move)
    const queries = await ports.casework.queries(moved.map(({ reference }) => reference))
    const theirs = queries.filter(({ reference, state, owner }) =>
      moved.some(each => each.reference === reference && each.to === owner.staffId && state !== 'closed'),
    )
    const readers = [...new Set(theirs.flatMap(({ owner }) => owner.staffId ?? []))]
    const by = directory.staff(move.by)?.name ?? 'Your service'
    const mails = await fewAtOnce(readers, async id => {
      const reader = directory.staff(id)
      if (reader === null || id === move.by) return []
      const own = theirs.filter(({ owner }) => owner.staffId === id)
      const covered = await fewAtOnce(own, async query => {
        const [file, links] = await Promise.all([
          ports.reading.file(query.reference),
          ports.links(query.reference, id, now),
        ])
        return { query, events: file?.events ?? [], links }
      })
      const why = { kind: 'for-good' as const, by, note: move.note }
      const ask = { directory, now, about: [move.moveId, id], at: move.at }
      return [handoverMail(reader, move.from, why, covered, ask)]
    })
    await ports.wantIntroductions({
      about: ['move', move.moveId],
      why: 'change',
      from: move.from,
      references: theirs.map(({ reference }) => reference),
    })
    await finish(move, mails.flat(), { queries: theirs.length, readers: readers.length })
  }

  async function finish(
    move: WorkMove,
    mails: readonly OutgoingMail[],
    counts: { readonly queries: number; readonly readers: number },
  ): Promise<void> {
    const done: WorkMove = { ...move, state: 'done', version: move.version + 1 }
    if ((await ports.moves.write(done, mails)) === 'stale') return
    await queueDecided(ports.outbox, mails, ports.clock())
    if (move.why === 'left') await forgetLeaver(move.from.staffId)
    ports.news.moved({ staffId: move.from.staffId, why: move.why, ...counts })
  }

  /** Nothing comes back to somebody who has left. */
  async function forgetLeaver(staffId: string): Promise<void> {
    const covered = await ports.periods.coveredFor(staffId)
    await ports.periods.forget(
      staffId,
      covered.map(({ reference }) => reference),
    )
    const period = (await ports.periods.all()).find(each => each.staffId === staffId)
    if (period === undefined || period.state === 'ended') return
    const ended = { ...period, state: 'ended' as const, backAt: ports.clock(), version: period.version + 1 }
    await ports.periods.write(ended, [])
  }

  /** Open queries of each of those named who are at work. */
  async function loads(move: WorkMove, directory: DirectoryIndex): Promise<Map<string, number>> {
    const now = ports.clock()
    const present = move.to.filter(id => id !== move.from.staffId && atWork(id, now, directory) !== null)
    return new Map(
      await Promise.all(
        present.map(async id => [id, (await ports.casework.ownedBy(id, null)).length] as const),
      ),
    )
  }
}

function leastLoaded(load: ReadonlyMap<string, number>): string | null {
  let least: string | null = null
  for (const [id, count] of load) if (least === null || count < (load.get(least) ?? 0)) least = id
  return least
}
