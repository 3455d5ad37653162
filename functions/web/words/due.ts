/** When something is due, in the words of someone who has to do it. All days and times are London's. */

import type { ClockName } from '#shared/domain/casework/query.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import { londonDay, londonTime, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import { calendarOf, workingDaysBetween } from '#shared/domain/standards/working-time.ts'

export type Urgency = 'late' | 'today' | 'later'

export interface Due {
  /** `Reply due today, 5pm`; `Reply 2 working days late`. */
  readonly words: string
  /** `5pm on Thursday 26 November`; null where the words name the day themselves. */
  readonly exactly: string | null
  /** The instant itself, UTC, for machines. */
  readonly at: string
  readonly urgency: Urgency
}

export const clockWords: Record<ClockName, string> = {
  acknowledge: 'Acknowledgement',
  accept: 'Acceptance',
  firstReply: 'Reply',
  fullAnswer: 'Full answer',
  nextUpdate: 'Update',
}

/** `council` is null before the first import; lateness is then told by its date alone. */
export function dueInWords(clock: ClockName, at: string, now: string, council: Council | null): Due {
  const what = clockWords[clock]
  if (Date.parse(at) <= Date.parse(now)) return late(what, at, now, council)
  const day = nearDay(at, now)
  return {
    words: `${what} due ${day ?? londonDay(at)}, ${londonTime(at)}`,
    exactly: day === null ? null : londonTimeOnDay(at),
    at,
    urgency: day === 'today' ? 'today' : 'later',
  }
}

/** Late by whole working days where there is one; else since when. */
function late(what: string, at: string, now: string, council: Council | null): Due {
  const days = council === null ? 0 : workingDaysBetween(calendarOf(council), at, now)
  if (days > 0) {
    const words = `${what} ${days} working ${days === 1 ? 'day' : 'days'} late`
    return { words, exactly: `Was due ${londonTimeOnDay(at)}`, at, urgency: 'late' }
  }
  const since = nearDay(at, now) === 'today' ? `${londonTime(at)} today` : londonTimeOnDay(at)
  return { words: `${what} late since ${since}`, exactly: null, at, urgency: 'late' }
}

function nearDay(at: string, now: string): 'today' | 'tomorrow' | null {
  const day = londonDate(at)
  if (day === londonDate(now)) return 'today'
  return day === dayAfter(londonDate(now)) ? 'tomorrow' : null
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
