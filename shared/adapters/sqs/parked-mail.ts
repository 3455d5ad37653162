import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { instantOf } from '../../domain/standards/london.ts'
import type { ParkedMail, ParkedMessage, WorkQueueName } from '../../ports/parked-mail.ts'
import { parkedAbout } from './parked-about.ts'

export interface QueueUrls {
  readonly work: string
  /** The dead-letter queue of `work`. */
  readonly parked: string
}

/** Messages that one look shows. */
const LISTED_AT_MOST = 100
/** Messages that one replay of all sends back: what a page can do before it is given up. */
const REPLAYED_AT_ONCE = 200
const BATCH = 10
/** How long a message is hidden from others while somebody looks: a process that dies meanwhile gives it back after this. Seconds. */
const HELD_FOR = 15
/** Given back after this many seconds; not 0, with which an engine of one machine loses the message. */
const GIVEN_BACK_AFTER = 1
/** Empty hands in a row, of a second each, after which what is still counted is taken to be in somebody else's. */
const EMPTY_HANDS = 2

const LONGEST_REASON = 300

const depthAttributes = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const
const Depth = z.record(z.enum(depthAttributes), z.coerce.number())

const Received = z.object({
  MessageId: z.string().min(1),
  ReceiptHandle: z.string().min(1),
  Body: z.string(),
  Attributes: z.object({ SentTimestamp: z.coerce.number() }),
  MessageAttributes: z
    .object({ why: z.object({ StringValue: z.string().optional() }).optional() })
    .optional(),
})

interface Taken {
  readonly id: string
  readonly handle: string
  readonly body: string
  /** Null where SQS parked the message itself. */
  readonly why: string | null
  readonly sentAt: string
}

/**
 * The dead-letter queues. SQS has no way to look without taking: a message is taken for some seconds and given back. That costs
 * it nothing, because a dead-letter queue has no dead-letter queue of its own.
 */
export function sqsParkedMail(
  client: SQSClient,
  queues: Readonly<Record<WorkQueueName, QueueUrls>>,
): ParkedMail {
  return {
    async list(queue) {
      const { work, parked } = queues[queue]
      const [waiting, howMany] = await Promise.all([depth(work), depth(parked)])
      const messages: ParkedMessage[] = []
      await take(parked, Math.min(howMany, LISTED_AT_MOST), async taken => {
        messages.push(...taken.map(each => shown(queue, each)))
        return 'more'
      })
      return {
        queue,
        // The queue's own figure lags; what was seen is there.
        parked: Math.max(howMany, messages.length),
        waiting,
        messages: messages.toSorted((one, other) =>
          `${one.since} ${one.id}` < `${other.since} ${other.id}` ? -1 : 1,
        ),
      }
    },

    async replay(queue, which) {
      const { work, parked } = queues[queue]
      const howMany = await depth(parked)
      const wanted = which === 'all' ? null : new Set(which)
      const replayed: string[] = []
      await take(parked, wanted === null ? Math.min(howMany, REPLAYED_AT_ONCE) : howMany, async taken => {
        const mine = taken.filter(({ id }) => wanted === null || wanted.has(id))
        const sent = await Promise.allSettled(
          mine.map(async ({ id, body, handle }) => {
            await client.send(new SendMessageCommand({ QueueUrl: work, MessageBody: body }))
            await client.send(new DeleteMessageCommand({ QueueUrl: parked, ReceiptHandle: handle }))
            replayed.push(id)
          }),
        )
        for (const each of sent) if (each.status === 'rejected') throw each.reason
        return replayed.length === wanted?.size ? 'enough' : 'more'
      })
      return replayed
    },
  }

  async function depth(queueUrl: string): Promise<number> {
    const answer = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...depthAttributes] }),
    )
    const attributes = Depth.parse(answer.Attributes)
    return depthAttributes.reduce((sum, name) => sum + attributes[name], 0)
  }

  /** Takes messages, each once, until there are `most` or `work` has enough; whatever is still parked then is given back. */
  async function take(
    queueUrl: string,
    most: number,
    work: (taken: readonly Taken[]) => Promise<'more' | 'enough'>,
  ): Promise<void> {
    const held = new Map<string, string>()
    try {
      for (let emptyHands = 0; held.size < most && emptyHands < EMPTY_HANDS; ) {
        const answer = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: Math.min(BATCH, most - held.size),
            VisibilityTimeout: HELD_FOR,
            WaitTimeSeconds: 1,
            MessageAttributeNames: ['why'],
            MessageSystemAttributeNames: ['SentTimestamp'],
          }),
        )
        const taken = (answer.Messages ?? []).map(takenOf)
        const fresh = taken.filter(({ id }) => !held.has(id))
        for (const { id, handle } of taken) held.set(id, handle)
        if (fresh.length === 0) emptyHands += 1
        else if ((await work(fresh)) === 'enough') break
      }
    } finally {
      await giveBack(queueUrl, [...held.values()])
    }
  }

  /** Those that were deleted meanwhile are refused, one by one, which is well. */
  async function giveBack(queueUrl: string, handles: readonly string[]): Promise<void> {
    for (let from = 0; from < handles.length; from += BATCH) {
      await client.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: queueUrl,
          Entries: handles.slice(from, from + BATCH).map((handle, index) => ({
            Id: String(index),
            ReceiptHandle: handle,
            VisibilityTimeout: GIVEN_BACK_AFTER,
          })),
        }),
      )
    }
  }
}

function takenOf(message: Message): Taken {
  const { MessageId, ReceiptHandle, Body, Attributes, MessageAttributes } = Received.parse(message)
  return {
    id: MessageId,
    handle: ReceiptHandle,
    body: Body,
    why: MessageAttributes?.why?.StringValue ?? null,
    sentAt: instantOf(Attributes.SentTimestamp),
  }
}

const shown = (queue: WorkQueueName, { id, body, why, sentAt }: Taken): ParkedMessage => ({
  id,
  about: parkedAbout(queue, body),
  why: why?.slice(0, LONGEST_REASON) ?? null,
  since: sentAt,
  size: Buffer.byteLength(body),
})
