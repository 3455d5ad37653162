/**
 * `npm run -s rehearse -- --council DIR --mail DIR|FILE.mbox --until INSTANT --out DIR`: replays old mail through the real functions
 * with a simulated clock, and writes what would have become of it (contract sections 2 and 5).
 */
import { Command } from 'commander'
import * as z from 'zod'
import { Refused } from '../refused.ts'
import { runRehearsal } from '../rehearsal/run-rehearsal.ts'
import { quietly } from '../steps.ts'
import { runCommand } from './command-line.ts'

const Options = z.object({
  council: z.string().min(1),
  mail: z.string().min(1),
  until: z.string(),
  out: z.string().min(1),
  from: z.string().optional(),
  compare: z.string().min(1).optional(),
})

/** An instant with its offset, as milliseconds since the epoch. */
const Instant = z.iso.datetime({ offset: true }).transform(instant => Date.parse(instant))

const command = new Command('rehearse')
  .description(
    'Replays old mail through the real functions with a simulated clock: who would have been asked, what would have been late, who would have been told. Nothing leaves this machine.',
  )
  .allowExcessArguments(false)
  .requiredOption('--council <dir>', "the council's folder")
  .requiredOption(
    '--mail <path>',
    'a folder of old mail (.eml, mbox), or one mbox; each mail arrives at its own Date',
  )
  .requiredOption('--until <instant>', 'when the rehearsal ends, such as 2026-11-30T17:00:00Z')
  .requiredOption('--out <dir>', 'a new folder for report.json, report.html and outbox/')
  .option('--from <instant>', 'when it begins; earlier mails are left out (the first Date where not given)')
  .option('--compare <file>', 'another council.json, or its standards alone: what would they have changed?')
  .action(async (options: unknown) => run(Options.parse(options)))

await runCommand(command)

async function run(options: z.infer<typeof Options>): Promise<void> {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort())
  try {
    const { report, plan, leftOut, troubles } = await runRehearsal(
      {
        councilDir: options.council,
        mail: options.mail,
        out: options.out,
        until: instantOf('--until', options.until),
        from: options.from === undefined ? null : instantOf('--from', options.from),
        compare: options.compare ?? null,
        signal: stop.signal,
      },
      quietly,
    )
    for (const line of warnings({ ...plan, ...troubles, leftOut })) process.stderr.write(`${line}\n`)
    process.stdout.write(
      `${report.ledger.accepted} mails, ${report.queries.length} queries: ${options.out}/report.html\n`,
    )
  } catch (fault) {
    if (!stop.signal.aborted) throw fault
    process.stderr.write('Stopped; nothing was written.\n')
    process.exitCode = 1
  }
}

function instantOf(flag: string, text: string): number {
  const parsed = Instant.safeParse(text)
  if (!parsed.success) throw new Refused(`${flag} ${text} is not an instant such as 2026-11-30T17:00:00Z.`)
  return parsed.data
}

function warnings(found: {
  readonly undated: number
  readonly tooEarly: number
  readonly tooLate: number
  readonly leftOut: number
  readonly failed: number
  readonly parked: number
}): readonly string[] {
  const said: readonly (readonly [number, string])[] = [
    [found.undated, 'mails have no Date that can be read; they arrived when the rehearsal began.'],
    [found.tooEarly, 'mails are older than --from and were left out.'],
    [found.tooLate, 'mails are later than --until and were left out.'],
    [found.leftOut, 'files are neither mails (.eml) nor mailboxes (mbox) and were left out.'],
    [found.failed, 'runs of a function failed: the report may not be whole; the folder log says why.'],
    [found.parked, 'messages could not be worked: the report may not be whole; the folder log says why.'],
  ]
  return said.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
}
