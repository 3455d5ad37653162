/** What a list that is kept in order of time holds up to an instant. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { casework } from './table.ts'

export interface Due {
  /** The instant that the list is ordered by, and what comes after it in the sort key. */
  readonly at: string
  readonly id: string
  /** Where the item itself stands. */
  readonly key: { readonly pk: string; readonly sk: string }
}

const Key = z.object({ pk: z.string(), sk: z.string() })

/** Of all partitions together, earliest first, at most `limit`; what is due at the very instant is included. Reads only these. */
export async function dueBy(
  documents: DynamoDBDocumentClient,
  tableName: string,
  list: { readonly index: 'byDue' | 'byWake'; readonly partitions: readonly string[] },
  instant: string,
  limit: number,
): Promise<readonly Due[]> {
  const { partitionKey, sortKey } = casework.indexes[list.index]
  const pages = await Promise.all(
    list.partitions.map(partition =>
      documents.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: list.index,
          KeyConditionExpression: '#pk = :pk AND #sk < :after',
          ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
          // `~` comes after every sign of an id.
          ExpressionAttributeValues: { ':pk': partition, ':after': `${instant}#~` },
          Limit: limit,
        }),
      ),
    ),
  )
  return pages
    .flatMap(page => page.Items ?? [])
    .map(item => ({ order: z.string().parse(item[sortKey]), key: Key.parse(item) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1))
    .slice(0, limit)
    .map(({ order, key }) => {
      const cut = order.indexOf('#')
      return { at: order.slice(0, cut), id: order.slice(cut + 1), key }
    })
}
