/** Queues again what was decided and has not left: a mail whose message was lost, or whose working time has come. */
import { isTurnToRedrive } from '../domain/casework/redrive.ts'
import { epochOf, instantOf } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxQueue } from '../ports/outbox.ts'

export interface RedrivePorts {
  readonly outbox: Pick<Outbox, 'unsentBy' | 'read'>
  readonly queue: OutboxQueue
  readonly clock: Clock
  /** Seconds after its decision at which an entry counts as left behind. */
  readonly redriveAfterSeconds: number
  readonly news: { redriven(fields: { entries: number }): void }
}

/** Entries queued again by one sweep; the next sweep takes the rest. */
const REDRIVE_AT_ONCE = 500
/** Unsent entries that are looked at: more, so that those whose turn has not come do not hide the others. */
const UNSENT_LOOKED_AT = 5_000

/** An entry is due when its time has come, and left behind when the message of its own decision has had time to be worked. */
export function makeRedriveOutgoing(ports: RedrivePorts) {
  return async (): Promise<void> => {
    const now = ports.clock()
    const unsent = await ports.outbox.unsentBy(now, UNSENT_LOOKED_AT)
    const due = unsent
      .filter(each => isTurnToRedrive(each.sendAfter, now))
      .slice(0, REDRIVE_AT_ONCE)
      .map(each => each.entryId)
    if (due.length === 0) return
    const longAgo = instantOf(epochOf(now) - ports.redriveAfterSeconds * 1_000)
    const entries = await ports.outbox.read(due)
    const again = entries.flatMap(entry => {
      if (entry === null) return []
      const waited = entry.sendAfter > entry.decidedAt || entry.decidedAt <= longAgo
      return waited ? [entry.entryId] : []
    })
    if (again.length === 0) return
    await ports.queue.enqueue(again)
    ports.news.redriven({ entries: again.length })
  }
}
