import type { DirectorySnapshot } from '../domain/directory/snapshot.ts'

/** Which directory is in force: its number rises by one with each import that changed anything. */
export interface DirectoryVersion {
  readonly number: number
  /** SHA-256 of the snapshot's canonical JSON, hex. */
  readonly contentHash: string
}

/** A directory and since when it speaks. */
interface DirectoryInForce {
  readonly version: DirectoryVersion
  readonly snapshot: DirectorySnapshot
  /** When the council handed in this directory, or last handed in the same again: an older one never takes its place. */
  readonly uploadedAt?: string
}

/** Keeps whole directories; exactly one is in force. */
export interface DirectoryStore {
  /** The directory in force, or null before the first import. Asks for the version each time; loads the rest only when it moved. */
  current(): Promise<DirectoryInForce | null>
  /** One that was in force once, by the hash of its content; null where there is none. */
  at(contentHash: string): Promise<DirectorySnapshot | null>
  /**
   * Stores a directory and puts it in force, unless another import got there first (`stale`) or the very same is in force
   * already (`unchanged`). `uploadedAt` is now where it is left out.
   */
  replace(
    snapshot: DirectorySnapshot,
    expected: DirectoryVersion | null,
    uploadedAt?: string,
  ): Promise<{ outcome: 'replaced'; version: DirectoryVersion } | { outcome: 'unchanged' | 'stale' }>
}
