import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Park } from '#shared/runtime/queue-worker.ts'

/** Parks messages in the given dead-letter queue, body unchanged, so that a redrive works it again; the reason is the attribute `why`. */
export function sqsPark(client: SQSClient, queueUrl: string): Park {
  return async (body, why) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageAttributes: { why: { DataType: 'String', StringValue: why } },
      }),
    )
  }
}
