/** A new date for an answer, with its reason: it moves a deadline within a cap, never the received date, and takes no breach back. */

import type { Council } from '../../directory/council.ts'
import type { Letter } from '../../letters/letter.ts'
import { londonDay, londonTimeOnDay } from '../../letters/london-words.ts'
import { standardFor } from '../../standards/deadlines.ts'
import { latestExtension } from '../../standards/limits.ts'
import { dayNumber, londonDate } from '../../standards/london.ts'
import { calendarOf, workingDayEnd } from '../../standards/working-time.ts'
import type { Acted, ActRefused } from '../change.ts'
import type { TimedClock } from '../clock/clocks.ts'
import { standardsSubject } from '../clock/standards-subject.ts'
import { mailToCorrespondent, type ThreadFields } from '../mail-to-correspondent.ts'
import { mayDecide } from '../may-act-on.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused } from './act.ts'

export interface NewDateGiven {
  /** London day, `2026-12-04`: the answer is due at the end of it. */
  readonly on: string
  readonly because: string
  /** What the writer reads; null where they cannot or must not be told. */
  readonly letterOf: (moved: NewDateMoved) => Letter | null
  readonly thread: ThreadFields
}

export interface NewDateMoved {
  readonly clock: 'firstReply' | 'fullAnswer'
  readonly oldDate: string
  readonly newDate: string
  readonly isLate: boolean
}

/** Only a manager sets one. Refused: a day that is no working day, past, before the date that holds, or beyond the cap. */
export function setNewDate(query: Query, given: NewDateGiven, ask: ActAsk): Acted | ActRefused {
  const { by, directory, now } = ask
  const { council } = directory.snapshot
  const closed = isClosed(query)
  if (closed !== null) return closed
  if (!mayDecide(query, by, directory, now)) {
    return refused(
      'Only a manager above whoever has the query can set a new date, so nothing was done. Reply NEED HELP to ask them.',
    )
  }
  if (given.because.trim() === '') return refused('Give a reason for the new date. Nothing was done.')
  const clock = nextToMove(query)
  const calendar = calendarOf(council)
  if (calendar.stretches(dayNumber(given.on)).length === 0) {
    return refused(
      `${londonDay(`${given.on}T12:00:00.000Z`)} is not a working day, so nothing was done. Choose another.`,
    )
  }
  const newDate = workingDayEnd(calendar, `${given.on}T12:00:00.000Z`, 0)
  const oldDate = query.deadlines[clock]
  if (newDate <= now || londonDate(newDate) < londonDate(now))
    return refused('That date is past, so nothing was done.')
  if (newDate <= oldDate) {
    return refused(
      `The date is ${londonTimeOnDay(oldDate)} now. A new one must be later, so nothing was done.`,
    )
  }
  const latest = latestNewDate(query, council)
  if (newDate > latest) {
    return refused(
      `The latest date that this answer can be moved to is ${londonDay(latest)}, so nothing was done.`,
    )
  }
  const isLate = oldDate <= now
  const newDates = [
    ...query.clocks.newDates,
    {
      clock,
      at: newDate,
      before: oldDate,
      reason: given.because.trim().slice(0, 500),
      by: by.id,
      decidedAt: now,
    },
  ]
  const letter = given.letterOf({ clock, oldDate, newDate, isLate })
  return {
    query: {
      ...query,
      // A breach is a fact: once late, the date that was missed stays, and the ladder waits for the new one.
      deadlines: isLate ? query.deadlines : { ...query.deadlines, [clock]: newDate },
      clocks: {
        ...query.clocks,
        newDates,
        ...(letter === null ? {} : { updateFrom: now, updateBy: null }),
      },
    },
    events: [
      {
        at: now,
        type: 'recalculated',
        by: by.id,
        to: [],
        detail: `New date: ${clock} ${oldDate} → ${newDate}. ${given.because.trim()}`.slice(0, 500),
      },
    ],
    outgoing:
      letter === null
        ? []
        : [
            mailToCorrespondent(query, {
              entryId: `${query.reference}_notice_new-date-${query.version + 1}`,
              kind: 'notice',
              letter,
              thread: given.thread,
              now,
              sendAfter: now,
            }),
          ],
  }
}

/** A new date is for what the writer waits for next. */
export const nextToMove = ({ clocks }: Pick<Query, 'clocks'>): NewDateMoved['clock'] =>
  clocks.firstReplyAt === null ? 'firstReply' : 'fullAnswer'

/** How far that date can be moved at the most: said where one is chosen. */
export function latestNewDate(query: Query, council: Council): string {
  const standard = standardFor(standardsSubject(query))
  return latestExtension(council, standard, unextended(query, nextToMove(query)))
}

/** The deadline without any new date of this round: what the cap counts from, so that two small steps go no further than one. */
function unextended(query: Query, clock: TimedClock & ('firstReply' | 'fullAnswer')): string {
  const { newDates, from } = query.clocks
  const first = newDates.find(each => each.clock === clock && each.decidedAt >= from)
  return first?.before ?? query.deadlines[clock]
}
