/**
 * The whole service on one machine: engines, then what the template says is connected to what, then the functions, and last the
 * doors. What it starts it also ends, in the opposite order, whether it was asked to or failed half-way.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { applyWiring } from './apply-wiring.ts'
import { type LocalClients, localClients } from './aws-clients.ts'
import { type CouncilFolder, loadDirectory, readCouncil } from './council.ts'
import { type DataFolder, openDataFolder, readJson, writeWhole } from './data-folder/layout.ts'
import { takeLock } from './data-folder/lock.ts'
import { isAlive, thisProcess } from './data-folder/processes.ts'
import { Resources, removeServiceRecord, writeServiceRecord } from './data-folder/service-record.ts'
import { inboxDoor } from './doors/inbox-door.ts'
import { portsToUse } from './doors/ports.ts'
import type { TakeIn } from './doors/take-in.ts'
import { openWebDoor } from './doors/web-door.ts'
import { type Engines, startEngines } from './engines/engines.ts'
import { startEventSource } from './event-sources.ts'
import { environmentOf, type Functions, openFunctions } from './functions/functions.ts'
import { Refused } from './refused.ts'
import { openRunnerLog, type RunnerLog } from './runner-log.ts'
import { takeInSamples } from './samples.ts'
import { machineTimer, startSchedule } from './schedules.ts'
import { type ServiceOptions, sampleCouncil, sampleMails } from './service-options.ts'
import { quietly, type Step } from './steps.ts'
import { synthesise } from './synthesis.ts'
import { readAssembly } from './template/assembly.ts'
import { readWiring } from './template/read-wiring.ts'
import { variableOf, type Wiring, workQueuesOf } from './template/wiring.ts'

export interface Service {
  /** `http://localhost:3000`; null where the template has no web function. */
  readonly web: string | null
  readonly smtpPort: number
  readonly folder: DataFolder
  readonly wiring: Wiring
  readonly engines: Engines
  readonly clients: LocalClients
  readonly takeIn: TakeIn
  /** Runs a function once, by the name that it logs under: `clock`. */
  invoke(functionName: string, event: unknown): Promise<unknown>
  /** Settles with one sentence if the service cannot go on. */
  readonly ended: Promise<string>
  /** Ends everything. What was accepted is kept; what was begun is begun again at the next start. */
  stop(): Promise<void>
}

/** How long running invocations may take to end when the service stops; everything that they do can be done again. */
const patience = 5_000

/** Starts the service. Throws Refused for what the person at the terminal can put right; whatever was started is ended again then. */
export async function startService(options: ServiceOptions, show: Step = quietly): Promise<Service> {
  await using started = new AsyncDisposableStack()
  const step: Step = (title, work) => {
    options.signal?.throwIfAborted()
    return show(title, work)
  }
  const council = await step("Reading the council's folder", () => readCouncil(options.councilDir))
  const { folder, log } = await step('Opening the data folder', () => openFolder(options, started))
  const ports = await portsToUse(options)
  const { assembly, engines, clients } = await step('Synthesising the template, starting the engines', () =>
    prepare(options, council, folder, started),
  )
  const web = `http://localhost:${ports.web}`
  const wiring = readWiring(assembly, { sqs: engines.endpoints.sqs, web })
  await step('Making tables, queues and buckets', () => applyWiring(engines, clients, wiring))
  await step('Putting the directory in force', () => putInForce(council, folder, clients, wiring))
  const functions = await step('Starting the functions', () =>
    runFunctions(options, { wiring, engines, clients, folder, log }, started),
  )
  const doors = await step('Opening the doors', () =>
    openDoors(options, { wiring, engines, clients, folder, log, functions, council, ports }, started),
  )
  await writeServiceRecord(folder, {
    process: await thisProcess(),
    startedAt: systemClock(),
    web: doors.hasWeb ? web : null,
    smtp: `localhost:${doors.smtpPort}`,
    endpoints: engines.endpoints,
  })
  feedSamples(options, { folder, council, log, takeIn: doors.takeIn }, started)

  const running = started.move()
  let stopping: Promise<void> | null = null
  return {
    web: doors.hasWeb ? web : null,
    smtpPort: doors.smtpPort,
    folder,
    wiring,
    engines,
    clients,
    takeIn: doors.takeIn,
    invoke: functions.invoke,
    ended: engines.ended,
    stop: () => {
      stopping ??= running.disposeAsync()
      return stopping
    },
  }
}

async function openFolder(options: ServiceOptions, started: AsyncDisposableStack) {
  const folder = await openDataFolder(options.dataDir)
  let lock = await takeLock(folder)
  // A service whose npm is gone is about to stop by itself.
  for (let waited = 0; 'heldBy' in lock && waited < 50; waited += 1) {
    const npm = lock.heldBy?.npm ?? null
    if (npm === null || (await isAlive(npm))) break
    await sleep(200)
    lock = await takeLock(folder)
  }
  if ('heldBy' in lock) {
    throw new Refused(
      `A service is running on the data folder ${folder.root} already (process ${lock.heldBy?.pid ?? 'unknown'}); stop it, or name another folder with --data.`,
    )
  }
  started.defer(lock.release)
  const log = await openRunnerLog(folder.log)
  started.defer(log.close)
  started.defer(() => removeServiceRecord(folder))
  return { folder, log }
}

/** The slowest two things of a start need nothing of each other. */
async function prepare(
  options: ServiceOptions,
  council: CouncilFolder,
  folder: DataFolder,
  started: AsyncDisposableStack,
) {
  const giveUp = new AbortController()
  const signal = AbortSignal.any([giveUp.signal, ...(options.signal === undefined ? [] : [options.signal])])
  const synthesis =
    options.assemblyDir === undefined
      ? synthesise(council, { signal }).then(made => made.folder)
      : Promise.resolve(options.assemblyDir)
  synthesis.catch(() => undefined)
  started.defer(async () => {
    giveUp.abort()
    await synthesis.catch(() => undefined)
  })
  const engines = await startEngines({
    storage: folder,
    outbox: folder.outbox,
    pending: folder.outboxPending,
    log: folder.log,
    dynamodbEndpoint: options.dynamodbEndpoint,
  })
  started.defer(engines.stop)
  const clients = localClients(engines.endpoints)
  started.defer(clients.destroy)
  return { assembly: await readAssembly(await synthesis), engines, clients }
}

/**
 * Imports the council's folder where it is not the one that the last start imported: a folder imported by command since then
 * stays in force over restarts.
 */
async function putInForce(council: CouncilFolder, folder: DataFolder, clients: LocalClients, wiring: Wiring) {
  const before = await readJson(folder.resources, Resources)
  const queueIn = (variable: string) => {
    const url = variableOf(wiring, variable)
    return url.slice(url.lastIndexOf('/') + 1)
  }
  const names = {
    tableName: variableOf(wiring, 'TABLE_NAME'),
    mailBucketName: variableOf(wiring, 'MAIL_BUCKET_NAME'),
    councilBucketName: variableOf(wiring, 'COUNCIL_BUCKET_NAME'),
    intakeQueueName: queueIn('INTAKE_QUEUE_URL'),
    outboxQueueName: queueIn('OUTBOX_QUEUE_URL'),
    workQueues: workQueuesOf(wiring),
  }
  const sameFolder =
    typeof before !== 'string' &&
    before.councilHash === council.hash &&
    before.tableName === names.tableName &&
    before.councilBucketName === names.councilBucketName
  if (!sameFolder)
    await loadDirectory(council, { clients, tableName: names.tableName, bucketName: names.councilBucketName })
  const resources: Resources = { ...names, councilHash: council.hash }
  await writeWhole(folder.resources, `${JSON.stringify(resources, null, 2)}\n`)
}

interface Running {
  readonly wiring: Wiring
  readonly engines: Engines
  readonly clients: LocalClients
  readonly folder: DataFolder
  readonly log: RunnerLog
}

async function runFunctions(
  options: ServiceOptions,
  { wiring, engines, clients, folder, log }: Running,
  started: AsyncDisposableStack,
): Promise<Functions> {
  const functions = await openFunctions(wiring.functions, {
    endpoints: engines.endpoints,
    logFolder: folder.log,
  })
  const sources = wiring.eventSources.map(mapping =>
    startEventSource(mapping, {
      sqs: clients.sqs,
      endpoint: engines.endpoints.sqs,
      target: functions.named(mapping.functionName),
      log,
    }),
  )
  // Together: a source waits for the invocation that it started, and the function lets that end or gives it up.
  started.defer(async () => {
    await Promise.all([...sources.map(source => source.stop()), functions.stop(patience)])
  })
  const schedules = wiring.schedules.map(schedule =>
    startSchedule(schedule, {
      target: functions.named(schedule.functionName),
      timer: options.timer ?? machineTimer,
      log,
    }),
  )
  started.defer(() => {
    for (const schedule of schedules) schedule.stop()
  })
  return functions
}

async function openDoors(
  options: ServiceOptions,
  running: Running & {
    readonly functions: Functions
    readonly council: CouncilFolder
    readonly ports: { readonly web: number; readonly smtp: number }
  },
  started: AsyncDisposableStack,
) {
  const { wiring, functions, ports, log } = running
  const web = wiring.functions.find(each => each.name === wiring.webFunctionName)
  if (web !== undefined) {
    const door = await openWebDoor({
      port: ports.web,
      wiring: web,
      environment: environmentOf(web, running.engines.endpoints),
      output: functions.logOf(web.name),
      log,
    })
    started.defer(door.stop)
  }
  const inbox = await inboxDoor({
    ...running,
    inbox: running.council.inbox,
    verdicts: options.verdicts,
    port: ports.smtp,
  })
  started.defer(inbox.door.stop)
  return { hasWeb: web !== undefined, smtpPort: inbox.door.port, takeIn: inbox.takeIn }
}

/** In the background, after everything else: nobody waits for them, and the first mail of a person is not behind them. */
function feedSamples(
  options: ServiceOptions,
  parts: {
    readonly folder: DataFolder
    readonly council: CouncilFolder
    readonly log: RunnerLog
    readonly takeIn: TakeIn
  },
  started: AsyncDisposableStack,
): void {
  if (!options.samples || parts.council.folder !== sampleCouncil) return
  const giveUp = new AbortController()
  const feeding = takeInSamples({
    mails: sampleMails,
    mark: parts.folder.samplesTaken,
    inbox: parts.council.inbox,
    door: parts.takeIn,
    signal: giveUp.signal,
  }).catch(fault =>
    parts.log.warn('The sample mails could not all be taken in; the next start goes on with them.', fault),
  )
  started.defer(async () => {
    giveUp.abort()
    await feeding
  })
}
