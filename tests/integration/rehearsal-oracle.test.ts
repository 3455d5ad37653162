/**
 * Contract section 4, reckoned a second time: what a rehearsal reports of every query is held against an implementation of the contract's
 * words that shares nothing with the clocks of the service (tests/support/oracle).
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runRehearsal } from '#infra/local/rehearsal/run-rehearsal.ts'
import { quietly } from '#infra/local/steps.ts'
import { readCouncilFolder } from '#shared/adapters/csv/read-council-folder.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { Report } from '#shared/domain/rehearsal/report.ts'
import { mailsAroundEaster, type OldMail } from '#tests/support/oracle/mails-around-easter.ts'
import {
  deadlinesOf,
  isAway,
  type People,
  type Priority,
  type Reckoned,
  toldOf,
} from '#tests/support/oracle/section-four.ts'
import { type Calendar, dayOf } from '#tests/support/oracle/working-calendar.ts'

type ReportedQuery = Report['queries'][number]
type ReportedEvent = ReportedQuery['events'][number]

const until = Date.parse('2027-04-05T16:00:00Z')
const sweep = 5 * 60_000
/** A chain over the bank holidays, a circle, managers and the head away, somebody without a cover. */
const absences = `staff_id,from,to,cover
cw-01,2027-03-18,2027-03-31,cw-02
cw-02,2027-03-25,2027-03-30,scw-01
cw-03,2027-03-22,2027-04-01,
cw-05,2027-03-24,2027-03-24,cw-06
cw-06,2027-03-24,2027-03-30,cw-05
mgr-01,2027-03-23,2027-03-30,mgr-02
mgr-03,2027-03-30,2027-04-05,
hos-01,2027-03-31,2027-04-06,mgr-04
ig-01,2027-03-19,2027-03-19,
`

let folder: string
let directory: DirectorySnapshot
let mails: ReadonlyMap<string, OldMail>
let report: Report
let people: People
let calendar: Calendar

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-oracle-'))
  const councilDir = join(folder, 'council')
  await cp('samples/council', councilDir, { recursive: true })
  await writeFile(join(councilDir, 'absences.csv'), absences)
  const reading = await readCouncilFolder(councilDir)
  if (!reading.ok) throw new Error('The council of this test cannot be read.')
  directory = reading.snapshot
  people = peopleOf(directory)
  calendar = { closureDays: new Set(directory.council.closureDays) }
  const all = mailsAroundEaster(directory)
  mails = new Map(all.map(mail => [mail.name, mail]))
  await mkdir(join(folder, 'mail'))
  await Promise.all(all.map(({ name, raw }) => writeFile(join(folder, 'mail', name), raw)))
  const out = join(folder, 'out')
  const rehearsed = await runRehearsal(
    {
      councilDir,
      mail: join(folder, 'mail'),
      out,
      from: null,
      until,
      compare: null,
      signal: new AbortController().signal,
    },
    quietly,
  )
  expect(rehearsed.troubles).toEqual({ failed: 0, parked: 0 })
  report = rehearsed.report
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('has every row of the standards and every priority in it', () => {
  const rows = new Set(report.queries.map(query => reckonedOf(query).row))
  expect([...rows].sort()).toEqual(
    ['everyone', 'family', 'legal', 'complaint', 'sar', 'foi', 'data-breach', 'correction'].sort(),
  )
  expect([...new Set(report.queries.map(({ priority }) => priority))].sort()).toEqual([
    'P1',
    'P2',
    'P3',
    'P4',
  ])
  expect(report.queries.filter(query => thirdContactOf(query) !== null).length).toBeGreaterThan(2)
})

it('gives each query the deadlines of its row', () => {
  const found = report.queries.map(({ reference, deadlines }) => [
    reference,
    ...(['accept', 'firstReply', 'fullAnswer'] as const).map(clock => minuteOf(Date.parse(deadlines[clock]))),
  ])
  const asked = report.queries.map(query => {
    const { accept, firstReply, fullAnswer } = deadlinesOf(calendar, reckonedOf(query))
    return [query.reference, minuteOf(accept), minuteOf(firstReply), minuteOf(fullAnswer)]
  })
  expect(found).toEqual(asked)
})

it('warns, records and escalates at the minute, to the people, and as often as the contract says', () => {
  const found = report.queries.flatMap(query =>
    query.events.flatMap(event =>
      isTold(event) && Date.parse(event.at) <= until - sweep
        ? [line(query, { ...event, at: Date.parse(event.at) })]
        : [],
    ),
  )
  const asked = report.queries.flatMap(query =>
    toldOf(calendar, people, reckonedOf(query)).flatMap(told =>
      told.at <= until - sweep ? [line(query, told)] : [],
    ),
  )
  expect(found.sort()).toEqual(asked.sort())
  expect(found.length).toBeGreaterThan(400)
})

it('sends each of them within one sweep and never before, by no way to somebody absent alone', async () => {
  const sent = await mailsOut()
  const addresses = new Map(directory.staff.map(({ id, email }) => [id, email.toLowerCase()]))
  addresses.set('director', directory.council.director?.toLowerCase() ?? '')
  const unsent = report.queries.flatMap(({ reference, events }) =>
    events
      .filter(isTold)
      .flatMap(({ at, to, type, detail }) =>
        to
          .filter(
            who =>
              !sent.some(
                mail =>
                  mail.to.includes(addresses.get(who) ?? '?') &&
                  mail.words.includes(reference) &&
                  mail.at >= Date.parse(at) &&
                  mail.at <= Date.parse(at) + sweep,
              ),
          )
          .map(who => `${reference} ${type} ${detail} ${at} ${who}`),
      ),
  )
  expect(unsent).toEqual([])
  const toAbsentAlone = report.queries.flatMap(({ events }) =>
    events.filter(
      ({ type, at, to }) =>
        type === 'escalated' && to.every(who => isAway(people, who, dayOf(Date.parse(at))) !== undefined),
    ),
  )
  expect(toAbsentAlone).toEqual([])
})

it('writes to nobody outside but to acknowledge, and to members their weekly news', async () => {
  const inside = new Set([
    ...directory.staff.map(({ email }) => email.toLowerCase()),
    directory.council.director,
  ])
  const members = new Set(directory.members.map(({ email }) => email.toLowerCase()))
  const outside = (await mailsOut()).filter(({ to }) => !to.every(address => inside.has(address)))
  const other = outside.filter(
    ({ subject, to }) =>
      !subject.startsWith('We have your query: ') &&
      !(subject.startsWith('Your SEND queries: ') && to.every(address => members.has(address))),
  )
  expect(other.map(({ subject }) => subject)).toEqual([])
  expect(outside.filter(({ subject }) => subject.startsWith('We have your query: '))).toHaveLength(
    report.queries.length,
  )
})

function peopleOf({ staff, teams, absences: away }: DirectorySnapshot): People {
  const managers = new Map(teams.map(({ id, manager }) => [id, manager]))
  return {
    managerOf: new Map(
      staff.flatMap(({ id, team, manager }): readonly (readonly [string, string])[] => {
        const ofTeam = team === null ? undefined : managers.get(team)
        const one = ofTeam === undefined || ofTeam === id ? manager : ofTeam
        return one === null ? [] : [[id, one]]
      }),
    ),
    absences: away,
    head: staff.find(({ role }) => role === 'head-of-service')?.id ?? '',
  }
}

/** What the report says of a query that section 4 does not: who wrote about what, how urgent, and whose it was from when. */
function reckonedOf(query: ReportedQuery): Reckoned {
  const { correspondentKind: kind, topic, priority, receivedAt, events, file } = query
  const third = thirdContactOf(query)
  const rights = mails.get(file ?? '')?.row ?? 'everyone'
  const row =
    topic === 'complaint'
      ? 'complaint'
      : topic === 'information-rights'
        ? rights
        : kind === 'family' || kind === 'legal'
          ? kind
          : 'everyone'
  const handed = events.filter(
    ({ type, detail, to }) =>
      ['routed', 'cover-started', 'cover-ended'].includes(type) &&
      !['safeguarding', 'call'].includes(detail) &&
      to.length > 0,
  )
  return {
    row,
    arrivedAt: Date.parse(receivedAt),
    priority: third === null ? priority : lowered(priority),
    thirdContactAt: third,
    // The first notice to an owner may wait for the opening; the query is theirs from its arrival.
    ownerAt: at =>
      (handed.findLast((event, index) => index === 0 || Date.parse(event.at) <= at) ?? { to: [] }).to[0] ??
      '',
  }
}

function thirdContactOf({ events }: ReportedQuery): number | null {
  const third = events.filter(({ type }) => type === 'joined')[1]
  return third === undefined ? null : Date.parse(third.at)
}

function lowered(priority: Priority): Priority {
  return priority === 'P1' ? 'P2' : priority === 'P2' ? 'P3' : 'P4'
}

const isTold = ({ type }: ReportedEvent): boolean => ['warned', 'breached', 'escalated'].includes(type)
const minuteOf = (at: number): string => new Date(at).toISOString().slice(0, 16)

function line(
  { reference, priority }: ReportedQuery,
  told: {
    readonly at: number
    readonly type: string
    readonly clock?: string | undefined
    readonly detail: string
    readonly to: readonly string[]
  },
): string {
  return `${reference} ${priority} ${told.type} ${told.clock} ${told.detail} ${minuteOf(told.at)} ${[...told.to].sort().join(' ')}`
}

async function mailsOut() {
  const outbox = join(folder, 'out', 'outbox')
  return Promise.all(
    (await readdir(outbox)).map(async name => {
      const mail = await PostalMime.parse(await readFile(join(outbox, name)))
      return {
        at: Date.parse(mail.date ?? ''),
        to: (mail.to ?? []).map(({ address }) => (address ?? '').toLowerCase()),
        subject: mail.subject ?? '',
        words: `${mail.subject ?? ''} ${mail.text ?? ''}`,
      }
    }),
  )
}
