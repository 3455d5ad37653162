/**
 * The last look before a mail leaves that was decided unasked: whether its reader may still have it, by the store and the directory of
 * this moment. Between the decision and the sending lie seconds as a rule, and hours when the mail server takes nothing.
 */
import { isWeeklyDigest, referencesIn } from '../domain/casework/news/weekly-digest.ts'
import { isProven, isRaisedBy } from '../domain/casework/news/whose-query.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { Query } from '../domain/casework/query.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { readerOf } from '../domain/disclosure/reader.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Mailer } from '../ports/mailer.ts'

export interface CheckBeforeSendingPorts {
  readonly casework: Pick<CaseworkChanging, 'queries'>
  /** Null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
}

/** Refuses what its reader should not have; everything else goes to the mailer as it is. */
export function checkedMailer(mailer: Mailer, ports: CheckBeforeSendingPorts): Mailer {
  return {
    async send(entry, now) {
      const why = await whyWithheld(entry, ports)
      return why === null ? mailer.send(entry, now) : { outcome: 'refused', why }
    },
  }
}

async function whyWithheld(entry: OutgoingMail, ports: CheckBeforeSendingPorts): Promise<string | null> {
  if (entry.toStaffId !== null || !isLookedAt(entry.kind)) return null
  const directory = await ports.directory()
  if (directory === null) return 'No directory says who may read it.'
  if (entry.kind === 'digest') return whyNotTheirs(entry, directory, ports)
  const [query] = entry.reference === null ? [] : await ports.casework.queries([entry.reference])
  if (query === undefined) return 'The query that it is about is not in store.'
  return isProven(query) && readerOf(query, entry.to, directory).refused === null
    ? null
    : 'The writer may not be told any more.'
}

/** What is decided unasked, or waited for a manager's yes: days may lie between the reckoning and the sending. */
const isLookedAt = (kind: OutgoingMail['kind']): boolean =>
  kind === 'digest' || kind === 'apology' || kind === 'introduction'

async function whyNotTheirs(
  entry: OutgoingMail,
  directory: DirectoryIndex,
  ports: CheckBeforeSendingPorts,
): Promise<string | null> {
  const weekly = isWeeklyDigest(entry.entryId)
  const member = weekly ? (directory.memberAt(entry.to)?.member ?? null) : null
  if (weekly && member?.email !== entry.to) return 'The reader is no member of the council any more.'
  const references = [...new Set(referencesIn(entry.letter))]
  const queries = await ports.casework.queries(references)
  const isTheirs = (query: Query): boolean =>
    member === null
      ? readerOf(query, entry.to, directory).refused === null
      : isRaisedBy(member, query, directory)
  const areTheirs = queries.length === references.length && queries.every(isTheirs)
  return areTheirs ? null : 'It tells of a query that is not the reader’s.'
}
