/** The ladder: who is told of a breach, and how much later, rung by rung (contract section 4; section 7, reading 7). */
import type { Council } from '../directory/council.ts'
import { atHand, offices, type RungSetting, type Span } from '../directory/council-standards.ts'
import type { Priority } from '../triage/judgement.ts'
import { readSpan } from './standards.ts'
import { addWorkingHours, type WorkingCalendar, workingDayStart } from './working-time.ts'

/** Whom a rung or a warning is for: whoever has the query in hand, holds an office for it, or is named. */
export type LadderReader = (typeof atHand)[number] | (typeof offices)[number] | { readonly staffId: string }

export interface Rung {
  /** `L1`, `L2`…: the detail of its event. */
  readonly level: string
  readonly tell: LadderReader
  /** Counted from the effective breach; `rungAt` says when that is. */
  readonly after: Span
}

const defaultLadder: readonly RungSetting[] = [
  { level: 'L1', who: 'team-manager', after: { P1: '0 wh', P2: '0 wh', P3: '0 wh', P4: '0 wh' } },
  { level: 'L2', who: 'head-of-service', after: { P1: '1 wh', P2: '1 wd', P3: '2 wd', P4: '5 wd' } },
  { level: 'L3', who: 'director', after: { P1: '2 wh', P2: '3 wd', P3: '5 wd', P4: '10 wd' } },
]

/** A missed accept tells the team's manager once. */
const defaultAcceptLadder: readonly RungSetting[] = defaultLadder.slice(0, 1)

/** Both ladders as settings, the defaults where a council says nothing. */
export function ladderSettings({ standards }: Pick<Council, 'standards'>): {
  readonly ladder: readonly RungSetting[]
  readonly acceptLadder: readonly RungSetting[]
} {
  return {
    ladder: standards.ladder ?? defaultLadder,
    acceptLadder: standards.acceptLadder ?? defaultAcceptLadder,
  }
}

/** The rungs after a missed first reply or full answer, in order. A council may have none. */
export function ladderFor(council: Council, priority: Priority): readonly Rung[] {
  return rungsOf(ladderSettings(council).ladder, priority)
}

/** The rungs after a query that nobody accepted in time. */
export function acceptLadderFor(council: Council, priority: Priority): readonly Rung[] {
  return rungsOf(ladderSettings(council).acceptLadder, priority)
}

/**
 * When a rung comes, from the effective breach (the next working instant at or after the deadline): in wd at the opening of the
 * n-th working day after that day, in wh that much working time later. Refuses other units, which no ladder can hold.
 */
export function rungAt(calendar: WorkingCalendar, effectiveBreach: string, after: Span): string {
  const { amount, unit } = readSpan(after)
  if (unit === 'wd') return workingDayStart(calendar, effectiveBreach, Math.ceil(amount))
  if (unit === 'wh') return addWorkingHours(calendar, effectiveBreach, amount)
  throw new RangeError(`a rung in an unknown unit: ${unit}`)
}

/** A word of the settings: one of ours, else a staff id, which the import has found in staff.csv. */
export function readerOf(who: string): LadderReader {
  return [...atHand, ...offices].find(word => word === who) ?? { staffId: who }
}

function rungsOf(ladder: readonly RungSetting[], priority: Priority): readonly Rung[] {
  return ladder.flatMap(({ level, who, after }) => {
    const span = after[priority]
    return span === undefined ? [] : [{ level, tell: readerOf(who), after: span }]
  })
}
