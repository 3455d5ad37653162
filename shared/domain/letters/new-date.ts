/** A deadline is moved, with a reason (domain.md 3.1: say why before the old date, and where to go with a complaint). */
import type { Letter } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import {
  asSentence,
  callOffer,
  complainLines,
  paragraph,
  type Signer,
  toWriter,
  type WriterLetterFacts,
} from './writer-letter.ts'

export interface NewDateFacts extends WriterLetterFacts {
  readonly by: Signer
  readonly clock: 'firstReply' | 'fullAnswer'
  readonly oldDate: string
  readonly newDate: string
  /** In words for the writer. */
  readonly because: string
  /** The old date is past: then we are late whatever the new date says. */
  readonly isLate: boolean
  /** Whoever extends a formal complaint tells how to reach the Ombudsman (Complaint Handling Code, part 6). */
  readonly isComplaint: boolean
}

export function newDate(facts: NewDateFacts): Letter {
  const { reference, by, isLate } = facts
  const what = facts.clock === 'firstReply' ? 'reply to you' : 'give you a full answer'
  const old = londonTimeOnDay(facts.oldDate)
  return toWriter(facts, {
    subject: `A new date for your query: ${reference}`,
    by,
    blocks: [
      paragraph(
        isLate
          ? `We should have been able to ${what} by ${old}. We did not. I am sorry.`
          : `We said that we would ${what} by ${old}. We need more time. I am sorry.`,
      ),
      paragraph(`This is why. ${asSentence(facts.because)}`),
      { type: 'inset', text: `We will now ${what} by ${londonTimeOnDay(facts.newDate)}.` },
      callOffer(by),
      ...(facts.isComplaint || isLate ? complainLines : []),
    ],
  })
}
