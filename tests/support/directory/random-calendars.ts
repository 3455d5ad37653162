/** Councils with every kind of calendar that the settings allow, for what must hold in all of them. */
import fc from 'fast-check'
import type { Council } from '#shared/domain/directory/council.ts'
import { aCouncil } from './small-directory.ts'

const first = Date.UTC(2026, 0, 1)
const dayLength = 86_400_000

/** Days of 2026 to 2028, often beside a change of the clocks, a bank holiday or the turn of a year. */
const dates = fc
  .oneof(
    fc.integer({ min: 0, max: 365 * 3 - 1 }).map(day => first + day * dayLength),
    fc
      .tuple(
        fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'),
        fc.integer({ min: -4, max: 4 }),
      )
      .map(([sunday, days]) => Date.parse(sunday) + days * dayLength),
    fc
      .tuple(fc.constantFrom('2026-12-25', '2027-04-05', '2028-01-01'), fc.integer({ min: -4, max: 4 }))
      .map(([holiday, days]) => Date.parse(holiday) + days * dayLength),
  )
  .map(epoch => new Date(epoch).toISOString().slice(0, 10))

/** Any minute of those days, often the opening, the closing and the quarter hours around them. */
export const instants: fc.Arbitrary<string> = fc
  .tuple(
    dates,
    fc.oneof(
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
      fc.constantFrom(8 * 60, 9 * 60, 12 * 60, 16 * 60, 17 * 60, 17 * 60 - 1),
    ),
  )
  .map(([date, minute]) => new Date(Date.parse(date) + minute * 60_000).toISOString())

/** So many instants within three months, in order: what lies years apart is reckoned day by day, and shows no more. */
export const near = (count: number): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(
      instants,
      fc.array(fc.integer({ min: 0, max: 90 * 24 * 60 }), { minLength: count, maxLength: count }),
    )
    .map(([from, minutes]) =>
      minutes.map(each => new Date(Date.parse(from) + each * 60_000).toISOString()).toSorted(),
    )

const wallTime = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`

/** Up to three stretches that lie apart, in quarter hours from 00:00 to 23:45. */
const stretches = (least: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: least * 2, maxLength: 6 })
    .map(quarters => quarters.toSorted((one, other) => one - other))
    .map(quarters =>
      Array.from({ length: Math.floor(quarters.length / 2) }, (_, index) => ({
        from: wallTime(quarters[index * 2] ?? 0),
        to: wallTime(quarters[index * 2 + 1] ?? 95),
      })),
    )

const officeDay = fc.constantFrom(
  [{ from: '09:00', to: '17:00' }],
  [{ from: '08:30', to: '16:30' }],
  [
    { from: '09:00', to: '12:30' },
    { from: '13:15', to: '17:00' },
  ],
)

const day = fc.oneof({ weight: 4, arbitrary: officeDay }, { weight: 2, arbitrary: stretches(0) })

/** Split shifts, days off, closures, short days; Tuesday is always worked, so that every calendar has working time. */
export const councils: fc.Arbitrary<Council> = fc
  .record({
    workingHours: fc.record({
      monday: day,
      tuesday: fc.oneof(officeDay, stretches(1)),
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: day }),
      sunday: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: day }),
    }),
    closureDays: fc.array(dates, { maxLength: 12 }),
    shortDays: fc.uniqueArray(
      fc.tuple(dates, stretches(1)).map(([date, parts]) => parts.map(part => ({ date, ...part }))),
      { maxLength: 6, selector: parts => parts[0]?.date },
    ),
  })
  .map(settings => aCouncil({ ...settings, shortDays: settings.shortDays.flat() }))
