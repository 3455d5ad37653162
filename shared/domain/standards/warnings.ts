/** Warnings before a first reply or a full answer is late: at shares of the working time, and on the due day (contract section 4). */
import type { Council } from '../directory/council.ts'
import type { WarningSetting } from '../directory/council-standards.ts'
import type { Priority } from '../triage/judgement.ts'
import { type LadderReader, readerOf } from './ladder.ts'
import { atWallTime, dayOf, epochOf, instantOf } from './london.ts'
import { addWorkingMinutes, type WorkingCalendar, workingTimeBetween } from './working-time.ts'

export interface Warning {
  /** `50`, `80` or `due-day`: the detail of its event. */
  readonly detail: string
  /** Per cent of the working time from effective receipt to the deadline, or the opening of the day that it is due. */
  readonly when: number | 'due-day'
  readonly tell: Readonly<Record<Priority, readonly LadderReader[]>>
}

const defaultWarnings: readonly WarningSetting[] = [
  { at: '50%', who: ['owner'], P1: ['owner', 'team-manager'] },
  { at: '80%', who: ['owner', 'cover', 'team-manager'] },
  { at: 'due-day', who: ['owner', 'team-manager'] },
]

/** The warnings as settings, the defaults where a council says nothing. */
export function warningSettings({ standards }: Pick<Council, 'standards'>): readonly WarningSetting[] {
  return standards.warnings ?? defaultWarnings
}

/** The council's warnings, the shares in rising order, the due day last. A council may have none. */
export function warningsFor(council: Council): readonly Warning[] {
  return warningSettings(council)
    .map(
      ({ at, who, P1 = who, P2 = who, P3 = who, P4 = who }): Warning => ({
        detail: at.replace('%', ''),
        when: at === 'due-day' ? 'due-day' : Number.parseInt(at, 10),
        tell: {
          P1: P1.map(readerOf),
          P2: P2.map(readerOf),
          P3: P3.map(readerOf),
          P4: P4.map(readerOf),
        },
      }),
    )
    .toSorted((one, other) => rank(one) - rank(other))
}

/**
 * The instant at which that share of the working time from one instant to the other is used up: never after `to`, not even where
 * no working time lies between them.
 */
export function shareOfWorkingTime(
  calendar: WorkingCalendar,
  from: string,
  to: string,
  percent: number,
): string {
  const minutes = (workingTimeBetween(calendar, from, to) * percent) / 100
  const at = addWorkingMinutes(calendar, from, minutes)
  return at < to ? at : to
}

/** The opening of the London day that a deadline falls on: 09:00 in the default hours, and on a day that is not worked. */
export function dueDayStart(calendar: WorkingCalendar, deadline: string): string {
  const day = dayOf(epochOf(deadline))
  return instantOf(calendar.stretches(day)[0]?.from ?? atWallTime(day, '09:00'))
}

const rank = ({ when }: Warning): number => (when === 'due-day' ? 100 : when)
