/** What `npm run -s rehearse` does, from checking what it was given to the finished folder. */
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { readExported } from '#shared/domain/rehearsal/exported.ts'
import { buildReport, type Report } from '#shared/domain/rehearsal/report.ts'
import { type CouncilFolder, readCouncil } from '../council.ts'
import type { Step } from '../steps.ts'
import { findOldMail } from './old-mail.ts'
import { withOtherStandards } from './other-standards.ts'
import { openOutFolder } from './out-folder.ts'
import { type Plan, planRehearsal } from './plan.ts'
import { rehearse } from './rehearse.ts'
import type { Troubles } from './rehearsed-service.ts'

export interface RehearsalAsk {
  readonly councilDir: string
  readonly mail: string
  readonly out: string
  /** Milliseconds since the epoch; null for the first readable date. */
  readonly from: number | null
  readonly until: number
  /** Another standards file; null for no comparison. */
  readonly compare: string | null
  readonly signal: AbortSignal
  /** An assembly that was synthesised before. */
  readonly assemblyDir?: string | undefined
}

export interface RehearsalDone {
  readonly report: Report
  readonly plan: Plan
  /** Files of the mail's folder that are no mail. */
  readonly leftOut: number
  readonly troubles: Troubles
}

/** Throws Refused for what the caller can put right. Whatever is thrown, nothing is left behind. */
export async function runRehearsal(ask: RehearsalAsk, step: Step): Promise<RehearsalDone> {
  const council = await readCouncil(ask.councilDir, 'warned')
  const other = ask.compare === null ? null : await withOtherStandards(council, ask.compare)
  const out = await openOutFolder(ask.out)
  let old: Awaited<ReturnType<typeof findOldMail>> | null = null
  try {
    old = await step('Reading the old mail', () => findOldMail(ask.mail, out.work))
    const plan = planRehearsal(old.mails, ask)
    const run = (which: CouncilFolder, name: string, outbox: string) =>
      rehearsed(ask, { council: which, plan, outbox, workFolder: join(out.work, name) })
    const first = await step(`Rehearsing ${plan.arrivals.length} mails`, () =>
      run(council, 'rehearsal', join(out.partial, 'outbox')),
    )
    const second =
      other === null
        ? null
        : await step('Rehearsing them again by the other standards', () =>
            run(other, 'comparison', join(out.work, 'other-outbox')),
          )
    await step('Writing the report', async () => {
      // Loaded only now: whoever mistyped a path need not wait for what draws charts.
      const { reportPage } = await import('./report-page/page.ts')
      const json = (report: Report) => `${JSON.stringify(report, null, 1)}\n`
      await writeFile(join(out.partial, 'report.json'), json(first.report))
      if (second !== null) await writeFile(join(out.partial, 'report-compared.json'), json(second.report))
      await writeFile(
        join(out.partial, 'report.html'),
        reportPage({
          report: first.report,
          directory: first.directory,
          other: second?.report ?? null,
          caseOf: first.caseOf,
          notes: { ...plan, ...first.troubles, leftOut: old?.leftOut ?? 0 },
        }),
      )
      // Ids and reasons alone, as the log's catalogue has it: what somebody needs who wants to know what failed.
      const troubled = [first, second].some(
        run => run !== null && run.troubles.failed + run.troubles.parked > 0,
      )
      if (troubled) await rename(join(out.work, 'rehearsal', 'log'), join(out.partial, 'log'))
      await old?.close()
      await out.finish()
    })
    return { report: first.report, plan, leftOut: old.leftOut, troubles: first.troubles }
  } catch (fault) {
    await old?.close().catch(() => undefined)
    await out.abandon()
    throw fault
  }
}

async function rehearsed(
  ask: RehearsalAsk,
  parts: {
    readonly council: CouncilFolder
    readonly plan: Plan
    readonly outbox: string
    readonly workFolder: string
  },
) {
  const { council, plan } = parts
  const directory = directoryOf(council)
  const { lines, files, troubles } = await rehearse({
    ...parts,
    ...plan,
    signal: ask.signal,
    assemblyDir: ask.assemblyDir,
  })
  const casework = readExported(lines)
  const cases = new Map(casework.queries.map(query => [query.reference, query.caseId]))
  const report = buildReport({
    casework,
    directory,
    from: instant(plan.from),
    until: instant(plan.until),
    fileOf: rawKey => files.get(rawKey.slice(rawKey.lastIndexOf('/') + 1)) ?? null,
  })
  return { report, directory, troubles, caseOf: (reference: string) => cases.get(reference) ?? null }
}

const instant = (epoch: number): string => new Date(epoch).toISOString()

function directoryOf(council: CouncilFolder): DirectorySnapshot {
  const reading = readCouncilFiles(council.files, 'warned')
  if (!reading.ok) throw new Error("The council's folder was read before and cannot be read again.")
  return reading.snapshot
}
