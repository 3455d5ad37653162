import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundles, bundleFunctions } from '#infra/bundle.ts'
import { functionNames } from '#infra/function-names.ts'

let folder: string
let bundles: Bundles
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'send-inbox-bundles-'))
  bundles = await bundleFunctions(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Each file of a folder with the hash of its bytes. */
async function contentsOf(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const hashed = files.map(async file => [
    relative(root, file),
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ])
  return Object.fromEntries(await Promise.all(hashed))
}

/** Enough for any of them to start: what the values are does not matter to loading. */
const environment = {
  AWS_REGION: 'eu-west-2',
  TABLE_NAME: 'table',
  MAIL_BUCKET_NAME: 'mail',
  COUNCIL_BUCKET_NAME: 'council',
  INTAKE_QUEUE_URL: 'http://127.0.0.1:1/intake',
  OUTBOX_QUEUE_URL: 'http://127.0.0.1:1/outbox',
  PARKED_QUEUE_URL: 'http://127.0.0.1:1/parked',
  INTAKE_PARKED_QUEUE_URL: 'http://127.0.0.1:1/intake-parked',
  OUTBOX_PARKED_QUEUE_URL: 'http://127.0.0.1:1/outbox-parked',
  FEEDBACK_QUEUE_URL: 'http://127.0.0.1:1/feedback',
  FEEDBACK_PARKED_QUEUE_URL: 'http://127.0.0.1:1/feedback-parked',
  IMPORT_QUEUE_URL: 'http://127.0.0.1:1/import',
  IMPORT_PARKED_QUEUE_URL: 'http://127.0.0.1:1/import-parked',
  CONFIGURATION_SET_NAME: 'set',
  INBOX_ADDRESS: 'send@casework.calderbrook.example',
  INBOX_NAME: 'Calderbrook Council SEND team',
  DESK_URL: 'http://localhost:3000',
  IN_DOUBT_SECONDS: '45',
  REDRIVE_AFTER_SECONDS: '120',
}

describe('the bundles', () => {
  it.each(functionNames)('of %s starts on its own and has a handler', name => {
    const started = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { handler } = await import('${pathToFileURL(join(bundles[name], 'index.mjs')).href}')
         process.stdout.write(typeof handler)`,
      ],
      // Away from node_modules: what is not in the bundle is not there.
      { cwd: folder, env: environment, encoding: 'utf8', timeout: 30_000 },
    )
    expect(started).toMatchObject({ status: 0, stdout: 'function' })
  })

  it.each(functionNames)('of %s is under 2 MB of code', async name => {
    expect((await stat(join(bundles[name], 'index.mjs'))).size).toBeLessThan(2_000_000)
  })

  it('of web ships its templates and files beside the code', async () => {
    expect(Object.keys(await contentsOf(bundles.web)).length).toBeGreaterThan(1)
  })

  it('are the same bytes for the same sources, so that nothing is deployed that has not changed', async () => {
    const again = await mkdtemp(join(tmpdir(), 'send-inbox-bundles-'))
    const rebuilt = await bundleFunctions(again)
    for (const name of functionNames) {
      expect(await contentsOf(rebuilt[name]), name).toEqual(await contentsOf(bundles[name]))
    }
    await rm(again, { recursive: true })
  })

  it('hold nothing that an earlier build shipped and this one does not', async () => {
    const leftover = join(bundles.outbound, 'leftover.txt')
    await writeFile(leftover, 'of an earlier build')
    await bundleFunctions(folder)
    expect(existsSync(leftover)).toBe(false)
  })
})
