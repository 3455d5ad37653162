/** What is done when a notice is answered by an out-of-office: the person is marked, the query goes to whoever covers, the manager is asked. */
import { atWork, awayUntil, isAway, whyAway } from '../directory/cover.ts'
import type { Staff } from '../directory/directory.ts'
import { type DirectoryIndex, withUnplanned } from '../directory/directory-index.ts'
import { absenceQuestion } from '../letters/absence-question.ts'
import type { Letter } from '../letters/letter.ts'
import { londonDate } from '../standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../standards/working-time.ts'
import type { Owner } from '../triage/judgement.ts'
import { decideStandIn, managerOver } from '../triage/owner.ts'
import { type AwayMark, lastDayAway, stands, unplannedOf } from './away-mark.ts'
import type { NoticeAnswered } from './notice-answered.ts'
import { letterAbout, noticeEntry } from './notice-of-query.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import { ownerByRules } from './owner-by-rules.ts'
import type { CaseworkEvent, Query } from './query.ts'

export interface AbsentAsk extends NoticeAnswered {
  /** Identity of the automatic reply: one mail decides once. */
  readonly mailId: string
  readonly receivedAt: string
  /** The person's mark as it was read; null where there is none. */
  readonly mark: AwayMark | null
  /** With the marks that stand. */
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  readonly now: string
}

/** Written in one step with the automatic reply itself. */
export interface CoverForAbsent {
  /** New, or one version on; null where the directory or an earlier mark says as much already. */
  readonly mark: AwayMark | null
  /** One version on, with its new owner; null where the person does not have it, or nobody else could be found. */
  readonly query: Query | null
  readonly events: readonly CaseworkEvent[]
  readonly outgoing: readonly OutgoingMail[]
}

export function coverForAbsent(ask: AbsentAsk): CoverForAbsent {
  const { staff, query, now, directory } = ask
  const mark = markFor(ask)
  const present = mark === null ? directory : withUnplanned(directory, unplannedOf([mark], now))
  const calendar = calendarOf(directory.snapshot.council)
  const at = query.priority === 'P1' ? now : nextWorkingInstant(calendar, now)
  const next = query.state !== 'closed' && query.owner.staffId === staff.id ? nextOwner(ask, present) : null
  const after = next === null ? null : handedOver(ask, next)
  const outgoing: OutgoingMail[] = []
  const events: CaseworkEvent[] = []
  if (after !== null && next !== null) {
    outgoing.push(outgoingTo(ask, next.staff, letterAbout(after, 'perhaps-away', ask), 'cover', at))
    events.push({
      at,
      type: after.owner.via === 'cover' ? 'cover-started' : 'routed',
      by: 'system',
      to: [next.staff.id],
      detail: after.owner.reason,
    })
  }
  const alerted = safeguardingAlert(ask, present)
  if (alerted !== null) {
    outgoing.push(outgoingTo(ask, alerted, letterAbout(query, 'safeguarding', ask), 'alert', now))
    events.push({ at: now, type: 'routed', by: 'system', to: [alerted.id], detail: 'safeguarding' })
  }
  const manager = mark === null ? null : managerOver(staff, { now, directory: present })
  if (mark !== null && manager !== null)
    outgoing.push(
      outgoingTo(ask, manager, questionLetter(ask, mark, next?.staff ?? null, present), 'ask', at),
    )
  return { mark, query: after, events, outgoing }
}

/** Null where the person is known to be away for as long, by plan or by an earlier reply. */
function markFor({ staff, query, returnDate, receivedAt, mark, directory, now }: AbsentAsk): AwayMark | null {
  const today = londonDate(receivedAt)
  const to = lastDayAway(returnDate.backOn, receivedAt, calendarOf(directory.snapshot.council))
  // An old reply that was held up on its way: the time that it speaks of is over.
  if (to < londonDate(now)) return null
  if (mark !== null && mark.endedAt !== null && mark.endedAt >= receivedAt) return null
  const standing = mark !== null && stands(mark, now) ? mark : null
  if (standing !== null && standing.to >= to) return null
  const why = whyAway(staff.id, now, directory)?.why
  const planned = why === 'absence' || why === 'day-off'
  if (planned && (awayUntil(staff.id, now, directory) ?? '') >= to) return null
  return {
    staffId: staff.id,
    version: (mark?.version ?? 0) + 1,
    at: receivedAt,
    from: standing?.from ?? today,
    to,
    backOn: returnDate.backOn !== null && returnDate.backOn > today ? returnDate.backOn : null,
    reference: query.reference,
    endedAt: null,
  }
}

interface Next {
  readonly staff: Staff
  readonly owner: Owner
}

/**
 * Whom the rules name with the person away. Where the rules would not have named the person (somebody gave them the query by
 * hand), whoever stands in for them. Null where nobody else can be found.
 */
function nextOwner({ staff, query, directory, now }: AbsentAsk, present: DirectoryIndex): Next | null {
  // A person who has written since the reply was sent is there after all.
  if (!isAway(staff.id, now, present)) return null
  const today = londonDate(now)
  const notReached = { from: today, to: today, why: 'not-reached' as const }
  const reachable = withUnplanned(
    present,
    query.unreached.map(staffId => ({ ...notReached, staffId })),
  )
  const ruled = (index: DirectoryIndex): Owner => ownerByRules(query, now, index).owner
  const byRule = ruled(asIfPresent(staff, directory)).staffId === staff.id
  const owner = byRule ? ruled(reachable) : decideStandIn(staff, { now, directory: reachable })
  const next = atWork(owner.staffId, now, reachable)
  return next === null ? null : { staff: next, owner }
}

function asIfPresent(staff: Staff, directory: DirectoryIndex): DirectoryIndex {
  const { workingDays: _, ...allWeek } = staff
  return {
    ...directory,
    staff: id => (id === staff.id ? allWeek : directory.staff(id)),
    absencesOf: id => (id === staff.id ? [] : directory.absencesOf(id)),
    unplannedOf: id => (id === staff.id ? [] : directory.unplannedOf(id)),
  }
}

function handedOver({ staff, query, now }: AbsentAsk, next: Next): Query {
  const coverFor = query.coverFor ?? { staffId: staff.id, since: now }
  return {
    ...query,
    // It goes back when the mark ends, as after every absence.
    coverFor: coverFor.staffId === next.staff.id ? null : coverFor,
    version: query.version + 1,
    owner: {
      ...next.owner,
      reason: `A notice to ${staff.name} was answered by an automatic reply. ${next.owner.reason}`,
    },
    teamId: next.staff.team,
  }
}

/** An alert about a danger that nobody reads goes to the next person up at once; the query stays with its owner. */
function safeguardingAlert({ staff, query, now }: AbsentAsk, present: DirectoryIndex): Staff | null {
  const manages = staff.role === 'manager' || staff.role === 'head-of-service' || staff.role === 'triage'
  if (query.state === 'closed' || !query.flags.includes('safeguarding')) return null
  if (!manages || query.owner.staffId === staff.id || !isAway(staff.id, now, present)) return null
  return managerOver(staff, { now, directory: present }, query.owner.staffId)
}

function questionLetter(ask: AbsentAsk, mark: AwayMark, next: Staff | null, present: DirectoryIndex): Letter {
  const { staff, query, now } = ask
  const cover = atWork(decideStandIn(staff, { now, directory: present }).staffId, now, present)
  const desk = ask.deskUrl.replace(/\/$/, '')
  return absenceQuestion({
    name: staff.name,
    reference: query.reference,
    backOn: mark.backOn,
    until: mark.to,
    nowWith: next?.name ?? null,
    cover: cover?.name ?? null,
    queryLink: `${desk}/queries/${query.reference}`,
    awayLink: `${desk}/away`,
    workLink: `${desk}/inbox?work=${encodeURIComponent(`owner:${staff.id}`)}`,
  })
}

function outgoingTo(
  { query, mailId, now }: AbsentAsk,
  reader: Staff,
  letter: Letter,
  what: 'cover' | 'alert' | 'ask',
  sendAfter: string,
): OutgoingMail {
  return noticeEntry(reader, letter, {
    entryId: `${query.reference}_notice_${what}-${mailId.slice(0, 10)}`,
    reference: query.reference,
    now,
    at: sendAfter,
  })
}
