import { describe, expect, it } from 'vitest'
import { findDates } from '#shared/domain/triage/dates.ts'

/** Monday. */
const now = '2026-11-23T10:00:00.000Z'
const dates = (text: string) => findDates(text, now).map(each => each.date)

describe('a date in words', () => {
  it.each([
    ['by 3 December', '2026-12-03'],
    ['on the 3rd of December', '2026-12-03'],
    ['3rd Dec 2027', '2027-12-03'],
    ['December 3rd', '2026-12-03'],
    ['Dec 3, 2027', '2027-12-03'],
    ['03/12/2026', '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['15 February', '2027-02-15'],
    ['since 4 September', '2026-09-04'],
    ['born 5 May 2012', '2012-05-05'],
    ['by Friday', '2026-11-27'],
    ['next Wednesday', '2026-11-25'],
    ['last Friday', '2026-11-20'],
    ['on Monday', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['within 10 days', '2026-12-03'],
    ['in two weeks', '2026-12-07'],
    ['by the end of the week', '2026-11-27'],
    ['end of this month', '2026-11-30'],
    ['by the end of next week', '2026-12-04'],
    ['Friday the twenty seventh is their last day', '2026-11-27'],
    ['stops on Friday 27th', '2026-11-27'],
    ['they hold the place until the 4th', '2026-12-04'],
    ['on the twenty-first of December', '2026-12-21'],
    ['the hearing is week on Thursday', '2026-12-03'],
    ['Tuesday week', '2026-12-01'],
    ['termin do 2 grudnia', '2026-12-02'],
  ])('“%s” is found', (text, expected) => {
    expect(dates(text)).toContain(expected)
  })

  it.each([
    '31 February',
    '45 December',
    '99/99/2026',
    'in May',
    'Section 3.12',
    '5 marks',
    'room 3/4',
    'Year 6',
    'on the third time of asking',
    'for the 4th year running',
    'on the 2nd floor',
  ])('“%s” is none', text => {
    expect(dates(text)).toEqual([])
  })

  it('in January of the day before is of the year before', () => {
    expect(findDates('on 30 December', '2027-01-04T10:00:00.000Z')[0]?.date).toBe('2026-12-30')
  })

  it('is kept to forty of a mail that is nothing but dates', () => {
    expect(findDates('3 December '.repeat(500), now)).toHaveLength(40)
  })
})
