/** The tiny service, started in the test's own process: real engines and doors around a function that only records. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import type { ServiceOptions } from '#infra/local/service-options.ts'
import { type LocalService, startLocalService, until } from '#tests/support/local-service.ts'
import { writeCouncilFolder } from './council-folder.ts'
import { writeTinyAssembly } from './tiny-assembly-folder.ts'
import type { TinyTemplates } from './tiny-template.ts'

const Note = z.object({
  event: z.looseObject({
    Records: z.array(z.looseObject({ messageId: z.string(), body: z.string() })).optional(),
  }),
  invocations: z.number(),
  running: z.number(),
  requestId: z.string(),
  remaining: z.number(),
  greeting: z.string().optional(),
  home: z.string().nullable(),
  desk: z.string().optional(),
})
type Note = z.infer<typeof Note>

export interface TinyService extends LocalService {
  /** What the recorder wrote down, one note an invocation. */
  notes(): Promise<readonly Note[]>
  /** Resolves once the recorder was given so many messages, counting each delivery. */
  untilDelivered(messages: number): Promise<readonly Note[]>
}

/** A folder for one test with the tiny service's parts in it. */
export interface TinyFolder {
  readonly root: string
  readonly dataDir: string
  readonly councilDir: string
  assembly(templates?: TinyTemplates): Promise<string>
  notes(): Promise<readonly Note[]>
  /** Begins the notes anew. */
  forget(): Promise<void>
  remove(): Promise<void>
}

export async function tinyFolder(): Promise<TinyFolder> {
  const root = await mkdtemp(join(tmpdir(), 'tiny-service-'))
  const record = join(root, 'record')
  let assemblies = 0
  return {
    root,
    dataDir: join(root, 'data'),
    councilDir: await writeCouncilFolder(join(root, 'council')),
    assembly: templates => {
      assemblies += 1
      return writeTinyAssembly(join(root, `assembly-${assemblies}`), {
        record,
        ...(templates === undefined ? {} : { templates }),
      })
    },
    notes: async () => {
      const text = await readFile(record, 'utf8').catch(() => '')
      return text
        .split('\n')
        .filter(line => line !== '')
        .map(line => Note.parse(JSON.parse(line)))
    },
    forget: () => rm(record, { force: true }),
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

export async function startTinyService(
  folder: TinyFolder,
  options: Partial<ServiceOptions> & { readonly templates?: TinyTemplates } = {},
): Promise<TinyService> {
  const { templates, ...others } = options
  const local = await startLocalService({
    dataDir: folder.dataDir,
    councilDir: folder.councilDir,
    assemblyDir: await folder.assembly(templates),
    ...others,
  })
  return {
    ...local,
    notes: folder.notes,
    untilDelivered: async messages => {
      const delivered = async () => (await folder.notes()).flatMap(note => note.event.Records ?? []).length
      await until(
        async () => (await delivered()) >= messages,
        async () => `${await delivered()} of ${messages} deliveries`,
      )
      return folder.notes()
    },
  }
}

/** The bodies that a note's event carried. */
export function bodiesOf(note: {
  readonly event: { readonly Records?: readonly Pick<SQSEvent['Records'][number], 'body'>[] | undefined }
}): readonly string[] {
  return (note.event.Records ?? []).map(record => record.body)
}
