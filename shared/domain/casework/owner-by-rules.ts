import type { DirectoryIndex } from '../directory/directory-index.ts'
import { decideOwner, type OwnerAnswer } from '../triage/owner.ts'
import type { Query } from './query.ts'

/** Whom contract section 3 names for a query as it stands, and who is told beside them, by the directory given. */
export function ownerByRules(
  query: Pick<Query, 'topic' | 'flags' | 'caseMatch' | 'ward'>,
  now: string,
  directory: DirectoryIndex,
): OwnerAnswer {
  return decideOwner({
    kind: 'query',
    topic: query.topic,
    safeguarding: query.flags.includes('safeguarding'),
    case: query.caseMatch === null ? null : directory.case(query.caseMatch.id),
    ward: query.ward,
    now,
    directory,
  })
}
