import { readdir, readFile } from 'node:fs/promises'
import * as z from 'zod'
import { readCouncilFolder } from '#shared/adapters/csv/read-council-folder.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import { type Judgement, Topic } from '#shared/domain/triage/judgement.ts'

const Expectation = z.object({
  messageKind: z.string(),
  correspondent: z.object({ kind: z.string(), directoryId: z.string().nullable() }),
  topic: Topic,
  otherTopicsAllowed: z.array(Topic),
  priority: z.string(),
  /** Others that a careful officer could choose. */
  prioritiesAllowed: z.array(z.string()).default([]),
  flags: z.array(z.string()),
  flagsNot: z.array(z.string()).default([]),
  caseId: z.string().nullable(),
  owner: z.object({ staffId: z.string().nullable(), via: z.string() }),
  at: z.string(),
  why: z.string(),
})
type Expectation = z.infer<typeof Expectation>

export interface SampleJudgement {
  readonly file: string
  readonly expected: Expectation
  readonly judged: Judgement
}

const samples = new URL('../../samples/', import.meta.url)

/** The sample council of this project, as an index. */
async function sampleDirectory(): Promise<DirectoryIndex> {
  const reading = await readCouncilFolder(new URL('council', samples).pathname)
  if (!reading.ok) throw new Error('the sample council cannot be read')
  return indexDirectory(reading.snapshot)
}

/** Every sample mail with what a careful officer expects of it and what the rules make of it. */
export async function judgeSamples(): Promise<readonly SampleJudgement[]> {
  const directory = await sampleDirectory()
  const model = loadTextModel()
  const folder = new URL('mail/', samples)
  const all = z
    .record(z.string(), Expectation)
    .parse(JSON.parse(await readFile(new URL('expectations.json', folder), 'utf8')))
  const mails = (await readdir(folder)).filter(file => file.endsWith('.eml')).sort()
  return Promise.all(
    mails.map(async file => {
      const expected = all[file]
      if (expected === undefined) throw new Error(`nothing is expected of ${file}`)
      const mail = await readMail(await readFile(new URL(file, folder)))
      const now = new Date(expected.at).toISOString()
      const judged = judge({
        mail,
        receipt: unvouchedReceipt(now),
        directory,
        model,
        thread: null,
        earlierContacts: 0,
        now,
      })
      return { file, expected, judged }
    }),
  )
}
