/**
 * Bundles every function in one esbuild run. A function's folder under `.cache/bundles` is what Lambda is given: `index.mjs`
 * and whatever the function ships beside it.
 *
 * A function that ships more than code has a `functions/<name>/bundle.ts` which exports
 * `extraFiles(outDir: string): Promise<void> | void`; it writes those files into `outDir` after the code is there.
 * It must write the same bytes for the same input, or every deployment looks like a change.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import * as z from 'zod'
import { type FunctionName, functionNames } from './function-names.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const bundleFolder = join(project, '.cache', 'bundles')

/** Some dependencies are CommonJS and ask for Node's own modules by `require`, which an ES module does not have. */
const requireInModules =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

const FunctionBundle = z.object({
  extraFiles: z.custom<(outDir: string) => Promise<void> | void>(isFunction),
})

/** Where each function's bundle is. */
export type Bundles = Readonly<Record<FunctionName, string>>

/** The folders that `bundleFunctions` fills, without filling them. */
export const bundlesIn = (folder: string): Bundles => ({
  intake: join(folder, 'intake'),
  outbound: join(folder, 'outbound'),
  feedback: join(folder, 'feedback'),
  clock: join(folder, 'clock'),
  'directory-import': join(folder, 'directory-import'),
  web: join(folder, 'web'),
})

/**
 * Writes all bundles and returns their folders. The same sources give the same bytes.
 * Throws with esbuild's message when a function does not compile, and by name when one has no `index.ts`.
 */
export async function bundleFunctions(folder: string = bundleFolder): Promise<Bundles> {
  const missing = functionNames.filter(name => !existsSync(entryOf(name)))
  if (missing.length > 0) throw new Error(`These functions have no index.ts: ${missing.join(', ')}.`)

  const bundles = bundlesIn(folder)
  const built = await build({
    absWorkingDir: project,
    entryPoints: functionNames.map(name => ({ in: entryOf(name), out: join(name, 'index') })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: requireInModules },
    legalComments: 'none',
    sourcemap: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  await Promise.all(Object.values(bundles).map(bundle => emptyOfLeftovers(bundle)))
  await Promise.all(built.outputFiles.map(file => writeWhereChanged(file.path, file.contents)))
  await Promise.all(functionNames.map(name => shipExtraFiles(name, bundles[name])))
  await writeWhereChanged(join(folder, 'metafile.json'), Buffer.from(JSON.stringify(built.metafile)))
  return bundles
}

const entryOf = (name: FunctionName): string => join(project, 'functions', name, 'index.ts')

async function shipExtraFiles(name: FunctionName, outDir: string): Promise<void> {
  const file = join(project, 'functions', name, 'bundle.ts')
  if (!existsSync(file)) return
  const loaded: unknown = await import(pathToFileURL(file).href)
  await FunctionBundle.parse(loaded).extraFiles(outDir)
}

/** A file that an earlier build shipped and this one does not would still be part of the asset. */
async function emptyOfLeftovers(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true })
  const others = (await readdir(outDir)).filter(name => name !== 'index.mjs')
  await Promise.all(others.map(name => rm(join(outDir, name), { recursive: true, force: true })))
}

async function writeWhereChanged(file: string, contents: Uint8Array): Promise<void> {
  const before = await readFile(file).catch(() => undefined)
  if (before?.equals(contents)) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, contents)
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}
