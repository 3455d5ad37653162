import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awayPeriod } from '#shared/domain/directory/away-period.ts'
import { awayUntil, isAway } from '#shared/domain/directory/cover.ts'
import type { KnownAbsence } from '#shared/domain/directory/directory.ts'
import { withRecorded, withUnplanned } from '#shared/domain/directory/directory-index.ts'
import { calendarOf, nextWorkingInstant } from '#shared/domain/standards/working-time.ts'
import { anyDirectory, anyStaffId } from '#tests/support/directory/any-directory.ts'
import {
  aCouncil,
  aDirectory,
  anAbsence,
  aSnapshot,
  aStaff,
} from '#tests/support/directory/small-directory.ts'

const day = '2026-11-25'
const half = (half: 'am' | 'pm', date = day) => ({ ...anAbsence('cw-a1', date, date, 'cw-a2'), half })
const told = (changes: Partial<KnownAbsence> = {}): KnownAbsence => ({
  ...anAbsence('cw-a1', day, day, 'cw-a2'),
  recordedAt: '2026-11-25T10:20:00.000Z',
  ...changes,
})

describe('half a day', () => {
  it.each([
    ['a morning, at its opening', half('am'), '2026-11-25T09:00:00.000Z', true],
    ['a morning, in its last minute', half('am'), '2026-11-25T12:59:59.999Z', true],
    ['a morning, at one o’clock', half('am'), '2026-11-25T13:00:00.000Z', false],
    ['an afternoon, in the minute before', half('pm'), '2026-11-25T12:59:59.999Z', false],
    ['an afternoon, at one o’clock', half('pm'), '2026-11-25T13:00:00.000Z', true],
    ['an afternoon, late in the evening', half('pm'), '2026-11-25T23:59:00.000Z', true],
    [
      'an afternoon in summer, at one o’clock in London',
      half('pm', '2026-07-01'),
      '2026-07-01T12:00:00.000Z',
      true,
    ],
    ['an afternoon in summer, before it', half('pm', '2026-07-01'), '2026-07-01T11:59:59.999Z', false],
  ])('%s: away is %4$s', (_, absence, at, away) => {
    expect(isAway('cw-a1', at, aDirectory({ absences: [absence] }))).toBe(away)
  })

  it('joins the days beside it to one absence', () => {
    const index = aDirectory({
      absences: [half('pm'), anAbsence('cw-a1', '2026-11-26', '2026-11-27'), half('am', '2026-11-30')],
    })
    expect(awayPeriod('cw-a1', '2026-11-27T10:00:00.000Z', index)).toMatchObject({
      since: '2026-11-25T13:00:00.000Z',
      until: '2026-11-30T13:00:00.000Z',
    })
    expect(awayUntil('cw-a1', '2026-11-25T14:00:00.000Z', index)).toBe('2026-11-27')
  })

  it('twice on a day is the whole day', () => {
    const index = aDirectory({
      absences: [anAbsence('cw-a1', '2026-11-24', '2026-11-24'), half('am'), half('pm')],
    })
    expect(awayUntil('cw-a1', '2026-11-24T10:00:00.000Z', index)).toBe(day)
  })
})

describe('an absence that was told to the service', () => {
  it.each([
    ['the minute before it was told', told(), '2026-11-25T10:19:59.999Z', false],
    ['from when it was told', told(), '2026-11-25T10:20:00.000Z', true],
    ['to when it was ended', told({ endedAt: '2026-11-25T14:00:00.000Z' }), '2026-11-25T13:59:59.999Z', true],
    ['no longer', told({ endedAt: '2026-11-25T14:00:00.000Z' }), '2026-11-25T14:00:00.000Z', false],
  ])('holds %s: %4$s', (_, absence, at, away) => {
    expect(isAway('cw-a1', at, withRecorded(aDirectory(), [absence]))).toBe(away)
  })

  it('begins at once, also in the evening', () => {
    const index = withRecorded(aDirectory(), [
      told({ to: '2026-11-26', recordedAt: '2026-11-25T20:05:00.000Z' }),
    ])
    expect(awayPeriod('cw-a1', '2026-11-25T20:05:00.000Z', index)).toEqual({
      since: '2026-11-25T20:05:00.000Z',
      until: '2026-11-27T09:00:00.000Z',
      isCertain: true,
      isAbsence: true,
    })
  })

  it('is not there twice when an import brings it too', () => {
    const index = withRecorded(aDirectory({ absences: [anAbsence('cw-a1', day, day)] }), [told()])
    expect(index.absencesOf('cw-a1')).toEqual([told()])
  })

  it('keeps its cover before the one that an import names', () => {
    const index = withRecorded(aDirectory({ absences: [anAbsence('cw-a1', day, day, 'cw-b1')] }), [told()])
    expect(index.absencesOf('cw-a1').map(({ cover }) => cover)).toEqual(['cw-a2', 'cw-b1'])
  })

  it('ends an imported one with it, and not one that is longer', () => {
    const ended = told({ endedAt: '2026-11-25T14:00:00.000Z' })
    const until = (to: string) =>
      isAway(
        'cw-a1',
        '2026-11-25T15:00:00.000Z',
        withRecorded(aDirectory({ absences: [anAbsence('cw-a1', day, to)] }), [ended]),
      )
    expect([until(day), until('2026-11-27')]).toEqual([false, true])
  })
})

describe('a time away', () => {
  const christmas = aDirectory({
    absences: [
      anAbsence('cw-a1', '2026-12-21', '2026-12-24'),
      anAbsence('cw-a1', '2026-12-29', '2026-12-31'),
    ],
  })

  it('goes on over weekends and bank holidays on which nobody works', () => {
    expect(awayPeriod('cw-a1', '2026-12-24T10:00:00.000Z', christmas)).toEqual({
      since: '2026-12-21T09:00:00.000Z',
      until: '2027-01-04T09:00:00.000Z',
      isCertain: true,
      isAbsence: true,
    })
    expect(awayPeriod('cw-a1', '2026-12-27T10:00:00.000Z', christmas)).not.toBeNull()
  })

  it('is none where it is over before anybody works', () => {
    const weekend = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-28', '2026-11-29')] })
    expect(awayPeriod('cw-a1', '2026-11-28T10:00:00.000Z', weekend)).toBeNull()
  })

  it('joins leave to the days that a part-time person does not work', () => {
    const staff = [
      aStaff('cw-a1', { workingDays: ['Mon', 'Tue', 'Wed'] }),
      ...aSnapshot().staff.filter(({ id }) => id !== 'cw-a1'),
    ]
    const index = aDirectory({ staff, absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-25')] })
    expect(awayPeriod('cw-a1', '2026-11-26T10:00:00.000Z', index)).toMatchObject({
      since: '2026-11-19T09:00:00.000Z',
      until: '2026-11-30T09:00:00.000Z',
    })
  })

  it('that a mailbox spoke of before begins when it is certain', () => {
    const index = withUnplanned(aDirectory({ absences: [anAbsence('cw-a1', day, day, 'cw-a2')] }), [
      { staffId: 'cw-a1', from: '2026-11-23', to: '2026-11-26', why: 'perhaps-away' },
    ])
    expect(awayPeriod('cw-a1', `${day}T10:00:00.000Z`, index)).toMatchObject({
      since: `${day}T09:00:00.000Z`,
      until: '2026-11-27T09:00:00.000Z',
    })
  })

  it('that only a mailbox tells of is not certain', () => {
    const index = withUnplanned(aDirectory(), [{ staffId: 'cw-a1', from: day, to: day, why: 'perhaps-away' }])
    expect(awayPeriod('cw-a1', `${day}T10:00:00.000Z`, index)).toMatchObject({ isCertain: false })
  })

  it('begins and ends on working instants, away within and at work outside, whatever the directory', () => {
    const calendar = calendarOf(aCouncil())
    fc.assert(
      fc.property(
        anyDirectory,
        anyStaffId,
        fc.integer({ min: 0, max: 8 * 24 * 60 }),
        (index, id, minutes) => {
          const at = new Date(Date.parse('2026-11-23T00:00:00.000Z') + minutes * 60_000).toISOString()
          const period = awayPeriod(id, at, index)
          const first = nextWorkingInstant(calendar, at)
          if (index.staff(id) === null || !isAway(id, first, index)) {
            expect(period).toBeNull()
            return
          }
          if (period === null) throw new Error('somebody who is away has a time away')
          const { since, until } = period
          expect(since <= first && first < until).toBe(true)
          expect(isAway(id, since, index)).toBe(true)
          expect(nextWorkingInstant(calendar, until)).toBe(until)
          const noEndInSight = Date.parse(until) - Date.parse(first) > 399 * 86_400_000
          expect(noEndInSight || !isAway(id, until, index)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
