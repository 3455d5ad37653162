/** What a colleague pastes into their automatic replies, so that nobody who writes to them is left without a way to go on. */
import type { Council } from '../directory/council.ts'
import type { Letter } from './letter.ts'
import { calendarDayAndYear } from './london-words.ts'
import { ownWords } from './own-words-blocks.ts'
import { dangerLines } from './signposts.ts'
import { paragraph } from './writer-letter.ts'

export interface OutOfOfficeFacts {
  readonly council: Council
  /** Last day away, London, inclusive; null where nobody knows it. */
  readonly until: string | null
  /** Null where nobody is named: the team then answers. */
  readonly coverName: string | null
}

/**
 * Plain text, paragraphs parted by an empty line. Never why somebody is away. It holds no reference, not even as an example: it comes back
 * to us in every automatic reply, and would be read there as one.
 */
export function outOfOfficeText({ council, until, coverName }: OutOfOfficeFacts): string {
  const back = until === null ? 'I am away.' : `I am away up to and including ${calendarDayAndYear(until)}.`
  const who =
    coverName === null
      ? 'The SEND team deals with my work while I am away.'
      : `${coverName} deals with my work while I am away.`
  const danger = dangerLines(council).flatMap(block => (block.type === 'paragraph' ? [block.text] : []))
  return [
    back,
    `${who} Please write to ${council.inbox}. You will get an answer at once that says who has your query.`,
    'Do you have a reference that begins with SEND? Please put it in the subject.',
    'We read emails from 9am to 5pm, Monday to Friday.',
    danger.join('\n'),
    `SEND team, ${council.name}`,
  ].join('\n\n')
}

/** The same as a mail to the colleague, before they go. */
export function outOfOfficeLetter(facts: OutOfOfficeFacts): Letter {
  return {
    subject: 'Your out-of-office text',
    blocks: [
      paragraph(
        'You are down as away. Please paste this text into your automatic replies, for people inside and outside.',
      ),
      { type: 'heading', text: 'The text begins here' },
      ...ownWords(outOfOfficeText(facts)),
      { type: 'heading', text: 'The text ends here' },
      paragraph('New mail for you goes to your cover, and so do queries that fall due while you are away.'),
    ],
  }
}
