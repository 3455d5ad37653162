/** Whose a query is, before anything about it leaves unasked: by the directory of today, never by a name in a mail. */
import type { Member } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { Query } from '../query.ts'

type Raised = Pick<Query, 'correspondent' | 'correspondentAddress' | 'flags'>

/** Flags under which the writer is told nothing unasked: nobody has shown that they are who they say, or may be told. */
const notProven = ['unverified-claim', 'private-address', 'may-not-receive'] as const

/** The writer is whom the query says, and may hear of it. */
export const isProven = ({ correspondent, correspondentAddress, flags }: Raised): boolean =>
  correspondent.verified && correspondentAddress !== '' && !notProven.some(flag => flags.includes(flag))

/**
 * A member's own address and those of their office, less every one that is anybody else's as well: mail from such an address may
 * be the other one's, and so may the query.
 */
export function addressesOfMember(member: Member, directory: DirectoryIndex): readonly string[] {
  const { members } = directory.snapshot
  return [...new Set([member.email, ...member.officeEmails])].filter(
    address =>
      directory.staffAt(address) === null &&
      members.every(each => each.id === member.id || !hasAddress(each, address)),
  )
}

const hasAddress = ({ email, officeEmails }: Member, address: string): boolean =>
  email === address || officeEmails.includes(address)

/**
 * Whether a member raised this query as a member, from an address that is theirs alone today. A councillor who wrote as a parent did not:
 * their office reads what the member gets.
 */
export function isRaisedBy(member: Member, query: Raised, directory: DirectoryIndex): boolean {
  const { kind, directoryId } = query.correspondent
  return (
    isProven(query) &&
    kind === member.kind &&
    directoryId === member.id &&
    addressesOfMember(member, directory).includes(query.correspondentAddress)
  )
}
