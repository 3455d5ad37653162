/**
 * EventBridge schedules: `rate(5 minutes)` and `cron(…)` of the template, each starting its function.
 *
 * A machine that sleeps, or a service that was off, misses runs: each function is therefore run once soon after the start,
 * and a run that is late is done late, not left out.
 */
import type { LocalFunction } from './functions/local-function.ts'
import type { RunnerLog } from './runner-log.ts'
import { nextRun } from './schedule-expression.ts'
import type { ScheduleWiring } from './template/wiring.ts'

export interface Schedule {
  stop(): void
}

/** What a schedule needs of time; tests bring their own. */
export interface Timer {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs something at an instant, or at once if that is past; returns how to call it off. */
  at(instant: number, run: () => void): () => void
}

/** How long after the start the first run is, milliseconds: the mail that waits goes first. */
const firstRun = 2_000
/** Longest timer of the machine's own: it wakes at least so often to see what the time is, for clocks are put right and machines sleep. */
const longestWait = 60_000

export const machineTimer: Timer = {
  now: () => Date.now(),
  at: (instant, run) => {
    let timeout: NodeJS.Timeout
    const wait = () => {
      const left = instant - Date.now()
      timeout = setTimeout(left > longestWait ? wait : run, Math.max(0, Math.min(left, longestWait)))
    }
    wait()
    return () => clearTimeout(timeout)
  },
}

export function startSchedule(
  schedule: ScheduleWiring,
  parts: { readonly target: LocalFunction; readonly timer: Timer; readonly log: RunnerLog },
): Schedule {
  const { target, timer, log } = parts
  let stopped = false
  let callOff: () => void

  const run = async (): Promise<void> => {
    try {
      await target.invoke(schedule.input)
    } catch (fault) {
      if (!stopped)
        log.warn(`A scheduled run of ${target.name} failed; the next one is at its usual time.`, fault)
    }
  }
  const plan = (after: number): void => {
    const due = nextRun(schedule, after)
    callOff = timer.at(due, () => {
      // The next run counts from when this one was due, so that a slow run shifts nothing; one that is over by then is left out.
      run().finally(() => {
        if (!stopped) plan(Math.max(due, timer.now() - 1))
      })
    })
  }
  callOff = timer.at(timer.now() + firstRun, () => {
    run().finally(() => {
      if (!stopped) plan(timer.now())
    })
  })
  return {
    stop: () => {
      stopped = true
      callOff()
    },
  }
}
