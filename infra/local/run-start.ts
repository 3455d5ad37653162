/** What `npm start` does with its flags, its progress and its signals. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { Listr, PRESET_TIMER } from 'listr2'
import * as z from 'zod'
import { runCommand } from './commands/command-line.ts'
import { isAlive, npmOfThisProcess } from './data-folder/processes.ts'
import { Refused } from './refused.ts'
import { startService } from './service.ts'
import { sampleCouncil } from './service-options.ts'
import type { Step } from './steps.ts'

const Flags = z.object({
  port: z.string(),
  smtpPort: z.string(),
  data: z.string().min(1),
  council: z.string().min(1),
  samples: z.boolean(),
  verdicts: z.enum(['pass', 'none']),
})

const command = new Command('npm start --')
  .description(
    'Runs the whole service on this machine, with no AWS account. Ctrl-C stops it; everything is kept.',
  )
  .option('--port <port>', 'of the web desk', '3000')
  .option('--smtp-port <port>', 'that takes mail in', '2525')
  .option('--data <dir>', 'where everything is kept', '.data')
  .option('--council <dir>', "the council's folder", sampleCouncil)
  .option('--no-samples', 'do not take in the sample mails at the first start with the sample council')
  .addOption(
    new Option('--verdicts <verdict>', 'what is said of SPF, DKIM and DMARC, which this machine cannot check')
      .choices(['pass', 'none'])
      .default('pass'),
  )
  .allowExcessArguments(false)
  .showSuggestionAfterError(false)
  .action(async (flags: unknown) => run(Flags.parse(flags)))

export async function runStart(): Promise<void> {
  await runCommand(command)
}

async function run(flags: z.infer<typeof Flags>): Promise<void> {
  const stopped = untilSignal()
  let service: Awaited<ReturnType<typeof startService>>
  try {
    service = await startService(
      {
        dataDir: flags.data,
        councilDir: flags.council,
        port: portOf(flags.port, '--port'),
        smtpPort: portOf(flags.smtpPort, '--smtp-port'),
        samples: flags.samples,
        verdicts: flags.verdicts,
        dynamodbEndpoint: process.env['DYNAMODB_ENDPOINT'],
        signal: stopped.signal,
      },
      shown,
    )
  } catch (fault) {
    // Stopped before it was ready: everything is down again.
    if (stopped.signal.aborted) return
    throw fault
  }
  const web = service.web === null ? '' : `web ${service.web}, `
  say(`ready: ${web}SMTP localhost:${service.smtpPort}`)

  const why = await Promise.race([stopped.promise, service.ended])
  if (why !== null) process.stderr.write(`${why}\n`)
  await shown('Stopping', () => service.stop())
  if (why !== null) process.exitCode = 1
}

/** Signals that come so close together, in milliseconds, are one Ctrl-C: a person's second takes longer. */
const sameCtrlC = 500

/**
 * The first Ctrl-C (or SIGTERM, SIGHUP) asks for a clean stop, the second ends the process at once. So does the end of the npm
 * that this was started by. One Ctrl-C is heard twice: the terminal tells npm and us, and npm passes on what it was told.
 */
function untilSignal(): { readonly promise: Promise<null>; readonly signal: AbortSignal } {
  const asked = Promise.withResolvers<null>()
  const abort = new AbortController()
  let askedAt = 0
  const ask = () => {
    if (!abort.signal.aborted) askedAt = performance.now()
    else if (performance.now() - askedAt > sameCtrlC) process.exit(130)
    abort.abort()
    asked.resolve(null)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask)
  void watchNpm(() => {
    if (!abort.signal.aborted) ask()
  })
  return { promise: asked.promise, signal: abort.signal }
}

async function watchNpm(ended: () => void): Promise<void> {
  const npm = await npmOfThisProcess()
  while (npm !== null && (await isAlive(npm))) await sleep(250, undefined, { ref: false })
  if (npm !== null) ended()
}

/** A step on the screen while it runs; one line when it is done where the output is no screen. */
const shown: Step = async (title, work) => {
  // A terminal without a width (some containers have one) would get one letter a line.
  if (!process.stdout.isTTY || !(process.stdout.columns > 0)) {
    const begun = performance.now()
    const result = await work()
    say(`${title}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    return result
  }
  const outcome: Awaited<ReturnType<typeof work>>[] = []
  const task = async () => {
    outcome.push(await work())
  }
  await new Listr([{ title, task }], {
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false, timer: PRESET_TIMER },
  }).run()
  for (const result of outcome) return result
  throw new Error(`${title}: it ended without a result.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function portOf(text: string, flag: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new Refused(`${flag} is a number from 1 to 65535, not ${text}.`)
}
