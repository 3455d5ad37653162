import { largestCouncilFile, readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { s3CouncilUploads } from '#shared/adapters/s3/directory-uploads.ts'
import { S3Notification } from '#shared/adapters/s3/s3-notification.ts'
import { sqsPark } from '#shared/adapters/sqs/park.ts'
import type { Outcome } from '#shared/ports/outcome.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { queueWorker } from '#shared/runtime/queue-worker.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { importUpload } from '#shared/usecases/directory-import-upload.ts'
import { Environment } from './environment.ts'
import { settleUpload } from './settle-upload.ts'

const environment = parseEnvironment(Environment)
const s3 = s3Client()
const bucket = environment.COUNCIL_BUCKET_NAME
const store = s3DirectoryStore({
  documents: dynamoDocuments(),
  tableName: environment.TABLE_NAME,
  s3,
  bucket,
  clock: systemClock,
})
const uploads = s3CouncilUploads({ s3, bucket, largestFile: largestCouncilFile })
const settle = settleUpload({
  bucket,
  importFolder: folder =>
    importUpload({ uploads, read: readCouncilFiles, store, clock: systemClock }, folder),
})

export const handler = queueWorker({
  decode: S3Notification,
  // One after another: two folders at once would only make each other stale.
  work: async objects => {
    const outcomes: Outcome[] = []
    for (const object of objects) outcomes.push(await settle(object))
    return outcomes
  },
  park: sqsPark(sqsClient(), environment.PARKED_QUEUE_URL),
})
