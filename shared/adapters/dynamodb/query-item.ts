/** A query as an item: its own fields, the card that lists show, and the keys of the lists it stands in; how one is read, and how its next version is written. */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { Query, QueryCard } from '../../domain/casework/query.ts'
import {
  casePartition,
  correspondentPartition,
  dueKey,
  ownerPartition,
  queryKey,
  teamPartition,
  wakeKey,
} from './keys.ts'
import type { Write } from './transaction.ts'

export function queryItem(query: Query): Record<string, unknown> {
  const list = query.state === 'closed' ? 'CLOSED' : 'OPEN'
  const at = query.state === 'closed' ? (query.closing?.at ?? query.nextDeadline.at) : query.nextDeadline.at
  const order = `${at}#${query.reference}`
  const byTime = `${query.receivedAt}#${query.reference}`
  return {
    ...queryKey(query.reference),
    kind: 'query',
    query,
    card: QueryCard.parse(query),
    ...dueKey(list, at, query.reference),
    ...(query.wakeAt === null ? {} : wakeKey(query.wakeAt, query.reference)),
    ...(query.owner.staffId === null
      ? {}
      : { ownerPk: ownerPartition(query.owner.staffId, list), ownerSk: order }),
    ...(query.teamId === null ? {} : { teamPk: teamPartition(query.teamId, list), teamSk: order }),
    ...(query.caseMatch === null ? {} : { casePk: casePartition(query.caseMatch.id), caseSk: byTime }),
    ...(query.correspondentAddress === ''
      ? {}
      : { fromPk: correspondentPartition(query.correspondentAddress), fromSk: byTime }),
  }
}

/** The query in an item that was read; throws when the stored one is not of today's shape. */
export const queryOf = (item: Record<string, unknown>): Query => Query.parse(item['query'])

/** The query as it stands now, read consistently; null where there is none. */
export async function readQuery(
  documents: DynamoDBDocumentClient,
  tableName: string,
  reference: string,
): Promise<Query | null> {
  const answer = await documents.send(
    new GetCommand({ TableName: tableName, Key: queryKey(reference), ConsistentRead: true }),
  )
  return answer.Item === undefined ? null : queryOf(answer.Item)
}

/** The write of a query's next version; its condition fails where the stored one is no longer the version before. */
export function nextVersionWrite(tableName: string, query: Query): Write {
  return {
    Put: {
      TableName: tableName,
      Item: queryItem(query),
      ConditionExpression: '#query.#version = :before',
      ExpressionAttributeNames: { '#query': 'query', '#version': 'version' },
      ExpressionAttributeValues: { ':before': query.version - 1 },
    },
  }
}
