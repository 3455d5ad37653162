/** Queues mails that were just decided: at once, or held back until they may go where that is soon; later ones are the clock's to queue. */
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import { epochOf } from '../domain/standards/london.ts'
import type { OutboxQueue } from '../ports/outbox.ts'

/** Longer than any time in which a mail can be undone, shorter than what the queue holds back. */
const SOON_MS = 10 * 60_000

export async function queueDecided(
  outbox: OutboxQueue,
  entries: readonly Pick<OutgoingMail, 'entryId' | 'sendAfter'>[],
  now: string,
): Promise<void> {
  const due = entries.filter(entry => entry.sendAfter <= now)
  if (due.length > 0) await outbox.enqueue(due.map(entry => entry.entryId))
  for (const entry of entries) {
    const wait = epochOf(entry.sendAfter) - epochOf(now)
    if (wait > 0 && wait <= SOON_MS) await outbox.enqueue([entry.entryId], wait / 1000)
  }
}
