/** Reads many queries so that one that cannot be read hides no other: a sweep must go on with all the rest. */
import type { Query } from '../domain/casework/query.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'

export interface QueriesRead {
  readonly queries: readonly Query[]
  /** What was thrown; what it was thrown for is not among the queries. */
  readonly faults: readonly unknown[]
}

/** So many, and it is no longer a few queries that cannot be read, but the table. */
const MOST_FAULTS = 10

/** In one read where all is well; else by halves, until what cannot be read stands alone. */
export async function readQueriesApart(
  casework: Pick<CaseworkChanging, 'queries'>,
  references: readonly string[],
): Promise<QueriesRead> {
  const queries: Query[] = []
  const faults: unknown[] = []
  await read(references)
  return { queries, faults }

  async function read(some: readonly string[]): Promise<void> {
    if (some.length === 0 || faults.length >= MOST_FAULTS) return
    try {
      queries.push(...(await casework.queries(some)))
    } catch (fault) {
      if (some.length === 1) {
        faults.push(fault)
        return
      }
      const half = Math.ceil(some.length / 2)
      await read(some.slice(0, half))
      await read(some.slice(half))
    }
  }
}
