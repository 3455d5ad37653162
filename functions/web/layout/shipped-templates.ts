import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import nunjucks, { type ILoader } from 'nunjucks'
import * as z from 'zod'

const TemplatesModule = z.object({ templates: z.record(z.string(), z.looseObject({})) })

/**
 * Templates compiled when the bundle was made. Their names are relative (`pages/inbox/view.njk`), so what one template
 * calls `./template.njk` is found from the name of the caller, never from the working folder.
 */
export async function shippedTemplates(file: string): Promise<() => ILoader> {
  const { templates } = TemplatesModule.parse(await import(pathToFileURL(file).href))
  // The loader looks templates up by name; only its type declaration asks for an array.
  return () => new ShippedTemplates(Object.assign([], templates))
}

class ShippedTemplates extends nunjucks.PrecompiledLoader {
  override resolve(from: string, to: string): string {
    return posix.join(posix.dirname(from), to)
  }
}
