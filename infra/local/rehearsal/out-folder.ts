/** The folder that a rehearsal writes: whole, or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { codeOf, Refused } from '../refused.ts'

export interface OutFolder {
  /** What will be in the folder is written here. */
  readonly partial: string
  /** For everything that nobody needs afterwards. */
  readonly work: string
  /** Makes the folder appear with all that was written. */
  finish(): Promise<void>
  /** Takes away what was written so far. */
  abandon(): Promise<void>
}

/** Throws Refused where the folder is there and not empty, or cannot be made. */
export async function openOutFolder(path: string): Promise<OutFolder> {
  const folder = resolve(path)
  await mustBeFree(folder, path)
  const partial = join(
    dirname(folder),
    `.${folder.slice(dirname(folder).length + 1)}.${randomUUID().slice(0, 8)}.partial`,
  )
  const work = join(partial, 'work')
  try {
    await mkdir(work, { recursive: true })
  } catch (fault) {
    throw new Refused(
      `--out ${path} cannot be written (${codeOf(fault) || 'unknown reason'}); name another folder.`,
    )
  }
  return {
    partial,
    work,
    finish: async () => {
      await rm(work, { recursive: true, force: true })
      await mustBeFree(folder, path)
      await rmdir(folder).catch(() => undefined)
      await rename(partial, folder)
    },
    abandon: () => rm(partial, { recursive: true, force: true }),
  }
}

async function mustBeFree(folder: string, path: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found === null) return
  if (!found.isDirectory()) throw new Refused(`--out ${path} is a file; name a folder that is not there yet.`)
  if ((await readdir(folder)).length > 0)
    throw new Refused(
      `--out ${path} is not empty; name a folder that is not there yet, so that nothing is written over.`,
    )
}
