import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { changed, councilFiles } from '#tests/support/directory/council-files.ts'
import { aDataFolder } from '#tests/support/engines.ts'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command as `npm run -s directory -- …` does, less npm. */
function directory(...args: readonly string[]): Promise<Ended> {
  return new Promise(resolve => {
    execFile(process.execPath, ['infra/local/commands/directory.ts', ...args], (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, out, err })
    })
  })
}

let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'council-folder-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function aFolder(replaced: Parameters<typeof councilFiles>[0] = {}): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'folder-'))
  for (const [name, bytes] of councilFiles(replaced)) await writeFile(join(folder, name), bytes)
  return folder
}

describe('directory check', () => {
  it('accepts the sample council', async () => {
    const { code, out, err } = await directory('check', 'samples/council')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^Calderbrook Council: teams 4, staff \d+, members 33, cases 80, contacts \d+, absences \d+\.\n/,
    )
  })

  it('prints what is doubtful and ends with 0', async () => {
    const folder = await aFolder({ 'absences.csv': 'staff_id,from,to,cover,reason\n' })
    expect(await directory('check', folder)).toEqual({
      code: 0,
      out: 'Aldermere Council: teams 1, staff 8, members 2, cases 2, contacts 2, absences 0.\nWarning: absences.csv, line 1: the column "reason" is not known and is ignored.\n',
      err: '',
    })
  })

  it('names file, line, column and reason of each mistake, one a line, and ends with 2', async () => {
    const folder = await aFolder({
      ...changed('cases.csv', 'cw-1', 'cw-99'),
      ...changed('staff.csv', ',triage,', ',boss,'),
    })
    const { code, out, err } = await directory('check', folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^staff\.csv, line 6, column role: "boss" is not one of caseworker, /),
      'cases.csv, line 2, column caseworker: cw-99 is not in staff.csv.',
    ])
  })

  it('shows a hundred mistakes and counts the rest', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => `cw-1,2026-13-01,2026-01-${at},`)
    const folder = await aFolder({ 'absences.csv': `staff_id,from,to,cover\n${rows.join('\n')}\n` })
    const { code, err } = await directory('check', folder)
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n')).toHaveLength(101)
    expect(err).toMatch(/\nMore problems, not shown: \d+\.\n$/)
  })

  it('accepts the example of the documentation', async () => {
    const page = await readFile('docs/administrators/council-folder.md', 'utf8')
    const example = /```json\n(?<json>.*?)```/s.exec(page)?.groups?.['json'] ?? ''
    expect(readCouncilFiles(councilFiles({ 'council.json': example }))).toMatchObject({
      ok: true,
      warnings: [],
    })
  })
})

describe('directory import', () => {
  it('puts a folder in force, says what changed, and changes nothing the second time', async () => {
    const data = join(scratch, 'data')
    await aDataFolder(data)
    const first = await directory('import', await aFolder(), '--data', data)
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/^Directory 1 is in force\.\n/)
    expect(first.out).toContain('\ncases: 2 added\n')

    const again = await directory('import', await aFolder(), '--data', data)
    expect(again).toEqual({ code: 0, out: 'Nothing changed: this directory is in force already.\n', err: '' })

    const other = await directory(
      'import',
      await aFolder(changed('cases.csv', 'Ada', 'Adah')),
      '--data',
      data,
    )
    expect(other).toEqual({ code: 0, out: 'Directory 2 is in force.\ncases: 1 changed\n', err: '' })
  })

  it('works while a service runs on the data folder', async () => {
    const data = join(scratch, 'served')
    const { serving } = await aDataFolder(data)
    const folder = await aFolder()
    const first = await serving(() => directory('import', folder, '--data', data))
    expect(first).toMatchObject({ code: 0, err: '' })
    const again = await directory('import', folder, '--data', data)
    expect(again).toEqual({ code: 0, out: 'Nothing changed: this directory is in force already.\n', err: '' })
  })

  it('refuses a bad folder before it touches the data folder', async () => {
    const data = join(scratch, 'untouched')
    const { code, out, err } = await directory('import', await aFolder({ 'staff.csv': null }), '--data', data)
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: 'staff.csv: the file is missing.\n' })
    await expect(stat(data)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('bad usage', () => {
  it.each<[string, readonly string[], string]>([
    ['no word at all', [], 'Say what to do: check DIR, or import DIR --data DIR; --help tells more.'],
    [
      'an unknown word',
      ['checkk', 'x'],
      'Say what to do: check DIR, or import DIR --data DIR; --help tells more.',
    ],
    ['no folder', ['check'], "error: missing required argument 'dir'"],
    [
      'two folders',
      ['check', 'a', 'b'],
      "error: too many arguments for 'check'. Expected 1 argument but got 2.",
    ],
    ['an unknown flag', ['check', 'a', '--fast'], "error: unknown option '--fast'"],
    ['a flag without its value', ['import', 'a', '--data'], "error: option '--data <dir>' argument missing"],
    ['a folder that is not there', ['check', 'no/such'], 'There is no folder no/such.'],
    ['a file in place of a folder', ['check', 'package.json'], 'package.json is not a folder.'],
  ])('%s is answered with one line and exit code 2', async (_, args, line) => {
    expect(await directory(...args)).toEqual({ code: 2, out: '', err: `${line}\n` })
  })

  it.each([['--help'], ['check', '--help'], ['import', '--help']])(
    'help is printed for %s %s',
    async (...args) => {
      const { code, out, err } = await directory(...args)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain('Usage: directory')
    },
  )
})
