import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { queryKey } from '#shared/adapters/dynamodb/keys.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { makeComposeNotices } from '#shared/usecases/compose-notices.ts'
import { makeLookAtDue } from '#shared/usecases/look-at-due.ts'
import { aCouncil, aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { putQueries, receivedQuery } from '#tests/support/open-queries.ts'

let engines: TestEngines
let documents: DynamoDBDocumentClient
beforeEach(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
})
afterEach(() => engines.stop())

const directory = aDirectory()
const receivedAt = '2026-11-23T10:00:00.000Z'
/** The accept deadline and the first rung for it are past. */
const now = '2026-11-25T09:00:00.000Z'
const casework = () => dynamoCaseworkChanging(documents, engines.tableName)
const count = (length: number) => Array.from({ length }, (_, index) => index + 1)
const reference = (number: number) => `SEND-2026-${String(number).padStart(6, '0')}`

const put = (numbers: readonly number[]) =>
  putQueries(
    documents,
    engines.tableName,
    numbers.map(number => receivedQuery(number, receivedAt, directory)),
  )

/** A query that no version of the service can read. */
const spoil = (number: number) =>
  documents.send(
    new UpdateCommand({
      TableName: engines.tableName,
      Key: queryKey(reference(number)),
      UpdateExpression: 'SET #query.#priority = :none',
      ExpressionAttributeNames: { '#query': 'query', '#priority': 'priority' },
      ExpressionAttributeValues: { ':none': 'P9' },
    }),
  )

const look = (at = now) =>
  makeLookAtDue({
    casework: casework(),
    directory: async () => directory,
    settleAnswer: async () => undefined,
    waitsForReckoning: async () => () => false,
    clock: () => at,
    news: { looked: () => undefined },
  })()

async function compose(index: DirectoryIndex = directory): Promise<readonly string[]> {
  const queued: string[] = []
  await makeComposeNotices({
    notices: dynamoStaffNotices(documents, engines.tableName),
    casework: casework(),
    directory: async () => index,
    links: async () => ({ act: null, desk: 'https://desk.example', replyAddress: 'send@casework.example' }),
    outbox: { enqueue: async ids => void queued.push(...ids) },
    clock: () => now,
    news: { unreachable: () => undefined },
  })().catch((fault: unknown) => void faults.push(fault))
  return queued
}
let faults: unknown[] = []
beforeEach(() => {
  faults = []
})

describe('one query that cannot be read', () => {
  it('keeps no other that is due waiting, and the fault is told', async () => {
    await put(count(30))
    await spoil(1)
    await expect(look()).rejects.toThrow('Some queries that are due could not be worked.')
    expect(await casework().wakingBy(now, 100)).toEqual([reference(1)])
  })

  it('keeps none waiting that comes after the first five hundred', async () => {
    await put(count(520))
    await spoil(1)
    await expect(look()).rejects.toThrow()
    expect(await casework().wakingBy(now, 600)).toEqual([reference(1)])
  })

  it('keeps the notices about all others on their way', async () => {
    await put(count(3))
    await look()
    await spoil(2)
    const [mail] = await dynamoOutbox(documents, engines.tableName).read(await compose())
    expect(faults).toHaveLength(1)
    expect(mail?.toStaffId).toBe('mgr-a')
    const text = JSON.stringify(mail?.letter)
    expect([1, 2, 3].map(number => text.includes(reference(number)))).toEqual([true, false, true])
    expect(await dynamoStaffNotices(documents, engines.tableName).dueBy(now, 10)).toMatchObject([
      { reference: reference(2) },
    ])
  })
})

describe('a council that tells many people many things', () => {
  const readers = ['owner', 'cover', 'team-manager', 'head-of-service', 'comp', 'trib', 'ig', 'tri']
  const spans = { P1: '1 wh', P2: '1 wd', P3: '1 wd', P4: '1 wd' }
  const ladder = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(rung => ({
    level: `L${rung}`,
    who: 'head-of-service',
    after: { ...spans, P3: `${rung} wd` },
  }))
  const eager = aDirectory({
    council: aCouncil({
      standards: {
        ladder,
        acceptLadder: ladder,
        warnings: Array.from({ length: 20 }, (_, index) => ({ at: `${(index + 1) * 4}%`, who: readers })),
      },
    }),
  })

  it('has all of it said and told after the sweep has not run for weeks', async () => {
    await putQueries(documents, engines.tableName, [receivedQuery(1, receivedAt, eager)])
    const late = '2027-02-01T09:00:00.000Z'
    await makeLookAtDue({
      casework: casework(),
      directory: async () => eager,
      settleAnswer: async () => undefined,
      waitsForReckoning: async () => () => false,
      clock: () => late,
      news: { looked: () => undefined },
    })()
    const stored = await casework().query(reference(1))
    // Of two clocks twenty warnings each, three ladders of nine rungs, and four breaches.
    expect(stored?.clocks.given).toHaveLength(2 * 20 + 3 * 9 + 4)
    expect(stored?.wakeAt).toBeNull()
    expect(await dynamoStaffNotices(documents, engines.tableName).dueBy(late, 1_000)).toHaveLength(
      2 * 20 * (readers.length - 1) + 3 * 9 + 1,
    )
  })
})

describe('a notice whose reader has left before it became mail', () => {
  it('goes to whoever is above the owner now', async () => {
    await put([1])
    await look()
    const before = aSnapshot()
    const without = aDirectory({
      staff: before.staff.filter(({ id }) => id !== 'mgr-a'),
      teams: before.teams.map(team => (team.manager === 'mgr-a' ? { ...team, manager: 'hos' } : team)),
    })
    const mails = await dynamoOutbox(documents, engines.tableName).read(await compose(without))
    expect(faults).toEqual([])
    expect(mails.map(mail => mail?.toStaffId)).toEqual(['hos'])
    expect(await dynamoStaffNotices(documents, engines.tableName).dueBy(now, 10)).toEqual([])
  })
})
