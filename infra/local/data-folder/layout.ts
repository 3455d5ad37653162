/** Where everything lies in a data folder, and which format it is of. */
import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod'
import { codeOf, Refused, reasonOf } from '../refused.ts'

/** Rises when a data folder of an older version can no longer be read as it is. */
const dataFormat = 1

export interface DataFolder {
  readonly root: string
  /** SQLite file of the DynamoDB engine. */
  readonly tables: string
  /** Where the SQS engine keeps its queues. */
  readonly queues: string
  /** Where the S3 engine keeps its objects. */
  readonly objects: string
  /** Every mail that left, one `.eml` each. */
  readonly outbox: string
  /** Mails that left and whose events are not all in their queue yet. */
  readonly outboxPending: string
  /** Mails that are being taken in: one small file each until the queue knows of them. */
  readonly arrivals: string
  readonly log: string
  /** Which service runs on this folder, and where its engines answer. */
  readonly service: string
  readonly lock: string
  /** Who holds the lock. */
  readonly holder: string
  readonly version: string
  /** The names of tables, queues and buckets that this folder holds. */
  readonly resources: string
  /** Present once the sample mails were taken in. */
  readonly samplesTaken: string
}

function layout(root: string): DataFolder {
  const at = (...parts: string[]) => join(root, ...parts)
  return {
    root,
    tables: at('dynamodb.sqlite'),
    queues: at('sqs'),
    objects: at('s3'),
    outbox: at('outbox'),
    outboxPending: at('ses'),
    arrivals: at('arrivals'),
    log: at('log'),
    service: at('service.json'),
    lock: at('lock'),
    holder: at('lock-holder.json'),
    version: at('version.json'),
    resources: at('resources.json'),
    samplesTaken: at('samples-taken'),
  }
}

const Version = z.object({ format: z.number().int().positive() })

const whyNotWritable: Record<string, string> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file of that name is in the way',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of its path is a file',
}

/** Opens a data folder, making it where there is none. Refuses one that cannot be written or that a newer version made. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = layout(resolve(path))
  try {
    await makeFolder(folder.root)
    await access(folder.root, constants.R_OK | constants.W_OK | constants.X_OK)
    await writeWhole(join(folder.root, '.writable'), '')
    await rm(join(folder.root, '.writable'))
  } catch (fault) {
    const why = whyNotWritable[codeOf(fault)] ?? reasonOf(fault)
    throw new Refused(`The data folder ${folder.root} cannot be written: ${why}; name another with --data.`)
  }
  await checkVersion(folder)
  await writeWhole(folder.version, `${JSON.stringify({ format: dataFormat })}\n`)
  for (const part of [folder.outbox, folder.outboxPending, folder.arrivals, folder.log]) {
    await mkdir(part, { recursive: true })
  }
  return folder
}

/** As `mkdir` with `recursive`, which never returns where the system lets nobody make folders (`/proc`). */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (fault) {
    const code = codeOf(fault)
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    const parent = dirname(path)
    const parentIsThere = (await stat(parent).catch(() => null)) !== null
    if (code !== 'ENOENT' || parentIsThere) throw fault
    await makeFolder(parent)
    await mkdir(path)
  }
}

/** A data folder that a service has made before; nothing is created. */
export async function existingDataFolder(path: string): Promise<DataFolder> {
  const folder = layout(resolve(path))
  const found = await stat(folder.root).catch(() => null)
  if (found === null || !found.isDirectory()) {
    throw new Refused(
      `There is no data folder ${folder.root}; npm start makes one, and --data names another.`,
    )
  }
  if ((await stat(folder.version).catch(() => null)) === null) {
    throw new Refused(
      `${folder.root} is not a data folder of this service; name the one that npm start uses with --data.`,
    )
  }
  await checkVersion(folder)
  return folder
}

async function checkVersion(folder: DataFolder): Promise<void> {
  const version = await readJson(folder.version, Version)
  if (version === 'absent') return
  if (version === 'unreadable') {
    throw new Refused(
      `${folder.version} cannot be understood; restore it from a copy, or name another folder with --data.`,
    )
  }
  if (version.format > dataFormat) {
    throw new Refused(
      `The data folder ${folder.root} is of format ${version.format}, made by a newer version of this service (this one reads up to ${dataFormat}); use that version, or name another folder with --data.`,
    )
  }
}

/** Reads a small JSON file of ours through its schema. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | 'absent' | 'unreadable'> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return 'absent'
    throw fault
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** Writes a file so that a reader, or a process killed half-way, finds either the old content or the new. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${randomUUID().slice(0, 8)}.partial`
  try {
    await writeFile(partial, content)
    await rename(partial, path)
  } catch (fault) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw fault
  }
}
