import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueDayStart, shareOfWorkingTime, warningsFor } from '#shared/domain/standards/warnings.ts'
import { calendarOf, workingTimeBetween } from '#shared/domain/standards/working-time.ts'
import { councils, near } from '#tests/support/directory/random-calendars.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const calendar = calendarOf(aCouncil())

describe('the default warnings', () => {
  it('are at half the time, at four fifths and on the due day, to those whom the contract names', () => {
    const told = warningsFor(aCouncil()).map(({ detail, when, tell }) => [detail, when, tell.P1, tell.P3])
    expect(told).toEqual([
      ['50', 50, ['owner', 'team-manager'], ['owner']],
      ['80', 80, ['owner', 'cover', 'team-manager'], ['owner', 'cover', 'team-manager']],
      ['due-day', 'due-day', ['owner', 'team-manager'], ['owner', 'team-manager']],
    ])
  })
})

describe('a council’s own warnings', () => {
  it('take the place of the default ones, in the order in which they fall due', () => {
    const own = aCouncil({
      standards: {
        warnings: [
          { at: 'due-day', who: ['cover'] },
          { at: '90%', who: ['head-of-service'], P4: ['owner', 'adm-1'] },
          { at: '25%', who: ['owner'] },
        ],
      },
    })
    expect(warningsFor(own).map(({ detail, tell }) => [detail, tell.P2, tell.P4])).toEqual([
      ['25', ['owner'], ['owner']],
      ['90', ['head-of-service'], ['owner', { staffId: 'adm-1' }]],
      ['due-day', ['cover'], ['cover']],
    ])
  })

  it('may be none', () => {
    expect(warningsFor(aCouncil({ standards: { warnings: [] } }))).toEqual([])
  })
})

describe('a share of the working time', () => {
  it.each([
    ['of four hours', '2026-11-25T10:00:00.000Z', '2026-11-25T14:00:00.000Z', 50, '2026-11-25T12:00:00.000Z'],
    [
      'over a weekend',
      '2026-11-27T15:00:00.000Z',
      '2026-11-30T11:00:00.000Z',
      80,
      '2026-11-30T10:12:00.000Z',
    ],
    [
      'used up exactly at the end of a day',
      '2026-11-25T09:00:00.000Z',
      '2026-11-26T17:00:00.000Z',
      50,
      '2026-11-25T17:00:00.000Z',
    ],
    [
      'from out of hours on',
      '2026-11-28T12:00:00.000Z',
      '2026-11-30T17:00:00.000Z',
      50,
      '2026-11-30T13:00:00.000Z',
    ],
    [
      'of a month that ends on a Saturday',
      '2026-11-05T12:00:00.000Z',
      '2026-12-05T17:00:00.000Z',
      100,
      '2026-12-04T17:00:00.000Z',
    ],
    [
      'of no working time at all, which is over at once',
      '2026-11-28T10:00:00.000Z',
      '2026-11-28T17:00:00.000Z',
      50,
      '2026-11-28T17:00:00.000Z',
    ],
  ])('%s', (_, from, to, percent, expected) => {
    expect(shareOfWorkingTime(calendar, from, to, percent)).toBe(expected)
  })

  it('leaves that share before it and the rest after it, in any calendar', () => {
    fc.assert(
      fc.property(
        councils,
        near(2),
        fc.integer({ min: 0, max: 100 }),
        (of, [from = '', to = ''], percent) => {
          const ofIts = calendarOf(of)
          const at = shareOfWorkingTime(ofIts, from, to, percent)
          const whole = workingTimeBetween(ofIts, from, to)
          expect(at <= to).toBe(true)
          expect(workingTimeBetween(ofIts, from, at)).toBeCloseTo((whole * percent) / 100, 3)
          expect(workingTimeBetween(ofIts, at, to)).toBeCloseTo((whole * (100 - percent)) / 100, 3)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the morning of the due day', () => {
  it.each([
    ['is the opening', '2026-12-02T17:00:00.000Z', '2026-12-02T09:00:00.000Z'],
    ['is an hour earlier in UTC in summer', '2027-05-04T16:00:00.000Z', '2027-05-04T08:00:00.000Z'],
    ['is 09:00 on a day that is not worked', '2026-12-05T17:00:00.000Z', '2026-12-05T09:00:00.000Z'],
  ])('%s', (_, deadline, expected) => {
    expect(dueDayStart(calendar, deadline)).toBe(expected)
  })

  it('is the later opening of a short day', () => {
    const late = calendarOf(aCouncil({ shortDays: [{ date: '2026-12-02', from: '13:00', to: '17:00' }] }))
    expect(dueDayStart(late, '2026-12-02T17:00:00.000Z')).toBe('2026-12-02T13:00:00.000Z')
  })
})
