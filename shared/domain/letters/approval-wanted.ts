/** Letters that a manager must see before they leave: an apology, a second holding reply, the news of a new contact. */
import type { ApologyGap } from './apology.ts'
import { breachReasonNames, breachReasons } from './breach-reason-words.ts'
import { counted } from './late-by.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import { staffReplyWords, wordsToReply } from './reply-words.ts'
import { paragraph } from './writer-letter.ts'

export interface ApprovalWantedFacts {
  readonly what: 'apology' | 'second-holding' | 'introductions'
  /** The query; for introductions whose work it is about. */
  readonly about: string
  /** The letter as it would leave; of several introductions, one. */
  readonly draft: Letter
  /** How many letters leave once it is approved. */
  readonly letters: number
  /** Name of the colleague who asks; null where the clock does. */
  readonly askedBy: string | null
  /** What a person must still say before it can leave. */
  readonly gaps: readonly ApologyGap[]
  /** By when it should have left; null where nothing sets it. */
  readonly sendBy: string | null
  /** The page where the words can be changed; null where there is none. */
  readonly changeLink: string | null
  readonly deskLink: string
}

export function approvalWanted(facts: ApprovalWantedFacts): Letter {
  const { what, about, gaps, sendBy } = facts
  return {
    subject: `Please approve: ${subjects[what]}, ${about}`,
    blocks: [
      paragraph(`${opening(facts)} ${letterCount(facts.letters)} until you have said yes.`),
      ...(sendBy === null
        ? []
        : [{ type: 'inset' as const, text: `It should leave by ${londonTimeOnDay(sendBy)}.` }]),
      { type: 'heading', text: 'What you need to do' },
      ...(gaps.length === 0
        ? [paragraph('Answer this email with this on the first line:'), wordsToReply(['approve'])]
        : gapLines(gaps)),
      ...(facts.changeLink === null
        ? []
        : [{ type: 'link' as const, text: 'Change the words first', href: facts.changeLink }]),
      { type: 'heading', text: 'The letter begins here' },
      paragraph(`Subject: ${facts.draft.subject}`),
      ...facts.draft.blocks,
      { type: 'heading', text: 'The letter ends here' },
      { type: 'link', text: `Open ${about}`, href: facts.deskLink },
    ],
  }
}

const subjects = {
  apology: 'an apology',
  'second-holding': 'another holding reply',
  introductions: 'letters about a new contact',
} as const

function opening({ what, about, askedBy }: ApprovalWantedFacts): string {
  switch (what) {
    case 'apology':
      return `We were late with ${about}. Here is a letter to say sorry, in your name.`
    case 'second-holding':
      return `${askedBy ?? 'A colleague'} wants to ask the writer of ${about} for more time. It is not the first time.`
    case 'introductions':
      return `${about} has changed hands. Here is how we tell the people who wrote.`
  }
}

const letterCount = (letters: number): string =>
  letters === 1 ? 'It does not leave' : `${counted(letters, 'letter')} like it do not leave`

function gapLines(gaps: readonly ApologyGap[]): LetterBlock[] {
  return [
    paragraph('The letter is not complete. Answer this email with these, one in each email:'),
    {
      type: 'list',
      items: gaps.map(gap =>
        gap === 'reason'
          ? `${staffReplyWords.reason.word} and one of these: ${breachReasons.map(each => breachReasonNames[each]).join(', ')}`
          : staffReplyWords['new-date'].line,
      ),
    },
    paragraph('We then send you the whole letter to approve.'),
  ]
}
