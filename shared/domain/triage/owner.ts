/** To whom a mail goes: the order of contract section 3. Every path asks `cover.ts`, and none ends with nobody. */
import { atWork, awayUntil, managersAbove, whoActsFor, whyAway } from '../directory/cover.ts'
import type { Case, Staff, StaffRole, Team } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { MessageKind } from '../mail/mail.ts'
import type { Judgement, Owner, OwnerVia, Topic } from './judgement.ts'

export interface OwnerQuestion {
  readonly kind: MessageKind
  readonly topic: Topic
  readonly safeguarding: boolean
  readonly case: Case | null
  /** The ward that the matter is about where no case is known; null where nothing says. */
  readonly ward: string | null
  readonly now: string
  readonly directory: DirectoryIndex
}

type WhenAndWhere = Pick<OwnerQuestion, 'now' | 'directory'>

export interface OwnerAnswer {
  readonly owner: Owner
  readonly alsoTell: Judgement['alsoTell']
}

/** Topics that belong to one role whoever the child is. */
const roleOfTopic: Partial<Record<Topic, { readonly role: StaffRole; readonly what: string }>> = {
  complaint: { role: 'complaints', what: 'A formal complaint goes to the complaints officer' },
  tribunal: { role: 'tribunal', what: 'Appeals, orders and letters about them go to the tribunal officer' },
  'information-rights': {
    role: 'information-governance',
    what: 'Information rights go to information governance',
  },
}

export function decideOwner(question: OwnerQuestion): OwnerAnswer {
  if (question.kind !== 'query') {
    return { owner: { staffId: null, via: 'none', reason: 'This mail needs no person.' }, alsoTell: [] }
  }
  const owner = findOwner(question)
  return { owner, alsoTell: alsoTold(question, owner) }
}

/** Whom the rules would name if everybody were at work: the officer of the topic, else the child's caseworker; null for all else. */
export function wouldBeOwner(topic: Topic, known: Case | null, directory: DirectoryIndex): Staff | null {
  const special = roleOfTopic[topic]
  if (special !== undefined) return directory.inRole(special.role)[0] ?? null
  return known?.caseworker === null || known === null ? null : directory.staff(known.caseworker)
}

/** Who acts for a person who is away, in the order of contract section 3: the cover, the managers above, whoever there is. */
export function decideStandIn(person: Staff, question: WhenAndWhere): Owner {
  return standIn(person, `${person.name} ${awayWords(person, question)}`, question)
}

function findOwner(question: OwnerQuestion): Owner {
  const special = roleOfTopic[question.topic]
  if (special !== undefined) return ofRole(special.role, special.what, 'role', question)
  const known = question.case
  if (known !== null) {
    const allocated = known.caseworker === null ? null : question.directory.staff(known.caseworker)
    if (allocated !== null) return ofCaseworker(allocated, known, question)
    const why =
      known.caseworker === null
        ? `Nobody is allocated to ${known.id}`
        : `${known.id} is allocated to ${known.caseworker}, who is not in the staff list`
    return ofSenior(known, why, question) ?? ofWard(known.ward, why, question)
  }
  if (question.ward !== null) return ofWard(question.ward, 'No case is known', question)
  return ofRole('triage', 'No case and no ward is known', 'triage', question)
}

function ofCaseworker(allocated: Staff, known: Case, question: OwnerQuestion): Owner {
  const opening = `${allocated.name} is allocated to ${known.id}`
  if (atWork(allocated.id, question.now, question.directory) !== null) {
    return { staffId: allocated.id, via: 'allocated', reason: `${opening}.` }
  }
  return standIn(allocated, `${opening} and ${awayWords(allocated, question)}`, question)
}

function ofWard(ward: string, opening: string, question: OwnerQuestion): Owner {
  const { directory, now } = question
  const team = directory.teamOfWard(ward)
  if (team === null)
    return ofRole('triage', `${opening} and no team serves a ward for it`, 'triage', question)
  const serves = `${opening}; the ${nameOf(team)} serves ${ward}`
  const manager = directory.staff(team.manager)
  if (manager === null) return ofTeam(team, `${serves}, and its manager is not in the staff list`, question)
  if (atWork(manager.id, now, directory) !== null) {
    return { staffId: manager.id, via: 'team', reason: `${serves}, and ${manager.name} manages it.` }
  }
  const away = `${serves}; ${manager.name}, who manages it, ${awayWords(manager, question)}`
  return coverOf(manager, away, question) ?? ofTeam(team, `${away} without a cover at work`, question)
}

/** For a case that asks for a senior specialist: one of the ward's team who is at work; null where there is none. */
function ofSenior(known: Case, opening: string, question: OwnerQuestion): Owner | null {
  const senior = seniorFor(known, null, question)
  if (senior === null) return null
  const reason = `${opening}; ${known.id} asks for a senior specialist, and ${senior.name} is one.`
  return { staffId: senior.id, via: 'team', reason }
}

/**
 * A senior caseworker at work for a case that asks for a senior specialist (domain.md R15): of the team that serves its ward, else of
 * the team of its owner. Null for every other case, and where there is none.
 */
function seniorFor(known: Case | null, owner: Staff | null, question: OwnerQuestion): Staff | null {
  if (known === null || !known.flags.some(flag => seniorSpecialist.test(flag))) return null
  const { directory, now } = question
  const team = directory.teamOfWard(known.ward)?.id ?? owner?.team ?? null
  const seniors = directory.inRole('senior-caseworker').filter(staff => staff.team === team)
  return team === null ? null : (seniors.find(staff => atWork(staff.id, now, directory) !== null) ?? null)
}

/** As councils write it in the flags of `cases.csv`. */
const seniorSpecialist = /^senior[\s_-]*specialist$/i

/** Somebody of the team: senior caseworkers first, then caseworkers, then the rest. */
function ofTeam(team: Team, opening: string, question: OwnerQuestion): Owner {
  const { directory, now } = question
  const ofThisTeam = directory.snapshot.staff.filter(
    staff => staff.team === team.id && staff.id !== team.manager && atWork(staff.id, now, directory) !== null,
  )
  const first = (role: StaffRole): Staff | undefined => ofThisTeam.find(staff => staff.role === role)
  const chosen = first('senior-caseworker') ?? first('caseworker') ?? ofThisTeam[0]
  if (chosen !== undefined) {
    return { staffId: chosen.id, via: 'team', reason: `${opening}; ${chosen.name} is of that team.` }
  }
  const manager = directory.staff(team.manager)
  const up = manager === null ? null : managementOf(manager, opening, question)
  return up ?? lastResort(`${opening}; nobody of the team is at work`, question)
}

function ofRole(role: StaffRole, opening: string, via: OwnerVia, question: OwnerQuestion): Owner {
  const { directory, now } = question
  const holders = directory.inRole(role)
  for (const holder of holders) {
    if (atWork(holder.id, now, directory) !== null) {
      return { staffId: holder.id, via, reason: `${opening}: ${holder.name}.` }
    }
  }
  const [first] = holders
  if (first === undefined) return lastResort(`${opening}, but nobody has that role`, question)
  for (const holder of holders) {
    const covered = coverOf(holder, `${opening}: ${holder.name} ${awayWords(holder, question)}`, question)
    if (covered !== null) return covered
  }
  return standIn(first, `${opening}: ${first.name} ${awayWords(first, question)}`, question)
}

/** For a person who is away: the cover, else the managers above, else whoever there is. */
function standIn(person: Staff, opening: string, question: WhenAndWhere): Owner {
  return (
    coverOf(person, opening, question) ??
    managementOf(person, `${opening} without a cover at work`, question) ??
    lastResort(`${opening} without a cover or manager at work`, question)
  )
}

function coverOf(person: Staff, opening: string, question: WhenAndWhere): Owner | null {
  const acting = whoActsFor(person.id, question.now, question.directory)
  if (acting === null) return null
  const between = acting.insteadOf.slice(1).flatMap(id => question.directory.staff(id) ?? [])
  const chain = between.map(staff => `${staff.name} covers but ${awayWords(staff, question)}`)
  const last = between.at(-1)
  const who = `${acting.staff.name} covers${last === undefined ? '' : ` for ${last.name}`}`
  return { staffId: acting.staff.id, via: 'cover', reason: `${[opening, ...chain, who].join('; ')}.` }
}

/** The nearest manager above who is at work; only when all are away, the nearest whose cover is. */
function managementOf(person: Staff, opening: string, question: WhenAndWhere): Owner | null {
  const { directory, now } = question
  const above = managersAbove(person, directory)
  const present = above.find(manager => atWork(manager.id, now, directory) !== null)
  if (present !== undefined) {
    const passed = above.slice(0, above.indexOf(present))
    const away = passed.map(manager => `${manager.name} ${awayWords(manager, question)}`)
    const who = passed.length === 0 ? `${present.name} is the manager` : `${present.name} is the next manager`
    return { staffId: present.id, via: 'manager', reason: `${[opening, ...away, who].join('; ')}.` }
  }
  for (const manager of above) {
    const acting = whoActsFor(manager.id, now, directory)
    if (acting !== null) {
      const reason = `${opening}; ${acting.staff.name} acts for ${manager.name}, the manager.`
      return { staffId: acting.staff.id, via: 'manager', reason }
    }
  }
  return null
}

/** Head of service, triage, any manager, anybody at work; when nobody is, whoever the list names first. */
function lastResort(opening: string, question: WhenAndWhere): Owner {
  const { directory, now } = question
  const everyone = directory.snapshot.staff
  const roles: readonly (readonly [StaffRole, OwnerVia])[] = [
    ['head-of-service', 'manager'],
    ['triage', 'triage'],
    ['manager', 'manager'],
  ]
  for (const [role, via] of roles) {
    for (const holder of directory.inRole(role)) {
      const acting = whoActsFor(holder.id, now, directory)
      if (acting === null) continue
      const who = acting.insteadOf.length === 0 ? 'is' : `acts for ${holder.name},`
      return {
        staffId: acting.staff.id,
        via,
        reason: `${opening}; ${acting.staff.name} ${who} ${titleOf(role)}.`,
      }
    }
  }
  const anybody = everyone.find(staff => atWork(staff.id, now, directory) !== null)
  if (anybody !== undefined) {
    return { staffId: anybody.id, via: 'triage', reason: `${opening}; ${anybody.name} is at work.` }
  }
  const named = directory.inRole('head-of-service')[0] ?? everyone[0]
  return named === undefined
    ? { staffId: null, via: 'none', reason: `${opening}; the directory has no staff.` }
    : {
        staffId: named.id,
        via: 'manager',
        reason: `${opening}; everybody is away, so ${named.name} is told.`,
      }
}

/**
 * For safeguarding the manager at once; the allocated caseworker of a matter that belongs to a role, by whoever acts for them; and
 * a senior caseworker where a case that asks for a senior specialist is somebody else's.
 */
function alsoTold(question: OwnerQuestion, owner: Owner): Judgement['alsoTell'] {
  const { directory, now } = question
  const told: Judgement['alsoTell'] = []
  const tell = (staffId: string | null, why: 'kept-informed' | 'safeguarding'): void => {
    if (staffId === null || staffId === owner.staffId || told.some(each => each.staffId === staffId)) return
    told.push({ staffId, why })
  }
  if (question.safeguarding) tell(alertedManager(question, owner), 'safeguarding')
  if (roleOfTopic[question.topic] !== undefined && question.case !== null) {
    const allocated = question.case.caseworker
    const acting = allocated === null ? null : whoActsFor(allocated, now, directory)
    tell(acting?.staff.id ?? null, 'kept-informed')
  }
  const ownerStaff = owner.staffId === null ? null : directory.staff(owner.staffId)
  if (ownerStaff?.role !== 'senior-caseworker')
    tell(seniorFor(question.case, ownerStaff, question)?.id ?? null, 'kept-informed')
  return told
}

/**
 * Whoever acts for the nearest manager above a person, else for a head of service, a manager or the duty desk. Null where that
 * would be nobody but themselves and `besides`.
 */
export function managerOver(
  person: Staff,
  { now, directory }: WhenAndWhere,
  besides: string | null = null,
): Staff | null {
  const others = ['head-of-service', 'manager', 'triage'] as const
  const upwards = [...managersAbove(person, directory), ...others.flatMap(role => directory.inRole(role))]
  const acting = upwards.flatMap(each => whoActsFor(each.id, now, directory)?.staff ?? [])
  return acting.find(each => each.id !== person.id && each.id !== besides) ?? null
}

/** The manager of the case's team (else of the owner) or whoever acts for them, but not the owner. */
function alertedManager(question: OwnerQuestion, owner: Owner): string | null {
  const { directory, now } = question
  const allocated = question.case?.caseworker ?? null
  const person = directory.staff(allocated ?? owner.staffId ?? '') ?? directory.staff(owner.staffId ?? '')
  if (person === null) return null
  for (const manager of managersAbove(person, directory)) {
    const acting = whoActsFor(manager.id, now, directory)
    if (acting !== null && acting.staff.id !== owner.staffId) return acting.staff.id
  }
  const others = ['head-of-service', 'manager', 'triage'] as const
  return (
    others
      .flatMap(role => directory.inRole(role))
      .find(staff => staff.id !== owner.staffId && atWork(staff.id, now, directory) !== null)?.id ?? null
  )
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `is away until 27 November`, `does not work on Thursdays`, `is perhaps away until 24 November`. */
function awayWords(staff: Staff, { now, directory }: WhenAndWhere): string {
  const why = whyAway(staff.id, now, directory)?.why
  const last = awayUntil(staff.id, now, directory)
  const until = last === null ? '' : ` until ${Number(last.slice(8))} ${months[Number(last.slice(5, 7)) - 1]}`
  switch (why) {
    case 'day-off':
      return `has a day off${until}`
    case 'perhaps-away':
      return `is perhaps away${until}`
    case 'not-reached':
      return 'is out of reach'
    default:
      return `is away${until}`
  }
}

function nameOf(team: Team): string {
  return /\bteam$/i.test(team.name) ? team.name : `${team.name} team`
}

function titleOf(role: StaffRole): string {
  const titles: Partial<Record<StaffRole, string>> = {
    'head-of-service': 'head of service',
    triage: 'on triage',
    manager: 'a manager',
  }
  return titles[role] ?? role
}
