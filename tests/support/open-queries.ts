/** Many open queries in the table at once, for what the clock costs among them. */
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { queryItem } from '#shared/adapters/dynamodb/query-item.ts'
import { withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { aQuery } from './casework-builders.ts'

/** A P3 query of a family, received at that instant, with its clocks as they were then. */
export function receivedQuery(number: number, receivedAt: string, directory: DirectoryIndex): Query {
  const query = aQuery({
    reference: `SEND-2026-${String(number).padStart(6, '0')}`,
    receivedAt,
    caseMatch: null,
    correspondentAddress: `writer-${number}@mailbox.example`,
    owner: { staffId: 'cw-a1', via: 'team', reason: '' },
    teamId: 'team-a',
    clocks: freshClocks(receivedAt, 'P3'),
  })
  const deadlines = deadlinesFor({
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    flags: query.flags,
    priority: query.priority,
    receivedAt,
    council: directory.snapshot.council,
  })
  return withTimes({ ...query, deadlines }, directory)
}

const AT_ONCE = 25
const CALLERS = 8

export async function putQueries(
  documents: DynamoDBDocumentClient,
  tableName: string,
  queries: Iterable<Query>,
): Promise<void> {
  const waiting = queries[Symbol.iterator]()
  const next = (): Query[] => {
    const batch: Query[] = []
    while (batch.length < AT_ONCE) {
      const { value, done } = waiting.next()
      if (done === true) break
      batch.push(value)
    }
    return batch
  }
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let batch = next(); batch.length > 0; batch = next()) {
        const requests = batch.map(query => ({ PutRequest: { Item: queryItem(query) } }))
        await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }))
      }
    }),
  )
}
