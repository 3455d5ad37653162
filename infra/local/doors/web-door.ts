/** The web door: the web function of the template, on a port of this machine. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LogFile } from '../functions/log-file.ts'
import { reasonOf } from '../refused.ts'
import type { RunnerLog } from '../runner-log.ts'
import type { FunctionWiring } from '../template/wiring.ts'
import { cannotListen } from './cannot-listen.ts'
import { type WebData, WebReply } from './web-messages.ts'

export interface WebDoor {
  readonly port: number
  stop(): Promise<void>
}

/** Opens the door; if its thread ends later, a new one takes its place on the same port. */
export async function openWebDoor(parts: {
  /** 0 for any. */
  readonly port: number
  readonly wiring: FunctionWiring
  readonly environment: Record<string, string>
  readonly output: LogFile
  readonly log: RunnerLog
}): Promise<WebDoor> {
  let stopping = false
  let current = await startThread(parts, parts.port)
  const { port } = current

  const keepOpen = async (): Promise<void> => {
    for (let pause = 250; !stopping; pause = Math.min(10_000, pause * 2)) {
      const why = await current.ended
      if (stopping) return
      parts.log.warn('The web door ended and is opened again.', why)
      await sleep(pause)
      if (stopping) return
      current = await startThread(parts, port).catch(fault => ({
        port,
        ended: Promise.resolve(fault),
        end: async () => undefined,
      }))
    }
  }
  const keeping = keepOpen()
  return {
    port,
    stop: async () => {
      stopping = true
      await current.end()
      await keeping
    },
  }
}

interface WebThread {
  readonly port: number
  readonly ended: Promise<unknown>
  end(): Promise<void>
}

async function startThread(parts: Parameters<typeof openWebDoor>[0], port: number): Promise<WebThread> {
  const { wiring } = parts
  const data: WebData = { folder: wiring.folder, handler: wiring.handler, port }
  const worker = new Worker(new URL('./web-thread.ts', import.meta.url), {
    workerData: data,
    name: wiring.name,
    env: parts.environment,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: wiring.memoryMegabytes, maxYoungGenerationSizeMb: 12 },
  })
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => parts.output.write(text))
  }
  const opened = Promise.withResolvers<number>()
  const ended = Promise.withResolvers<unknown>()
  worker.on('message', (message: unknown) => {
    const reply = WebReply.parse(message)
    if (reply.tell === 'open') return opened.resolve(reply.port)
    opened.reject(cannotListen(Object.assign(new Error(reply.message), { code: reply.code }), port, '--port'))
  })
  worker.on('error', fault => {
    opened.reject(new Error(`The web function does not start: ${reasonOf(fault)}`))
    ended.resolve(fault)
  })
  worker.on('exit', () => {
    opened.reject(new Error('The web function ended its process.'))
    ended.resolve(new Error('The web function ended its process.'))
  })
  try {
    return {
      port: await opened.promise,
      ended: ended.promise,
      end: async () => {
        await worker.terminate()
      },
    }
  } catch (fault) {
    await worker.terminate()
    throw fault
  }
}
