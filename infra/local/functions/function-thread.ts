/** The thread that one function runs in: the bundle that would be deployed, its own environment, one invocation at a time. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import * as z from 'zod'
import { account, region } from '../engines/sqs-and-s3.ts'
import { FunctionData, type FunctionReply, Invocation } from './function-messages.ts'

const service = parentPort
if (service === null) throw new Error('A function runs in a thread of the service.')
const tell = (reply: FunctionReply) => service.postMessage(reply)

type Handler = (event: unknown, context: Context) => unknown
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

const data = FunctionData.parse(workerData)
const [file = 'index', exported = 'handler'] = data.handler.split('.')
const bundle: unknown = await import(pathToFileURL(join(data.folder, `${file}.mjs`)).href)
const handler = z.record(z.string(), z.unknown()).parse({ ...z.object({}).loose().parse(bundle) })[exported]
if (!isHandler(handler)) throw new Error(`The bundle of ${data.name} exports no ${exported}.`)

service.on('message', (message: unknown) => {
  const invocation = Invocation.parse(message)
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
    invokedFunctionArn: `arn:aws:lambda:${region}:${account}:function:${data.name}`,
    memoryLimitInMB: String(data.memoryMegabytes),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${data.name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
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
