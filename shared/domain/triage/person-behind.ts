/** Whom a forwarder writes for: proposed to a person, never answered unasked. */
import type { Case, Contact } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { cutText } from '../mail/cut-text.ts'
import { forwardChain } from '../mail/forwarded.ts'
import type { Mail } from '../mail/mail.ts'
import { nameKey } from './case-index.ts'
import type { Evidence, Judgement } from './judgement.ts'

/**
 * Whose words were passed on: the nearest of a chain of forwards who is neither the forwarder, nor one of us, nor a member who
 * passed it on in turn. Null where that leaves nobody.
 */
export function personBehind(
  { from, forwarded }: Pick<Mail, 'from' | 'forwarded'>,
  directory: DirectoryIndex,
): Judgement['onBehalfOf'] {
  if (forwarded === null) return null
  const { inbox } = directory.snapshot.council
  const person = forwardChain(forwarded)
    .map(each => each.from)
    .find(
      ({ name, address }) =>
        (name !== '' || address !== '') &&
        (address === '' ||
          (address !== from.address &&
            address !== inbox &&
            directory.staffAt(address) === null &&
            directory.memberAt(address) === null)),
    )
  return person === undefined ? null : { name: cutText(person.name, 120), address: person.address }
}

/** What the directory knows of that person for the case that the mail is tied to. */
export function standingOf(
  person: Judgement['onBehalfOf'],
  known: Case | null,
  directory: DirectoryIndex,
): readonly Evidence[] {
  if (person === null || known === null) return []
  const text = inWords(person, directory.contactsOf(known.id), known.id)
  return [{ for: 'correspondent', text }]
}

function inWords(
  person: { name: string; address: string },
  contacts: readonly Contact[],
  caseId: string,
): string {
  const contact = contacts.find(each => each.email === person.address)
  if (contact !== undefined) {
    const whom = contact.name === '' ? contact.email : contact.name
    const said = `The mail passed on is from ${whom}, on file for ${caseId} as ${contact.relation}`
    return contact.mayReceive ? `${said}.` : `${said}, who may not be told about the case.`
  }
  const key = nameKey(person.name)
  const namesake = contacts.find(each => key !== '' && nameKey(each.name) === key)
  return namesake === undefined
    ? `The mail passed on is from somebody who is not on file for ${caseId}.`
    : `The mail passed on names ${namesake.name}, who is on file for ${caseId} at another address.`
}
