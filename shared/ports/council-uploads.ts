import type { CouncilFile } from '../domain/directory/directory-problems.ts'
import type { ImportReport } from '../domain/directory/import-report.ts'

/** A council's folder as it was uploaded. */
export interface CouncilUpload {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** When council.json, the last of the files, was stored; null where it is not there. */
  readonly uploadedAt: string | null
  /** Files that were stored after council.json, so that nobody can say whether the folder is whole. */
  readonly late: readonly CouncilFile[]
}

/** The place where councils upload their folders, and find the report of what became of each. */
export interface CouncilUploads {
  read(folder: string): Promise<CouncilUpload>
  writeReport(folder: string, report: ImportReport): Promise<void>
}
