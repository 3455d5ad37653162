import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { noticePartitions, unsentPartitions, wakePartitions } from '#shared/adapters/dynamodb/keys.ts'
import { casework } from '#shared/adapters/dynamodb/table.ts'

/** Lists that are kept in order of time: what stands first in them is due first. */
const lists = [
  { index: 'byDue', partitions: unsentPartitions },
  { index: 'byWake', partitions: wakePartitions },
  { index: 'byWake', partitions: noticePartitions },
] as const

/** The first instant, in milliseconds since the epoch, at which something in a list becomes due; Infinity where all are empty. */
export async function firstDue(dynamodb: DynamoDBClient, tableName: string): Promise<number> {
  const documents = DynamoDBDocumentClient.from(dynamodb)
  const firsts = await Promise.all(
    lists.flatMap(({ index, partitions }) =>
      partitions.map(async partition => {
        const { partitionKey, sortKey } = casework.indexes[index]
        const { Items: [first] = [] } = await documents.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: index,
            KeyConditionExpression: '#pk = :pk',
            ExpressionAttributeNames: { '#pk': partitionKey },
            ExpressionAttributeValues: { ':pk': partition },
            Limit: 1,
          }),
        )
        return first === undefined ? Number.POSITIVE_INFINITY : instantIn(first[sortKey])
      }),
    ),
  )
  return Math.min(...firsts)
}

/** A sort key of these lists begins with its instant. */
function instantIn(sortKey: unknown): number {
  const instant = z.string().parse(sortKey).split('#', 1)[0] ?? ''
  return Date.parse(z.iso.datetime().parse(instant))
}
