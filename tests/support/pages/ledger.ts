import { dateOf, dayNumber } from '#shared/domain/standards/london.ts'
import type { Ledger, LedgerDay } from '#shared/ports/ledger.ts'
import type { ParkedList, ParkedMail, ParkedMessage, WorkQueueName } from '#shared/ports/parked-mail.ts'
import { mondayMorning } from './casework.ts'

/** A day that balances, drawn up two minutes after its midnight. */
export function aLedgerDay(overrides: Partial<LedgerDay> = {}): LedgerDay {
  const day = overrides.day ?? '2026-11-22'
  return {
    day,
    accepted: 41,
    stored: 41,
    filed: 33,
    quarantined: 8,
    difference: 0,
    secondDeliveries: 2,
    unread: 0,
    queuedAgainAt: null,
    drawnUpAt: `${dateOf(dayNumber(day) + 1)}T00:02:00.000Z`,
    ...overrides,
  }
}

/** So many days in a row that balance, the last of them given. */
export const ledgerDays = (count: number, last = '2026-11-22'): readonly LedgerDay[] =>
  Array.from({ length: count }, (_, index) =>
    aLedgerDay({
      day: dateOf(dayNumber(last) - count + 1 + index),
      accepted: 20 + index,
      stored: 20 + index,
      filed: 12 + index,
    }),
  )

export function aParkedMessage(overrides: Partial<ParkedMessage> = {}): ParkedMessage {
  return {
    id: '5f2b9c1e-0d6a-4c7e-9a35-3d1f0b7c2e44',
    about: ['mail/2fd41gq8'],
    why: 'There is no such mail in the mail store.',
    since: '2026-11-23T09:12:00.000Z',
    size: 212,
    ...overrides,
  }
}

export interface LedgerWorld {
  readonly days?: readonly LedgerDay[]
  readonly balancedUpTo?: string | null
  readonly today?: { readonly filed: number; readonly quarantined: number; readonly secondDeliveries: number }
  readonly parked?: Partial<Record<WorkQueueName, readonly ParkedMessage[]>>
  /** Messages that somebody else is looking at. */
  readonly unseen?: number
  readonly waiting?: number
  readonly known?: readonly string[]
}

/** The ledger and the dead-letter queues in memory: what is replayed is parked no more. */
export function ledgerParts(world: LedgerWorld = {}): {
  readonly ledger: Omit<Ledger, 'write' | 'setBalancedUpTo'>
  readonly parked: ParkedMail
} {
  const days = (world.days ?? []).toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const parked = new Map(Object.entries(world.parked ?? {}))
  const listOf = (queue: WorkQueueName): ParkedList => {
    const messages = parked.get(queue) ?? []
    const unseen = messages.length === 0 ? 0 : (world.unseen ?? 0)
    return { queue, parked: messages.length + unseen, waiting: world.waiting ?? 0, messages }
  }
  return {
    ledger: {
      counts: async () => world.today ?? { filed: 0, quarantined: 0, secondDeliveries: 0 },
      known: async keys =>
        new Map(keys.filter(key => world.known?.includes(key)).map(key => [key, 'filed'] as const)),
      balancedUpTo: async () =>
        world.balancedUpTo === undefined
          ? dateOf(dayNumber(mondayMorning.slice(0, 10)) - 1)
          : world.balancedUpTo,
      days: async (from, to) => days.filter(({ day }) => from <= day && day <= to),
      firstDay: async () => days[0]?.day ?? null,
    },
    parked: {
      list: async queue => listOf(queue),
      replay: async (queue, which) => {
        const messages = parked.get(queue) ?? []
        const replayed = messages.filter(({ id }) => which === 'all' || which.includes(id))
        parked.set(
          queue,
          messages.filter(each => !replayed.includes(each)),
        )
        return replayed.map(({ id }) => id)
      },
    },
  }
}
