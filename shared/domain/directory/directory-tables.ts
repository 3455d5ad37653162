/** The tables of a folder as they were read, each row with the line it came from: what the checks between tables need. */
import type { Absence, Case, Contact, Member, Staff, Team } from './directory.ts'

export interface Located<Row> {
  readonly line: number
  readonly row: Row
}

export interface ReadTable<Row> {
  readonly rows: readonly Located<Row>[]
  /**
   * Every id that the file names, also those of rows that were refused, so that one bad row is not reported again by each row
   * that points to it. From `foldedId` to the id as written.
   */
  readonly ids: ReadonlyMap<string, string>
}

/** Null where a file could not be read at all: nothing is said then about rows that point into it. */
export interface DirectoryTables {
  readonly teams: ReadTable<Team> | null
  readonly staff: ReadTable<Staff> | null
  readonly members: ReadTable<Member> | null
  readonly cases: ReadTable<Case> | null
  readonly contacts: ReadTable<Contact> | null
  readonly absences: ReadTable<Absence> | null
}

/** Ids that differ in capitals only are the same id: people write `ehc-20107` in a mail. */
export function foldedId(id: string): string {
  return id.toLowerCase()
}
