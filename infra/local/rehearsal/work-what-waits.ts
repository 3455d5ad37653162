/** Has the functions work what waits in their queues, one batch after the other, until nothing does. */
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { queueUrl } from '../apply-wiring.ts'
import type { Engines } from '../engines/engines.ts'
import { finishedOf } from '../event-sources.ts'
import type { Functions } from '../functions/functions.ts'
import { sqsEvent } from '../sqs-event.ts'
import type { EventSourceWiring, Wiring } from '../template/wiring.ts'

/**
 * `mail` is what a mail leads to at once. What SES reports of mails that left comes some time later, as it does in AWS, and is worked
 * with `everything`: together it takes a tenth of the invocations.
 */
type Which = 'mail' | 'everything'

interface Worked {
  /** Invocations that failed, and messages that a function did not finish; these come back when their time is over, as in SQS. */
  readonly failed: number
}

export interface QueueWork {
  /** Works what waits, in the template's order of queues, so that the same mail is worked in the same order each time. */
  work(which: Which): Promise<Worked>
  /**
   * Hands messages straight to the function that reads a queue, as if they had been the only ones in it: two calls of SQS the fewer for
   * each mail. What the function does not finish goes into the queue.
   */
  handOver(queueName: string, bodies: readonly string[]): Promise<Worked>
}

export function worker(parts: {
  readonly wiring: Wiring
  readonly engines: Engines
  readonly sqs: SQSClient
  readonly functions: Functions
}): QueueWork {
  const { wiring, engines, sqs, functions } = parts
  const reports = new Set(
    wiring.mail.configurationSets.flatMap(set => set.destinations.map(each => each.queueName)),
  )
  const sources = {
    everything: wiring.eventSources,
    mail: wiring.eventSources.filter(source => !reports.has(source.queueName)),
  }

  /** Under way while the next batch is worked; over before the clock moves, when what is not deleted would come back. */
  const removals: Promise<void>[] = []
  const workBatch = async (source: EventSourceWiring): Promise<number> => {
    const url = queueUrl(engines.endpoints.sqs, source.queueName)
    const batch = await receive(sqs, url, source.batchSize)
    if (batch.length === 0) return 0
    const finished = await invoke(source, batch)
    const removal = remove(sqs, url, finished)
    removal.catch(() => undefined)
    removals.push(removal)
    return batch.length - finished.length
  }

  const invoke = async (
    source: EventSourceWiring,
    batch: readonly Message[],
  ): Promise<readonly Message[]> => {
    try {
      const answer = await functions.named(source.functionName).invoke(sqsEvent(batch, source.queueName))
      return (source.reportsItemFailures ? finishedOf(batch, answer) : batch) ?? []
    } catch {
      // The function's own log says why; its messages come back.
      return []
    }
  }

  const handOver: QueueWork['handOver'] = async (queueName, bodies) => {
    const batch = bodies.map((Body, index): Message => ({ MessageId: String(index), Body }))
    const source = wiring.eventSources.find(each => each.queueName === queueName)
    const finished = source === undefined ? [] : await invoke(source, batch)
    const left = batch.filter(message => !finished.includes(message))
    await engines.announce(
      queueName,
      left.map(message => message.Body ?? ''),
    )
    return { failed: source === undefined ? 0 : left.length }
  }

  const work: QueueWork['work'] = async which => {
    const asked = sources[which]
    const queueNames = asked.map(source => source.queueName)
    let failed = 0
    for (;;) {
      const waiting = await engines.waiting(queueNames)
      const source = asked[waiting.findIndex(count => count > 0)]
      if (source === undefined) {
        await Promise.all(removals.splice(0))
        return { failed }
      }
      failed += await workBatch(source)
    }
  }
  return { work, handOver }
}

async function receive(sqs: SQSClient, url: string, most: number): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: Math.min(most, 10),
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  )
  return Messages
}

async function remove(sqs: SQSClient, url: string, finished: readonly Message[]): Promise<void> {
  if (finished.length === 0) return
  await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: finished.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    }),
  )
}
