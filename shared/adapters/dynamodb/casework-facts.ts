/** What intake asks before it decides: a fixed number of reads a mail, whatever is in store. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ThreadLead } from '../../domain/casework/place-in-thread.ts'
import { type Query, QueryCard } from '../../domain/casework/query.ts'
import type { CaseworkFiling, Facts, FactsAsk, LikeGroups } from '../../ports/casework-filing.ts'
import { readLikeGroups } from './campaigns.ts'
import {
  automaticHourKey,
  automaticMailKey,
  COUNTER_SHARDS,
  casePartition,
  contentKey,
  conversationKey,
  correspondentPartition,
  messageIdKey,
  noticesPartition,
  queryKey,
  rawMailKey,
} from './keys.ts'
import { queryOf } from './query-item.ts'
import { type ItemKey, nameOf, readItems } from './read-items.ts'
import { casework } from './table.ts'

const FiledPointer = z.object({ reference: z.string().nullable() })
const ThreadPointer = z.object({
  reference: z.string(),
  entryId: z.string().nullish(),
  toStaffId: z.string().nullish(),
})
const AboutSeveral = z.object({ reference: z.null(), entryId: z.string().startsWith('DAY-') })
const NoticePointer = z.object({ reference: z.string(), sk: z.string() })
const AutomaticMail = z.object({
  hour: z.string(),
  inHour: z.number(),
  day: z.string(),
  inDay: z.number(),
  lastLikeness: z.array(z.number()),
})
const RecentCard = z.object({
  card: z.object({
    reference: z.string(),
    receivedAt: z.string(),
    contacts: z.array(z.string()).default([]),
    caseMatch: z.object({ id: z.string() }).nullable(),
  }),
})

type CaseworkFacts = Pick<CaseworkFiling, 'facts' | 'aboutCase' | 'queries' | 'likeGroups'>

export function dynamoCaseworkFacts(documents: DynamoDBDocumentClient, tableName: string): CaseworkFacts {
  return { facts, aboutCase, queries, likeGroups }

  async function facts(ask: FactsAsk): Promise<Facts> {
    const named = [
      ...new Set([
        ...(ask.provenReference === null ? [] : [ask.provenReference]),
        ...ask.mentionedReferences,
      ]),
    ]
    const keys: ItemKey[] = [
      rawMailKey(ask.rawKey),
      contentKey(ask.mailId),
      automaticHourKey(ask.hour, ask.mailId),
      ...(ask.sender === '' ? [] : [automaticMailKey(ask.sender)]),
      ...named.map(queryKey),
      ...ask.answeredMessageIds.map(messageIdKey),
      ...(ask.messageId === null ? [] : [messageIdKey(ask.messageId)]),
      ...(ask.conversation === null || ask.sender === ''
        ? []
        : [conversationKey(ask.conversation, ask.sender)]),
    ]
    const [found, recentQueries, latestNotice] = await Promise.all([
      readItems(documents, tableName, keys),
      recentFrom(ask.sender),
      ask.answeringStaffId === null ? null : latestNoticeTo(ask.answeringStaffId),
    ])
    const at = (key: ItemKey) => found.get(nameOf(key))

    const threads: ThreadLead[] = []
    for (const id of ask.answeredMessageIds) {
      const pointer = ThreadPointer.safeParse(at(messageIdKey(id)))
      if (pointer.success) {
        threads.push({
          reference: pointer.data.reference,
          by: 'message-id',
          messageId: id,
          entryId: pointer.data.entryId ?? null,
          toStaffId: pointer.data.toStaffId ?? null,
        })
      }
    }
    if (ask.conversation !== null && ask.sender !== '') {
      const pointer = ThreadPointer.safeParse(at(conversationKey(ask.conversation, ask.sender)))
      if (pointer.success)
        threads.push({
          reference: pointer.data.reference,
          by: 'conversation',
          messageId: null,
          entryId: null,
          toStaffId: null,
        })
    }

    const led = [...threads, ...(latestNotice === null ? [] : [latestNotice])].map(lead => lead.reference)
    const unread = [...new Set(led)].filter(reference => !named.includes(reference))
    const more = await readItems(documents, tableName, unread.map(queryKey))
    const queries = new Map(
      [...found.values(), ...more.values()]
        .filter(item => item['kind'] === 'query')
        .map(item => {
          const query = queryOf(item)
          return [query.reference, query] as const
        }),
    )
    return {
      filed: filedAs(at(rawMailKey(ask.rawKey)), at(contentKey(ask.mailId))),
      queries,
      threads,
      latestNotice,
      answersSeveral: ask.answeredMessageIds.some(id => AboutSeveral.safeParse(at(messageIdKey(id))).success),
      messageIdTaken: ask.messageId !== null && at(messageIdKey(ask.messageId)) !== undefined,
      automaticMail: AutomaticMail.nullish().parse(at(automaticMailKey(ask.sender))) ?? null,
      automaticMailInHour:
        (z
          .object({ n: z.number() })
          .optional()
          .parse(at(automaticHourKey(ask.hour, ask.mailId)))?.n ?? 0) * COUNTER_SHARDS,
      recentQueries,
    }
  }

  async function aboutCase(caseId: string): Promise<readonly QueryCard[]> {
    const { partitionKey } = casework.indexes.byCase
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byCase',
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': casePartition(caseId) },
        ScanIndexForward: false,
        Limit: 10,
      }),
    )
    return (answer.Items ?? []).map(item => QueryCard.parse(item['card']))
  }

  async function queries(references: readonly string[]): Promise<readonly Query[]> {
    const found = await readItems(documents, tableName, references.map(queryKey))
    return references.flatMap(reference => {
      const item = found.get(nameOf(queryKey(reference)))
      return item === undefined ? [] : [queryOf(item)]
    })
  }

  function likeGroups(bands: readonly string[]): Promise<LikeGroups> {
    return readLikeGroups(documents, tableName, bands)
  }

  async function latestNoticeTo(staffId: string): Promise<Facts['latestNotice']> {
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': noticesPartition(staffId) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      }),
    )
    const [item] = answer.Items ?? []
    if (item === undefined) return null
    const { reference, sk } = NoticePointer.parse(item)
    return { reference, sentAt: sk.slice(0, sk.indexOf('#')) }
  }

  async function recentFrom(sender: string): Promise<Facts['recentQueries']> {
    if (sender === '') return []
    const { partitionKey } = casework.indexes.byCorrespondent
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byCorrespondent',
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': correspondentPartition(sender) },
        ScanIndexForward: false,
        Limit: 10,
      }),
    )
    return (answer.Items ?? []).map(item => {
      const { card } = RecentCard.parse(item)
      const { reference, receivedAt, contacts } = card
      return { reference, caseId: card.caseMatch?.id ?? null, receivedAt, contacts }
    })
  }
}

function filedAs(raw: unknown, content: unknown): Facts['filed'] {
  const byRaw = FiledPointer.safeParse(raw)
  if (byRaw.success) return { as: 'this', reference: byRaw.data.reference }
  const byContent = FiledPointer.safeParse(content)
  return byContent.success ? { as: 'other-delivery', reference: byContent.data.reference } : null
}
