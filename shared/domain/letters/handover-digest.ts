/** What comes to whoever covers, on one mail, by due date: when an absence begins, or when somebody has left (contract section 4; R13). */
import type { Priority, Topic } from '../triage/judgement.ts'
import { priorityWords, topicWords } from './judgement-words.ts'
import { counted } from './late-by.ts'
import type { Letter, LetterBlock, LetterEntry } from './letter.ts'
import { calendarDay, londonTimeOnDay } from './london-words.ts'
import { staffReplyWords } from './reply-words.ts'
import { clockWords, entryLinks, type LateClock, urgencyMark } from './staff-query-facts.ts'

/** One query that changes hands. */
export interface HandedQuery {
  readonly reference: string
  readonly priority: Priority
  readonly topic: Topic
  readonly childInitials: string | null
  /** The next deadline. */
  readonly clock: LateClock
  readonly dueAt: string
  readonly isLate: boolean
  /** The last thing that happened, as one sentence with initials only: "New mail from the writer on Monday 23 November." */
  readonly lastThing: string
  readonly actLink: string | null
  readonly deskLink: string
  readonly replyAddress: string
}

export interface HandoverDigestFacts {
  /** Whose queries they are. */
  readonly from: string
  readonly why:
    | {
        readonly kind: 'absence'
        /** Last day away, London, inclusive; null where nobody knows it. */
        readonly until: string | null
      }
    /** A move for good: the person has left, or their work is given to somebody else. */
    | { readonly kind: 'for-good'; readonly by: string; readonly note: string | null }
  readonly queries: readonly HandedQuery[]
}

/** More are not read in one mail, and an entry of the outbox holds 400 KB. */
export const MOST_ENTRIES = 150

/** For those that the mail has no room for: they stand in the reader's list, by the same order. */
export function theOthers(all: number): LetterBlock[] {
  const more = all - MOST_ENTRIES
  if (more <= 0) return []
  const words = counted(more, 'query is', 'queries are')
  return [{ type: 'paragraph', text: `${words} not shown here. Your list of work shows all of them.` }]
}

/** A handover of no query is still told for an absence: new mail comes to the reader from today. */
export function handoverDigest(facts: HandoverDigestFacts): Letter {
  const queries = byDueDate(facts.queries)
  return {
    subject: subjectLine(facts),
    blocks: [
      ...opening(facts),
      { type: 'inset', text: 'No date has moved.' },
      ...(queries.length === 0
        ? []
        : [
            { type: 'paragraph' as const, text: countLine(queries) },
            { type: 'entries' as const, items: queries.slice(0, MOST_ENTRIES).map(handedEntry) },
            ...theOthers(queries.length),
            { type: 'paragraph' as const, text: howToAct(facts) },
          ]),
    ],
  }
}

/** Soonest first; of two due at once the more urgent, then the lower reference. */
export function byDueDate<Handed extends Pick<HandedQuery, 'dueAt' | 'priority' | 'reference'>>(
  queries: readonly Handed[],
): readonly Handed[] {
  return [...queries].sort(
    (one, other) =>
      Date.parse(one.dueAt) - Date.parse(other.dueAt) ||
      (one.priority < other.priority ? -1 : Number(one.priority > other.priority)) ||
      (one.reference < other.reference ? -1 : Number(one.reference > other.reference)),
  )
}

export function handedEntry(query: HandedQuery): LetterEntry {
  const child = query.childInitials === null ? '' : ` Child: ${query.childInitials}`
  const due = `${clockWords[query.clock]} ${query.isLate ? 'was due' : 'is due'} by ${londonTimeOnDay(query.dueAt)}`
  return {
    heading: `${urgencyMark(query.priority)}${query.reference}: ${due}`,
    lines: [
      ...(query.isLate ? ['Late'] : []),
      `About: ${topicWords[query.topic]}. Priority: ${priorityWords[query.priority]}.${child}`,
      `Last: ${query.lastThing}`,
    ],
    links: entryLinks(query),
  }
}

function subjectLine({ from, why, queries }: HandoverDigestFacts): string {
  const what = counted(queries.length, 'query', 'queries')
  if (why.kind === 'for-good') return `${what} from ${from} for you to take on`
  return `You cover for ${from}: ${what} for you`
}

function opening({ from, why }: HandoverDigestFacts): LetterBlock[] {
  if (why.kind === 'for-good') {
    const note: LetterBlock[] =
      why.note === null
        ? []
        : [
            { type: 'heading', text: `What ${why.by} wrote for you` },
            { type: 'paragraph', text: why.note },
          ]
    return [
      { type: 'paragraph', text: `${why.by} has given you the queries of ${from}. They are yours for good.` },
      ...note,
    ]
  }
  const until =
    why.until === null
      ? 'We do not know until when.'
      : `They are away up to and including ${calendarDay(why.until)}.`
  return [
    { type: 'paragraph', text: `${from} is away from today. ${until} You cover for them.` },
    { type: 'paragraph', text: 'New mail for them and replies on their queries come to you.' },
  ]
}

function countLine(queries: readonly HandedQuery[]): string {
  const late = queries.filter(each => each.isLate).length
  const all = `${counted(queries.length, 'query', 'queries')} ${queries.length === 1 ? 'comes' : 'come'} to you. The first to fall due is on top.`
  return late === 0 ? all : `${all} ${late} ${late === 1 ? 'is' : 'are'} late now.`
}

function howToAct({ from, why }: HandoverDigestFacts): string {
  const act = 'To act on a query, use its link or its own email address. Do not reply to this email.'
  return why.kind === 'for-good'
    ? act
    : `${act} When ${from} is back, the queries go back. To keep one, write ${staffReplyWords.keep.word} to its address.`
}
