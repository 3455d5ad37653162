import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { load } from 'cheerio'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { extraFiles } from '#functions/web/bundle.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'
import { fullReference, story, storyDirectory, storyMails } from '#tests/support/pages/story.ts'

const WebFilesModule = z.object({
  webFiles: z.custom<() => Promise<unknown>>(value => typeof value === 'function'),
})

/** The pages of the story, made with these files. */
const storyPages = (files: object) =>
  pagesOf(story, {
    ...files,
    directory: async () => storyDirectory,
    rawMail: { read: async key => ({ bytes: Buffer.from(key), storedAt: '' }), list: async function* () {} },
    readMail: async bytes => {
      const found = storyMails.get(Buffer.from(bytes).toString())
      if (found === undefined) throw new Error('the story has no such mail')
      return found
    },
  })

describe('the bundle', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-bundle-'))
    await build({
      entryPoints: { index: 'functions/web/assets/web-files.ts' },
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      mainFields: ['module', 'main'],
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      logLevel: 'silent',
    })
    extraFiles(folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('makes the very pages that the source makes', async () => {
    const { webFiles } = WebFilesModule.parse(await import(pathToFileURL(join(folder, 'index.mjs')).href))
    const shipped = storyPages({ files: await webFiles() })
    const source = storyPages({})
    const paths = [
      '/inbox',
      '/inbox?state=odd',
      '/inbox?state=closed',
      `/queries/${fullReference}?mail=mail-a&show=all`,
      '/nothing',
    ]
    for (const path of paths) {
      const made = withoutNonces(await (await shipped.ask(path)).text())
      expect(made).toBe(withoutNonces(await (await source.ask(path)).text()))
      expect(load(made)('h1')).toHaveLength(1)
    }
  })

  test('ships no tool that made it', async () => {
    const code = await readFile(join(folder, 'index.mjs'), 'utf8')
    expect(code.includes('@ministryofjustice/frontend') || code.includes('brotliCompress')).toBe(false)
  })

  test('lays the same files twice for the same source', async () => {
    const before = await filesIn(folder)
    extraFiles(folder)
    expect(await filesIn(folder)).toEqual(before)
  })
})

const withoutNonces = (html: string) => html.replaceAll(/nonce="[^"]+"/g, '')

async function filesIn(folder: string): Promise<Record<string, string>> {
  const shipped = join(folder, 'web-files')
  const names = await readdir(shipped)
  return Object.fromEntries(
    await Promise.all(
      names.map(async name => [name, (await readFile(join(shipped, name))).toString('base64')] as const),
    ),
  )
}
