import type { Query } from '../../domain/casework/query.ts'
import { epochOf } from '../../domain/standards/london.ts'
import { coveredKey } from './keys.ts'
import type { Write } from './transaction.ts'

/** What an absence of any length needs, and no more. Seconds. */
const KEPT_SECONDS = 500 * 86_400

/** Goes with every write of a query that somebody has in a colleague's place: so it is found when that colleague is back. */
export function coveredWrites(
  tableName: string,
  { reference, coverFor, state }: Pick<Query, 'reference' | 'coverFor' | 'state'>,
): Write[] {
  if (coverFor === null || state === 'closed') return []
  const { staffId, since } = coverFor
  const item = {
    ...coveredKey(staffId, reference),
    kind: 'covered',
    reference,
    since,
    expiresAt: Math.floor(epochOf(since) / 1000) + KEPT_SECONDS,
  }
  return [{ Put: { TableName: tableName, Item: item } }]
}
