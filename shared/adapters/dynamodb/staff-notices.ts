/** Notices to staff that wait to become mail: one item each, taken away in the same step that makes the mail. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { StaffNotice } from '../../domain/casework/staff-notice.ts'
import type { StaffNotices } from '../../ports/casework-changing.ts'
import { dueBy } from './due-by.ts'
import { noticePartitions, staffNoticeKey } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { readItems } from './read-items.ts'
import { writeWhole } from './transaction.ts'

export const staffNoticeItem = (notice: StaffNotice): Record<string, unknown> => ({
  ...staffNoticeKey(notice.staffId, notice.at, notice.noticeId),
  kind: 'staff-notice',
  notice,
})

export function dynamoStaffNotices(documents: DynamoDBDocumentClient, tableName: string): StaffNotices {
  return {
    async dueBy(instant, limit) {
      const list = { index: 'byWake', partitions: noticePartitions } as const
      const due = await dueBy(documents, tableName, list, instant, limit)
      const found = await readItems(
        documents,
        tableName,
        due.map(({ key }) => key),
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
