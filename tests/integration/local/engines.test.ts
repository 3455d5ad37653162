/** What the engines do that the service relies on, and the hazards that it keeps away from (infra/local/engines/sqs-and-s3.ts). */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import { Upload } from '@aws-sdk/lib-storage'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { queueUrl } from '#infra/local/apply-wiring.ts'
import { type LocalClients, localClients } from '#infra/local/aws-clients.ts'
import { type Engines, startEngines } from '#infra/local/engines/engines.ts'

let root: string
let engines: Engines
let clients: LocalClients

const storage = () => ({ tables: join(root, 'tables'), queues: join(root, 'sqs'), objects: join(root, 's3') })
const resources = {
  queues: [{ name: 'work', attributes: { VisibilityTimeout: '30' } }],
  buckets: ['mail-bucket'],
  mail: { identities: [], configurationSets: [] },
}

async function open() {
  engines = await startEngines({
    storage: storage(),
    outbox: join(root, 'outbox'),
    pending: join(root, 'pending'),
    log: root,
    dynamodbEndpoint: undefined,
  })
  await engines.setUp(resources)
  clients = localClients(engines.endpoints)
}
async function close() {
  clients.destroy()
  await engines.stop()
}
const url = () => queueUrl(engines.endpoints.sqs, 'work')
const send = (body: string) =>
  clients.sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: body }))
const receive = async (options: { VisibilityTimeout?: number; WaitTimeSeconds?: number } = {}) =>
  (
    await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url(), MaxNumberOfMessages: 10, ...options }),
    )
  ).Messages ?? []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'engines-'))
  await open()
})
afterEach(async () => {
  await close()
  await rm(root, { recursive: true, force: true })
})

describe('queues', () => {
  test('messages are still there after queues were set up again and the engines started again', async () => {
    for (const body of ['one', 'two', 'three']) await send(body)
    await engines.setUp(resources)
    await close()
    await open()
    expect((await receive()).map(message => message.Body)).toEqual(['one', 'two', 'three'])
  })

  test('a message that was given back with a timeout of one second comes again, also after a new start', async () => {
    await send('again')
    const [message] = await receive()
    await clients.sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url(),
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: 1,
      }),
    )
    expect((await receive({ WaitTimeSeconds: 5 })).map(each => each.Body)).toEqual(['again'])
    await close()
    await open()
    expect(await engines.depth('work')).toBe(1)
  })

  test('an announcement is received like any other message', async () => {
    await engines.announce('work', ['first', 'second'])
    expect((await receive()).map(message => message.Body)).toEqual(['first', 'second'])
    expect(await engines.inFlight('work')).toHaveLength(2)
  })

  test('a queue that the template does not have is an error, not a new queue', async () => {
    await expect(engines.announce('elsewhere', ['lost'])).rejects.toThrow(/elsewhere/)
  })

  test('attributes of the template are those that SQS answers with', async () => {
    const { Attributes } = await clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ['All'] }),
    )
    expect(Attributes?.VisibilityTimeout).toBe('30')
  })
})

describe('objects', () => {
  const put = (key: string, body: Uint8Array) =>
    clients.s3.send(new PutObjectCommand({ Bucket: 'mail-bucket', Key: key, Body: body }))
  const bytesOf = async (key: string) => {
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'mail-bucket', Key: key }))
    return Buffer.from((await Body?.transformToByteArray()) ?? [])
  }
  const keys = async () =>
    ((await clients.s3.send(new ListObjectsV2Command({ Bucket: 'mail-bucket' }))).Contents ?? []).map(
      each => each.Key,
    )

  test('bytes come back as they went in, over a new start', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 0])
    await put('mail/some key', bytes)
    await close()
    await open()
    expect(await bytesOf('mail/some key')).toEqual(bytes)
  })

  test('an object above 10 MB goes up in parts and comes back whole', async () => {
    const bytes = Buffer.alloc(25 * 1024 * 1024, 'abcdefg')
    await new Upload({
      client: clients.s3,
      params: { Bucket: 'mail-bucket', Key: 'mail/large', Body: bytes },
      partSize: 8 * 1024 * 1024,
    }).done()
    expect((await bytesOf('mail/large')).equals(bytes)).toBe(true)
  })

  test('what a killed service left half-written is gone at the next start, and everything else is there', async () => {
    for (const key of ['mail/whole', 'mail/empty-note', 'mail/cut-short'])
      await put(key, Buffer.from('0123456789'))
    await close()
    const objects = join(root, 's3', 'buckets', 'mail-bucket', 'objects', 'mail')
    await rm(join(root, 's3', 'stopped-cleanly'))
    await writeFile(join(objects, 'empty-note.meta.json'), '')
    await writeFile(join(objects, 'cut-short.data'), '01234')
    await mkdir(join(root, 's3', '_multipart', 'unfinished'), { recursive: true })
    await writeFile(join(root, 's3', '_multipart', 'unfinished', '.upload.json'), '{"uploadId"')
    await open()
    expect(await keys()).toEqual(['mail/whole'])
    await expect(
      clients.s3.send(new HeadObjectCommand({ Bucket: 'mail-bucket', Key: 'mail/cut-short' })),
    ).rejects.toThrow()
  })
})

describe('where the engines can be reached', () => {
  test('every listening socket of this process and of the DynamoDB engine is on loopback', async () => {
    const ports = Object.values(engines.endpoints).map(endpoint => Number(new URL(endpoint).port))
    const table = await readFile('/proc/net/tcp', 'utf8')
    const listening = table
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(fields => fields[3] === '0A')
      .map(fields => ({
        address: fields[1]?.split(':')[0],
        port: Number.parseInt(fields[1]?.split(':')[1] ?? '', 16),
      }))
      .filter(({ port }) => ports.includes(port))
    expect(listening.length).toBe(new Set(ports).size)
    expect(listening.every(({ address }) => address === '0100007F')).toBe(true)
    const sixes = (await readFile('/proc/net/tcp6', 'utf8').catch(() => '')).split('\n').slice(1)
    expect(
      sixes.filter(line =>
        ports.some(
          port => line.includes(`:${port.toString(16).toUpperCase().padStart(4, '0')} `) && / 0A /.test(line),
        ),
      ),
    ).toEqual([])
  })

  test('mail that leaves is kept where it was said to be', async () => {
    expect(await readdir(join(root, 'outbox'))).toEqual([])
  })
})
