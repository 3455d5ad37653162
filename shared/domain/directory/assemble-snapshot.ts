import type { Council } from './council.ts'
import type { Contact } from './directory.ts'
import type { DirectoryTables, ReadTable } from './directory-tables.ts'
import type { DirectorySnapshot } from './snapshot.ts'

/**
 * The folder as one value. Two exports of the same data are the same directory whatever the order of their rows: each table is put in
 * order of its ids, all but the staff, whose order says who of a role comes first.
 *
 * An address that may receive by one line and may not by another of the same case may not: the cautious reading of a contradiction.
 */
export function assembleSnapshot(council: Council, tables: DirectoryTables): DirectorySnapshot {
  return {
    council,
    teams: inOrder(tables.teams, each => each.id),
    staff: rows(tables.staff),
    members: inOrder(tables.members, each => each.id),
    cases: inOrder(tables.cases, each => each.id),
    contacts: withheldWhereDoubtful(
      inOrder(tables.contacts, each => `${each.caseId} ${each.email} ${each.name}`),
    ),
    absences: inOrder(tables.absences, each => `${each.staffId} ${each.from} ${each.half ?? ''} ${each.to}`),
  }
}

function rows<Row>(table: ReadTable<Row> | null): Row[] {
  return table?.rows.map(({ row }) => row) ?? []
}

function inOrder<Row>(table: ReadTable<Row> | null, key: (row: Row) => string): Row[] {
  return rows(table)
    .map(row => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row)
}

function withheldWhereDoubtful(contacts: readonly Contact[]): Contact[] {
  const barred = new Set(
    contacts.filter(each => !each.mayReceive).map(each => `${each.caseId} ${each.email}`),
  )
  return contacts.map(each => ({ ...each, mayReceive: !barred.has(`${each.caseId} ${each.email}`) }))
}
