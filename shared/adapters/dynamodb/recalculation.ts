import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { RecalculationState } from '../../domain/casework/clock/recalculation-run.ts'
import type { RecalculationStore } from '../../ports/recalculation.ts'
import { openPartitions, recalculationKey } from './keys.ts'
import { casework } from './table.ts'

const { partitionKey, sortKey } = casework.indexes.byDue

/** Open queries are read along the index of due work, one shard after the other: the keys alone. */
export function dynamoRecalculation(
  documents: DynamoDBDocumentClient,
  tableName: string,
): RecalculationStore {
  return {
    async state() {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: recalculationKey, ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : RecalculationState.parse(answer.Item['state'])
    },

    async save(next) {
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...recalculationKey, kind: 'reckoning', state: next },
        ...(next.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#state.#version = :before',
              ExpressionAttributeNames: { '#state': 'state', '#version': 'version' },
              ExpressionAttributeValues: { ':before': next.version - 1 },
            }),
      })
      try {
        await documents.send(put)
        return 'saved'
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return 'stale'
        throw fault
      }
    },

    async openQueries(after, limit) {
      const shard = after?.shard ?? 0
      const partition = openPartitions[shard]
      if (partition === undefined) return { references: [], next: null }
      const beyond = after === null || after.after === '' ? '' : ' AND #sk > :after'
      const answer = await documents.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'byDue',
          KeyConditionExpression: `#pk = :pk${beyond}`,
          ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
          ExpressionAttributeValues: {
            ':pk': partition,
            ...(beyond === '' ? {} : { ':after': after?.after }),
          },
          ProjectionExpression: '#sk',
          Limit: limit,
        }),
      )
      const orders = (answer.Items ?? []).map(item => z.string().parse(item[sortKey]))
      const last = orders.at(-1)
      const references = orders.map(order => order.slice(order.indexOf('#') + 1))
      if (answer.LastEvaluatedKey !== undefined && last !== undefined) {
        return { references, next: { shard, after: last } }
      }
      const isLastShard = shard + 1 >= openPartitions.length
      return { references, next: isLastShard ? null : { shard: shard + 1, after: '' } }
    },
  }
}
