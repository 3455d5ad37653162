/** Brings the engines to what the template says: a deployment, on one machine. */
import {
  DeleteMessageBatchCommand,
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
      giveBack(engines, clients.sqs, { name: queue.name, url: url(queue) }),
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
 * without this they would stay hidden for the rest of their visibility timeout. Each goes back as a new message: the kill was
 * not its fault, and must not use up one of the tries after which SQS parks it.
 */
async function giveBack(
  engines: Engines,
  sqs: SQSClient,
  queue: { readonly name: string; readonly url: string },
) {
  const held = await engines.inFlight(queue.name)
  for (let start = 0; start < held.length; start += 10) {
    const some = held.slice(start, start + 10)
    // First the copy: a second kill here leaves two, which does no harm, instead of none.
    await engines.announce(
      queue.name,
      some.map(message => message.body),
    )
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: some.map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
        })),
      }),
    )
  }
}
