import { Council } from '#shared/domain/directory/council.ts'
import type { Absence, Case, Contact, Member, Staff, Team } from '#shared/domain/directory/directory.ts'
import { type DirectoryIndex, indexDirectory } from '#shared/domain/directory/directory-index.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'

/** A council with the contract's defaults; what a test cares about is named by the test. */
export function aCouncil(overrides: Record<string, unknown> = {}): Council {
  return Council.parse({
    name: 'Aldermere Council',
    inbox: 'send@aldermere.example',
    domains: ['aldermere.example'],
    memberDomains: ['members.aldermere.example'],
    ...overrides,
  })
}

export function aStaff(id: string, overrides: Partial<Staff> = {}): Staff {
  return {
    id,
    name: id,
    email: `${id}@aldermere.example`,
    role: 'caseworker',
    team: 'team-a',
    manager: 'mgr-a',
    ...overrides,
  }
}

export function aCase(id: string, childName: string, overrides: Partial<Case> = {}): Case {
  return {
    id,
    childName,
    dateOfBirth: '2015-06-01',
    school: 'Oakfield Primary School',
    ward: 'Quarry Bank',
    caseworker: 'cw-a1',
    stage: 'final',
    stageDate: '2026-03-02',
    flags: [],
    ...overrides,
  }
}

export function aContact(caseId: string, email: string, overrides: Partial<Contact> = {}): Contact {
  return { caseId, name: '', email, relation: 'parent', mayReceive: true, ...overrides }
}

export function anAbsence(staffId: string, from: string, to: string, cover: string | null = null): Absence {
  return { staffId, from, to, cover }
}

const teams: Team[] = [
  { id: 'team-a', name: 'Valley team', manager: 'mgr-a', wards: ['Quarry Bank', 'Mill End'] },
  { id: 'team-b', name: 'Hill team', manager: 'mgr-b', wards: ["St Cuthbert's", 'Upper Moor'] },
]

const staff: Staff[] = [
  aStaff('hos', { name: 'Hilary Stone', role: 'head-of-service', team: null, manager: null }),
  aStaff('mgr-a', { name: 'Amir Desai', role: 'manager', manager: 'hos' }),
  aStaff('mgr-b', { name: 'Beth Morrow', role: 'manager', team: 'team-b', manager: 'hos' }),
  aStaff('cw-a1', { name: 'Priya Shah' }),
  aStaff('cw-a2', { name: 'Tom Reid' }),
  aStaff('cw-b1', { name: 'Ines Duarte', team: 'team-b', manager: 'mgr-b' }),
  aStaff('comp', { name: 'Carol Finn', role: 'complaints', team: null, manager: 'hos' }),
  aStaff('trib', { name: 'Theo Banks', role: 'tribunal', team: null, manager: 'hos' }),
  aStaff('ig', { name: 'Iona Grant', role: 'information-governance', team: null, manager: 'hos' }),
  aStaff('tri', { name: 'Trevor Lane', role: 'triage', team: null, manager: 'hos' }),
]

const members: Member[] = [
  {
    id: 'cllr-1',
    name: 'Dorothy Marsh',
    email: 'dorothy.marsh@members.aldermere.example',
    kind: 'councillor',
    area: 'Quarry Bank',
    officeEmails: [],
  },
  {
    id: 'mp-1',
    name: 'Rashid Coleman',
    email: 'rashid.coleman.mp@parliament.uk',
    kind: 'mp',
    area: 'Aldermere',
    officeEmails: ['office@rashidcoleman.example'],
  },
]

const cases: Case[] = [
  aCase('EHC-30001', 'Jamie Fox'),
  aCase('EHC-30002', 'Nadia Brook', {
    ward: 'Upper Moor',
    caseworker: 'cw-b1',
    school: 'Moorside High School',
  }),
]

const contacts: Contact[] = [
  aContact('EHC-30001', 'carly.fox@mailbox.example', { name: 'Carly Fox' }),
  aContact('EHC-30001', 'senco@oakfield.example', { name: 'Ruth Vale', relation: 'school' }),
  aContact('EHC-30002', 'm.brook@mailbox.example', { name: 'Marion Brook' }),
]

/** A directory of two teams with one person in every role; any table can be replaced. */
export function aSnapshot(overrides: Partial<DirectorySnapshot> = {}): DirectorySnapshot {
  return { council: aCouncil(), teams, staff, members, cases, contacts, absences: [], ...overrides }
}

export function aDirectory(overrides: Partial<DirectorySnapshot> = {}): DirectoryIndex {
  return indexDirectory(aSnapshot(overrides))
}
