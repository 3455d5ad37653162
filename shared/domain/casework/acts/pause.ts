/** Waiting for the writer: the clocks stop, and the writer is told so in the same step. */
import type { Letter } from '../../letters/letter.ts'
import { standardFor } from '../../standards/deadlines.ts'
import type { StandardName } from '../../standards/standards.ts'
import type { Acted, ActRefused } from '../change.ts'
import { pauseEndsBy } from '../clock/agenda.ts'
import type { PauseReason } from '../clock/clocks.ts'
import { isPaused, paused, resumed } from '../clock/pausing.ts'
import { standardsSubject } from '../clock/standards-subject.ts'
import { mailToCorrespondent, type ThreadFields } from '../mail-to-correspondent.ts'
import type { Query } from '../query.ts'
import { type ActAsk, isClosed, refused } from './act.ts'

/**
 * What may stop which clocks. Complaints: nothing, they are extended instead (Complaint Handling Code, part 6). A SAR waits for
 * identity or a needed clarification (UK GDPR article 12A), FOI for a clarification (FOIA section 1(3)); a reported breach and a
 * correction wait for nobody.
 */
const pausable: Readonly<Record<StandardName, readonly PauseReason[]>> = {
  everyone: ['authority', 'identity', 'question'],
  family: ['authority', 'identity', 'question'],
  legal: ['authority', 'identity', 'question'],
  complaint: [],
  'complaint-stage-2': [],
  sar: ['identity', 'question'],
  foi: ['question'],
  'data-breach': [],
  correction: [],
}

const waitingFor: Readonly<Record<PauseReason, string>> = {
  authority: 'authority',
  identity: 'proof of identity',
  question: 'an answer',
}

/** `letterOf` makes what the writer reads: it says until when we wait. */
export function pause(
  query: Query,
  why: PauseReason,
  letterOf: (answerBy: string) => Letter,
  thread: ThreadFields,
  ask: ActAsk,
): Acted | ActRefused {
  const { by, directory, now } = ask
  const { council } = directory.snapshot
  const closed = isClosed(query)
  if (closed !== null) return closed
  if (isPaused(query))
    return refused(`The clock of ${query.reference} has stopped already, so nothing was done.`)
  const standard = standardFor(standardsSubject(query))
  if (!pausable[standard].includes(why)) {
    return refused(`This clock does not stop while we wait for ${waitingFor[why]}, so nothing was done.`)
  }
  if (query.correspondentAddress === '')
    return refused('The writer left no address and cannot be told, so nothing was done.')
  const after = paused(query, now, why, by.id)
  const answerBy = pauseEndsBy(after.query.clocks, council)
  if (answerBy <= now)
    return refused('The clock of this query has stopped for as long as it may, so nothing was done.')
  const entry = mailToCorrespondent(query, {
    entryId: `${query.reference}_notice_pause-${query.version + 1}`,
    kind: 'notice',
    letter: letterOf(answerBy),
    thread,
    now,
    sendAfter: now,
  })
  return { query: after.query, events: after.events, outgoing: [entry] }
}

/** A colleague lets the clocks run again. */
export function resume(query: Query, { by, directory, now }: ActAsk): Acted | ActRefused {
  const closed = isClosed(query)
  if (closed !== null) return closed
  if (!isPaused(query)) return refused(`The clock of ${query.reference} is running, so nothing was done.`)
  const { query: after, events } = resumed(query, now, 'answered', directory, by.id)
  return { query: after, events }
}
