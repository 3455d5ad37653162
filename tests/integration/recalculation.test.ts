import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoRecalculation } from '#shared/adapters/dynamodb/recalculation.ts'
import { QueryClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import type { CaseworkChanging } from '#shared/ports/casework-changing.ts'
import type { RecalculationStore } from '#shared/ports/recalculation.ts'
import { makeLookAtDue } from '#shared/usecases/look-at-due.ts'
import { makeRecalculateClocks, makeWaitsForReckoning } from '#shared/usecases/recalculate-clocks.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { aQueryOf, directoryOf } from '#tests/support/reckoned-query.ts'

const plain = aCouncil()
const closing = aCouncil({ closureDays: ['2026-11-30'] })

/** First replies that fall due on Monday 30 November, or the day after where it is closed. */
const monday = '2026-11-30T17:00:00.000Z'
const tuesday = '2026-12-01T17:00:00.000Z'

const first = '2026-11-24T10:00:00.000Z'
const change = '2026-11-24T10:05:00.000Z'
const afterwards = '2026-11-24T10:25:00.000Z'

let engines: TestEngines
let casework: CaseworkChanging
let store: RecalculationStore

beforeEach(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
  casework = dynamoCaseworkChanging(documents, engines.tableName)
  store = dynamoRecalculation(documents, engines.tableName)
  reading = dynamoCaseworkReading(documents, engines.tableName)
  filing = dynamoCaseworkFiling(documents, engines.tableName)
})
afterEach(() => engines.stop())

let reading: ReturnType<typeof dynamoCaseworkReading>
let filing: ReturnType<typeof dynamoCaseworkFiling>

const reference = (number: number): string => `SEND-2026-${String(number).padStart(5, '0')}`
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

async function file(council: Council, wanted: readonly number[], changes: Partial<Query> = {}) {
  for (const number of wanted) {
    const opened = aNewQuery(number)
    await filing.file({
      ...opened,
      query: aQueryOf(council, { reference: opened.query.reference, ...changes }),
    })
  }
}

/** One sweep's turn; what is replaced fails or looks on. */
async function sweep(
  at: string,
  council: Council,
  replaced: {
    readonly casework?: Partial<CaseworkChanging>
    readonly store?: Partial<RecalculationStore>
  } = {},
): Promise<readonly string[]> {
  const said: string[] = []
  await makeRecalculateClocks({
    store: { ...store, ...replaced.store },
    casework: { ...casework, ...replaced.casework },
    directory: async () => directoryOf(council),
    clock: () => at,
    news: {
      begun: ({ since }) => void said.push(`begun ${since}`),
      recalculated: ({ queries }) => void said.push(`recalculated ${queries}`),
      ended: () => void said.push('ended'),
    },
  })()
  return said
}

/** What became of a query: its first reply's deadline, and how often it was reckoned anew. */
async function outcome(number: number): Promise<string> {
  const found = await reading.file(reference(number))
  const times = found?.events.filter(event => event.type === 'recalculated').length
  return `${found?.query.deadlines.firstReply} ${times}`
}

const outcomes = async (wanted: readonly number[]): Promise<readonly string[]> => [
  ...new Set(await Promise.all(wanted.map(outcome))),
]

describe('a closure day that is added', () => {
  it('moves every open query once, and no closed one', async () => {
    await file(plain, numbers(30))
    await file(plain, [31], { state: 'closed' })
    expect(await sweep(first, plain)).toEqual([])
    expect(await sweep(change, closing)).toEqual([`begun ${change}`, 'recalculated 30'])
    expect(await outcomes(numbers(30))).toEqual([`${tuesday} 1`])
    expect(await outcome(31)).toBe(`${monday} 0`)
    expect(await sweep(afterwards, closing)).toEqual(['ended'])
    expect(await outcomes(numbers(30))).toEqual([`${tuesday} 1`])
    const [one] =
      (await reading.file(reference(1)))?.events.filter(each => each.type === 'recalculated') ?? []
    expect(one).toMatchObject({ at: change, by: 'system' })
    expect(one?.detail).toMatch(/^Closure day 30 November 2026 was added\. firstReply .* → /)
  })

  it('moves the query in the lists, and when the sweep looks at it next', async () => {
    const accepted = { ...aQueryOf(plain).clocks, acceptedAt: first, acceptedBy: 'cw-a1' }
    await file(plain, [1], { clocks: accepted })
    await sweep(first, plain)
    await sweep(change, closing)
    const list = await reading.list({ work: { of: 'everyone' }, state: 'open', limit: 10, cursor: null })
    const cards = list === 'bad-cursor' ? [] : list.items
    expect(cards.map(card => card.nextDeadline)).toEqual([{ clock: 'firstReply', at: tuesday }])
    // Half of the working time until Tuesday, with the Monday closed: Thursday, 09:30, as it was.
    expect(await casework.wakingBy('2026-11-26T09:29:00.000Z', 10)).toEqual([])
    expect(await casework.wakingBy('2026-11-26T09:30:00.000Z', 10)).toEqual([reference(1)])
  })

  it('is asked about with two reads at every sweep after that', async () => {
    await file(plain, numbers(5))
    await sweep(first, plain)
    let reads = 0
    await sweep(change, plain, {
      store: {
        openQueries: () => {
          reads += 1
          return Promise.resolve({ references: [], next: null })
        },
      },
    })
    expect(reads).toBe(0)
  })

  it('moves each query once with five sweeps at once', async () => {
    await file(plain, numbers(20))
    await sweep(first, plain)
    await Promise.all(numbers(5).map(() => sweep(change, closing)))
    await Promise.all(numbers(5).map(() => sweep('2026-11-24T10:10:00.000Z', closing)))
    await Promise.all(numbers(5).map(() => sweep(afterwards, closing)))
    expect(await outcomes(numbers(20))).toEqual([`${tuesday} 1`])
    expect(await store.state()).toMatchObject({ run: null })
  })

  it.each([
    ['while queries are written', 3],
    ['before the first is written', 0],
  ])('reaches every query once though a sweep broke down %s', async (_, written) => {
    await file(plain, numbers(12))
    await sweep(first, plain)
    let left = written
    const failing: Partial<CaseworkChanging> = {
      change: async each => {
        left -= 1
        if (left < 0) throw new Error('the table is out of reach')
        return casework.change(each)
      },
    }
    const broken: Partial<RecalculationStore> = {
      save: async next => {
        if (next.run !== null && next.run.place !== null) throw new Error('the table is out of reach')
        return store.save(next)
      },
    }
    await expect(sweep(change, closing, { casework: failing, store: broken })).rejects.toThrow()
    await sweep('2026-11-24T10:10:00.000Z', closing)
    expect(await outcomes(numbers(12))).toEqual([`${tuesday} 1`])
    const events = (await reading.file(reference(12)))?.events ?? []
    expect(events.find(event => event.type === 'recalculated')?.at).toBe(change)
  })

  it('lets one query that cannot be written stop no other, rings, and tries it again', async () => {
    await file(plain, numbers(12))
    await sweep(first, plain)
    const failing: Partial<CaseworkChanging> = {
      change: each =>
        each.query.reference === reference(7)
          ? Promise.reject(new Error('the table is out of reach'))
          : casework.change(each),
    }
    await expect(sweep(change, closing, { casework: failing })).rejects.toThrow(
      'Some queries could not be reckoned anew.',
    )
    expect(await outcome(7)).toBe(`${monday} 0`)
    await sweep(afterwards, closing)
    expect(await outcomes(numbers(12))).toEqual([`${tuesday} 1`])
  })

  it('reaches mail that was being taken in by the old calendar, and leaves what came by the new one', async () => {
    await file(plain, numbers(4))
    await sweep(first, plain)
    await sweep(change, closing)
    await file(plain, [5])
    await file(closing, [6])
    await sweep(afterwards, closing)
    expect(await outcome(5)).toBe(`${tuesday} 1`)
    expect(await outcome(6)).toBe(`${tuesday} 0`)
  })

  it('comes to what is in force at last, though it was taken back half-way', async () => {
    await file(plain, numbers(8))
    await sweep(first, plain)
    let left = 3
    const failing: Partial<CaseworkChanging> = {
      change: each => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('the table is out of reach')) : casework.change(each)
      },
    }
    await expect(sweep(change, closing, { casework: failing })).rejects.toThrow()
    expect(await outcomes(numbers(8))).toHaveLength(2)
    await sweep('2026-11-24T10:10:00.000Z', plain)
    await sweep('2026-11-24T10:30:00.000Z', plain)
    expect(new Set(await outcomes(numbers(8)))).toEqual(new Set([`${monday} 2`, `${monday} 0`]))
    expect(await store.state()).toMatchObject({ run: null })
  })

  it('says what had fallen due before it by the old calendar, in the same write', async () => {
    await file(plain, [1])
    await sweep(first, plain)
    await sweep('2026-12-01T09:30:00.000Z', aCouncil({ closureDays: ['2026-12-02'] }))
    const found = await reading.file(reference(1))
    const late = found?.events.filter(event => event.clock === 'firstReply' && event.type !== 'warned')
    expect(late?.map(event => `${event.type} ${event.at}`)).toEqual([
      `breached ${monday}`,
      'escalated 2026-12-01T09:00:00.000Z',
    ])
    expect(found?.query.deadlines).toMatchObject({
      firstReply: monday,
      fullAnswer: '2026-12-15T17:00:00.000Z',
    })
  })
})

describe('what falls due while a change is still being worked', () => {
  const lookAt = async (now: string, council: Council): Promise<void> =>
    makeLookAtDue({
      casework,
      directory: async () => directoryOf(council),
      settleAnswer: async () => undefined,
      waitsForReckoning: makeWaitsForReckoning({ store }),
      clock: () => now,
      news: { looked: () => undefined },
    })()
  const breaches = async (): Promise<readonly string[]> =>
    ((await reading.file(reference(1)))?.events ?? [])
      .filter(event => event.type === 'breached' && event.clock === 'firstReply')
      .map(event => event.at)

  it('is not said by the old calendar: a day that was closed meanwhile makes nothing late', async () => {
    await file(plain, [1])
    await sweep('2026-11-30T16:50:00.000Z', plain)
    const outOfReach = { change: () => Promise.reject(new Error('the sweep was ended')) }
    await sweep('2026-11-30T16:55:00.000Z', closing, { casework: outOfReach }).catch(() => undefined)
    await lookAt('2026-11-30T17:00:00.000Z', closing)
    expect(await breaches()).toEqual([])
    await sweep('2026-11-30T17:15:00.000Z', closing)
    await lookAt('2026-12-01T17:00:00.000Z', closing)
    expect(await breaches()).toEqual([tuesday])
  })
})

describe('open queries that were stored before there were clocks', () => {
  /** As such a query was: without clocks, and in no list of what is due. */
  const withoutClocks = { wakeAt: null, reckonedBy: '', clocks: QueryClocks.parse({}) }

  it('are looked at from the first sweep on, each with the history that it would have had', async () => {
    await file(plain, [1, 2])
    for (const number of [1, 2]) {
      const stored = await casework.query(reference(number))
      if (stored === null) throw new Error('it was filed')
      const query = { ...stored, ...withoutClocks, version: stored.version + 1 }
      await casework.change({ query, events: [], notices: [], outgoing: [], takenBack: [] })
    }
    const wednesday = '2026-11-25T10:00:00.000Z'
    expect(await casework.wakingBy('2027-01-01T00:00:00.000Z', 10)).toEqual([])
    await sweep(wednesday, plain)
    const found = await reading.file(reference(1))
    expect(
      found?.events.filter(each => each.clock === 'accept').map(each => `${each.type} ${each.at}`),
    ).toEqual(['breached 2026-11-24T17:00:00.000Z', 'escalated 2026-11-25T09:00:00.000Z'])
    expect(await casework.wakingBy('2026-11-26T09:30:00.000Z', 10)).toEqual([reference(1), reference(2)])
  })
})

describe('the list of open queries', () => {
  it('gives each once, in pages of any size', async () => {
    await file(plain, numbers(23))
    await file(plain, [24], { state: 'closed' })
    const seen: string[] = []
    let place: Parameters<RecalculationStore['openQueries']>[0] = null
    do {
      const page = await store.openQueries(place, 3)
      seen.push(...page.references)
      place = page.next
    } while (place !== null)
    expect(seen.toSorted()).toEqual(numbers(23).map(reference))
  })
})
