/** A mail to the correspondent that leaves when it cannot be undone any more; the clocks wait for it until then. */

import type { Letter } from '../../letters/letter.ts'
import { londonTime } from '../../letters/london-words.ts'
import { limitsFor } from '../../standards/limits.ts'
import { epochOf, instantOf } from '../../standards/london.ts'
import type { Acted, ActRefused } from '../change.ts'
import { answerTakenBack } from '../clock/answer-left.ts'
import type { Closing } from '../closing.ts'
import { mailToCorrespondent, type ThreadFields } from '../mail-to-correspondent.ts'
import { mayDecide } from '../may-act-on.ts'
import type { Query } from '../query.ts'
import { type ActAsk, refused } from './act.ts'
import { needsBreachReason } from './breach-reason.ts'

export type Answer = { readonly letter: Letter; readonly thread: ThreadFields } & (
  | { readonly what: 'replied' }
  /** `promised`: by when the writer hears from us again, UTC. */
  | { readonly what: 'held'; readonly promised: string }
  | { readonly what: 'closed'; readonly closing: Closing }
)

const kinds = { replied: 'reply', held: 'holding', closed: 'closing' } as const

/** The letter has passed the disclosure checks: the caller's to see to. The entry's id is that of `answerEntryId`. */
export function answer(query: Query, given: Answer, ask: ActAsk): Acted | ActRefused {
  const { by, directory, now } = ask
  const no = whyNot(query, given, ask)
  if (no !== null) return no
  const { undoSeconds } = limitsFor(directory.snapshot.council)
  const entry = mailToCorrespondent(query, {
    entryId: answerEntryId(query, given.what),
    kind: kinds[given.what],
    letter: given.letter,
    thread: given.thread,
    now,
    sendAfter: instantOf(epochOf(now) + undoSeconds * 1000),
  })
  const answering = {
    entryId: entry.entryId,
    what: given.what,
    at: now,
    by: by.id,
    promised: given.what === 'held' ? given.promised : null,
    closing: given.what === 'closed' ? given.closing : null,
  }
  return { query: { ...query, clocks: { ...query.clocks, answering } }, events: [], outgoing: [entry] }
}

/** Of the entry that `answer` makes of this query: known beforehand, for the link that undoes it. */
const answerEntryId = ({ reference, version }: Query, what: Answer['what']): string =>
  `${reference}_${kinds[what]}_${version + 1}`

/** Stops an answer that has not left; refused when there is none, or it is too late. */
export function takeBack(query: Query, entryId: string): Acted | ActRefused {
  const free = answerTakenBack(query, entryId)
  return free === null
    ? refused('That mail has left already, or was stopped before. Nothing was done.')
    : { query: free, events: [], takenBack: [entryId] }
}

function whyNot(query: Query, given: Answer, { by, directory, now }: ActAsk): ActRefused | null {
  const { answering } = query.clocks
  if (query.state === 'closed') {
    return refused(`${query.reference} is closed, so nothing was sent. Open it again first.`)
  }
  if (query.correspondentAddress === '') return refused('The writer left no address, so nothing was sent.')
  if (answering !== null) {
    const who = directory.staff(answering.by)?.name ?? 'A colleague'
    return refused(
      `${who} answered at ${londonTime(answering.at)}, and that mail is just leaving. Nothing of yours was sent.`,
    )
  }
  if (given.what === 'held' && query.clocks.holdings > 0 && !mayDecide(query, by, directory, now)) {
    return refused(
      'The writer has had a holding reply already. A second one needs your manager, so nothing was sent. Ask them to send it.',
    )
  }
  if (given.what === 'closed' && needsBreachReason(query)) {
    return refused(
      'This query was late. Say why first, with REASON and one word, and then close it. Nothing was sent.',
    )
  }
  return null
}
