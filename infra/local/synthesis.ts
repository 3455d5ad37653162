/**
 * The cloud assembly that the service is wired by: synthesised by the CDK app in a process of its own, and kept under the hash
 * of everything it is made of, so that only a change pays for it.
 */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refused } from './refused.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** What the template and the bundles are made of. `infra/local` reads the template; nothing in it is made of that. */
const sources = [
  'infra',
  'functions',
  'shared',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const notSources = ['infra/local']
/** Assemblies that are kept: those of the last few branches or councils that somebody worked with. */
const kept = 5

/** The council's settings that become part of the template. */
export interface CouncilForTemplate {
  /** The council's folder. */
  readonly folder: string
  readonly name: string
  readonly inbox: string
}

export interface Synthesis {
  /** The assembly's folder. */
  readonly folder: string
  readonly fromCache: boolean
}

/** Gives the assembly for a council. Throws Refused for what the CDK app says is wrong with its input. */
export async function synthesise(
  council: CouncilForTemplate,
  settings: { readonly signal?: AbortSignal; readonly cache?: string } = {},
): Promise<Synthesis> {
  const cache = settings.cache ?? join(project, '.cache', 'synth')
  const folder = join(cache, await contentHash(council))
  if (await isFolder(folder)) {
    const now = new Date()
    await utimes(folder, now, now)
    return { folder, fromCache: true }
  }
  await mkdir(cache, { recursive: true })
  const partial = `${folder}.${randomUUID().slice(0, 8)}.partial`
  try {
    await runApp(council, partial, settings.signal)
    await rename(partial, folder).catch(async fault => {
      // Another start was quicker; both made the same.
      if (!(await isFolder(folder))) throw fault
    })
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
  await removeOld(cache)
  return { folder, fromCache: false }
}

async function contentHash(council: CouncilForTemplate): Promise<string> {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([council.name, council.inbox, process.version]))
  for (const path of await sourceFiles()) {
    const content = await readFile(path)
    hash.update(`\0${relative(project, path)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 32)
}

async function sourceFiles(): Promise<readonly string[]> {
  const files: string[] = []
  for (const source of sources) {
    const path = join(project, source)
    const found = await stat(path).catch(() => null)
    if (found === null) continue
    if (found.isFile()) files.push(path)
    else {
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
      }
    }
  }
  return files.filter(path => !notSources.some(folder => path.startsWith(join(project, folder, '/')))).sort()
}

async function runApp(
  council: CouncilForTemplate,
  out: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const program = fileURLToPath(new URL('./synthesis-process.ts', import.meta.url))
  const child = spawn(process.execPath, [program, council.folder, out], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  })
  let complaints = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    complaints = (complaints + text).slice(-20_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 2) throw new Refused(complaints.trim())
  if (code !== 0) throw new Error(`The template cannot be synthesised:\n${complaints.trim()}`)
}

async function removeOld(cache: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(cache)).map(async name => ({
      name,
      used: (await stat(join(cache, name)).catch(() => null))?.mtimeMs ?? 0,
    })),
  )
  const whole = entries
    .filter(({ name }) => /^[0-9a-f]{32}$/.test(name))
    .sort((one, other) => other.used - one.used)
  for (const { name } of whole.slice(kept)) await rm(join(cache, name), { recursive: true, force: true })
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}
