/** The weekly mail to one councillor or MP: which of the queries are theirs, and what there is to say of each (domain.md 8.6). */
import { createHash } from 'node:crypto'
import type { Member } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { Letter } from '../../letters/letter.ts'
import { type MemberDigestFacts, memberDigest } from '../../letters/member-digest.ts'
import { bringUpToDate } from '../clock/bring-up-to-date.ts'
import { isPaused } from '../clock/pausing.ts'
import { type OutgoingMail, waitingMail } from '../outgoing-mail.ts'
import type { Query } from '../query.ts'
import type { DigestWeek } from './digest-week.ts'
import { lateSince, nextNewsBy } from './next-news.ts'
import { whoDeals } from './who-deals.ts'
import { isRaisedBy } from './whose-query.ts'

export interface WeeklyDigestAsk {
  readonly member: Member
  /** As they stand in store; those that are not the member's are passed over. */
  readonly queries: readonly Query[]
  readonly week: DigestWeek
  readonly councilTotal: MemberDigestFacts['councilTotal']
  readonly directory: DirectoryIndex
  /** The inbox's address with a query's token. */
  readonly replyAddress: (reference: string) => string
  readonly now: string
}

/** Null where there is nothing to say. */
export function weeklyDigest(ask: WeeklyDigestAsk): OutgoingMail | null {
  const letter = letterOf(ask)
  if (letter === null) return null
  const { member, week, now } = ask
  return waitingMail({
    entryId: digestEntryId(week.period, member.id),
    reference: null,
    kind: 'digest',
    to: member.email,
    toName: member.name,
    toStaffId: null,
    letter,
    decidedAt: now,
    sendAfter: now,
  })
}

/** One for a member and a week, whoever decides it and whenever. */
function digestEntryId(period: string, memberId: string): string {
  const member = createHash('sha256').update(`member\n${memberId}`).digest('hex').slice(0, 20)
  return `DAY-${period}_digest_member-${member}`
}

/** Whether an entry of the outbox is such a mail: other mails tell of several queries as well. */
export const isWeeklyDigest = (entryId: string): boolean =>
  /^DAY-\d{4}-\d{2}-\d{2}_digest_member-/.test(entryId)

/** The queries that a digest tells of, in its own words: what is looked up again before it leaves. */
export const referencesIn = (letter: Letter): readonly string[] =>
  letter.blocks.flatMap(block =>
    block.type === 'entries'
      ? block.items.flatMap(({ heading }) => /^SEND-\d{4}-\d{5,}/.exec(heading)?.[0] ?? [])
      : [],
  )

function letterOf({ member, queries, week, directory, now, ...ask }: WeeklyDigestAsk): Letter | null {
  const { council } = directory.snapshot
  const theirs = [...new Map(queries.map(query => [query.reference, query])).values()]
    .filter(query => isRaisedBy(member, query, directory))
    // What fell due since the last look is late whether or not it is in the history yet.
    .map(query => bringUpToDate(query, now, directory).query)
  const shown = (query: Query) => ({
    reference: query.reference,
    raisedBy: member.id,
    topic: query.topic,
    raisedAt: query.receivedAt,
    replyAddress: ask.replyAddress(query.reference),
  })
  return memberDigest({
    council,
    memberId: member.id,
    member: { kind: member.kind, name: member.name, verified: true },
    open: theirs
      .filter(query => query.state !== 'closed')
      .map(query => ({
        ...shown(query),
        ownerName: query.owner.staffId === null ? null : whoDeals(query, directory, now).name,
        wasDueAt: lateSince(query),
        nextBy: nextNewsBy(query, council, now),
        isWaiting: isPaused(query),
      })),
    closed: theirs.filter(query => isClosedIn(query, week)).map(shown),
    councilTotal: ask.councilTotal,
  })
}

export const isClosedIn = ({ state, closing }: Pick<Query, 'state' | 'closing'>, week: DigestWeek): boolean =>
  state === 'closed' && closing !== null && week.since <= closing.at && closing.at < week.at

/** Of what was closed in the week, how much had its full answer in time. What nobody answered counts neither way. */
export function totalOf(closed: readonly Query[]): MemberDigestFacts['councilTotal'] {
  const answered = closed.filter(
    ({ closing }) => closing?.outcome !== 'withdrawn' && closing?.outcome !== 'no-answer-needed',
  )
  if (answered.length === 0) return null
  const onTime = answered.filter(
    ({ clocks }) =>
      !clocks.breaches.some(breach => breach.round === clocks.round && breach.clock === 'fullAnswer'),
  )
  return { answered: answered.length, onTime: onTime.length }
}
