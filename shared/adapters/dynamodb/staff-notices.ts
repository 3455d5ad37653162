/** Notices to staff that wait to become mail: one item each, taken away in the same step that makes the mail. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { StaffNotice } from '../../domain/casework/staff-notice.ts'
import type { StaffNotices } from '../../ports/casework-changing.ts'
import { noticePartitions, staffNoticeKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { readItems } from './read-items.ts'
import { casework } from './table.ts'
import { writeWhole } from './transaction.ts'

export const staffNoticeItem = (notice: StaffNotice): Record<string, unknown> => ({
  ...staffNoticeKey(notice.staffId, notice.at, notice.noticeId),
  kind: 'staff-notice',
  notice,
})

export function dynamoStaffNotices(documents: DynamoDBDocumentClient, tableName: string): StaffNotices {
  return {
    async dueBy(instant, limit) {
      const { partitionKey, sortKey } = casework.indexes.byWake
      const pages = await Promise.all(
        noticePartitions.map(partition =>
          documents.send(
            new QueryCommand({
              TableName: tableName,
              IndexName: 'byWake',
              KeyConditionExpression: '#pk = :pk AND #sk < :after',
              ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
              ExpressionAttributeValues: { ':pk': partition, ':after': `${instant}#~` },
              Limit: limit,
            }),
          ),
        ),
      )
      const Key = z.object({ pk: z.string(), sk: z.string(), wakeSk: z.string() })
      const keys = pages
        .flatMap(page => (page.Items ?? []).map(item => Key.parse(item)))
        .sort((one, other) => (one.wakeSk < other.wakeSk ? -1 : 1))
        .slice(0, limit)
      const found = await readItems(
        documents,
        tableName,
        keys.map(({ pk, sk }) => ({ pk, sk })),
      )
      return [...found.values()].map(item => StaffNotice.parse(item['notice']))
    },

    async compose(entry, notices) {
      const written = await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: outgoingItem(entry),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...notices.map(({ staffId, at, noticeId }) => {
          const { pk, sk } = staffNoticeKey(staffId, at, noticeId)
          return {
            Delete: { TableName: tableName, Key: { pk, sk }, ConditionExpression: 'attribute_exists(pk)' },
          }
        }),
      ])
      return written.outcome === 'written' ? 'composed' : 'stale'
    },

    async drop(notice) {
      const { pk, sk } = staffNoticeKey(notice.staffId, notice.at, notice.noticeId)
      await writeWhole(documents, [{ Delete: { TableName: tableName, Key: { pk, sk } } }])
    },
  }
}
