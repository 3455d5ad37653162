import { awayUntil, isAway } from '../../directory/cover.ts'
import { londonDay } from '../../letters/london-words.ts'
import { calendarOf } from '../../standards/working-time.ts'
import type { Acted, ActRefused } from '../change.ts'
import { noticeAt } from '../clock/agenda.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused, toldBy } from './act.ts'

/** Gives a query to a colleague who is at work; refuses anybody who is away or not known. The clocks run on. */
export function give(query: Query, toStaffId: string, because: string, ask: ActAsk): Acted | ActRefused {
  const { by, directory, now } = ask
  const closed = isClosed(query)
  if (closed !== null) return closed
  const to = directory.staff(toStaffId)
  if (to === null)
    return refused('That person is not in the directory, so nothing was done. Choose somebody else.')
  if (isAway(to.id, now, directory)) {
    const until = awayUntil(to.id, now, directory)
    const when = until === null ? '' : ` up to and including ${londonDay(`${until}T12:00:00.000Z`)}`
    return refused(`${to.name} is away${when}, so nothing was done. Choose somebody who is here.`)
  }
  if (query.owner.staffId === to.id)
    return refused(`${to.name} has ${query.reference} already, so nothing was done.`)
  if (query.unreached.includes(to.id))
    return refused(
      `A notice about ${query.reference} to ${to.name} came back, so nothing was done. Choose somebody else.`,
    )
  const known = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const words = because.trim()
  const reason = `${by.name} gave it to ${to.name}.${words === '' ? '' : ` ${words}`}`.slice(0, 500)
  return {
    query: {
      ...query,
      owner: {
        staffId: to.id,
        via: known?.caseworker === to.id ? 'allocated' : to.team === null ? 'role' : 'team',
        reason,
      },
      teamId: to.team,
      // Given by a person: it does not go back by itself.
      coverFor: null,
    },
    events: [
      {
        at: noticeAt(calendarOf(directory.snapshot.council), query.priority, now),
        type: 'routed',
        by: by.id,
        to: [to.id],
        detail: reason,
      },
    ],
    notices: to.id === by.id ? [] : [toldBy(ask, query, { staffId: to.id, what: 'given', detail: words })],
  }
}
