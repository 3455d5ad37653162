/** More time is needed: domain.md 8.3. It stops no clock; the second one of a query needs a manager. */
import type { Letter } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import {
  asSentence,
  callOffer,
  paragraph,
  type Signer,
  toWriter,
  type WriterLetterFacts,
} from './writer-letter.ts'

export interface HoldingReplyFacts extends WriterLetterFacts {
  readonly by: Signer
  /** What we have done, each the end of "we have": "spoken to the school". May be empty. */
  readonly doneSoFar: readonly string[]
  /** Why more time is needed, in the colleague's words: what we wait for, from whom. */
  readonly because: string
  /** When the writer hears from us next, at the latest. */
  readonly newDate: string
}

export function holdingReply(facts: HoldingReplyFacts): Letter {
  const { reference, doneSoFar, by } = facts
  return toWriter(facts, {
    subject: `We are still working on ${reference}`,
    by,
    blocks: [
      paragraph(`We are still working on ${reference}. I am sorry we cannot give you a full answer yet.`),
      ...(doneSoFar.length === 0
        ? [paragraph('We have read what you wrote.')]
        : [paragraph('So far we have:'), { type: 'list' as const, items: [...doneSoFar] }]),
      paragraph(`This is why we need more time. ${asSentence(facts.because)}`),
      {
        type: 'inset',
        text: `We will write to you again by ${londonTimeOnDay(facts.newDate)}, even if we are still waiting.`,
      },
      paragraph('Your query stays open until you have an answer. Our clock still runs.'),
      callOffer(by),
    ],
  })
}
