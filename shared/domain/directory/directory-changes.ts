/** What one import changed: the report that a council reads every morning. */
import * as z from 'zod'
import type { DirectorySnapshot } from './snapshot.ts'

export const directoryTables = ['teams', 'staff', 'members', 'cases', 'contacts', 'absences'] as const

/**
 * Rows by id. A contact is known by its case and address, an absence by its person and first day: where those change, the report
 * shows one row retired and one added.
 */
const TableChange = z.object({
  added: z.array(z.string()),
  changed: z.array(z.string()),
  retired: z.array(z.string()),
})
type TableChange = z.infer<typeof TableChange>

export const DirectoryChanges = z.object({
  /** Names of the settings of council.json that changed. */
  council: z.array(z.string()),
  teams: TableChange,
  staff: TableChange,
  members: TableChange,
  cases: TableChange,
  contacts: TableChange,
  absences: TableChange,
})
export type DirectoryChanges = z.infer<typeof DirectoryChanges>

/** From one directory to the next; `before` is null at the first import, when everything is added. */
export function directoryChanges(
  before: DirectorySnapshot | null,
  after: DirectorySnapshot,
): DirectoryChanges {
  return {
    council: changedSettings(before?.council ?? {}, after.council),
    teams: tableChange(before?.teams, after.teams, each => each.id),
    staff: tableChange(before?.staff, after.staff, each => each.id),
    members: tableChange(before?.members, after.members, each => each.id),
    cases: tableChange(before?.cases, after.cases, each => each.id),
    contacts: tableChange(before?.contacts, after.contacts, each => `${each.caseId} ${each.email}`),
    absences: tableChange(before?.absences, after.absences, each =>
      [each.staffId, each.from, each.half].filter(part => part !== undefined).join(' '),
    ),
  }
}

/** One line a table that changed, `cases: 3 added, 1 changed, 2 retired`; none where nothing did. */
export function changesInWords(changes: DirectoryChanges): readonly string[] {
  const council = changes.council.length === 0 ? [] : [`council: ${changes.council.join(', ')} changed`]
  const tables = directoryTables.flatMap(table => {
    const { added, changed, retired } = changes[table]
    const counts = [
      ...(added.length > 0 ? [`${added.length} added`] : []),
      ...(changed.length > 0 ? [`${changed.length} changed`] : []),
      ...(retired.length > 0 ? [`${retired.length} retired`] : []),
    ]
    return counts.length === 0 ? [] : [`${table}: ${counts.join(', ')}`]
  })
  return [...council, ...tables]
}

function changedSettings(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    name => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)),
  )
}

/** Rows that share an id (two parents with one mailbox) count as one thing, changed when any of them is. */
function tableChange<Row>(
  before: readonly Row[] | undefined,
  after: readonly Row[],
  id: (row: Row) => string,
): TableChange {
  const old = Map.groupBy(before ?? [], id)
  const now = Map.groupBy(after, id)
  return {
    added: [...now.keys()].filter(key => !old.has(key)),
    changed: [...now]
      .filter(([key, rows]) => old.has(key) && JSON.stringify(rows) !== JSON.stringify(old.get(key)))
      .map(([key]) => key),
    retired: [...old.keys()].filter(key => !now.has(key)),
  }
}
