/** `npm run -s directory`: checks a council's folder, or puts it in force on this machine. */
import { stat } from 'node:fs/promises'
import { Command } from 'commander'
import * as z from 'zod'
import { councilFolderFiles, readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { changesInWords, directoryTables } from '#shared/domain/directory/directory-changes.ts'
import { type Refusal, refusalInWords } from '#shared/domain/directory/directory-problems.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { ImportOutcome } from '#shared/usecases/import-directory.ts'
import { codeOf, Refused } from '../refused.ts'
import { runCommand } from './command-line.ts'

const command = new Command('directory')
  .description("Checks or imports a council's folder (docs/administrators/council-folder.md).")
  .usage('check <dir> | import <dir> [--data <dir>]')
  .helpCommand(false)
  .allowExcessArguments()
  .action(() => {
    throw new Refused('Say what to do: check DIR, or import DIR --data DIR; --help tells more.')
  })

command
  .command('check')
  .description(
    'Says whether a folder can be imported: a summary and what is doubtful, or every problem with file, line and column.',
  )
  .argument('<dir>', "the council's folder")
  .allowExcessArguments(false)
  .action(async (dir: unknown) => check(z.string().parse(dir)))

command
  .command('import')
  .description('Puts a folder in force, whole or not at all, and says what was added, changed and retired.')
  .argument('<dir>', "the council's folder")
  .allowExcessArguments(false)
  .option('--data <dir>', 'the data folder of the service', '.data')
  .action(async (dir: unknown, options: unknown) =>
    importFolder(z.string().parse(dir), z.object({ data: z.string() }).parse(options).data),
  )

await runCommand(command)

async function check(directory: string): Promise<void> {
  const reading = readCouncilFiles(await filesOf(directory))
  if (!reading.ok) throw refused(reading)
  say([...summaryOf(reading.snapshot), ...inWords(reading.warnings)])
}

async function importFolder(directory: string, data: string): Promise<void> {
  const files = await filesOf(directory)
  // A bad folder is refused before any engine is started for it.
  const reading = readCouncilFiles(files)
  if (!reading.ok) throw refused(reading)
  // Loaded here, so that `check` needs neither engines nor AWS clients.
  const { importIntoDataFolder } = await import('./directory-import.ts')
  say(outcomeInWords(await importIntoDataFolder(files, data)))
}

function outcomeInWords(imported: ImportOutcome): readonly string[] {
  switch (imported.outcome) {
    case 'replaced': {
      const changes = changesInWords(imported.changes)
      return [
        `Directory ${imported.version.number} is in force.`,
        ...(changes.length === 0 ? ['Only the order of the staff changed.'] : changes),
        ...inWords(imported.warnings),
      ]
    }
    case 'unchanged':
      return ['Nothing changed: this directory is in force already.', ...inWords(imported.warnings)]
    case 'refused':
      throw refused(imported)
    case 'superseded':
    case 'stale':
      throw new Refused('Another import ended while this one ran; nothing was changed. Run it again.')
  }
}

function inWords(warnings: readonly string[]): readonly string[] {
  return warnings.map(warning => `Warning: ${warning}`)
}

/** One line a problem. */
function refused(refusal: Refusal): Refused {
  return new Refused(refusalInWords(refusal).join('\n'))
}

async function filesOf(directory: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = await stat(directory).catch(() => null)
  if (found === null) throw new Refused(`There is no folder ${directory}.`)
  if (!found.isDirectory()) throw new Refused(`${directory} is not a folder.`)
  try {
    return await councilFolderFiles(directory)
  } catch (fault) {
    if (codeOf(fault) === 'EACCES')
      throw new Refused(`The files in ${directory} cannot be read: there is no permission.`)
    throw fault
  }
}

/** `Calderbrook Council: teams 4, staff 20, …` */
function summaryOf(snapshot: DirectorySnapshot): readonly string[] {
  const counts = directoryTables.map(table => `${table} ${snapshot[table].length}`)
  return [`${snapshot.council.name}: ${counts.join(', ')}.`]
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
}
