/**
 * The part of the sweep that makes absences matter: when one begins, what is due inside it goes to the cover, who gets one mail about all
 * of it; when it ends, it comes back, with one mail about what happened meanwhile. No clock moves (contract section 4; domain.md R12–R14).
 *
 * Each person's time away is a small state (`cover-period.ts`) that goes on by conditional writes, and each query moves on the condition
 * that this state is as it was read: any number of sweeps at once, late or killed half-way, come to the same, and each mail is made once.
 * It reads who is away, the states, and the queries of those whose state goes on; of everybody else it reads nothing.
 */
import {
  type CoveredQuery,
  type CoverMailAsk,
  handbackMail,
  handoverMail,
} from '../domain/casework/absence/cover-mails.ts'
import type { CoverPeriod, CoverPeriodState } from '../domain/casework/absence/cover-period.ts'
import { backFromCover, type Move, toCover } from '../domain/casework/absence/hand-over.ts'
import { isLong } from '../domain/casework/absence/introductions.ts'
import { nextStep } from '../domain/casework/absence/next-step.ts'
import type { NoticeLinks } from '../domain/casework/notice-facts.ts'
import { letterAbout, noticeEntry } from '../domain/casework/notice-of-query.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { Query } from '../domain/casework/query.ts'
import { awayPeriod } from '../domain/directory/away-period.ts'
import { awayUntil, isAway, whoActsFor } from '../domain/directory/cover.ts'
import type { Staff } from '../domain/directory/directory.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CoverPeriods } from '../ports/absences.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { CaseworkReading } from '../ports/casework-reading.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { WantIntroductions } from './introduce.ts'
import { queueDecided } from './queue-decided.ts'

export interface CoverAbsencesPorts {
  readonly periods: CoverPeriods
  readonly casework: Pick<CaseworkChanging, 'query' | 'queries' | 'ownedBy'>
  readonly reading: Pick<CaseworkReading, 'file'>
  /** With whoever is away besides the import; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly links: (reference: string, staffId: string, now: string) => Promise<NoticeLinks>
  /** Asks a manager whether writers are told of whoever covers. */
  readonly wantIntroductions: WantIntroductions
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly deskUrl: string
  readonly news: {
    began(fields: { staffId: string; handedOver: number; covers: number }): void
    ended(fields: { staffId: string; back: number }): void
  }
}

/** For the people named, or for everybody. Returns nothing: what it did is in the history of each query. */
export type CoverAbsences = (staffIds?: readonly string[]) => Promise<void>

/** Steps of one person in one run: a whole absence has five. */
const MOST_STEPS = 8
const TRIES = 6
const ONE_BY_ONE = 1
/** Every move of one absence names the same state: the table refuses those that meet there, and more of them meet than get on. */
const MOVERS = 2

export function makeCoverAbsences(ports: CoverAbsencesPorts): CoverAbsences {
  return async staffIds => {
    const [directory, periods] = await Promise.all([ports.directory(), ports.periods.all()])
    if (directory === null) return
    const stored = new Map(periods.map(period => [period.staffId, period]))
    const now = ports.clock()
    const open = (id: string): boolean => {
      const state = stored.get(id)?.state ?? 'ended'
      return state !== 'ended' || isAway(id, now, directory)
    }
    const people = directory.snapshot.staff
      .filter(({ id }) => (staffIds === undefined || staffIds.includes(id)) && open(id))
      // Whoever is back first: what a cover has who goes away at that instant goes home, and not to a third.
      .toSorted(
        (one, other) => Number(isAway(one.id, now, directory)) - Number(isAway(other.id, now, directory)),
      )
    // A person's queries can come to somebody who is next in the list and away too: nobody is handed over at the same time as another.
    // One whose work cannot be moved keeps nobody else's waiting.
    const one = (person: Staff) => onePerson(person, stored.get(person.id) ?? null, directory)
    await fewAtOnce(people, one, ONE_BY_ONE)
  }

  async function onePerson(
    person: Staff,
    stored: CoverPeriod | null,
    directory: DirectoryIndex,
  ): Promise<void> {
    let period = stored
    for (let count = 0; count < MOST_STEPS; count += 1) {
      const next = nextStep(person.id, period, directory, ports.clock())
      if (next === null) return
      if (next.step === 'write') {
        if ((await ports.periods.write(next.period, [])) === 'stale') return
        period = next.period
        continue
      }
      const after = await workOn(next.period, person, directory)
      if (after === null) return
      period = after
    }
  }

  /** The period as it goes on; null where there is nothing more to do, or somebody else is ahead. */
  async function workOn(
    period: CoverPeriod,
    person: Staff,
    directory: DirectoryIndex,
  ): Promise<CoverPeriod | null> {
    switch (period.state) {
      case 'handing-over':
        await handOver(period, directory)
        return goOn(period, 'telling-covers', [])
      case 'telling-covers':
        return tellCovers(period, person, directory)
      case 'running':
        await handOverLater(period, directory)
        return null
      case 'handing-back':
        await handBack(period, directory)
        return goOn(period, 'welcoming', [])
      case 'welcoming':
        return welcome(period, person, directory)
      default:
        return null
    }
  }

  async function goOn(
    period: CoverPeriod,
    state: CoverPeriodState,
    mails: readonly OutgoingMail[],
  ): Promise<CoverPeriod | null> {
    const next = { ...period, state, version: period.version + 1 }
    if ((await ports.periods.write(next, mails)) === 'stale') return null
    await queueDecided(ports.outbox, mails, ports.clock())
    return next
  }

  async function handOver(period: CoverPeriod, directory: DirectoryIndex): Promise<void> {
    const due = await ports.casework.ownedBy(period.staffId, period.until)
    const one = (reference: string) =>
      move(period, reference, query =>
        toCover(query, period.staffId, { since: period.since, now: ports.clock(), directory }),
      )
    await fewAtOnce(due, one, MOVERS)
  }

  /** What came to be due inside a running absence: each with a notice of its own, for the one mail has gone. */
  async function handOverLater(period: CoverPeriod, directory: DirectoryIndex): Promise<void> {
    const due = await ports.casework.ownedBy(period.staffId, period.until)
    const one = async (reference: string) => {
      const now = ports.clock()
      const moved = await move(period, reference, query => {
        const found = toCover(query, period.staffId, { since: now, now, directory })
        return found === null ? null : withNotice(found, directory, now)
      })
      if (moved !== null) await queueDecided(ports.outbox, moved.change.outgoing, now)
    }
    await fewAtOnce(due, one, MOVERS)
  }

  async function tellCovers(
    period: CoverPeriod,
    person: Staff,
    directory: DirectoryIndex,
  ): Promise<CoverPeriod | null> {
    const now = ports.clock()
    const handed = await ports.periods.handedOver(period)
    const queries = await ports.casework.queries(handed.map(({ reference }) => reference))
    // Only what the reader has still: what somebody gave on meanwhile was told then.
    const theirs = queries.filter(({ reference, state, owner }) =>
      handed.some(each => each.reference === reference && each.to === owner.staffId && state !== 'closed'),
    )
    const readers = new Set(theirs.flatMap(({ owner }) => owner.staffId ?? []))
    // Whoever covers is told also where nothing is due: new mail comes to them from today.
    const acting =
      awayPeriod(person.id, now, directory)?.isAbsence === true ? whoActsFor(person.id, now, directory) : null
    if (acting !== null && acting.staff.id !== person.id) readers.add(acting.staff.id)
    const mails = await fewAtOnce([...readers], async id => {
      const reader = directory.staff(id)
      if (reader === null) return []
      const own = theirs.filter(({ owner }) => owner.staffId === id)
      const why = { kind: 'absence' as const, until: awayUntil(person.id, now, directory) }
      const ask = mailAsk(directory, now, [person.id, `${period.version}`, id], period.since)
      return [handoverMail(reader, person, why, await withHistory(own, id, now), ask)]
    })
    if (isLong(person.id, now, directory)) await introduce(period, person, theirs)
    const next = await goOn(period, 'running', mails.flat())
    if (next !== null && mails.length > 0)
      ports.news.began({ staffId: person.id, handedOver: theirs.length, covers: readers.size })
    return next
  }

  /** Everybody with an open query of theirs, also one that stays until it is due. */
  async function introduce(period: CoverPeriod, person: Staff, moved: readonly Query[]): Promise<void> {
    const stay = await ports.casework.ownedBy(person.id, null)
    await ports.wantIntroductions({
      about: ['absence', person.id, period.since],
      why: 'long-absence',
      from: { staffId: person.id, name: person.name },
      references: [...moved.map(({ reference }) => reference), ...stay],
    })
  }

  async function handBack(period: CoverPeriod, directory: DirectoryIndex): Promise<void> {
    const covered = await coveredIn(period)
    const queries = await ports.casework.queries(covered.map(({ reference }) => reference))
    const theirs = queries.filter(({ coverFor }) => coverFor?.staffId === period.staffId)
    const one = ({ reference }: Query) =>
      move(period, reference, query => {
        const now = ports.clock()
        return backFromCover(query, period.staffId, { since: period.backAt ?? now, now, directory })
      })
    await fewAtOnce(theirs, one, MOVERS)
  }

  async function welcome(
    period: CoverPeriod,
    person: Staff,
    directory: DirectoryIndex,
  ): Promise<CoverPeriod | null> {
    const now = ports.clock()
    const at = period.backAt ?? now
    const covered = await coveredIn(period)
    const queries = await ports.casework.queries(covered.map(({ reference }) => reference))
    const since = new Map(covered.map(each => [each.reference, each.since]))
    const told = (await withHistory(queries, person.id, now)).map(each => ({
      ...each,
      since: since.get(each.query.reference) ?? period.since,
    }))
    const mail = handbackMail(person, told, mailAsk(directory, now, [person.id, `${period.version}`], at))
    const next = await goOn(period, 'ended', mail === null ? [] : [mail])
    if (next === null) return null
    await ports.periods.forget(person.id, [...since.keys()])
    const back = queries.filter(({ owner }) => owner.staffId === person.id).length
    if (mail !== null) ports.news.ended({ staffId: person.id, back })
    return next
  }

  /** What was covered in this time away, and not in one before it whose traces are still there. */
  async function coveredIn(period: CoverPeriod) {
    const covered = await ports.periods.coveredFor(period.staffId)
    return covered.filter(({ since }) => period.after === null || since >= period.after)
  }

  /** Read and decided anew where somebody else changed the query; given up where the period has gone on, for somebody else has done it. */
  async function move(
    period: CoverPeriod,
    reference: string,
    decide: (query: Query) => Move | null,
  ): Promise<Move | null> {
    const to = (found: Move): string | null => (period.state === 'handing-over' ? found.to : null)
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const query = await ports.casework.query(reference)
      const found = query === null ? null : decide(query)
      if (found === null) return null
      if ((await ports.periods.move(found.change, period, to(found))) === 'changed') return found
    }
    return null
  }

  function withNotice(found: Move, directory: DirectoryIndex, now: string): Move {
    const { query } = found.change
    const reader = directory.staff(found.to)
    if (reader === null) return found
    const letter = letterAbout(query, 'covered', { directory, deskUrl: ports.deskUrl })
    const at = found.change.events.find(event => event.type === 'cover-started')?.at ?? now
    const entryId = `${query.reference}_notice_covered-${query.version}`
    const entry = noticeEntry(reader, letter, { entryId, reference: query.reference, now, at })
    return { ...found, change: { ...found.change, outgoing: [...found.change.outgoing, entry] } }
  }

  async function withHistory(
    queries: readonly Query[],
    readerId: string,
    now: string,
  ): Promise<readonly CoveredQuery[]> {
    return fewAtOnce(queries, async query => {
      const [file, links] = await Promise.all([
        ports.reading.file(query.reference),
        ports.links(query.reference, readerId, now),
      ])
      return { query, events: file?.events ?? [], links }
    })
  }
}

function mailAsk(directory: DirectoryIndex, now: string, about: readonly string[], at: string): CoverMailAsk {
  return { directory, now, about, at }
}
