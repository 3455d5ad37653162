import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayOf, epochOf } from '#shared/domain/standards/london.ts'
import {
  addWorkingMinutes,
  calendarOf,
  nextWorkingInstant,
  type WorkingCalendar,
  workingDayEnd,
  workingDayStart,
  workingTimeBetween,
} from '#shared/domain/standards/working-time.ts'
import { councils, instants, near } from '#tests/support/directory/random-calendars.ts'

const calendars = councils.map(council => calendarOf(council))
const minutes = fc.oneof(fc.constantFrom(0, 30, 60, 240, 480), fc.integer({ min: 0, max: 12_000 }))
const days = fc.integer({ min: 0, max: 25 })

/** Whether working time runs at that instant, or has just run out there. */
function inOrAtTheEndOf(calendar: WorkingCalendar, instant: string): boolean {
  const at = epochOf(instant)
  return calendar.stretches(dayOf(at)).some(({ from, to }) => from <= at && at <= to)
}

const runs = { numRuns: 400 }

describe('in any calendar', () => {
  it('the working time between an instant and what was added to it is what was added', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, from, amount) => {
        const to = addWorkingMinutes(calendar, from, amount)
        expect(workingTimeBetween(calendar, from, to)).toBe(amount)
      }),
      runs,
    )
  })

  it('adding is all one in two steps or in one, an end of a day being as good as the next opening', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, from, one, other) => {
        const inTwo = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, one), other)
        const inOne = addWorkingMinutes(calendar, from, one + other)
        expect(nextWorkingInstant(calendar, inTwo)).toBe(nextWorkingInstant(calendar, inOne))
        if (other > 0) expect(inTwo).toBe(inOne)
      }),
      runs,
    )
  })

  it('more time ends later, and the same time from later ends no sooner', () => {
    fc.assert(
      fc.property(calendars, near(2), minutes, minutes, (calendar, [early = '', late = ''], one, more) => {
        const end = addWorkingMinutes(calendar, early, one)
        expect(addWorkingMinutes(calendar, early, one + more + 1) > end).toBe(true)
        expect(addWorkingMinutes(calendar, late, one) >= end).toBe(true)
      }),
      runs,
    )
  })

  it('measured time adds up over any instant in between', () => {
    fc.assert(
      fc.property(calendars, near(3), (calendar, [a = '', b = '', c = '']) => {
        const whole = workingTimeBetween(calendar, a, c)
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBeCloseTo(whole, 6)
      }),
      runs,
    )
  })

  it('what was measured between two instants, added to the first, ends no later than the second', () => {
    fc.assert(
      fc.property(calendars, near(2), (calendar, [from = '', to = '']) => {
        const amount = workingTimeBetween(calendar, from, to)
        if (amount === 0) return
        const end = addWorkingMinutes(calendar, from, amount)
        expect(end <= to).toBe(true)
        expect(workingTimeBetween(calendar, end, to)).toBe(0)
      }),
      runs,
    )
  })

  it('effective receipt is within working time, never earlier, and its own effective receipt', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, instant) => {
        const received = nextWorkingInstant(calendar, instant)
        expect(received >= instant).toBe(true)
        expect(nextWorkingInstant(calendar, received)).toBe(received)
        expect(workingTimeBetween(calendar, instant, received)).toBe(0)
        const at = epochOf(received)
        const holds = calendar.stretches(dayOf(at)).some(({ from, to }) => from <= at && at < to)
        expect(holds).toBe(true)
      }),
      runs,
    )
  })

  it('nothing ends outside working time, but for exactly the end of a stretch of it', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, days, (calendar, from, amount, n) => {
        expect(inOrAtTheEndOf(calendar, addWorkingMinutes(calendar, from, amount))).toBe(true)
        expect(inOrAtTheEndOf(calendar, workingDayEnd(calendar, from, n))).toBe(true)
        expect(inOrAtTheEndOf(calendar, workingDayStart(calendar, from, n))).toBe(true)
      }),
      runs,
    )
  })

  it('n working days end at the closing of a day that is worked, with n - 1 worked days before it', () => {
    fc.assert(
      fc.property(calendars, instants, days, (calendar, from, n) => {
        const received = dayOf(epochOf(nextWorkingInstant(calendar, from)))
        const end = workingDayEnd(calendar, from, n)
        const last = dayOf(epochOf(end) - 1)
        expect(calendar.stretches(last).at(-1)?.to).toBe(epochOf(end))
        const worked = Array.from({ length: last - received }, (_, index) => received + 1 + index).filter(
          day => calendar.stretches(day).length > 0,
        )
        expect(worked.length).toBe(n)
        const opening = workingDayStart(calendar, from, n)
        expect(calendar.stretches(last)[0]?.from).toBe(epochOf(opening))
      }),
      runs,
    )
  })

  it('a stretch of a day lies on that day, and apart from the others', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, instant) => {
        const day = dayOf(epochOf(instant))
        const parts = calendar.stretches(day)
        for (const [index, { from, to }] of parts.entries()) {
          expect(from).toBeLessThan(to)
          expect(from).toBeGreaterThanOrEqual(parts[index - 1]?.to ?? from)
          expect([dateOf(dayOf(from)), dateOf(dayOf(to - 1))]).toEqual([dateOf(day), dateOf(day)])
        }
      }),
      runs,
    )
  })
})
