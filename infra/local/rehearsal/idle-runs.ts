/**
 * Which scheduled runs can be left out because they would find nothing to do: most of a month's are of nights and weekends, and each
 * costs as much as one that has work.
 *
 * A run does what it does because of what is stored, or because of what time it is. It is left out only where neither can be:
 * - nothing has changed since the last run, and that run itself changed nothing, so what is stored is what it already had no work with;
 * - nothing has become due: no entry of the lists that are kept by time, and no message in a queue;
 * - no turn of the clock lies between: days, working days, absences and weekly letters begin on the hour, or where the council's
 *   working hours begin or end, and there every run is made.
 * A test rehearses the same mail with every run made, and has the same report.
 */
import type { WorkingHours } from '#shared/domain/directory/council.ts'

export interface IdleRuns {
  /** Something was handed in from outside. */
  disturbed(): void
  /** Whether the run of a schedule at an instant, in milliseconds since the epoch, would do nothing. */
  mayBeLeftOut(schedule: string, at: number): Promise<boolean>
  /** A run was made; `changed` is whether anything was written by it or by what it led to. */
  ran(schedule: string, at: number, changed: boolean): void
}

/** `nextDue` gives the first instant at which anything that is stored becomes due; Infinity where nothing will. */
export function idleRuns(workingHours: WorkingHours, nextDue: () => Promise<number>): IdleRuns {
  const minutes = turningMinutes(workingHours)
  const last = new Map<string, { readonly at: number; readonly changed: boolean }>()
  let due: number | null = null
  return {
    disturbed: () => {
      due = null
      last.clear()
    },
    ran: (schedule, at, changed) => {
      if (changed) {
        due = null
        // What one schedule's run changed, another's has not seen.
        last.clear()
      }
      last.set(schedule, { at, changed })
    },
    mayBeLeftOut: async (schedule, at) => {
      const before = last.get(schedule)
      if (before === undefined || before.changed || turnsBetween(before.at, at, minutes)) return false
      due ??= await nextDue()
      return due > at
    },
  }
}

/** London is whole hours from UTC, so the minutes of the hour are the same. */
function turningMinutes(week: WorkingHours): ReadonlySet<number> {
  const edges = Object.values(week).flatMap(day => day.flatMap(({ from, to }) => [from, to]))
  return new Set([0, ...edges.map(time => Number(time.slice(3)))])
}

const minute = 60_000
const hour = 60 * minute

/** Whether one of the minutes of an hour lies after `after` and not after `at`. */
function turnsBetween(after: number, at: number, minutes: ReadonlySet<number>): boolean {
  if (at - after >= hour) return true
  const start = Math.floor(after / hour) * hour
  return [...minutes].some(each =>
    [start, start + hour].some(
      beginning => beginning + each * minute > after && beginning + each * minute <= at,
    ),
  )
}
