/** One act of a person or of time on one stored query: read, brought up to date, changed, and written whole, whoever else writes meanwhile. */
import { type Acted, type ActRefused, isRefused } from '../domain/casework/change.ts'
import { bringUpToDate, withTimes } from '../domain/casework/clock/bring-up-to-date.ts'
import { apologyBecameReady } from '../domain/casework/news/apologise.ts'
import type { Query } from '../domain/casework/query.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { queueDecided } from './queue-decided.ts'

export interface ActOnQueryPorts {
  readonly casework: Pick<CaseworkChanging, 'query' | 'change'>
  /** With whoever is away besides the plan; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly outbox: OutboxQueue
  readonly clock: Clock
}

type ActAnswer =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly why: 'missing' | 'kept-changing' }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: string }

/** Pure: the query as it is up to now, and what is done to it. Asked again when somebody else was faster. */
type Act = (query: Query, directory: DirectoryIndex, now: string) => Acted | ActRefused

export type ActOnQuery = (reference: string, act: Act) => Promise<ActAnswer>

const TRIES = 6

export function makeActOnQuery(ports: ActOnQueryPorts): ActOnQuery {
  return async (reference, act) => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const [directory, stored] = await Promise.all([ports.directory(), ports.casework.query(reference)])
      if (directory === null || stored === null) return { ok: false, why: 'missing' }
      const now = ports.clock()
      const upToDate = bringUpToDate(stored, now, directory)
      const acted = act(upToDate.query, directory, now)
      if (isRefused(acted)) return { ok: false, why: 'refused', refused: acted.refused }
      const query = withTimes({ ...acted.query, version: stored.version + 1 }, directory)
      const outgoing = acted.outgoing ?? []
      const written = await ports.casework.change({
        query,
        events: [...upToDate.events, ...acted.events],
        notices: [
          ...upToDate.notices,
          ...(acted.notices ?? []),
          ...apologyBecameReady(upToDate.query, query, directory, now),
        ],
        outgoing,
        takenBack: acted.takenBack ?? [],
      })
      if (written === 'stale') continue
      await queueDecided(ports.outbox, outgoing, now)
      return { ok: true, query }
    }
    return { ok: false, why: 'kept-changing' }
  }
}
