/** The council's folder that a start is given: read before anything is started for it, and put in force once the engines are up. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { councilFolderFiles, readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import type { WorkingHours } from '#shared/domain/directory/council.ts'
import type { Leavers } from '#shared/domain/directory/directory-checks.ts'
import { refusalInWords } from '#shared/domain/directory/directory-problems.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { importDirectory } from '#shared/usecases/import-directory.ts'
import type { LocalClients } from './aws-clients.ts'
import { Refused } from './refused.ts'

export interface CouncilFolder {
  readonly folder: string
  readonly name: string
  /** Lower case. */
  readonly inbox: string
  readonly workingHours: WorkingHours
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Of the files' content, hex. */
  readonly hash: string
}

/**
 * Reads a whole folder. Throws Refused, one line a problem, where it cannot be put in force. A folder that is only tried may still name
 * somebody who has left: `leavers` is then `warned`.
 */
export async function readCouncil(path: string, leavers: Leavers = 'refused'): Promise<CouncilFolder> {
  const folder = resolve(path)
  const found = await stat(folder).catch(() => null)
  if (found === null || !found.isDirectory()) {
    throw new Refused(`There is no folder ${folder}; name the council's folder with --council.`)
  }
  const files = await councilFolderFiles(folder)
  const reading = readCouncilFiles(files, leavers)
  if (!reading.ok)
    throw new Refused([`The council's folder ${folder} is refused:`, ...refusalInWords(reading)].join('\n'))
  const hash = createHash('sha256')
  for (const [name, bytes] of files) hash.update(`\0${name}\0${bytes.length}\0`).update(bytes)
  const { name, inbox, workingHours } = reading.snapshot.council
  return { folder, name, inbox, workingHours, files, hash: hash.digest('hex') }
}

/** Puts the folder in force at the instant that `clock` tells; says in a few words what that changed. */
export async function loadDirectory(
  council: CouncilFolder,
  place: { readonly clients: LocalClients; readonly tableName: string; readonly bucketName: string },
  clock: Clock = systemClock,
  leavers: Leavers = 'refused',
): Promise<'loaded' | 'unchanged'> {
  const store = s3DirectoryStore({
    documents: DynamoDBDocumentClient.from(place.clients.dynamodb, {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName: place.tableName,
    s3: place.clients.s3,
    bucket: place.bucketName,
    clock,
  })
  const imported = await importDirectory({
    files: council.files,
    read: files => readCouncilFiles(files, leavers),
    store,
    uploadedAt: clock(),
  })
  switch (imported.outcome) {
    case 'replaced':
      return 'loaded'
    case 'unchanged':
      return 'unchanged'
    case 'refused':
      throw new Refused(refusalInWords(imported).join('\n'))
    case 'superseded':
    case 'stale':
      // Nobody else can be at work here: the folder's lock is ours.
      throw new Error(`The directory could not be put in force (${imported.outcome}).`)
  }
}
