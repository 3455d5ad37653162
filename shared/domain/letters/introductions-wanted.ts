/** Asks a manager for a yes to the letters that tell writers of their new contact. */
import { counted } from './late-by.ts'
import type { Letter } from './letter.ts'

export interface IntroductionsWantedFacts {
  /** Whose work changed hands. */
  readonly name: string
  readonly why: 'long-absence' | 'change'
  /** How many letters would leave, and how many writers get none. */
  readonly letters: number
  readonly untold: number
  /** One of the letters, as it would leave. */
  readonly draft: Letter
  /** The page where a manager says yes or no. */
  readonly awayLink: string
}

export function introductionsWanted(facts: IntroductionsWantedFacts): Letter {
  const { name, letters, untold, draft } = facts
  const why =
    facts.why === 'long-absence' ? `${name} is away for long.` : `The work of ${name} has changed hands.`
  return {
    subject: `Please approve: letters about a new contact for the work of ${name}`,
    blocks: [
      { type: 'paragraph', text: `${why} The people who wrote do not know it yet.` },
      {
        type: 'paragraph',
        text: `${counted(letters, 'letter')} ${letters === 1 ? 'waits' : 'wait'} until you say yes. Each writer gets one.`,
      },
      ...(untold === 0
        ? []
        : [
            {
              type: 'paragraph' as const,
              text: `${counted(untold, 'writer')} ${untold === 1 ? 'gets' : 'get'} none: we are not sure who they are, they may not be told, or they are owed news first.`,
            },
          ]),
      { type: 'link', text: 'Say yes or no', href: facts.awayLink },
      { type: 'heading', text: 'One of the letters begins here' },
      { type: 'paragraph', text: `Subject: ${draft.subject}` },
      ...draft.blocks,
      { type: 'heading', text: 'The letter ends here' },
    ],
  }
}
