/** Reckons all open clocks anew when the calendar or the standards have changed, a page at a time, over as many sweeps as it takes. */
import { bringUpToDate, withTimes } from '../domain/casework/clock/bring-up-to-date.ts'
import { recalculated } from '../domain/casework/clock/recalculated.ts'
import { advanced, begun, isDue, type Place, type Run } from '../domain/casework/clock/recalculation-run.ts'
import type { Query } from '../domain/casework/query.ts'
import type { Council } from '../domain/directory/council.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { epochOf } from '../domain/standards/london.ts'
import { fingerprint, fingerprintOf, reckoningBy, reckoningOf } from '../domain/standards/reckoning.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { RecalculationStore } from '../ports/recalculation.ts'
import { fewAtOnce } from './few-at-once.ts'
import { readQueriesApart } from './read-queries-apart.ts'

export interface RecalculateClocksPorts {
  readonly store: RecalculationStore
  readonly casework: Pick<CaseworkChanging, 'query' | 'queries' | 'change'>
  /** With whoever is away besides the plan; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly clock: Clock
  readonly news: {
    /** Open clocks are to be reckoned anew from here. */
    begun(fields: { since: string }): void
    /** How many queries moved in this sweep. */
    recalculated(fields: { queries: number }): void
    ended(fields: { since: string }): void
  }
}

/** Open queries that are read at once. */
const PAGE = 200
/** Written side by side. */
const WRITERS = 10
/** A sweep has other steps too: what is left is the next one's. */
const LONGEST_MS = 30_000
const TRIES = 6
/** A step takes a hundred writes, and what fell due before the change is among them. */
const WRITES_AT_ONCE = 20

/** Does nothing, at the price of one read, where all open clocks go by what is in force. */
export function makeRecalculateClocks(ports: RecalculateClocksPorts) {
  return async (): Promise<void> => {
    const began = ports.clock()
    // Before the directory: whoever read an older one must not undo what a later sweep has begun.
    const before = await ports.store.state()
    const directory = await ports.directory()
    if (directory === null) return
    const done: Done = { moved: 0, faults: [] }
    if (before === null) await wakeAll(directory, done)
    let state = begun(before, reckoningOf(directory.snapshot.council), began)
    if (state !== before) {
      if ((await ports.store.save(state)) === 'stale') return
      if (state.run !== null) ports.news.begun({ since: state.run.since })
    }
    if (state.run === null) return rung(done)
    const wayOf = waysOf(state.run, directory)
    while (state.run !== null && isDue(state.run, ports.clock())) {
      const { run } = state
      const page = await ports.store.openQueries(run.place, PAGE)
      await reckonAnew(page.references, run.since, wayOf, directory, done)
      const next = advanced(state, page.next)
      // Another sweep is further on: the rest is in good hands.
      if ((await ports.store.save(next)) === 'stale') break
      if (next.run === null) ports.news.ended({ since: run.since })
      state = next
      if (epochOf(ports.clock()) - epochOf(began) >= LONGEST_MS) break
    }
    if (done.moved > 0) ports.news.recalculated({ queries: done.moved })
    rung(done)
  }

  /**
   * The first sweep of all, of a service that had queries before it had clocks: those are in no list of what is due, and nobody would ever
   * look at them. Each has its place after this; a sweep that is ended half-way begins again.
   */
  async function wakeAll(directory: DirectoryIndex, done: Done): Promise<void> {
    let place: Place | null = null
    do {
      const page = await ports.store.openQueries(place, PAGE)
      const { queries, faults } = await readQueriesApart(ports.casework, page.references)
      done.faults.push(...faults)
      const asleep = queries.filter(({ state, wakeAt }) => state !== 'closed' && wakeAt === null)
      await fewAtOnce(asleep, query => wake(query, directory), WRITERS).catch(
        (fault: unknown) => void done.faults.push(fault),
      )
      place = page.next
    } while (place !== null)
  }

  async function wake(query: Query, directory: DirectoryIndex): Promise<void> {
    const { query: awake, events, notices } = bringUpToDate(query, ports.clock(), directory)
    if (awake.wakeAt === null && events.length === 0) return
    // Stale: somebody else has changed it, and given it its place by that.
    await ports.casework.change({
      query: { ...awake, version: query.version + 1 },
      events,
      notices,
      outgoing: [],
      takenBack: [],
    })
  }

  /** One that cannot be read or written stops no other; the second pass tries it again. */
  async function reckonAnew(
    references: readonly string[],
    since: string,
    wayOf: WayOf,
    directory: DirectoryIndex,
    done: Done,
  ): Promise<void> {
    const { queries, faults } = await readQueriesApart(ports.casework, references)
    done.faults.push(...faults)
    const queue = [...queries]
    const worker = async (): Promise<void> => {
      for (let query = queue.shift(); query !== undefined; query = queue.shift()) {
        try {
          if (await anew(query, wayOf, directory, since)) done.moved += 1
        } catch (fault) {
          done.faults.push(fault)
        }
      }
    }
    await Promise.all(Array.from({ length: WRITERS }, worker))
  }

  /** What fell due until the change is said by the old way, what falls due after it by the new one. */
  async function anew(read: Query, wayOf: WayOf, after: DirectoryIndex, since: string): Promise<boolean> {
    let query: Query | null = read
    for (let attempt = 1; query !== null && attempt <= TRIES; attempt += 1) {
      // Asked again at each try: another sweep may have reckoned it anew meanwhile.
      const before = wayOf(query)
      if (before === undefined) return false
      const untilThen = bringUpToDate(query, since, before)
      const change = recalculated(untilThen.query, {
        before: before.snapshot.council,
        after: after.snapshot.council,
        at: since,
      })
      if (change === null) return false
      // What does not fit in is due still, and said by the step that looks at what is due.
      const sinceThen = bringUpToDate(change.query, ports.clock(), after, WRITES_AT_ONCE)
      const written = await ports.casework.change({
        query: withTimes({ ...sinceThen.query, version: query.version + 1 }, after),
        events: [...untilThen.events, change.event, ...sinceThen.events],
        notices: [...untilThen.notices, ...sinceThen.notices],
        outgoing: [],
        takenBack: [],
      })
      if (written === 'changed') return true
      query = await ports.casework.query(query.reference)
    }
    if (query === null) return false
    throw new Error(`${query.reference} kept changing while its clocks were reckoned anew.`)
  }
}

/** So that the alarm rings for each sweep in which one could not be done. */
function rung({ faults }: Done): void {
  if (faults.length > 0) throw new AggregateError(faults, 'Some queries could not be reckoned anew.')
}

/**
 * While a change is worked at: whether a query still goes by the old way and will move. What falls due on it is not to be said until then,
 * or a day that is closed now would still make it late.
 */
export function makeWaitsForReckoning({ store }: Pick<RecalculateClocksPorts, 'store'>) {
  return async (directory: DirectoryIndex): Promise<(query: Query) => boolean> => {
    const run = (await store.state())?.run ?? null
    if (run === null || fingerprint(run.to) !== fingerprintOf(directory.snapshot.council)) return () => false
    const wayOf = waysOf(run, directory)
    return query => {
      const before = wayOf(query)
      if (before === undefined) return false
      return (
        recalculated(bringUpToDate(query, run.since, before).query, {
          before: before.snapshot.council,
          after: directory.snapshot.council,
          at: run.since,
        }) !== null
      )
    }
  }
}

interface Done {
  moved: number
  readonly faults: unknown[]
}

/** The directory with the calendar and standards that a query was last reckoned by; none for one that goes by those in force. */
type WayOf = (query: Query) => DirectoryIndex | undefined

/** Made once for a sweep: calendars remember the days that they were asked about. */
function waysOf(run: Run, directory: DirectoryIndex): WayOf {
  const { council } = directory.snapshot
  const ways = new Map(
    run.from.map(reckoning => [
      fingerprint(reckoning),
      withCouncil(directory, reckoningBy(reckoning, council)),
    ]),
  )
  const [inForceBefore] = ways.values()
  const current = fingerprintOf(council)
  return query => ways.get(query.reckonedBy) ?? (query.reckonedBy === current ? undefined : inForceBefore)
}

const withCouncil = (directory: DirectoryIndex, council: Council): DirectoryIndex => ({
  ...directory,
  snapshot: { ...directory.snapshot, council },
})
