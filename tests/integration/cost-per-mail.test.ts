import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { filedMailKey } from '#shared/adapters/dynamodb/keys.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { outgoingItem } from '#shared/adapters/dynamodb/outgoing-item.ts'
import { queryItem } from '#shared/adapters/dynamodb/query-item.ts'
import { aNewQuery, anOutgoingMail } from '#tests/support/casework-builders.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

const Consumed = z.object({ CapacityUnits: z.number() })
const Answer = z.object({
  output: z.object({ ConsumedCapacity: z.union([Consumed, z.array(Consumed)]).optional() }),
})

let engines: TestEngines
let documents: DynamoDBDocumentClient
let units = 0
let calls = 0

beforeAll(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  // Every call of the test says what it cost; calls and capacity units are counted here.
  documents.middlewareStack.add(
    next => async args => {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
      const { ConsumedCapacity } = Answer.parse(answer).output
      const consumed = ConsumedCapacity === undefined ? [] : [ConsumedCapacity].flat()
      units += consumed.reduce((total, each) => total + each.CapacityUnits, 0)
      calls += 1
      return answer
    },
    { step: 'initialize', priority: 'high' },
  )
})
afterAll(() => engines.stop())

async function costOf(work: () => Promise<unknown>): Promise<{ units: number; calls: number }> {
  units = 0
  calls = 0
  await work()
  return { units, calls }
}

/** Everything that the store can have to do for one new mail, from the first question to the record of the acknowledgement. */
async function oneMail(number: number): Promise<void> {
  const filing = dynamoCaseworkFiling(documents, engines.tableName)
  const outbox = dynamoOutbox(documents, engines.tableName)
  const [reference = ''] = await filing.newReferences('2026', 1)
  const opened = aNewQuery(Number(reference.slice(-5)))
  await filing.facts({
    rawKey: `mail/${number}`,
    mailId: `content-${number}`,
    messageId: `<${number}@new.example>`,
    sender: 'khan@mailbox.example',
    provenReference: null,
    mentionedReferences: [],
    answeredMessageIds: [],
    conversation: null,
    answeringStaffId: null,
    hour: '2026-11-23T10',
  })
  await filing.aboutCase(opened.query.caseMatch?.id ?? '')
  await filing.queries(['SEND-2026-50001', 'SEND-2026-50002', 'SEND-2026-50003'])
  const bands = ['a', 'b', 'c', 'd', 'e', 'f'].map(band => `${band}-${number}`)
  await filing.likeGroups(bands)
  await dynamoAwayMarks(documents, engines.tableName).all()
  await filing.file({
    ...opened,
    links: ['SEND-2026-50001', 'SEND-2026-50002'].map(other => ({
      reference: other,
      how: 'same-child',
      at: opened.mail.at,
    })),
    campaign: {
      begins: {
        group: {
          id: `campaign-${number}`,
          likeness: Array.from({ length: 24 }, () => 4_000_000_000),
          firstAt: opened.mail.at,
          lastAt: opened.mail.at,
          senders: ['a'],
          references: [reference],
          mails: 1,
          named: false,
        },
        bands,
        instead: bands.map(() => null),
      },
      joins: null,
      campaign: null,
      alsoNamed: [],
    },
  })
  const [entry] = await outbox.read(opened.outgoing.map(each => each.entryId))
  if (entry === null || entry === undefined) throw new Error('The entry was not written.')
  await outbox.lease([entry], '2026-11-23T10:00:05.000Z', '2026-11-23T10:00:50.000Z')
  await outbox.recordSent([
    { entry, at: '2026-11-23T10:00:06.000Z', messageId: `<${number}@eu-west-2.amazonses.com>` },
  ])
}

/** Queries of the same writer, owner, team and case, as ten thousand mails would have left them. */
async function seed(from: number, to: number): Promise<void> {
  const puts = Array.from({ length: to - from }, (_, index) => {
    const number = 50_000 + from + index
    const { query, mail } = aNewQuery(number)
    const entry = anOutgoingMail({
      reference: query.reference,
      entryId: `${query.reference}_acknowledgement_1`,
      state: 'sent',
    })
    return [
      queryItem(query),
      outgoingItem(entry),
      { ...filedMailKey(query.reference, mail.at, mail.mailId), kind: 'mail', mail },
    ]
  }).flat()
  for (let at = 0; at < puts.length; at += 24) {
    await documents.send(
      new BatchWriteCommand({
        RequestItems: {
          [engines.tableName]: puts.slice(at, at + 24).map(Item => ({ PutRequest: { Item } })),
        },
      }),
    )
  }
}

describe('what one mail costs', () => {
  it('is the same for the 10,000th as for the 100th: calls, and capacity units read and written', async () => {
    await seed(0, 100)
    await oneMail(1)
    const hundredth = await costOf(() => oneMail(2))
    await seed(100, 10_000)
    const tenThousandth = await costOf(() => oneMail(3))
    expect(hundredth.units).toBeGreaterThan(10)
    expect(tenThousandth).toEqual(hundredth)
  })

  it('a page of the inbox reads what it shows, however much is in store', async () => {
    const page = () =>
      dynamoCaseworkReading(documents, engines.tableName).list({
        work: { of: 'owner', staffId: 'cw-03' },
        state: 'open',
        cursor: null,
        limit: 25,
      })
    const cost = await costOf(page)
    expect(cost.calls).toBe(1)
    // 26 cards of well under 1 KB, read eventually consistently.
    expect(cost.units).toBeLessThan(5)
  })
})
