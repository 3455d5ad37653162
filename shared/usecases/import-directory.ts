import { type DirectoryChanges, directoryChanges } from '#shared/domain/directory/directory-changes.ts'
import type { Problem } from '#shared/domain/directory/directory-problems.ts'
import type { CouncilReader } from '#shared/ports/council-reader.ts'
import type { DirectoryStore, DirectoryVersion } from '#shared/ports/directory-store.ts'

export type ImportOutcome =
  | {
      readonly outcome: 'replaced'
      readonly version: DirectoryVersion
      readonly changes: DirectoryChanges
      readonly warnings: readonly string[]
    }
  /** The very same directory is in force already. */
  | { readonly outcome: 'unchanged'; readonly warnings: readonly string[] }
  /** The first problems, and how many there are in all. Nothing was changed. */
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[]; readonly total: number }
  /** A directory that was handed in later is in force: this one came late, or a second time. Nothing was changed. */
  | { readonly outcome: 'superseded' }
  /** Another import ended while this one ran. Nothing was changed; trying again helps. */
  | { readonly outcome: 'stale' }

/**
 * Puts a council's folder in force, whole or not at all. The same folder a second time changes nothing.
 * `uploadedAt` is when the council handed it in; now, where it is left out.
 */
export async function importDirectory(parts: {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly read: CouncilReader
  readonly store: DirectoryStore
  readonly uploadedAt?: string
}): Promise<ImportOutcome> {
  const { files, read, store, uploadedAt } = parts
  const reading = read(files)
  if (!reading.ok) return { outcome: 'refused', problems: reading.problems, total: reading.total }

  const inForce = await store.current()
  if (inForce?.uploadedAt !== undefined && uploadedAt !== undefined && uploadedAt < inForce.uploadedAt) {
    return { outcome: 'superseded' }
  }
  const { snapshot, warnings } = reading
  const replaced = await store.replace(snapshot, inForce?.version ?? null, uploadedAt)
  switch (replaced.outcome) {
    case 'replaced':
      return { ...replaced, changes: directoryChanges(inForce?.snapshot ?? null, snapshot), warnings }
    case 'unchanged':
      return { outcome: 'unchanged', warnings }
    case 'stale':
      return { outcome: 'stale' }
  }
}
