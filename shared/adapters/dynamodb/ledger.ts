import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Ledger, LedgerDay } from '../../ports/ledger.ts'
import { ledgerCountPartition, ledgerKey, rawMailKey } from './keys.ts'
import { nameOf, readItems } from './read-items.ts'

const Count = z.object({
  filed: z.number().default(0),
  quarantined: z.number().default(0),
  secondDeliveries: z.number().default(0),
})
const RawRecord = z.object({ as: z.enum(['filed', 'second-delivery']) })
const StoredDay = z.object({
  day: z.string(),
  accepted: z.number(),
  stored: z.number(),
  filed: z.number(),
  quarantined: z.number(),
  difference: z.number(),
  secondDeliveries: z.number(),
  drawnUpAt: z.string(),
})

export function dynamoLedger(documents: DynamoDBDocumentClient, tableName: string): Ledger {
  return {
    async counts(day) {
      const answer = await documents.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :ledger)',
          ExpressionAttributeValues: { ':pk': ledgerCountPartition(day), ':ledger': 'LEDGER#' },
          ConsistentRead: true,
        }),
      )
      const shards = (answer.Items ?? []).map(item => Count.parse(item))
      const sum = (of: keyof z.infer<typeof Count>) => shards.reduce((total, shard) => total + shard[of], 0)
      return {
        filed: sum('filed'),
        quarantined: sum('quarantined'),
        secondDeliveries: sum('secondDeliveries'),
      }
    },

    async known(rawKeys) {
      const found = await readItems(documents, tableName, rawKeys.map(rawMailKey))
      const known = new Map<string, 'filed' | 'second-delivery'>()
      for (const rawKey of rawKeys) {
        const item = found.get(nameOf(rawMailKey(rawKey)))
        if (item !== undefined) known.set(rawKey, RawRecord.parse(item).as)
      }
      return known
    },

    async write(day) {
      await documents.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...ledgerKey(day.day), kind: 'ledger', ledger: day },
        }),
      )
    },

    async read(day): Promise<LedgerDay | null> {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: ledgerKey(day), ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : StoredDay.parse(answer.Item['ledger'])
    },
  }
}
