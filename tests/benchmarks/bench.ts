/** `npm run bench`: each figure a ratio of two things that are measured in this one run, on this machine. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { bundleFunctions } from '#infra/bundle.ts'
import { runCommand } from '#infra/local/commands/command-line.ts'
import { acknowledged, keptMails } from '#tests/support/kept-outbox.ts'
import { loadMails } from '#tests/support/load-mails.ts'
import { freePorts, startServiceProcess } from '#tests/support/service-process.ts'
import { smtpSender } from '#tests/support/smtp-sender.ts'
import { floor } from './floor.ts'
import { folderBytes, residentBytes } from './processes.ts'
import { sweepCost } from './sweep.ts'
import { triageCost } from './triage.ts'

/** As many as a large council has. */
const manyCases = 20_000
const manyOpenQueries = 100_000
const inbox = 'send@casework.calderbrook.example'
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`

const command = new Command('bench')
  .description(
    'Measures cold start, throughput against the shortest program that does the same, memory and disk, in one run.',
  )
  .argument('[mails]', 'how many mails are sent', mailCount, 1_000)
  .allowExcessArguments(false)
  .action(async (count: number) => {
    await coldStart()
    await triage()
    await sweep()
    await throughput(count)
  })

await runCommand(command)

function mailCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count
  throw new InvalidArgumentError('It is a number from 1 to 100000.')
}

async function triage(): Promise<void> {
  const cost = await triageCost(manyCases)
  const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
  say(
    `Triage of the median sample mail: ${ms(cost.judging)} (under 15 ms), reading it first: ${ms(cost.reading)}`,
  )
  say(`  ratio of judging to reading ${(cost.judging / cost.reading).toFixed(2)}`)
  say(
    `  with ${manyCases} cases ${ms(cost.judgingAmongMany)}, ratio to the sample council ${(cost.judgingAmongMany / cost.judging).toFixed(2)}`,
  )
  say(
    `Model: ready after ${ms(cost.modelLoad)} (under 100 ms), ratio to reading its bytes ${(cost.modelLoad / cost.modelBytesRead).toFixed(1)}`,
  )
}

async function sweep(): Promise<void> {
  const { few, many, thousandDue } = await sweepCost(manyOpenQueries)
  const line = ({ open, milliseconds, itemsRead }: typeof few): string =>
    `${open} open queries, 50 due: ${seconds(milliseconds)}, ${itemsRead} items read`
  say(`Sweep with ${line(few)}`)
  say(`Sweep with ${line(many)} (under 2 s), ratio ${(many.milliseconds / few.milliseconds).toFixed(2)}`)
  say(`Sweep with 1,000 due at one instant: ${seconds(thousandDue)}`)
}

async function throughput(count: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const [port = 0, smtpPort = 0] = await freePorts(2)
  const service = await startServiceProcess({ dataDir, port, smtpPort })
  const sender = smtpSender(smtpPort, inbox, 4)
  const warm = loadMails(60, 'warm')
  await Promise.all(warm.map(mail => sender.send(mail)))
  await acknowledgedAll(dataDir, warm.filter(mail => mail.person).length)

  const mails = loadMails(count)
  const people = mails.filter(mail => mail.person).length
  const before = (await keptMails(dataDir)).length
  const began = performance.now()
  await Promise.all(mails.map(mail => sender.send(mail)))
  const accepted = performance.now() - began
  await acknowledgedAll(dataDir, warm.filter(mail => mail.person).length + people)
  const took = performance.now() - began
  const left = (await keptMails(dataDir)).length - before
  const memory = await residentBytes(service.pid)
  sender.close()
  await service.stop()
  const bytes = [...warm, ...mails].reduce((total, mail) => total + mail.raw.byteLength, 0)
  const disk = await folderBytes(dataDir)
  await rm(dataDir, { recursive: true, force: true })

  const atFloor = await floor(mails, Math.max(1, Math.round(left / people)))
  const rate = (milliseconds: number) => ((mails.length / milliseconds) * 1_000).toFixed(1)
  say(`SMTP to acknowledged, ${mails.length} mails (${megabytes(bytes)}), data on disk:`)
  say(
    `  service ${rate(took)} mails/s (${seconds(took)}; all accepted after ${seconds(accepted)}; ${left} mails left)`,
  )
  say(
    `  floor   ${rate(atFloor)} mails/s (${seconds(atFloor)}): the same bytes parsed, the same puts, the same engines`,
  )
  say(`  ratio   ${(took / atFloor).toFixed(2)} (at most 3)`)
  say(`Memory of all processes after them: ${megabytes(memory)} (under 500 MB)`)
  say(`Data on disk: ${megabytes(disk)}, ratio to the mails ${(disk / bytes).toFixed(2)} (under 3)`)
}

async function acknowledgedAll(dataDir: string, wanted: number): Promise<void> {
  const folder = join(dataDir, 'outbox')
  const since = performance.now()
  for (;;) {
    // Names alone while it runs: reading every mail would take part in what is measured.
    const files = (await readdir(folder).catch(() => [])).filter(file => file.endsWith('.eml'))
    if (files.length >= wanted && (await acknowledged(dataDir)).length >= wanted) return
    if (performance.now() - since > 300_000)
      throw new Error(`Only ${files.length} mails had left after five minutes.`)
    await sleep(50)
  }
}

async function coldStart(): Promise<void> {
  const bundles = await bundleFunctions()
  const bundle = join(bundles.intake, 'index.mjs')
  const environment = {
    ...process.env,
    AWS_REGION: 'eu-west-2',
    TABLE_NAME: 'casework',
    MAIL_BUCKET_NAME: 'mail-bucket',
    COUNCIL_BUCKET_NAME: 'council-bucket',
    OUTBOX_QUEUE_URL: 'http://localhost:1/outbox',
    PARKED_QUEUE_URL: 'http://localhost:1/parked',
    INBOX_ADDRESS: inbox,
    DESK_URL: 'http://localhost:3000',
  }
  const timed = (script: string): number => {
    const began = performance.now()
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: environment })
    return performance.now() - began
  }
  const median = (times: readonly number[]): number =>
    times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
  const load = `const { handler } = await import(${JSON.stringify(bundle)}); if (typeof handler !== 'function') process.exit(1)`
  timed(load)
  const bare = median(Array.from({ length: 10 }, () => timed('')))
  const loaded = median(Array.from({ length: 10 }, () => timed(load)))
  const { size } = await stat(bundle)
  say(
    `Cold start of intake, median of ten: ${(loaded - bare).toFixed(0)} ms from module load to handler (at most 300); bare node takes ${bare.toFixed(0)} ms, ratio ${(loaded / bare).toFixed(1)}`,
  )
  say(`Its bundle: ${megabytes(size)} (under 2 MB)`)
}
