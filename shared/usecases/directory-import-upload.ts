import { changesInWords } from '#shared/domain/directory/directory-changes.ts'
import { refusalInWords } from '#shared/domain/directory/directory-problems.ts'
import type { ImportReport } from '#shared/domain/directory/import-report.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { CouncilReader } from '#shared/ports/council-reader.ts'
import type { CouncilUpload, CouncilUploads } from '#shared/ports/council-uploads.ts'
import type { DirectoryStore } from '#shared/ports/directory-store.ts'
import { type ImportOutcome, importDirectory } from './import-directory.ts'

/** Imports an uploaded folder and writes its report beside it; no report for an import that must be tried again (`stale`). */
export async function importUpload(
  parts: {
    readonly uploads: CouncilUploads
    readonly read: CouncilReader
    readonly store: DirectoryStore
    readonly clock: Clock
  },
  folder: string,
): Promise<ImportOutcome> {
  const { uploads, read, store, clock } = parts
  const upload = await uploads.read(folder)
  const outcome =
    lateFiles(upload) ?? (await importDirectory({ files: upload.files, read, store, ...since(upload) }))
  if (outcome.outcome !== 'stale')
    await uploads.writeReport(folder, reportOf(outcome, upload.uploadedAt, clock()))
  return outcome
}

function since({ uploadedAt }: CouncilUpload): { readonly uploadedAt?: string } {
  return uploadedAt === null ? {} : { uploadedAt }
}

/** council.json is the mark that a folder is whole; after it, nothing may have been stored. */
function lateFiles({ late }: CouncilUpload): ImportOutcome | null {
  if (late.length === 0) return null
  const reason = 'the file was uploaded after council.json, which comes last; upload council.json again.'
  const problems = late.map(file => ({ file, line: null, column: null, reason }))
  return { outcome: 'refused', problems, total: problems.length }
}

function reportOf(
  outcome: Exclude<ImportOutcome, { outcome: 'stale' }>,
  uploadedAt: string | null,
  at: string,
): ImportReport {
  const common = { outcome: outcome.outcome, at, uploadedAt }
  switch (outcome.outcome) {
    case 'replaced': {
      const { changes, version } = outcome
      const words = changesInWords(changes)
      return {
        ...common,
        summary: words.length === 0 ? ['Only the order of the staff changed.'] : [...words],
        warnings: [...outcome.warnings],
        version: version.number,
        changes,
      }
    }
    case 'unchanged':
      return { ...common, summary: ['Nothing changed.'], warnings: [...outcome.warnings] }
    case 'superseded':
      return { ...common, summary: ['A folder that was uploaded later is in force already.'], warnings: [] }
    case 'refused': {
      const { problems, total } = outcome
      return {
        ...common,
        summary: [...refusalInWords(outcome)],
        warnings: [],
        problems: [...problems],
        problemsInAll: total,
      }
    }
  }
}
