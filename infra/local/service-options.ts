import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Timer } from './schedules.ts'

/** What the mail door says of SPF, DKIM and DMARC: it has no DNS to ask, so it vouches for everything, or for nothing. */
export type LocalVerdict = 'pass' | 'none'

export interface ServiceOptions {
  readonly dataDir: string
  readonly councilDir: string
  /** Port of the web door; 0 for any, as of the mail door. */
  readonly port: number
  readonly smtpPort: number
  /** Whether the sample mails are taken in once, where the council is the sample council. */
  readonly samples: boolean
  readonly verdicts: LocalVerdict
  /** An assembly that was synthesised before; synthesised (or taken from the cache) where none is given. */
  readonly assemblyDir?: string
  /** Another DynamoDB engine on this machine. */
  readonly dynamodbEndpoint?: string | undefined
  readonly timer?: Timer
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal
}

const project = fileURLToPath(new URL('../..', import.meta.url))
export const sampleCouncil = join(project, 'samples', 'council')
export const sampleMails = join(project, 'samples', 'mail')
