/** The daily proof that nothing was lost: what the mail server stored against what the casework holds (contract section 7, reading 15). */
import { isTurnToRedrive } from '../domain/casework/redrive.ts'
import { atWallTime, dateOf, dayNumber, epochOf, instantOf, londonDate } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import { balances, type Ledger, type LedgerDay } from '../ports/ledger.ts'
import type { RawMail } from '../ports/raw-mail.ts'

export interface DrawUpLedgerPorts {
  readonly ledger: Omit<Ledger, 'firstDay'>
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
  /** The last day that this process knows to balance with all before it: until the next is over there is nothing to ask. */
  let settled: number | null = null
  return async (): Promise<void> => {
    const now = ports.clock()
    const yesterday = dayNumber(londonDate(now)) - 1
    if (settled !== null && settled >= yesterday) return
    let upTo = await ports.ledger.balancedUpTo()
    if (upTo === null) {
      // Kept at once: should yesterday not balance, tomorrow must still know of it.
      upTo = dateOf(yesterday - 1)
      await ports.ledger.setBalancedUpTo(upTo)
    }
    const first = dayNumber(upTo) + 1
    if (first > yesterday) {
      settled = yesterday
      return
    }
    const days = Array.from({ length: yesterday - first + 1 }, (_, index) => dateOf(first + index))
    const before = new Map(
      (await ports.ledger.days(dateOf(first), dateOf(yesterday))).map(each => [each.day, each]),
    )
    const balanced = new Set([...before.values()].filter(balances).map(({ day }) => day))
    const open = days.filter(day => !balanced.has(day)).slice(0, DAYS_AT_ONCE)
    if (open.length > 0) {
      const stored = new Map<string, StoredMail[]>(open.map(day => [day, []]))
      for await (const mail of ports.rawMail.list()) stored.get(londonDate(mail.storedAt))?.push(mail)
      let difference = 0
      for (const [day, mails] of stored) {
        const drawn = await drawUp(day, { stored: mails, before: before.get(day) ?? null, now })
        difference += Math.max(Math.abs(drawn.difference), drawn.unread)
        if (balances(drawn)) balanced.add(day)
      }
      ports.news.openDifference(difference)
    }
    const firstOpen = days.findIndex(day => !balanced.has(day))
    const reached = firstOpen === -1 ? days.at(-1) : days[firstOpen - 1]
    if (reached !== undefined) await ports.ledger.setBalancedUpTo(reached)
  }

  /** Counts a London day's stored mails against what was filed and kept, and queues again those that nothing has read. */
  async function drawUp(
    day: string,
    {
      stored,
      before,
      now,
    }: { readonly stored: readonly StoredMail[]; readonly before: LedgerDay | null; readonly now: string },
  ): Promise<LedgerDay> {
    let secondDeliveries = 0
    const unread: StoredMail[] = []
    for (let from = 0; from < stored.length; from += KNOWN_AT_ONCE) {
      const some = stored.slice(from, from + KNOWN_AT_ONCE)
      const known = await ports.ledger.known(some.map(each => each.rawKey))
      for (const mail of some) {
        const as = known.get(mail.rawKey)
        if (as === 'second-delivery') secondDeliveries += 1
        if (as === undefined) unread.push(mail)
      }
    }
    const leftBehind = unread.filter(({ storedAt }) => storedAt <= shifted(now, -LEFT_BEHIND_MINUTES))
    // Whatever was never queued again is, at once; what was, in its turns: each parks anew what cannot be worked.
    const queuedBefore = before?.queuedAgainAt ?? null
    const again = queuedBefore === null || isTurnToRedrive(endOf(day), now) ? leftBehind : []
    if (again.length > 0) {
      await ports.intakeAgain(again.map(({ rawKey }) => rawKey))
      ports.news.reconciled({ mails: again.length })
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
      unread: unread.length,
      queuedAgainAt: again.length > 0 ? now : queuedBefore,
      drawnUpAt: now,
    }
    ports.news.ledger(drawn)
    // With a difference too: the ledger's page shows it. The next sweep draws that day up again, when what was queued has been read.
    await ports.ledger.write(drawn)
    return drawn
  }
}

const endOf = (day: string): string => instantOf(atWallTime(dayNumber(day) + 1, '00:00'))
const shifted = (instant: string, minutes: number): string => instantOf(epochOf(instant) + minutes * 60_000)
