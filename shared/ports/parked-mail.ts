/** What could not be worked and waits in a dead-letter queue until somebody sends it back (docs/runbook.md). */

/** The queues of work, by the function that works each. */
export const workQueueNames = ['intake', 'outbound', 'feedback', 'directory-import'] as const
export type WorkQueueName = (typeof workQueueNames)[number]

/** One parked message. Never its body, which may hold an address: ids, an instant and a size. */
export interface ParkedMessage {
  /** As the queue calls it; the same for as long as it is parked. */
  readonly id: string
  /** What it is about: keys of stored objects (`mail/…`, `import/…`) or entries of the outbox. None where it is no message of ours. */
  readonly about: readonly string[]
  /** Why it was parked, in a sentence of ours; null where SQS parked it after its last try. */
  readonly why: string | null
  /** Since when it is parked; where SQS parked it, since when it was in its queue. */
  readonly since: string
  /** Bytes of the message, not of a mail. */
  readonly size: number
}

export interface ParkedList {
  readonly queue: WorkQueueName
  /** How many are parked, about: the queue's own figure, which may lag by a minute. */
  readonly parked: number
  /** How many wait in the work queue or are being worked, about. */
  readonly waiting: number
  /** The first of them, longest parked first; fewer than `parked` where somebody else is looking at the rest just now. */
  readonly messages: readonly ParkedMessage[]
}

export interface ParkedMail {
  /** Looks at what is parked and leaves it where it is. */
  list(queue: WorkQueueName): Promise<ParkedList>
  /**
   * Sends messages back to be worked, and gives back the ids of those that were. Each is in its work queue before it leaves the
   * parked ones: a process that dies between the two leaves it in both, and working it twice does no harm. One that
   * is not parked any more is passed over.
   */
  replay(queue: WorkQueueName, which: readonly string[] | 'all'): Promise<readonly string[]>
}
