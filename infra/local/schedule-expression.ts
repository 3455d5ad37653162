/** When a schedule of EventBridge is next due. */
import { Temporal } from 'temporal-polyfill'
import type { ScheduleWiring } from './template/wiring.ts'

const unitMilliseconds: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** The first instant after `after` (both milliseconds since the epoch) at which the schedule is due. Throws where the expression is not understood. */
export function nextRun(
  schedule: Pick<ScheduleWiring, 'name' | 'expression' | 'timeZone'>,
  after: number,
): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule.expression)
  if (rate !== null) return after + Number(rate[1]) * (unitMilliseconds[rate[2] ?? ''] ?? 0)
  const cron = /^cron\((.+)\)$/.exec(schedule.expression)
  if (cron !== null) return nextOf(fieldsOf(schedule.name, cron[1] ?? ''), schedule.timeZone, after)
  throw notUnderstood(schedule.name, schedule.expression)
}

interface CronFields {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly daysOfMonth: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  /** 1 is Sunday, 7 Saturday. */
  readonly daysOfWeek: ReadonlySet<number>
  readonly years: ReadonlySet<number>
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

function fieldsOf(name: string, expression: string): CronFields {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = expression
    .trim()
    .split(/\s+/)
  const field = (text: string, from: number, to: number, names: readonly string[] = []) => {
    const values = valuesOf(text, from, to, names)
    if (values === null) throw notUnderstood(name, `cron(${expression})`)
    return values
  }
  return {
    minutes: field(minute, 0, 59),
    hours: field(hour, 0, 23),
    daysOfMonth: field(dayOfMonth, 1, 31),
    months: field(month, 1, 12, monthNames),
    daysOfWeek: field(dayOfWeek, 1, 7, dayNames),
    years: field(year, 1970, 2199),
  }
}

/** `*`, `?`, and lists of numbers, names, ranges and steps; null for anything else (`L`, `W` and `#` are not used here). */
function valuesOf(
  text: string,
  from: number,
  to: number,
  names: readonly string[],
): ReadonlySet<number> | null {
  const values = new Set<number>()
  for (const part of text.toUpperCase().split(',')) {
    const shape = /^(\*|\?|[A-Z]{3}|\d+)(?:-([A-Z]{3}|\d+))?(?:\/(\d+))?$/.exec(part)
    if (shape === null) return null
    const [, first = '', last, step] = shape
    const number = (word: string) => (names.includes(word) ? names.indexOf(word) + from : Number(word))
    const all = first === '*' || first === '?'
    const start = all ? from : number(first)
    const end = all || (last === undefined && step !== undefined) ? to : number(last ?? first)
    const stride = Number(step ?? 1)
    if (!(start >= from && end <= to && start <= end && stride > 0)) return null
    for (let value = start; value <= end; value += stride) values.add(value)
  }
  return new Set([...values].sort((one, other) => one - other))
}

function nextOf(fields: CronFields, timeZone: string, after: number): number {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone)
  let day = start.toPlainDate()
  // Leap days come round within eight years at most.
  for (let searched = 0; searched < 366 * 9; searched += 1, day = day.add({ days: 1 })) {
    if (!isDue(fields, day)) continue
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        // Wall time that a change of the clock leaves out is taken as the instant just after it.
        const due = day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).epochMilliseconds
        if (due > after) return due
      }
    }
  }
  throw new Error('The schedule is never due.')
}

function isDue(fields: CronFields, day: Temporal.PlainDate): boolean {
  return (
    fields.years.has(day.year) &&
    fields.months.has(day.month) &&
    fields.daysOfMonth.has(day.day) &&
    fields.daysOfWeek.has((day.dayOfWeek % 7) + 1)
  )
}

function notUnderstood(name: string, expression: string): Error {
  return new Error(`The schedule ${name} cannot be run on one machine: ${expression} is not understood.`)
}
