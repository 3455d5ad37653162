/** A manager hands all that somebody has to one or several colleagues, for good, with a note (domain.md section 1, R12). */
import { nameOf } from '../domain/casework/absence/cover-mails.ts'
import type { WorkMove } from '../domain/casework/absence/work-move.ts'
import { awayUntil, isAway } from '../domain/directory/cover.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { calendarDay } from '../domain/letters/london-words.ts'
import type { Clock } from '../ports/clock.ts'
import type { WorkMoves } from '../ports/work-moves.ts'
import type { MoveWork } from './move-work.ts'
import { maySayAway } from './prepare-absence.ts'

export interface HandOverWorkAsk {
  readonly staffId: string
  /** Staff ids of those who take it on, each at work now; they share it by what they have already. */
  readonly to: readonly string[]
  /** May be empty. */
  readonly note: string
  /** Staff id of whoever says so. */
  readonly by: string
}

export type HandOverWorkAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: 'staffId' | 'to' | 'note' | 'by'; readonly refused: string }

export type HandOverWork = (ask: HandOverWorkAsk) => Promise<HandOverWorkAnswer>

const LONGEST_NOTE = 2_000

export function makeHandOverWork(ports: {
  readonly moves: Pick<WorkMoves, 'write'>
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Moves it at once; what it leaves undone is the sweep's. */
  readonly moveWork: MoveWork
  readonly clock: Clock
  readonly news: { leftToSweep(fields: { staffId: string }, fault: unknown): void }
}): HandOverWork {
  return async ask => {
    const directory = await ports.directory()
    const now = ports.clock()
    const refused =
      directory === null ? no('staffId', 'There is no directory yet.') : wrong(ask, directory, now)
    if (directory === null || refused !== null) return refused ?? no('staffId', 'There is no directory yet.')
    const from = directory.staff(ask.staffId)
    if (from === null) return no('staffId', 'Choose whose work it is from the list.')
    const move: WorkMove = {
      moveId: `handed-${nameOf([ask.staffId, ask.by, now])}`,
      version: 1,
      state: 'moving',
      why: 'handed-over',
      from: { staffId: from.id, name: from.name },
      to: [...new Set(ask.to)],
      by: ask.by,
      note: ask.note.trim() === '' ? null : ask.note.trim(),
      at: now,
    }
    // Stale: the same form sent twice at one instant; the first is worked.
    if ((await ports.moves.write(move, [])) === 'written') {
      await ports
        .moveWork()
        .catch((fault: unknown) => ports.news.leftToSweep({ staffId: ask.staffId }, fault))
    }
    return { ok: true }
  }
}

function wrong(
  { staffId, to, note, by }: HandOverWorkAsk,
  directory: DirectoryIndex,
  now: string,
): Extract<HandOverWorkAnswer, { ok: false }> | null {
  const from = directory.staff(staffId)
  if (from === null) return no('staffId', 'Choose whose work it is from the list.')
  const whoSays = directory.staff(by)
  if (whoSays === null) return no('by', 'Choose your own name.')
  if (by === staffId || !maySayAway(whoSays, from, directory, now))
    return no('by', `Only a manager can hand over the work of ${from.name}.`)
  if (to.length === 0) return no('to', 'Choose at least one colleague who takes it on.')
  for (const id of to) {
    const colleague = directory.staff(id)
    if (colleague === null) return no('to', 'Choose colleagues from the list.')
    if (id === staffId)
      return no('to', `The work of ${from.name} cannot go to ${from.name}. Choose somebody else.`)
    if (!isAway(id, now, directory)) continue
    const until = awayUntil(id, now, directory)
    const when = until === null ? '' : ` up to and including ${calendarDay(until)}`
    return no('to', `${colleague.name} is away${when}. Choose somebody who is here.`)
  }
  if (note.trim().length > LONGEST_NOTE)
    return no('note', `The note is too long. Use ${LONGEST_NOTE} letters at the most.`)
  return null
}

const no = (
  field: Extract<HandOverWorkAnswer, { ok: false }>['field'],
  refused: string,
): Extract<HandOverWorkAnswer, { ok: false }> => ({ ok: false, field, refused })
