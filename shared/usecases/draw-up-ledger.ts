/** The daily proof that nothing was lost: what the mail server stored against what the casework holds (contract section 7, reading 15). */
import { dateOf, dayNumber, epochOf, instantOf, londonDate } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, LedgerDay } from '../ports/ledger.ts'
import type { RawMail } from '../ports/raw-mail.ts'

export interface DrawUpLedgerPorts {
  readonly ledger: Omit<Ledger, 'read'>
  readonly rawMail: Pick<RawMail, 'list'>
  /** Queues stored mails for intake again, as the mail store's own notification would. */
  readonly intakeAgain: (rawKeys: readonly string[]) => Promise<void>
  readonly clock: Clock
  readonly news: {
    reconciled(fields: { mails: number }): void
    ledger(day: LedgerDay): void
    /** Over all days that were drawn up, after they were: what is missing on one does not make up for what is too much on another. */
    openDifference(mails: number): void
  }
}

/** Days whose ledgers one sweep draws up, oldest first. */
const DAYS_AT_ONCE = 60
/** How long a stored mail may wait for intake before the ledger queues it again. */
const LEFT_BEHIND_MINUTES = 15
const KNOWN_AT_ONCE = 500

interface StoredMail {
  readonly rawKey: string
  readonly storedAt: string
}

/** Draws up the ledger of every day since the last one up to which all balance; one that does not is drawn up by each sweep until it does. */
export function makeDrawUpLedger(ports: DrawUpLedgerPorts) {
  return async (): Promise<void> => {
    const now = ports.clock()
    const yesterday = dayNumber(londonDate(now)) - 1
    let upTo = await ports.ledger.balancedUpTo()
    if (upTo === null) {
      // Kept at once: should yesterday not balance, tomorrow must still know of it.
      upTo = dateOf(yesterday - 1)
      await ports.ledger.setBalancedUpTo(upTo)
    }
    const first = dayNumber(upTo) + 1
    if (first > yesterday) return
    const days = Array.from({ length: yesterday - first + 1 }, (_, index) => dateOf(first + index))
    const balanced = new Set(await ports.ledger.keptDays(dateOf(first), dateOf(yesterday)))
    const open = days.filter(day => !balanced.has(day)).slice(0, DAYS_AT_ONCE)
    if (open.length > 0) {
      const stored = new Map<string, StoredMail[]>(open.map(day => [day, []]))
      for await (const mail of ports.rawMail.list()) stored.get(londonDate(mail.storedAt))?.push(mail)
      let difference = 0
      for (const [day, mails] of stored) {
        const drawn = await drawUp(day, mails, now)
        difference += Math.abs(drawn.difference)
        if (drawn.difference === 0) balanced.add(day)
      }
      ports.news.openDifference(difference)
    }
    const firstOpen = days.findIndex(day => !balanced.has(day))
    const reached = firstOpen === -1 ? days.at(-1) : days[firstOpen - 1]
    if (reached !== undefined) await ports.ledger.setBalancedUpTo(reached)
  }

  /** Counts a London day's stored mails against what was filed and kept, and queues again those that nothing has read. */
  async function drawUp(day: string, stored: readonly StoredMail[], now: string): Promise<LedgerDay> {
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
    return drawn
  }
}

const shifted = (instant: string, minutes: number): string => instantOf(epochOf(instant) + minutes * 60_000)
