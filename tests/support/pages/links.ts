/** Casework in memory that colleagues act on by links of mails, through the very act-on-query that the function uses. */
import type { WebParts } from '#functions/web/app.ts'
import type { StaffNotice } from '#shared/domain/casework/staff-notice.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { LinkClaims } from '#shared/domain/mail/signed-link.ts'
import { mintLink } from '#shared/domain/mail/signed-link.ts'
import type { CaseworkChanging } from '#shared/ports/casework-changing.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import type { SurveyToRecord } from '#shared/usecases/record-survey.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { caseworkOf, mondayMorning } from './casework.ts'

const secrets: readonly string[] = ['a secret of the tests, long enough']

/** The path of a link of ours; what a test cares about is named by the test. */
export function linkPath(claims: Partial<LinkClaims> = {}): string {
  const whole: LinkClaims = {
    purpose: 'act',
    reference: 'SEND-2026-00417',
    staffId: 'cw-a1',
    until: '2026-12-23T10:00:00.000Z',
    id: null,
    ...claims,
  }
  return `/${whole.purpose}/${mintLink(whole, secrets)}`
}

export interface LinkWorld {
  readonly parts: Pick<
    WebParts,
    'casework' | 'directory' | 'act' | 'secrets' | 'recordSurvey' | 'deskUrl' | 'clock'
  >
  readonly file: (reference?: string) => QueryFile
  /** Puts a file in the place of what is kept, as somebody else would who is faster. */
  readonly put: (file: QueryFile) => void
  readonly notices: readonly StaffNotice[]
  readonly surveys: readonly SurveyToRecord[]
  /** How many times a query was read by its reference. */
  readonly reads: () => number
}

export function linkWorld(
  files: readonly QueryFile[],
  world: {
    readonly directory?: DirectoryIndex
    readonly clock?: () => string
    /** Called before each change is written: what somebody else does meanwhile. */
    readonly meanwhile?: (world: LinkWorld) => void
  } = {},
): LinkWorld {
  const { directory = aDirectory(), clock = () => mondayMorning } = world
  const kept = new Map(files.map(file => [file.query.reference, file]))
  const notices: StaffNotice[] = []
  const surveys: SurveyToRecord[] = []
  let reads = 0
  const changing: Pick<CaseworkChanging, 'query' | 'change'> = {
    query: async reference => kept.get(reference)?.query ?? null,
    change: async change => {
      world.meanwhile?.(made)
      const before = kept.get(change.query.reference)
      const left = change.takenBack.some(
        id => before?.outgoing.find(entry => entry.entryId === id)?.state !== 'waiting',
      )
      if (before === undefined || before.query.version + 1 !== change.query.version || left) return 'stale'
      kept.set(change.query.reference, {
        ...before,
        query: change.query,
        events: [...before.events, ...change.events],
        outgoing: [
          ...before.outgoing.map(entry =>
            change.takenBack.includes(entry.entryId) ? { ...entry, state: 'taken-back' as const } : entry,
          ),
          ...change.outgoing,
        ],
      })
      notices.push(...change.notices)
      return 'changed'
    },
  }
  const made: LinkWorld = {
    parts: {
      casework: {
        ...caseworkOf(files),
        file: async reference => {
          reads += 1
          return kept.get(reference) ?? null
        },
      },
      directory: async () => directory,
      act: makeActOnQuery({
        casework: changing,
        directory: async () => directory,
        outbox: { enqueue: async () => {} },
        clock,
      }),
      secrets: { read: async () => secrets },
      recordSurvey: async said => {
        surveys.push(said)
        return 'recorded'
      },
      deskUrl: 'https://desk.aldermere.example',
      clock,
    },
    file: (reference = 'SEND-2026-00417') => {
      const file = kept.get(reference)
      if (file === undefined) throw new Error(`no ${reference} is kept`)
      return file
    },
    put: file => kept.set(file.query.reference, file),
    notices,
    surveys,
    reads: () => reads,
  }
  return made
}
