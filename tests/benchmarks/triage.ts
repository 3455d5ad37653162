/** What judging costs: the median mail of the samples against reading it, with the sample council and with 20,000 cases; and the model's load. */
import { readdir, readFile } from 'node:fs/promises'
import { readCouncilFolder } from '#shared/adapters/csv/read-council-folder.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { loadTextModel, textModelFile } from '#shared/adapters/model/load-text-model.ts'
import type { Case } from '#shared/domain/directory/directory.ts'
import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'

const samples = new URL('../../samples/', import.meta.url)
const now = '2026-11-23T10:00:00.000Z'
const rounds = 5

export interface TriageCost {
  /** Milliseconds, median mail. */
  readonly reading: number
  readonly judging: number
  readonly judgingAmongMany: number
  /** Milliseconds: the model file made ready, and its bytes read and nothing else. */
  readonly modelLoad: number
  readonly modelBytesRead: number
}

export async function triageCost(cases: number): Promise<TriageCost> {
  const modelBytesRead = await timed(() => readFile(textModelFile))
  const modelLoad = await timed(async () => loadTextModel())
  const reading = await readCouncilFolder(new URL('council', samples).pathname)
  if (!reading.ok) throw new Error('the sample council cannot be read')
  const few = indexDirectory(reading.snapshot)
  const many = indexDirectory(withCases(reading.snapshot, cases))
  const folder = new URL('mail/', samples)
  const files = (await readdir(folder)).filter(name => name.endsWith('.eml'))
  const raws = await Promise.all(files.map(name => readFile(new URL(name, folder))))
  const mails = await Promise.all(raws.map(raw => readMail(raw)))
  const model = loadTextModel()
  const judging = (directory: DirectoryIndex) =>
    medianOf(mails, async mail => {
      const receipt = unvouchedReceipt(now)
      judge({ mail, receipt, directory, model, thread: null, earlierContacts: 0, now })
    })
  return {
    reading: await medianOf(raws, async raw => readMail(raw)),
    judging: await judging(few),
    judgingAmongMany: await judging(many),
    modelLoad,
    modelBytesRead,
  }
}

/** Median over all rounds but the first, which warms. */
async function medianOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const item of items) {
      const took = await timed(() => work(item))
      if (round > 0) times.push(took)
    }
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The council with as many cases as a large one has: names of the sample's children, mixed anew. */
function withCases(snapshot: DirectorySnapshot, count: number): DirectorySnapshot {
  const { cases } = snapshot
  const names = cases.map(each => each.childName.split(' '))
  const more = Array.from({ length: Math.max(0, count - cases.length) }, (_, index): Case => {
    const like = cases[index % cases.length]
    if (like === undefined) throw new Error('the sample council has no cases')
    const first = names[(index * 7) % names.length]?.[0] ?? 'Ann'
    const last = names[(index * 13 + 5) % names.length]?.at(-1) ?? 'Lee'
    const middle = names[(index * 31 + 11) % names.length]?.at(-1) ?? 'Ray'
    return { ...like, id: `EHC-${500_000 + index}`, childName: `${first} ${middle} ${last}` }
  })
  return { ...snapshot, cases: [...cases, ...more] }
}
