import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { LedgerDay } from '#shared/ports/ledger.ts'
import { makeSweep } from '#shared/usecases/sweep.ts'
import { anOutgoingMail } from '#tests/support/casework-builders.ts'

const now = '2026-11-24T09:05:00.000Z'

function sweepOf(world: {
  unsent?: readonly OutgoingMail[]
  stored?: readonly { rawKey: string; storedAt: string }[]
  known?: Record<string, 'filed' | 'second-delivery'>
  counts?: { filed: number; quarantined: number }
  kept?: LedgerDay | null
}) {
  const queued: string[] = []
  const again: string[] = []
  const written: LedgerDay[] = []
  const drawn: LedgerDay[] = []
  const entries = new Map((world.unsent ?? []).map(entry => [entry.entryId, entry]))
  const refuse = () => {
    throw new Error('This test does not expect that.')
  }
  const sweep = makeSweep({
    outbox: {
      unsentBefore: async () => [...entries.keys()],
      read: async ids => ids.map(id => entries.get(id) ?? null),
      lease: refuse,
      release: refuse,
      recordSent: refuse,
      recordUndelivered: refuse,
      query: refuse,
      reroute: refuse,
    },
    queue: { enqueue: async ids => void queued.push(...ids) },
    ledger: {
      counts: async () => ({ filed: 0, quarantined: 0, ...world.counts, secondDeliveries: 0 }),
      known: async keys =>
        new Map(
          keys.flatMap(key => (world.known?.[key] === undefined ? [] : [[key, world.known[key]] as const])),
        ),
      write: async day => void written.push(day),
      read: async () => world.kept ?? null,
    },
    rawMail: {
      read: refuse,
      async *list() {
        for (const each of world.stored ?? []) yield { ...each, size: 1 }
      },
    },
    intakeAgain: async keys => void again.push(...keys),
    clock: () => now,
    redriveAfterSeconds: 120,
    news: { redriven: () => undefined, reconciled: () => undefined, ledger: day => void drawn.push(day) },
  })
  return { sweep, queued, again, written, drawn }
}

const balanced: LedgerDay = {
  day: '2026-11-23',
  accepted: 0,
  stored: 0,
  filed: 0,
  quarantined: 0,
  difference: 0,
  secondDeliveries: 0,
  drawnUpAt: now,
}

describe('a sweep', () => {
  it.each([
    [
      'queues an entry that was decided a while ago',
      { decidedAt: '2026-11-24T09:00:00.000Z', sendAfter: '2026-11-24T09:00:00.000Z' },
      1,
    ],
    [
      'leaves an entry alone that was decided just now',
      { decidedAt: '2026-11-24T09:04:30.000Z', sendAfter: '2026-11-24T09:04:30.000Z' },
      0,
    ],
    [
      'queues a notice that waited for working time',
      { decidedAt: '2026-11-24T09:04:30.000Z', sendAfter: '2026-11-24T09:05:00.000Z' },
      1,
    ],
  ] as const)('%s', async (_, times, count) => {
    const { sweep, queued } = sweepOf({ unsent: [anOutgoingMail(times)], kept: balanced })
    await sweep()
    expect(queued).toHaveLength(count)
  })

  it('draws up yesterday’s ledger and keeps it when it balances', async () => {
    const { sweep, written } = sweepOf({
      stored: [
        { rawKey: 'a', storedAt: '2026-11-23T00:00:00.000Z' },
        { rawKey: 'b', storedAt: '2026-11-23T23:59:59.000Z' },
        { rawKey: 'c', storedAt: '2026-11-23T12:00:00.000Z' },
        { rawKey: 'today', storedAt: '2026-11-24T00:00:00.000Z' },
      ],
      known: { a: 'filed', b: 'filed', c: 'second-delivery' },
      counts: { filed: 1, quarantined: 1 },
    })
    await sweep()
    expect(written).toEqual([
      { ...balanced, accepted: 2, stored: 2, filed: 1, quarantined: 1, secondDeliveries: 1 },
    ])
  })

  it('counts a day by London, not by UTC', async () => {
    const { sweep, drawn } = sweepOf({ stored: [{ rawKey: 'a', storedAt: '2026-11-22T23:30:00.000Z' }] })
    await sweep()
    expect(drawn[0]?.accepted).toBe(0)
  })

  it('reports a difference, keeps no ledger of it, and queues what nothing has read', async () => {
    const { sweep, written, drawn, again } = sweepOf({
      stored: [{ rawKey: 'lost', storedAt: '2026-11-23T12:00:00.000Z' }],
    })
    await sweep()
    expect(again).toEqual(['lost'])
    expect(drawn[0]?.difference).toBe(1)
    expect(written).toEqual([])
  })

  it('does not draw up a ledger twice', async () => {
    const { sweep, drawn } = sweepOf({ kept: balanced })
    await sweep()
    expect(drawn).toEqual([])
  })
})
