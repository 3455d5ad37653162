/**
 * Whether all that a colleague's mail says of its query agrees. The address alone does not say enough: a mail client offers the inbox's
 * name with whichever query's address it saw last, so that words about one family would go to another.
 */
import type { Mail } from '../../mail/mail.ts'
import type { Receipt } from '../../mail/receipt.ts'
import { readReferenceId, readTokenAddress } from '../../mail/thread-token.ts'
import { mentionedReferences } from '../place-in-thread.ts'

type Clues = Pick<Mail, 'to' | 'cc' | 'subject' | 'inReplyTo' | 'references'>

/** Another query that the mail proves or names in its subject, in our spelling; null where there is none. */
export function otherQueryOf(
  mail: Clues,
  receipt: Pick<Receipt, 'recipients'>,
  ask: { readonly reference: string; readonly inbox: string; readonly secrets: readonly string[] },
): string | null {
  const { inbox, secrets } = ask
  const domain = inbox.slice(inbox.indexOf('@') + 1)
  const addresses = [...receipt.recipients, ...[...mail.to, ...mail.cc].map(({ address }) => address)]
  const ids = [mail.inReplyTo ?? '', ...mail.references]
  const found = [
    ...addresses.slice(0, 100).map(address => readTokenAddress(address, inbox, secrets)),
    ...ids.map(id => readReferenceId(id, secrets, domain)),
    ...mentionedReferences(mail.subject),
  ]
  return found.find(each => each !== null && each !== ask.reference) ?? null
}

/** It answers a mail, or names the query in its subject, as the mail that our links begin does. */
export const isAnswerAbout = (mail: Clues, reference: string): boolean =>
  mail.inReplyTo !== null ||
  mail.references.length > 0 ||
  /^\s*(?:re|aw|sv|antw)\s*(?:\[\d+\])?\s*:/iu.test(mail.subject) ||
  mentionedReferences(mail.subject).includes(reference)
