import type { CorrectedQuery } from '../domain/casework/correct.ts'
import type { Query } from '../domain/casework/query.ts'

/** How the desk puts a query right. */
export interface CaseworkCorrecting {
  query(reference: string): Promise<Query | null>
  /** Writes all of it or nothing. `stale`: the query has changed since it was read. */
  correct(corrected: CorrectedQuery): Promise<'corrected' | 'stale'>
}
