/** What happens in a rehearsal, in order: each mail at its instant, each schedule of the template at its own. */
import { nextRun } from '../schedule-expression.ts'
import type { ScheduleWiring } from '../template/wiring.ts'

/** `at` is milliseconds since the epoch. */
export type Moment<Arrival> =
  | { readonly at: number; readonly arrives: Arrival }
  | { readonly at: number; readonly runs: ScheduleWiring }

/**
 * Every moment from `from` to `until`, both included. `arrivals` come in order of time. Of one instant, mail comes before what is
 * scheduled. A `rate` counts from the hour, so that what runs every five minutes runs at 09:00; and every schedule runs once more at
 * `until`, so that nothing which is due by then is left to a run that never comes.
 */
export function* timeline<Arrival extends { readonly at: number }>(parts: {
  readonly arrivals: Iterable<Arrival>
  readonly schedules: readonly ScheduleWiring[]
  readonly from: number
  readonly until: number
}): Generator<Moment<Arrival>> {
  const { from, until } = parts
  const runs = parts.schedules.map(schedule => ({ schedule, at: Math.min(firstRun(schedule, from), until) }))
  const arrivals = parts.arrivals[Symbol.iterator]()
  let arrival = arrivals.next()
  for (;;) {
    const run = runs.reduce<(typeof runs)[number] | null>(
      (first, each) => (first === null || each.at < first.at ? each : first),
      null,
    )
    if (arrival.done !== true && arrival.value.at <= until && (run === null || arrival.value.at <= run.at)) {
      yield { at: arrival.value.at, arrives: arrival.value }
      arrival = arrivals.next()
    } else if (run !== null && run.at <= until) {
      yield { at: run.at, runs: run.schedule }
      const next = nextRun(run.schedule, run.at)
      run.at = run.at < until ? Math.min(next, until) : next
    } else return
  }
}

function firstRun(schedule: ScheduleWiring, from: number): number {
  if (!schedule.expression.startsWith('rate(')) return nextRun(schedule, from - 1)
  const every = nextRun(schedule, 0)
  return Math.ceil(from / every) * every
}
