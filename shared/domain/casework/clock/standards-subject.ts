import type { StandardsSubject } from '../../standards/deadlines.ts'
import type { Query } from '../query.ts'

/** Which row of the standards holds for a query: by who wrote, what it is about, and whether it is open again. */
export function standardsSubject({
  correspondent,
  topic,
  flags,
  clocks,
}: Pick<Query, 'correspondent' | 'topic' | 'flags' | 'clocks'>): StandardsSubject {
  return { correspondentKind: correspondent.kind, topic, flags, isReopened: clocks.round > 1 }
}
