import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Ledger, LedgerDay } from '../../ports/ledger.ts'
import { ledgerCountPartition, ledgerKey, rawMailKey } from './keys.ts'

const Count = z.object({
  filed: z.number().default(0),
  quarantined: z.number().default(0),
  secondDeliveries: z.number().default(0),
})
const RawRecord = z.object({ pk: z.string(), as: z.enum(['filed', 'second-delivery']) })
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

/** Most keys that one BatchGetItem takes. */
const BATCH = 100

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
      const known = new Map<string, 'filed' | 'second-delivery'>()
      const byPartition = new Map(rawKeys.map(rawKey => [rawMailKey(rawKey).pk, rawKey]))
      for (let from = 0; from < rawKeys.length; from += BATCH) {
        let ask: readonly Record<string, unknown>[] = rawKeys
          .slice(from, from + BATCH)
          .map(key => ({ ...rawMailKey(key) }))
        while (ask.length > 0) {
          const answer = await documents.send(
            new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...ask], ConsistentRead: true } } }),
          )
          for (const item of answer.Responses?.[tableName] ?? []) {
            const { pk, as } = RawRecord.parse(item)
            const rawKey = byPartition.get(pk)
            if (rawKey !== undefined) known.set(rawKey, as)
          }
          ask = answer.UnprocessedKeys?.[tableName]?.Keys ?? []
        }
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
