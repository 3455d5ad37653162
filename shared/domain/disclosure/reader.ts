/** Whether somebody may be written to about a query at all, and how much they may be told. */
import type { Query } from '../casework/query.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'

export interface Reader {
  /** Why nothing can be sent to them; null where something can. */
  readonly refused: string | null
  /** They may be told nothing of a child, and why: one sentence. Null where they may. */
  readonly toldNothingOfAChild: string | null
}

type AboutQuery = Pick<
  Query,
  'parties' | 'correspondentAddress' | 'correspondent' | 'unreachable' | 'caseMatch' | 'flags'
>

/** `address` in lower case. */
export function readerOf(query: AboutQuery, address: string, directory: DirectoryIndex): Reader {
  return { refused: whyRefused(query, address, directory), toldNothingOfAChild: whyNothingOfAChild(query) }
}

function whyRefused(query: AboutQuery, address: string, directory: DirectoryIndex): string | null {
  if (address === '') return 'The writer gave no address that we can answer to.'
  if (address === directory.snapshot.council.inbox) return 'The address to answer to is our own inbox.'
  if (address !== query.correspondentAddress && !query.parties.includes(address))
    return `${address} is no party to this query.`
  if (query.unreachable.includes(address))
    return `Our mail to ${address} comes back. Reach the writer another way, and note it with PHONE.`
  const rows = directory.contactsAt(address)
  const ofCase = rows.filter(contact => contact.caseId === query.caseMatch?.id)
  if (ofCase.length > 0 && ofCase.every(contact => !contact.mayReceive))
    return 'The directory says that this writer may not be told about the case. Ask your manager before you answer.'
  if (query.flags.includes('may-not-receive') && !ofCase.some(contact => contact.mayReceive))
    return 'This writer may not be told about the case. Ask your manager before you answer.'
  return null
}

function whyNothingOfAChild({ correspondent, flags }: AboutQuery): string | null {
  if (flags.includes('private-address')) return 'the writer used an address that is not on the register'
  if (!correspondent.verified || flags.includes('unverified-claim'))
    return 'we could not check who the writer is'
  if (flags.includes('consent-needed')) return 'consent to tell this writer about the child is not on file'
  return null
}
