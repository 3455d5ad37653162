import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { assembleSnapshot } from '#shared/domain/directory/assemble-snapshot.ts'
import { checkDirectory, type Leavers } from '#shared/domain/directory/directory-checks.ts'
import { type CouncilFile, councilFiles, newFindings } from '#shared/domain/directory/directory-problems.ts'
import type { CouncilReading } from '#shared/ports/council-reader.ts'
import { readCouncilSettings } from './council-settings.ts'
import {
  absencesFile,
  casesFile,
  contactsFile,
  membersFile,
  readTable,
  staffFile,
  type TableFile,
  teamsFile,
} from './council-table.ts'

/** Bytes of one file; ten times the contacts of the largest council. */
export const largestCouncilFile = 32 * 1024 * 1024

/**
 * Reads the seven files of a council's folder (contract section 1), by name. All or nothing: with any problem there is no snapshot.
 * Files of other names are not looked at.
 */
export function readCouncilFiles(
  files: ReadonlyMap<string, Uint8Array>,
  leavers: Leavers = 'refused',
): CouncilReading {
  const findings = newFindings()
  const bytesOf = (file: CouncilFile): Uint8Array | null => {
    const bytes = files.get(file)
    if (bytes === undefined) findings.problem(file, null, null, 'the file is missing.')
    else if (bytes.length > largestCouncilFile) {
      findings.problem(file, null, null, `the file is larger than ${largestCouncilFile / 1024 / 1024} MB.`)
    } else return bytes
    return null
  }
  const table = <Row>(definition: TableFile<Row>) => {
    const bytes = bytesOf(definition.file)
    return bytes === null ? null : readTable(definition, bytes, findings)
  }

  const settings = bytesOf('council.json')
  const council = settings === null ? null : readCouncilSettings(settings, findings)
  const tables = {
    teams: table(teamsFile),
    staff: table(staffFile),
    members: table(membersFile),
    cases: table(casesFile),
    contacts: table(contactsFile),
    absences: table(absencesFile),
  }
  checkDirectory(tables, council, findings, leavers)

  const refusal = findings.refusal()
  if (refusal !== null) return { ok: false, ...refusal }
  if (council === null) throw new Error('The settings were refused without a problem.')
  return { ok: true, snapshot: assembleSnapshot(council, tables), warnings: findings.warnings() }
}

/** The same, from a folder on disk. A folder that does not exist is one whose files are all missing. */
export async function readCouncilFolder(directory: string): Promise<CouncilReading> {
  return readCouncilFiles(await councilFolderFiles(directory))
}

/** The bytes of those of the seven files that are there. A file that is there and cannot be read is a fault. */
export async function councilFolderFiles(directory: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const file of councilFiles) {
    const bytes = await readUpTo(join(directory, file), largestCouncilFile + 1)
    if (bytes !== null) files.set(file, bytes)
  }
  return files
}

const notThere = new Set<unknown>(['ENOENT', 'ENOTDIR', 'EISDIR'])

/** At most `limit` bytes, so that a huge file is refused without being taken into memory; null where there is none. */
async function readUpTo(path: string, limit: number): Promise<Uint8Array | null> {
  try {
    await using handle = await open(path)
    const { size } = await handle.stat()
    const bytes = Buffer.alloc(Math.min(size, limit))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof Error && 'code' in error && notThere.has(error.code)) return null
    throw error
  }
}
