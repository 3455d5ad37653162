/** Brings the engines to what the template says: a deployment, on one machine. */
import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { applyTable } from './apply-tables.ts'
import type { LocalClients } from './aws-clients.ts'
import { account } from './aws-place.ts'
import type { Engines } from './engines/engines.ts'
import type { QueueSetup } from './engines/sqs-and-s3.ts'
import type { Wiring } from './template/wiring.ts'

export async function applyWiring(engines: Engines, clients: LocalClients, wiring: Wiring): Promise<void> {
  await engines.setUp({
    queues: wiring.queues,
    buckets: wiring.buckets.map(bucket => bucket.name),
    mail: wiring.mail,
  })
  const url = (queue: QueueSetup) => queueUrl(engines.endpoints.sqs, queue.name)
  await Promise.all([
    ...wiring.tables.map(table => applyTable(clients.dynamodb, table)),
    ...wiring.queues.map(queue => applyAttributes(clients.sqs, url(queue), queue.attributes)),
    ...wiring.queues.map(async queue =>
      giveBack(clients.sqs, url(queue), await engines.inFlight(queue.name)),
    ),
  ])
}

export function queueUrl(sqs: string, name: string): string {
  return `${sqs}/${account}/${name}`
}

/** `setUp` leaves a queue that exists as it is, so what changed in the template is set here. */
async function applyAttributes(sqs: SQSClient, url: string, wanted: Record<string, string>): Promise<void> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  )
  const found = new Map<string, string>(Object.entries(Attributes ?? {}))
  const complete: Record<string, string> = { ...attributeDefaults, ...wanted }
  const changed = Object.entries(complete).filter(([name, value]) => (found.get(name) ?? '') !== value)
  if (changed.length === 0) return
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: Object.fromEntries(changed) }))
}

/** What SQS gives a queue whose template says nothing, so that what is taken out of the template goes from the queue too. */
const attributeDefaults = {
  VisibilityTimeout: '30',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  RedrivePolicy: '',
}

/**
 * Gives messages back that a service which was killed had in hand. The folder's lock says that nobody else can have them;
 * without this they would stay hidden for the rest of their visibility timeout. One second, because 0 loses the message
 * (see sqs-and-s3.ts).
 */
async function giveBack(sqs: SQSClient, url: string, receiptHandles: readonly string[]): Promise<void> {
  for (let start = 0; start < receiptHandles.length; start += 10) {
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: url,
        Entries: receiptHandles
          .slice(start, start + 10)
          .map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 1 })),
      }),
    )
  }
}
