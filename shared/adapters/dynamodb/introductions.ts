/** Letters about a new contact that wait for a manager: one item a batch. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Introductions } from '../../domain/casework/absence/introductions.ts'
import { epochOf } from '../../domain/standards/london.ts'
import type { IntroductionStore } from '../../ports/introductions.ts'
import { nextVersionOf } from './guarded-move.ts'
import { INTRODUCTIONS_PARTITION, introductionsKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { readPartition } from './read-partition.ts'
import { writeWhole } from './transaction.ts'

/** Seconds that one is kept, decided or not: after that nobody waits for the news any more. */
const KEPT_SECONDS = 60 * 86_400

export function dynamoIntroductions(documents: DynamoDBDocumentClient, tableName: string): IntroductionStore {
  return {
    async waiting() {
      const items = await readPartition(documents, tableName, INTRODUCTIONS_PARTITION)
      return items
        .map(item => Introductions.parse(item['batch']))
        .filter(({ state }) => state === 'wanted' || state === 'approved')
    },
    async write(batch, outgoing) {
      const expiresAt = Math.floor(epochOf(batch.at) / 1000) + KEPT_SECONDS
      const written = await writeWhole(documents, [
        nextVersionOf(tableName, introductionsKey(batch.batchId), 'introductions', 'batch', batch, expiresAt),
        ...outgoing.map(entry => ({
          Put: {
            TableName: tableName,
            Item: outgoingItem(entry),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      ])
      return written.outcome === 'written' ? 'written' : 'stale'
    },
  }
}
