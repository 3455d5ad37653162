/** What the writer reads of a new date that is set on a page: made, and checked, before it is set (`acts/new-date.ts`). */
import { refusalsBeforeSend } from '../disclosure/checks.ts'
import { readerOf } from '../disclosure/reader.ts'
import type { ActAsk } from './acts/act.ts'
import type { NewDateGiven } from './acts/new-date.ts'
import { answersNothing } from './answer-to.ts'
import type { ActRefused } from './change.ts'
import type { Query } from './query.ts'
import { newDateLetter } from './staff-mail/letters-to-writer.ts'

/**
 * The letter, by the date that is set; none where the writer cannot be written to, for then the date is set all the same. Refused
 * where the reason says what the writer may not be told: it goes to them in the colleague's own words.
 */
export function tellNewDate(
  query: Query,
  because: string,
  { by, directory, now }: ActAsk,
  deskUrl: string,
): Pick<NewDateGiven, 'letterOf' | 'thread'> | ActRefused {
  const thread = query.answerTo ?? answersNothing
  const address = query.correspondentAddress
  if (readerOf(query, address, directory).refused !== null) return { letterOf: () => null, thread }
  const [refusal] = refusalsBeforeSend({
    query,
    address,
    words: because,
    attachments: [],
    writerName: by.name,
    directory,
    deskUrl,
    ourLetters: [],
    now,
  })
  if (refusal !== undefined) return { refused: `${refusal} Nothing was done.` }
  return { thread, letterOf: moved => newDateLetter({ query, by, directory, now }, moved, because) }
}
