/** The real engines in memory, for tests of adapters and functions; nothing of them outlives the test file. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { awsEnvironment } from '#infra/local/aws-clients.ts'
import { account, region } from '#infra/local/aws-place.ts'
import { openDataFolder, writeWhole } from '#infra/local/data-folder/layout.ts'
import { thisProcess } from '#infra/local/data-folder/processes.ts'
import {
  type Resources,
  removeServiceRecord,
  writeServiceRecord,
} from '#infra/local/data-folder/service-record.ts'
import { type Engines, startEngines } from '#infra/local/engines/engines.ts'
import { casework } from '#shared/adapters/dynamodb/table.ts'

export interface TestEngines {
  /** What the AWS clients of the process read (`Object.assign(process.env, environment)` before the first is made). */
  readonly environment: Readonly<Record<string, string>>
  readonly tableName: string
  readonly mailBucketName: string
  readonly councilBucketName: string
  /** The address of one of the queues asked for. */
  queueUrl(name: string): string
  /** Where mail that leaves is kept. */
  readonly outbox: string
  readonly engines: Engines
  stop(): Promise<void>
}

/** Starts the engines with the casework table, both buckets and the queues named; `identities` may send mail. */
export async function startTestEngines(
  wanted: {
    readonly queues?: readonly string[]
    readonly identities?: readonly string[]
    /** Tables, queues and objects in files instead of memory. */
    readonly onDisk?: boolean
  } = {},
): Promise<TestEngines> {
  const folder = await mkdtemp(join(tmpdir(), 'casework-test-'))
  const within = async (name: string) => {
    await mkdir(join(folder, name))
    return join(folder, name)
  }
  const [outbox, pending, log] = [await within('outbox'), await within('pending'), await within('log')]
  const storage =
    wanted.onDisk === true
      ? { tables: join(folder, 'dynamodb.sqlite'), queues: await within('sqs'), objects: await within('s3') }
      : null
  const engines = await startEngines({ storage, outbox, pending, log, dynamodbEndpoint: undefined })
  const names = { tableName: 'casework', mailBucketName: 'mail-bucket', councilBucketName: 'council-bucket' }
  await engines.setUp({
    queues: (wanted.queues ?? []).map(name => ({ name, attributes: {} })),
    buckets: [names.mailBucketName, names.councilBucketName],
    mail: { identities: wanted.identities ?? [], configurationSets: [] },
  })
  await createCaseworkTable(engines.endpoints.dynamodb, names.tableName)
  return {
    environment: awsEnvironment(engines.endpoints),
    ...names,
    queueUrl: name => `${engines.endpoints.sqs}/${account}/${name}`,
    outbox,
    engines,
    stop: async () => {
      await engines.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A data folder as a service leaves it, with the resources of its engines and nothing in them; for commands that work on one.
 * While `serving`, its engines answer as those of a running service do.
 */
export async function aDataFolder(
  path: string,
): Promise<{ serving<Result>(work: () => Promise<Result>): Promise<Result> }> {
  const folder = await openDataFolder(path)
  const names = { tableName: 'casework', mailBucketName: 'mail-bucket', councilBucketName: 'council-bucket' }
  const start = () =>
    startEngines({
      storage: folder,
      outbox: folder.outbox,
      pending: folder.outboxPending,
      log: folder.log,
      dynamodbEndpoint: undefined,
    })
  const engines = await start()
  await engines.setUp({
    queues: [],
    buckets: [names.mailBucketName, names.councilBucketName],
    mail: { identities: [], configurationSets: [] },
  })
  await createCaseworkTable(engines.endpoints.dynamodb, names.tableName)
  await engines.stop()
  const resources: Resources = {
    ...names,
    intakeQueueName: 'intake',
    outboxQueueName: 'outbox',
    workQueues: {},
    councilHash: null,
  }
  await writeWhole(folder.resources, JSON.stringify(resources))
  return {
    serving: async work => {
      const { endpoints, stop } = await start()
      const startedAt = '2026-11-22T09:00:00Z'
      await writeServiceRecord(folder, {
        process: await thisProcess(),
        startedAt,
        web: null,
        smtp: null,
        endpoints,
      })
      try {
        return await work()
      } finally {
        await removeServiceRecord(folder)
        await stop()
      }
    },
  }
}

/** The table as the template has it: keys and indexes of `table.ts`, all of them text. */
async function createCaseworkTable(endpoint: string, tableName: string): Promise<void> {
  const keySchema = (keys: { readonly partitionKey: string; readonly sortKey: string }) => [
    { AttributeName: keys.partitionKey, KeyType: 'HASH' as const },
    { AttributeName: keys.sortKey, KeyType: 'RANGE' as const },
  ]
  const indexes = Object.entries(casework.indexes)
  const attributes = [casework, ...Object.values(casework.indexes)].flatMap(keys => [
    keys.partitionKey,
    keys.sortKey,
  ])
  const client = new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(casework),
      AttributeDefinitions: [...new Set(attributes)].map(AttributeName => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keySchema(index),
        Projection:
          index.carries.length === 0
            ? { ProjectionType: 'KEYS_ONLY' as const }
            : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.carries] },
      })),
    }),
  )
  client.destroy()
}
