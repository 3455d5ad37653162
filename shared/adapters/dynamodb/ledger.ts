import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { balances, type Ledger, type LedgerDay } from '../../ports/ledger.ts'
import { ledgerCountPartition, ledgerKey, rawMailKey } from './keys.ts'
import { nameOf, readItems } from './read-items.ts'
import { writeWhole } from './transaction.ts'

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
  unread: z.number().default(0),
  queuedAgainAt: z.string().nullable().default(null),
  drawnUpAt: z.string(),
})

/** Among the ledgers, after every day of them. */
const BALANCED_UP_TO = ledgerKey('balanced-up-to')

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
      await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: { ...ledgerKey(day.day), kind: 'ledger', ledger: day },
            // Of two sweeps at once, the one that saw more is believed, whichever writes last.
            ...(balances(day)
              ? {}
              : {
                  ConditionExpression:
                    'attribute_not_exists(pk) OR #ledger.#difference <> :none OR #ledger.#unread > :none',
                  ExpressionAttributeNames: {
                    '#ledger': 'ledger',
                    '#difference': 'difference',
                    '#unread': 'unread',
                  },
                  ExpressionAttributeValues: { ':none': 0 },
                }),
          },
        },
      ])
    },

    async balancedUpTo() {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: BALANCED_UP_TO, ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : z.object({ day: z.iso.date() }).parse(answer.Item).day
    },

    async setBalancedUpTo(day) {
      await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: { ...BALANCED_UP_TO, kind: 'ledger-balanced-up-to', day },
            ConditionExpression: 'attribute_not_exists(pk) OR #day < :day',
            ExpressionAttributeNames: { '#day': 'day' },
            ExpressionAttributeValues: { ':day': day },
          },
        },
      ])
    },

    async days(from, to) {
      const { pk } = ledgerKey(from)
      const days: LedgerDay[] = []
      let start: Record<string, unknown> | undefined
      do {
        const answer = await documents.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
            ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
            ConsistentRead: true,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        )
        for (const item of answer.Items ?? []) days.push(StoredDay.parse(item['ledger']))
        start = answer.LastEvaluatedKey
      } while (start !== undefined)
      return days
    },

    async firstDay() {
      const answer = await documents.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk < :others',
          ExpressionAttributeValues: { ':pk': BALANCED_UP_TO.pk, ':others': BALANCED_UP_TO.sk },
          Limit: 1,
        }),
      )
      const [first] = answer.Items ?? []
      return first === undefined ? null : z.object({ sk: z.iso.date() }).parse(first).sk
    },
  }
}
