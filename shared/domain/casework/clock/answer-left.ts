/** A mail to the correspondent has left, or was taken back: only now do the clocks say so, as of the instant it was written. */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import { closed, held, reopened, replied } from './moves.ts'
import { isPaused, resumed } from './pausing.ts'

export interface AnswerLeft {
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
}

/** Null where the query waits for no such mail: it was settled before. */
export function answerLeft(query: Query, entryId: string, directory: DirectoryIndex): AnswerLeft | null {
  const { answering } = query.clocks
  if (answering === null || answering.entryId !== entryId) return null
  const { at, by, what } = answering
  const free: Query = { ...query, clocks: { ...query.clocks, answering: null } }
  // Whoever answers does not wait any more.
  const running = isPaused(free) && what !== 'held' ? resumed(free, at, 'answered', directory, by) : null
  const open = running?.query ?? free
  const event: CaseworkEvent = { at, type: what, by, to: [], detail: '' }
  const events = [...(running?.events ?? []), event]
  switch (what) {
    case 'replied':
      return { query: replied(open, at, by), events }
    case 'held':
      return { query: held(open, at, by, answering.promised ?? open.nextDeadline.at), events }
    case 'closed': {
      const shut = closed({ ...open, closing: answering.closing ?? open.closing }, at, by)
      // What the writer sent after the letter was written, nobody has answered: it opens the query as it would have a minute later.
      const since = query.contacts.find(contact => contact > at)
      if (since === undefined) return { query: shut, events }
      const opened: CaseworkEvent = { at: since, type: 'reopened', by: 'correspondent', to: [], detail: '' }
      return {
        query: reopened(shut, since, directory.snapshot.council),
        events: [...events, opened],
      }
    }
  }
}

/** Undone before it left: the clocks run as if nothing had been written. */
export function answerTakenBack(query: Query, entryId: string): Query | null {
  return query.clocks.answering?.entryId === entryId
    ? { ...query, clocks: { ...query.clocks, answering: null } }
    : null
}
