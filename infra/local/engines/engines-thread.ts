/** The thread in which SQS, S3 and SES run, so that writing their files never holds up the doors. */
import { parentPort, workerData } from 'node:worker_threads'
import { followClock } from '../functions/follow-clock.ts'
import { type EngineReply, EngineRequest, EnginesData } from './engine-messages.ts'
import { keptOutbox } from './kept-outbox.ts'
import { listenOnLoopbackOnly } from './loopback-only.ts'
import { startSes } from './ses.ts'
import { startSqsAndS3 } from './sqs-and-s3.ts'

const service = parentPort
if (service === null) throw new Error('The engines run in a thread of the service.')
const tell = (reply: EngineReply) => service.postMessage(reply)

listenOnLoopbackOnly()
const settings = EnginesData.parse(workerData)
if (settings.clock !== null) followClock(settings.clock)
const sqsAndS3 = await startSqsAndS3(settings.storage)
const ses = await startSes(keptOutbox(settings, sqsAndS3.announce))

async function answerTo(request: EngineRequest): Promise<unknown> {
  switch (request.ask) {
    case 'set-up':
      sqsAndS3.setUp(request)
      return ses.apply(request.mail)
    case 'announce':
      return sqsAndS3.announce(request.queueName, request.bodies)
    case 'in-flight':
      return sqsAndS3.inFlight(request.queueName)
    case 'depth':
      return sqsAndS3.depth(request.queueName)
    case 'waiting':
      return request.queueNames.map(sqsAndS3.waiting)
    case 'stop':
      // SES first: its last events must still find their queue.
      await ses.stop()
      return sqsAndS3.stop()
  }
}

service.on('message', (message: unknown) => {
  const request = EngineRequest.parse(message)
  answerTo(request).then(
    answer => tell({ tell: 'answer', id: request.id, answer }),
    (fault: unknown) =>
      tell({
        tell: 'fault',
        id: request.id,
        message: fault instanceof Error ? fault.message : String(fault),
      }),
  )
})

tell({ tell: 'ready', sqsAndS3: sqsAndS3.endpoint, ses: ses.endpoint })
