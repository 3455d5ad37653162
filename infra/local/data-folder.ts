/** A data folder as commands use it: through the engines of the service that runs on it, or else through engines of their own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { queueUrl } from './apply-wiring.ts'
import { awsEnvironment } from './aws-clients.ts'
import { type DataFolder, existingDataFolder, readJson } from './data-folder/layout.ts'
import { type Lock, takeLock } from './data-folder/lock.ts'
import { type EngineEndpoints, Resources, runningService } from './data-folder/service-record.ts'
import { startEngines } from './engines/engines.ts'
import { Refused } from './refused.ts'

/** Where a data folder's tables, buckets and queues answer, and what they are called. */
export interface EngineConnection {
  /** The standard AWS variables; set in this process for as long as the connection lasts. */
  readonly environment: Readonly<Record<string, string>>
  readonly tableName: string
  readonly mailBucketName: string
  readonly councilBucketName: string
  readonly intakeQueueUrl: string
  readonly outboxQueueUrl: string
  /** By the function that works them: each queue of work and its dead-letter queue. */
  readonly workQueues: Readonly<Record<string, { readonly work: string; readonly parked: string }>>
  /** Whether a service runs on the folder now; what is put into a queue waits for the next one otherwise. */
  readonly serving: boolean
}

/**
 * Runs something with the engines of a data folder, while a service runs on it or not. AWS clients that are made inside connect
 * to those engines and to nothing else. Throws Refused where there is no such folder, or no usable one.
 */
export async function withEngines<Result>(
  dataDir: string,
  work: (connection: EngineConnection) => Promise<Result>,
): Promise<Result> {
  const folder = await existingDataFolder(dataDir)
  const names = await readJson(folder.resources, Resources)
  if (typeof names === 'string')
    throw new Refused(`${folder.root} holds nothing yet; run npm start on it once.`)

  const access = await accessTo(folder)
  if ('endpoints' in access) return connected(names, { ...access, serving: true }, work)
  try {
    const engines = await startEngines({
      storage: folder,
      outbox: folder.outbox,
      pending: folder.outboxPending,
      log: folder.log,
      dynamodbEndpoint: process.env['DYNAMODB_ENDPOINT'],
    })
    try {
      return await connected(names, { endpoints: engines.endpoints, serving: false }, work)
    } finally {
      await engines.stop()
    }
  } finally {
    await access.lock.release()
  }
}

/** The engines of the service on this folder, or the folder's lock where there is none. One that is only starting is waited for. */
async function accessTo(
  folder: DataFolder,
): Promise<{ readonly endpoints: EngineEndpoints } | { readonly lock: Lock }> {
  for (let asked = 0; ; asked += 1) {
    const service = await runningService(folder)
    if (service !== null) return { endpoints: service.endpoints }
    const lock = await takeLock(folder)
    if (!('heldBy' in lock)) return { lock }
    if (asked === 80) {
      throw new Refused(
        `Process ${lock.heldBy?.pid ?? 'unknown'} is at work on ${folder.root}; try again when it has ended.`,
      )
    }
    await sleep(250)
  }
}

async function connected<Result>(
  names: Resources,
  { endpoints, serving }: { readonly endpoints: EngineEndpoints; readonly serving: boolean },
  work: (connection: EngineConnection) => Promise<Result>,
): Promise<Result> {
  const environment = awsEnvironment(endpoints)
  const before = new Map(Object.keys(environment).map(name => [name, process.env[name]]))
  Object.assign(process.env, environment)
  try {
    return await work({
      environment,
      tableName: names.tableName,
      mailBucketName: names.mailBucketName,
      councilBucketName: names.councilBucketName,
      intakeQueueUrl: queueUrl(endpoints.sqs, names.intakeQueueName),
      outboxQueueUrl: queueUrl(endpoints.sqs, names.outboxQueueName),
      workQueues: Object.fromEntries(
        Object.entries(names.workQueues).map(([name, { work: queue, parked }]) => [
          name,
          { work: queueUrl(endpoints.sqs, queue), parked: queueUrl(endpoints.sqs, parked) },
        ]),
      ),
      serving,
    })
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
