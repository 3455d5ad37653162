/** What a mail says, with proof, about the query that it belongs to. */
import type { Mail } from './mail.ts'
import type { Receipt } from './receipt.ts'
import { readReferenceId, readTokenAddress } from './thread-token.ts'

/**
 * The reference that the mail proves to know: from the signed address that it was sent to (envelope first, then To and Cc),
 * else from an entry of References or In-Reply-To that we minted. Null where nothing is proven.
 */
export function provenReference(
  mail: Pick<Mail, 'to' | 'cc' | 'references' | 'inReplyTo'>,
  receipt: Pick<Receipt, 'recipients'>,
  inbox: string,
  secrets: readonly string[],
): string | null {
  const domain = inbox.slice(inbox.indexOf('@') + 1)
  const addresses = [
    ...receipt.recipients,
    ...mail.to.map(each => each.address),
    ...mail.cc.map(each => each.address),
  ]
  for (const address of addresses.slice(0, 100)) {
    const reference = readTokenAddress(address, inbox, secrets)
    if (reference !== null) return reference
  }
  for (const id of [mail.inReplyTo ?? '', ...mail.references.toReversed()]) {
    const reference = readReferenceId(id, secrets, domain)
    if (reference !== null) return reference
  }
  return null
}

/** Whether a Message-ID is a reference of our own minting, which proves a query by itself and stands in no index. */
export function isMinted(id: string, inbox: string, secrets: readonly string[]): boolean {
  return readReferenceId(id, secrets, inbox.slice(inbox.indexOf('@') + 1)) !== null
}

const HEADER_BLOCK = 22

/** The conversation of an Outlook Thread-Index: its first 22 bytes (domain.md 5.2), base64. Null where it is too short to name one. */
export function conversationOf(threadIndex: string | null): string | null {
  if (threadIndex === null) return null
  const bytes = Buffer.from(threadIndex, 'base64')
  return bytes.length < HEADER_BLOCK ? null : bytes.subarray(0, HEADER_BLOCK).toString('base64')
}
