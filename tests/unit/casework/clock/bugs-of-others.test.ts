/** Bugs that other systems shipped at this place, each with the report that tells of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setNewDate } from '#shared/domain/casework/acts/new-date.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import { deadlineOf } from '#shared/domain/casework/clock/agenda.ts'
import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { closed, held, replied } from '#shared/domain/casework/clock/moves.ts'
import { paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import { transitions } from '#shared/domain/casework/clock/transitions.ts'
import { decideFiling } from '#shared/domain/casework/decide-filing.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { calendarOf, nextWorkingInstant } from '#shared/domain/standards/working-time.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { councils, instants } from '#tests/support/directory/random-calendars.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const directory = aDirectory()
const { council } = directory.snapshot
/** P3, received on Monday 23 November 2026 at 10:00; first reply due on Monday 30 November at 17:00. */
const query = withTimes(
  aQuery({
    owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
    parties: ['carly.fox@mailbox.example'],
  }),
  directory,
)
const muchLater = '2027-03-01T09:00:00.000Z'
const said = (of: Query) =>
  bringUpToDate(of, muchLater, directory).events.map(
    ({ type, clock, detail }) => `${type} ${clock} ${detail}`,
  )

describe('a clock that goes on although somebody answered (zammad#3140)', () => {
  it('is neither breached nor raised after a reply in time', () => {
    const answered = replied(query, '2026-11-24T10:00:00.000Z', 'cw-a1')
    expect(said(answered).filter(each => /firstReply/.test(each))).toEqual([])
  })
})

describe('an update target that overrides the first response (zammad#5177)', () => {
  it.each(['2026-11-25T17:00:00.000Z', '2026-12-04T17:00:00.000Z'])(
    'leaves the first reply where it is, with news promised by %s',
    promised => {
      const told = held(query, '2026-11-24T10:00:00.000Z', 'cw-a1', promised)
      expect(deadlineOf(told, 'firstReply', council)).toBe('2026-11-30T17:00:00.000Z')
      expect(said(told)).toContain('breached firstReply firstReply')
    },
  )
})

describe('automatic mail that reopens or un-pauses (zammad#5113, osTicket#1744)', () => {
  it('does nothing to any clock, nor does our acknowledgement to any but its own', () => {
    for (const [clock, effects] of Object.entries(transitions)) {
      expect(effects['automatic-mail']).toBeUndefined()
      if (clock !== 'acknowledge') expect(effects.acknowledged).toBeUndefined()
    }
  })

  it.each(['auto-reply', 'bounce'] as const)('of kind %s writes no query and sends nothing', messageKind => {
    const waiting = paused(query, '2026-11-23T12:00:00.000Z', 'question', 'cw-a1').query
    const shut = closed(query, '2026-11-23T12:00:00.000Z', 'cw-a1')
    for (const stored of [waiting, shut]) {
      const { filing } = decideFiling(
        aFilingAsk({
          mail: aMail({ kind: messageKind }),
          judgement: aJudgement({ messageKind }),
          place: { place: 'join', query: stored, reopens: stored.state === 'closed' },
        }),
      )
      expect(filing).toMatchObject({ to: 'history', notices: [], absence: null })
      expect(filing).not.toHaveProperty('query')
      expect(filing).not.toHaveProperty('outgoing')
    }
  })
})

describe('a weekend of waiting that is counted twice (zammad#534)', () => {
  it('moves the date by the two hours of working time from Friday 16:00 to Monday 10:00', () => {
    const waiting = paused(query, '2026-11-27T16:00:00.000Z', 'question', 'cw-a1').query
    const { query: after } = resumed(waiting, '2026-11-30T10:00:00.000Z', 'answered', directory)
    expect(after.deadlines.firstReply).toBe('2026-12-01T11:00:00.000Z')
  })
})

describe('an extension that changes the received date (HOCS-4075)', () => {
  it('moves the deadline alone', () => {
    const manager = directory.staff('mgr-a')
    if (manager === null) throw new Error('there is a manager')
    const moved = setNewDate(
      query,
      {
        on: '2026-12-03',
        because: 'The school answers on Wednesday.',
        letterOf: () => null,
        thread: { inReplyTo: null, references: [], threadIndex: null },
      },
      { by: manager, directory, now: '2026-11-24T10:00:00.000Z' },
    )
    if (isRefused(moved)) throw new Error(moved.refused)
    expect(moved.query.deadlines.firstReply).toBe('2026-12-03T17:00:00.000Z')
    expect([moved.query.receivedAt, moved.query.clocks.from]).toEqual([query.receivedAt, query.clocks.from])
  })
})

describe('an escalation mail at midnight (grafana oncall#3261, zammad#4432)', () => {
  it('is never written of anything but immediate danger, in any calendar, with any pause', () => {
    const minutes = fc.integer({ min: 1, max: 12_000 })
    fc.assert(
      fc.property(
        councils,
        instants,
        fc.constantFrom('P2' as const, 'P3' as const, 'P4' as const),
        fc.option(fc.tuple(minutes, minutes)),
        (anyCouncil, receivedAt, priority, pause) => {
          const world = aDirectory({ council: anyCouncil })
          const later = (instant: string, after: number) =>
            new Date(Date.parse(instant) + after * 60_000).toISOString()
          let current = aQuery({
            receivedAt,
            priority,
            owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
            clocks: freshClocks(receivedAt, priority),
            deadlines: deadlinesFor({
              correspondentKind: 'family',
              topic: 'placement',
              flags: [],
              priority,
              receivedAt,
              council: anyCouncil,
            }),
          })
          const notices = []
          if (pause !== null) {
            const from = later(receivedAt, pause[0])
            const before = bringUpToDate(current, from, world)
            const meanwhile = bringUpToDate(
              paused(before.query, from, 'question', 'cw-a1').query,
              later(from, pause[1]),
              world,
            )
            const after = resumed(meanwhile.query, later(from, pause[1]), 'answered', world)
            notices.push(...before.notices, ...meanwhile.notices, ...after.notices)
            current = after.query
          }
          notices.push(...bringUpToDate(current, later(receivedAt, 300 * 1_440), world).notices)
          const calendar = calendarOf(anyCouncil)
          expect(notices.length).toBeGreaterThan(0)
          for (const { at } of notices) expect(at).toBe(nextWorkingInstant(calendar, at))
        },
      ),
      { numRuns: 150 },
    )
  })
})
