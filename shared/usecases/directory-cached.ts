import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import type { DirectoryStore, DirectoryVersion } from '#shared/ports/directory-store.ts'

export interface CurrentDirectory {
  readonly version: DirectoryVersion
  readonly index: DirectoryIndex
}

/**
 * The directory in force, ready for questions: asks the store each time and makes the index again only when the version moved.
 * Null before the first import. One a process.
 */
export function cachedDirectory(store: DirectoryStore): () => Promise<CurrentDirectory | null> {
  let cached: CurrentDirectory | null = null
  return async () => {
    const current = await store.current()
    if (current === null) return null
    const { version, snapshot } = current
    if (cached?.version.number !== version.number || cached.version.contentHash !== version.contentHash) {
      cached = { version, index: indexDirectory(snapshot) }
    }
    return cached
  }
}
