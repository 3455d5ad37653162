/** The directory made ready for questions: who is at this address, whose case is this, who serves this ward. Built once per import. */
import type {
  Address,
  Case,
  Contact,
  KnownAbsence,
  Member,
  Staff,
  Team,
  UnplannedAbsence,
} from './directory.ts'
import type { DirectorySnapshot } from './snapshot.ts'

export interface DirectoryIndex {
  readonly snapshot: DirectorySnapshot
  staff(id: string): Staff | null
  staffAt(address: Address): Staff | null
  team(id: string): Team | null
  /** The team that serves a ward; names are compared without case and spacing. */
  teamOfWard(ward: string): Team | null
  /** A member by own address or by an office address; `office` says which. */
  memberAt(address: Address): { readonly member: Member; readonly office: boolean } | null
  case(id: string): Case | null
  casesAt(address: Address): readonly Case[]
  contactsAt(address: Address): readonly Contact[]
  contactsOf(caseId: string): readonly Contact[]
  /** Imported ones, and with `withRecorded` those that were told to the service itself. */
  absencesOf(staffId: string): readonly KnownAbsence[]
  /** What is known beside the imported directory; none until `withUnplanned` adds them. */
  unplannedOf(staffId: string): readonly UnplannedAbsence[]
  /** People in a role, in the order of the file. */
  inRole(role: Staff['role']): readonly Staff[]
}

/** Whether anybody in the directory has this address: a member, their office, a colleague, a contact of a case. */
export function isOnFile(address: Address, directory: DirectoryIndex): boolean {
  return (
    directory.memberAt(address) !== null ||
    directory.staffAt(address) !== null ||
    directory.contactsAt(address).length > 0
  )
}

export function indexDirectory(snapshot: DirectorySnapshot): DirectoryIndex {
  const staff = new Map(snapshot.staff.map(each => [each.id, each]))
  const staffAt = new Map(snapshot.staff.map(each => [each.email, each]))
  const teams = new Map(snapshot.teams.map(each => [each.id, each]))
  const wards = new Map(
    snapshot.teams.flatMap(team => team.wards.map(ward => [wardKey(ward), team] as const)),
  )
  const members = new Map<string, { member: Member; office: boolean }>()
  for (const member of snapshot.members) {
    for (const office of member.officeEmails) members.set(office, { member, office: true })
  }
  for (const member of snapshot.members) members.set(member.email, { member, office: false })
  const cases = new Map(snapshot.cases.map(each => [each.id, each]))
  const contactsAt = Map.groupBy(snapshot.contacts, each => each.email)
  const contactsOf = Map.groupBy(snapshot.contacts, each => each.caseId)
  const absences = Map.groupBy(snapshot.absences, each => each.staffId)
  const roles = Map.groupBy(snapshot.staff, each => each.role)
  return {
    snapshot,
    staff: id => staff.get(id) ?? null,
    staffAt: address => staffAt.get(address) ?? null,
    team: id => teams.get(id) ?? null,
    teamOfWard: ward => wards.get(wardKey(ward)) ?? null,
    memberAt: address => members.get(address) ?? null,
    case: id => cases.get(id) ?? null,
    casesAt: address => {
      const ids = new Set((contactsAt.get(address) ?? []).map(contact => contact.caseId))
      return [...ids].flatMap(id => cases.get(id) ?? [])
    },
    contactsAt: address => contactsAt.get(address) ?? [],
    contactsOf: caseId => contactsOf.get(caseId) ?? [],
    absencesOf: staffId => absences.get(staffId) ?? [],
    unplannedOf: () => [],
    inRole: role => roles.get(role) ?? [],
  }
}

/** The same directory, with these absences beside those that it has. */
export function withUnplanned(index: DirectoryIndex, unplanned: readonly UnplannedAbsence[]): DirectoryIndex {
  if (unplanned.length === 0) return index
  const added = Map.groupBy(unplanned, each => each.staffId)
  return { ...index, unplannedOf: id => [...index.unplannedOf(id), ...(added.get(id) ?? [])] }
}

/**
 * The same directory, with the absences that people told the service itself. They come before the imported ones, for whoever wrote them
 * knew better than last night's list. One that was ended takes an imported one of the same first day and half with it, as far as it reaches;
 * a list that says longer is news again.
 */
export function withRecorded(index: DirectoryIndex, recorded: readonly KnownAbsence[]): DirectoryIndex {
  if (recorded.length === 0) return index
  const added = Map.groupBy(recorded, each => each.staffId)
  return {
    ...index,
    absencesOf: id => {
      const own = added.get(id)
      if (own === undefined) return index.absencesOf(id)
      const imported = index.absencesOf(id).map(each => endedBy(each, own))
      return [
        ...own,
        ...imported.filter(each => !own.some(told => told.endedAt === undefined && isSame(told, each))),
      ]
    },
  }
}

function endedBy(imported: KnownAbsence, own: readonly KnownAbsence[]): KnownAbsence {
  const ended = own.find(
    each =>
      each.endedAt !== undefined &&
      each.from === imported.from &&
      each.half === imported.half &&
      each.to >= imported.to,
  )
  return ended?.endedAt === undefined ? imported : { ...imported, endedAt: ended.endedAt }
}

/** The same days and, as far as both name one, the same cover: one absence, wherever it was read. */
const isSame = (one: KnownAbsence, other: KnownAbsence): boolean =>
  one.from === other.from &&
  one.to === other.to &&
  one.half === other.half &&
  (one.cover === other.cover || other.cover === null)

/** As wards are compared: without capitals, spaces and marks. */
export function wardKey(ward: string): string {
  return ward.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
