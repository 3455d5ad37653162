/** What the clock function does every five minutes: queues unsent mail again, and once a day draws up the ledger. */
import { londonDate } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, LedgerDay } from '../ports/ledger.ts'
import type { Outbox, OutboxQueue } from '../ports/outbox.ts'
import type { RawMail } from '../ports/raw-mail.ts'

export interface SweepPorts {
  readonly outbox: Outbox
  readonly queue: OutboxQueue
  readonly ledger: Ledger
  readonly rawMail: RawMail
  /** Queues stored mails for intake again, as the mail store's own notification would. */
  readonly intakeAgain: (rawKeys: readonly string[]) => Promise<void>
  readonly clock: Clock
  /** Seconds after its decision at which an entry counts as left behind. */
  readonly redriveAfterSeconds: number
  readonly news: {
    redriven(fields: { entries: number }): void
    reconciled(fields: { mails: number }): void
    ledger(day: LedgerDay): void
  }
}

/** Entries queued again by one sweep; the next sweep takes the rest. */
const REDRIVE_AT_ONCE = 500
/** How long a stored mail may wait for intake before the ledger queues it again. */
const LEFT_BEHIND_MINUTES = 15
const KNOWN_AT_ONCE = 500

export function makeSweep(ports: SweepPorts) {
  return async (): Promise<void> => {
    await redrive()
    const yesterday = londonDate(shifted(ports.clock(), -24 * 60))
    if ((await ports.ledger.read(yesterday)) === null) await drawUp(yesterday)
  }

  /** An entry is due when its time has come, and left behind when the message of its own decision has had time to be worked. */
  async function redrive(): Promise<void> {
    const now = ports.clock()
    const due = await ports.outbox.unsentBefore(now, REDRIVE_AT_ONCE)
    if (due.length === 0) return
    const longAgo = shifted(now, -ports.redriveAfterSeconds / 60)
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

  /** Counts a London day's stored mails against what was filed and kept, and queues again those that nothing has read. */
  async function drawUp(day: string): Promise<void> {
    const now = ports.clock()
    const stored: { rawKey: string; storedAt: string }[] = []
    for await (const each of ports.rawMail.list()) {
      if (londonDate(each.storedAt) === day) stored.push(each)
    }
    let secondDeliveries = 0
    const unread: string[] = []
    for (let from = 0; from < stored.length; from += KNOWN_AT_ONCE) {
      const some = stored.slice(from, from + KNOWN_AT_ONCE)
      const known = await ports.ledger.known(some.map(each => each.rawKey))
      for (const { rawKey, storedAt } of some) {
        const as = known.get(rawKey)
        if (as === 'second-delivery') secondDeliveries += 1
        if (as === undefined && storedAt <= shifted(now, -LEFT_BEHIND_MINUTES)) unread.push(rawKey)
      }
    }
    if (unread.length > 0) {
      await ports.intakeAgain(unread)
      ports.news.reconciled({ mails: unread.length })
    }
    const counts = await ports.ledger.counts(day)
    const accepted = stored.length - secondDeliveries
    const drawn: LedgerDay = {
      day,
      accepted,
      stored: accepted,
      filed: counts.filed,
      quarantined: counts.quarantined,
      difference: accepted - counts.filed - counts.quarantined,
      secondDeliveries,
      drawnUpAt: now,
    }
    ports.news.ledger(drawn)
    // One that does not balance is not kept yet: the next sweep draws it up again, when what was queued has been read.
    if (drawn.difference === 0) await ports.ledger.write(drawn)
  }
}

const shifted = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()
