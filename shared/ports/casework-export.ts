import type { FiledMail } from '../domain/casework/query.ts'

/** Everything in store, for a whole export. The only reading of the casework whose cost grows with history. */
export interface CaseworkExport {
  /** Every reference, in order. */
  references(): Promise<readonly string[]>
  /** Every mail that belongs to no query. */
  keptMails(): AsyncIterable<FiledMail>
}
