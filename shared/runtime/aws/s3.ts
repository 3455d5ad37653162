import { S3Client } from '@aws-sdk/client-s3'
import { connection, once } from './connection.ts'

/**
 * The process's one S3 client. Where an endpoint is named (the engines of one machine), bucket names go in the path,
 * because such an endpoint has no name of its own for each bucket.
 */
export const s3Client: () => S3Client = once(
  () =>
    new S3Client({
      requestHandler: { ...connection, requestTimeout: 30_000 },
      forcePathStyle: (process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']) !== undefined,
    }),
)
