import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agenda } from '#shared/domain/casework/clock/agenda.ts'
import { bringUpToDate } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { madeSooner } from '#shared/domain/casework/clock/moves.ts'
import { paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import { recalculated } from '#shared/domain/casework/clock/recalculated.ts'
import { fingerprintOf, Reckoning, reckoningBy, reckoningOf } from '#shared/domain/standards/reckoning.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { councils } from '#tests/support/directory/random-calendars.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'
import { aQueryOf, directoryOf, upTo } from '#tests/support/reckoned-query.ts'

/** Wednesday 25 November 2026, 10:00; the calendar changes on the Friday. */
const at = '2026-11-27T10:00:00.000Z'
const plain = aCouncil()

describe('a calendar that changes', () => {
  it('moves the open deadlines, and says which and why', () => {
    const after = aCouncil({ closureDays: ['2026-11-30', '2027-08-02'] })
    const moved = recalculated(upTo(aQueryOf(plain), at, plain), { before: plain, after, at })
    expect(moved?.query.deadlines).toEqual({
      acknowledge: '2026-11-23T10:15:00.000Z',
      // Missed on Tuesday: its breach is in the history.
      accept: '2026-11-24T17:00:00.000Z',
      firstReply: '2026-12-01T17:00:00.000Z',
      fullAnswer: '2026-12-15T17:00:00.000Z',
    })
    expect(moved?.query.receivedAt).toBe('2026-11-23T10:00:00.000Z')
    expect(moved?.query.clocks.from).toBe('2026-11-23T10:00:00.000Z')
    expect(moved?.event).toEqual({
      at,
      type: 'recalculated',
      by: 'system',
      to: [],
      detail:
        'Closure day 30 November 2026 was added. firstReply 2026-11-30T17:00:00.000Z → 2026-12-01T17:00:00.000Z; fullAnswer 2026-12-14T17:00:00.000Z → 2026-12-15T17:00:00.000Z; nextUpdate 2026-12-07T17:00:00.000Z → 2026-12-08T17:00:00.000Z.',
    })
  })

  it('moves nothing, and is not written, where it has nothing to do with the query', () => {
    const after = aCouncil({ closureDays: ['2027-08-02'], standards: { undoSeconds: 30 } })
    expect(recalculated(upTo(aQueryOf(plain), at, plain), { before: plain, after, at })).toBeNull()
  })

  it('says nothing of rungs after a deadline that may yet be met', () => {
    // The day after the full answer is due, and far from all else.
    const after = aCouncil({ closureDays: ['2026-12-15'], standards: { acceptLadder: [] } })
    const accepted = {
      ...aQueryOf(plain).clocks,
      acceptedAt: '2026-11-23T11:00:00.000Z',
      acceptedBy: 'cw-a1',
    }
    const query = upTo(aQueryOf(plain, { clocks: accepted }), at, plain)
    expect(recalculated(query, { before: plain, after, at })).toBeNull()
  })

  it('leaves a closed query alone', () => {
    const after = aCouncil({ closureDays: ['2026-11-30'] })
    expect(recalculated(aQueryOf(plain, { state: 'closed' }), { before: plain, after, at })).toBeNull()
  })

  it('names the new version of the standards', () => {
    const after = aCouncil({
      standards: { version: '2027-01', rows: { family: { fullAnswer: { P3: '12 wd', P4: '1 wd' } } } },
    })
    const moved = recalculated(upTo(aQueryOf(plain), at, plain), { before: plain, after, at })
    expect(moved?.query).toMatchObject({ standardsVersion: '2027-01', reckonedBy: fingerprintOf(after) })
    expect(moved?.event.detail).toBe(
      'The standard for full answer, family at P3, changed from 15 wd to 12 wd. fullAnswer 2026-12-14T17:00:00.000Z → 2026-12-09T17:00:00.000Z.',
    )
  })

  it('keeps the date of a clock that has stopped', () => {
    const query = aQueryOf(plain, {
      clocks: { ...aQuery().clocks, firstReplyAt: '2026-11-26T09:00:00.000Z' },
    })
    const after = aCouncil({ closureDays: ['2026-11-30'] })
    const moved = recalculated(upTo(query, at, plain), { before: plain, after, at })
    expect(moved?.query.deadlines.firstReply).toBe('2026-11-30T17:00:00.000Z')
    expect(moved?.query.deadlines.fullAnswer).toBe('2026-12-15T17:00:00.000Z')
  })

  it('keeps a date that a colleague set', () => {
    const newDate = {
      clock: 'firstReply',
      at: '2026-12-03T17:00:00.000Z',
      before: '2026-11-30T17:00:00.000Z',
      reason: 'The therapist reports on Thursday.',
      by: 'cw-a1',
      decidedAt: '2026-11-26T10:00:00.000Z',
    } as const
    const before = aQueryOf(plain)
    const query = {
      ...before,
      deadlines: { ...before.deadlines, firstReply: newDate.at },
      clocks: { ...before.clocks, newDates: [newDate] },
    }
    const after = aCouncil({ closureDays: ['2026-11-30'] })
    const moved = recalculated(upTo(query, at, plain), { before: plain, after, at })
    expect(moved?.query.deadlines.firstReply).toBe(newDate.at)
    expect(moved?.query.deadlines.fullAnswer).toBe('2026-12-15T17:00:00.000Z')
  })

  it('leaves a deadline that came about in another way than by the standards', () => {
    const query = aQueryOf(plain)
    const odd = { ...query, deadlines: { ...query.deadlines, fullAnswer: '2026-12-02T17:00:00.000Z' } }
    const after = aCouncil({ standards: { rows: { everyone: { firstReply: { P3: '6 wd' } } } } })
    const moved = recalculated(upTo(odd, at, plain), { before: plain, after, at })
    expect(moved?.query.deadlines).toMatchObject({
      firstReply: '2026-12-01T17:00:00.000Z',
      fullAnswer: '2026-12-02T17:00:00.000Z',
    })
  })

  it('reckons a pause that has ended by the new calendar', () => {
    const start = aQueryOf(plain)
    const waiting = paused(
      upTo(start, '2026-11-24T09:00:00.000Z', plain),
      '2026-11-24T09:00:00.000Z',
      'question',
      'cw-a1',
    ).query
    const back = resumed(waiting, '2026-11-25T17:00:00.000Z', 'answered', directoryOf(plain)).query
    expect(back.deadlines.firstReply).toBe('2026-12-02T17:00:00.000Z')
    const after = aCouncil({ closureDays: ['2026-11-25'] })
    const moved = recalculated(back, { before: plain, after, at })
    // One day paused instead of two, and one day closed: the same date.
    expect(moved?.query.deadlines.firstReply ?? back.deadlines.firstReply).toBe('2026-12-02T17:00:00.000Z')
    const open = recalculated(back, { before: plain, after: aCouncil({ closureDays: ['2026-11-30'] }), at })
    expect(open?.query.deadlines.firstReply).toBe('2026-12-03T17:00:00.000Z')
  })

  it('keeps the sooner date of a third contact, reckoned anew', () => {
    const third = '2026-11-25T10:00:00.000Z'
    const query = madeSooner(
      {
        ...aQueryOf(plain, { priority: 'P2' }),
        deadlines: aQueryOf(plain).deadlines,
        clocks: aQueryOf(plain).clocks,
      },
      third,
      plain,
    )
    expect(query.deadlines.firstReply).toBe('2026-11-30T17:00:00.000Z')
    expect(query.deadlines.fullAnswer).toBe('2026-12-04T17:00:00.000Z')
    const after = aCouncil({ closureDays: ['2026-12-03'] })
    const moved = recalculated(upTo(query, at, plain), { before: plain, after, at })
    expect(moved?.query.deadlines.fullAnswer).toBe('2026-12-07T17:00:00.000Z')
  })

  it('knows a bank holiday that was proclaimed since by the list that was kept', () => {
    const kept = { ...reckoningOf(plain), bankHolidays: { asOf: '2025-01', oneOffs: [] } }
    const before = reckoningBy(Reckoning.parse(kept), plain)
    const old = aQueryOf(plain)
    // As if the first reply had been reckoned a day too early then.
    const query = { ...old, deadlines: { ...old.deadlines, firstReply: '2026-11-27T17:00:00.000Z' } }
    const moved = recalculated(upTo(query, at, plain), { before, after: plain, at })
    expect(moved?.event.detail).toMatch(/^Bank holiday 15 June 2026 was added\. firstReply /)
  })
})

describe('a deadline that lies in the past by the new calendar', () => {
  const closing = aCouncil({ closureDays: ['2026-11-25', '2026-11-26'] })
  const query = upTo(aQueryOf(closing), '2026-12-01T10:00:00.000Z', closing)
  const change = { before: closing, after: plain, at: '2026-12-01T10:00:00.000Z' }

  it('is breached when the calendar changes, not before', () => {
    expect(query.deadlines.firstReply).toBe('2026-12-02T17:00:00.000Z')
    const moved = recalculated(query, change)?.query ?? query
    expect(moved.deadlines.firstReply).toBe('2026-11-30T17:00:00.000Z')
    const said = bringUpToDate(moved, '2026-12-01T10:05:00.000Z', directoryOf(plain)).events
    const late = said.filter(event => event.clock === 'firstReply' && event.type !== 'warned')
    expect(late.map(event => [event.at, event.type, event.detail])).toEqual([
      ['2026-12-01T10:00:00.000Z', 'breached', 'firstReply'],
      ['2026-12-01T10:00:00.000Z', 'escalated', 'L1'],
    ])
  })

  it('is given nothing back by a pause that began when it was over by the new calendar', () => {
    const [from, until] = ['2026-12-01T10:00:00.000Z', '2026-12-02T10:00:00.000Z']
    const waiting = paused(upTo(aQueryOf(closing), from, closing), from, 'question', 'cw-a1').query
    const back = resumed(waiting, until, 'answered', directoryOf(closing)).query
    expect(back.deadlines.firstReply).toBe('2026-12-03T17:00:00.000Z')
    const moved = recalculated(upTo(back, until, closing), { ...change, at: '2026-12-02T11:00:00.000Z' })
    expect(moved?.query.deadlines.firstReply).toBe('2026-11-30T17:00:00.000Z')
  })
})

describe('what is in the history', () => {
  const late = upTo(aQueryOf(plain), '2026-12-01T10:00:00.000Z', plain)

  it('stays: a breach keeps its date, and its ladder goes on from it', () => {
    const after = aCouncil({ closureDays: ['2026-11-27', '2026-12-02'] })
    const moved = recalculated(late, { before: plain, after, at: '2026-12-01T10:00:00.000Z' })
    expect(moved?.query.deadlines.firstReply).toBe('2026-11-30T17:00:00.000Z')
    const rungs = agenda(moved?.query ?? late, after).filter(
      item => item.clock === 'firstReply' && item.what === 'escalated',
    )
    // L2 at P3: the second working day after Tuesday 1 December, with the Wednesday closed.
    expect(rungs.map(item => [item.detail, item.at])).toEqual([
      ['L2', '2026-12-04T09:00:00.000Z'],
      ['L3', '2026-12-09T09:00:00.000Z'],
    ])
  })

  it('is said no second time, whatever moves', () => {
    fc.assert(
      fc.property(councils, councils, fc.integer({ min: 0, max: 40 * 96 }), (before, after, quarters) => {
        const changedAt = new Date(Date.parse('2026-11-23T10:00:00.000Z') + quarters * 900_000).toISOString()
        const old = upTo(aQueryOf(before), changedAt, before)
        const moved = recalculated(old, { before, after, at: changedAt })?.query ?? old
        const said = bringUpToDate(moved, '2027-06-01T10:00:00.000Z', directoryOf(after))
        for (const event of said.events) expect(event.at >= changedAt).toBe(true)
        const keys = said.query.clocks.given
        expect(new Set(keys).size).toBe(keys.length)
        const again = recalculated(moved, { before: after, after, at: changedAt })
        expect(again).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('comes to the new standards of that day, as if they had always held, where nothing was said yet', () => {
    fc.assert(
      fc.property(councils, councils, (before, after) => {
        const query = aQueryOf(before)
        const moved = recalculated(query, { before, after, at: query.receivedAt })?.query ?? query
        const anew = aQueryOf(after)
        expect(moved.deadlines).toEqual({ ...anew.deadlines, acknowledge: query.deadlines.acknowledge })
      }),
      { numRuns: 150 },
    )
  })
})

describe('a ladder or warnings that change', () => {
  it('bring forward a rung that is still to come, to the change at the soonest', () => {
    const old = upTo(aQueryOf(plain, { priority: 'P4' }), '2026-12-11T10:00:00.000Z', plain)
    const ladder = [
      { level: 'L1', who: 'team-manager', after: { P4: '0 wh' } },
      { level: 'L2', who: 'head-of-service', after: { P4: '1 wd' } },
    ]
    const after = aCouncil({ standards: { ladder } })
    const change = { before: plain, after, at: '2026-12-11T10:00:00.000Z' }
    const moved = recalculated(old, change)
    expect(moved?.event.detail).toBe(
      'The ladder changed. firstReply L2 2026-12-15T09:00:00.000Z → 2026-12-11T10:00:00.000Z; firstReply L3 2026-12-22T09:00:00.000Z → none.',
    )
  })

  it('reach a query whose clocks are paused, for when they run again', () => {
    const start = '2026-12-02T10:00:00.000Z'
    const late = upTo(aQueryOf(plain), start, plain)
    const waiting = paused(late, start, 'question', 'cw-a1').query
    const ladder = [
      { level: 'L1', who: 'team-manager', after: { P3: '0 wh' } },
      { level: 'L2', who: 'head-of-service', after: { P3: '4 wd' } },
    ]
    const change = {
      before: plain,
      after: aCouncil({ standards: { ladder } }),
      at: '2026-12-02T12:00:00.000Z',
    }
    const moved = recalculated(waiting, change)
    expect(moved?.event.detail).toContain('firstReply L2 2026-12-03T09:00:00.000Z → 2026-12-07T09:00:00.000Z')
    expect(moved?.query.clocks.pauses).toEqual(waiting.clocks.pauses)
  })

  it('end a pause that is over by the new limit when the limit changes, not before', () => {
    const waiting = paused(
      upTo(aQueryOf(plain), '2026-11-24T10:00:00.000Z', plain),
      '2026-11-24T10:00:00.000Z',
      'question',
      'cw-a1',
    ).query
    const after = aCouncil({ standards: { pauseLimit: '2 wd' } })
    const moved = recalculated(waiting, { before: plain, after, at: '2026-11-30T10:00:00.000Z' })
    expect(moved?.event.detail).toBe(
      'The limit of pauses changed from 10 wd to 2 wd. end of the pause 2026-12-08T10:00:00.000Z → 2026-11-30T10:00:00.000Z.',
    )
    const said = bringUpToDate(moved?.query ?? waiting, '2026-11-30T10:05:00.000Z', directoryOf(after))
    expect(said.events.map(event => `${event.type} ${event.at}`)[0]).toBe('resumed 2026-11-30T10:00:00.000Z')
  })

  it('give no new warning for a share that was used up long ago', () => {
    const old = upTo(aQueryOf(plain), '2026-11-27T10:00:00.000Z', plain)
    const warnings = [
      { at: '25%', who: ['owner'] },
      { at: '50%', who: ['owner'] },
      { at: '95%', who: ['owner'] },
    ]
    const after = aCouncil({ standards: { warnings } })
    const moved = recalculated(old, { before: plain, after, at })
    const coming = agenda(moved?.query ?? old, after).filter(item => item.what === 'warned')
    expect(coming.map(item => `${item.clock} ${item.detail} ${item.at}`)).toEqual([
      'firstReply 95 2026-11-30T14:39:00.000Z',
      'fullAnswer 50 2026-12-03T09:30:00.000Z',
      'fullAnswer 95 2026-12-14T10:39:00.000Z',
    ])
  })
})
