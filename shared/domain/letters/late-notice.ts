/** A standard was missed: domain.md 8.5. To the owner and the cover, and rung by rung to the managers above them. */
import { type BreachReason, breachReasonNames, breachReasons } from './breach-reason-words.ts'
import { type LateBy, lateByWords } from './late-by.ts'
import type { Letter, LetterBlock, LetterEntry } from './letter.ts'
import { londonDay, londonTimeOnDay } from './london-words.ts'
import { staffReplyWords, wordsToReply } from './reply-words.ts'
import {
  entryLinks,
  type LateClock,
  linkBlocks,
  queryLines,
  type StaffQueryFacts,
  urgencyMark,
} from './staff-query-facts.ts'

export interface LateNoticeFacts extends StaffQueryFacts {
  readonly what: 'late'
  readonly clock: LateClock
  readonly dueAt: string
  readonly lateBy: LateBy
  /** The rung of the ladder, from 1; 0 where the reader is told beside the ladder: the owner, the cover, a missed update. */
  readonly rung: number
  /** A manager is asked to choose; who has the query is asked to answer. */
  readonly toldAs: 'owner' | 'cover' | 'manager'
  /** Somebody outside the directory of staff, such as the director, acts through others: the link shows them whom to ask. */
  readonly canAnswerByMail: boolean
  readonly reason: BreachReason | null
  /** What has left for the writer, oldest first. */
  readonly sentSoFar: readonly { readonly what: SentSoFar; readonly at: string }[]
  /** The last call that was noted; null where none was. */
  readonly calledAt: string | null
  /** Who is told next, as a sentence can name them ("the head of service", a name), and when; null at the end of the ladder. */
  readonly next: { readonly who: string; readonly at: string } | null
}

type SentSoFar = 'acknowledgement' | 'reply' | 'holding' | 'apology' | 'introduction'

const sentWords: Readonly<Record<SentSoFar, string>> = {
  acknowledgement: 'acknowledgement',
  reply: 'reply',
  holding: 'holding reply',
  apology: 'apology',
  introduction: 'note of a new contact',
}

export function lateNotice(facts: LateNoticeFacts): Letter {
  return {
    subject: subjectLine(facts),
    blocks: [
      { type: 'paragraph', text: `${whatIsLate(facts)} ${howLate(facts)}` },
      {
        type: 'list',
        items: [...queryLines(facts), sentLine(facts), callLine(facts), reasonLine(facts)],
      },
      ...choices(facts),
      { type: 'inset', text: nextLine(facts) },
      ...linkBlocks(facts),
    ],
  }
}

export function lateEntry(facts: LateNoticeFacts): LetterEntry {
  return {
    heading: `${urgencyMark(facts.priority)}${facts.reference}: ${headings[facts.clock]}, ${over(facts)}`,
    lines: [
      `Due: ${londonTimeOnDay(facts.dueAt)}`,
      ...queryLines(facts),
      `${sentLine(facts)} ${callLine(facts)}`,
      reasonLine(facts),
      nextLine(facts),
    ],
    links: entryLinks(facts),
  }
}

const headings: Readonly<Record<LateClock, string>> = {
  accept: 'nobody has taken it on',
  firstReply: 'no first reply',
  fullAnswer: 'no full answer',
  nextUpdate: 'no update',
}

function whatIsLate({ clock, reference }: LateNoticeFacts): string {
  switch (clock) {
    case 'accept':
      return `Nobody has taken ${reference} on.`
    case 'firstReply':
      return `${reference} has no first reply.`
    case 'fullAnswer':
      return `${reference} has no full answer.`
    case 'nextUpdate':
      return `The writer of ${reference} has not heard from us in time.`
  }
}

const isJustLate = ({ lateBy }: LateNoticeFacts): boolean =>
  lateBy.workingDays === 0 && lateBy.workingHours === 0

function howLate(facts: LateNoticeFacts): string {
  const due = `It was due by ${londonTimeOnDay(facts.dueAt)}.`
  return isJustLate(facts) ? `${due} It is late from now.` : `${due} It is ${lateByWords(facts.lateBy)} late.`
}

const over = (facts: LateNoticeFacts): string =>
  isJustLate(facts) ? 'late from now' : `${lateByWords(facts.lateBy)} late`

function subjectLine(facts: LateNoticeFacts): string {
  const by = isJustLate(facts) ? `due ${londonDay(facts.dueAt)}` : `${lateByWords(facts.lateBy)} over`
  return `${urgencyMark(facts.priority)}Late: ${facts.reference} – ${by}`
}

function sentLine({ sentSoFar }: LateNoticeFacts): string {
  const sent = sentSoFar.map(({ what, at }) => `${sentWords[what]}, ${londonDay(at)}`)
  return `Sent so far: ${sent.length === 0 ? 'nothing' : sent.join('; ')}.`
}

const callLine = ({ calledAt }: LateNoticeFacts): string =>
  calledAt === null ? 'No call noted.' : `Last call noted: ${londonDay(calledAt)}.`

const reasonLine = ({ reason }: LateNoticeFacts): string =>
  `Reason: ${reason === null ? 'none given yet' : breachReasonNames[reason]}.`

const nextLine = ({ next }: LateNoticeFacts): string =>
  next === null
    ? 'If nothing changes, nobody else is told. This is the last step.'
    : `If nothing changes, this goes to ${next.who} at ${londonTimeOnDay(next.at)}.`

function choices(facts: LateNoticeFacts): LetterBlock[] {
  const heading = { type: 'heading' as const, text: 'Please do one of these today' }
  if (facts.toldAs !== 'manager') {
    return [
      heading,
      {
        type: 'paragraph',
        text: 'Answer this email with your reply to the writer. We send your words to them. Or begin your answer with one of these:',
      },
      wordsToReply(facts.clock === 'accept' ? ['accept', 'not-mine', 'need-help'] : ['hold', 'need-help']),
      ...askForReason(facts),
    ]
  }
  if (!facts.canAnswerByMail) {
    return [
      { type: 'heading', text: 'Please ask for one of these today' },
      {
        type: 'numbered',
        items: ['reply to the writer', 'give it to someone else', 'set a new date and give a reason'],
      },
      { type: 'paragraph', text: 'The page below says whom you can ask. You do not need to log in.' },
    ]
  }
  return [
    heading,
    { type: 'paragraph', text: 'Answer this email, or use the link below.' },
    { type: 'numbered', items: [...threeThings] },
    ...askForReason(facts),
  ]
}

/** What a manager can do about a late query, each by how their mail begins. */
export const threeThings: readonly string[] = [
  'Reply to the writer yourself. Just write your reply. We send your words to them.',
  `Give it to someone else. Write GIVE TO and their name, such as: ${staffReplyWords['give-to'].line}`,
  `Set a new date and give a reason. Write both, such as: ${staffReplyWords['new-date'].line}`,
]

function askForReason({ reason, clock }: LateNoticeFacts): LetterBlock[] {
  if (reason !== null || clock === 'accept') return []
  const names = breachReasons.map(each => breachReasonNames[each]).join(', ')
  return [
    {
      type: 'paragraph',
      text: `Tell us why it is late: write REASON and one of these. ${names.charAt(0).toUpperCase()}${names.slice(1)}.`,
    },
  ]
}
