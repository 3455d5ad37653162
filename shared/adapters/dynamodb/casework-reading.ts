/** What pages ask: lists through the indexes, one page at a time; a query with all that belongs to it in one read. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import { CaseworkEvent, FiledMail, QueryCard, QueryLink } from '../../domain/casework/query.ts'
import type { CaseworkReading, LinkedQuery, Page, QueryFile, WorkOf } from '../../ports/casework-reading.ts'
import {
  casePartition,
  closedPartitions,
  LINK_PREFIX,
  openPartitions,
  ownerPartition,
  queryKey,
  queryPartition,
  teamPartition,
} from './keys.ts'
import { queryOf } from './query-item.ts'
import { nameOf, readItems } from './read-items.ts'
import { readPartition } from './read-partition.ts'
import { casework } from './table.ts'

type IndexName = keyof typeof casework.indexes

const Card = z.object({ card: QueryCard })
/** The place after which a page begins, and the list that it is a place of. */
const Cursor = z.tuple([z.string(), z.string()])

export function dynamoCaseworkReading(documents: DynamoDBDocumentClient, tableName: string): CaseworkReading {
  return { list, file, aboutCase, linked }

  async function list(ask: Parameters<CaseworkReading['list']>[0]): Promise<Page<QueryCard> | 'bad-cursor'> {
    const { index, partitions } = placeOf(ask.work, ask.state)
    const list = partitions.join()
    const after = ask.cursor === null ? null : readCursor(ask.cursor, list)
    if (after === 'bad-cursor') return after
    // One more than asked says whether there is a next page.
    const wanted = ask.limit + 1
    const shards = await Promise.all(
      partitions.map(partition => cards(index, partition, after, wanted, ask.state === 'open')),
    )
    const inOrder = shards.flat().sort((one, other) => (one.order < other.order ? -1 : 1))
    if (ask.state === 'closed') inOrder.reverse()
    const items = inOrder.slice(0, ask.limit)
    const last = items.at(-1)
    return {
      items: items.map(each => each.card),
      next: inOrder.length > ask.limit && last !== undefined ? writeCursor(list, last.order) : null,
    }
  }

  async function cards(
    index: IndexName,
    partition: string,
    after: string | null,
    limit: number,
    ascending: boolean,
  ) {
    const { partitionKey, sortKey } = casework.indexes[index]
    const beyond = after === null ? '' : ` AND #sk ${ascending ? '>' : '<'} :after`
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: `#pk = :pk${beyond}`,
        ExpressionAttributeNames: { '#pk': partitionKey, ...(after === null ? {} : { '#sk': sortKey }) },
        ExpressionAttributeValues: { ':pk': partition, ...(after === null ? {} : { ':after': after }) },
        ScanIndexForward: ascending,
        Limit: limit,
      }),
    )
    return (answer.Items ?? []).map(item => ({
      order: z.string().parse(item[sortKey]),
      card: Card.parse(item).card,
    }))
  }

  async function file(reference: string): Promise<QueryFile | null> {
    return fileOf(await readPartition(documents, tableName, queryPartition(reference)))
  }

  async function aboutCase(caseId: string): Promise<readonly QueryCard[]> {
    return (await cards('byCase', casePartition(caseId), null, 50, false)).map(each => each.card)
  }

  async function linked(reference: string): Promise<readonly LinkedQuery[]> {
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :link)',
        ExpressionAttributeValues: { ':pk': queryPartition(reference), ':link': LINK_PREFIX },
        // References rise with time.
        ScanIndexForward: false,
        Limit: 50,
      }),
    )
    const links = (answer.Items ?? []).map(item => QueryLink.parse(item['link']))
    const found = await readItems(
      documents,
      tableName,
      links.map(link => queryKey(link.reference)),
    )
    return links.flatMap(link => {
      const item = found.get(nameOf(queryKey(link.reference)))
      return item === undefined ? [] : [{ link, card: QueryCard.parse(queryOf(item)) }]
    })
  }
}

/** The items of one query's partition, sorted into what they are. Null where the partition holds no query. */
function fileOf(items: readonly Record<string, unknown>[]): QueryFile | null {
  const header = items.find(item => item['kind'] === 'query')
  if (header === undefined) return null
  const of = <Schema extends z.ZodType>(kind: string, attribute: string, schema: Schema): z.infer<Schema>[] =>
    items.filter(item => item['kind'] === kind).map(item => schema.parse(item[attribute]))
  return {
    query: queryOf(header),
    mails: of('mail', 'mail', FiledMail),
    outgoing: of('outgoing', 'entry', OutgoingMail).sort((one, other) =>
      one.decidedAt < other.decidedAt ? -1 : 1,
    ),
    events: of('event', 'event', CaseworkEvent),
  }
}

function placeOf(
  work: WorkOf,
  state: 'open' | 'closed',
): { index: IndexName; partitions: readonly string[] } {
  const list = state === 'open' ? 'OPEN' : 'CLOSED'
  switch (work.of) {
    case 'everyone':
      return { index: 'byDue', partitions: state === 'open' ? openPartitions : closedPartitions }
    case 'owner':
      return { index: 'byOwner', partitions: [ownerPartition(work.staffId, list)] }
    case 'team':
      return { index: 'byTeam', partitions: [teamPartition(work.teamId, list)] }
  }
}

const writeCursor = (list: string, order: string): string =>
  Buffer.from(JSON.stringify([list, order])).toString('base64url')

function readCursor(cursor: string, list: string): string | 'bad-cursor' {
  try {
    const parsed = Cursor.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return parsed.success && parsed.data[0] === list ? parsed.data[1] : 'bad-cursor'
  } catch {
    return 'bad-cursor'
  }
}
