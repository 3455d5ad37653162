/** What a rehearsal reads of the export's lines (contract section 6): checked, because everything after rests on it. */
import * as z from 'zod'
import { ClockName } from '../casework/clock/clocks.ts'
import { Reference } from '../casework/query.ts'
import { CorrespondentKind, Deadlines, Priority, Topic } from '../triage/judgement.ts'

const ExportedMail = z.object({
  direction: z.enum(['in', 'out']),
  at: z.iso.datetime({ offset: true }),
  rawKey: z.string().nullable(),
})

const ExportedEvent = z.object({
  at: z.iso.datetime({ offset: true }),
  type: z.string(),
  to: z.array(z.string()),
  detail: z.string(),
  clock: ClockName.optional(),
})
export type ExportedEvent = z.infer<typeof ExportedEvent>

const ExportedQuery = z.object({
  reference: Reference,
  ownerId: z.string().nullable(),
  priority: Priority,
  topic: Topic,
  correspondent: z.object({ kind: CorrespondentKind }),
  caseId: z.string().nullable(),
  deadlines: Deadlines,
  mails: z.array(ExportedMail),
  events: z.array(ExportedEvent),
})
export type ExportedQuery = z.infer<typeof ExportedQuery>

export const Ledger = z.object({
  accepted: z.number(),
  stored: z.number(),
  filed: z.number(),
  quarantined: z.number(),
  difference: z.number(),
})
export type Ledger = z.infer<typeof Ledger>

const ExportedLine = z.union([
  ExportedQuery,
  z.object({ reference: z.null(), mails: z.array(ExportedMail) }),
  z.object({ ledger: Ledger }),
])

export interface ExportedCasework {
  readonly queries: readonly ExportedQuery[]
  readonly ledger: Ledger
}

/** Throws where a line is none of the export's, or where there is no ledger: a report may not leave out what it cannot read. */
export function readExported(lines: readonly unknown[]): ExportedCasework {
  const queries: ExportedQuery[] = []
  let ledger: Ledger | null = null
  for (const line of lines) {
    const read = ExportedLine.parse(line)
    if ('ledger' in read) ledger = read.ledger
    else if (read.reference !== null) queries.push(read)
  }
  if (ledger === null) throw new Error('The export has no ledger.')
  return { queries, ledger }
}
