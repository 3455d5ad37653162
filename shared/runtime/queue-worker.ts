/** Works the messages of a queue to an outcome each (`shared/ports/outcome.ts`). */
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import { type Outcome, park, retry } from '../ports/outcome.ts'
import { log, powertoolsLogger } from './log.ts'

/** Moves one message to the dead-letter queue of the queue that it came from. */
export type Park = (body: string, why: string) => Promise<void>

/**
 * A Lambda handler for an SQS event source with partial batch responses.
 *
 * `decode` turns a body (`unknown`) into zero or more work items; a body that it refuses is parked.
 * `work` gets all items of the batch at once and returns their outcomes in the same order; a throw means retry for all of them.
 */
export function queueWorker<Item>(parts: {
  readonly decode: z.ZodType<readonly Item[]>
  readonly work: (items: readonly Item[]) => Promise<readonly Outcome[]>
  readonly park: Park
}) {
  return middy<SQSEvent, SQSBatchResponse>()
    .before(request => {
      powertoolsLogger.addContext(request.context as Context)
    })
    .handler(async (event: SQSEvent): Promise<SQSBatchResponse> => {
      const decoded = event.Records.map(record => ({
        record,
        parsed: parts.decode.safeParse(json(record.body)),
      }))
      const items = decoded.flatMap(({ parsed }) => (parsed.success ? parsed.data : []))
      const outcomes = [...(await workOrRetry(parts.work, items))]

      const failed: SQSRecord[] = []
      for (const { record, parsed } of decoded) {
        const mine: Outcome[] = parsed.success
          ? outcomes.splice(0, parsed.data.length)
          : [park('The message is not of the shape that this queue carries.')]
        if (!(await settle(record, mine, parts.park))) failed.push(record)
      }
      return { batchItemFailures: failed.map(record => ({ itemIdentifier: record.messageId })) }
    })
}

async function workOrRetry<Item>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  items: readonly Item[],
): Promise<readonly Outcome[]> {
  if (items.length === 0) return []
  try {
    return await work(items)
  } catch (fault) {
    log.error('work.retried', { items: items.length }, fault)
    return items.map(() => retry('a fault of our own'))
  }
}

/** True when the message is finished with. */
async function settle(record: SQSRecord, outcomes: readonly Outcome[], parkMessage: Park): Promise<boolean> {
  const again = outcomes.find(each => each.outcome === 'retry')
  if (again !== undefined && again.outcome === 'retry') {
    log.warn('work.retried', { messageId: record.messageId, why: again.why })
    return false
  }
  const parked = outcomes.find(each => each.outcome === 'park')
  if (parked !== undefined && parked.outcome === 'park') {
    try {
      await parkMessage(record.body, parked.why)
      log.error('work.parked', { messageId: record.messageId, why: parked.why })
    } catch (fault) {
      log.error('work.retried', { messageId: record.messageId, why: 'parking failed' }, fault)
      return false
    }
  }
  return true
}

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
