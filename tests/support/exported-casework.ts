/** What `npm run -s export` prints of a data folder, held to the keys of contract section 6. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as z from 'zod'

const ExportedMail = z.looseObject({
  messageId: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  kind: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  at: z.string(),
  rawKey: z.string().nullable(),
})
type ExportedMail = z.infer<typeof ExportedMail>

const ExportedQuery = z.looseObject({
  reference: z.string(),
  state: z.string(),
  ownerId: z.string().nullable(),
  priority: z.string(),
  topic: z.string(),
  correspondent: z.looseObject({ kind: z.string(), name: z.string().nullable(), address: z.string() }),
  caseId: z.string().nullable(),
  deadlines: z.record(z.string(), z.string()),
  mails: z.array(ExportedMail),
  events: z.array(
    z.looseObject({
      at: z.string(),
      type: z.string(),
      by: z.string(),
      to: z.array(z.string()),
      detail: z.string(),
    }),
  ),
})
export type ExportedQuery = z.infer<typeof ExportedQuery>

const ExportedOutside = z.looseObject({ reference: z.null(), mails: z.array(ExportedMail) })
const Ledger = z.object({
  accepted: z.number(),
  stored: z.number(),
  filed: z.number(),
  quarantined: z.number(),
  difference: z.number(),
})
const LedgerLine = z.object({ ledger: Ledger })

export interface ExportedCasework {
  readonly queries: readonly ExportedQuery[]
  /** Mails that belong to no query. */
  readonly outside: readonly ExportedMail[]
  readonly ledger: z.infer<typeof Ledger>
  /** Every mail that came in, wherever it stands; one entry for each time that it stands somewhere. */
  readonly incoming: readonly ExportedMail[]
}

const run = promisify(execFile)

export async function exportedCasework(dataDir: string): Promise<ExportedCasework> {
  const command = ['infra/local/commands/export.ts', '--data', dataDir]
  const { stdout } = await run(process.execPath, command, { maxBuffer: 2 ** 28 })
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  const queries: ExportedQuery[] = []
  const outside: ExportedMail[] = []
  for (const line of lines.slice(0, -1)) {
    const read = z.union([ExportedQuery, ExportedOutside]).parse(line)
    if (read.reference === null) outside.push(...ExportedOutside.parse(line).mails)
    else queries.push(ExportedQuery.parse(line))
  }
  const all = [...queries.flatMap(query => query.mails), ...outside]
  return {
    queries,
    outside,
    ledger: LedgerLine.parse(lines.at(-1)).ledger,
    incoming: all.filter(mail => mail.direction === 'in'),
  }
}
