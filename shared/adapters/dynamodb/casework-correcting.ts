/** How the desk writes what a person put right: one transaction, on the version that the person saw. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { CaseworkCorrecting } from '../../ports/casework-correcting.ts'
import { eventKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { nextVersionWrite, readQuery } from './query-item.ts'
import { writeWhole } from './transaction.ts'

export function dynamoCaseworkCorrecting(
  documents: DynamoDBDocumentClient,
  tableName: string,
): CaseworkCorrecting {
  return {
    query: reference => readQuery(documents, tableName, reference),
    async correct({ query, events, notices }) {
      const written = await writeWhole(documents, [
        nextVersionWrite(tableName, query),
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
