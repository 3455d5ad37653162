/** What the service does next about one person's time away: pure, from what is stored, what the directory says, and the time. */
import { type AwayPeriod, awayPeriod } from '../../directory/away-period.ts'
import { isAway } from '../../directory/cover.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { calendarOf, nextWorkingInstant } from '../../standards/working-time.ts'
import type { CoverPeriod } from './cover-period.ts'

/** `write`: the period goes on to this. `work`: it is in a state in which something is to be done. Null: nothing. */
export type NextStep =
  | { readonly step: 'write'; readonly period: CoverPeriod }
  | { readonly step: 'work'; readonly period: CoverPeriod }
  | null

/**
 * Days away that are over before anybody works begin nothing; nor does what only a mailbox says. An absence that is told while it runs
 * begins at once, every other at its first working instant; each ends at a working instant.
 */
export function nextStep(
  staffId: string,
  stored: CoverPeriod | null,
  directory: DirectoryIndex,
  now: string,
): NextStep {
  const away = awayPeriod(staffId, now, directory)
  if (stored === null || stored.state === 'ended') return begun(staffId, stored, away, directory, now)
  const next = (changes: Partial<CoverPeriod>): NextStep => ({
    step: 'write',
    period: { ...stored, ...changes, version: stored.version + 1 },
  })
  const isWorking = nextWorkingInstant(calendarOf(directory.snapshot.council), now) === now
  switch (stored.state) {
    case 'noted':
      if (away === null) return isWorking ? next({ state: 'handing-back', backAt: backAt() }) : null
      if (away.isCertain && away.since <= now && isAway(staffId, now, directory))
        return next({ state: 'handing-over', since: away.since, until: away.until })
      return null
    case 'running':
      if (away === null) return isWorking ? next({ state: 'handing-back', backAt: backAt() }) : null
      return away.until === stored.until ? { step: 'work', period: stored } : next({ until: away.until })
    case 'handing-back':
      // Away again before all of it was back.
      if (away !== null && isAway(staffId, now, directory))
        return next({ state: 'noted', since: away.since, until: away.until, backAt: null })
      return { step: 'work', period: stored }
    case 'handing-over':
    case 'telling-covers':
    case 'welcoming':
      return { step: 'work', period: stored }
  }

  /** When they were expected, if they have been there since; else now, for they are back sooner. */
  function backAt(): string {
    const until = stored?.until ?? now
    return until <= now && !isAway(staffId, until, directory) ? until : now
  }
}

function begun(
  staffId: string,
  ended: CoverPeriod | null,
  away: AwayPeriod | null,
  directory: DirectoryIndex,
  now: string,
): NextStep {
  if (!isAway(staffId, now, directory)) return null
  return {
    step: 'write',
    period: {
      staffId,
      version: (ended?.version ?? 0) + 1,
      state: 'noted',
      since: away?.since ?? now,
      until: away?.until ?? nextWorkingInstant(calendarOf(directory.snapshot.council), now),
      backAt: null,
      after: ended?.backAt ?? null,
    },
  }
}
