/** What happens to a query when the notice to its owner comes back: somebody who can be reached has it at once (domain.md 5.1). */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { initials, maskChildNames } from '../letters/child-initials.ts'
import { routedNotice } from '../letters/routed-notice.ts'
import { londonDate } from '../standards/london.ts'
import { decideOwner } from '../triage/owner.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import type { Query } from './query.ts'

export interface Reroute {
  /** One version on, with its new owner. */
  readonly query: Query
  readonly notice: OutgoingMail
}

/**
 * The query with the next owner in the order of contract section 3, as if the person who could not be reached were away
 * today; null where that changes nothing: the query is closed, is not theirs, or nobody else can be found.
 */
export function reroute(ask: {
  readonly query: Query
  readonly unreached: string
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  readonly now: string
}): Reroute | null {
  const { query, unreached, directory, now } = ask
  if (query.state === 'closed' || query.owner.staffId !== unreached) return null
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const { owner } = decideOwner({
    kind: 'query',
    topic: query.topic,
    safeguarding: query.flags.includes('safeguarding'),
    case: known,
    ward: null,
    now,
    directory: withoutToday(directory, unreached, now),
  })
  const next = owner.staffId === null || owner.staffId === unreached ? null : directory.staff(owner.staffId)
  if (next === null) return null
  const reason = `A notice to ${directory.staff(unreached)?.name ?? unreached} could not be delivered. ${owner.reason}`
  const after: Query = {
    ...query,
    version: query.version + 1,
    owner: { ...owner, reason },
    teamId: next.team,
  }
  const mask = (text: string) => (known === null ? text : maskChildNames(text, [known.childName]))
  const letter = routedNotice({
    reference: query.reference,
    why: 'rerouted',
    priority: query.priority,
    priorityWhy: '',
    correspondent: query.correspondent,
    topic: query.topic,
    otherTopics: query.otherTopics,
    confidence: query.confidence,
    flags: query.flags,
    childInitials: known === null ? null : initials(known.childName),
    area: known === null || known.ward === '' ? null : known.ward,
    questions: [],
    ownerName: next.name,
    ownerReason: mask(reason),
    firstReplyBy: query.deadlines.firstReply,
    nextUpdateBy: null,
    deskLink: `${ask.deskUrl.replace(/\/$/, '')}/queries/${query.reference}`,
  })
  return {
    query: after,
    notice: {
      entryId: `${query.reference}_notice_rerouted-${after.version}`,
      reference: query.reference,
      kind: 'notice',
      state: 'waiting',
      to: next.email,
      toName: next.name,
      toStaffId: next.id,
      letter,
      inReplyTo: null,
      references: [],
      threadIndex: null,
      decidedAt: now,
      // A query without a reader is worse than a mail at night.
      sendAfter: now,
      inDoubtUntil: null,
      sentAt: null,
      sentMessageId: null,
    },
  }
}

function withoutToday(directory: DirectoryIndex, staffId: string, now: string): DirectoryIndex {
  const today = londonDate(now)
  return {
    ...directory,
    absencesOf: id =>
      id === staffId
        ? [...directory.absencesOf(id), { staffId, from: today, to: today, cover: null }]
        : directory.absencesOf(id),
  }
}
