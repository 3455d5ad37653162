/** Another standards file, to see what it would have changed: `--compare OTHER.json`. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { refusalInWords } from '#shared/domain/directory/directory-problems.ts'
import type { CouncilFolder } from '../council.ts'
import { codeOf, Refused } from '../refused.ts'

/** What a comparison may change. All else stays as the council has it, so that nothing but the promises differs. */
const OtherStandards = z
  .object({
    standards: z.unknown().optional(),
    workingHours: z.unknown().optional(),
    closureDays: z.unknown().optional(),
  })
  .refine(other => Object.keys(other).length > 0)

/**
 * The council's folder with the standards, working hours and closure days of another `council.json`, or of a file that holds those
 * alone; what the file leaves out stays as it is. Throws Refused for a file that cannot be put in force.
 */
export async function withOtherStandards(council: CouncilFolder, path: string): Promise<CouncilFolder> {
  const own: unknown = JSON.parse(new TextDecoder('utf-8').decode(council.files.get('council.json')))
  const other = OtherStandards.safeParse(await readJsonFile(path))
  if (!other.success) {
    throw new Refused(
      `${path} holds none of standards, workingHours and closureDays; there is nothing to compare with.`,
    )
  }
  const merged = new TextEncoder().encode(
    JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(own), ...other.data }),
  )
  const files = new Map([...council.files, ['council.json', merged]])
  const reading = readCouncilFiles(files, 'warned')
  if (!reading.ok) {
    const [first = ''] = refusalInWords(reading)
    throw new Refused(
      `${path} cannot be compared with: ${first.replace(/^council\.json:\d+:\s*|^council\.json[^:]*:\s*/, '')}`,
    )
  }
  const { workingHours } = reading.snapshot.council
  return {
    ...council,
    workingHours,
    files,
    hash: createHash('sha256').update(council.hash).update(merged).digest('hex'),
  }
}

async function readJsonFile(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT')
      throw new Refused(`There is no file ${path}; name another standards file with --compare.`)
    throw new Refused(`${path} cannot be read (${codeOf(fault) || 'unknown reason'}).`)
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return value
  } catch {
    throw new Refused(`${path} is not JSON.`)
  }
}
