/** What a mail domain says of who writes, for addresses that the directory does not know. */
import type { ContactRelation, Member } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { CorrespondentKind } from './judgement.ts'

const privateHosts =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|tiscali|protonmail|proton|gmx|mail|fastmail|zoho|webmail|freemail)\.[a-z.]+$/

/** "janesmithmp.org.uk": a name that ends in "mp" and is no word. */
const mpsDomain =
  /(?:^|\.)(?!(?:\w*(?:camp|stamp|champ|lamp|ramp|pump|bump|jump|temp|comp|shrimp|trump|hump|kemp|dump|limp)|mp)\.)(?:[a-z-]{4,}|[a-z]+-)mp\.(?:org\.uk|co\.uk|uk|com|org|net|info)$|(?:^|[.-])(?:formp|4mp)\./

const organisations: readonly (readonly [CorrespondentKind, RegExp])[] = [
  ['school', /\.sch\.uk$|\.ac\.uk$/],
  ['professional', /(?:^|[.-])nhs\.(?:uk|net|scot|wales)$|(?:^|[.-])nhs(?:[.-]|$)|\.police\.uk$/],
  [
    'legal',
    /(?:^|\.)justice\.gov\.uk$|hmcts|(?:^|\.)cjsm\.net$|tribunal|(?:^|[.-])(?:solicitors?|llp|legal|law|lawyers?|chambers|barristers?)(?:[.-]|$)|solicitors|lawyers/,
  ],
  [
    'professional',
    /ombudsman|(?:^|\.)lgo\.org\.uk$|ofsted|\.gov\.(?:uk|wales|scot)$|sendiass|barnardos|camhs|ipsea|sossen|mencap|autism|(?:^|[.-])nas\.org|nspcc|home-?start|youngminds|familyaction|actionforchildren|mediat|fostering|therap(?:y|ies)|psycholog|(?:^|[.-])(?:eps|ep-service|salt|slt|paediatric\w*)(?:[.-]|$)/,
  ],
  [
    'school',
    /(?:^|[.-])(?:school|schools|academy|academies|primary|college|sixthform|nursery|infants?|juniors?|high|grammar|preschool|pru)(?:[.-]|$)|(?:school|academy|primary|college|nursery|preschool|academies)\./,
  ],
]

/** A councillor of some council by the address that it gave them. */
export function isCouncillorsAddress(address: string): boolean {
  return (
    /(?:^|[@.])(?:members?|councillors?|cllrs?)\.[a-z.-]*\.?gov\.(?:uk|wales|scot)$/.test(address) ||
    /^(?:cllr|councillor)[._-].*\.gov\.(?:uk|wales|scot)$/.test(address)
  )
}

export function isMpsDomain(domain: string): boolean {
  return /(?:^|\.)parliament(?:\.|$)/.test(domain) || mpsDomain.test(domain)
}

/** What kind of office a domain belongs to, `private` for a mail host open to everybody, null where it says nothing. */
export function kindOfDomain(domain: string): CorrespondentKind | 'private' | null {
  if (privateHosts.test(domain)) return 'private'
  const kind = organisations.find(([, pattern]) => pattern.test(domain))?.[0] ?? null
  return kind === 'professional' && /ombudsman|(?:^|\.)lgo\./.test(domain) ? 'unknown' : kind
}

const relations = new WeakMap<DirectoryIndex, Map<string, ContactRelation | null>>()

/** What everybody on file at a domain is, where that is a school, a profession or the law; null for private mail hosts. */
export function relationAtDomain(directory: DirectoryIndex, domain: string): ContactRelation | null {
  let known = relations.get(directory)
  if (known === undefined) {
    known = new Map()
    for (const { email, relation } of directory.snapshot.contacts) {
      const at = email.slice(email.lastIndexOf('@') + 1)
      const before = known.get(at)
      const office = ['school', 'professional', 'legal'].includes(relation)
      known.set(at, office && (before === undefined || before === relation) ? relation : null)
    }
    relations.set(directory, known)
  }
  return kindOfDomain(domain) === 'private' ? null : (known.get(domain) ?? null)
}

const offices = new WeakMap<DirectoryIndex, Map<string, Member | null>>()

/** The one member whose office address on the register is at this domain; null for shared domains and private hosts. */
export function memberAtDomain(directory: DirectoryIndex, domain: string): Member | null {
  let known = offices.get(directory)
  if (known === undefined) {
    known = new Map()
    for (const member of directory.snapshot.members) {
      for (const email of member.officeEmails) {
        const at = email.slice(email.lastIndexOf('@') + 1)
        const before = known.get(at)
        known.set(at, before === undefined || before === member ? member : null)
      }
    }
    offices.set(directory, known)
  }
  const shared = kindOfDomain(domain) !== null || (isMpsDomain(domain) && /parliament/.test(domain))
  return shared ? null : (known.get(domain) ?? null)
}
