import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import type { RawMail } from '../../ports/raw-mail.ts'

/** Raw mail under one prefix of the mail bucket, as the receipt rule of SES stores it. */
const MAIL_PREFIX = 'mail/'

export function s3RawMail(client: S3Client, bucket: string): RawMail {
  return {
    async read(rawKey) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: rawKey }))
        if (answer.Body === undefined || answer.LastModified === undefined)
          throw new Error('S3 answered without a body.')
        return {
          bytes: await answer.Body.transformToByteArray(),
          storedAt: answer.LastModified.toISOString(),
        }
      } catch (fault) {
        if (fault instanceof NoSuchKey) return null
        throw fault
      }
    },

    async *list() {
      let token: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: MAIL_PREFIX, ContinuationToken: token }),
        )
        for (const object of page.Contents ?? []) {
          if (object.Key === undefined || object.LastModified === undefined) continue
          yield { rawKey: object.Key, storedAt: object.LastModified.toISOString(), size: object.Size ?? 0 }
        }
        token = page.NextContinuationToken
      } while (token !== undefined)
    },
  }
}
