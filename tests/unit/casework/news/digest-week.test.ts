import { describe, expect, it } from 'vitest'
import { digestWeek } from '#shared/domain/casework/news/digest-week.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

describe('the week of the mail to members', () => {
  it.each([
    ['begins with work on Monday', {}, '2026-11-23T09:00:00.000Z', '2026-11-23'],
    ['is not there a minute before', {}, '2026-11-23T08:59:59.999Z', null],
    [
      'is made up for on Wednesday when Monday’s sweep was missed',
      {},
      '2026-11-25T12:00:00.000Z',
      '2026-11-23',
    ],
    ['is over on Friday', {}, '2026-11-27T09:00:00.000Z', null],
    ['waits for Tuesday when Monday is a bank holiday', {}, '2026-12-28T12:00:00.000Z', null],
    ['goes on that Tuesday', {}, '2026-12-29T09:00:00.000Z', '2026-12-29'],
    ['goes on the day that the council names', { day: 'thursday' }, '2026-11-26T09:00:00.000Z', '2026-11-26'],
    [
      'waits for Monday when it is set for a day without work',
      { day: 'saturday' },
      '2026-11-23T09:00:00.000Z',
      '2026-11-23',
    ],
    ['is never there when the council sends none', { send: false }, '2026-11-23T09:00:00.000Z', null],
    ['begins at nine in summer time', {}, '2026-07-06T08:00:00.000Z', '2026-07-06'],
  ])('%s', (_, memberDigest, now, period) => {
    expect(digestWeek(aCouncil({ memberDigest }), now)?.period ?? null).toBe(period)
  })

  it('tells of everything since the mail before it, and of nothing twice', () => {
    const week = digestWeek(aCouncil(), '2026-11-23T09:05:00.000Z')
    const next = digestWeek(aCouncil(), '2026-11-30T09:05:00.000Z')
    expect(week).toMatchObject({ at: '2026-11-23T09:00:00.000Z', since: '2026-11-16T09:00:00.000Z' })
    expect(next?.since).toBe(week?.at)
  })

  it('is one week where two of them come to the same opening', () => {
    const closureDays = [
      '2026-12-21',
      '2026-12-22',
      '2026-12-23',
      '2026-12-24',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ]
    const council = aCouncil({ closureDays })
    expect(digestWeek(council, '2026-12-30T12:00:00.000Z')).toBeNull()
    expect(digestWeek(council, '2027-01-04T09:00:00.000Z')).toEqual({
      period: '2027-01-04',
      at: '2027-01-04T09:00:00.000Z',
      since: '2026-12-14T09:00:00.000Z',
    })
  })
})
