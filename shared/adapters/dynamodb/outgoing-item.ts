/** An outbox entry as an item. While it is not sent it stands in the list of unsent mail, ordered by when it may go. */
import { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import { dueKey, outgoingKey } from './keys.ts'

export function outgoingItem(entry: OutgoingMail): Record<string, unknown> {
  const unsent = entry.state === 'waiting' || entry.state === 'sending'
  return {
    ...outgoingKey(entry.entryId),
    kind: 'outgoing',
    entry,
    ...(unsent ? dueKey('UNSENT', entry.sendAfter, entry.entryId) : {}),
  }
}

/** The entry in an item that was read; throws when the stored one is not of today's shape. */
export const outgoingOf = (item: Record<string, unknown>): OutgoingMail => OutgoingMail.parse(item['entry'])
