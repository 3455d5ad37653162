/** Times away and what is covered in them: one item a person, one for each query that was handed over, one for each that is covered. */
import { BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { CoverPeriod } from '../../domain/casework/absence/cover-period.ts'
import { epochOf } from '../../domain/standards/london.ts'
import type { CoverPeriods } from '../../ports/absences.ts'
import { changeWrites } from './casework-changing.ts'
import {
  COVER_PARTITION,
  coveredKey,
  coveredPartition,
  coverPeriodKey,
  handedOverKey,
  handedOverPartition,
} from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { type Write, writeWhole } from './transaction.ts'

/** Seconds that a time away is looked up after its end. */
const ENDED_KEPT_SECONDS = 60 * 86_400
/** Most items of one BatchWriteItem. */
const AT_ONCE = 25

const HandedOverItem = z.object({ reference: z.string(), to: z.string() })
const CoveredItem = z.object({ reference: z.string(), since: z.string() })

export function dynamoCoverPeriods(documents: DynamoDBDocumentClient, tableName: string): CoverPeriods {
  return {
    async all() {
      return (await partition(COVER_PARTITION)).map(item => CoverPeriod.parse(item['period']))
    },

    async write(period, outgoing) {
      const writes: Write[] = [
        periodWrite(period),
        ...outgoing.map(entry => ({
          Put: {
            TableName: tableName,
            Item: outgoingItem(entry),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      ]
      return (await writeWhole(documents, writes)).outcome === 'written' ? 'written' : 'stale'
    },

    async move(change, period, to) {
      const { reference } = change.query
      const writes: Write[] = [
        {
          ConditionCheck: {
            TableName: tableName,
            Key: coverPeriodKey(period.staffId),
            ConditionExpression: '#period.#version = :read',
            ExpressionAttributeNames: { '#period': 'period', '#version': 'version' },
            ExpressionAttributeValues: { ':read': period.version },
          },
        },
        ...changeWrites(tableName, change),
      ]
      if (to !== null) {
        const item = {
          ...handedOverKey(period.staffId, period.since, reference),
          kind: 'handed-over',
          reference,
          to,
          expiresAt: Math.floor(epochOf(period.since) / 1000) + ENDED_KEPT_SECONDS,
        }
        writes.push({ Put: { TableName: tableName, Item: item } })
      }
      return (await writeWhole(documents, writes)).outcome === 'written' ? 'changed' : 'stale'
    },

    async handedOver({ staffId, since }) {
      return (await partition(handedOverPartition(staffId, since))).map(item => HandedOverItem.parse(item))
    },

    async coveredFor(staffId) {
      return (await partition(coveredPartition(staffId))).map(item => CoveredItem.parse(item))
    },

    async forget(staffId, references) {
      for (let from = 0; from < references.length; from += AT_ONCE) {
        let left = references
          .slice(from, from + AT_ONCE)
          .map(reference => ({ DeleteRequest: { Key: coveredKey(staffId, reference) } }))
        // What is left undeleted is known by its instant to be of an earlier absence, and is deleted with the next.
        for (let tries = 0; left.length > 0 && tries < 3; tries += 1) {
          const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: left } }))
          const unwritten = (answer.UnprocessedItems?.[tableName] ?? []).flatMap(each =>
            each.DeleteRequest === undefined ? [] : [each.DeleteRequest],
          )
          left = left.filter(({ DeleteRequest }) =>
            unwritten.some(each => each.Key?.['sk'] === DeleteRequest.Key.sk),
          )
        }
      }
    },
  }

  async function partition(pk: string): Promise<readonly Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = []
    let from: Record<string, unknown> | undefined
    do {
      const answer = await documents.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      )
      items.push(...(answer.Items ?? []))
      from = answer.LastEvaluatedKey
    } while (from !== undefined)
    return items
  }

  function periodWrite(period: CoverPeriod): Write {
    const { staffId, version, state, backAt } = period
    return {
      Put: {
        TableName: tableName,
        Item: {
          ...coverPeriodKey(staffId),
          kind: 'cover-period',
          period,
          ...(state === 'ended' && backAt !== null
            ? { expiresAt: Math.floor(epochOf(backAt) / 1000) + ENDED_KEPT_SECONDS }
            : {}),
        },
        ...(version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#period.#version = :before',
              ExpressionAttributeNames: { '#period': 'period', '#version': 'version' },
              ExpressionAttributeValues: { ':before': version - 1 },
            }),
      },
    }
  }
}
