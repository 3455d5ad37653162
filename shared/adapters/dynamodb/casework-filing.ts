/** How intake asks and writes: a fixed number of reads and one transaction a mail, whatever is in store. */
import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { AcknowledgementCounted, Filing } from '../../domain/casework/filing.ts'
import type { Query } from '../../domain/casework/query.ts'
import type { CaseworkFiling } from '../../ports/casework-filing.ts'
import { awayMarkWrite } from './away-marks.ts'
import { campaignWrites } from './campaigns.ts'
import { takenBackWrite } from './casework-changing.ts'
import { dynamoCaseworkFacts } from './casework-facts.ts'
import { coveredWrites } from './covered-item.ts'
import {
  automaticHourKey,
  automaticMailKey,
  contentKey,
  conversationKey,
  eventKey,
  filedMailKey,
  keptMailKey,
  ledgerCountKey,
  linkKey,
  messageIdKey,
  openedCountKey,
  queryPartition,
  rawMailKey,
  referenceCounterKey,
} from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { nextVersionWrite, queryItem } from './query-item.ts'
import type { ItemKey } from './read-items.ts'
import { staffNoticeItem } from './staff-notices.ts'
import { StillInConflict, type Write, writeWhole } from './transaction.ts'

export function dynamoCaseworkFiling(documents: DynamoDBDocumentClient, tableName: string): CaseworkFiling {
  return {
    ...dynamoCaseworkFacts(documents, tableName),
    newReferences,
    file,
    recordSecondDelivery,
    unsentOf,
  }

  async function newReferences(year: string, count: number): Promise<readonly string[]> {
    if (count === 0) return []
    const answer = await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: referenceCounterKey(year),
        UpdateExpression: 'ADD lastNumber :count',
        ExpressionAttributeValues: { ':count': count },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
    const { lastNumber } = z.object({ lastNumber: z.number().int() }).parse(answer.Attributes)
    return Array.from({ length: count }, (_, index) => {
      const number = lastNumber - count + 1 + index
      return `SEND-${year}-${String(number).padStart(5, '0')}`
    })
  }

  async function file(filing: Filing): Promise<'filed' | 'already-filed' | 'stale'> {
    const { mail, day } = filing
    const reference = referenceOf(filing)
    const identity: Write[] = [
      put({ ...rawMailKey(mail.rawKey), reference, as: 'filed' }, 'attribute_not_exists(pk)'),
      put({ ...contentKey(mail.mailId), reference, rawKey: mail.rawKey }, 'attribute_not_exists(pk)'),
    ]
    const writes: Write[] = [
      ...identity,
      ...(filing.to === 'kept'
        ? [
            put({ ...keptMailKey(day, mail.at, mail.mailId), kind: 'kept-mail', mail }),
            ...answerWrites(mail.from.address, mail.mailId, filing),
          ]
        : withQuery(filing)),
      count(ledgerCountKey(day, mail.mailId), filing.to === 'kept' ? 'quarantined' : 'filed'),
    ]
    const written = await writeWhole(documents, writes).catch((fault: unknown) => {
      if (fault instanceof StillInConflict) return { outcome: 'refused', at: [] } as const
      throw fault
    })
    if (written.outcome === 'written') return 'filed'
    return written.at.some(index => index < identity.length) ? 'already-filed' : 'stale'
  }

  function withQuery(filing: Exclude<Filing, { to: 'kept' }>): Write[] {
    const { mail } = filing
    const reference = referenceOf(filing)
    if (reference === null) return []
    const writes: Write[] = [
      put({ ...filedMailKey(reference, mail.at, mail.mailId), kind: 'mail', mail }),
      ...filing.events.map((event, index) =>
        put({
          ...eventKey(reference, event.at, `${mail.mailId.slice(0, 12)}-${index}`),
          kind: 'event',
          event,
        }),
      ),
    ]
    if (mail.messageId !== null && filing.claimsMessageId) {
      writes.push(put({ ...messageIdKey(mail.messageId), reference }, 'attribute_not_exists(pk)'))
    }
    if (filing.to !== 'new-query') writes.push(...filing.notices.map(notice => put(staffNoticeItem(notice))))
    if (filing.backAtWork !== null) writes.push(awayMarkWrite(tableName, filing.backAtWork))
    if (filing.to === 'history') {
      if (filing.absence === null) return writes
      const { mark, query, outgoing } = filing.absence
      if (mark !== null) writes.push(awayMarkWrite(tableName, mark))
      if (query !== null) writes.push(nextVersion(query), ...coveredWrites(tableName, query))
      return [...writes, ...outgoing.map(entry => put(outgoingItem(entry), 'attribute_not_exists(pk)'))]
    }
    if (filing.conversation !== null && mail.from.address !== '') {
      writes.push(put({ ...conversationKey(filing.conversation, mail.from.address), reference }))
    }
    writes.push(...answerWrites(mail.from.address, mail.mailId, filing))
    const { query } = filing
    writes.push(...coveredWrites(tableName, query))
    if (filing.to === 'query') {
      writes.push(nextVersion(query), ...filing.takenBack.map(entryId => takenBackWrite(tableName, entryId)))
      return writes
    }
    const month = filing.day.slice(0, 7)
    writes.push(
      put(queryItem(query), 'attribute_not_exists(pk)'),
      ...filing.links.flatMap(link => [
        put({ ...linkKey(query.reference, link.reference), kind: 'link', link }),
        put({
          ...linkKey(link.reference, query.reference),
          kind: 'link',
          link: { ...link, reference: query.reference },
        }),
      ]),
      ...(filing.campaign === null ? [] : campaignWrites(tableName, filing.campaign, mail.at)),
      count(
        openedCountKey(month, query.teamId ?? '-', query.topic, query.correspondent.kind, query.ward ?? '-'),
        'n',
      ),
    )
    return writes
  }

  function answerWrites(
    address: string,
    mailId: string,
    filing: Pick<Extract<Filing, { to: 'kept' }>, 'outgoing' | 'acknowledged'>,
  ): Write[] {
    return [
      ...filing.outgoing.map(entry => put(outgoingItem(entry), 'attribute_not_exists(pk)')),
      ...(filing.acknowledged === null ? [] : automaticMailCounts(address, mailId, filing.acknowledged)),
    ]
  }

  /** A query as it is after this mail, on the condition that it is still what was read. */
  function nextVersion(query: Query): Write {
    return nextVersionWrite(tableName, query)
  }

  /** A count that has changed since it was read refuses the whole filing: eight mails at once are not eight first ones. */
  function automaticMailCounts(address: string, spreadBy: string, counted: AcknowledgementCounted): Write[] {
    const { before, after } = counted
    const expiresAt = epochSeconds(`${after.hour}:00:00Z`) + 3 * 86_400
    return [
      {
        Put: {
          TableName: tableName,
          Item: { ...automaticMailKey(address), ...after, expiresAt },
          ...(before === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#hour = :hour AND inHour = :inHour AND inDay = :inDay',
                ExpressionAttributeNames: { '#hour': 'hour' },
                ExpressionAttributeValues: {
                  ':hour': before.hour,
                  ':inHour': before.inHour,
                  ':inDay': before.inDay,
                },
              }),
        },
      },
      count(automaticHourKey(after.hour, spreadBy), 'n'),
    ]
  }

  async function recordSecondDelivery({
    rawKey,
    mailId,
    day,
    at,
  }: {
    rawKey: string
    mailId: string
    day: string
    at: string
  }) {
    await writeWhole(documents, [
      put(
        { ...rawMailKey(rawKey), as: 'second-delivery', of: mailId, at, reference: null },
        'attribute_not_exists(pk)',
      ),
      count(ledgerCountKey(day, rawKey), 'secondDeliveries'),
    ])
  }

  async function unsentOf(reference: string, now: string): Promise<readonly string[]> {
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outgoing)',
        FilterExpression: 'attribute_exists(duePk) AND #entry.sendAfter <= :now',
        ExpressionAttributeNames: { '#entry': 'entry' },
        ExpressionAttributeValues: {
          ':pk': queryPartition(reference),
          ':outgoing': 'OUTGOING#',
          ':now': now,
        },
        ConsistentRead: true,
        Limit: 100,
      }),
    )
    return (answer.Items ?? []).map(
      item => z.object({ entry: z.object({ entryId: z.string() }) }).parse(item).entry.entryId,
    )
  }

  function put(item: Record<string, unknown>, condition?: string): Write {
    return {
      Put: {
        TableName: tableName,
        Item: item,
        ...(condition === undefined ? {} : { ConditionExpression: condition }),
      },
    }
  }

  function count(key: ItemKey, attribute: string): Write {
    return {
      Update: {
        TableName: tableName,
        Key: { ...key },
        UpdateExpression: 'ADD #attribute :one',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':one': 1 },
      },
    }
  }
}

function referenceOf(filing: Filing): string | null {
  switch (filing.to) {
    case 'new-query':
    case 'query':
      return filing.query.reference
    case 'history':
      return filing.reference
    case 'kept':
      return null
  }
}

const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000)
