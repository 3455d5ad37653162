/** Who writes from an address that the directory does not know: by the domain, by a name of ours, by the words. */
import type { Contact, ContactRelation } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { cutText } from '../mail/cut-text.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { caseIndexOf, nameKey } from './case-index.ts'
import { type Claim, claimedByWords } from './correspondent-signs.ts'
import { editDistance, wordsOf } from './fold.ts'
import type { Correspondent, CorrespondentKind, Evidence, Flag } from './judgement.ts'
import {
  isCouncillorsAddress,
  isMpsDomain,
  kindOfDomain,
  memberAtDomain,
  relationAtDomain,
} from './office-domains.ts'
import { failsChecks } from './sender-proof.ts'
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

export const kindOfRelation: Readonly<Record<ContactRelation, CorrespondentKind>> = {
  parent: 'family',
  carer: 'family',
  'young-person': 'family',
  school: 'school',
  professional: 'professional',
  legal: 'legal',
}

export function stranger(
  mail: Mail,
  writing: Writing | null,
  receipt: Receipt,
  directory: DirectoryIndex,
): CorrespondentAnswer {
  const { address } = mail.from
  const domain = domainOf(address)
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
  const claim = writing === null ? null : claimedByWords(mail, writing)
  const own = longestMatch(domain, council.domains)
  const members = longestMatch(domain, council.memberDomains)
  if ((own > 0 || members > 0) && failsChecks(mail, receipt)) {
    return answer(
      'unknown',
      `The mail says that it comes from ${domain}, but the checks of the mail server failed and the address is not in the directory.`,
      ['unverified-claim'],
    )
  }
  if (members > 0 && members >= own) {
    const kind = /parliament/.test(domain) || /\bmp\b/i.test(mail.from.name) ? 'mp' : 'councillor'
    return answer(kind, `The domain ${domain} is the members' own, but the address is not on the register.`, [
      'unverified-claim',
    ])
  }
  if (own > 0) {
    return claim?.near === true
      ? answer('family', claim.text)
      : answer(
          'staff',
          `The domain ${domain} is the council's own, but the address is not in the staff list.`,
        )
  }
  if (/(?:^|\.)parliament(?:\.|$)/.test(domain)) return answer('mp', `The domain ${domain} is Parliament's.`)
  const member = memberAtDomain(directory, domain)
  if (member !== null) {
    return answer(
      member.kind,
      `The domain ${domain} is that of ${member.name}'s office, but the address is not on the register.`,
      ['unverified-claim'],
    )
  }
  if (isPersonOfThisCouncil(name, claim?.kind ?? null, directory)) {
    return answer(
      'unknown',
      looksLike(domain, [...council.domains, ...council.memberDomains])
        ? `The name is one of the directory, but ${domain} only looks like the council's own domain.`
        : 'The name is one of the directory, but the address is not: nothing shows that it is theirs.',
      [
        'unverified-claim',
        ...(claim?.kind === 'councillor' || claim?.kind === 'mp' ? (['private-address'] as const) : []),
      ],
    )
  }
  return byClaimAndDomain(claim, domain, mail, receipt, directory, answer)
}

/** Whom neither the directory nor the council's own domains know: what the words claim, against what the domain shows. */
function byClaimAndDomain(
  claim: Claim | null,
  domain: string,
  mail: Mail,
  receipt: Receipt,
  directory: DirectoryIndex,
  answer: (kind: CorrespondentKind, text: string, flags?: readonly Flag[]) => CorrespondentAnswer,
): CorrespondentAnswer {
  const byDomain = kindOfDomain(domain)
  if (claim?.kind === 'councillor' || isCouncillorsAddress(mail.from.address)) {
    const text = claim?.kind === 'councillor' ? claim.text : `The address is a councillor's by its own words.`
    if (/\.gov\.(?:uk|wales|scot)$/.test(domain) && !failsChecks(mail, receipt))
      return answer('councillor', text, ['unverified-claim'])
    return answer('unknown', text, ['private-address', 'unverified-claim'])
  }
  if (claim?.kind === 'mp' || (isMpsDomain(domain) && claim?.near !== true)) {
    const text = claim?.kind === 'mp' ? claim.text : `The domain ${domain} is that of an MP's office.`
    return byDomain === 'private' || failsChecks(mail, receipt)
      ? answer('unknown', text, ['private-address', 'unverified-claim'])
      : answer('mp', text, ['unverified-claim'])
  }
  const known =
    claim?.kind === 'family' && isContactName(displayName(mail), directory)
      ? (['unverified-claim'] as const)
      : []
  // A nurse who writes of her son from work is his mother.
  if (claim?.near === true) return answer('family', claim.text, known)
  const relation = relationAtDomain(directory, domain)
  if (relation !== null) {
    return answer(kindOfRelation[relation], `Everybody on file at ${domain} is ${relation}.`)
  }
  if (byDomain !== null && byDomain !== 'private')
    return answer(byDomain, `The domain ${domain} is that of a ${byDomain} office.`)
  if (claim !== null) return answer(claim.kind, claim.text, known)
  return answer('unknown', 'Neither the address, the domain nor the words say who writes.')
}

/** The display name, where it is a name and not an address again. */
export function displayName(mail: Mail): string | null {
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
  return name !== null && caseIndexOf(directory).withContact(nameKey(name)).length > 0
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

/** A letter or two from a domain of ours, or ours with another ending or dash: `members-aldermere.co.uk`. */
function looksLike(domain: string, own: readonly string[]): boolean {
  const bare = (each: string): string =>
    each.replace(/\.(?:gov|org|co)?\.?(?:uk|com|net|org|info|example)$/, '').replace(/[.-]/g, '')
  return own.some(each => editDistance(bare(domain), bare(each), 2) <= 2 || bare(domain).includes(bare(each)))
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** How long the longest listed domain is that this one is, or is under; 0 for none. */
function longestMatch(domain: string, listed: readonly string[]): number {
  return listed
    .filter(each => domain === each || domain.endsWith(`.${each}`))
    .reduce((longest, each) => Math.max(longest, each.length), 0)
}
