import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agenda } from '#shared/domain/casework/clock/agenda.ts'
import { answerLeft, answerTakenBack } from '#shared/domain/casework/clock/answer-left.ts'
import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { accepted, closed, madeSooner, reopened } from '#shared/domain/casework/clock/moves.ts'
import { isPaused, paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { Priority } from '#shared/domain/triage/judgement.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { councils, instants } from '#tests/support/directory/random-calendars.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'

const acts = fc.array(
  fc.record({
    act: fc.constantFrom(
      'accept',
      'write a reply',
      'write a holding reply',
      'write a closing letter',
      'it leaves',
      'it is taken back',
      'pause',
      'resume',
      'close as no query',
      'reopen',
      'more urgent',
      'mail',
    ),
    after: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 15_000 })),
  }),
  { maxLength: 14 },
)

const worlds = fc.record({
  council: councils,
  receivedAt: instants,
  priority: fc.constantFrom(...Priority.options),
  kind: fc.constantFrom('councillor' as const, 'family' as const, 'legal' as const),
  topic: fc.constantFrom('placement' as const, 'complaint' as const),
})
type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

function opened({ council, receivedAt, priority, kind, topic }: World, directory: DirectoryIndex): Query {
  return withTimes(
    aQuery({
      receivedAt,
      priority,
      topic,
      contacts: [receivedAt],
      correspondent: { kind, name: 'A writer', directoryId: null, verified: true },
      owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
      clocks: freshClocks(receivedAt, priority),
      deadlines: deadlinesFor({ correspondentKind: kind, topic, flags: [], priority, receivedAt, council }),
    }),
    directory,
  )
}

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

const answers = {
  'write a reply': 'replied',
  'write a holding reply': 'held',
  'write a closing letter': 'closed',
} as const

function done(query: Query, act: string, at: string, directory: DirectoryIndex, council: Council): Query {
  const { answering } = query.clocks
  if (act === 'it leaves')
    return answering === null ? query : (answerLeft(query, answering.entryId, directory)?.query ?? query)
  if (act === 'it is taken back')
    return answering === null ? query : (answerTakenBack(query, answering.entryId) ?? query)
  if (query.state === 'closed') return act === 'reopen' ? reopened(query, at, council) : query
  switch (act) {
    case 'accept':
      return accepted(query, at, 'cw-a1')
    case 'pause':
      return isPaused(query) ? query : paused(query, at, 'question', 'cw-a1').query
    case 'resume':
      return resumed(query, at, 'answered', directory).query
    case 'close as no query':
      return closed(query, at, 'cw-a1')
    case 'more urgent':
      return madeSooner({ ...query, priority: 'P1' }, at, council)
    case 'mail':
      return { ...query, contacts: [...query.contacts, at] }
    case 'write a reply':
    case 'write a holding reply':
    case 'write a closing letter':
      return answering !== null
        ? query
        : {
            ...query,
            clocks: {
              ...query.clocks,
              answering: {
                entryId: `an answer of ${at}`,
                what: answers[act],
                at,
                by: 'cw-a1',
                promised: later(at, 5_000),
                closing: null,
              },
            },
          }
    default:
      return query
  }
}

describe('a stored query', () => {
  it('is woken at the earliest of what is to be said, and while an answer is leaving when that has left', () => {
    fc.assert(
      fc.property(worlds, acts, (world, what) => {
        const { council } = world
        const directory = aDirectory({ council })
        let query = opened(world, directory)
        let at = world.receivedAt
        for (const { act, after } of what) {
          at = later(at, after)
          const upToDate = bringUpToDate(query, at, directory).query
          query = withTimes(done(upToDate, act, at, directory, council), directory)
          const [next] = agenda(query, council)
          if (query.state === 'closed') expect(query.wakeAt).toBeNull()
          else if (query.clocks.answering !== null)
            expect(query.wakeAt).toBe(later(query.clocks.answering.at, 10))
          else expect(query.wakeAt).toBe(next?.at ?? null)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is missed by nothing when only what wakes is looked at, however the sweeps fall', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 60 * 1_440 }), { maxLength: 40 })
    fc.assert(
      fc.property(worlds, acts, looks, (world, what, minutes) => {
        const { council } = world
        const directory = aDirectory({ council })
        const end = later(world.receivedAt, 400 * 1_440)
        const live = (isSweptBy: (query: Query, now: string) => boolean): Query => {
          let query = opened(world, directory)
          let at = world.receivedAt
          const sweeps = minutes.map(each => later(world.receivedAt, each)).toSorted()
          const sweep = (until: string) => {
            for (const now of sweeps)
              if (now > at && now < until && isSweptBy(query, now))
                query = bringUpToDate(query, now, directory).query
          }
          for (const { act, after } of what) {
            const next = later(at, after)
            sweep(next)
            query = bringUpToDate(query, next, directory).query
            query = withTimes(done(query, act, next, directory, council), directory)
            at = next
          }
          sweep(end)
          // An answer that is leaving has left long before the last sweep.
          query = withTimes(done(query, 'it leaves', end, directory, council), directory)
          return isSweptBy(query, end) ? bringUpToDate(query, end, directory).query : query
        }
        const always = live(() => true)
        const woken = live((query, now) => query.wakeAt !== null && query.wakeAt <= now)
        expect(woken).toEqual(always)
        expect(always.wakeAt).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})
