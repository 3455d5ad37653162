import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { type BankHolidaySet, bankHolidays, isBankHoliday } from '#shared/domain/standards/bank-holidays.ts'

const years = Array.from({ length: 9 }, (_, index) => 2024 + index)

interface Place {
  readonly set: BankHolidaySet
  readonly named: string
  /** As the library names them. */
  readonly regions: readonly string[]
}

const englandAndWales: Place = {
  set: 'england-and-wales',
  named: 'England and Wales',
  regions: ['ENG', 'WLS'],
}

const places: readonly Place[] = [
  englandAndWales,
  { set: 'scotland', named: 'Scotland', regions: ['SCT'] },
  { set: 'northern-ireland', named: 'Northern Ireland', regions: ['NIR'] },
  { set: 'uk', named: 'any part of the United Kingdom', regions: ['ENG', 'WLS', 'SCT', 'NIR'] },
]

/** Proclaimed after the library's list was made: each is to go from here as soon as the library has it. */
const notYetInTheLibrary = new Set(['2026-06-15 scotland', '2026-06-15 uk'])

/** Weekdays that the library calls public or bank holidays: it lists weekend days beside their substitutes. */
function libraryDays(regions: readonly string[], year: number): ReadonlySet<string> {
  const dates = regions
    .flatMap(region => new Holidays('GB', region).getHolidays(year))
    .filter(day => day.type === 'public' || day.type === 'bank')
    .map(day => day.date.slice(0, 10))
    .filter(date => date.startsWith(`${year}-`) && ![0, 6].includes(new Date(date).getUTCDay()))
  return new Set(dates)
}

/** Each difference as a sentence that says who has to look at what. */
function differences(place: Place, year: number): readonly string[] {
  const library = libraryDays(place.regions, year)
  const ours = bankHolidays(year, place.set)
  const known = (date: string): boolean => notYetInTheLibrary.has(`${date} ${place.set}`)
  return [
    ...[...library]
      .filter(date => !ours.has(date))
      .map(date => `${date} is a bank holiday in ${place.named} by date-holidays, and not by our list.`),
    ...[...ours]
      .filter(date => !library.has(date) && !known(date))
      .map(date => `${date} is a bank holiday in ${place.named} by our list, and not by date-holidays.`),
    ...[...library]
      .filter(known)
      .map(date => `date-holidays now has ${date} in ${place.named}: take it from notYetInTheLibrary.`),
  ]
}

describe('bank holidays', () => {
  it.each(places.flatMap(place => years.map(year => ({ ...place, year }))))(
    'in $named in $year are those of an independent library',
    ({ year, ...place }) => {
      expect(differences(place, year)).toEqual([])
    },
  )

  it('say in words where the library has another day', () => {
    const sentences = differences({ ...englandAndWales, regions: ['SCT'] }, 2027)
    expect(sentences).toContain(
      '2027-01-04 is a bank holiday in England and Wales by date-holidays, and not by our list.',
    )
    expect(sentences).toContain(
      '2027-03-29 is a bank holiday in England and Wales by our list, and not by date-holidays.',
    )
  })

  it.each([
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('in England and Wales in %i are the published list', (year, days) => {
    expect(
      [...bankHolidays(year, 'england-and-wales')]
        .sort()
        .map(day => day.slice(5))
        .join(' '),
    ).toBe(days)
  })

  it.each([
    ['Boxing Day 2026, a Saturday', '2026-12-28', '2026-12-26'],
    ['Christmas Day 2027, a Saturday', '2027-12-27', '2027-12-25'],
    ['Boxing Day 2027, a Sunday', '2027-12-28', '2027-12-26'],
    ['New Year’s Day 2028, a Saturday', '2028-01-03', '2028-01-01'],
    ['Christmas Day 2022, a Sunday whose Monday is taken', '2022-12-27', '2022-12-25'],
  ])('have a substitute for %s, and not the day itself', (_, substitute, day) => {
    expect([substitute, day].map(date => isBankHoliday(date, 'england-and-wales'))).toEqual([true, false])
  })

  it.each<[string, string, readonly BankHolidaySet[]]>([
    ['2 January, moved off a Saturday', '2027-01-04', ['scotland']],
    ['1 and 2 January, moved off one weekend', '2028-01-04', ['scotland']],
    ['the first Monday of August', '2027-08-02', ['scotland']],
    ['the last Monday of August', '2027-08-30', ['england-and-wales', 'northern-ireland']],
    ['Easter Monday', '2027-03-29', ['england-and-wales', 'northern-ireland']],
    ['St Andrew’s Day, moved off a Saturday', '2024-12-02', ['scotland']],
    ['St Patrick’s Day', '2027-03-17', ['northern-ireland']],
    ['the Battle of the Boyne, moved off a Sunday', '2026-07-13', ['northern-ireland']],
    ['the World Cup day of 2026', '2026-06-15', ['scotland']],
  ])('hold %s, in its own parts of the United Kingdom', (_, date, nations) => {
    const sets = ['england-and-wales', 'scotland', 'northern-ireland', 'uk'] as const
    expect(sets.filter(set => isBankHoliday(date, set))).toEqual([...nations, 'uk'])
  })

  it.each([
    ['Mothering Sunday', '2027-03-07'],
    ['Shrove Tuesday', '2027-02-09'],
    ['St George’s Day', '2027-04-23'],
    ['St David’s Day', '2027-03-01'],
    ['Guy Fawkes Day', '2026-11-05'],
    ['Remembrance Day', '2026-11-11'],
    ['Christmas Eve', '2026-12-24'],
    ['New Year’s Eve', '2026-12-31'],
  ])('are not %s, which feeds of holidays list', (_, date) => {
    expect(isBankHoliday(date, 'uk')).toBe(false)
  })
})
