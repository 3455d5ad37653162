/** The answer to STATUS from a verified address: where things stand, without a name of anyone (contract of issue 4, point 7). */
import type { Council } from '../directory/council.ts'
import type { Letter } from './letter.ts'
import { londonDay, londonDayAndYear, londonTimeOnDay } from './london-words.ts'
import { writerReplyWords } from './reply-words.ts'
import { paragraph, signOff } from './writer-letter.ts'

export interface StatusOfQuery {
  readonly reference: string
  readonly receivedAt: string
  readonly state: /** We are to answer; `nextBy` is the next date by which the writer hears from us, `isLate` that one before is past. Null where all are past. */
    | { readonly is: 'open'; readonly nextBy: string | null; readonly isLate: boolean }
    | {
        readonly is: 'waiting'
        readonly why: 'authority' | 'identity' | 'question'
        readonly answerBy: string
      }
    | { readonly is: 'closed'; readonly at: string; readonly reopenUntil: string | null }
  /** When a reply of ours last left; null where none has. */
  readonly lastReplyAt: string | null
}

/** `queries`: all of the asker that are open or closed of late; may be empty. */
export function status(council: Council, queries: readonly StatusOfQuery[]): Letter {
  const [only] = queries
  return {
    subject:
      queries.length === 0 || only === undefined
        ? 'You have nothing open with us'
        : queries.length === 1
          ? `Where things stand: ${only.reference}`
          : `Where things stand: ${queries.length} queries`,
    blocks: [
      paragraph('Thank you for asking where things stand.'),
      ...(queries.length === 0
        ? [
            paragraph('You have no open query with us from this email address.'),
            paragraph('To ask us something, write to us in your own words.'),
          ]
        : [
            {
              type: 'entries' as const,
              items: oldestFirst(queries).map(query => ({
                heading: query.reference,
                lines: [...standing(query)],
                links: [],
              })),
            },
            paragraph('To add something, reply to this email with the reference.'),
          ]),
      signOff(council, null),
    ],
  }
}

const oldestFirst = (queries: readonly StatusOfQuery[]): readonly StatusOfQuery[] =>
  [...queries].sort((one, other) => Date.parse(one.receivedAt) - Date.parse(other.receivedAt))

function standing({ receivedAt, state, lastReplyAt }: StatusOfQuery): readonly string[] {
  const got = `We got it on ${londonDayAndYear(receivedAt)}.`
  const wrote = lastReplyAt === null ? [] : [`We last wrote to you on ${londonDay(lastReplyAt)}.`]
  switch (state.is) {
    case 'open':
      return [
        got,
        ...wrote,
        state.isLate ? 'We are late. We are sorry.' : 'We are working on it.',
        state.nextBy === null
          ? 'We have told a manager that we owe you an answer.'
          : `You will hear from us by ${londonTimeOnDay(state.nextBy)}.`,
      ]
    case 'waiting':
      return [got, ...wrote, `${waitingFor[state.why]} Please reply by ${londonTimeOnDay(state.answerBy)}.`]
    case 'closed':
      return [
        got,
        `We closed it on ${londonDay(state.at)}.`,
        ...(state.reopenUntil === null
          ? []
          : [
              `Not right? Reply "${writerReplyWords['not-sorted'].word.toLowerCase()}" and the reference by ${londonTimeOnDay(state.reopenUntil)}.`,
            ]),
      ]
  }
}

const waitingFor = {
  authority: 'We wait for a note that says we may talk to you.',
  identity: 'We wait until we know who you are.',
  question: 'We wait for your answer to our question.',
} as const
