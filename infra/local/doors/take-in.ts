/**
 * What SES and S3 do with a mail that the door accepts: it is stored whole, and then the queue is told.
 *
 * S3 promises the notification once the object is there. Here a note beside the store makes the same promise: it is written
 * before the object and taken away after the queue has the message, and notes that a killed service left are made good at
 * the next start. The sender hears 250 only after both, so that nothing accepted can be lost.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import * as z from 'zod'
import { readJson } from '../data-folder/layout.ts'
import type { Engines } from '../engines/engines.ts'
import type { ReceiptWiring, Wiring } from '../template/wiring.ts'
import { objectCreated } from './s3-event.ts'

/** A mail as the door took it: raw bytes, and what only the envelope said. */
export interface MailIn {
  readonly raw: Uint8Array
  /** Empty for a bounce. */
  readonly envelopeFrom: string
  /** The recipients that the door accepted, one at least. */
  readonly recipients: readonly string[]
  /** What the client called itself in HELO or EHLO. */
  readonly helo: string
  readonly clientAddress: string
}

/** Puts the mail server's mark above a mail; `id` is the name that the mail is stored under. */
export type Stamp = (mail: MailIn, id: string, receivedAt: string) => Uint8Array

export interface TakeIn {
  /** Stores the mail and tells the queue. Throws where either fails; the sender then tries again. */
  take(mail: MailIn): Promise<{ readonly id: string }>
  /** Tells the queues of a bucket that an object was stored in it. */
  announce(bucketName: string, key: string, size: number): Promise<void>
  /** Makes good what a killed service did not come to; returns of how many mails the queue was told. */
  announceLeftovers(): Promise<number>
}

/** The S3 engine takes 11 MiB a request; above 10 MB it goes up in parts, as S3's own users are told to. */
const largestPut = 10 * 1000 * 1000
const partSize = 8 * 1024 * 1024

const Note = z.object({ bucketName: z.string(), key: z.string(), sha256: z.string() })

export function takeIn(parts: {
  readonly wiring: Pick<Wiring, 'receipt' | 'buckets'>
  readonly s3: S3Client
  readonly engines: Pick<Engines, 'announce'>
  /** Folder of the notes. */
  readonly notes: string
  readonly stamp: Stamp
  readonly now: () => string
}): TakeIn {
  const { wiring, s3, engines } = parts

  const announce: TakeIn['announce'] = async (bucketName, key, size) => {
    const bucket = wiring.buckets.find(each => each.name === bucketName)
    for (const told of bucket?.notifications ?? []) {
      if (!key.startsWith(told.prefix) || !key.endsWith(told.suffix)) continue
      if (!told.events.some(event => event.startsWith('s3:ObjectCreated:'))) continue
      await engines.announce(told.queueName, [objectCreated(bucketName, key, size, parts.now())])
    }
  }

  return {
    announce,
    take: async mail => {
      const id = newId()
      const rule = ruleFor(wiring.receipt, mail.recipients)
      if (rule === undefined)
        throw new Error('The template has no receipt rule for a recipient that the door accepted.')
      const stamped = parts.stamp(mail, id, parts.now())
      const key = `${rule.prefix}${id}`
      const note = join(parts.notes, `${id}.json`)
      const sha256 = hashOf(stamped)
      await writeFile(
        note,
        JSON.stringify({ bucketName: rule.bucketName, key, sha256 } satisfies z.infer<typeof Note>),
      )
      try {
        await store(s3, rule.bucketName, key, stamped)
      } catch (fault) {
        await rm(note, { force: true })
        throw fault
      }
      await announce(rule.bucketName, key, stamped.length)
      await rm(note)
      return { id }
    },
    announceLeftovers: async () => {
      let made = 0
      for (const name of await readdir(parts.notes)) {
        const path = join(parts.notes, name)
        const note = await readJson(path, Note)
        if (typeof note !== 'string') {
          const size = await sizeOfWhole(s3, note)
          if (size !== null) {
            await announce(note.bucketName, note.key, size)
            made += 1
          }
        }
        await rm(path, { force: true })
      }
      return made
    },
  }
}

/** The rule that a mail to these recipients falls under; addresses in lower case. */
export function ruleFor(
  rules: readonly ReceiptWiring[],
  recipients: readonly string[],
): ReceiptWiring | undefined {
  return rules.find(
    rule =>
      rule.recipients.length === 0 ||
      recipients.some(to => rule.recipients.some(wanted => meets(to, wanted))),
  )
}

/** SES's recipient conditions: an address, a domain, or `.domain` for its subdomains. */
function meets(address: string, condition: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (condition.startsWith('.')) return domain.endsWith(condition)
  return condition.includes('@') ? address === condition : domain === condition
}

/** 40 letters and digits, as SES names the mails that it stores. */
function newId(): string {
  return [...randomBytes(40)].map(byte => 'abcdefghijklmnopqrstuvwxyz012345'.charAt(byte & 31)).join('')
}

async function store(s3: S3Client, Bucket: string, Key: string, Body: Uint8Array): Promise<void> {
  const object = { Bucket, Key, Body, ContentType: 'application/octet-stream' }
  if (Body.length <= largestPut) await s3.send(new PutObjectCommand(object))
  else await new Upload({ client: s3, params: object, partSize, queueSize: 2 }).done()
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The size of the noted object in bytes, if all of it is there. S3 stores an object whole or not at all; the engine's file can
 * be cut off by a kill. Such a mail was never accepted: its sender heard no 250 and sends it again, so the torn one goes.
 */
async function sizeOfWhole(
  s3: S3Client,
  { bucketName, key, sha256 }: z.infer<typeof Note>,
): Promise<number | null> {
  const where = { Bucket: bucketName, Key: key }
  try {
    const bytes =
      (await (await s3.send(new GetObjectCommand(where))).Body?.transformToByteArray()) ?? new Uint8Array()
    if (hashOf(bytes) === sha256) return bytes.byteLength
    await s3.send(new DeleteObjectCommand(where))
    return null
  } catch (fault) {
    if (fault instanceof NoSuchKey) return null
    throw fault
  }
}
