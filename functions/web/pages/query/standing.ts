/** Where each promise of a query stands, in words, and what moved or holds up its clocks. */
import { deadlineOf, pauseEndsBy, stoppedAt } from '#shared/domain/casework/clock/agenda.ts'
import type { PauseReason, TimedClock } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Council } from '#shared/domain/directory/council.ts'
import { breachReasonNames } from '#shared/domain/letters/breach-reason-words.ts'
import { instantInWords } from '../../words/days.ts'
import { type Due, dueInWords } from '../../words/due.ts'

export interface Promised {
  readonly name: string
  /** `Done at 9.42am on Monday 23 November 2026`; null while it is still owed. */
  readonly done: string | null
  /** It was kept, but after its time. */
  readonly late: boolean
  /** Null where it is done, or no longer owed. */
  readonly due: Due | null
}

const names = {
  accept: 'Accept',
  firstReply: 'First reply',
  fullAnswer: 'Full answer',
  nextUpdate: 'Next update',
} as const satisfies Record<TimedClock, string>

const shown = ['accept', 'firstReply', 'fullAnswer', 'nextUpdate'] as const

export function promises(query: Query, now: string, council: Council | null): readonly Promised[] {
  return [
    acknowledgement(query, now, council),
    ...shown.map((clock): Promised => {
      const at = stoppedAt(query, clock)
      const late = query.clocks.breaches.some(
        breach => breach.clock === clock && breach.round === query.clocks.round,
      )
      if (at !== null) return { name: names[clock], done: `Done at ${instantInWords(at)}`, late, due: null }
      const deadline = council === null ? null : deadlineOf(query, clock, council)
      return query.state === 'closed' || deadline === null
        ? { name: names[clock], done: null, late: false, due: null }
        : { name: names[clock], done: null, late: false, due: dueInWords(null, deadline, now, council) }
    }),
  ]
}

/** Mail that asks for no automatic reply is owed no acknowledgement: none was decided for it. */
function acknowledgement(query: Query, now: string, council: Council | null): Promised {
  const { acknowledgedAt: at } = query
  const name = 'Acknowledge'
  if (at !== null)
    return { name, done: `Done at ${instantInWords(at)}`, late: at > query.deadlines.acknowledge, due: null }
  const owed = query.state !== 'closed' && query.acknowledgedTo.includes(query.correspondentAddress)
  return {
    name,
    done: null,
    late: false,
    due: owed ? dueInWords(null, query.deadlines.acknowledge, now, council) : null,
  }
}

const waitingFor: Readonly<Record<PauseReason, string>> = {
  authority: 'to hear that we may talk to the writer',
  identity: 'to see who the writer is',
  question: 'for the writer’s answer',
}

/** Sentences on what a plain list of dates does not say; none for most queries. */
export function clockNotes(
  { clocks, breachReasons, state }: Query,
  council: Council | null,
): readonly string[] {
  const open = clocks.pauses.find(pause => pause.until === null)
  const late = clocks.breaches.some(breach => breach.clock !== 'accept')
  const reason = breachReasons.at(-1)
  return [
    ...(open === undefined || council === null || state === 'closed'
      ? []
      : [
          `The clocks have stopped since ${instantInWords(open.from)}: we wait ${waitingFor[open.why]}. They run again by ${instantInWords(pauseEndsBy(clocks, council))}.`,
        ]),
    ...clocks.newDates.map(
      each =>
        `A new date was set for the ${names[each.clock].toLowerCase()}: ${instantInWords(each.at)}, instead of ${instantInWords(each.before)}.`,
    ),
    ...(clocks.answering === null ? [] : ['A mail to the writer is leaving. It can still be stopped.']),
    ...(late
      ? [
          reason === undefined
            ? 'Nobody has said yet why this was late.'
            : `It was late. The reason: ${breachReasonNames[reason.reason]}.`,
        ]
      : []),
  ]
}
