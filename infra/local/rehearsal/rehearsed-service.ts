/**
 * The service as it would be deployed, for a rehearsal: the functions and the wiring of the synthesised template, engines that live by a
 * simulated clock, and nothing that runs by itself. Whoever rehearses says what the time is, hands mail in, and has what waits worked.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoCaseworkExport } from '#shared/adapters/dynamodb/casework-export.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import type { WorkingHours } from '#shared/domain/directory/council.ts'
import { exportCasework } from '#shared/usecases/export-casework.ts'
import { applyWiring } from '../apply-wiring.ts'
import { type LocalClients, localClients } from '../aws-clients.ts'
import { type CouncilFolder, loadDirectory } from '../council.ts'
import { takeIn } from '../doors/take-in.ts'
import { type Engines, startEngines } from '../engines/engines.ts'
import { openFunctions } from '../functions/functions.ts'
import { synthesise } from '../synthesis.ts'
import { readAssembly } from '../template/assembly.ts'
import { readWiring } from '../template/read-wiring.ts'
import { type ScheduleWiring, variableOf, type Wiring } from '../template/wiring.ts'
import { firstDue } from './next-due.ts'
import type { SimulatedClock } from './simulated-clock.ts'
import { stampUnvouched } from './unvouched-stamp.ts'
import { worker } from './work-what-waits.ts'

export interface RehearsedService {
  readonly schedules: readonly ScheduleWiring[]
  readonly workingHours: WorkingHours
  /** Hands a mail in, as if it arrived now, and has it worked until whatever it led to has left. */
  arrive(raw: Uint8Array): Promise<{ readonly id: string }>
  /** Runs what a schedule starts, after everything that waits and before everything that it leads to. */
  run(schedule: ScheduleWiring): Promise<void>
  /** The first instant, in milliseconds since the epoch, at which something that is stored becomes due; 0 while a queue holds anything. */
  nextDue(): Promise<number>
  /** Lines of `npm run -s export`. */
  exported(): AsyncGenerator<object>
  /** What went wrong on the way; all zero in a rehearsal that can be believed. */
  troubles(): Promise<Troubles>
  stop(): Promise<void>
}

export interface Troubles {
  /** Invocations of a function that failed. */
  readonly failed: number
  /** Messages that no function could work. */
  readonly parked: number
}

export async function startRehearsedService(parts: {
  readonly council: CouncilFolder
  readonly clock: SimulatedClock
  /** Where mail that leaves is kept. */
  readonly outbox: string
  /** For everything that nobody needs afterwards. */
  readonly workFolder: string
  readonly signal: AbortSignal
  readonly assemblyDir?: string | undefined
}): Promise<RehearsedService> {
  const { council, clock } = parts
  await using started = new AsyncDisposableStack()
  const at = (name: string) => join(parts.workFolder, name)
  for (const name of ['log', 'notes', 'objects']) await mkdir(at(name), { recursive: true })
  const assemblyDir = parts.assemblyDir ?? (await synthesise(council, { signal: parts.signal })).folder
  parts.signal.throwIfAborted()
  const engines = await startEngines({
    // Raw mail is what a large mailbox is made of: that alone is on disk.
    storage: { tables: null, queues: null, objects: at('objects') },
    outbox: parts.outbox,
    pending: at('pending'),
    log: at('log'),
    dynamodbEndpoint: undefined,
    clock: clock.cell,
  })
  started.defer(engines.stop)
  const clients = localClients(engines.endpoints)
  started.defer(clients.destroy)
  const wiring = withoutTimeToLive(
    readWiring(await readAssembly(assemblyDir), { sqs: engines.endpoints.sqs, web: 'http://localhost:3000' }),
  )
  await applyWiring(engines, clients, wiring)
  const place = {
    clients,
    tableName: variableOf(wiring, 'TABLE_NAME'),
    bucketName: variableOf(wiring, 'COUNCIL_BUCKET_NAME'),
  }
  await loadDirectory(council, place, clock.now, 'warned')
  const functions = await openFunctions(wiring.functions, {
    endpoints: engines.endpoints,
    logFolder: at('log'),
    clock: clock.cell,
  })
  started.defer(() => functions.stop(0))
  const queues = worker({ wiring, engines, sqs: clients.sqs, functions })
  let failed = 0
  const { take } = takeIn({
    wiring,
    s3: clients.s3,
    engines: {
      announce: async (queueName, bodies) => {
        failed += (await queues.handOver(queueName, bodies)).failed
      },
    },
    notes: at('notes'),
    stamp: stampUnvouched,
    now: clock.now,
  })
  const worked = async (which: Parameters<typeof queues.work>[0]) => {
    failed += (await queues.work(which)).failed
  }

  const running = started.move()
  return {
    schedules: wiring.schedules,
    workingHours: council.workingHours,
    arrive: async raw => {
      const taken = await take({
        raw,
        envelopeFrom: '',
        recipients: [council.inbox],
        helo: 'rehearsal',
        clientAddress: '127.0.0.1',
      })
      await worked('mail')
      return taken
    },
    run: async schedule => {
      await worked('everything')
      await functions.invoke(schedule.functionName, schedule.input).catch(() => {
        failed += 1
      })
      await worked('everything')
    },
    nextDue: async () => {
      const sources = wiring.eventSources.map(source => source.queueName)
      const depths = await Promise.all(sources.map(engines.depth))
      return depths.some(depth => depth > 0) ? 0 : firstDue(clients.dynamodb, place.tableName)
    },
    exported: () => exported(wiring, clients, council.inbox),
    troubles: async () => ({ failed, parked: await leftIn(engines, wiring) }),
    stop: () => running.disposeAsync(),
  }
}

/** The engine would compare the times of simulated items with the day that it really is. */
const withoutTimeToLive = (wiring: Wiring): Wiring => ({
  ...wiring,
  tables: wiring.tables.map(table => ({ ...table, timeToLive: null })),
})

/**
 * Messages in queues at the end: parked ones, and those that were tried and failed. What SES reports of the mails of the last instant comes
 * after the end, and is not among them.
 */
async function leftIn(engines: Engines, { queues }: Wiring): Promise<number> {
  const names = queues.map(queue => queue.name)
  const waiting: readonly number[] = await engines.waiting(names)
  const inHands = await Promise.all(names.map(name => engines.inFlight(name)))
  return waiting.reduce((sum, count) => sum + count, 0) + inHands.flat().length
}

function exported(wiring: Wiring, clients: LocalClients, inbox: string): AsyncGenerator<object> {
  const tableName = variableOf(wiring, 'TABLE_NAME')
  const documents = DynamoDBDocumentClient.from(clients.dynamodb)
  return exportCasework({
    everything: dynamoCaseworkExport(documents, tableName),
    reading: dynamoCaseworkReading(documents, tableName),
    ledger: dynamoLedger(documents, tableName),
    rawMail: s3RawMail(clients.s3, variableOf(wiring, 'MAIL_BUCKET_NAME')),
    readMail: readStoredMail,
    inbox,
  })
}
