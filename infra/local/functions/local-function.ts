/**
 * A function as Lambda runs it: its bundle, its own environment, one invocation at a time, a limit on time.
 *
 * It lives in a thread, which stands for Lambda's execution environment: started at the first invocation, kept warm, ended
 * after a time without work or after an invocation that ran out of time, and started anew, with growing pauses, when it fails.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { once } from '#shared/runtime/aws/connection.ts'
import { account, region } from '../aws-place.ts'
import { reasonOf } from '../refused.ts'
import type { FunctionWiring } from '../template/wiring.ts'
import { type FunctionData, FunctionReply, type Invocation } from './function-messages.ts'
import type { LogFile } from './log-file.ts'

/** An invocation that Lambda would report as an error: the handler threw, ran out of time, or its environment failed. */
class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed'
}

export interface LocalFunction {
  readonly name: string
  /** Runs the handler after the invocations before it, and gives its answer. Throws FunctionFailed. */
  invoke(event: unknown): Promise<unknown>
  /** Lets the running invocation end within the given time, refuses those that wait, and ends the thread. */
  stop(patienceMilliseconds: number): Promise<void>
}

/** Threads without work for this long are ended, to give their memory back; a start takes some tenths of a second. */
const idleMilliseconds = 20_000
const longestPause = 10_000
/** Of new objects in a thread's heap: V8's own choice is four times that, for which many threads at once have no room. */
const youngMegabytes = 12
/** In a rehearsal, where every thread works as fast as it can and nothing else runs: collecting less often saves a tenth of the time. */
const youngMegabytesRehearsing = 48

/** A module's code without its types, as an address that a thread can load it from. */
const withoutTypes = (file: string) => {
  const code = stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return new URL(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}
const threadCode = once(() => withoutTypes('./function-thread.ts'))
const clockCode = once(() => withoutTypes('./follow-clock.ts').href)

export function localFunction(
  wiring: FunctionWiring,
  settings: {
    readonly environment: Record<string, string>
    readonly log: LogFile
    /** Cell of a simulated clock that the function lives by (`follow-clock.ts`); real time where there is none. */
    readonly clock?: SharedArrayBuffer
  },
): LocalFunction {
  let thread: Promise<FunctionThread> | null = null
  let failures = 0
  let idle: NodeJS.Timeout | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let stopping = false

  const end = async () => {
    const ending = thread
    thread = null
    await (await ending?.catch(() => null))?.end()
  }

  const start = async (): Promise<FunctionThread> => {
    if (failures > 0) await sleep(Math.min(longestPause, 250 * 2 ** (failures - 1)))
    return startThread(wiring, settings)
  }

  const run = async (event: unknown): Promise<unknown> => {
    if (stopping) throw new FunctionFailed('The service is stopping.')
    if (idle !== null) clearTimeout(idle)
    thread ??= start()
    try {
      const running = await thread
      const answer = await running.invoke(event, wiring.timeoutSeconds * 1000)
      failures = 0
      return answer
    } catch (fault) {
      if (!(fault instanceof HandlerThrew)) {
        failures += 1
        await end()
      }
      throw new FunctionFailed(`${wiring.name}: ${reasonOf(fault)}`)
    } finally {
      idle = setTimeout(() => void end(), idleMilliseconds)
      idle.unref()
    }
  }

  return {
    name: wiring.name,
    invoke: event => {
      const answer = queue.then(() => run(event))
      queue = answer.catch(() => undefined)
      return answer
    },
    stop: async patienceMilliseconds => {
      stopping = true
      if (idle !== null) clearTimeout(idle)
      const giveUp = new AbortController()
      await Promise.race([
        queue,
        sleep(patienceMilliseconds, null, { signal: giveUp.signal }).catch(() => null),
      ])
      giveUp.abort()
      await end()
    },
  }
}

/** The handler's own error: its environment is as good as before, as in Lambda. */
class HandlerThrew extends Error {}

interface FunctionThread {
  invoke(event: unknown, timeoutMilliseconds: number): Promise<unknown>
  end(): Promise<void>
}

async function startThread(
  wiring: FunctionWiring,
  { environment, log, clock }: Parameters<typeof localFunction>[1],
): Promise<FunctionThread> {
  const [file = 'index', exported = 'handler'] = wiring.handler.split('.')
  const data: FunctionData = {
    bundle: pathToFileURL(join(wiring.folder, `${file}.mjs`)).href,
    exported,
    name: wiring.name,
    arn: `arn:aws:lambda:${region}:${account}:function:${wiring.name}`,
    memoryMegabytes: wiring.memoryMegabytes,
    clock: clock === undefined ? null : { module: clockCode(), cell: clock },
  }
  const worker = new Worker(threadCode(), {
    workerData: data,
    name: wiring.name,
    env: environment,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: wiring.memoryMegabytes,
      maxYoungGenerationSizeMb: clock === undefined ? youngMegabytes : youngMegabytesRehearsing,
    },
  })
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => log.write(text))
  }
  const started = Promise.withResolvers<void>()
  let current: {
    readonly requestId: string
    resolve(answer: unknown): void
    reject(fault: Error): void
  } | null = null

  const fail = (fault: Error) => {
    started.reject(fault)
    current?.reject(fault)
    current = null
  }
  worker.on('message', (message: unknown) => {
    const reply = FunctionReply.parse(message)
    if (reply.tell === 'ready') return started.resolve()
    if (reply.requestId !== current?.requestId) return
    const { resolve, reject } = current
    current = null
    if (reply.tell === 'answer') resolve(reply.answer)
    else reject(new HandlerThrew(reply.message))
  })
  worker.on('error', fault => {
    log.write(
      `${JSON.stringify({ level: 'ERROR', message: 'The function ended its process.', reason: reasonOf(fault) })}\n`,
    )
    fail(fault instanceof Error ? fault : new Error(String(fault)))
  })
  worker.on('exit', () => fail(new Error('the function ended its process')))
  await started.promise

  return {
    invoke: async (event, timeoutMilliseconds) => {
      const answer = Promise.withResolvers<unknown>()
      const invocation: Invocation = {
        requestId: randomUUID(),
        event,
        deadline: Date.now() + timeoutMilliseconds,
      }
      current = { requestId: invocation.requestId, ...answer }
      worker.postMessage(invocation)
      const timer = setTimeout(
        () => fail(new Error(`timed out after ${timeoutMilliseconds / 1000} seconds`)),
        timeoutMilliseconds,
      )
      try {
        return await answer.promise
      } finally {
        clearTimeout(timer)
      }
    },
    end: async () => {
      await worker.terminate()
    },
  }
}
