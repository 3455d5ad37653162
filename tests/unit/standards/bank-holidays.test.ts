import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { bankHolidays } from '#shared/domain/standards/bank-holidays.ts'

const years = Array.from({ length: 9 }, (_, index) => 2024 + index)

/** Weekdays that the library calls public or bank holidays: it lists weekend days beside their substitutes. */
function oracle(region: string, year: number): string[] {
  return new Holidays('GB', region)
    .getHolidays(year)
    .filter(day => day.type === 'public' || day.type === 'bank')
    .map(day => day.date.slice(0, 10))
    .filter(date => ![0, 6].includes(new Date(date).getUTCDay()))
}

describe('bank holidays', () => {
  it.each(years)('in England and Wales in %i are those of an independent library', year => {
    expect([...bankHolidays(year, 'england-and-wales')].sort()).toEqual(
      [...new Set(oracle('ENG', year))].sort(),
    )
  })

  it.each(years)(
    'anywhere in the UK in %i are those of an independent library and the proclaimed days',
    year => {
      const anywhere = new Set(['ENG', 'SCT', 'NIR'].flatMap(region => oracle(region, year)))
      if (year === 2026) anywhere.add('2026-06-15')
      expect([...bankHolidays(year, 'uk')].sort()).toEqual([...anywhere].sort())
    },
  )

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
})
