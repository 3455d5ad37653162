/** Times away and what is covered in them: one item a person, one for each query that was handed over, one for each that is covered. */
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { CoverPeriod } from '../../domain/casework/absence/cover-period.ts'
import type { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import { epochOf } from '../../domain/standards/london.ts'
import type { CoverPeriods } from '../../ports/absences.ts'
import { guardedMove, nextVersionOf } from './guarded-move.ts'
import { COVER_PARTITION, coveredKey, coveredPartition, coverPeriodKey, handedOverPartition } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { readPartition } from './read-partition.ts'
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
      const writes: Write[] = [periodWrite(period), ...outgoing.map(outgoingWrite)]
      return (await writeWhole(documents, writes)).outcome === 'written' ? 'written' : 'stale'
    },

    async tell(outgoing) {
      const written = await Promise.all(
        outgoing.map(async entry => ({ entry, ...(await writeWhole(documents, [outgoingWrite(entry)])) })),
      )
      return written.flatMap(({ entry, outcome }) => (outcome === 'written' ? [entry] : []))
    },

    async move(change, period, to) {
      const { staffId, since, version } = period
      const guard = { key: coverPeriodKey(staffId), attribute: 'period', version }
      const handed = to === null ? null : { by: staffId, since, to }
      const writes = guardedMove(tableName, change, guard, handed)
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

  function partition(pk: string): Promise<readonly Record<string, unknown>[]> {
    return readPartition(documents, tableName, pk)
  }

  function outgoingWrite(entry: OutgoingMail): Write {
    return {
      Put: {
        TableName: tableName,
        Item: outgoingItem(entry),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }
  }

  function periodWrite(period: CoverPeriod): Write {
    const { staffId, state, backAt } = period
    const expiresAt =
      state === 'ended' && backAt !== null ? Math.floor(epochOf(backAt) / 1000) + ENDED_KEPT_SECONDS : null
    return nextVersionOf(tableName, coverPeriodKey(staffId), 'cover-period', 'period', period, expiresAt)
  }
}
