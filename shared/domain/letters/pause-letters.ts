/** The writer is told that we wait for them, for what, and until when; and afterwards the new date. Contract section 4, pause. */
import { counted } from './late-by.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import { ownWords } from './own-words-blocks.ts'
import { callOffer, paragraph, type Signer, toWriter, type WriterLetterFacts } from './writer-letter.ts'

export interface PausedFacts extends WriterLetterFacts {
  readonly by: Signer
  readonly why: 'authority' | 'identity' | 'question'
  /** The colleague's own words to the writer: what they ask. Needed for `question`; may add to the others. */
  readonly words: string | null
  /** When the pause ends by itself: the limit of ten working days in all. */
  readonly answerBy: string
}

export function paused(facts: PausedFacts): Letter {
  const { reference, why, words, by } = facts
  return toWriter(facts, {
    subject: subjects[why](reference),
    by,
    blocks: [
      paragraph(opening[why]),
      ...needed[why],
      ...(words === null ? [] : ownWords(words)),
      {
        type: 'inset',
        text: `Please reply by ${londonTimeOnDay(facts.answerBy)}.`,
      },
      paragraph('Our clock stops while we wait for you. We will then tell you the new date for our answer.'),
      paragraph('If you do not reply by then, our clock runs again. We will tell you what we can.'),
      callOffer(by),
    ],
  })
}

type Why = PausedFacts['why']

const subjects: Readonly<Record<Why, (reference: string) => string>> = {
  authority: reference => `We need to know that we may talk to you: ${reference}`,
  identity: reference => `We need to check who you are: ${reference}`,
  question: reference => `We have a question for you: ${reference}`,
}

const opening: Readonly<Record<Why, string>> = {
  authority: 'Before we can go on, we need to know that we may talk to you about this.',
  identity: 'Before we can go on, we need to check who you are.',
  question: 'Before we can go on, we need to ask you something.',
}

/** Neither says that any child is known here. */
const needed: Readonly<Record<Why, readonly LetterBlock[]>> = {
  authority: [
    paragraph('Please send us a note from the parent, the carer or the young person. It should say:'),
    {
      type: 'list',
      items: ['who they are', 'that we may talk to you', 'what we may talk to you about', 'the date'],
    },
    paragraph('A photo or a copy of the note will do.'),
  ],
  identity: [
    paragraph('This keeps what we know about people safe. Please do one of these:'),
    {
      type: 'list',
      items: [
        'write to us from the email address that we have for you',
        'reply with your phone number and a good time, and we will call you',
      ],
    },
  ],
  question: [],
}

export interface ResumedFacts extends WriterLetterFacts {
  readonly by: Signer
  /** The writer sent what we asked for, or the time to wait is over. */
  readonly why: 'answered' | 'time-is-up'
  /** How long our clock stood still: whole working days, rounded up. */
  readonly waitedWorkingDays: number
  /** When the writer hears from us next, at the latest. */
  readonly newDate: string
}

export function resumed(facts: ResumedFacts): Letter {
  const { reference, why, waitedWorkingDays, by } = facts
  return toWriter(facts, {
    subject: `We are working on ${reference} again`,
    by,
    blocks: [
      paragraph(
        why === 'answered'
          ? 'Thank you for your reply. We are working on your query again.'
          : 'We asked you for something and have not had it. We are working on your query again with what we have.',
      ),
      ...(waitedWorkingDays === 0
        ? []
        : [paragraph(`Our clock stood still for ${counted(waitedWorkingDays, 'working day')}.`)]),
      { type: 'inset', text: `You will now hear from us by ${londonTimeOnDay(facts.newDate)}.` },
      callOffer(by),
    ],
  })
}
