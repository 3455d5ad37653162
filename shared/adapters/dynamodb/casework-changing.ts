/** How a stored query is changed: one transaction on the version that was read, with its events, its notices and its mails. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { CaseworkChange } from '../../domain/casework/change.ts'
import type { CaseworkEvent } from '../../domain/casework/query.ts'
import type { CaseworkChanging } from '../../ports/casework-changing.ts'
import { coveredWrites } from './covered-item.ts'
import { dueBy } from './due-by.ts'
import { eventKey, outgoingKey, ownerPartition, queryKey, wakePartitions } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { nextVersionWrite, queryOf, readQuery } from './query-item.ts'
import { readItems } from './read-items.ts'
import { staffNoticeItem } from './staff-notices.ts'
import { casework } from './table.ts'
import { type Write, writeWhole } from './transaction.ts'

export function dynamoCaseworkChanging(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CaseworkChanging {
  return {
    query: reference => readQuery(documents, tableName, reference),

    async queries(references) {
      const found = await readItems(documents, tableName, references.map(queryKey))
      return [...found.values()].map(queryOf)
    },

    async change(change) {
      const written = await writeWhole(documents, changeWrites(tableName, change))
      return written.outcome === 'written' ? 'changed' : 'stale'
    },

    async wakingBy(instant, limit) {
      const list = { index: 'byWake', partitions: wakePartitions } as const
      return (await dueBy(documents, tableName, list, instant, limit)).map(({ id }) => id)
    },

    async ownedBy(staffId, dueBy) {
      const { partitionKey, sortKey } = casework.indexes.byOwner
      const references: string[] = []
      let from: Record<string, unknown> | undefined
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'byOwner',
            KeyConditionExpression: `#pk = :pk${dueBy === null ? '' : ' AND #sk < :after'}`,
            ExpressionAttributeNames: { '#pk': partitionKey, ...(dueBy === null ? {} : { '#sk': sortKey }) },
            ExpressionAttributeValues: {
              ':pk': ownerPartition(staffId, 'OPEN'),
              ...(dueBy === null ? {} : { ':after': `${dueBy}#~` }),
            },
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        )
        for (const item of page.Items ?? []) {
          const order = z.object({ ownerSk: z.string() }).parse(item).ownerSk
          references.push(order.slice(order.indexOf('#') + 1))
        }
        from = page.LastEvaluatedKey
      } while (from !== undefined)
      return references
    },
  }
}

/** All the writes of a change. An event's place in the history follows from what it says: the same one is never there twice. */
export function changeWrites(tableName: string, change: CaseworkChange): Write[] {
  const { query } = change
  return [
    nextVersionWrite(tableName, query),
    ...coveredWrites(tableName, query),
    ...change.events.map((event, index) =>
      eventWrite(tableName, query.reference, event, `v${query.version}-${index}`),
    ),
    ...change.notices.map(notice => ({ Put: { TableName: tableName, Item: staffNoticeItem(notice) } })),
    ...change.outgoing.map(entry => ({
      Put: {
        TableName: tableName,
        Item: outgoingItem(entry),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
    ...change.takenBack.map(entryId => takenBackWrite(tableName, entryId)),
  ]
}

/** Stops a mail that has not left; refused where it has, and where it was stopped before. */
export const takenBackWrite = (tableName: string, entryId: string): Write => ({
  Update: {
    TableName: tableName,
    Key: outgoingKey(entryId),
    UpdateExpression: 'SET #entry.#state = :takenBack REMOVE duePk, dueSk',
    ConditionExpression: '#entry.#state = :waiting',
    ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
    ExpressionAttributeValues: { ':waiting': 'waiting', ':takenBack': 'taken-back' },
  },
})

/** Told apart by the version that it came with, which is written once. */
function eventWrite(tableName: string, reference: string, event: CaseworkEvent, order: string): Write {
  return {
    Put: { TableName: tableName, Item: { ...eventKey(reference, event.at, order), kind: 'event', event } },
  }
}
