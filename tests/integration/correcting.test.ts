import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkExport } from '#shared/adapters/dynamodb/casework-export.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import type { Correction } from '#shared/domain/casework/correction.ts'
import { makeCorrectJudgement } from '#shared/usecases/correct-judgement.ts'
import { exportCorrections } from '#shared/usecases/export-corrections.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

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
const now = '2026-11-23T11:00:00.000Z'

function desk() {
  const queued: string[] = []
  const correct = makeCorrectJudgement({
    casework: dynamoCaseworkChanging(documents, engines.tableName),
    directory: async () => directory,
    outbox: { enqueue: async ids => void queued.push(...ids) },
    clock: () => now,
    deskUrl: 'http://localhost:3000',
  })
  return { correct, queued }
}

async function opened(number: number): Promise<Correction> {
  const filing = aNewQuery(number, {
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
  })
  await dynamoCaseworkFiling(documents, engines.tableName).file(filing)
  if (filing.to !== 'new-query') throw new Error('a new query opens')
  const { query } = filing
  return {
    version: query.version,
    by: 'tri',
    why: 'Read it again.',
    kind: 'query',
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    priority: query.priority,
    flags: query.flags,
    caseId: query.caseMatch?.id ?? null,
    ownerId: query.owner.staffId,
  }
}

const reading = () => dynamoCaseworkReading(documents, engines.tableName)

describe('putting a stored query right', () => {
  it('changes it, its lists and its history at once, and queues what may go now', async () => {
    const { correct, queued } = desk()
    const correction = await opened(501)
    const answer = await correct('SEND-2026-00501', { ...correction, caseId: 'EHC-30002' })
    expect(answer.ok).toBe(true)
    const file = await reading().file('SEND-2026-00501')
    expect(file?.query).toMatchObject({ version: 2, caseMatch: { id: 'EHC-30002', how: 'person' } })
    expect(file?.events.filter(event => event.type === 'corrected')).toMatchObject([
      { correction: { what: 'case', to: 'EHC-30002' } },
      { correction: { what: 'owner', to: 'cw-b1' } },
    ])
    expect(queued).toEqual([expect.stringMatching(/^SEND-2026-00501_notice_corrected-2/)])
    const about = await reading().aboutCase('EHC-30002')
    expect(about.map(card => card.reference)).toContain('SEND-2026-00501')
  })

  it('lets one of two people win, and tells the other', async () => {
    const { correct } = desk()
    const correction = await opened(502)
    const answers = await Promise.all([
      correct('SEND-2026-00502', { ...correction, topic: 'funding' }),
      correct('SEND-2026-00502', { ...correction, topic: 'transport' }),
    ])
    expect(answers.map(answer => (answer.ok ? 'done' : answer.why)).sort()).toEqual(['done', 'stale'])
    const again = await correct('SEND-2026-00502', { ...correction, topic: 'general' })
    expect(again).toEqual({ ok: false, why: 'stale' })
  })

  it('finds nothing to put right where there is no such query', async () => {
    const correction = await opened(503)
    expect(await desk().correct('SEND-2026-99999', correction)).toEqual({ ok: false, why: 'missing' })
  })

  it('is exported as a labelled mail; what nobody put right is not', async () => {
    const { correct } = desk()
    const correction = await opened(504)
    await opened(505)
    await correct('SEND-2026-00504', { ...correction, topic: 'funding', flags: ['safeguarding'] })
    const lines = await Array.fromAsync(
      exportCorrections({
        everything: dynamoCaseworkExport(documents, engines.tableName),
        reading: reading(),
      }),
    )
    const line = lines.find(each => 'id' in each && each.id === 'send-2026-00504')
    expect(line).toMatchObject({
      topic: 'funding',
      safeguarding: true,
      priority: 'P1',
      corrections: expect.arrayContaining([
        expect.objectContaining({ what: 'topic', to: 'funding', by: 'tri' }),
      ]),
    })
    expect(JSON.stringify(lines)).not.toContain('send-2026-00505')
  })
})
