/** Asks a manager whether somebody is away, when only their mailbox says so. Never the words of the automatic reply: they can be private. */
import type { Letter } from './letter.ts'
import { londonDay } from './london-words.ts'

export interface AbsenceQuestionFacts {
  /** Name of the person whose mailbox answered. */
  readonly name: string
  readonly reference: string
  /** The day of the return that the reply gives, London; null where it gives none. */
  readonly backOn: string | null
  /** Last day on which new mail goes to somebody else, London. */
  readonly until: string
  /** Who has the query now; null where it was not given to anybody else. */
  readonly nowWith: string | null
  /** Who gets the person's new mail meanwhile; null where nobody could be found. */
  readonly cover: string | null
  readonly queryLink: string
  /** The person's open queries in the desk. */
  readonly workLink: string
  /** The page where somebody says that the person is at work. */
  readonly awayLink: string
}

export function absenceQuestion(facts: AbsenceQuestionFacts): Letter {
  const { name } = facts
  const day = (date: string) => londonDay(`${date}T12:00:00.000Z`)
  return {
    subject: `Is ${name} away? Please check today`,
    blocks: [
      {
        type: 'paragraph',
        text: `We told ${name} about ${facts.reference}. An automatic reply came back.`,
      },
      {
        type: 'list',
        items: [
          facts.backOn === null
            ? 'The reply gives no date that we could read.'
            : `The reply says that ${name} is back on ${day(facts.backOn)}.`,
          facts.nowWith === null
            ? `${facts.reference} stays with whoever has it.`
            : `${facts.reference} is now with ${facts.nowWith}.`,
          facts.cover === null
            ? `New mail for ${name} goes to nobody that we could find. Please name a cover.`
            : `New mail for ${name} goes to ${facts.cover}, up to and including ${day(facts.until)}.`,
          'Their other open queries are still with them. No date has moved.',
        ],
      },
      { type: 'heading', text: 'What you need to do' },
      {
        type: 'list',
        items: [
          `If ${name} is away, say so on the page. What is due then goes to a cover at once.`,
          `If ${name} is at work, ask them to send any email to this inbox. New mail then goes to them again at once.`,
        ],
      },
      {
        type: 'inset',
        text: `If you do nothing, new mail goes to ${name} again after ${day(facts.until)}.`,
      },
      { type: 'link', text: `Say if ${name} is away or at work`, href: facts.awayLink },
      { type: 'link', text: `See the open queries of ${name}`, href: facts.workLink },
      { type: 'link', text: `Open ${facts.reference}`, href: facts.queryLink },
    ],
  }
}
