import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { MemberDigests } from '../../ports/member-digests.ts'
import { closedPartitions, correspondentPartition, memberDigestKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { casework } from './table.ts'
import { writeWhole } from './transaction.ts'

const Progress = z.object({
  after: z.string().nullable(),
  done: z.boolean(),
  councilTotal: z.object({ answered: z.number(), onTime: z.number() }).nullable(),
})
const Card = z.object({ card: z.object({ reference: z.string() }) })
/** A week that nobody can go on with any more needs no memory. */
const KEPT_SECONDS = 90 * 86_400

export function dynamoMemberDigests(documents: DynamoDBDocumentClient, tableName: string): MemberDigests {
  return {
    async progress(period) {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: memberDigestKey(period), ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : Progress.parse(answer.Item)
    },

    async advance(period, { after, done, councilTotal }) {
      await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: {
              ...memberDigestKey(period),
              kind: 'member-digest',
              after,
              done,
              councilTotal,
              expiresAt: Math.floor(Date.parse(`${period}T00:00:00Z`) / 1000) + KEPT_SECONDS,
            },
            ConditionExpression: done
              ? 'attribute_not_exists(pk) OR #done = :no'
              : 'attribute_not_exists(pk) OR (#done = :no AND (#after = :none OR #after < :after))',
            ExpressionAttributeNames: { '#done': 'done', ...(done ? {} : { '#after': 'after' }) },
            ExpressionAttributeValues: {
              ':no': false,
              ...(done ? {} : { ':none': null, ':after': after ?? '' }),
            },
          },
        },
      ])
    },

    async openFrom(address) {
      const { partitionKey } = casework.indexes.byCorrespondent
      return references({
        IndexName: 'byCorrespondent',
        KeyConditionExpression: '#pk = :pk',
        FilterExpression: '#card.#state <> :closed',
        ExpressionAttributeNames: { '#pk': partitionKey, '#card': 'card', '#state': 'state' },
        ExpressionAttributeValues: { ':pk': correspondentPartition(address), ':closed': 'closed' },
      })
    },

    async closedBetween(since, until) {
      const { partitionKey, sortKey } = casework.indexes.byDue
      const lists = await Promise.all(
        closedPartitions.map(partition =>
          references({
            IndexName: 'byDue',
            KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :since AND :until',
            ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
            // An order is an instant and what follows it: one that is `until` itself comes after it.
            ExpressionAttributeValues: { ':pk': partition, ':since': since, ':until': until },
          }),
        ),
      )
      return lists.flat().toSorted()
    },

    async decide(entry) {
      const written = await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: outgoingItem(entry),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ])
      return written.outcome === 'written' ? 'decided' : 'there'
    },
  }

  async function references(
    ask: Omit<ConstructorParameters<typeof QueryCommand>[0], 'TableName'>,
  ): Promise<readonly string[]> {
    const found: string[] = []
    let from: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new QueryCommand({ ...ask, TableName: tableName, ExclusiveStartKey: from }),
      )
      for (const item of page.Items ?? []) found.push(Card.parse(item).card.reference)
      from = page.LastEvaluatedKey
    } while (from !== undefined)
    return found
  }
}
