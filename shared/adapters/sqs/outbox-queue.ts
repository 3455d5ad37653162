import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { OutboxQueue } from '../../ports/outbox.ts'

/** What one message of the outbox queue says: which entry, never what is in it. */
export const OutboxMessage = z.object({ entryId: z.string().min(1) })

const BATCH = 10
/** Seconds: what SQS takes. */
const LONGEST_DELAY = 900

/** Ten messages a call. A call that partly fails is no fault: the clock queues what stays unsent. */
export function sqsOutboxQueue(client: SQSClient, queueUrl: string): OutboxQueue {
  return {
    async enqueue(entryIds, delaySeconds = 0) {
      const batches = Array.from({ length: Math.ceil(entryIds.length / BATCH) }, (_, index) =>
        entryIds.slice(index * BATCH, (index + 1) * BATCH),
      )
      await Promise.all(
        batches.map(batch =>
          client.send(
            new SendMessageBatchCommand({
              QueueUrl: queueUrl,
              Entries: batch.map((entryId, index) => ({
                Id: String(index),
                ...(delaySeconds === 0
                  ? {}
                  : { DelaySeconds: Math.min(LONGEST_DELAY, Math.ceil(delaySeconds)) }),
                MessageBody: JSON.stringify({ entryId } satisfies z.infer<typeof OutboxMessage>),
              })),
            }),
          ),
        ),
      )
    },
  }
}
