import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { Query } from './query.ts'

const THIRTY_DAYS = 30 * 86_400_000

/**
 * Earlier contacts on one matter in the 30 days before `at` (contract section 4, third contact): those of the query that a
 * mail joins, or, for a new one, the sender's own queries of that time about the only child they write about.
 */
export function earlierContacts(
  joined: Query | null,
  recent: readonly { readonly caseId: string | null; readonly receivedAt: string }[],
  directory: DirectoryIndex,
  mail: Pick<Mail, 'from'>,
  at: string,
): number {
  const since = Date.parse(at) - THIRTY_DAYS
  const inTime = (instant: string) => Date.parse(instant) >= since
  if (joined !== null) return joined.contacts.filter(inTime).length
  const cases = directory.casesAt(mail.from.address)
  const [only] = cases
  if (only === undefined || cases.length > 1) return 0
  return recent.filter(query => query.caseId === only.id && inTime(query.receivedAt)).length
}
