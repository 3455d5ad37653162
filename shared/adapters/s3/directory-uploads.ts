import {
  type _Object,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import { type CouncilFile, councilFiles } from '#shared/domain/directory/directory-problems.ts'
import type { CouncilUploads } from '#shared/ports/council-uploads.ts'

/**
 * Uploaded folders in the council's bucket: a folder is a key prefix that ends in `/`. No file is read beyond one byte more than
 * `largestFile`, which is enough to see that it is too large.
 */
export function s3CouncilUploads(parts: {
  readonly s3: S3Client
  readonly bucket: string
  readonly largestFile: number
}): CouncilUploads {
  const { s3, bucket, largestFile } = parts
  return {
    async read(folder) {
      const stored = new Map<CouncilFile, _Object>()
      for await (const page of paginateListObjectsV2(
        { client: s3 },
        { Bucket: bucket, Prefix: folder, Delimiter: '/' },
      )) {
        for (const object of page.Contents ?? []) {
          const file = councilFiles.find(name => `${folder}${name}` === object.Key)
          if (file !== undefined) stored.set(file, object)
        }
      }
      const files = new Map<string, Uint8Array>()
      for (const [file, object] of stored) {
        const { Body } = await s3.send(
          new GetObjectCommand({
            Bucket: bucket,
            Key: object.Key,
            // What was listed is what is read: a file that is replaced in between fails the read, and the import is tried again.
            IfMatch: object.ETag,
            ...((object.Size ?? 0) > largestFile ? { Range: `bytes=0-${largestFile}` } : {}),
          }),
        )
        files.set(file, (await Body?.transformToByteArray()) ?? new Uint8Array())
      }
      const marked = stored.get('council.json')?.LastModified
      const late = [...stored].filter(
        ([, { LastModified }]) => marked !== undefined && LastModified !== undefined && LastModified > marked,
      )
      return { files, uploadedAt: marked?.toISOString() ?? null, late: late.map(([file]) => file) }
    },

    async writeReport(folder, report) {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `${folder}report.json`,
          Body: `${JSON.stringify(report, null, 2)}\n`,
          ContentType: 'application/json',
        }),
      )
    },
  }
}
