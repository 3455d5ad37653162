import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { composeNotices, lookAtDue } from '#tests/support/sweep-once.ts'

let engines: TestEngines
let documents: DynamoDBDocumentClient
beforeAll(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
})
afterAll(() => engines.stop())

const directory = aDirectory()
const { council } = directory.snapshot

/** Received on Monday 23 November 2026 at 10:00 unless said otherwise. */
async function opened(number: number, changes: Partial<Query> = {}): Promise<string> {
  const receivedAt = changes.receivedAt ?? '2026-11-23T10:00:00.000Z'
  const filing = aNewQuery(number, {
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
    ...changes,
  })
  if (filing.to !== 'new-query') throw new Error('a new query opens')
  const { query } = filing
  const { priority, topic, flags } = query
  const timed = withTimes(
    {
      ...query,
      receivedAt,
      clocks: freshClocks(receivedAt, priority),
      deadlines: deadlinesFor({
        correspondentKind: query.correspondent.kind,
        topic,
        flags,
        priority,
        receivedAt,
        council,
      }),
    },
    directory,
  )
  await dynamoCaseworkFiling(documents, engines.tableName).file({ ...filing, query: timed })
  return query.reference
}

const table = () => ({ documents, tableName: engines.tableName, directory })
const sweepAt = (now: string) => lookAtDue(table(), now)

function composeAt(now: string) {
  const queued: string[] = []
  return { compose: () => composeNotices(table(), now, ids => void queued.push(...ids)), queued }
}

const historyOf = async (reference: string) => {
  const file = await dynamoCaseworkReading(documents, engines.tableName).file(reference)
  return (file?.events ?? [])
    .filter(event => event.clock !== undefined)
    .map(({ at, type, clock, detail, to }) => `${at} ${type} ${clock} ${detail} ${to.join('+')}`)
    .toSorted()
}

describe('the sweep', () => {
  it('gives the same history whether it ran every five minutes, late, or five times at once', async () => {
    const end = '2026-12-15T17:05:00.000Z'
    const often = await opened(101)
    for (let at = Date.parse('2026-11-23T10:00:00.000Z'); at <= Date.parse(end); at += 6 * 3_600_000)
      await sweepAt(new Date(at).toISOString())
    await sweepAt(end)
    const history = await historyOf(often)
    expect(history).toEqual([
      '2026-11-24T17:00:00.000Z breached accept accept ',
      '2026-11-25T09:00:00.000Z escalated accept L1 mgr-a',
      '2026-11-26T09:30:00.000Z warned firstReply 50 cw-a1',
      '2026-11-27T15:36:00.000Z warned firstReply 80 cw-a1+mgr-a',
      '2026-11-30T09:00:00.000Z warned firstReply due-day cw-a1+mgr-a',
      '2026-11-30T17:00:00.000Z breached firstReply firstReply ',
      '2026-12-01T09:00:00.000Z escalated firstReply L1 mgr-a',
      '2026-12-03T09:00:00.000Z escalated firstReply L2 hos',
      '2026-12-03T09:30:00.000Z warned fullAnswer 50 cw-a1',
      '2026-12-07T17:00:00.000Z breached nextUpdate nextUpdate ',
      '2026-12-08T09:00:00.000Z escalated firstReply L3 hos',
      '2026-12-09T15:36:00.000Z warned fullAnswer 80 cw-a1+mgr-a',
      '2026-12-14T09:00:00.000Z warned fullAnswer due-day cw-a1+mgr-a',
      '2026-12-14T17:00:00.000Z breached fullAnswer fullAnswer ',
      '2026-12-15T09:00:00.000Z escalated fullAnswer L1 mgr-a',
    ])
    const late = await opened(102)
    await sweepAt(end)
    expect(await historyOf(late)).toEqual(history)
    const atOnce = await opened(103)
    await Promise.all(Array.from({ length: 5 }, () => sweepAt(end)))
    expect(await historyOf(atOnce)).toEqual(history)
  })
})

describe('notices that fall due to one person at one opening', () => {
  it('go as one mail, once, whoever composes', async () => {
    await opened(201)
    await opened(202)
    await sweepAt('2026-12-15T10:00:00.000Z')
    const { compose, queued } = composeAt('2026-12-15T10:00:00.000Z')
    await Promise.all([compose(), compose(), compose()])
    await compose()
    expect(new Set(queued).size).toBe(queued.length)
    const entries = await dynamoOutbox(documents, engines.tableName).read(queued)
    const toManager = entries.filter(
      entry => entry?.toStaffId === 'mgr-a' && entry.entryId.startsWith('DAY-2026-12-01'),
    )
    expect(toManager.map(entry => [entry?.kind, entry?.reference])).toEqual([['digest', null]])
  })

  it('wait for the next opening where no sweep saw them in time; those of a P1 do not', async () => {
    await composeAt('2026-12-18T10:00:00.000Z').compose()
    // A sweep that comes back on a Saturday night finds what fell due on the days before.
    const night = '2027-01-09T02:00:00.000Z'
    const standard = await opened(301, { receivedAt: '2027-01-05T10:00:00.000Z' })
    const urgent = await opened(302, {
      receivedAt: '2027-01-05T10:00:00.000Z',
      priority: 'P1',
      owner: { staffId: 'cw-b1', via: 'team', reason: '' },
    })
    await sweepAt(night)
    await composeAt(night).compose()
    const sent = async (reference: string) =>
      (await dynamoCaseworkReading(documents, engines.tableName).file(reference))?.outgoing
        .filter(entry => entry.kind !== 'acknowledgement')
        .map(entry => entry.sendAfter) ?? []
    const [ofStandard, ofUrgent] = [await sent(standard), await sent(urgent)]
    expect(ofStandard.length).toBeGreaterThan(0)
    expect(ofUrgent.length).toBeGreaterThan(0)
    expect(ofStandard.every(at => at === '2027-01-11T09:00:00.000Z')).toBe(true)
    expect(ofUrgent.every(at => at < night)).toBe(true)
  })
})
