/**
 * Makes mail of the notices to staff that are due: all that fell to one person at one instant is one mail, a digest where there
 * is more than one. Each notice is told once: the step that puts the mail into the outbox takes its notices away.
 */
import { approvalLetter } from '../domain/casework/news/apologise.ts'
import { type NoticeLinks, noticeFacts } from '../domain/casework/notice-facts.ts'
import { type OutgoingMail, waitingMail } from '../domain/casework/outgoing-mail.ts'
import type { Query } from '../domain/casework/query.ts'
import { nameOfAll, type StaffNotice } from '../domain/casework/staff-notice.ts'
import { whoActsFor } from '../domain/directory/cover.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { Letter } from '../domain/letters/letter.ts'
import { staffDigest } from '../domain/letters/staff-digest.ts'
import { epochOf, londonDate } from '../domain/standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../domain/standards/working-time.ts'
import { managerOver } from '../domain/triage/owner.ts'
import type { CaseworkChanging, StaffNotices } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { queueDecided } from './queue-decided.ts'
import { readQueriesApart } from './read-queries-apart.ts'

export interface ComposeNoticesPorts {
  readonly notices: StaffNotices
  readonly casework: Pick<CaseworkChanging, 'queries'>
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Where the notice about a query leads one reader, a staff id or `director`. */
  readonly links: (reference: string, staffId: string, now: string) => Promise<NoticeLinks>
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly news: {
    /** Whoever was to be told is not in the directory any more: a person must look. */
    unreachable(fields: { reference: string; staffId: string }): void
  }
}

/** Read at once; what is left is the next round's. */
const NOTICES_AT_ONCE = 1_000
/** A hundred writes fit in one step, and the mail is one of them. A longer digest would not be read either. */
const NOTICES_IN_A_MAIL = 80
const ROUNDS = 20

export function makeComposeNotices(ports: ComposeNoticesPorts) {
  return async (): Promise<void> => {
    const now = ports.clock()
    const faults: unknown[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const due = await ports.notices.dueBy(now, NOTICES_AT_ONCE)
      if (due.length === 0) break
      const directory = await ports.directory()
      if (directory === null) break
      const composed = await composeAll(due, directory, now, faults)
      if (due.length < NOTICES_AT_ONCE || composed === 0) break
    }
    if (faults.length > 0) throw new AggregateError(faults, 'Some notices could not be made into mail.')
  }

  /** One notice that cannot be told keeps no other back. */
  async function composeAll(
    due: readonly StaffNotice[],
    directory: DirectoryIndex,
    now: string,
    faults: unknown[],
  ): Promise<number> {
    const references = [...new Set(due.map(notice => notice.reference))]
    const read = await readQueriesApart(ports.casework, references)
    faults.push(...read.faults)
    const queries = new Map(read.queries.map(query => [query.reference, query]))
    const tellable: Addressed[] = due.flatMap(notice => {
      const query = queries.get(notice.reference)
      return query === undefined ? [] : [{ notice, query, as: addressedTo(notice, query, directory, now) }]
    })
    if (read.faults.length === 0)
      for (const reference of references)
        if (!queries.has(reference)) faults.push(new Error(`${reference} has a notice and is not in store.`))
    let composed = 0
    const groups = [...Map.groupBy(tellable, ({ as }) => togetherWith(as)).values()]
    await Promise.all(
      groups.map(async group => {
        for (let from = 0; from < group.length; from += NOTICES_IN_A_MAIL) {
          try {
            if (await compose(group.slice(from, from + NOTICES_IN_A_MAIL), directory, now)) composed += 1
          } catch (fault) {
            faults.push(fault)
          }
        }
      }),
    )
    return composed
  }

  async function compose(
    addressed: readonly Addressed[],
    directory: DirectoryIndex,
    now: string,
  ): Promise<boolean> {
    const [one] = addressed
    if (one === undefined) return false
    const notices = addressed.map(({ notice }) => notice)
    const first = one.as
    const reader = readerOf(first.staffId, directory)
    if (reader === null) {
      for (const notice of notices) {
        ports.news.unreachable({ reference: notice.reference, staffId: notice.staffId })
        await ports.notices.drop(notice)
      }
      return true
    }
    const told = await Promise.all(
      addressed.map(async ({ as, query }) => ({
        notice: as,
        query,
        links: await ports.links(as.reference, as.staffId, now),
      })),
    )
    const letter = letterFor(told, reader.canAnswer, directory, now)
    if (letter === null) {
      for (const notice of notices) await ports.notices.drop(notice)
      return true
    }
    const alone = notices.length === 1
    const kind = alone ? kindOf(first) : 'digest'
    const about = alone ? first.reference : `DAY-${londonDate(first.at)}`
    const entry = waitingMail({
      entryId: `${about}_${kind}_${nameOfAll(notices)}`,
      reference: alone ? first.reference : null,
      kind,
      to: reader.address,
      toName: reader.name,
      toStaffId: first.staffId,
      letter,
      decidedAt: now,
      sendAfter: sendAfter(addressed, first.at, directory, now),
    })
    if ((await ports.notices.compose(entry, notices)) === 'stale') return false
    await queueDecided(ports.outbox, [entry], now)
    return true
  }
}

/** Between a notice's instant and the sweep that makes its mail: two sweeps and their work. */
const ON_TIME_MS = 15 * 60_000

/** A notice that no sweep saw in time is not sent at night for that: only what is about a P1 is (contract section 7, reading 9). */
function sendAfter(
  addressed: readonly Addressed[],
  at: string,
  directory: DirectoryIndex,
  now: string,
): string {
  const isUrgent = addressed.some(({ query }) => query.priority === 'P1')
  if (isUrgent || epochOf(now) - epochOf(at) <= ON_TIME_MS) return at
  return nextWorkingInstant(calendarOf(directory.snapshot.council), now)
}

interface Addressed {
  /** As it is stored. */
  readonly notice: StaffNotice
  /** As it is told. */
  readonly as: StaffNotice
  readonly query: Query
}

/**
 * Whoever was to be told may have left since, with the last import: what was the owner's to know is the new owner's, all else is for whoever
 * manages that one. Unchanged where the reader is known, and where nobody else is.
 */
function addressedTo(notice: StaffNotice, query: Query, directory: DirectoryIndex, now: string): StaffNotice {
  if (readerOf(notice.staffId, directory) !== null) return notice
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const heads = directory.inRole('head-of-service')
  const wasOwners = notice.staffId === notice.ownerId
  const instead =
    owner === null
      ? heads.flatMap(head => whoActsFor(head.id, now, directory)?.staff ?? [])[0]
      : wasOwners
        ? whoActsFor(owner.id, now, directory)?.staff
        : managerOver(owner, { now, directory })
  return instead === null || instead === undefined
    ? notice
    : { ...notice, staffId: instead.id, ownerId: query.owner.staffId }
}

/** A letter to approve stands in the mail whole, and is answered with one word: it is never part of a digest. */
const togetherWith = ({ at, staffId, what, noticeId }: StaffNotice): string =>
  `${at} ${staffId}${what === 'approval-wanted' ? ` ${noticeId}` : ''}`

interface Told {
  readonly notice: StaffNotice
  readonly query: Query
  readonly links: NoticeLinks
}

/** Null where there is nothing to tell any more. */
function letterFor(
  told: readonly Told[],
  canAnswerByMail: boolean,
  directory: DirectoryIndex,
  now: string,
): Letter | null {
  const [first] = told
  if (first?.notice.what === 'approval-wanted') {
    const { notice, query, links } = first
    return approvalLetter(notice, query, { directory, now, changeLink: null, deskLink: links.desk })
  }
  const notices = told.map(each => noticeFacts(each.notice, each.query, directory, each.links))
  return staffDigest({ notices, canAnswerByMail })
}

function kindOf({ what }: StaffNotice): OutgoingMail['kind'] {
  if (what === 'warned') return 'warning'
  return what === 'escalated' || what === 'update-missed' ? 'escalation' : 'notice'
}

function readerOf(staffId: string, directory: DirectoryIndex) {
  const { director, name } = directory.snapshot.council
  if (staffId === 'director' && director !== undefined) {
    return { address: director, name: `Director, ${name}`, canAnswer: false }
  }
  const staff = directory.staff(staffId)
  return staff === null ? null : { address: staff.email, name: staff.name, canAnswer: true }
}
