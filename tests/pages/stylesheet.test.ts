import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { webFiles } from '#functions/web/assets/web-files.ts'

const web = new URL('../../functions/web/', import.meta.url)

test('every component that a page uses has its styles', async () => {
  const { assets, names } = await webFiles()
  const css = Buffer.from(assets.get(names.stylesheet)?.plain ?? []).toString()
  const used = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.njk'))
    .flatMap(name => [
      ...readFileSync(new URL(name, web), 'utf8').matchAll(
        /"(govuk|moj)\/components\/([a-z-]+)\/macro\.njk"/g,
      ),
    ])
    .map(([, system, component]) => `.${system}-${component}`)
  expect(new Set(used).size).toBeGreaterThan(15)
  expect([...new Set(used)].filter(name => !css.includes(name))).toEqual([])
})
