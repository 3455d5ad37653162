/** Event source mappings: takes batches from a queue to a function, and deletes what the function finished with. */

import { setTimeout as sleep } from 'node:timers/promises'
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { queueUrl } from './apply-wiring.ts'
import type { LocalFunction } from './functions/local-function.ts'
import type { RunnerLog } from './runner-log.ts'
import { sqsEvent } from './sqs-event.ts'
import type { EventSourceWiring } from './template/wiring.ts'

export interface EventSource {
  /** Stops taking messages and waits for the batch that is being worked. What was taken and not worked comes back by itself. */
  stop(): Promise<void>
}

/** Longest wait of one long poll, seconds: the most that SQS allows; cut short when stopping. */
const longPoll = 20
/** How long a batch that is not full waits for more, milliseconds: enough to fill batches under load, too short to notice for one mail. */
const gather = 40
/** Pause after an engine failed to answer: doubles up to the longest, milliseconds. */
const shortestPause = 100
const longestPause = 5_000

export function startEventSource(
  mapping: EventSourceWiring,
  parts: {
    readonly sqs: SQSClient
    /** Address of the SQS engine. */
    readonly endpoint: string
    readonly target: LocalFunction
    readonly log: RunnerLog
  },
): EventSource {
  const { sqs, target, log } = parts
  const url = queueUrl(parts.endpoint, mapping.queueName)
  const stopping = new AbortController()

  const receive = async (most: number, waitSeconds: number): Promise<readonly Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(most, 10),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: stopping.signal },
    )
    return Messages
  }

  /** The next batch. While the function is busy with the one before, it goes on filling; then it waits no longer than the window. */
  const collect = async (working: Promise<void>): Promise<readonly Message[]> => {
    let busy = true
    const free = working.then(() => {
      busy = false
    })
    const batch = [...(await receive(mapping.batchSize, longPoll))]
    if (batch.length === 0) return batch
    const patience = Math.max(gather, mapping.batchWindowSeconds * 1000)
    let waited = 0
    while (batch.length < mapping.batchSize && (busy || waited < patience)) {
      if (busy) await Promise.race([free, sleep(gather)])
      else {
        await sleep(gather)
        waited += gather
      }
      batch.push(...(await receive(mapping.batchSize - batch.length, 0)))
    }
    return batch
  }

  const remove = async (finished: readonly Message[]): Promise<void> => {
    for (let start = 0; start < finished.length; start += 10) {
      await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: url,
          Entries: finished
            .slice(start, start + 10)
            .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      )
    }
  }

  const deletions = new Set<Promise<void>>()
  const work = async (batch: readonly Message[]): Promise<void> => {
    try {
      const answer = await target.invoke(sqsEvent(batch, mapping.queueName))
      const finished = mapping.reportsItemFailures ? finishedOf(batch, answer) : batch
      if (finished === null)
        log.warn(`${target.name} gave an answer that names no messages of its batch; all of it comes back.`)
      // The next batch need not wait for this; a message that is worked twice is worked to the same end.
      const deletion = remove(finished ?? [])
        .catch(fault => log.warn('Finished messages could not be deleted; they will be worked again.', fault))
        .finally(() => deletions.delete(deletion))
      deletions.add(deletion)
    } catch (fault) {
      if (!stopping.signal.aborted) log.warn('An invocation failed; its messages come back.', fault)
    }
  }

  const poll = async (): Promise<void> => {
    let working: Promise<void> = Promise.resolve()
    let pause = 0
    while (!stopping.signal.aborted) {
      try {
        const batch = await collect(working)
        pause = 0
        await working
        if (batch.length > 0 && !stopping.signal.aborted) working = work(batch)
      } catch (fault) {
        if (stopping.signal.aborted) break
        log.warn(`The queue ${mapping.queueName} does not answer.`, fault)
        pause = Math.min(longestPause, Math.max(shortestPause, pause * 2))
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    await working
    await Promise.all(deletions)
  }
  const polling = poll()

  return {
    stop: async () => {
      stopping.abort()
      await polling
    },
  }
}

const BatchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish()

/** Messages that the function finished with; null where its answer is not one that Lambda understands, and then all have failed. */
export function finishedOf(batch: readonly Message[], answer: unknown): readonly Message[] | null {
  const parsed = BatchResponse.safeParse(answer)
  if (!parsed.success) return null
  const failed = new Set(parsed.data?.batchItemFailures?.map(each => each.itemIdentifier))
  const known = new Set(batch.map(message => message.MessageId))
  if ([...failed].some(id => !known.has(id))) return null
  return batch.filter(message => !failed.has(message.MessageId ?? ''))
}
