import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type DirectoryPointer, directoryPointers } from '#shared/adapters/dynamodb/directory-version.ts'
import { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DirectoryStore } from '#shared/ports/directory-store.ts'

/**
 * Whole directories in the council's bucket, each under the hash of its content, and one item in the table that says which is in
 * force. The object is there before the pointer moves, so a reader never finds a pointer to nothing; an import that dies in between leaves
 * an object that nothing points to.
 *
 * The directory in force is kept parsed in the process and loaded again only when the pointer moved.
 */
export function s3DirectoryStore(parts: {
  readonly documents: DynamoDBDocumentClient
  readonly tableName: string
  readonly s3: S3Client
  readonly bucket: string
  readonly clock: Clock
}): DirectoryStore {
  const { s3, bucket, clock } = parts
  const pointers = directoryPointers(parts.documents, parts.tableName)
  let loaded: { readonly hash: string; readonly snapshot: Promise<DirectorySnapshot> } | undefined

  function snapshotOf(pointer: DirectoryPointer): Promise<DirectorySnapshot> {
    if (loaded?.hash === pointer.contentHash) return loaded.snapshot
    const loading = { hash: pointer.contentHash, snapshot: load(s3, bucket, pointer) }
    loaded = loading
    loading.snapshot.catch(() => {
      if (loaded === loading) loaded = undefined
    })
    return loading.snapshot
  }

  return {
    async current() {
      const pointer = await pointers.read()
      if (pointer === null) return null
      const { number, contentHash, uploadedAt } = pointer
      return { version: { number, contentHash }, snapshot: await snapshotOf(pointer), uploadedAt }
    },

    async at(contentHash) {
      if (loaded?.hash === contentHash) return loaded.snapshot
      try {
        return await load(s3, bucket, { key: objectKey(contentHash), contentHash })
      } catch (fault) {
        if (fault instanceof NoSuchKey) return null
        throw fault
      }
    },

    async replace(snapshot, expected, uploadedAt = clock()) {
      const json = canonicalJson(snapshot)
      const contentHash = sha256(json)
      const inForce = await pointers.read()
      if (inForce?.contentHash === contentHash) {
        if (inForce.uploadedAt < uploadedAt) await pointers.confirm(inForce, uploadedAt)
        return { outcome: 'unchanged' }
      }
      if (inForce?.number !== expected?.number || inForce?.contentHash !== expected?.contentHash) {
        return { outcome: 'stale' }
      }
      const version = { number: (expected?.number ?? 0) + 1, contentHash }
      const key = objectKey(contentHash)
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: await promisify(gzip)(json),
          ContentType: 'application/json',
          ContentEncoding: 'gzip',
        }),
      )
      const outcome = await pointers.move({ ...version, key, importedAt: clock(), uploadedAt }, inForce)
      return outcome === 'moved' ? { outcome: 'replaced', version } : { outcome: 'stale' }
    },
  }
}

/**
 * The hash shows that the content is whole; the schema is applied nevertheless, because a later version of the service reads what an earlier one stored, and
 * fills in the settings that did not exist then. 20,000 cases with 30,000 contacts cost it a tenth of a second, once an import and process.
 */
async function load(
  s3: S3Client,
  bucket: string,
  { key, contentHash }: Pick<DirectoryPointer, 'key' | 'contentHash'>,
): Promise<DirectorySnapshot> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  if (Body === undefined) throw new Error(`The directory ${key} has no content.`)
  const json = (await promisify(gunzip)(await Body.transformToByteArray())).toString('utf8')
  if (sha256(json) !== contentHash) throw new Error(`The directory ${key} is not the one that was stored.`)
  return DirectorySnapshot.parse(JSON.parse(json))
}

const objectKey = (contentHash: string): string => `directory/${contentHash}.json.gz`

/** JSON with the names of every object in order, so that equal directories have equal hashes. */
function canonicalJson(snapshot: DirectorySnapshot): string {
  return JSON.stringify(snapshot, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
