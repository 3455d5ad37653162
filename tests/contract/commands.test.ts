/** What all commands of contract section 2 have in common: their names, `--help`, and one clear line for bad usage. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { runNode } from '#tests/support/local/child-service.ts'

const Package = z.object({ scripts: z.record(z.string(), z.string()) })
const { scripts } = Package.parse(JSON.parse(await readFile('package.json', 'utf8')))
/** The file that `npm run <name>` runs. */
const fileOf = (name: string) => /\bnode (\S+\.ts)\b/.exec(scripts[name] ?? '')?.[1] ?? `no file for ${name}`

const commands = ['start', 'triage', 'read', 'export', 'replay', 'directory', 'rehearse', 'bench', 'synth']

describe.each(commands)('npm run %s', name => {
  it('prints its help and exits 0', async () => {
    const child = runNode(fileOf(name), ['--help'])
    expect([await child.ended, child.stderr()]).toEqual([0, ''])
    expect(child.stdout()).toMatch(/^Usage: /)
    expect(child.stdout()).toContain('--help')
  })

  it('answers an unknown flag in one line, does nothing, and exits 2', async () => {
    const child = runNode(fileOf(name), ['--nonsense'])
    expect([await child.ended, child.stdout()]).toEqual([2, ''])
    expect(child.stderr()).toMatch(/^error: [^\n]+\n$/)
  })
})

it('npm cit runs every check and every test', () => {
  expect(scripts['test']).toMatch(/\bcheck && vitest run$/)
})
