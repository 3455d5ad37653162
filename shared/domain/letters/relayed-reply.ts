/** A colleague's own words to the writer, as a letter from the inbox: not a word changed, with who says it and how to answer. */
import type { Letter } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import { ownWords } from './own-words-blocks.ts'
import { salutation } from './salutation.ts'
import { paragraph, type Signer, signOff, type WriterLetterFacts } from './writer-letter.ts'

export interface RelayedReplyFacts extends WriterLetterFacts {
  readonly by: Signer
  /** Without the mail that they answered and without their signature. */
  readonly words: string
  /** When the writer hears from us next; null where nothing is open after this. */
  readonly nextBy: string | null
}

const greeting = /^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon)\b/i

/** Refuses, by a fault, words that are empty: whoever relays them has seen that there are some. */
export function relayedReply(facts: RelayedReplyFacts): Letter {
  const blocks = ownWords(facts.words)
  if (blocks.length === 0) throw new Error('A reply without words was to be relayed.')
  return {
    subject: `Our reply: ${facts.reference}`,
    blocks: [
      ...(greeting.test(facts.words) ? [] : [paragraph(salutation(facts.correspondent))]),
      ...blocks,
      signOff(facts.council, facts.by),
      paragraph(
        `Your reference is ${facts.reference}. To answer us, reply to this email.${
          facts.nextBy === null ? '' : ` You will hear from us again by ${londonTimeOnDay(facts.nextBy)}.`
        }`,
      ),
    ],
  }
}
