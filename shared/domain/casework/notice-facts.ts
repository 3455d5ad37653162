/** What a notice to a colleague says of its query, as the letters take it: initials only, never a child's name. */
import { awayUntil, isAway } from '../directory/cover.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { initials, maskChildNames } from '../letters/child-initials.ts'
import type { LateNoticeFacts } from '../letters/late-notice.ts'
import type { StaffNoticeFacts } from '../letters/staff-digest.ts'
import type { Colleague, StaffQueryFacts } from '../letters/staff-query-facts.ts'
import { acceptLadderFor, type LadderReader, ladderFor } from '../standards/ladder.ts'
import { workingMinutes } from '../standards/limits.ts'
import { londonDate } from '../standards/london.ts'
import { calendarOf, workingTimeBetween } from '../standards/working-time.ts'
import { agenda, deadlineOf, nextDeadlineOf } from './clock/agenda.ts'
import { coverOf } from './clock/who-is-told.ts'
import type { Query } from './query.ts'
import type { StaffNotice } from './staff-notice.ts'

export interface NoticeLinks {
  /** The page that does everything the notice asks for, for this reader alone; null where they have none. */
  readonly act: string | null
  readonly desk: string
  /** The inbox's address with the query's token. */
  readonly replyAddress: string
}

/** `query` as it stands now. */
export function noticeFacts(
  notice: StaffNotice,
  query: Query,
  directory: DirectoryIndex,
  links: NoticeLinks,
): StaffNoticeFacts {
  const shown = queryFacts(notice, query, directory, links)
  const { council } = directory.snapshot
  const { what, clock } = notice
  if (what === 'warned' && (clock === 'firstReply' || clock === 'fullAnswer')) {
    const detail = notice.detail === '50' || notice.detail === '80' ? notice.detail : 'due-day'
    return {
      ...shown,
      what: 'warning',
      clock,
      detail,
      dueAt: query.deadlines[clock],
      toldAs: toldAs(notice, directory),
    }
  }
  if (what === 'warned' || what === 'escalated' || what === 'update-missed') {
    return {
      ...shown,
      ...lateness(notice, query, directory),
      what: 'late',
      toldAs: toldAs(notice, directory),
    }
  }
  if (what === 'approval-wanted') throw new Error('A letter to approve is told in a mail of its own.')
  const by = notice.by === null ? null : (directory.staff(notice.by)?.name ?? null)
  const child = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const because = child === null ? notice.detail : maskChildNames(notice.detail, [child.childName])
  return {
    ...shown,
    what: 'told',
    tell: what,
    by,
    because: what === 'resumed' || because === '' ? null : because,
    dueAt: nextDeadlineOf(query, council).at,
  }
}

function queryFacts(
  notice: StaffNotice,
  query: Query,
  directory: DirectoryIndex,
  links: NoticeLinks,
): StaffQueryFacts {
  const owner = notice.ownerId === null ? null : directory.staff(notice.ownerId)
  const [coverId] = coverOf(owner, notice.at, directory)
  const child = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  return {
    reference: query.reference,
    priority: query.priority,
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    childInitials: child === null ? null : initials(child.childName),
    owner: owner === null ? null : colleague(owner.id, notice.at, directory),
    cover: coverId === undefined ? null : colleague(coverId, notice.at, directory),
    actLink: links.act,
    deskLink: links.desk,
    replyAddress: links.replyAddress,
  }
}

function lateness(
  notice: StaffNotice,
  query: Query,
  directory: DirectoryIndex,
): Omit<LateNoticeFacts, keyof StaffQueryFacts | 'what' | 'toldAs'> {
  const { council } = directory.snapshot
  const clock = notice.clock ?? 'firstReply'
  const dueAt = clock === 'nextUpdate' ? notice.at : deadlineOf(query, clock, council)
  const calendar = calendarOf(council)
  const minutes = workingTimeBetween(calendar, dueAt, notice.at)
  const dayLength = workingMinutes('1 wd', council.workingHours)
  const ladder = (clock === 'accept' ? acceptLadderFor : ladderFor)(council, query.priority)
  const nextRung = agenda(query, council).find(
    item => item.what === 'escalated' && item.clock === clock && item.at > notice.at,
  )
  const nextReader = ladder.find(rung => rung.level === nextRung?.detail)?.tell
  return {
    clock,
    dueAt,
    lateBy: { workingDays: Math.floor(minutes / dayLength), workingHours: Math.floor(minutes / 60) },
    rung: notice.what === 'escalated' ? ladder.findIndex(rung => rung.level === notice.detail) + 1 : 0,
    canAnswerByMail: directory.staff(notice.staffId) !== null,
    reason: query.breachReasons.at(-1)?.reason ?? null,
    sentSoFar: sentSoFar(query),
    calledAt: query.calls.at(-1)?.at ?? null,
    next:
      nextRung === undefined || nextReader === undefined
        ? null
        : { who: readerWords(nextReader, directory), at: nextRung.at },
  }
}

function sentSoFar({ acknowledgedAt, clocks, apologies }: Query): LateNoticeFacts['sentSoFar'] {
  return [
    ...(acknowledgedAt === null ? [] : [{ what: 'acknowledgement' as const, at: acknowledgedAt }]),
    ...(clocks.holdings === 0 || clocks.updateFrom === ''
      ? []
      : [{ what: 'holding' as const, at: clocks.updateFrom }]),
    ...(clocks.firstReplyAt === null ? [] : [{ what: 'reply' as const, at: clocks.firstReplyAt }]),
    ...apologies.map(({ at }) => ({ what: 'apology' as const, at })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

function readerWords(reader: LadderReader, directory: DirectoryIndex): string {
  switch (reader) {
    case 'team-manager':
      return 'the team’s manager'
    case 'head-of-service':
      return 'the head of service'
    case 'director':
      return directory.snapshot.council.director === undefined ? 'the head of service again' : 'the director'
    case 'owner':
      return 'the owner'
    case 'cover':
      return 'the cover'
    default:
      return directory.staff(reader.staffId)?.name ?? 'the next manager'
  }
}

function toldAs(notice: StaffNotice, directory: DirectoryIndex): 'owner' | 'cover' | 'manager' {
  if (notice.staffId === notice.ownerId) return 'owner'
  if (notice.what === 'escalated') return 'manager'
  const owner = notice.ownerId === null ? null : directory.staff(notice.ownerId)
  return coverOf(owner, notice.at, directory).includes(notice.staffId) ? 'cover' : 'manager'
}

function colleague(staffId: string, at: string, directory: DirectoryIndex): Colleague {
  const name = directory.staff(staffId)?.name ?? staffId
  if (!isAway(staffId, at, directory)) return { name, away: null }
  const today = londonDate(at)
  const spells = [...directory.absencesOf(staffId), ...directory.unplannedOf(staffId)].filter(
    ({ from, to }) => from <= today && today <= to,
  )
  const [from = today] = spells.map(each => each.from).toSorted()
  return { name, away: { from, until: awayUntil(staffId, at, directory) } }
}
