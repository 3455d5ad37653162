import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { councilFiles } from '#tests/support/directory/council-files.ts'

/** Writes the small council of the directory's tests into a folder, with some of its files replaced. */
export async function writeCouncilFolder(
  folder: string,
  replaced: Parameters<typeof councilFiles>[0] = {},
): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of councilFiles(replaced)) await writeFile(join(folder, name), content)
  return folder
}

/** The inbox of that council. */
export const smallInbox = 'send@aldermere.example'
