/**
 * Who writes. The directory's address first, then the mail domain, then words. A name proves nothing: whoever signs as a
 * councillor from an address that is not on the register is unknown.
 *
 * `verified` means: the address is in the directory, and the mail is shown to come from it (sender-proof.ts). What is missing to
 * that is said in the evidence.
 */
import type { Contact } from '../directory/directory.ts'
import { type DirectoryIndex, isOnFile } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { claimedByWords } from './correspondent-signs.ts'
import type { Evidence, Flag } from './judgement.ts'
import { doubtOfSender } from './sender-proof.ts'
import { type CorrespondentAnswer, displayName, kindOfRelation, stranger } from './stranger.ts'
import type { Writing } from './writing.ts'

export type { CorrespondentAnswer } from './stranger.ts'

export function findCorrespondent(
  mail: Mail,
  /** Null for mail that no person wrote: its words say nothing of who writes. */
  writing: Writing | null,
  receipt: Receipt,
  directory: DirectoryIndex,
): CorrespondentAnswer {
  const { address, throughList } = filedAddress(mail, directory)
  const doubt = throughList
    ? 'Not verified: it came through a mailing list, which wrote its own address in the From line.'
    : doubtOfSender(mail, receipt)
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
  const contacts = oneRelation(directory.contactsAt(address), mail, writing)
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
  return stranger(mail, writing, receipt, directory)
}

/**
 * The address to look up: that of the mail, without a tag that leads to the same mailbox (`carly+send@`), or the one that a mailing
 * list moved to Reply-To when it put its own into From ("Carly Fox via Parents' Forum").
 */
function filedAddress(
  mail: Mail,
  directory: DirectoryIndex,
): { readonly address: string; readonly throughList: boolean } {
  const { address, name } = mail.from
  if (isOnFile(address, directory)) return { address, throughList: false }
  const untagged = address.replace(/\+[^@]*@/, '@')
  const same = [
    untagged,
    untagged.replace(/@googlemail\.com$/, '@gmail.com'),
    untagged.replace(/@gmail\.com$/, '@googlemail.com'),
  ]
  const filed = same.find(each => isOnFile(each, directory))
  if (filed !== undefined) return { address: filed, throughList: false }
  const [reply] = mail.replyTo
  if (/ via \S/i.test(name) && reply !== undefined && isOnFile(reply.address, directory))
    return { address: reply.address, throughList: true }
  return { address, throughList: false }
}

/** Somebody who is on file as a parent and for a school writes as the one or the other: the words say which. */
function oneRelation(contacts: readonly Contact[], mail: Mail, writing: Writing | null): readonly Contact[] {
  const family = contacts.filter(contact => kindOfRelation[contact.relation] === 'family')
  const office = contacts.filter(contact => kindOfRelation[contact.relation] !== 'family')
  if (family.length === 0 || office.length === 0) return contacts
  const near = writing !== null && claimedByWords(mail, writing)?.near === true
  return near ? family : [...office, ...family]
}

function listed(contacts: readonly Contact[]): string {
  const ids = [...new Set(contacts.map(contact => contact.caseId))]
  return ids.length <= 3 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more cases`
}
