/** "Your new contact is": for a long absence or a change for good, one mail for each writer, approved by a person. */
import type { Council } from '../directory/council.ts'
import type { Letter } from './letter.ts'
import { londonTimeOnDay } from './london-words.ts'
import { salutation, type Writer } from './salutation.ts'
import { callOffer, paragraph, type Signer, signOff } from './writer-letter.ts'

export interface IntroductionFacts {
  readonly council: Council
  readonly correspondent: Writer
  /** Who had the queries until now; null where the writer was never told. */
  readonly before: string | null
  readonly why: 'long-absence' | 'change'
  readonly contact: Signer
  /** The writer's open queries that go to the new contact, with the date of the next news on each. */
  readonly queries: readonly { readonly reference: string; readonly nextBy: string }[]
}

/** Refuses, by a fault, a letter about no query. Never says why somebody is away. */
export function introduction({
  council,
  correspondent,
  before,
  why,
  contact,
  queries,
}: IntroductionFacts): Letter {
  const [first] = queries
  if (first === undefined) throw new Error('An introduction was asked for without a query.')
  const theirs = queries.length === 1 ? 'query' : 'queries'
  return {
    subject: `Your new contact is ${contact.name}`,
    blocks: [
      paragraph(salutation(correspondent)),
      ...(before === null
        ? []
        : [
            paragraph(
              why === 'long-absence'
                ? `${before} is away.`
                : `${before} no longer deals with your ${theirs}.`,
            ),
          ]),
      { type: 'inset', text: `Your new contact is ${contact.name}. They are ${contact.role}.` },
      paragraph(`${contact.name} can see all that you have told us. You do not need to tell us again.`),
      paragraph(`The time limits for your ${theirs} have not changed. You will hear from us:`),
      {
        type: 'list',
        items: queries.map(({ reference, nextBy }) => `about ${reference} by ${londonTimeOnDay(nextBy)}`),
      },
      callOffer(contact),
      paragraph('To write to us, reply to this email.'),
      signOff(council, contact),
    ],
  }
}
