/**
 * The weekly mail to every councillor and MP about their own queries. Any number of sweeps, at once, late or after one that was killed,
 * decide one mail a member and week: its id follows from both, and the outbox takes it once.
 */

import { type DigestWeek, digestWeek } from '../domain/casework/news/digest-week.ts'
import { isClosedIn, totalOf, weeklyDigest } from '../domain/casework/news/weekly-digest.ts'
import { addressesOfMember, isRaisedBy } from '../domain/casework/news/whose-query.ts'
import type { Query } from '../domain/casework/query.ts'
import type { Member } from '../domain/directory/directory.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { plusAddress } from '../domain/mail/thread-token.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { DigestProgress, MemberDigests } from '../ports/member-digests.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import type { ThreadSecrets } from '../ports/thread-secrets.ts'
import { queueDecided } from './queue-decided.ts'

export interface SendMemberDigestsPorts {
  readonly digests: MemberDigests
  readonly casework: Pick<CaseworkChanging, 'queries'>
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly secrets: ThreadSecrets
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly news: { decided(fields: { period: string; members: number; digests: number }): void }
}

/** Members of one sweep: a council has about a hundred; what is left is the next sweep's. */
const MEMBERS_AT_ONCE = 300
/** Members between two notes of how far it has got. */
const MEMBERS_A_STEP = 20

/** Costs one read while a week's mail may go, and none once this process has seen that it is done. */
export function makeSendMemberDigests(ports: SendMemberDigestsPorts) {
  let doneFor: string | null = null
  return async (): Promise<void> => {
    const directory = await ports.directory()
    if (directory === null) return
    const now = ports.clock()
    const week = digestWeek(directory.snapshot.council, now)
    if (week === null || week.period === doneFor) return
    const before = await ports.digests.progress(week.period)
    if (before?.done !== true) {
      const done = await goOn(directory, week, before, now)
      if (!done) return
    }
    doneFor = week.period
  }

  /** Whether every member has been seen to. */
  async function goOn(
    directory: DirectoryIndex,
    week: DigestWeek,
    before: DigestProgress | null,
    now: string,
  ): Promise<boolean> {
    const closed = (
      await ports.casework.queries(await ports.digests.closedBetween(week.since, week.at))
    ).filter(query => isClosedIn(query, week))
    const councilTotal = before === null ? totalOf(closed) : before.councilTotal
    const after = before?.after ?? ''
    const left = directory.snapshot.members
      .filter(member => member.id > after)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const some = left.slice(0, MEMBERS_AT_ONCE)
    let digests = 0
    const faults: unknown[] = []
    for (let from = 0; from < some.length; from += MEMBERS_A_STEP) {
      const step = some.slice(from, from + MEMBERS_A_STEP)
      const decided = await Promise.allSettled(
        step.map(member => decide(member, { directory, week, closed, councilTotal, now })),
      )
      // One mail that cannot be made must not cost the others theirs: the next sweep begins with it again.
      faults.push(...decided.flatMap(each => (each.status === 'rejected' ? [each.reason] : [])))
      digests += decided.filter(each => each.status === 'fulfilled' && each.value).length
      const last = step.at(-1)
      if (last !== undefined && faults.length === 0)
        await ports.digests.advance(week.period, { after: last.id, done: false, councilTotal })
    }
    if (faults.length > 0) throw new AggregateError(faults, 'Some weekly mails to members could not be made.')
    if (some.length > 0) ports.news.decided({ period: week.period, members: some.length, digests })
    if (some.length < left.length) return false
    await ports.digests.advance(week.period, { after: left.at(-1)?.id ?? after, done: true, councilTotal })
    return true
  }

  async function decide(
    member: Member,
    about: {
      readonly directory: DirectoryIndex
      readonly week: DigestWeek
      readonly closed: readonly Query[]
      readonly councilTotal: DigestProgress['councilTotal']
      readonly now: string
    },
  ): Promise<boolean> {
    const { directory, week, closed, councilTotal, now } = about
    const addresses = addressesOfMember(member, directory)
    // A digest that goes to an address which is not the member's alone could be read by the other one.
    if (!addresses.includes(member.email)) return false
    const found = await Promise.all(addresses.map(address => ports.digests.openFrom(address)))
    const open = await ports.casework.queries([...new Set(found.flat())])
    const theirs = closed.filter(query => isRaisedBy(member, query, directory))
    if (open.length === 0 && theirs.length === 0) return false
    const secrets = await ports.secrets.read()
    const { inbox } = directory.snapshot.council
    const entry = weeklyDigest({
      member,
      queries: [...open, ...theirs],
      week,
      councilTotal,
      directory,
      replyAddress: reference => plusAddress(inbox, reference, secrets),
      now,
    })
    if (entry === null || (await ports.digests.decide(entry)) === 'there') return false
    await queueDecided(ports.outbox, [entry], now)
    return true
  }
}
