/** What a colleague must know about one query that no clock tells: it was given to them, help is asked for, the writer is not content. */
import type { Letter, LetterEntry } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import { type StaffReplyWord, wordsToReply } from './reply-words.ts'
import { entryLinks, linkBlocks, queryLines, type StaffQueryFacts, urgencyMark } from './staff-query-facts.ts'

export interface ToldNoticeFacts extends StaffQueryFacts {
  readonly what: 'told'
  /**
   * `not-mine`, `need-help`: a colleague asks their manager. `given`: a colleague gives it to the reader. `not-sorted`: the writer says so
   * of a closed query, which is open again. `resumed`: we no longer wait for the writer. `low-score`: of a closed query the writer says
   * that we gave no answer, or were hard to deal with; no clock of it runs.
   */
  readonly tell: 'not-mine' | 'need-help' | 'given' | 'not-sorted' | 'resumed' | 'low-score'
  /** Name of the colleague who asks or gives; null where it is no colleague. */
  readonly by: string | null
  /** The colleague's words, with children's names masked; never the writer's. Null where there are none. */
  readonly because: string | null
  /** The next deadline. */
  readonly dueAt: string
}

export function toldNotice(facts: ToldNoticeFacts): Letter {
  const { reference, tell } = facts
  return {
    subject: `${urgencyMark(facts.priority)}${subjects[tell]}: ${reference}`,
    blocks: [
      { type: 'paragraph', text: `${sentence(facts)}${theirWords(facts)}` },
      { type: 'list', items: queryLines(facts) },
      ...(tell === 'low-score'
        ? []
        : [{ type: 'inset' as const, text: `The clock runs. Due by ${londonTimeOnDay(facts.dueAt)}.` }]),
      { type: 'heading', text: 'What you need to do' },
      { type: 'paragraph', text: whatToDo[tell] },
      wordsToReply(words[tell]),
      ...linkBlocks(facts),
    ],
  }
}

export function toldEntry(facts: ToldNoticeFacts): LetterEntry {
  return {
    heading: `${urgencyMark(facts.priority)}${facts.reference}: ${headings[facts.tell]}`,
    lines: [
      `${sentence(facts)}${theirWords(facts)}`,
      ...queryLines(facts),
      ...(facts.tell === 'low-score' ? [] : [`Due: ${londonTimeOnDay(facts.dueAt)}`]),
    ],
    links: entryLinks(facts),
  }
}

type Tell = ToldNoticeFacts['tell']

const subjects: Readonly<Record<Tell, string>> = {
  'not-mine': 'Not mine',
  'need-help': 'Help needed',
  given: 'Given to you',
  'not-sorted': 'Not sorted',
  resumed: 'The clock runs again',
  'low-score': 'Please call the writer',
}

const headings: Readonly<Record<Tell, string>> = {
  'not-mine': 'the owner says it is not theirs',
  'need-help': 'the owner needs help',
  given: 'given to you',
  'not-sorted': 'the writer says it is not sorted',
  resumed: 'the clock runs again',
  'low-score': 'the writer is not content',
}

const answerWith = 'Answer this email with one of these on the first line:'
const whatToDo: Readonly<Record<Tell, string>> = {
  'not-mine': `Please give it to someone today. ${answerWith}`,
  'need-help': `Please help today. ${answerWith}`,
  given: answerWith,
  'not-sorted': `Please read what the writer says and see that they get an answer. ${answerWith}`,
  'low-score': `Please offer the writer a call. Ask what we can still do. ${answerWith}`,
  resumed: `Answer this email with your reply to the writer. We send your words to them. Or begin your answer with one of these:`,
}

const words: Readonly<Record<Tell, readonly StaffReplyWord[]>> = {
  'not-mine': ['give-to', 'note'],
  'need-help': ['give-to', 'note'],
  given: ['accept', 'not-mine', 'need-help'],
  'not-sorted': ['give-to', 'phone'],
  // The query is closed: a call is noted on it, and counts for no clock.
  'low-score': ['note'],
  resumed: ['hold', 'need-help'],
}

function sentence({ tell, by, reference }: ToldNoticeFacts): string {
  const who = by ?? 'A colleague'
  switch (tell) {
    case 'not-mine':
      return `${who} says that ${reference} is not theirs.`
    case 'need-help':
      return `${who} asks for your help with ${reference}.`
    case 'given':
      return `${who} has given you ${reference}.`
    case 'not-sorted':
      return `The writer says that ${reference} is not sorted. It is open again.`
    case 'low-score':
      return `${reference} is closed. We asked the writer how we did.`
    case 'resumed':
      return `We no longer wait for the writer of ${reference}.`
  }
}

const theirWords = ({ because }: ToldNoticeFacts): string =>
  because === null ? '' : ` They say: "${because}"`
