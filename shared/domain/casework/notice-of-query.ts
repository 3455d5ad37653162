/** A notice to a colleague about a query that is in store already: its letter, which never holds a child's name, and its outbox entry. */
import type { Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { initials, maskChildNames, writerForColleagues } from '../letters/child-initials.ts'
import type { Letter } from '../letters/letter.ts'
import { type RoutedNoticeFacts, routedNotice } from '../letters/routed-notice.ts'
import { type OutgoingMail, waitingMail } from './outgoing-mail.ts'
import type { Query } from './query.ts'

/** The letter about a query as it stands now; no mail came with it, so it asks nothing in the writer's words. */
export function letterAbout(
  query: Query,
  why: RoutedNoticeFacts['why'],
  { directory, deskUrl }: { readonly directory: DirectoryIndex; readonly deskUrl: string },
): Letter {
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const { reason, staffId } = query.owner
  const { name } = query.correspondent
  return routedNotice({
    reference: query.reference,
    why,
    priority: query.priority,
    priorityWhy: '',
    correspondent: {
      ...query.correspondent,
      name: name === null || known === null ? name : writerForColleagues(name, [known.childName]),
    },
    topic: query.topic,
    otherTopics: query.otherTopics,
    confidence: query.confidence,
    flags: query.flags,
    childInitials: known === null ? null : initials(known.childName),
    area: known === null || known.ward === '' ? query.ward : known.ward,
    questions: [],
    ownerName: (staffId === null ? null : directory.staff(staffId))?.name ?? 'Nobody yet',
    ownerReason: known === null ? reason : maskChildNames(reason, [known.childName]),
    firstReplyBy: query.deadlines.firstReply,
    nextUpdateBy: null,
    deskLink: `${deskUrl.replace(/\/$/, '')}/queries/${query.reference}`,
  })
}

/** The entry that waits to be sent to one colleague. */
export function noticeEntry(
  reader: Staff,
  letter: Letter,
  entry: {
    /** Deterministic, so that deciding twice is one entry. */
    readonly entryId: string
    /** Null where it is about no query, or about several. */
    readonly reference: string | null
    readonly now: string
    /** Not sent before this instant, UTC. */
    readonly at: string
  },
): OutgoingMail {
  return waitingMail({
    entryId: entry.entryId,
    reference: entry.reference,
    kind: 'notice',
    to: reader.email,
    toName: reader.name,
    toStaffId: reader.id,
    letter,
    decidedAt: entry.now,
    sendAfter: entry.at,
  })
}
