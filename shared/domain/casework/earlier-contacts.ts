import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { Query } from './query.ts'

const THIRTY_DAYS = 30 * 86_400_000

export interface OwnQuery {
  readonly reference: string
  readonly caseId: string | null
  readonly receivedAt: string
  /** Instants of the mails on it, the first too; empty where it was stored before lists carried them. */
  readonly contacts: readonly string[]
}

/**
 * Earlier contacts on one matter in the 30 days before `at` (contract section 4, third contact). The matter is the query that a
 * mail joins, with all mails on the sender's other queries about the same child: who writes anew each time has written as often,
 * and so has who began in one thread and goes on in another.
 */
export function earlierContacts(
  joined: Query | null,
  recent: readonly OwnQuery[],
  caseId: string | null,
  at: string,
): number {
  const since = Date.parse(at) - THIRTY_DAYS
  const inTime = (instant: string) => Date.parse(instant) >= since
  const onQuery = joined === null ? 0 : joined.contacts.filter(inTime).length
  const others = recent.filter(
    query => caseId !== null && query.caseId === caseId && query.reference !== joined?.reference,
  )
  const onOthers = others.flatMap(({ contacts, receivedAt }) =>
    contacts.length === 0 ? [receivedAt] : contacts,
  )
  return onQuery + onOthers.filter(inTime).length
}

/** The case of the matter before the mail is judged: the joined query's, else the only one that the sender writes about. */
export function caseBefore(
  joined: Query | null,
  mail: Pick<Mail, 'from'>,
  directory: DirectoryIndex,
): string | null {
  if (joined !== null) return joined.caseMatch?.id ?? null
  const [only, ...more] = directory.casesAt(mail.from.address)
  return only === undefined || more.length > 0 ? null : only.id
}
