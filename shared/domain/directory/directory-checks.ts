/** What holds between the tables of one folder: everybody who is named exists, and an address belongs to one person. */

import { checkAbsences } from './absence-checks.ts'
import type { Council } from './council.ts'
import { settingName, staffInStandards } from './council-checks.ts'
import type { Contact, Member, Staff, Team } from './directory.ts'
import { wardKey } from './directory-index.ts'
import type { CouncilFile, Findings } from './directory-problems.ts'
import { type DirectoryTables, foldedId, type Located, type ReadTable } from './directory-tables.ts'
import { checkWorkingDays } from './working-days-checks.ts'

/**
 * What becomes of a folder that still gives cases, absences or cover to somebody who is not in staff.csv any more: an import is
 * refused, so that it is mended; a trial of triage goes on, and gives their mail to others as it would to a leaver's.
 */
export type Leavers = 'refused' | 'warned'

/** Checks a folder whose rows are each sound; tables that could not be read are left out of it. */
export function checkDirectory(
  tables: DirectoryTables,
  council: Council | null,
  findings: Findings,
  leavers: Leavers = 'refused',
): void {
  const { teams, staff, members, cases, contacts, absences } = tables
  if (staff !== null) {
    if (staff.ids.size === 0)
      findings.problem('staff.csv', null, null, 'the file names nobody; every mail needs somebody.')
    everyNameExists(findings, 'teams.csv', 'manager', teams, row => row.manager, 'staff.csv', staff)
    everyNameExists(findings, 'staff.csv', 'manager', staff, row => row.manager, 'staff.csv', staff)
    everyNameExists(
      findings,
      'cases.csv',
      'caseworker',
      cases,
      row => row.caseworker,
      'staff.csv',
      staff,
      leavers,
    )
    everyNameExists(
      findings,
      'absences.csv',
      'staff_id',
      absences,
      row => row.staffId,
      'staff.csv',
      staff,
      leavers,
    )
    everyNameExists(
      findings,
      'absences.csv',
      'cover',
      absences,
      row => row.cover,
      'staff.csv',
      staff,
      leavers,
    )
    const dayCover = (row: Staff) => row.dayCover ?? null
    everyNameExists(findings, 'staff.csv', 'day_cover', staff, dayCover, 'staff.csv', staff)
    checkWorkingDays(findings, staff.rows)
    managersFormNoCircle(findings, staff.rows)
    rolesAreFilled(findings, staff.rows)
    if (council !== null) standardsNameStaff(findings, council, staff.ids, leavers)
  }
  if (teams !== null) {
    everyNameExists(findings, 'staff.csv', 'team', staff, row => row.team, 'teams.csv', teams)
    wardsHaveOneTeam(findings, teams.rows)
    if (cases !== null) casesLieInWards(findings, teams.rows, cases.rows)
  }
  if (cases !== null)
    everyNameExists(findings, 'contacts.csv', 'case_id', contacts, row => row.caseId, 'cases.csv', cases)
  addressesAreOnePerson(findings, 'staff.csv', staff?.rows ?? [])
  addressesAreOnePerson(findings, 'members.csv', members?.rows ?? [])
  officesAreOneMember(findings, members?.rows ?? [])
  contactsAreConsistent(findings, contacts?.rows ?? [])
  if (council !== null) nobodyIsTheInbox(findings, council.inbox, tables)
  checkAbsences(findings, absences?.rows ?? [])
}

function everyNameExists<Row, Target>(
  findings: Findings,
  file: CouncilFile,
  column: string,
  table: ReadTable<Row> | null,
  name: (row: Row) => string | null,
  targetFile: CouncilFile,
  target: ReadTable<Target>,
  missing: Leavers = 'refused',
): void {
  for (const { line, row } of table?.rows ?? []) {
    const id = name(row)
    if (id === null) continue
    const written = target.ids.get(foldedId(id))
    if (written === undefined) {
      const told = missing === 'refused' ? findings.problem : findings.warning
      told(file, line, column, `${id} is not in ${targetFile}.`)
    } else if (written !== id)
      findings.problem(file, line, column, `${id} is written ${written} in ${targetFile}.`)
  }
}

/** Rungs and warnings may name a person: one who has left would be told, and nobody would know. */
function standardsNameStaff(
  findings: Findings,
  council: Council,
  staff: ReadonlyMap<string, string>,
  leavers: Leavers,
): void {
  const told = leavers === 'refused' ? findings.problem : findings.warning
  for (const { path, staffId } of staffInStandards(council)) {
    const written = staff.get(foldedId(staffId))
    const at = settingName(path)
    if (written === undefined) told('council.json', null, null, `${at}: ${staffId} is not in staff.csv.`)
    else if (written !== staffId) {
      findings.problem('council.json', null, null, `${at}: ${staffId} is written ${written} in staff.csv.`)
    }
  }
}

function managersFormNoCircle(findings: Findings, staff: readonly Located<Staff>[]): void {
  const managerOf = new Map(staff.map(({ row }) => [row.id, row.manager]))
  const settled = new Set<string>()
  for (const { line, row } of staff) {
    const way: string[] = []
    for (let at: string | null = row.id; at !== null && !settled.has(at); at = managerOf.get(at) ?? null) {
      const back = way.indexOf(at)
      if (back >= 0) {
        const circle = way.slice(back)
        const first = staff.find(each => circle.includes(each.row.id))
        const reason =
          circle.length === 1
            ? `${at} is named as their own manager.`
            : `the managers form a circle: ${[...circle, at].join(' → ')}.`
        findings.problem('staff.csv', first?.line ?? line, 'manager', reason)
        break
      }
      way.push(at)
    }
    for (const id of way) settled.add(id)
  }
}

/** Roles to which mail goes by itself; without one of them such mail falls to a manager. */
const rolesThatMailGoesTo = [
  'triage',
  'complaints',
  'tribunal',
  'information-governance',
  'head-of-service',
] as const

function rolesAreFilled(findings: Findings, staff: readonly Located<Staff>[]): void {
  const roles = new Set<string>(staff.map(({ row }) => row.role))
  for (const role of rolesThatMailGoesTo) {
    if (!roles.has(role)) findings.warning('staff.csv', null, 'role', `nobody has the role ${role}.`)
  }
}

function wardsHaveOneTeam(findings: Findings, teams: readonly Located<Team>[]): void {
  const teamOf = new Map<string, string>()
  for (const { line, row } of teams) {
    for (const ward of row.wards) {
      const other = teamOf.get(wardKey(ward))
      if (other !== undefined && other !== row.id) {
        findings.problem('teams.csv', line, 'wards', `${ward} is a ward of ${other} already.`)
      }
      teamOf.set(wardKey(ward), other ?? row.id)
    }
  }
}

/** One warning a ward, not one a case. */
function casesLieInWards(
  findings: Findings,
  teams: readonly Located<Team>[],
  cases: readonly Located<{ ward: string }>[],
): void {
  const served = new Set(teams.flatMap(({ row }) => row.wards.map(wardKey)))
  const unserved = Map.groupBy(
    cases.filter(({ row }) => row.ward !== '' && !served.has(wardKey(row.ward))),
    ({ row }) => wardKey(row.ward),
  )
  for (const [first, ...others] of unserved.values()) {
    if (first === undefined) continue
    const text = `${first.row.ward} is no team's ward (cases in it: ${others.length + 1}).`
    findings.warning('cases.csv', first.line, 'ward', text)
  }
}

function addressesAreOnePerson(
  findings: Findings,
  file: CouncilFile,
  people: readonly Located<{ id: string; email: string }>[],
): void {
  const holders = new Map<string, string>()
  for (const { line, row } of people) {
    const holder = holders.get(row.email)
    if (holder === undefined) holders.set(row.email, row.id)
    else findings.problem(file, line, 'email', `${row.email} is the address of ${holder} already.`)
  }
}

function officesAreOneMember(findings: Findings, members: readonly Located<Member>[]): void {
  const holders = new Map(members.map(({ row }) => [row.email, row.id]))
  for (const { line, row } of members) {
    for (const office of row.officeEmails) {
      const holder = holders.get(office)
      if (holder === undefined) holders.set(office, row.id)
      else if (holder !== row.id) {
        const text = `${office} belongs to ${holder} too, so mail from it may be taken for the wrong member's.`
        findings.warning('members.csv', line, 'office_emails', text)
      }
    }
  }
}

function contactsAreConsistent(findings: Findings, contacts: readonly Located<Contact>[]): void {
  const first = new Map<string, Located<Contact>>()
  for (const contact of contacts) {
    const { line, row } = contact
    const key = `${row.caseId} ${row.email}`
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, contact)
    else if (earlier.row.mayReceive !== row.mayReceive) {
      const text = `line ${earlier.line} says otherwise of the same address on ${row.caseId}; it may not receive.`
      findings.warning('contacts.csv', line, 'may_receive', text)
    }
  }
}

/** A notice to the inbox would come back as a mail, and be answered, and come back. */
function nobodyIsTheInbox(findings: Findings, inbox: string, tables: DirectoryTables): void {
  const reason = 'this is the inbox itself, not a person.'
  const itself = (address: string) => address.replace(/\+[^@]*@/, '@') === inbox
  for (const { line, row } of tables.staff?.rows ?? []) {
    if (itself(row.email)) findings.problem('staff.csv', line, 'email', reason)
  }
  for (const { line, row } of tables.members?.rows ?? []) {
    if (itself(row.email)) findings.problem('members.csv', line, 'email', reason)
    if (row.officeEmails.some(itself)) findings.problem('members.csv', line, 'office_emails', reason)
  }
  for (const { line, row } of tables.contacts?.rows ?? []) {
    if (itself(row.email)) findings.problem('contacts.csv', line, 'email', reason)
  }
}
