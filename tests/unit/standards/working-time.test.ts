import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingHours,
  addWorkingMinutes,
  calendarOf,
  nextWorkingInstant,
  workingDayEnd,
  workingDayStart,
  workingDaysBetween,
  workingTimeBetween,
} from '#shared/domain/standards/working-time.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const calendar = calendarOf(aCouncil())
const short = (instant: string) => instant.replace(':00.000Z', 'Z')

describe('effective receipt', () => {
  it.each([
    ['within working time is the instant itself', '2026-11-23T10:15:30.250Z', '2026-11-23T10:15:30.250Z'],
    ['before the opening is the opening', '2026-11-23T08:59:59.999Z', '2026-11-23T09:00:00.000Z'],
    ['at the opening is the opening', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    [
      'a millisecond before the close is the instant itself',
      '2026-11-23T16:59:59.999Z',
      '2026-11-23T16:59:59.999Z',
    ],
    ['at 17:00:00 is the next opening', '2026-11-23T17:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['on a Friday evening is Monday', '2026-11-20T17:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    [
      'on Christmas Eve evening is after Boxing Day and its substitute',
      '2026-12-24T18:00:00.000Z',
      '2026-12-29T09:00:00.000Z',
    ],
    ['in summer is an hour earlier in UTC', '2026-07-06T07:30:00.000Z', '2026-07-06T08:00:00.000Z'],
    [
      'the morning the clocks go forward is Monday 09:00 BST',
      '2027-03-28T00:30:00.000Z',
      '2027-03-30T08:00:00.000Z',
    ],
    [
      'the night the clocks go back is Monday 09:00 GMT',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T09:00:00.000Z',
    ],
  ])('%s', (_, instant, expected) => {
    expect(nextWorkingInstant(calendar, instant)).toBe(expected)
  })
})

describe('n working days', () => {
  it.each([
    ['2026-12-18', ['2026-12-21', '2026-12-22', '2026-12-29', '2027-01-06', '2027-01-20']],
    ['2026-12-23', ['2026-12-24', '2026-12-29', '2027-01-04', '2027-01-11', '2027-01-25']],
    ['2027-03-24', ['2027-03-25', '2027-03-30', '2027-04-02', '2027-04-09', '2027-04-23']],
    ['2027-04-30', ['2027-05-04', '2027-05-05', '2027-05-10', '2027-05-17', '2027-06-01']],
  ])('from %s end on the days of the brief', (from, expected) => {
    const ends = [1, 2, 5, 10, 20].map(n => workingDayEnd(calendar, `${from}T10:00:00.000Z`, n).slice(0, 10))
    expect(ends).toEqual(expected)
  })

  it.each([
    ['end at 17:00 in winter', '2026-12-18T10:00:00.000Z', 5, '2026-12-29T17:00Z'],
    ['end at 17:00 in summer', '2027-04-30T10:00:00.000Z', 1, '2027-05-04T16:00Z'],
    [
      'are counted from the day of effective receipt, not of arrival',
      '2026-11-21T12:00:00.000Z',
      1,
      '2026-11-24T17:00Z',
    ],
    ['none is the end of the day of effective receipt', '2026-11-20T17:00:00.000Z', 0, '2026-11-23T17:00Z'],
  ])('%s', (_, from, n, expected) => {
    expect(short(workingDayEnd(calendar, from, n))).toBe(expected)
  })

  it('begin at 09:00 of the n-th working day', () => {
    expect(short(workingDayStart(calendar, '2026-11-20T12:00:00.000Z', 2))).toBe('2026-11-24T09:00Z')
  })

  it('skip the closure days of the council', () => {
    const closing = calendarOf(aCouncil({ closureDays: ['2026-12-29', '2026-12-30', '2026-12-31'] }))
    expect(short(workingDayEnd(closing, '2026-12-18T10:00:00.000Z', 5))).toBe('2027-01-04T17:00Z')
  })
})

describe('working hours', () => {
  it.each([
    ['within a day', '2026-11-23T10:00:00.000Z', 4, '2026-11-23T14:00Z'],
    ['used up exactly at the end of a day end that day', '2026-11-23T13:00:00.000Z', 4, '2026-11-23T17:00Z'],
    ['carry over a weekend', '2026-11-20T16:30:00.000Z', 1, '2026-11-23T09:30Z'],
    ['carry over the clocks going back', '2026-10-23T15:30:00.000Z', 1, '2026-10-26T09:30Z'],
    ['carry over the clocks going forward and Easter', '2027-03-25T16:30:00.000Z', 1, '2027-03-30T08:30Z'],
    ['half an hour from a Saturday begins on Monday', '2026-11-21T06:40:51.000Z', 0.5, '2026-11-23T09:30Z'],
    ['several days long', '2026-11-23T09:00:00.000Z', 24, '2026-11-25T17:00Z'],
  ])('%s', (_, from, hours, expected) => {
    expect(short(addWorkingHours(calendar, from, hours))).toBe(expected)
  })

  it('follow a lunch break, a half day and a Saturday where the council has them', () => {
    const hours = {
      wednesday: [{ from: '09:00', to: '12:30' }],
      thursday: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '16:30' },
      ],
      friday: [],
      saturday: [{ from: '10:00', to: '12:00' }],
    }
    const odd = calendarOf(aCouncil({ workingHours: hours }))
    expect(short(addWorkingHours(odd, '2026-11-25T12:00:00.000Z', 4))).toBe('2026-11-26T13:30Z')
    expect(short(workingDayEnd(odd, '2026-11-25T10:00:00.000Z', 1))).toBe('2026-11-26T16:30Z')
    expect(short(workingDayEnd(odd, '2026-11-25T10:00:00.000Z', 2))).toBe('2026-11-28T12:00Z')
    expect(workingTimeBetween(odd, '2026-11-26T11:00:00.000Z', '2026-11-26T14:00:00.000Z')).toBe(120)
  })

  it('are refused when negative or unreadable', () => {
    expect(() => addWorkingHours(calendar, '2026-11-23T10:00:00.000Z', -1)).toThrow(RangeError)
    expect(() => addWorkingHours(calendar, 'soon', 1)).toThrow(RangeError)
  })

  it('cannot be added where no day is ever worked', () => {
    const none = { stretches: () => [] }
    expect(() => addWorkingHours(none, '2026-11-23T10:00:00.000Z', 1)).toThrow(RangeError)
    expect(() => workingDayEnd(none, '2026-11-23T10:00:00.000Z', 1)).toThrow(RangeError)
  })
})

describe('a day that is not worked whole', () => {
  /** Christmas Eve until noon; a morning of training; a closure in the middle of the day. */
  const shortDays = [
    { date: '2026-12-24', from: '09:00', to: '12:00' },
    { date: '2026-12-01', from: '13:00', to: '17:00' },
    { date: '2026-12-08', from: '00:00', to: '11:00' },
    { date: '2026-12-08', from: '15:00', to: '23:59' },
  ]
  const festive = calendarOf(aCouncil({ shortDays }))

  it.each([
    ['ends what is due on it at its own closing', '2026-12-23T10:00:00.000Z', 1, '2026-12-24T12:00Z'],
    ['counts as a whole working day', '2026-12-23T10:00:00.000Z', 2, '2026-12-29T17:00Z'],
    ['is the day of receipt until it closes', '2026-12-24T11:59:59.999Z', 1, '2026-12-29T17:00Z'],
    ['is over for mail that comes at its closing', '2026-12-24T12:00:00.000Z', 1, '2026-12-30T17:00Z'],
  ])('%s', (_, from, n, expected) => {
    expect(short(workingDayEnd(festive, from, n))).toBe(expected)
  })

  it.each([
    ['ends hours used up exactly at its closing', '2026-12-24T10:00:00.000Z', 2, '2026-12-24T12:00Z'],
    ['carries the rest over to the next working day', '2026-12-24T11:30:00.000Z', 1, '2026-12-29T09:30Z'],
    ['begins at its own opening', '2026-12-01T09:00:00.000Z', 1, '2026-12-01T14:00Z'],
    ['may be closed in the middle', '2026-12-08T10:30:00.000Z', 1, '2026-12-08T15:30Z'],
  ])('%s', (_, from, hours, expected) => {
    expect(short(addWorkingHours(festive, from, hours))).toBe(expected)
  })

  it('opens no hour that is not worked otherwise', () => {
    const saturday = { date: '2026-12-05', from: '09:00', to: '12:00' }
    const early = { date: '2026-12-07', from: '06:00', to: '20:00' }
    const boxingDay = { date: '2026-12-28', from: '09:00', to: '12:00' }
    const odd = calendarOf(aCouncil({ shortDays: [saturday, early, boxingDay] }))
    for (const from of ['2026-12-05', '2026-12-07', '2026-12-28']) {
      const night = [`${from}T00:00:00.000Z`, `${from}T23:59:00.000Z`] as const
      expect(workingTimeBetween(odd, ...night)).toBe(workingTimeBetween(calendar, ...night))
    }
  })

  it('keeps the lunch break of its day of the week', () => {
    const thursday = [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ]
    const odd = calendarOf(
      aCouncil({
        workingHours: { thursday },
        shortDays: [{ date: '2026-12-24', from: '11:00', to: '14:00' }],
      }),
    )
    expect(workingTimeBetween(odd, '2026-12-24T00:00:00.000Z', '2026-12-25T00:00:00.000Z')).toBe(120)
    expect(short(workingDayEnd(odd, '2026-12-23T10:00:00.000Z', 1))).toBe('2026-12-24T14:00Z')
  })

  it('is no working day where nothing is left of it, or where it is a closure day too', () => {
    const evening = calendarOf(aCouncil({ shortDays: [{ date: '2026-12-01', from: '17:00', to: '20:00' }] }))
    const closed = calendarOf(aCouncil({ closureDays: ['2026-12-01'], shortDays }))
    for (const odd of [evening, closed]) {
      expect(short(workingDayEnd(odd, '2026-11-30T10:00:00.000Z', 1))).toBe('2026-12-02T17:00Z')
      expect(workingDaysBetween(odd, '2026-11-30T10:00:00.000Z', '2026-12-01T10:00:00.000Z')).toBe(0)
    }
  })
})

describe('the last Sundays of March and October', () => {
  it.each([
    ['2026-10-23T12:00:00.000Z', 480, '2026-10-26T13:00:00.000Z'],
    ['2027-03-25T13:00:00.000Z', 480, '2027-03-30T12:00:00.000Z'],
    ['2027-10-29T12:00:00.000Z', 480, '2027-11-01T13:00:00.000Z'],
    ['2028-03-24T13:00:00.000Z', 480, '2028-03-27T12:00:00.000Z'],
  ])('leave a working day from %s %i minutes long', (from, minutes, to) => {
    expect(workingTimeBetween(calendar, from, to)).toBe(minutes)
    expect(addWorkingMinutes(calendar, from, minutes)).toBe(to)
  })

  it('are worked an hour less and an hour more by whoever works through that night', () => {
    const night = [{ from: '00:00', to: '06:00' }]
    const odd = calendarOf(aCouncil({ workingHours: { sunday: night } }))
    const whole = (date: string) =>
      workingTimeBetween(odd, `${date}T00:00:00.000Z`, `${date}T12:00:00.000Z`) +
      workingTimeBetween(odd, new Date(Date.parse(date) - 3_600_000).toISOString(), `${date}T00:00:00.000Z`)
    expect(['2027-03-21', '2027-03-28', '2027-10-31', '2027-11-07'].map(whole)).toEqual([360, 300, 420, 360])
  })

  it('count no minute twice where a stretch begins at a wall time that does not exist', () => {
    const sunday = [
      { from: '00:00', to: '01:45' },
      { from: '02:00', to: '04:00' },
    ]
    const odd = calendarOf(aCouncil({ workingHours: { sunday } }))
    expect(workingTimeBetween(odd, '2027-03-28T00:00:00.000Z', '2027-03-28T12:00:00.000Z')).toBe(180)
  })
})

describe('working time between two instants', () => {
  it.each([
    ['over a weekend is the hours worked', '2026-11-20T16:00:00.000Z', '2026-11-23T10:00:00.000Z', 120],
    [
      'over the clocks going forward has no hour less',
      '2027-03-25T09:00:00.000Z',
      '2027-03-30T16:00:00.000Z',
      960,
    ],
    ['is nothing backwards', '2026-11-23T10:00:00.000Z', '2026-11-20T16:00:00.000Z', 0],
    ['is nothing within a night', '2026-11-23T18:00:00.000Z', '2026-11-24T08:00:00.000Z', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(workingTimeBetween(calendar, from, to)).toBe(minutes)
  })

  const instants = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
    .map(minute => new Date(minute * 60_000).toISOString())

  it('is what was added, from any instant', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
        const to = addWorkingMinutes(calendar, from, minutes)
        expect(workingTimeBetween(calendar, nextWorkingInstant(calendar, from), to)).toBe(minutes)
      }),
    )
  })

  it('adds up over any instant in between', () => {
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), ([...three]) => {
        const [a, b, c] = three.sort()
        if (a === undefined || b === undefined || c === undefined) return
        const whole = workingTimeBetween(calendar, a, c)
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(whole)
      }),
    )
  })

  it('is counted in whole working days too', () => {
    expect(workingDaysBetween(calendar, '2026-11-20T10:00:00.000Z', '2026-12-03T10:00:00.000Z')).toBe(9)
    expect(workingDaysBetween(calendar, '2026-11-20T10:00:00.000Z', '2026-11-19T10:00:00.000Z')).toBe(0)
  })
})
