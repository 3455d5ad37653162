/**
 * Reckoning all open clocks anew, a page at a time, over as many sweeps as it takes: where a run stands, and what comes next. A value that
 * sweeps hand on to each other, so that any number of them at once, late, or ended half-way come to the same.
 */
import * as z from 'zod'
import { epochOf } from '../../standards/london.ts'
import { fingerprint, Reckoning } from '../../standards/reckoning.ts'

/** A place in the list of open queries, in the store's own words. */
const Place = z.object({ shard: z.number().int().nonnegative(), after: z.string() })
export type Place = z.infer<typeof Place>

const Run = z.object({
  to: Reckoning,
  /** Since when the new way holds, UTC: when a sweep first saw it. */
  since: z.iso.datetime(),
  /** Ways by which open queries may still be reckoned, oldest first: the one in force before, and those that never came to an end. */
  from: z.array(Reckoning).min(1),
  /**
   * The second pass is for queries that moved in the list while the first went along it, and for mail that was being taken in by the old
   * way just then.
   */
  pass: z.union([z.literal(1), z.literal(2)]),
  /** Where the next page begins; null at the beginning of the list. */
  place: Place.nullable(),
})
export type Run = z.infer<typeof Run>

export const RecalculationState = z.object({
  /** Rises by one with every change; every write names the version that it read. */
  version: z.number().int().positive(),
  /** What all open clocks go by while no run is under way. */
  inForce: Reckoning,
  run: Run.nullable(),
})
export type RecalculationState = z.infer<typeof RecalculationState>

/** Longer than anybody works on one mail with the directory that they began with. */
const SECOND_PASS_AFTER_MS = 15 * 60_000
/** Ways besides the one in force before; more changes than that within one run are hardly made by people. */
const MOST_UNFINISHED = 3

/** What is to be done where this is the way to reckon now: the state itself where nothing has changed since. */
export function begun(state: RecalculationState | null, to: Reckoning, now: string): RecalculationState {
  if (state === null) return { version: 1, inForce: to, run: null }
  const { run, inForce } = state
  const latest = fingerprint(run?.to ?? inForce)
  if (latest === fingerprint(to)) return state
  const unfinished = run === null ? [] : [...run.from.slice(1), run.to].slice(-MOST_UNFINISHED)
  return {
    ...state,
    version: state.version + 1,
    run: { to, since: now, from: [inForce, ...unfinished], pass: 1, place: null },
  }
}

/** Whether a page may be worked at now. */
export function isDue({ pass, place, since }: Run, now: string): boolean {
  return pass === 1 || place !== null || epochOf(now) >= epochOf(since) + SECOND_PASS_AFTER_MS
}

/** After a page; `next` is null where that was the end of the list. */
export function advanced(state: RecalculationState, next: Place | null): RecalculationState {
  const { run } = state
  if (run === null) return state
  const version = state.version + 1
  if (next !== null) return { ...state, version, run: { ...run, place: next } }
  return run.pass === 1
    ? { ...state, version, run: { ...run, pass: 2, place: null } }
    : { version, inForce: run.to, run: null }
}
