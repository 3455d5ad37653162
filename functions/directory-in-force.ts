/** The directory in force with whoever is away besides the import: what every function asks that gives work to a person. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { cachedDirectory } from '#shared/usecases/directory-cached.ts'
import { type DirectoryToday, directoryToday } from '#shared/usecases/directory-today.ts'

export function directoryInForce(
  documents: DynamoDBDocumentClient,
  environment: { readonly TABLE_NAME: string; readonly COUNCIL_BUCKET_NAME: string },
): () => Promise<DirectoryToday | null> {
  const { TABLE_NAME: tableName, COUNCIL_BUCKET_NAME: bucket } = environment
  const store = s3DirectoryStore({ documents, tableName, s3: s3Client(), bucket, clock: systemClock })
  return directoryToday(cachedDirectory(store), dynamoAwayMarks(documents, tableName), systemClock)
}
