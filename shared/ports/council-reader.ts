import type { Refusal } from '../domain/directory/directory-problems.ts'
import type { DirectorySnapshot } from '../domain/directory/snapshot.ts'

/** What came of reading a council's folder: a whole directory with what is doubtful about it, or why there is none. */
export type CouncilReading =
  | { readonly ok: true; readonly snapshot: DirectorySnapshot; readonly warnings: readonly string[] }
  | ({ readonly ok: false } & Refusal)

/** Reads the files of a folder, given by name. */
export type CouncilReader = (files: ReadonlyMap<string, Uint8Array>) => CouncilReading
