/** The one mail that tells a cover of all that comes to them, and the one that tells whoever is back of all that was theirs. */
import { createHash } from 'node:crypto'
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { initials } from '../../letters/child-initials.ts'
import { handbackDigest } from '../../letters/handback-digest.ts'
import { type HandedQuery, type HandoverDigestFacts, handoverDigest } from '../../letters/handover-digest.ts'
import type { Letter } from '../../letters/letter.ts'
import { londonDate } from '../../standards/london.ts'
import { calendarOf } from '../../standards/working-time.ts'
import { noticeAt } from '../clock/agenda.ts'
import type { NoticeLinks } from '../notice-facts.ts'
import { type OutgoingMail, waitingMail } from '../outgoing-mail.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import { whatHappened } from './what-happened.ts'

/** A query with its history, and where a mail about it leads its reader. */
export interface CoveredQuery {
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
  readonly links: NoticeLinks
}

export interface CoverMailAsk {
  readonly directory: DirectoryIndex
  readonly now: string
  /** Names what the mail is about, so that deciding twice is one mail: the person, the instant, the reader. */
  readonly about: readonly string[]
  /** London day that the mail belongs to, by the instant at which the absence began or ended. */
  readonly at: string
}

/** To whoever has them now: what came from that colleague, by due date. */
export function handoverMail(
  reader: Staff,
  from: Pick<Staff, 'name'>,
  why: HandoverDigestFacts['why'],
  queries: readonly CoveredQuery[],
  ask: CoverMailAsk,
): OutgoingMail {
  const letter = handoverDigest({
    from: from.name,
    why,
    queries: queries.map(each => handedQuery(each, ask)),
  })
  return digestEntry(reader, letter, 'handover', queries, ask)
}

/** To whoever is back; null where nothing of theirs was with anybody. `after`: what happened since then is told. */
export function handbackMail(
  reader: Staff,
  covered: readonly (CoveredQuery & { readonly since: string })[],
  ask: CoverMailAsk,
): OutgoingMail | null {
  if (covered.length === 0) return null
  const told = covered.map(each => {
    const meanwhile = each.events.filter(event => event.at >= each.since)
    return {
      ...each,
      facts: handedQuery(each, ask),
      meanwhile: whatHappened(meanwhile, ask.directory, MOST_SENTENCES),
    }
  })
  const closed = told.filter(({ query }) => query.state === 'closed')
  const open = told.filter(({ query }) => query.state !== 'closed')
  const back = open.filter(({ query }) => query.owner.staffId === reader.id)
  const kept = open.filter(({ query }) => query.owner.staffId !== reader.id)
  const letter = handbackDigest({
    back: back.map(({ facts, meanwhile }) => ({ ...facts, meanwhile })),
    kept: kept.map(({ facts, meanwhile, query }) => ({
      ...facts,
      meanwhile,
      by: ask.directory.staff(query.owner.staffId ?? '')?.name ?? 'A colleague',
    })),
    closed: closed.map(({ facts, meanwhile }) => ({ ...facts, meanwhile })),
  })
  return digestEntry(reader, letter, 'handback', back, ask)
}

const MOST_SENTENCES = 6

function handedQuery({ query, events, links }: CoveredQuery, { directory, now }: CoverMailAsk): HandedQuery {
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const { clock, at } = query.nextDeadline
  return {
    reference: query.reference,
    priority: query.priority,
    topic: query.topic,
    childInitials: known === null ? null : initials(known.childName),
    clock: clock === 'acknowledge' ? 'firstReply' : clock,
    dueAt: at,
    isLate: at < now,
    lastThing: whatHappened(events, directory, 1)[0] ?? 'Nothing has happened since it came in.',
    actLink: links.act,
    deskLink: links.desk,
    replyAddress: links.replyAddress,
  }
}

/** In working time, and at once where something immediate is among them (contract section 7, reading 9). */
function digestEntry(
  reader: Staff,
  letter: Letter,
  what: 'handover' | 'handback',
  queries: readonly CoveredQuery[],
  { directory, now, about, at }: CoverMailAsk,
): OutgoingMail {
  const calendar = calendarOf(directory.snapshot.council)
  const priority = queries.some(({ query }) => query.priority === 'P1') ? 'P1' : 'P3'
  return staffDigestEntry(reader, letter, {
    name: `${what}-${nameOf(about)}`,
    day: londonDate(at),
    now,
    sendAfter: noticeAt(calendar, priority, now),
  })
}

/** A short name that is the same for the same things, and legal in the id of a mail. */
export const nameOf = (about: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 16)

/** A mail to a colleague that is about several queries or none. */
export function staffDigestEntry(
  reader: Staff,
  letter: Letter,
  entry: { readonly name: string; readonly day: string; readonly now: string; readonly sendAfter: string },
): OutgoingMail {
  return waitingMail({
    entryId: `DAY-${entry.day}_digest_${entry.name}`,
    reference: null,
    kind: 'digest',
    to: reader.email,
    toName: reader.name,
    toStaffId: reader.id,
    letter,
    decidedAt: entry.now,
    sendAfter: entry.sendAfter,
  })
}
