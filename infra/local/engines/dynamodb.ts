/**
 * The DynamoDB engine: dynoxide, a program of its own beside the service.
 *
 * It runs under a shell that waits for the service's end of a pipe to close, so that it ends with the service however the
 * service ends, `kill -9` included: an engine left behind would keep writing into a folder that the next service opens.
 * It runs in a process group of its own, so that Ctrl-C reaches the service alone and the engine goes last.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesWithArgument } from '../data-folder/processes.ts'
import { Refused } from '../refused.ts'
import { freePort } from './free-port.ts'

export interface DynamodbEngine {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string
  /** Settles only if the engine ends without being asked to. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

/** Runs "$@" until it ends by itself or standard input closes; exits as it did. `read` needs no process of its own. */
const untilInputCloses = `
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
( read -r _ <&3; kill -TERM "$engine" ) 2>/dev/null &
watch=$!
exec 3<&-
wait "$engine"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`

/**
 * Starts the engine on a file, or in memory where `file` is null; `errors` is where its own complaints are kept.
 * Streams stay off: with them each write grows dearer with every record kept.
 */
export async function startDynamodb(settings: {
  readonly file: string | null
  readonly errors: string
}): Promise<DynamodbEngine> {
  const program = engineProgram()
  if (settings.file !== null) await endLeftBehind(settings.file)
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryToStart(program, settings)
    if (started !== 'ended-at-once') return started
    // Somebody may have taken the port between our finding it free and the engine listening on it.
    if (attempt === 4) throw new Error(`The DynamoDB engine does not start; ${settings.errors} says why.`)
  }
}

/** An engine that is given instead of the embedded one, `DYNAMODB_ENDPOINT`. Nothing off this machine is ever talked to. */
export function givenDynamodb(endpoint: string): DynamodbEngine {
  const url = URL.parse(endpoint)
  if (
    url === null ||
    url.protocol !== 'http:' ||
    !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  ) {
    throw new Refused(
      'DYNAMODB_ENDPOINT must be an address on this machine, such as http://127.0.0.1:8000; nothing else is ever connected to.',
    )
  }
  return { endpoint: url.origin, ended: new Promise(() => undefined), stop: async () => undefined }
}

function engineProgram(): string {
  const program = findProgram()
  if (program !== null) return program
  throw new Refused(
    `There is no embedded DynamoDB engine for ${process.platform}-${process.arch}; start any DynamoDB engine on this machine (DynamoDB Local, or dynoxide's own build for your platform) and give its address as DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
  )
}

function findProgram(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')
    const program = join(dirname(manifest), 'dynoxide')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

async function tryToStart(
  program: string,
  settings: { readonly file: string | null; readonly errors: string },
): Promise<DynamodbEngine | 'ended-at-once'> {
  const port = await freePort()
  const storage = settings.file === null ? [] : ['--db-path', settings.file]
  const errors = openSync(settings.errors, 'a')
  const child = spawn(
    '/bin/sh',
    ['-c', untilInputCloses, 'sh', program, '--host', '127.0.0.1', '--port', String(port), ...storage],
    {
      stdio: ['pipe', 'ignore', errors],
      detached: true,
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    },
  )
  closeSync(errors)
  const exit = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve())
    child.once('error', reject)
  })
  const endpoint = `http://127.0.0.1:${port}`
  let running = true
  const over = exit.finally(() => {
    running = false
  })
  over.catch(() => undefined)
  while (running && !(await answers(endpoint))) await Promise.race([over, sleep(15)])
  if (!running) return 'ended-at-once'

  let stopping = false
  const ended = new Promise<string>(resolve => {
    over.then(
      () => {
        if (!stopping) resolve(`The DynamoDB engine ended by itself; ${settings.errors} may say why.`)
      },
      () => undefined,
    )
  })
  return {
    endpoint,
    ended,
    stop: async () => {
      stopping = true
      child.stdin?.end()
      if (await endsWithin(over, 10_000)) return
      killGroup(child)
      await over
    },
  }
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(1_000) })).arrayBuffer()
    return true
  } catch {
    return false
  }
}

async function endsWithin(exit: Promise<void>, milliseconds: number): Promise<boolean> {
  const giveUp = new AbortController()
  const late = sleep(milliseconds, false, { signal: giveUp.signal }).catch(() => false)
  const ended = await Promise.race([exit.then(() => true), late])
  giveUp.abort()
  return ended
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended meanwhile.
  }
}

/** Ends engines that still serve this very file although their service is gone; the caller holds the folder's lock. */
async function endLeftBehind(file: string): Promise<void> {
  for (let waited = 0; ; waited += 1) {
    const left = await processesWithArgument(file)
    if (left.length === 0) return
    if (waited === 40) for (const pid of left) killProcess(pid)
    if (waited === 200) throw new Error(`Process ${left.join(', ')} still uses ${file} and does not end.`)
    await sleep(50)
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile.
  }
}
