/** Makes, from source, what `web-files.ts` reads: used when the bundle is made, and when the service runs without one. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { buildSync } from 'esbuild'
import nunjucks from 'nunjucks'
import { compileTemplates } from '../layout/compile-templates.ts'
import { stylesheet } from './stylesheet.ts'
import { type Asset, type AssetNames, type Manifest, shippedFolder, type WebFiles } from './web-files.ts'

const require = createRequire(import.meta.url)
const webFolder = fileURLToPath(new URL('..', import.meta.url))
const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist')
const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'))

/** Where templates are looked for, in this order. */
export const templateFolders = [webFolder, govuk, moj]

/** For running without a bundle: templates are compiled when they are first used. */
export function filesFromSource(): WebFiles {
  const { assets, names } = makeAssets(4)
  return {
    templates: () => new nunjucks.FileSystemLoader(templateFolders),
    assets: new Map(assets.map(asset => [asset.name, asset])),
    names,
  }
}

/** Lays the files beside a bundle. */
export function writeFiles(outDir: string): void {
  const folder = join(outDir, shippedFolder)
  mkdirSync(folder, { recursive: true })
  const { assets, names } = makeAssets(constants.BROTLI_MAX_QUALITY)
  for (const asset of assets) {
    writeFileSync(join(folder, asset.name), asset.plain)
    writeFileSync(join(folder, `${asset.name}.br`), asset.brotli)
  }
  const manifest: Manifest = { names, assets: assets.map(({ name, type }) => ({ name, type })) }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'templates.mjs'), compileTemplates(templateFolders))
}

function makeAssets(quality: number): { readonly assets: readonly Asset[]; readonly names: AssetNames } {
  const css = asset('app', 'css', 'text/css; charset=utf-8', stylesheetOfPages(), quality)
  const script = asset('app', 'js', 'text/javascript; charset=utf-8', scriptOfPages(), quality)
  const icon = asset(
    'icon',
    'svg',
    'image/svg+xml',
    readFileSync(join(webFolder, 'assets/icon.svg'), 'utf8'),
    quality,
  )
  return {
    assets: [css, script, icon],
    names: { stylesheet: css.name, script: script.name, icon: icon.name },
  }
}

function asset(stem: string, extension: string, type: string, content: string, quality: number): Asset {
  const plain = new TextEncoder().encode(content)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const compressed = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
  return { name: `${stem}-${hash}.${extension}`, type, plain, brotli: new Uint8Array(compressed) }
}

function stylesheetOfPages(): string {
  return stylesheet({
    govuk: readFileSync(join(govuk, 'govuk/govuk-frontend.min.css'), 'utf8'),
    moj: readFileSync(join(moj, 'moj/moj-frontend.min.css'), 'utf8'),
    own: readFileSync(join(webFolder, 'assets/own.css'), 'utf8'),
  })
}

/** Only what the pages use of GOV.UK Frontend's script; every page works without it. */
function scriptOfPages(): string {
  const built = buildSync({
    entryPoints: [join(webFolder, 'assets/in-the-browser.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
  })
  return built.outputFiles[0]?.text ?? ''
}
