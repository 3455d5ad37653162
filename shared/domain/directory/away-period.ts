/**
 * A person's whole time away, as their work sees it: from the first working instant of it to the first at which they are there again.
 * Absences, days off and halves of days that follow each other with no working time between are one period, whatever made them.
 */
import { dayOf, epochOf, instantOf } from '../standards/london.ts'
import { calendarOf, nextWorkingInstant, type WorkingCalendar } from '../standards/working-time.ts'
import { type AwayReason, awayReasons } from './cover.ts'
import type { DirectoryIndex } from './directory-index.ts'

export interface AwayPeriod {
  /** The first working instant of it; where it was told while it ran, the instant at which it was told. UTC. */
  readonly since: string
  /** The first working instant at which the person is there again, UTC; a year ahead where no end is in sight. */
  readonly until: string
  /** It was planned, or a person told of it: not only a mailbox, or a notice that came back. */
  readonly isCertain: boolean
  /** An absence, and not only days on which a part-time person does not work. */
  readonly isAbsence: boolean
}

const LONGEST_MS = 400 * 86_400_000
/** Reasons in a row, an end for patterns without one. */
const MOST_REASONS = 500

/**
 * The period that holds at the first working instant from `at` on; null where the person is there then, or the directory does not
 * know them.
 */
export function awayPeriod(staffId: string, at: string, index: DirectoryIndex): AwayPeriod | null {
  const calendar = calendarOf(index.snapshot.council)
  const first = nextWorkingInstant(calendar, at)
  const reasons = awayReasons(staffId, first, index)
  if (reasons.length === 0) return null
  const certain = reasons.filter(isCertain)
  return {
    since: beginning(staffId, certain.length > 0 ? certain : reasons, calendar, index),
    until: ending(staffId, first, reasons, calendar, index),
    isCertain: certain.length > 0,
    isAbsence: reasons.some(({ why }) => why === 'absence'),
  }
}

const isCertain = ({ why }: AwayReason): boolean => why === 'absence' || why === 'day-off'

function ending(
  staffId: string,
  first: string,
  reasons: readonly AwayReason[],
  calendar: WorkingCalendar,
  index: DirectoryIndex,
): string {
  const limit = epochOf(first) + LONGEST_MS
  let holding = reasons
  let at = first
  for (let count = 0; holding.length > 0 && count < MOST_REASONS && epochOf(at) < limit; count += 1) {
    at = nextWorkingInstant(calendar, instantOf(Math.max(...holding.map(({ to }) => to))))
    holding = awayReasons(staffId, at, index)
  }
  return at
}

/** What was certain does not begin before it was: a mailbox that spoke of it earlier counts only where nothing else does. */
function beginning(
  staffId: string,
  reasons: readonly AwayReason[],
  calendar: WorkingCalendar,
  index: DirectoryIndex,
): string {
  const onlyCertain = reasons.every(isCertain)
  let holding = reasons
  let since = ''
  for (let count = 0; count < MOST_REASONS; count += 1) {
    const earliest = holding.reduce((one, other) => (other.from < one.from ? other : one))
    const begins = instantOf(earliest.from)
    since = earliest.toldMeanwhile ? begins : nextWorkingInstant(calendar, begins)
    const before = lastWorkingInstantBefore(calendar, earliest.from)
    const earlier = before === null ? [] : awayReasons(staffId, before, index)
    holding = onlyCertain ? earlier.filter(isCertain) : earlier
    if (holding.length === 0) break
  }
  return since
}

/** Days without working time that are looked past: longer than any closure. */
const LONGEST_CLOSURE = 60

function lastWorkingInstantBefore(calendar: WorkingCalendar, epoch: number): string | null {
  const first = dayOf(epoch)
  for (let day = first; day > first - LONGEST_CLOSURE; day -= 1) {
    const last = calendar.stretches(day).findLast(({ from }) => from < epoch)
    if (last !== undefined) return instantOf(Math.min(last.to, epoch) - 1)
  }
  return null
}
