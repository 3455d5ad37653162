/** What every notice to a colleague says of a query: what it is, who has it, where to act. Initials only, never a child's name. */
import type { CorrespondentKind, Priority, Topic } from '../triage/judgement.ts'
import { kindWords, priorityWords, topicWords } from './judgement-words.ts'
import type { LetterBlock, LetterLink } from './letter.ts'
import { calendarDay } from './london-words.ts'
import { mailLink } from './mail-link.ts'

export interface Away {
  /** First and last day away, London, both inclusive; `until` is null where nobody knows it. */
  readonly from: string
  readonly until: string | null
}

export interface Colleague {
  readonly name: string
  /** Their absence of today or the next; null where they are at work. */
  readonly away: Away | null
}

export interface StaffQueryFacts {
  readonly reference: string
  readonly priority: Priority
  readonly correspondentKind: CorrespondentKind
  readonly topic: Topic
  /** `A.K.`; null where no child is known. */
  readonly childInitials: string | null
  /** Null where nobody has it yet. */
  readonly owner: Colleague | null
  /** Who covers today; null while the owner is at work or where nobody could be found. */
  readonly cover: Colleague | null
  /** The one page that does everything a notice asks for; null where this reader has none. */
  readonly actLink: string | null
  readonly deskLink: string
  /** The inbox's address with this query's token, for a letter about several queries. */
  readonly replyAddress: string
}

/** The clocks that can be late, as `casework/clock` names them. */
export type LateClock = 'accept' | 'firstReply' | 'fullAnswer' | 'nextUpdate'

/** What a clock is for: `the first reply`. */
export const clockWords: Readonly<Record<LateClock, string>> = {
  accept: 'taking it on',
  firstReply: 'the first reply',
  fullAnswer: 'the full answer',
  nextUpdate: 'the next update',
}

/** `[Urgent] ` before a subject; nothing for what is not urgent. */
export const urgencyMark = (priority: Priority): string =>
  priority === 'P1' || priority === 'P2' ? `[${priorityWords[priority]}] ` : ''

export function awayWords({ from, until }: Away): string {
  if (until === null) return `away from ${calendarDay(from)}`
  return from === until
    ? `away on ${calendarDay(from)}`
    : `away from ${calendarDay(from)} up to and including ${calendarDay(until)}`
}

const colleagueWords = ({ name, away }: Colleague): string =>
  away === null ? name : `${name} (${awayWords(away)})`

/** Short lines for a list, the same in a notice and in a digest. */
export function queryLines(facts: StaffQueryFacts): string[] {
  const child = facts.childInitials === null ? '' : ` Child: ${facts.childInitials}`
  return [
    `From: ${kindWords[facts.correspondentKind]}. Priority: ${priorityWords[facts.priority]}.`,
    `About: ${topicWords[facts.topic]}.${child}`,
    ...peopleLines(facts),
  ]
}

function peopleLines({ owner, cover }: StaffQueryFacts): string[] {
  return [
    `Owner: ${owner === null ? 'nobody yet' : colleagueWords(owner)}`,
    ...(cover === null
      ? owner?.away == null
        ? []
        : ['Cover: nobody could be found']
      : [`Cover: ${colleagueWords(cover)}`]),
  ]
}

/** Where a mail about one query leads; an answer to that mail reaches the query by itself. */
export function linkBlocks(facts: StaffQueryFacts): LetterBlock[] {
  return [
    ...(facts.actLink === null
      ? []
      : [{ type: 'link' as const, text: 'Do this on one page', href: facts.actLink }]),
    { type: 'link', text: `Open ${facts.reference} and read the mail`, href: facts.deskLink },
  ]
}

/** Where an entry of a digest leads: its own page, and a mail that reaches this query and no other. */
export function entryLinks(
  facts: Pick<StaffQueryFacts, 'reference' | 'actLink' | 'deskLink' | 'replyAddress'>,
): LetterLink[] {
  return [
    facts.actLink === null
      ? { text: 'Open it', href: facts.deskLink }
      : { text: 'Act on it', href: facts.actLink },
    { text: 'Email about it', href: mailLink(facts.replyAddress, { subject: facts.reference }) },
  ]
}
