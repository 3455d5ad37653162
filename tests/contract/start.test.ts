/** What `npm start` refuses, beside the flags that `start-command.test.ts` tries: exit code 2 and what to do, in one line. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#infra/local/engines/free-port.ts'
import { processesMentioning, runNode } from '#tests/support/local/child-service.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'contract-start-'))
  await writeFile(join(root, 'a-file'), '')
  await mkdir(join(root, 'newer'))
  await writeFile(join(root, 'newer', 'version.json'), '{"format":99}\n')
  await mkdir(join(root, 'torn'))
  await writeFile(join(root, 'torn', 'version.json'), '{"for')
  await cp('samples/council', join(root, 'council'), { recursive: true })
  await rm(join(root, 'council', 'staff.csv'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const start = async (...args: readonly string[]) => {
  const ports = ['--port', String(await freePort()), '--smtp-port', String(await freePort())]
  return runNode('infra/local/commands/start.ts', [...ports, ...args])
}

describe('npm start refuses', () => {
  it.each([
    [
      'a data folder that cannot be made',
      () => ['--data', join(root, 'a-file', 'data')],
      /cannot be written: .*--data\.$/,
    ],
    ['a file for a data folder', () => ['--data', join(root, 'a-file')], /cannot be written: .*--data\.$/],
    [
      'a data folder of a newer version',
      () => ['--data', join(root, 'newer')],
      /made by a newer version .*--data\.$/,
    ],
    [
      'a data folder whose version cannot be read',
      () => ['--data', join(root, 'torn')],
      /cannot be understood; .*--data\.$/,
    ],
    [
      'a port of nothing',
      () => ['--data', join(root, 'data'), '--smtp-port', ''],
      /--smtp-port is a number from 1 to 65535/,
    ],
  ])('%s, in one line, with exit code 2', async (_, args, sentence) => {
    const child = await start(...args())
    expect(await child.ended).toBe(2)
    expect(child.stderr().trimEnd()).toMatch(sentence)
    expect(child.stderr().trimEnd().split('\n')).toHaveLength(1)
  })

  it('a council’s folder that is not in order, naming each problem in a line of its own', async () => {
    const child = await start('--data', join(root, 'data'), '--council', join(root, 'council'))
    expect(await child.ended).toBe(2)
    const [first, ...problems] = child.stderr().trimEnd().split('\n')
    expect(first).toMatch(/^The council's folder .* is refused:$/)
    expect(problems).toEqual(['staff.csv: the file is missing.'])
  })

  it('and then has made nothing and runs nothing', async () => {
    expect(await readFile(join(root, 'newer', 'version.json'), 'utf8')).toBe('{"format":99}\n')
    expect(await readdir(join(root, 'newer'))).toEqual(['version.json'])
    expect(await processesMentioning(root)).toEqual([])
  })
})

describe('Ctrl-C', () => {
  it('stops the service cleanly, though the terminal tells it and npm passes it on', async () => {
    const ports = ['--port', String(await freePort()), '--smtp-port', String(await freePort())]
    const args = ['start', '--', ...ports, '--data', join(root, 'running'), '--no-samples']
    // A process group of its own, as the foreground of a terminal is one: Ctrl-C goes to all of it.
    const npm = spawn('npm', args, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = once(npm, 'exit')
    const lines: string[] = []
    for await (const line of createInterface(npm.stdout)) {
      lines.push(line)
      if (line.startsWith('ready') && npm.pid !== undefined) process.kill(-npm.pid, 'SIGINT')
    }
    expect(await ended).toEqual([0, null])
    expect(lines.find(line => line.startsWith('ready'))).toMatch(
      /^ready: web http:\/\/localhost:\d+, SMTP localhost:\d+$/,
    )
    expect(lines.at(-1)).toMatch(/^Stopping: /)
    expect(await processesMentioning(root)).toEqual([])
  })
})
