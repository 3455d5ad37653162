import { withEngines } from '#infra/local/data-folder.ts'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { type ImportOutcome, importDirectory } from '#shared/usecases/import-directory.ts'

/** Imports a folder's files into a data folder, whether or not a service runs on it now. */
export async function importIntoDataFolder(
  files: ReadonlyMap<string, Uint8Array>,
  dataDir: string,
): Promise<ImportOutcome> {
  return withEngines(dataDir, async connection => {
    const store = s3DirectoryStore({
      documents: dynamoDocuments(),
      tableName: connection.tableName,
      s3: s3Client(),
      bucket: connection.councilBucketName,
      clock: systemClock,
    })
    return importDirectory({ files, read: readCouncilFiles, store, uploadedAt: systemClock() })
  })
}
