/**
 * The thread that one function runs in: the bundle that would be deployed, its own environment, one invocation at a time.
 *
 * It imports Node's own modules alone: the service takes the types out of this file once and starts every thread from that
 * (`local-function.ts`), for with the compiler and other modules in it each thread would be twice as large.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import type { FunctionData, FunctionReply, Invocation } from './function-messages.ts'

const service = parentPort
if (service === null) throw new Error('A function runs in a thread of the service.')
const tell = (reply: FunctionReply) => service.postMessage(reply)

type Handler = (event: unknown, context: Context) => unknown
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

const data: FunctionData = workerData
/** An invocation's time limit is of real time, whatever day it is for the function. */
const realNow = Date.now
if (data.clock !== null) {
  const module: Record<string, unknown> = await import(data.clock.module)
  const follow = module['followClock']
  if (!isHandler(follow)) throw new Error('There is no clock to follow.')
  Reflect.apply(follow, undefined, [data.clock.cell])
}
const bundle: Record<string, unknown> = await import(data.bundle)
const handler = bundle[data.exported]
if (!isHandler(handler)) throw new Error(`The bundle of ${data.name} exports no ${data.exported}.`)

service.on('message', (invocation: Invocation) => {
  const { requestId } = invocation
  Promise.resolve()
    .then(() => handler(invocation.event, contextOf(invocation)))
    .then(
      // Lambda hands answers on as JSON too; what JSON leaves out, a caller never sees.
      answer => tell({ tell: 'answer', requestId, answer: JSON.parse(JSON.stringify(answer ?? null)) }),
    )
    .catch((fault: unknown) => {
      // As Lambda's runtime does, so that the reason stands in the function's own log.
      process.stderr.write(`${JSON.stringify({ level: 'ERROR', requestId, error: described(fault) })}\n`)
      tell({ tell: 'failed', requestId, message: fault instanceof Error ? fault.message : String(fault) })
    })
})
tell({ tell: 'ready' })

function contextOf({ requestId, deadline }: Invocation): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.arn,
    memoryLimitInMB: String(data.memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${data.name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  }
}

function described(fault: unknown) {
  return fault instanceof Error
    ? { name: fault.name, message: fault.message, stack: fault.stack ?? '' }
    : { name: 'Error', message: String(fault), stack: '' }
}
