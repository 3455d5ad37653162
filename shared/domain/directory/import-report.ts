import * as z from 'zod'
import { DirectoryChanges } from './directory-changes.ts'
import { Problem } from './directory-problems.ts'

/** What a council finds beside the folder that it uploaded. */
export const ImportReport = z.object({
  outcome: z.enum(['replaced', 'unchanged', 'refused', 'superseded']),
  /** When the import ended. */
  at: z.iso.datetime(),
  /** When council.json was uploaded; null where it was not there. */
  uploadedAt: z.iso.datetime().nullable(),
  /** The result in words, one sentence or count a line. */
  summary: z.array(z.string()),
  warnings: z.array(z.string()),
  /** Number of the directory that this import put in force. */
  version: z.number().int().positive().optional(),
  changes: DirectoryChanges.optional(),
  /** Where the folder was refused: the first hundred problems, and how many there are in all. */
  problems: z.array(Problem).optional(),
  problemsInAll: z.number().int().positive().optional(),
})
export type ImportReport = z.infer<typeof ImportReport>
