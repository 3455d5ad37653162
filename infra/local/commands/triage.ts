/**
 * `npm run -s triage -- --council DIR [--at INSTANT] FILE.eml...`: what the inbox would do with each mail, sending and storing
 * nothing (contract sections 2 and 3). It reads and judges by the very functions that the intake uses; a file is vouched for
 * by no mail server, so no verdict on its sender is there.
 */
import { once } from 'node:events'
import { access, constants, readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import * as z from 'zod'
import { councilFolderFiles, readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { readReceipt } from '#shared/adapters/mime/read-receipt.ts'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import { refusalInWords } from '#shared/domain/directory/directory-problems.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import { judgeLine } from '#shared/domain/triage/judge-line.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { codeOf, Refused } from '../refused.ts'
import { runCommand } from './command-line.ts'

const Options = z.object({ council: z.string(), at: z.string().optional() })

/** An instant with its offset, as a UTC instant. */
const Instant = z.iso.datetime({ offset: true }).transform(instant => new Date(instant).toISOString())

const command = new Command('triage')
  .description(
    'Says what the inbox would do with each mail, sending and storing nothing: one line of JSON a mail.',
  )
  .showSuggestionAfterError(false)
  .requiredOption('--council <dir>', "the council's folder")
  .option(
    '--at <instant>',
    'when the mails arrive and are judged, such as 2026-11-23T09:00:00Z (now where not given)',
  )
  .argument('<file...>', 'raw mails (.eml)')
  .action(async (files: unknown, options: unknown) =>
    triage(z.array(z.string()).parse(files), Options.parse(options)),
  )

await runCommand(command)

/** Every file is looked at before anything is printed: a misspelt name costs no half answer. */
async function triage(files: readonly string[], options: z.infer<typeof Options>): Promise<void> {
  const now = instantOf(options.at)
  const directory = await readDirectory(options.council)
  for (const file of files) await mustBeReadable(file)
  const model = loadTextModel()
  for (const file of files) {
    const { receipt, content } = readReceipt(await readFile(file), now, 'file')
    const mail = await readMail(content, receipt)
    const judgement = judge({ mail, receipt, directory, model, thread: null, earlierContacts: 0, now })
    await print(judgeLine(file, judgement))
  }
}

function instantOf(at: string | undefined): string {
  if (at === undefined) return systemClock()
  const parsed = Instant.safeParse(at)
  if (!parsed.success) throw new Refused(`--at ${at} is not an instant such as 2026-11-23T09:00:00Z.`)
  return parsed.data
}

async function readDirectory(folder: string): Promise<DirectoryIndex> {
  const found = await stat(folder).catch(() => null)
  if (found === null || !found.isDirectory()) throw new Refused(`There is no folder ${folder}.`)
  const reading = readCouncilFiles(await councilFolderFiles(folder), 'warned')
  if (!reading.ok) throw new Refused(refusalInWords(reading).join(' '))
  for (const warning of reading.warnings) {
    if (warning.endsWith('is not in staff.csv.')) process.stderr.write(`${warning}\n`)
  }
  return indexDirectory(reading.snapshot)
}

async function mustBeReadable(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (found === null) throw new Refused(`There is no file ${file}.`)
  if (found.isDirectory())
    throw new Refused(`${file} is a folder: name the mails in it, for instance ${file}/*.eml.`)
  await access(file, constants.R_OK).catch(fault => {
    throw new Refused(`${file} cannot be read (${codeOf(fault)}).`)
  })
}

/** Waits for a slow reader. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
