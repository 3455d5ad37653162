import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Council } from '#shared/domain/directory/council.ts'
import { BadInput, inOneLine } from './bad-input.ts'

/** What the infrastructure takes from a council's folder; everything else in it is imported into the directory. */
export interface CouncilSettings {
  readonly inbox: string
  /** The part of the inbox address after the @: the domain that SES receives and sends for. */
  readonly inboxDomain: string
  /** What stands beside the inbox address in From. */
  readonly inboxName: string
}

const Settings = Council.pick({ name: true, inbox: true })

/** Reads `council.json` of a folder. Throws `BadInput` that names the file and what is wrong with it. */
export function readCouncilSettings(folder: string): CouncilSettings {
  const file = join(folder, 'council.json')
  const parsed = Settings.safeParse(readJson(file))
  if (!parsed.success) {
    throw new BadInput(`${file} is not usable: ${inOneLine(parsed.error)}`)
  }
  const { name, inbox } = parsed.data
  return { inbox, inboxDomain: inbox.slice(inbox.lastIndexOf('@') + 1), inboxName: `${name} SEND team` }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (fault) {
    throw new BadInput(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}
