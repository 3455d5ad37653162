/** The four engines of one machine, on a data folder or in memory. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { EngineEndpoints } from '../data-folder/service-record.ts'
import { type DynamodbEngine, givenDynamodb, startDynamodb } from './dynamodb.ts'
import { EngineReply, type EngineRequest, type EnginesData, MessageInFlight } from './engine-messages.ts'
import type { MailRules } from './ses.ts'
import type { QueueSetup } from './sqs-and-s3.ts'

export interface Engines {
  readonly endpoints: EngineEndpoints
  /** Makes missing queues and buckets, and gives SES the template's rules. */
  setUp(resources: {
    readonly queues: readonly QueueSetup[]
    readonly buckets: readonly string[]
    readonly mail: MailRules
  }): Promise<void>
  /** Puts messages into a queue, as AWS services do that are connected to it. Resolves when they are on disk. */
  announce(queueName: string, bodies: readonly string[]): Promise<void>
  /** Messages that some receiver holds. */
  inFlight(queueName: string): Promise<readonly MessageInFlight[]>
  /** Messages of a queue that nobody has finished with. */
  depth(queueName: string): Promise<number>
  /** Messages of each queue that a receiver would be given now. */
  waiting(queueNames: readonly string[]): Promise<readonly number[]>
  /** Settles with one sentence if an engine ends without being asked to. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export interface EngineFolders {
  /** File of the tables; null for memory. */
  readonly tables: string | null
  /** Null for memory. */
  readonly queues: string | null
  readonly objects: string
}

/** `storage` null: tables, queues and objects are in memory; mail that leaves is kept in files even so. */
export async function startEngines(settings: {
  readonly storage: EngineFolders | null
  readonly outbox: string
  readonly pending: string
  readonly log: string
  /** Another DynamoDB engine on this machine, instead of the embedded one. */
  readonly dynamodbEndpoint: string | undefined
  /** Cell of a simulated clock that SQS, S3 and SES live by; real time where there is none. */
  readonly clock?: SharedArrayBuffer
}): Promise<Engines> {
  const tables = openTables(settings)
  const thread = startThread({
    storage: settings.storage,
    outbox: settings.outbox,
    pending: settings.pending,
    clock: settings.clock ?? null,
  })
  const [dynamodb, others] = await Promise.allSettled([tables, thread])
  if (dynamodb.status === 'rejected' || others.status === 'rejected') {
    // One came up without the other: take it down again before saying why.
    if (dynamodb.status === 'fulfilled') await dynamodb.value.stop()
    if (others.status === 'fulfilled') await others.value.stop()
    throw dynamodb.status === 'rejected'
      ? dynamodb.reason
      : others.status === 'rejected'
        ? others.reason
        : null
  }
  return together(dynamodb.value, others.value)
}

async function openTables(settings: Parameters<typeof startEngines>[0]): Promise<DynamodbEngine> {
  if (settings.dynamodbEndpoint !== undefined && settings.dynamodbEndpoint !== '') {
    return givenDynamodb(settings.dynamodbEndpoint)
  }
  return startDynamodb({ file: settings.storage?.tables ?? null, errors: join(settings.log, 'dynamodb.log') })
}

function together(dynamodb: DynamodbEngine, thread: EnginesThread): Engines {
  const ask = thread.ask
  return {
    endpoints: { dynamodb: dynamodb.endpoint, sqs: thread.sqsAndS3, s3: thread.sqsAndS3, ses: thread.ses },
    setUp: async ({ queues, buckets, mail }) => {
      await ask({
        ask: 'set-up',
        queues: queues.map(({ name, attributes }) => ({ name, attributes })),
        buckets: [...buckets],
        mail: {
          identities: [...mail.identities],
          configurationSets: mail.configurationSets.map(({ name, destinations }) => ({
            name,
            destinations: destinations.map(each => ({ ...each, eventTypes: [...each.eventTypes] })),
          })),
        },
      })
    },
    announce: async (queueName, bodies) => {
      await ask({ ask: 'announce', queueName, bodies: [...bodies] })
    },
    inFlight: async queueName => z.array(MessageInFlight).parse(await ask({ ask: 'in-flight', queueName })),
    depth: async queueName => z.number().parse(await ask({ ask: 'depth', queueName })),
    waiting: async queueNames =>
      z.array(z.number()).parse(await ask({ ask: 'waiting', queueNames: [...queueNames] })),
    ended: Promise.race([dynamodb.ended, thread.ended]),
    stop: async () => {
      await thread.stop()
      await dynamodb.stop()
    },
  }
}

interface EnginesThread {
  readonly sqsAndS3: string
  readonly ses: string
  ask(request: Asked<EngineRequest>): Promise<unknown>
  readonly ended: Promise<string>
  stop(): Promise<void>
}

type Asked<Request> = Request extends { readonly id: number } ? Omit<Request, 'id'> : never

async function startThread(data: EnginesData): Promise<EnginesThread> {
  const worker = new Worker(new URL('./engines-thread.ts', import.meta.url), {
    workerData: data,
    // What the engines' own configuration could read from the environment, they shall not.
    env: {},
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: data.clock === null ? 12 : 48 },
  })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(fault: Error): void }>()
  const ready = Promise.withResolvers<{ sqsAndS3: string; ses: string }>()
  const ended = Promise.withResolvers<string>()
  let stopping = false

  const end = (why: string) => {
    ready.reject(new Error(why))
    for (const asker of waiting.values()) asker.reject(new Error(why))
    waiting.clear()
    if (!stopping) ended.resolve(why)
  }
  worker.on('message', (message: unknown) => {
    const reply = EngineReply.parse(message)
    if (reply.tell === 'ready') return ready.resolve(reply)
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.tell === 'answer') asker?.resolve(reply.answer)
    else asker?.reject(new Error(reply.message))
  })
  worker.on('error', fault =>
    end(`The SQS, S3 and SES engines failed: ${fault instanceof Error ? fault.message : String(fault)}`),
  )
  worker.on('exit', () => end('The SQS, S3 and SES engines ended by themselves.'))

  let asked = 0
  const ask: EnginesThread['ask'] = request =>
    new Promise((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.postMessage({ ...request, id: asked })
    })
  const { sqsAndS3, ses } = await ready.promise
  return {
    sqsAndS3,
    ses,
    ask,
    ended: ended.promise,
    stop: async () => {
      stopping = true
      await ask({ ask: 'stop' }).catch(() => undefined)
      await worker.terminate()
    },
  }
}
