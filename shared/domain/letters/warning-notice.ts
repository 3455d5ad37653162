/** A clock is running out: contract section 4, warnings. To the owner, who covers, and the manager. */
import type { Letter, LetterEntry } from './letter.ts'
import { londonDay, londonTime, londonTimeOnDay } from './london-words.ts'
import { wordsToReply } from './reply-words.ts'
import {
  clockWords,
  entryLinks,
  linkBlocks,
  queryLines,
  type StaffQueryFacts,
  urgencyMark,
} from './staff-query-facts.ts'

export interface WarningNoticeFacts extends StaffQueryFacts {
  readonly what: 'warning'
  readonly clock: 'firstReply' | 'fullAnswer'
  readonly detail: '50' | '80' | 'due-day'
  readonly dueAt: string
  /** As what the reader is told: only who has the query is asked to act first. */
  readonly toldAs: 'owner' | 'cover' | 'manager'
}

export function warningNotice(facts: WarningNoticeFacts): Letter {
  const { reference, toldAs } = facts
  return {
    subject: subjectLine(facts),
    blocks: [
      { type: 'paragraph', text: opening(facts) },
      { type: 'list', items: queryLines(facts) },
      { type: 'heading', text: 'What you need to do' },
      { type: 'paragraph', text: whatToDo[toldAs](reference) },
      wordsToReply(toldAs === 'manager' ? ['give-to', 'new-date'] : ['hold', 'phone', 'need-help']),
      ...linkBlocks(facts),
    ],
  }
}

export function warningEntry(facts: WarningNoticeFacts): LetterEntry {
  return {
    heading: `${urgencyMark(facts.priority)}${facts.reference}: ${clockWords[facts.clock]} is due by ${londonTimeOnDay(facts.dueAt)}`,
    lines: [howFar(facts), ...queryLines(facts)],
    links: entryLinks(facts),
  }
}

const opening = (facts: WarningNoticeFacts): string =>
  facts.detail === 'due-day'
    ? howFar(facts)
    : `${howFar(facts)} It is due by ${londonTimeOnDay(facts.dueAt)}.`

function howFar({ detail, clock, reference, dueAt }: WarningNoticeFacts): string {
  const what = `${clockWords[clock]} to ${reference}`
  switch (detail) {
    case '50':
      return `Half of the time for ${what} has gone.`
    case '80':
      return `Most of the time for ${what} has gone.`
    case 'due-day':
      return `T${what.slice(1)} is due today by ${londonTime(dueAt)}.`
  }
}

const whatToDo: Readonly<Record<WarningNoticeFacts['toldAs'], (reference: string) => string>> = {
  owner: () =>
    'Answer this email with your reply to the writer. We send your words to them. Or begin your answer with one of these:',
  cover: reference =>
    `You cover for the owner. Answer this email with your reply about ${reference}. We send your words to the writer. Or begin your answer with one of these:`,
  manager: () =>
    'Please check that the owner can reply in time. If not, answer this email with one of these on the first line:',
}

function subjectLine({ priority, detail, reference, dueAt }: WarningNoticeFacts): string {
  const when = `${londonDay(dueAt)}, ${londonTime(dueAt)}`
  return detail === 'due-day'
    ? `${urgencyMark(priority)}Due today: ${reference} – by ${londonTime(dueAt)}`
    : `${urgencyMark(priority)}Due soon: ${reference} – by ${when}`
}
