/**
 * What the pages are made of besides code: compiled templates and the few files that a browser fetches.
 * A deployed function finds them laid out beside its bundle (`bundle.ts` puts them there); from source they are made on the spot.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ILoader } from 'nunjucks'
import * as z from 'zod'
import { shippedTemplates } from '../layout/shipped-templates.ts'

/** A file for the browser. Its name carries a hash of its content, so it may be kept for ever. */
export interface Asset {
  readonly name: string
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  /** The same, compressed by Brotli. */
  readonly brotli: Uint8Array<ArrayBuffer>
}

export interface AssetNames {
  readonly stylesheet: string
  readonly script: string
  readonly icon: string
}

export interface WebFiles {
  /** A loader for one template environment; sharing one would tie their caches together. */
  readonly templates: () => ILoader
  readonly assets: ReadonlyMap<string, Asset>
  readonly names: AssetNames
}

/** `manifest.json` beside the bundle. */
export const Manifest = z.object({
  names: z.object({ stylesheet: z.string(), script: z.string(), icon: z.string() }),
  assets: z.array(z.object({ name: z.string(), type: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

/** Folder beside the bundle that holds the compiled templates, the assets and their manifest. */
export const shippedFolder = 'web-files'

export async function webFiles(): Promise<WebFiles> {
  const shipped = new URL(`./${shippedFolder}/`, import.meta.url)
  return existsSync(shipped) ? shippedFiles(shipped) : filesFromSource()
}

async function shippedFiles(folder: URL): Promise<WebFiles> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')))
  const assets = manifest.assets.map(({ name, type }): [string, Asset] => [
    name,
    {
      name,
      type,
      plain: new Uint8Array(readFileSync(new URL(name, folder))),
      brotli: new Uint8Array(readFileSync(new URL(`${name}.br`, folder))),
    },
  ])
  return {
    templates: await shippedTemplates(fileURLToPath(new URL('templates.mjs', folder))),
    assets: new Map(assets),
    names: manifest.names,
  }
}

/** The address is computed, so that the bundler does not follow it: what makes the files never ships with them. */
async function filesFromSource(): Promise<WebFiles> {
  const maker: { readonly filesFromSource: () => WebFiles } = await import(
    new URL('./make-files.ts', import.meta.url).href
  )
  return maker.filesFromSource()
}
