/** A query is closed: domain.md 8.7. What was asked, what will happen, how to open it again, and two questions. */

import type { Topic } from '../triage/judgement.ts'
import { topicWords } from './judgement-words.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonTimeOnDayAndYear } from './london-words.ts'
import { ownWords } from './own-words-blocks.ts'
import { writerReplyWords } from './reply-words.ts'
import { sendiassLines } from './signposts.ts'
import {
  callOffer,
  complainLines,
  paragraph,
  type Signer,
  toWriter,
  type WriterLetterFacts,
} from './writer-letter.ts'

export interface ClosingFacts extends WriterLetterFacts {
  readonly by: Signer
  readonly topic: Topic
  /** What the writer asked, children's names masked; only for a verified writer, else empty. */
  readonly asked: readonly string[]
  /** What we found and what will happen and when, in the colleague's words. */
  readonly outcome: string
  /** The answer is no: then `outcome` says why, and the letter says how to challenge it (R39). */
  readonly isRefusal: boolean
  /** Until when "not sorted" opens it again. */
  readonly followUpUntil: string
  /** Null where this writer is not asked. */
  readonly surveyLink: string | null
}

export function closing(facts: ClosingFacts): Letter {
  const { reference, asked } = facts
  return toWriter(facts, {
    subject: `We have closed your query: ${reference}`,
    by: facts.by,
    blocks: [
      paragraph(`We have closed your query ${reference}.`),
      ...(asked.length === 0
        ? [paragraph(`You wrote to us about this: ${topicWords[facts.topic]}.`)]
        : [paragraph('You asked:'), { type: 'numbered' as const, items: [...asked] }]),
      paragraph('This is our answer:'),
      ...ownWords(facts.outcome),
      ...(facts.isRefusal ? challenge(facts) : []),
      {
        type: 'inset',
        text: `Is this not right? Reply "${writerReplyWords['not-sorted'].word.toLowerCase()}" by ${londonTimeOnDayAndYear(facts.followUpUntil)}. We will open it again.`,
      },
      callOffer(facts.by),
      ...(facts.surveyLink === null ? [] : survey(facts.surveyLink)),
    ],
  })
}

function challenge({ council }: ClosingFacts): LetterBlock[] {
  return [
    paragraph('If you do not agree, reply and tell us why. We will look at it again.'),
    ...complainLines,
    ...sendiassLines(council),
  ]
}

/** What a simple mail may answer to the survey, in the order of its two questions: one word of each, best first. */
export const surveyWords = {
  answered: ['YES', 'PARTLY', 'NO'],
  ease: ['VERY EASY', 'EASY', 'OK', 'HARD', 'VERY HARD'],
} as const

function survey(link: string): LetterBlock[] {
  const [yes] = surveyWords.answered
  const easy = surveyWords.ease[1]
  return [
    { type: 'heading', text: 'Please tell us how we did' },
    paragraph('It takes one minute. You do not need to log in.'),
    {
      type: 'numbered',
      items: [
        `Did we answer your question? ${orList(surveyWords.answered)}.`,
        `Was it easy to deal with us? ${orList(surveyWords.ease)}.`,
      ],
    },
    { type: 'link', text: 'Answer on one page', href: link },
    paragraph(`Or reply to this email with your two answers, such as "${yes}, ${easy}".`),
    paragraph(
      'Only the SEND quality team will see your answers. They will not change the help that anyone gets.',
    ),
  ]
}

function orList(words: readonly string[]): string {
  const lower = words.map(word => (word === 'OK' ? word : word.toLowerCase()))
  const text = `${lower.slice(0, -1).join(', ')} or ${lower.at(-1)}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
