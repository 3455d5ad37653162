/**
 * The floor: the shortest program that parses the same bytes and makes the same puts to the same engines. No door, no
 * triage, no second look; what the service takes beyond this is what the service itself costs.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { composeMail } from '#shared/adapters/ses/compose-mail.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { startTestEngines } from '#tests/support/engines.ts'
import type { LoadMail } from '#tests/support/load-mails.ts'

const inbox = 'send@casework.calderbrook.example'
const AT_ONCE = 8

/** Milliseconds that the floor takes for these mails, `sentEach` mails leaving for each of them. */
export async function floor(mails: readonly LoadMail[], sentEach: number): Promise<number> {
  const engines = await startTestEngines({ queues: ['intake', 'outbox'], identities: [inbox], onDisk: true })
  Object.assign(process.env, engines.environment)
  const s3 = new S3Client({ forcePathStyle: true })
  const sqs = new SQSClient({})
  const ses = new SESClient({})
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  const filing = dynamoCaseworkFiling(documents, engines.tableName)
  const outbox = dynamoOutbox(documents, engines.tableName)
  const queues = ['intake', 'outbox'].map(name => engines.queueUrl(name))
  const settings = { inbox, inboxName: 'SEND team', secrets: ['s'.repeat(43)] }

  const one = async (mail: LoadMail): Promise<void> => {
    await s3.send(
      new PutObjectCommand({ Bucket: engines.mailBucketName, Key: `mail/${mail.number}`, Body: mail.raw }),
    )
    for (const QueueUrl of queues)
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: `{"key":"mail/${mail.number}"}` }))
    for (const QueueUrl of queues) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 1 }),
      )
      const Entries = Messages.map((message, index) => ({
        Id: String(index),
        ReceiptHandle: message.ReceiptHandle,
      }))
      if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    }
    await readStoredMail(mail.raw, '2026-11-23T10:00:00.000Z')
    const opened = aNewQuery(mail.number + 1)
    await filing.file(opened)
    if (!mail.person) return
    for (let sent = 0; sent < sentEach; sent += 1) {
      const [entry] = opened.outgoing
      if (entry === undefined) throw new Error('nothing to send')
      const raw = await composeMail(entry, settings, '2026-11-23T10:00:00.000Z')
      await ses.send(
        new SendRawEmailCommand({ Source: inbox, Destinations: [entry.to], RawMessage: { Data: raw } }),
      )
      if (sent === 0)
        await outbox.recordSent([{ entry, at: '2026-11-23T10:00:01.000Z', messageId: `<${mail.number}@x>` }])
    }
  }

  const waiting = [...mails]
  const began = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) await one(mail)
    }),
  )
  const took = performance.now() - began
  await engines.stop()
  return took
}
