import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgendaItem, agenda } from '#shared/domain/casework/clock/agenda.ts'
import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { accepted, closed, held, madeSooner, reopened, replied } from '#shared/domain/casework/clock/moves.ts'
import { isPaused, paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import type { CaseworkEvent, Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { calendarOf, workingTimeBetween } from '#shared/domain/standards/working-time.ts'
import { Priority } from '#shared/domain/triage/judgement.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { councils, instants } from '#tests/support/directory/random-calendars.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'

const subjects = fc.record({
  kind: fc.constantFrom('councillor', 'mp', 'family', 'legal', 'unknown'),
  topic: fc.constantFrom('placement', 'transport', 'complaint', 'general'),
  priority: fc.constantFrom(...Priority.options),
})

/** What people do to a query, each so many minutes after the one before. */
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom('accept', 'hold', 'reply', 'pause', 'resume', 'close', 'reopen', 'sooner'),
    after: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 20_000 })),
  }),
  { maxLength: 10 },
)
type Deed = { readonly deed: string; readonly after: number }

const sometimesAway = fc.constantFrom(
  [],
  [anAbsence('cw-a1', '2026-01-01', '2029-12-31', 'cw-a2')],
  [anAbsence('mgr-a', '2026-01-01', '2029-12-31')],
)

const worlds = fc.record({
  council: councils,
  absences: sometimesAway,
  receivedAt: instants,
  subject: subjects,
})
type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

const directoryOf = ({ council, absences }: World): DirectoryIndex =>
  aDirectory({ council, absences: [...absences] })

function openedIn(world: World, directory: DirectoryIndex): Query {
  const { receivedAt, subject } = world
  const { priority, topic, kind } = subject
  const query = aQuery({
    receivedAt,
    priority,
    topic,
    correspondent: { kind, name: 'A writer', directoryId: null, verified: true },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
    clocks: freshClocks(receivedAt, priority),
    deadlines: deadlinesFor({
      correspondentKind: kind,
      topic,
      flags: [],
      priority,
      receivedAt,
      council: world.council,
    }),
  })
  return withTimes(query, directory)
}

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

function done(query: Query, deed: string, at: string, directory: DirectoryIndex): Query {
  const { council } = directory.snapshot
  if (query.state === 'closed') return deed === 'reopen' ? reopened(query, at, council) : query
  switch (deed) {
    case 'accept':
      return accepted(query, at, 'cw-a1')
    case 'hold':
      return held(query, at, 'cw-a1', later(at, 5_000))
    case 'reply':
      return replied(query, at, 'cw-a1')
    case 'pause':
      return isPaused(query) ? query : paused(query, at, 'question', 'cw-a1').query
    case 'resume':
      return resumed(query, at, 'answered', directory).query
    case 'close':
      return closed(query, at, 'cw-a1')
    case 'sooner':
      return madeSooner({ ...query, priority: 'P1' }, at, council)
    default:
      return query
  }
}

interface Lived {
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
}

/** A query's life: people's deeds at their instants, with looks of the sweep in between wherever `looks` says, in minutes. */
function lived(world: World, what: readonly Deed[], looks: readonly number[], days: number): Lived {
  const directory = directoryOf(world)
  let query = openedIn(world, directory)
  let at = world.receivedAt
  const events: CaseworkEvent[] = []
  const lookAt = (until: string) => {
    const upToDate = bringUpToDate(query, until, directory)
    events.push(...upToDate.events)
    query = upToDate.query
  }
  const end = later(world.receivedAt, days * 1_440)
  const instantsOfLooks = looks.map(minutes => later(world.receivedAt, minutes)).toSorted()
  for (const { deed, after } of what) {
    const next = later(at, after)
    for (const look of instantsOfLooks) if (look > at && look < next) lookAt(look)
    lookAt(next)
    query = withTimes(done(query, deed, next, directory), directory)
    at = next
  }
  for (const look of instantsOfLooks) if (look > at && look < end) lookAt(look)
  if (end > at) lookAt(end)
  return { query, events }
}

const looksOf = fc.array(fc.integer({ min: 1, max: 90 * 1_440 }), { maxLength: 30 })
const said = (events: readonly CaseworkEvent[]) =>
  events.map(({ at, type, clock, detail, to }) => `${at} ${type} ${clock ?? ''} ${detail} ${to.join('+')}`)

describe('any query, in any calendar, whatever people do', () => {
  it('has the same history however often, seldom or late anybody looks', () => {
    fc.assert(
      fc.property(worlds, deeds, looksOf, (world, what, looks) => {
        const never = lived(world, what, [], 120)
        const often = lived(world, what, looks, 120)
        expect(said(often.events)).toEqual(said(never.events))
        expect(often.query).toEqual(never.query)
      }),
      { numRuns: 150 },
    )
  })

  it('is warned, breached and raised once a round for each clock, never after the clock stopped, and no rung is skipped', () => {
    fc.assert(
      fc.property(worlds, deeds, (world, what) => {
        const { query } = lived(world, what, [], 120)
        expect(new Set(query.clocks.given).size).toBe(query.clocks.given.length)
        for (const clock of ['firstReply', 'fullAnswer']) {
          for (let round = 1; round <= query.clocks.round; round += 1) {
            const start = `${round === 1 ? '' : `${round}:`}${clock}/`
            const rungs = query.clocks.given
              .filter(key => key.startsWith(`${start}L`))
              .map(key => key.slice(start.length))
            expect(rungs).toEqual(['L1', 'L2', 'L3'].slice(0, rungs.length))
            if (rungs.length > 0) expect(query.clocks.given).toContain(`${start}breach`)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says nothing twice, nothing before its time, and nothing about a closed query', () => {
    fc.assert(
      fc.property(worlds, deeds, (world, what) => {
        const directory = directoryOf(world)
        const { query } = lived(world, what, [], 120)
        const open = agenda(query, world.council)
        if (query.state === 'closed') expect(open).toEqual([])
        expect(query.wakeAt).toBe(query.state === 'closed' ? null : (open[0]?.at ?? null))
        const order = (items: readonly AgendaItem[]) => items.map(item => item.at)
        expect(order(open)).toEqual(order(open).toSorted())
        if (query.wakeAt !== null) {
          const before = new Date(Date.parse(query.wakeAt) - 1).toISOString()
          expect(bringUpToDate(query, before, directory).events).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('loses nothing by a pause: every open deadline moves by the working time paused, and the received date stays', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 1, max: 3_000 }),
        (world, wait, length) => {
          const directory = directoryOf(world)
          const calendar = calendarOf(world.council)
          const query = openedIn(world, directory)
          const from = later(world.receivedAt, wait)
          const until = later(from, length)
          const before = bringUpToDate(query, from, directory).query
          const waiting = withTimes(paused(before, from, 'question', 'cw-a1').query, directory)
          const upTo = bringUpToDate(waiting, until, directory).query
          const after = resumed(upTo, until, 'answered', directory).query
          const rested = after.clocks.pauses.reduce(
            (sum, pause) => sum + workingTimeBetween(calendar, pause.from, pause.until ?? until),
            0,
          )
          expect(after.receivedAt).toBe(query.receivedAt)
          for (const clock of ['firstReply', 'fullAnswer'] as const) {
            const [old, now] = [query.deadlines[clock], after.deadlines[clock]]
            if (old <= from) expect(now).toBe(old)
            else expect(workingTimeBetween(calendar, old, now)).toBeCloseTo(rested, 6)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
