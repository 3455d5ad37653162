/** The outbox in the table: leases that one sender at a time can hold, and records that can be made twice without harm. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import type { CaseworkEvent } from '../../domain/casework/query.ts'
import type { Outbox, SentMail, Unsent } from '../../ports/outbox.ts'
import { dueBy } from './due-by.ts'
import { eventKey, messageIdKey, noticeKey, outgoingKey, queryKey, unsentPartitions } from './keys.ts'
import { outgoingItem, outgoingOf } from './outgoing-item.ts'
import { nameOf, readItems } from './read-items.ts'
import { type Write, writeWhole } from './transaction.ts'

/** Entries whose records fit in one transaction: at most four writes each, a hundred in all. */
const RECORDS_AT_ONCE = 20
/** An out-of-office is taken for an answer to a notice within an hour; mail servers can hold one up for a day. */
const NOTICE_KEPT_SECONDS = 2 * 86_400

export function dynamoOutbox(documents: DynamoDBDocumentClient, tableName: string): Outbox {
  return {
    read,
    lease,
    release,
    recordSent,
    unsentBy,
    recordUndelivered,
    recordUnreachable,
    recordPerhapsUndelivered,
  }

  async function read(entryIds: readonly string[]): Promise<readonly (OutgoingMail | null)[]> {
    const found = await readItems(documents, tableName, entryIds.map(outgoingKey))
    return entryIds.map(id => {
      const item = found.get(nameOf(outgoingKey(id)))
      return item === undefined ? null : outgoingOf(item)
    })
  }

  async function lease(
    entries: readonly OutgoingMail[],
    now: string,
    inDoubtUntil: string,
  ): Promise<readonly boolean[]> {
    const writes = entries.map(entry => leaseWrite(entry, now, inDoubtUntil))
    if (writes.length === 0) return []
    const together = await writeWhole(documents, writes)
    if (together.outcome === 'written') return entries.map(() => true)
    // Somebody else holds at least one of them: each on its own then.
    return Promise.all(
      writes.map(async write => (await writeWhole(documents, [write])).outcome === 'written'),
    )
  }

  function leaseWrite(entry: OutgoingMail, now: string, inDoubtUntil: string): Write {
    return {
      Update: {
        TableName: tableName,
        Key: outgoingKey(entry.entryId),
        UpdateExpression: 'SET #entry.#state = :sending, #entry.inDoubtUntil = :until',
        ConditionExpression:
          '#entry.#state = :waiting OR (#entry.#state = :sending AND #entry.inDoubtUntil <= :now)',
        ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
        ExpressionAttributeValues: {
          ':sending': 'sending',
          ':waiting': 'waiting',
          ':until': inDoubtUntil,
          ':now': now,
        },
      },
    }
  }

  async function release(entry: OutgoingMail): Promise<void> {
    await writeWhole(documents, [
      {
        Update: {
          TableName: tableName,
          Key: outgoingKey(entry.entryId),
          UpdateExpression: 'SET #entry.#state = :waiting, #entry.inDoubtUntil = :none',
          ConditionExpression: '#entry.#state = :sending AND #entry.inDoubtUntil = :ours',
          ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
          ExpressionAttributeValues: {
            ':sending': 'sending',
            ':waiting': 'waiting',
            ':none': null,
            ':ours': entry.inDoubtUntil,
          },
        },
      },
    ])
  }

  async function recordSent(sent: readonly SentMail[]): Promise<void> {
    for (let from = 0; from < sent.length; from += RECORDS_AT_ONCE) {
      const some = sent.slice(from, from + RECORDS_AT_ONCE)
      const together = await writeWhole(documents, some.flatMap(recordWrites))
      // One that was recorded before refuses the lot: each on its own then, and a refusal means that it is done.
      if (together.outcome === 'refused') {
        for (const each of some) await writeWhole(documents, recordWrites(each))
      }
    }
  }

  function recordWrites({ entry, at, messageId }: SentMail): Write[] {
    const sent: OutgoingMail = {
      ...entry,
      state: 'sent',
      sentAt: at,
      sentMessageId: messageId,
      inDoubtUntil: null,
    }
    const writes: Write[] = [
      {
        Put: {
          TableName: tableName,
          Item: outgoingItem(sent),
          ConditionExpression: '#entry.#state IN (:sending, :waiting)',
          ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
          ExpressionAttributeValues: { ':sending': 'sending', ':waiting': 'waiting' },
        },
      },
      {
        Put: {
          TableName: tableName,
          Item: {
            ...messageIdKey(messageId),
            reference: entry.reference,
            entryId: entry.entryId,
            toStaffId: entry.toStaffId,
          },
        },
      },
    ]
    if (entry.kind === 'notice' && entry.toStaffId !== null) {
      writes.push({
        Put: {
          TableName: tableName,
          Item: {
            ...noticeKey(entry.toStaffId, at, entry.entryId),
            reference: entry.reference,
            expiresAt: Math.floor(Date.parse(at) / 1000) + NOTICE_KEPT_SECONDS,
          },
        },
      })
    }
    if (entry.kind !== 'acknowledgement' || entry.reference === null) return writes
    const event: CaseworkEvent = { at, type: 'acknowledged', by: 'system', to: [], detail: '' }
    writes.push({
      Put: {
        TableName: tableName,
        Item: { ...eventKey(entry.reference, at, entry.entryId), kind: 'event', event },
      },
    })
    if (!meetsTheClock(entry)) return writes
    return [
      ...writes,
      {
        Update: {
          TableName: tableName,
          Key: queryKey(entry.reference),
          // ADD takes no nested path, so the version rises by SET.
          UpdateExpression: 'SET #query.acknowledgedAt = :at, #query.#version = #query.#version + :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#query': 'query', '#version': 'version' },
          ExpressionAttributeValues: { ':at': at, ':one': 1 },
        },
      },
    ]
  }

  async function unsentBy(instant: string, limit: number): Promise<readonly Unsent[]> {
    const list = { index: 'byDue', partitions: unsentPartitions } as const
    const due = await dueBy(documents, tableName, list, instant, limit)
    return due.map(({ at, id }) => ({ sendAfter: at, entryId: id }))
  }

  async function recordUndelivered(entry: OutgoingMail, at: string, why: string): Promise<boolean> {
    const undelivered: OutgoingMail = { ...entry, state: 'undelivered', inDoubtUntil: null }
    const event: CaseworkEvent = {
      at,
      type: 'bounced',
      by: 'system',
      to: entry.toStaffId === null ? [] : [entry.toStaffId],
      detail: `The ${entry.kind} was not delivered: ${why}`,
    }
    const written = await writeWhole(documents, [
      {
        Put: {
          TableName: tableName,
          Item: outgoingItem(undelivered),
          ConditionExpression: '#entry.#state <> :undelivered',
          ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
          ExpressionAttributeValues: { ':undelivered': 'undelivered' },
        },
      },
      ...(entry.reference === null
        ? []
        : [
            {
              Put: {
                TableName: tableName,
                Item: { ...eventKey(entry.reference, at, `bounced-${entry.entryId}`), kind: 'event', event },
              },
            },
          ]),
    ])
    return written.outcome === 'written'
  }

  async function recordUnreachable(reference: string, address: string): Promise<void> {
    await writeWhole(documents, [
      {
        Update: {
          TableName: tableName,
          Key: queryKey(reference),
          UpdateExpression:
            'SET #query.#unreachable = list_append(if_not_exists(#query.#unreachable, :none), :addresses), #query.#version = #query.#version + :one',
          ConditionExpression: 'attribute_exists(pk) AND NOT contains(#query.#unreachable, :address)',
          ExpressionAttributeNames: {
            '#query': 'query',
            '#unreachable': 'unreachable',
            '#version': 'version',
          },
          ExpressionAttributeValues: { ':none': [], ':addresses': [address], ':address': address, ':one': 1 },
        },
      },
    ])
  }

  async function recordPerhapsUndelivered(entry: OutgoingMail, at: string, why: string): Promise<void> {
    if (entry.reference === null) return
    const event: CaseworkEvent = {
      at,
      type: 'bounced',
      by: 'system',
      to: entry.toStaffId === null ? [] : [entry.toStaffId],
      detail: `The ${entry.kind} may not have been delivered, or it was and an automatic answer came back: ${why}`,
    }
    await writeWhole(documents, [
      {
        Put: {
          TableName: tableName,
          Item: { ...eventKey(entry.reference, at, `perhaps-${entry.entryId}`), kind: 'event', event },
        },
      },
    ])
  }
}

/** The first acknowledgement of a query meets its clock; one to a further writer does not move that instant. */
const meetsTheClock = (entry: OutgoingMail): boolean => entry.entryId.endsWith('_acknowledgement_1')
