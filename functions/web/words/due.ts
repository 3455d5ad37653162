/** When something is due, in the words of someone who has to do it. All days and times are London's. */

import type { ClockName } from '#shared/domain/casework/clock/clocks.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import { londonDay, londonTime, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import { calendarOf, workingDaysBetween } from '#shared/domain/standards/working-time.ts'
import { capital } from './vocabulary.ts'

type Urgency = 'late' | 'today' | 'later'

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

/** `clock` is null where the place says what is due. `council` is null before the first import; lateness is then told by its date alone. */
export function dueInWords(clock: ClockName | null, at: string, now: string, council: Council | null): Due {
  const told = Date.parse(at) <= Date.parse(now) ? late(at, now, council) : ahead(at, now)
  return { ...told, at, words: clock === null ? capital(told.words) : `${clockWords[clock]} ${told.words}` }
}

type Told = Pick<Due, 'words' | 'exactly' | 'urgency'>

function ahead(at: string, now: string): Told {
  const day = nearDay(at, now)
  return {
    words: `due ${day ?? londonDay(at)}, ${londonTime(at)}`,
    exactly: day === null ? null : londonTimeOnDay(at),
    urgency: day === 'today' ? 'today' : 'later',
  }
}

/** Late by whole working days where there is one; else since when. */
function late(at: string, now: string, council: Council | null): Told {
  const days = council === null ? 0 : workingDaysBetween(calendarOf(council), at, now)
  if (days > 0) {
    const words = `${days} working ${days === 1 ? 'day' : 'days'} late`
    return { words, exactly: `Was due ${londonTimeOnDay(at)}`, urgency: 'late' }
  }
  const since = nearDay(at, now) === 'today' ? `${londonTime(at)} today` : londonTimeOnDay(at)
  return { words: `late since ${since}`, exactly: null, urgency: 'late' }
}

function nearDay(at: string, now: string): 'today' | 'tomorrow' | null {
  const day = londonDate(at)
  if (day === londonDate(now)) return 'today'
  return day === dayAfter(londonDate(now)) ? 'tomorrow' : null
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
