import type * as z from 'zod'
import { Absence, Case, Contact, Member, Staff, Team, Weekday } from '#shared/domain/directory/directory.ts'
import { type CouncilFile, type Findings, quoted } from '#shared/domain/directory/directory-problems.ts'
import { foldedId, type Located, type ReadTable } from '#shared/domain/directory/directory-tables.ts'
import { issueReason } from '#shared/domain/directory/issue-reason.ts'
import { readCsvTable } from './csv-table.ts'

/**
 * How a cell becomes a value: `text` as it stands, `word` without regard to capitals, `optional` null where empty, `list`
 * separated by `;`, `yes-no` true or false. `extra`, `extra-word` and `extra-days` are columns that a file may be without: the value is
 * left out where the cell is empty.
 */
type CellKind = 'text' | 'word' | 'optional' | 'list' | 'yes-no' | 'extra' | 'extra-word' | 'extra-days'

/** One file of the folder: its columns as the file names them, and the schema that judges a row. */
export interface TableFile<Row> {
  readonly file: CouncilFile
  readonly schema: z.ZodType<Row>
  readonly columns: readonly { readonly column: string; readonly key: string; readonly kind: CellKind }[]
  /** The column whose values are there once only, capitals aside; null for tables whose rows have no id of their own. */
  readonly idColumn: 'id' | null
}

const longestId = 100

export const teamsFile: TableFile<Team> = {
  file: 'teams.csv',
  schema: Team,
  idColumn: 'id',
  columns: [
    { column: 'id', key: 'id', kind: 'text' },
    { column: 'name', key: 'name', kind: 'text' },
    { column: 'manager', key: 'manager', kind: 'text' },
    { column: 'wards', key: 'wards', kind: 'list' },
  ],
}

export const staffFile: TableFile<Staff> = {
  file: 'staff.csv',
  schema: Staff,
  idColumn: 'id',
  columns: [
    { column: 'id', key: 'id', kind: 'text' },
    { column: 'name', key: 'name', kind: 'text' },
    { column: 'email', key: 'email', kind: 'text' },
    { column: 'role', key: 'role', kind: 'word' },
    { column: 'team', key: 'team', kind: 'optional' },
    { column: 'manager', key: 'manager', kind: 'optional' },
    { column: 'working_days', key: 'workingDays', kind: 'extra-days' },
    { column: 'day_cover', key: 'dayCover', kind: 'extra' },
  ],
}

export const membersFile: TableFile<Member> = {
  file: 'members.csv',
  schema: Member,
  idColumn: 'id',
  columns: [
    { column: 'id', key: 'id', kind: 'text' },
    { column: 'name', key: 'name', kind: 'text' },
    { column: 'email', key: 'email', kind: 'text' },
    { column: 'kind', key: 'kind', kind: 'word' },
    { column: 'area', key: 'area', kind: 'text' },
    { column: 'office_emails', key: 'officeEmails', kind: 'list' },
  ],
}

export const casesFile: TableFile<Case> = {
  file: 'cases.csv',
  schema: Case,
  idColumn: 'id',
  columns: [
    { column: 'id', key: 'id', kind: 'text' },
    { column: 'child_name', key: 'childName', kind: 'text' },
    { column: 'date_of_birth', key: 'dateOfBirth', kind: 'optional' },
    { column: 'school', key: 'school', kind: 'text' },
    { column: 'ward', key: 'ward', kind: 'text' },
    { column: 'caseworker', key: 'caseworker', kind: 'optional' },
    { column: 'stage', key: 'stage', kind: 'text' },
    { column: 'stage_date', key: 'stageDate', kind: 'optional' },
    { column: 'flags', key: 'flags', kind: 'list' },
  ],
}

export const contactsFile: TableFile<Contact> = {
  file: 'contacts.csv',
  schema: Contact,
  idColumn: null,
  columns: [
    { column: 'case_id', key: 'caseId', kind: 'text' },
    { column: 'name', key: 'name', kind: 'text' },
    { column: 'email', key: 'email', kind: 'text' },
    { column: 'relation', key: 'relation', kind: 'word' },
    { column: 'may_receive', key: 'mayReceive', kind: 'yes-no' },
  ],
}

export const absencesFile: TableFile<Absence> = {
  file: 'absences.csv',
  schema: Absence,
  idColumn: null,
  columns: [
    { column: 'staff_id', key: 'staffId', kind: 'text' },
    { column: 'from', key: 'from', kind: 'text' },
    { column: 'to', key: 'to', kind: 'text' },
    { column: 'cover', key: 'cover', kind: 'optional' },
    { column: 'half', key: 'half', kind: 'extra-word' },
  ],
}

/** Reads one table; what is wrong with its rows goes to `findings`. Null where the file as a whole could not be read. */
export function readTable<Row>(
  table: TableFile<Row>,
  bytes: Uint8Array,
  findings: Findings,
): ReadTable<Row> | null {
  const { file, columns, schema } = table
  const rows: Located<Row>[] = []
  const ids = new Map<string, string>()
  const firstLines = new Map<string, number>()
  const idAt = columns.findIndex(({ column }) => column === table.idColumn)

  const readable = readCsvTable({
    file,
    bytes,
    columns: columns.map(({ column }) => column),
    mayLack: columns.flatMap(({ column, kind }) => (kind.startsWith('extra') ? [column] : [])),
    findings,
    row({ line, cells, sound }) {
      const id = cells[idAt] ?? ''
      if (id.length > longestId) {
        findings.problem(file, line, 'id', `${quoted(id)} is too long: at most ${longestId} characters.`)
        return
      }
      const earlier = firstLines.get(foldedId(id))
      if (id !== '' && earlier !== undefined) {
        findings.problem(file, line, 'id', `${id} is already on line ${earlier}.`)
        return
      }
      if (id !== '') {
        firstLines.set(foldedId(id), line)
        ids.set(foldedId(id), id)
      }
      if (!sound) return
      const values = Object.fromEntries(
        columns
          .map(({ key, kind }, at) => [key, cellValue(kind, cells[at] ?? '')] as const)
          .filter(([, value]) => value !== undefined),
      )
      const parsed = schema.safeParse(values, { reportInput: true })
      if (parsed.success) rows.push({ line, row: parsed.data })
      else reportRow(table, line, cells, parsed.error, findings)
    },
  })
  return readable ? { rows, ids } : null
}

function cellValue(kind: CellKind, cell: string): unknown {
  switch (kind) {
    case 'text':
      return cell
    case 'word':
      return cell.toLowerCase()
    case 'optional':
      return cell === '' ? null : cell
    case 'list':
      return listOf(cell)
    case 'yes-no':
      return { yes: true, no: false }[cell.toLowerCase()] ?? cell
    case 'extra':
      return cell === '' ? undefined : cell
    case 'extra-word':
      return cell === '' ? undefined : cell.toLowerCase()
    case 'extra-days':
      return cell === '' ? undefined : daysOf(cell)
  }
}

/** `Mon Tue Wed`, in any order, by the first three letters or the whole name; what is no day is left for the schema to refuse. */
function daysOf(cell: string): string[] {
  const parts = cell.split(/[\s,;/]+/).filter(part => part !== '')
  const days = parts.map(part => {
    const day = Weekday.options.find(each => each.toLowerCase() === part.slice(0, 3).toLowerCase())
    return day !== undefined && dayName.test(part) ? day : part
  })
  return [...new Set(days)]
}

const dayName = /^(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\.?$/i

/** The parts of a `;` list, without empty and repeated ones. */
function listOf(cell: string): string[] {
  return [...new Set(cell.split(';').map(part => part.trim()))].filter(part => part !== '')
}

/** One problem a cell: the schema's first complaint is the one to mend. */
function reportRow<Row>(
  { file, columns }: TableFile<Row>,
  line: number,
  cells: readonly string[],
  error: z.ZodError,
  findings: Findings,
): void {
  const reported = new Set<PropertyKey | undefined>()
  for (const issue of error.issues) {
    const [key] = issue.path
    if (reported.has(key)) continue
    reported.add(key)
    const at = columns.findIndex(each => each.key === key)
    const column = columns[at]
    const cell = cells[at] ?? ''
    if (column === undefined) findings.problem(file, line, null, `the row ${issueReason(issue)}`)
    else if (cell === '') findings.problem(file, line, column.column, 'the cell is empty.')
    else if (column.kind === 'yes-no')
      findings.problem(file, line, column.column, `${quoted(cell)} is not yes or no.`)
    else findings.problem(file, line, column.column, issueReason(issue))
  }
}
