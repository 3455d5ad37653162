import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { CaseworkEvent, FiledMail, Query, QueryCard, QueryLink } from '../domain/casework/query.ts'

/** One page of a list. `next` is opaque, safe in a URL, and null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Whose work a list shows. */
export type WorkOf =
  | { readonly of: 'everyone' }
  | { readonly of: 'owner'; readonly staffId: string }
  | { readonly of: 'team'; readonly teamId: string }

/** A query with everything that belongs to it, oldest first. */
export interface QueryFile {
  readonly query: Query
  readonly mails: readonly FiledMail[]
  readonly outgoing: readonly OutgoingMail[]
  readonly events: readonly CaseworkEvent[]
}

/** A query that another one belongs together with. */
export interface LinkedQuery {
  readonly link: QueryLink
  readonly card: QueryCard
}

/** What the pages ask of the casework. Each answer costs what it shows, never what is in store. */
export interface CaseworkReading {
  /** Open queries by next deadline, earliest first; closed ones by the day they were closed, latest first. A cursor of another list is refused with `bad-cursor`. */
  list(ask: {
    readonly work: WorkOf
    readonly state: 'open' | 'closed'
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<QueryCard> | 'bad-cursor'>
  file(reference: string): Promise<QueryFile | null>
  /** Every query about one case, latest first, at most 50. */
  aboutCase(caseId: string): Promise<readonly QueryCard[]>
  /** The queries that this one was linked with, latest link first, at most 50; from either side. */
  linked(reference: string): Promise<readonly LinkedQuery[]>
}
