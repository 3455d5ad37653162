import type { DirectorySnapshot } from '../domain/directory/snapshot.ts'

/** Which directory is in force: its number rises by one with each import that changed anything. */
export interface DirectoryVersion {
  readonly number: number
  /** SHA-256 of the snapshot's canonical JSON, hex. */
  readonly contentHash: string
}

/** Keeps whole directories; exactly one is in force. */
export interface DirectoryStore {
  /** The directory in force, or null before the first import. Asks for the version each time; loads the rest only when it moved. */
  current(): Promise<{ version: DirectoryVersion; snapshot: DirectorySnapshot } | null>
  /** Stores a directory and puts it in force, unless another import got there first (`stale`). */
  replace(
    snapshot: DirectorySnapshot,
    expected: DirectoryVersion | null,
  ): Promise<{ outcome: 'replaced'; version: DirectoryVersion } | { outcome: 'unchanged' | 'stale' }>
}
