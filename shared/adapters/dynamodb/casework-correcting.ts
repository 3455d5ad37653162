/** How the desk writes what a person put right: one transaction, on the version that the person saw. */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { CaseworkCorrecting } from '../../ports/casework-correcting.ts'
import { eventKey, queryKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { queryItem, queryOf } from './query-item.ts'
import { writeWhole } from './transaction.ts'

export function dynamoCaseworkCorrecting(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CaseworkCorrecting {
  return {
    async query(reference) {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: queryKey(reference), ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : queryOf(answer.Item)
    },
    async correct({ query, events, notices }) {
      const written = await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: queryItem(query),
            ConditionExpression: '#query.#version = :before',
            ExpressionAttributeNames: { '#query': 'query', '#version': 'version' },
            ExpressionAttributeValues: { ':before': query.version - 1 },
          },
        },
        ...events.map((event, index) => ({
          Put: {
            TableName: tableName,
            Item: {
              ...eventKey(query.reference, event.at, `corrected-${query.version}-${index}`),
              kind: 'event',
              event,
            },
          },
        })),
        ...notices.map(notice => ({
          Put: {
            TableName: tableName,
            Item: outgoingItem(notice),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      ])
      return written.outcome === 'written' ? 'corrected' : 'stale'
    },
  }
}
