/**
 * The SQS and S3 engines: fauxqs, inside the envelope in which it loses nothing. What the envelope is, and why:
 *
 * - resources are made by `setup()` alone: `createQueue()` on a queue that exists deletes its messages;
 * - a message is given back with a visibility timeout of 1, never 0: with files behind it, 0 makes the message vanish;
 * - objects are never tagged: PutObjectTagging replaces the object's body;
 * - objects over 10 MB go up in parts: one request holds 11 MiB at most;
 * - it runs in a thread of its own, because its files are written synchronously, and that thread listens on loopback only.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFauxqs } from 'fauxqs'
import * as z from 'zod'
import { region } from '../aws-place.ts'
import type { MessageInFlight } from './engine-messages.ts'

export interface QueueSetup {
  readonly name: string
  /** SQS attribute names and values, as GetQueueAttributes gives them. */
  readonly attributes: Record<string, string>
}

export interface SqsAndS3 {
  readonly endpoint: string
  /** Makes what is missing; what exists keeps its messages, its objects and its attributes. */
  setUp(resources: { readonly queues: readonly QueueSetup[]; readonly buckets: readonly string[] }): void
  /** Puts messages into a queue, as AWS services do that are connected to it. */
  announce(queueName: string, bodies: readonly string[]): void
  /** Messages that a receiver holds. Only after a start, when no receiver can be alive, may they be given back. */
  inFlight(queueName: string): readonly MessageInFlight[]
  /** Messages in a queue that nobody has finished with: waiting, delayed, or in somebody's hands. */
  depth(queueName: string): number
  /** Those of them that a receiver would be given now. */
  waiting(queueName: string): number
  stop(): Promise<void>
}

/** Starts both engines on folders, or in memory where `folders` is null; the queues alone are in memory where they have no folder. */
export async function startSqsAndS3(
  folders: { readonly queues: string | null; readonly objects: string } | null,
): Promise<SqsAndS3> {
  if (folders !== null) makeWhole(folders.objects)
  const server = await startFauxqs({
    port: 0,
    logger: false,
    defaultRegion: region,
    ...(folders === null ? {} : { s3StorageDir: folders.objects }),
    ...(folders === null || folders.queues === null ? {} : { dataDir: folders.queues }),
  })
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    setUp: ({ queues, buckets }) => {
      server.setup({
        region,
        queues: queues.map(({ name, attributes }) => ({ name, attributes })),
        buckets: [...buckets],
      })
    },
    announce: (queueName, bodies) => {
      for (const body of bodies) server.sendMessage(queueName, body)
    },
    inFlight: queueName =>
      server.inspectQueue(queueName)?.messages.inflight.map(({ receiptHandle, message }) => ({
        receiptHandle,
        body: message.body,
      })) ?? [],
    depth: queueName => {
      const messages = server.inspectQueue(queueName)?.messages
      if (messages === undefined) throw new Error(`There is no queue ${queueName}.`)
      return messages.ready.length + messages.delayed.length + messages.inflight.length
    },
    waiting: queueName => {
      const messages = server.inspectQueue(queueName)?.messages
      if (messages === undefined) throw new Error(`There is no queue ${queueName}.`)
      const now = Date.now()
      const over = messages.inflight.filter(each => each.visibilityDeadline <= now).length
      return (
        messages.ready.length +
        messages.delayed.filter(({ delayUntil = 0 }) => delayUntil <= now).length +
        over
      )
    },
    stop: async () => {
      await server.stop()
      if (folders !== null) writeFileSync(join(folders.objects, stoppedCleanly), '')
    },
  }
}

const stoppedCleanly = 'stopped-cleanly'

/** What the S3 engine keeps beside each object; it refuses to start where one of these cannot be read. */
const ObjectMeta = z.object({ contentLength: z.number() })
const BucketMeta = z.object({ name: z.string() })

/**
 * Takes away what a service that was killed left half-written: an object whose put was never answered, an upload in parts
 * that nobody will complete. Reads every object's note, so it is done only after a stop that was not clean.
 */
function makeWhole(objects: string): void {
  const mark = join(objects, stoppedCleanly)
  const clean = existsSync(mark)
  rmSync(mark, { force: true })
  if (clean) return
  rmSync(join(objects, '_multipart'), { recursive: true, force: true })
  const buckets = join(objects, 'buckets')
  if (!existsSync(buckets)) return
  for (const bucket of readdirSync(buckets)) {
    const note = join(buckets, bucket, '.bucket.json')
    if (existsSync(note) && readNote(note, BucketMeta) === null) rmSync(note)
    const folder = join(buckets, bucket, 'objects')
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.meta.json')) continue
      removeUnlessWhole(join(entry.parentPath, entry.name))
    }
  }
}

function removeUnlessWhole(note: string): void {
  const body = note.replace(/\.meta\.json$/, '.data')
  const meta = readNote(note, ObjectMeta)
  const size = statSync(body, { throwIfNoEntry: false })?.size
  if (meta !== null && meta.contentLength === size) return
  rmSync(note, { force: true })
  rmSync(body, { force: true })
}

function readNote<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
