/** What people put right, as labelled mails that training can learn from (docs/triage.md). Cost grows with history, as an export's does. */
import type { CaseworkEvent } from '../domain/casework/query.ts'
import type { CaseworkExport } from '../ports/casework-export.ts'
import type { CaseworkReading, QueryFile } from '../ports/casework-reading.ts'

export interface ExportCorrectionsPorts {
  readonly everything: Pick<CaseworkExport, 'references'>
  readonly reading: Pick<CaseworkReading, 'file'>
}

/**
 * One value for each query that a person has put right, in the shape of the training data: its first mail as it was written, with
 * the labels that stand now, and what was changed. Personal data: it stays with the council that it is about.
 */
export async function* exportCorrections(ports: ExportCorrectionsPorts): AsyncGenerator<object> {
  for (const reference of await ports.everything.references()) {
    const file = await ports.reading.file(reference)
    if (file === null) throw new Error(`${reference} is listed and cannot be read.`)
    const corrections = file.events.flatMap(correctionOf)
    if (corrections.length > 0) yield labelled(file, corrections)
  }
}

interface Made {
  readonly at: string
  readonly by: string
  readonly what: string
  readonly from: string
  readonly to: string
}

function correctionOf({ type, at, by, correction }: CaseworkEvent): Made[] {
  return type === 'corrected' && correction !== undefined ? [{ at, by, ...correction }] : []
}

function labelled({ query, mails }: QueryFile, corrections: readonly Made[]): object {
  const [first] = mails
  const settled = (what: string): boolean => corrections.some(each => each.what === what)
  const flag = (name: (typeof query.flags)[number]): boolean => query.flags.includes(name)
  return {
    id: query.reference.toLowerCase(),
    // Each writer is an author of their own: mails of one writer must not be on both sides of a split.
    author: `corrected-${query.reference.toLowerCase()}`,
    voice: query.correspondent.kind,
    subject: first?.subject ?? query.subject,
    text: first === undefined ? '' : wordsOf(first),
    topic: query.state === 'closed' && settled('kind') ? null : query.topic,
    alsoTopics: query.otherTopics,
    acceptTopics: [],
    priority: query.priority,
    acceptPriorities: [],
    safeguarding: flag('safeguarding'),
    outOfSchool: flag('out-of-school'),
    legalDeadline: flag('legal-deadline'),
    interpreter: flag('interpreter'),
    language: query.language,
    questions: query.questions,
    corrections,
  }
}

function wordsOf({ ownWords, forwarded }: QueryFile['mails'][number]): string {
  return forwarded === null ? ownWords : `${ownWords}\n\n${forwarded.text}`
}
