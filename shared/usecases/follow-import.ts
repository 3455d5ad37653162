/**
 * The part of the sweep that follows an import: what people who have left had goes to somebody else, what was allocated to somebody else
 * goes to them, and absences that nobody covers are told to the manager. Everything that it makes has a name that follows from the
 * import, so that any number of sweeps at once, or one that was killed half-way, make it once.
 */
import { movesOf, newlyUncovered } from '../domain/casework/absence/after-import.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { londonDate } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import type { DirectoryStore } from '../ports/directory-store.ts'
import type { WorkMoves } from '../ports/work-moves.ts'
import type { TellNoCover } from './tell-no-cover.ts'

export interface FollowImportPorts {
  readonly moves: Pick<WorkMoves, 'write' | 'followed' | 'follow'>
  readonly store: Pick<DirectoryStore, 'current' | 'at'>
  /** The directory in force with whoever is away besides the import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly tellNoCover: TellNoCover
  readonly clock: Clock
  readonly news: {
    followed(fields: { version: number; left: number; reallocated: number; uncovered: number }): void
  }
}

/** Costs one small read where no import came, and one more in a process that is new. The first directory of all is followed by nothing: nobody had anything before it. */
export function makeFollowImport(ports: FollowImportPorts): () => Promise<void> {
  /** The import that this process knows to be followed: nobody makes that undone. */
  let known: number | null = null
  return async () => {
    const current = await ports.store.current()
    if (current === null || known === current.version.number) return
    const followed = await ports.moves.followed()
    // Further on than what was read here: a newer import is in force and followed by now.
    if (followed !== null && followed.number >= current.version.number) {
      known = followed.number === current.version.number ? followed.number : null
      return
    }
    const before = followed === null ? null : await ports.store.at(followed.contentHash)
    const directory = await ports.directory()
    if (directory === null) return
    const now = ports.clock()
    const { number } = current.version
    const moves = before === null ? [] : movesOf(before, current.snapshot, number, now)
    // Stale: another sweep has begun it.
    for (const move of moves) await ports.moves.write(move, [])
    const uncovered = before === null ? [] : newlyUncovered(before, directory, now)
    const day = londonDate(current.uploadedAt ?? now)
    await ports.tellNoCover(uncovered, directory, { name: `import ${number}`, day })
    if ((await ports.moves.follow(current.version, followed)) === 'stale') return
    ports.news.followed({
      version: number,
      left: moves.filter(({ why }) => why === 'left').length,
      reallocated: moves.filter(({ why }) => why === 'reallocated').length,
      uncovered: uncovered.length,
    })
  }
}
