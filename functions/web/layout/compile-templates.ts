/** Compiles, once and for all, the templates that pages reach: views, the layout, and the design systems' macros that they call. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { transformSync } from 'esbuild'
import nunjucks from 'nunjucks'
import { pageFilters } from './filters.ts'

const calls = /\{%-?\s*(?:extends|import|from|include)\s+["']([^"']+)["']/g

/** An ES module with one export, `templates`: compiled templates by name. */
export function compileTemplates(folders: readonly string[]): string {
  const environment = new nunjucks.Environment(null, { autoescape: true })
  for (const [name, filter] of Object.entries(pageFilters)) environment.addFilter(name, filter)
  const compiled = [...reachable(folders)].map(([name, source]) =>
    nunjucks.precompileString(source, {
      name,
      env: environment,
      // Nunjucks hands over a list of one, its type declaration says the one; `flat` reads either.
      wrapper: precompiled =>
        [precompiled]
          .flat()
          .map(({ template }) => `${JSON.stringify(name)}: (function () {${template}})()`)
          .join(),
    }),
  )
  return transformSync(`export const templates = {${compiled.join(',\n')}}`, { format: 'esm', minify: true })
    .code
}

function reachable(folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const waiting = views(folders[0] ?? '')
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    const source = read(folders, name)
    found.set(name, source)
    for (const [, called = ''] of source.matchAll(calls)) {
      waiting.push(/^\.\.?\//.test(called) ? posix.join(posix.dirname(name), called) : called)
    }
  }
  return found
}

function views(webFolder: string): string[] {
  return readdirSync(join(webFolder, 'pages'), { recursive: true, encoding: 'utf8' })
    .map(path => posix.join('pages', path.replaceAll('\\', '/')))
    .filter(path => path.endsWith('.njk'))
}

function read(folders: readonly string[], name: string): string {
  for (const folder of folders) {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault
    }
  }
  throw new Error(`no template ${name}`)
}
