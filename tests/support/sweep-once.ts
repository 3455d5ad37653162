/** The two steps of a sweep that make time pass, on a table of the test, at an instant of its choosing. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { noticeLinks } from '#shared/domain/casework/notice-links.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { makeComposeNotices } from '#shared/usecases/compose-notices.ts'
import { makeLookAtDue } from '#shared/usecases/look-at-due.ts'

interface SweptTable {
  readonly documents: DynamoDBDocumentClient
  readonly tableName: string
  readonly directory: DirectoryIndex
}

/** Records what has fallen due; gives how many queries were looked at, and how many events came of it. */
export async function lookAtDue(
  { documents, tableName, directory }: SweptTable,
  now: string,
): Promise<{ queries: number; events: number }> {
  let looked = { queries: 0, events: 0 }
  await makeLookAtDue({
    casework: dynamoCaseworkChanging(documents, tableName),
    directory: async () => directory,
    settleAnswer: async () => undefined,
    waitsForReckoning: async () => () => false,
    clock: () => now,
    news: {
      looked: fields => {
        looked = fields
      },
    },
  })()
  return looked
}

/** Makes mail of the notices that are due; `queued` hears of each that is queued. */
export function composeNotices(
  { documents, tableName, directory }: SweptTable,
  now: string,
  queued: (entryIds: readonly string[]) => void = () => undefined,
): Promise<void> {
  return makeComposeNotices({
    notices: dynamoStaffNotices(documents, tableName),
    casework: dynamoCaseworkChanging(documents, tableName),
    directory: async () => directory,
    links: async (reference, staffId) =>
      noticeLinks({
        reference,
        staffId,
        now,
        deskUrl: 'https://desk.example',
        inbox: 'send@casework.example',
        secrets: ['a secret of this very test'],
      }),
    outbox: { enqueue: async ids => queued(ids) },
    clock: () => now,
    news: { unreachable: () => undefined },
  })()
}
