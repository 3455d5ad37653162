/** A person of the service says that somebody whose mailbox spoke of an absence is at work. Safe to repeat: the second time finds no mark. */
import { type AwayMark, stands } from '../domain/casework/away-mark.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { AwayMarks } from '../ports/away-marks.ts'
import type { Clock } from '../ports/clock.ts'

export interface AtWork {
  /** Staff id of the person who is at work. */
  readonly staffId: string
  /** The version of the mark that was looked at: a newer automatic reply is never ended unseen. */
  readonly version: number
  /** Staff id of whoever says so. */
  readonly by: string
}

export type AtWorkAnswer =
  | { readonly ok: true; readonly ended: AwayMark }
  /** `who`: the directory does not know whoever says so. `gone`: no mark stands any more. `stale`: another one stands. */
  | { readonly ok: false; readonly why: 'who' | 'gone' | 'stale' }

export interface SayAtWorkPorts {
  readonly awayMarks: AwayMarks
  /** Null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly clock: Clock
}

export function makeSayAtWork(ports: SayAtWorkPorts) {
  return async ({ staffId, version, by }: AtWork): Promise<AtWorkAnswer> => {
    const [directory, marks] = await Promise.all([ports.directory(), ports.awayMarks.all()])
    if (directory === null || directory.staff(by) === null) return { ok: false, why: 'who' }
    const now = ports.clock()
    const mark = marks.find(each => each.staffId === staffId && stands(each, now))
    if (mark === undefined) return { ok: false, why: 'gone' }
    if (mark.version !== version) return { ok: false, why: 'stale' }
    const outcome = await ports.awayMarks.end(mark, now)
    return outcome === 'ended' ? { ok: true, ended: mark } : { ok: false, why: 'stale' }
  }
}
