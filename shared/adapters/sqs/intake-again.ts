import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'

const BATCH = 10

/** Says of stored mails what S3 would have said, to the queue that intake reads. */
export function sqsIntakeAgain(client: SQSClient, queueUrl: string, bucket: string) {
  return async (rawKeys: readonly string[]): Promise<void> => {
    for (let from = 0; from < rawKeys.length; from += BATCH) {
      const answer = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: rawKeys.slice(from, from + BATCH).map((rawKey, index) => ({
            Id: String(index),
            MessageBody: JSON.stringify({
              Records: [
                {
                  eventName: 'ObjectCreated:Put',
                  s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(rawKey) } },
                },
              ],
            }),
          })),
        }),
      )
      if ((answer.Failed ?? []).length > 0) throw new Error('Some stored mails could not be queued again.')
    }
  }
}
