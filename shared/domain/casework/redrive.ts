/** When an unsent mail is queued again: often while its trouble is new, ever more seldom when it is not. */

/** How far apart two sweeps are at the most, a late one included: a turn that falls between them is taken by the later. */
const BETWEEN_SWEEPS_MINUTES = 6
const EVERY_SWEEP_MINUTES = 30
const WIDEST_SPACING_MINUTES = 120

/**
 * Whether the sweep at `now` queues a mail that has been due since `dueSince`: every sweep for half an hour, then once at 30
 * and 60 minutes and every two hours from then on. Each message of the queue is tried several times before it is given up, so
 * a mail that is stuck for a day must not fill the dead-letter queue; two hours, because whoever mended the cause waits for it.
 */
export function isTurnToRedrive(dueSince: string, now: string): boolean {
  const age = (Date.parse(now) - Date.parse(dueSince)) / 60_000
  if (age < EVERY_SWEEP_MINUTES) return age >= 0
  let spacing = EVERY_SWEEP_MINUTES
  while (spacing * 2 <= Math.min(age, WIDEST_SPACING_MINUTES)) spacing *= 2
  return Math.floor(age / spacing) !== Math.floor((age - BETWEEN_SWEEPS_MINUTES) / spacing)
}
