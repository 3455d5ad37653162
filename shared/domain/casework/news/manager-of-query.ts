import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { calendarOf } from '../../standards/working-time.ts'
import { managerOver } from '../../triage/owner.ts'
import { noticeAt } from '../clock/agenda.ts'
import type { Query } from '../query.ts'

/**
 * The manager who answers for a query and is there, with the instant at which they may be told; where nobody has it, a head of service.
 * Null only where the directory has nobody to lead.
 */
export function managerOfQuery(
  query: Pick<Query, 'owner' | 'priority'>,
  now: string,
  directory: DirectoryIndex,
): { readonly id: string; readonly name: string; readonly at: string } | null {
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const at = noticeAt(calendarOf(directory.snapshot.council), query.priority, now)
  const [head] = directory.inRole('head-of-service')
  const manager = owner === null ? (head ?? null) : managerOver(owner, { now: at, directory })
  return manager === null ? null : { id: manager.id, name: manager.name, at }
}
