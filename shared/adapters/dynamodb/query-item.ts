/** A query as an item: its own fields, the card that lists show, and the keys of the lists it stands in. */
import { Query, QueryCard } from '../../domain/casework/query.ts'
import {
  casePartition,
  correspondentPartition,
  dueKey,
  ownerPartition,
  queryKey,
  teamPartition,
} from './keys.ts'

export function queryItem(query: Query): Record<string, unknown> {
  const list = query.state === 'closed' ? 'CLOSED' : 'OPEN'
  const at = query.nextDeadline.at
  const order = `${at}#${query.reference}`
  const byTime = `${query.receivedAt}#${query.reference}`
  return {
    ...queryKey(query.reference),
    kind: 'query',
    query,
    card: QueryCard.parse(query),
    ...dueKey(list, at, query.reference),
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
