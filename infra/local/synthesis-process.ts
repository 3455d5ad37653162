/**
 * Synthesises the template for a local start, in a process of its own so that the CDK's memory goes with it.
 * `node synthesis-process.ts <council folder> <where the assembly goes>`; the bundles are made beside it, for starts at the same
 * time must not write over each other's.
 */
import { rm } from 'node:fs/promises'
import { BadInput } from '../bad-input.ts'
import { bundleFunctions } from '../bundle.ts'
import { synthesise } from '../synthesise.ts'

const [councilDir = '', outDir = ''] = process.argv.slice(2)
const bundleFolder = `${outDir}.bundles`
try {
  const bundles = await bundleFunctions(bundleFolder)
  // The rules are held to by `npm run synth` and the tests; a start need not wait for them.
  await synthesise({ councilDir, outDir, bundles, stage: 'local', checks: 'none' })
} catch (fault) {
  if (!(fault instanceof BadInput)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 2
} finally {
  await rm(bundleFolder, { recursive: true, force: true })
}
