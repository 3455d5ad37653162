import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { putQueries, receivedQuery } from '#tests/support/open-queries.ts'
import { composeNotices, lookAtDue } from '#tests/support/sweep-once.ts'

const Read = z.object({
  output: z.object({
    Items: z.array(z.unknown()).optional(),
    Item: z.unknown().optional(),
    Responses: z.record(z.string(), z.array(z.unknown())).optional(),
  }),
})

let engines: TestEngines
let documents: DynamoDBDocumentClient
let itemsRead = 0

beforeAll(begin)
afterAll(() => engines.stop())

async function begin(): Promise<void> {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  documents.middlewareStack.add(
    next => async args => {
      const answer = await next(args)
      const { Items, Item, Responses } = Read.parse(answer).output
      itemsRead += (Items?.length ?? 0) + (Item === undefined ? 0 : 1)
      itemsRead += Object.values(Responses ?? {}).reduce((sum, items) => sum + items.length, 0)
      return answer
    },
    { step: 'initialize', priority: 'high' },
  )
}

const directory = aDirectory()

async function sweepAt(now: string): Promise<{ looked: number; events: number; itemsRead: number }> {
  itemsRead = 0
  const table = { documents, tableName: engines.tableName, directory }
  const looked = await lookAtDue(table, now)
  await composeNotices(table, now)
  return { looked: looked.queries, events: looked.events, itemsRead }
}

function* received(from: number, count: number, at: string) {
  for (let number = from; number < from + count; number += 1) yield receivedQuery(number, at, directory)
}

describe('what a sweep reads', () => {
  it('is what is due, however many queries are open', async () => {
    // Accepting falls due on Wednesday 25 November at 17:00 for the first, a week later for the others.
    await putQueries(documents, engines.tableName, received(1, 50, '2026-11-24T10:00:00.000Z'))
    await putQueries(documents, engines.tableName, received(1_000, 200, '2026-12-01T10:00:00.000Z'))
    const among200 = await sweepAt('2026-11-25T17:02:00.000Z')
    expect(among200).toMatchObject({ looked: 50, events: 50 })

    await putQueries(documents, engines.tableName, received(60_000, 50, '2026-11-24T10:00:00.000Z'))
    await putQueries(documents, engines.tableName, received(10_000, 1_500, '2026-12-01T10:00:00.000Z'))
    const among1500 = await sweepAt('2026-11-25T17:04:00.000Z')
    expect(among1500).toEqual(among200)
    // Each is found in the index and read once; nothing else is.
    expect(among1500.itemsRead).toBe(100)
  })

  it('is nothing when nothing is due', async () => {
    expect(await sweepAt('2026-11-25T17:06:00.000Z')).toEqual({ looked: 0, events: 0, itemsRead: 0 })
  })

  it('is a thousand queries that fall due at one instant, all in one sweep', async () => {
    await engines.stop()
    await begin()
    await putQueries(documents, engines.tableName, received(100_000, 1_000, '2027-01-05T10:00:00.000Z'))
    expect(await sweepAt('2027-01-06T17:03:00.000Z')).toMatchObject({ looked: 1_000, events: 1_000 })
    expect(await sweepAt('2027-01-06T17:08:00.000Z')).toMatchObject({ looked: 0, events: 0 })
  })
})
