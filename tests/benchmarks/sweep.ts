/** What one sweep costs among few and among very many open queries, measured in one run on the real table engine. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { startTestEngines } from '#tests/support/engines.ts'
import { putQueries, receivedQuery } from '#tests/support/open-queries.ts'
import { composeNotices, lookAtDue } from '#tests/support/sweep-once.ts'

export interface SweepCost {
  /** Milliseconds of the sweep, and items that it read, with 50 queries due. */
  readonly few: { readonly open: number; readonly milliseconds: number; readonly itemsRead: number }
  readonly many: { readonly open: number; readonly milliseconds: number; readonly itemsRead: number }
  /** Milliseconds of a sweep with a thousand queries due at one instant. */
  readonly thousandDue: number
}

const DUE = 50
const FEW = 1_000

const Read = z.object({
  output: z.object({
    Items: z.array(z.unknown()).optional(),
    Responses: z.record(z.string(), z.array(z.unknown())).optional(),
  }),
})

export async function sweepCost(open: number): Promise<SweepCost> {
  const engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  let itemsRead = 0
  documents.middlewareStack.add(
    next => async args => {
      const answer = await next(args)
      const { Items, Responses } = Read.parse(answer).output
      itemsRead += Items?.length ?? 0
      itemsRead += Object.values(Responses ?? {}).reduce((sum, items) => sum + items.length, 0)
      return answer
    },
    { step: 'initialize', priority: 'high' },
  )
  try {
    const directory = aDirectory()
    const table = { documents, tableName: engines.tableName, directory }
    const sweep = (now: string) =>
      timed(async () => {
        await lookAtDue(table, now)
        await composeNotices(table, now)
      })
    const put = (from: number, count: number, at: string) =>
      putQueries(documents, engines.tableName, received(from, count, at, directory))
    // Accepting falls due at 17:00 on the working day after; those that are not due came a month later.
    await put(1, DUE, '2026-11-24T10:00:00.000Z')
    await put(1_000, FEW, '2026-12-22T10:00:00.000Z')
    itemsRead = 0
    const few = { open: FEW + DUE, milliseconds: await sweep('2026-11-25T17:01:00.000Z'), itemsRead }
    await put(800_000, DUE, '2026-11-24T10:00:00.000Z')
    await put(10_000, open - FEW, '2026-12-22T10:00:00.000Z')
    itemsRead = 0
    const many = { open: open + DUE, milliseconds: await sweep('2026-11-25T17:02:00.000Z'), itemsRead }
    await put(900_000, 1_000, '2026-11-24T10:00:00.000Z')
    return { few, many, thousandDue: await sweep('2026-11-25T17:03:00.000Z') }
  } finally {
    await engines.stop()
  }
}

function* received(from: number, count: number, at: string, directory: DirectoryIndex) {
  for (let number = from; number < from + count; number += 1) yield receivedQuery(number, at, directory)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
