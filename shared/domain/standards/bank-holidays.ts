/**
 * Bank holidays by rule, plus the one-off days that no rule gives. England and Wales is what the service's own clocks use; all parts of
 * the United Kingdom together are what the Freedom of Information Act 2000 uses (section 10(6): a bank holiday in any part).
 * Sources: Banking and Financial Dealings Act 1971, schedule 1; gov.uk/bank-holidays as of `bankHolidayList.asOf`.
 */
import { Temporal } from 'temporal-polyfill'

/** Parts of the United Kingdom with bank holidays of their own, and all of them together. */
export type BankHolidaySet = 'england-and-wales' | 'scotland' | 'northern-ireland' | 'uk'
type Nation = Exclude<BankHolidaySet, 'uk'>

/**
 * Days proclaimed once, and how fresh the knowledge of them is. Raise `asOf` when the published list has been read again: open
 * clocks are then reckoned anew, and say which day moved them.
 */
export const bankHolidayList: {
  /** Month in which gov.uk/bank-holidays was last read. */
  readonly asOf: string
  readonly oneOffs: readonly {
    readonly date: string
    readonly in: Nation
    readonly why: string
    /** Day of the announcement. */
    readonly announced: string
  }[]
} = {
  asOf: '2026-10',
  oneOffs: [
    {
      date: '2026-06-15',
      in: 'scotland',
      why: 'Scotland at the World Cup, by royal proclamation',
      announced: '2026-02-03',
    },
  ],
}

const nations: Readonly<Record<Nation, (year: number) => readonly string[]>> = {
  'england-and-wales': englandAndWales,
  scotland,
  'northern-ireland': northernIreland,
}

const cache: Record<BankHolidaySet, Map<number, ReadonlySet<string>>> = {
  'england-and-wales': new Map(),
  scotland: new Map(),
  'northern-ireland': new Map(),
  uk: new Map(),
}

/** The bank holidays of one calendar year as ISO dates. Days that fall on a weekend appear as their substitutes only. */
export function bankHolidays(year: number, set: BankHolidaySet): ReadonlySet<string> {
  const known = cache[set].get(year)
  if (known !== undefined) return known
  const days = new Set(
    set === 'uk' ? Object.values(nations).flatMap(holidaysOf => holidaysOf(year)) : nations[set](year),
  )
  for (const day of bankHolidayList.oneOffs) {
    if (day.date.startsWith(`${year}-`) && (set === 'uk' || day.in === set)) days.add(day.date)
  }
  cache[set].set(year, days)
  return days
}

/** Whether a date (ISO, London) is a bank holiday of that set. */
export function isBankHoliday(date: string, set: BankHolidaySet): boolean {
  return bankHolidays(Number(date.slice(0, 4)), set).has(date)
}

function englandAndWales(year: number): string[] {
  const easter = easterSunday(year)
  return [
    ...withSubstitutes([date(year, 1, 1)]),
    easter.subtract({ days: 2 }).toString(),
    easter.add({ days: 1 }).toString(),
    firstMonday(year, 5).toString(),
    lastMonday(year, 5).toString(),
    lastMonday(year, 8).toString(),
    ...withSubstitutes([date(year, 12, 25), date(year, 12, 26)]),
  ]
}

function scotland(year: number): string[] {
  return [
    ...withSubstitutes([date(year, 1, 1), date(year, 1, 2)]),
    easterSunday(year).subtract({ days: 2 }).toString(),
    firstMonday(year, 5).toString(),
    lastMonday(year, 5).toString(),
    firstMonday(year, 8).toString(),
    ...withSubstitutes([date(year, 11, 30)]),
    ...withSubstitutes([date(year, 12, 25), date(year, 12, 26)]),
  ]
}

/** England and Wales's, with St Patrick's Day and the Battle of the Boyne. */
function northernIreland(year: number): string[] {
  return [
    ...englandAndWales(year),
    ...withSubstitutes([date(year, 3, 17)]),
    ...withSubstitutes([date(year, 7, 12)]),
  ]
}

/** Neighbouring holidays, each moved off the weekend to the next weekday that is not one of them. */
function withSubstitutes(days: readonly Temporal.PlainDate[]): string[] {
  const taken = new Set(days.filter(day => day.dayOfWeek <= 5).map(String))
  for (const day of days.filter(each => each.dayOfWeek > 5)) {
    let substitute = day
    while (substitute.dayOfWeek > 5 || taken.has(substitute.toString()))
      substitute = substitute.add({ days: 1 })
    taken.add(substitute.toString())
  }
  return [...taken]
}

function date(year: number, month: number, day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(year, month, day)
}

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = date(year, month, 1)
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const last = date(year, month, 1).add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return date(year, Math.floor(n / 31), (n % 31) + 1)
}
