/**
 * Who writes. The directory's address first, then the mail domain, then words. A name proves nothing: whoever signs as a
 * councillor from an address that is not on the register is unknown.
 *
 * `verified` means: the address is in the directory, and the mail is shown to come from it (sender-proof.ts). What is missing to
 * that is said in the evidence.
 */
import type { Contact, ContactRelation } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { cutText } from '../mail/cut-text.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { claimedByWords, kindOfDomain, relationAtDomain } from './correspondent-signs.ts'
import { wordsOf } from './fold.ts'
import type { Correspondent, CorrespondentKind, Evidence, Flag } from './judgement.ts'
import { doubtOfSender } from './sender-proof.ts'
import type { Writing } from './writing.ts'

export interface CorrespondentAnswer {
  readonly correspondent: Correspondent
  /** The writer's rows in the directory's contacts; empty for everybody else. */
  readonly contacts: readonly Contact[]
  /** The ward of a councillor whom the register knows. */
  readonly ward: string | null
  readonly flags: readonly Flag[]
  readonly evidence: readonly Evidence[]
}

const kindOfRelation: Readonly<Record<ContactRelation, CorrespondentKind>> = {
  parent: 'family',
  carer: 'family',
  'young-person': 'family',
  school: 'school',
  professional: 'professional',
  legal: 'legal',
}

export function findCorrespondent(
  mail: Mail,
  /** Null for mail that no person wrote: its words say nothing of who writes. */
  writing: Writing | null,
  receipt: Receipt,
  directory: DirectoryIndex,
): CorrespondentAnswer {
  const { address } = mail.from
  const doubt = doubtOfSender(mail, receipt)
  const verified = doubt === null
  const because = (text: string): Evidence[] =>
    (doubt === null ? [text] : [text, doubt]).map(each => ({ for: 'correspondent', text: each }))
  const staff = directory.staffAt(address)
  if (staff !== null) {
    return {
      correspondent: { kind: 'staff', name: staff.name, directoryId: staff.id, verified },
      contacts: [],
      ward: null,
      flags: verified ? [] : ['unverified-claim'],
      evidence: because(`The address is ${staff.name}'s in the staff list.`),
    }
  }
  const at = directory.memberAt(address)
  if (at !== null) {
    const { member, office } = at
    return {
      correspondent: { kind: member.kind, name: member.name, directoryId: member.id, verified },
      contacts: [],
      ward: member.kind === 'councillor' && member.area !== '' ? member.area : null,
      flags: verified ? [] : ['unverified-claim'],
      evidence: because(
        `The address is ${office ? 'an office address of' : 'that of'} ${member.name} on the register.`,
      ),
    }
  }
  const contacts = directory.contactsAt(address)
  const [contact] = contacts
  if (contact !== undefined) {
    const flags: Flag[] = verified ? [] : ['unverified-claim']
    if (contacts.every(each => !each.mayReceive)) flags.push('may-not-receive')
    return {
      correspondent: {
        kind: kindOfRelation[contact.relation],
        name: contact.name === '' ? displayName(mail) : contact.name,
        directoryId: null,
        verified,
      },
      contacts,
      ward: null,
      flags,
      evidence: because(`The address is on file for ${listed(contacts)} as ${contact.relation}.`),
    }
  }
  return stranger(mail, writing, directory)
}

function stranger(mail: Mail, writing: Writing | null, directory: DirectoryIndex): CorrespondentAnswer {
  const { address } = mail.from
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const { council } = directory.snapshot
  const name = displayName(mail)
  const answer = (
    kind: CorrespondentKind,
    text: string,
    flags: readonly Flag[] = [],
  ): CorrespondentAnswer => ({
    correspondent: { kind, name, directoryId: null, verified: false },
    contacts: [],
    ward: null,
    flags,
    evidence: [{ for: 'correspondent', text }],
  })
  const own = longestMatch(domain, council.domains)
  const members = longestMatch(domain, council.memberDomains)
  if (members > 0 && members >= own) {
    const kind = /parliament/.test(domain) || /\bmp\b/i.test(mail.from.name) ? 'mp' : 'councillor'
    return answer(kind, `The domain ${domain} is the members' own, but the address is not on the register.`, [
      'unverified-claim',
    ])
  }
  if (own > 0)
    return answer(
      'staff',
      `The domain ${domain} is the council's own, but the address is not in the staff list.`,
    )
  if (/(?:^|\.)parliament(?:\.|$)/.test(domain)) return answer('mp', `The domain ${domain} is Parliament's.`)
  const claim = writing === null ? null : claimedByWords(mail, writing)
  if (isPersonOfThisCouncil(name, claim?.kind ?? null, directory)) {
    return answer(
      'unknown',
      'The name is one of the directory, but the address is not: nothing shows that it is theirs.',
      [
        'unverified-claim',
        ...(claim?.kind === 'councillor' || claim?.kind === 'mp' ? (['private-address'] as const) : []),
      ],
    )
  }
  const byDomain = kindOfDomain(domain)
  if (claim?.kind === 'councillor') {
    if (/\.gov\.(?:uk|wales|scot)$/.test(domain))
      return answer('councillor', claim.text, ['unverified-claim'])
    return answer('unknown', claim.text, ['private-address', 'unverified-claim'])
  }
  if (claim?.kind === 'mp') {
    return byDomain === 'private'
      ? answer('unknown', claim.text, ['private-address', 'unverified-claim'])
      : answer('mp', claim.text, ['unverified-claim'])
  }
  const relation = relationAtDomain(directory, domain)
  if (relation !== null) {
    return answer(kindOfRelation[relation], `Everybody on file at ${domain} is ${relation}.`)
  }
  if (byDomain !== null && byDomain !== 'private')
    return answer(byDomain, `The domain ${domain} is that of a ${byDomain} office.`)
  if (claim !== null) {
    const known = claim.kind === 'family' && isContactName(name, directory)
    return answer(claim.kind, claim.text, known ? ['unverified-claim'] : [])
  }
  return answer('unknown', 'Neither the address, the domain nor the words say who writes.')
}

/** The display name, where it is a name and not an address again. */
function displayName(mail: Mail): string | null {
  const name = mail.from.name.trim()
  return name === '' || name.includes('@') ? null : cutText(name, 120)
}

/** Somebody on the register or in the staff list by name: their name with another address is a claim, no proof. */
function isPersonOfThisCouncil(
  name: string | null,
  claim: CorrespondentKind | null,
  directory: DirectoryIndex,
): boolean {
  if (name === null) return false
  const words = new Set(wordsOf(name))
  const matches = (other: string): boolean => {
    const parts = wordsOf(other).filter(word => !titles.has(word))
    return parts.length >= 2 && parts.every(part => words.has(part))
  }
  const { members, staff } = directory.snapshot
  if (claim === 'family') return false
  const titled = [...words].some(word => ['cllr', 'councillor', 'mp'].includes(word))
  const isMember = members.some(member => matches(member.name))
  return (
    (isMember && (titled || claim !== null || !isContactName(name, directory))) ||
    staff.some(each => matches(each.name))
  )
}

function isContactName(name: string | null, directory: DirectoryIndex): boolean {
  if (name === null) return false
  const wanted = wordsOf(name).join(' ')
  return directory.snapshot.contacts.some(contact => wordsOf(contact.name).join(' ') === wanted)
}

const titles = new Set([
  'sir',
  'dr',
  'dame',
  'lord',
  'lady',
  'mr',
  'mrs',
  'ms',
  'miss',
  'cllr',
  'councillor',
  'mp',
  'rt',
  'hon',
])

/** How long the longest listed domain is that this one is, or is under; 0 for none. */
function longestMatch(domain: string, listed: readonly string[]): number {
  return listed
    .filter(each => domain === each || domain.endsWith(`.${each}`))
    .reduce((longest, each) => Math.max(longest, each.length), 0)
}

function listed(contacts: readonly Contact[]): string {
  const ids = [...new Set(contacts.map(contact => contact.caseId))]
  return ids.length <= 3 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more cases`
}
