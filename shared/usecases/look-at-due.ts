/**
 * The part of the sweep that makes time pass for queries: records what has fallen due on each, and settles answers that have
 * left. It reads only those that are due. Any number of sweeps at once, late or missed, leave the same history: each query is
 * written on the version that was read, and what is recorded follows from its own instants.
 */
import { bringUpToDate } from '../domain/casework/clock/bring-up-to-date.ts'
import type { Query } from '../domain/casework/query.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import { readQueriesApart } from './read-queries-apart.ts'

export interface LookAtDuePorts {
  readonly casework: Pick<CaseworkChanging, 'queries' | 'change' | 'wakingBy'>
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Finds out what became of an answer that was to leave. */
  readonly settleAnswer: (query: Query) => Promise<void>
  /** Asked once a sweep: which queries are about to be reckoned anew, and are left alone until then. */
  readonly waitsForReckoning: (directory: DirectoryIndex) => Promise<(query: Query) => boolean>
  readonly clock: Clock
  readonly news: { looked(fields: { queries: number; events: number }): void }
}

/** Read at once. */
const QUERIES_AT_ONCE = 500
/** Written at once. */
const WRITERS = 16
const ROUNDS = 200
/** A step takes a hundred writes; one thing that is said can be told to many. What is left is said in a step of its own. */
const WRITES_AT_ONCE = 40

export function makeLookAtDue(ports: LookAtDuePorts) {
  return async (): Promise<void> => {
    const now = ports.clock()
    const directory = await ports.directory()
    if (directory === null) return
    const waits = await ports.waitsForReckoning(directory)
    /** Looked at in this sweep: one that does not get on is the next sweep's. */
    const seen = new Set<string>()
    let events = 0
    const faults: unknown[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const waking = await ports.casework.wakingBy(now, QUERIES_AT_ONCE + seen.size)
      const fresh = waking.filter(reference => !seen.has(reference)).slice(0, QUERIES_AT_ONCE)
      if (fresh.length === 0) break
      for (const reference of fresh) seen.add(reference)
      // One that cannot be read or written must not stop the others, nor those that are due after it.
      const read = await readQueriesApart(ports.casework, fresh)
      faults.push(...read.faults)
      const queue = [...read.queries]
      let worked = 0
      await Promise.all(
        Array.from({ length: WRITERS }, async () => {
          for (let query = queue.shift(); query !== undefined; query = queue.shift()) {
            if (waits(query)) {
              worked += 1
              continue
            }
            await look(query, directory, now).then(
              count => {
                events += count
                worked += 1
              },
              (fault: unknown) => void faults.push(fault),
            )
          }
        }),
      )
      // Nothing works at all: that is for the next sweep.
      if (faults.length > 0 && worked === 0) break
    }
    if (seen.size > 0) ports.news.looked({ queries: seen.size, events })
    if (faults.length > 0) throw new AggregateError(faults, 'Some queries that are due could not be worked.')
  }

  async function look(query: Query, directory: DirectoryIndex, now: string): Promise<number> {
    if (query.clocks.answering !== null && query.wakeAt !== null && query.wakeAt <= now) {
      await ports.settleAnswer(query)
      return 0
    }
    let events = 0
    for (let current = query; ; ) {
      const upToDate = bringUpToDate(current, now, directory, WRITES_AT_ONCE)
      if (upToDate.events.length === 0 && upToDate.query.wakeAt === current.wakeAt) return events
      const next = { ...upToDate.query, version: current.version + 1 }
      const written = await ports.casework.change({
        query: next,
        events: upToDate.events,
        notices: upToDate.notices,
        outgoing: [],
        takenBack: [],
      })
      // Stale: somebody else has changed it, and brought it up to date by that.
      if (written === 'stale') return events
      events += upToDate.events.length
      if (next.wakeAt === null || next.wakeAt > now) return events
      current = next
    }
  }
}
