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
  balancedUpTo?: string | null
  keptDays?: readonly string[]
  faults?: readonly ('outbox' | 'ledger')[]
}) {
  const queued: string[] = []
  const again: string[] = []
  const written: LedgerDay[] = []
  const drawn: LedgerDay[] = []
  const differences: number[] = []
  let listed = 0
  let upTo = world.balancedUpTo === undefined ? '2026-11-22' : world.balancedUpTo
  const entries = new Map((world.unsent ?? []).map(entry => [entry.entryId, entry]))
  const refuse = () => {
    throw new Error('This test does not expect that.')
  }
  const sweep = makeSweep({
    outbox: {
      unsentBefore: async () => {
        if (world.faults?.includes('outbox')) throw new Error('The outbox is broken.')
        return [...entries.values()]
      },
      read: async ids => ids.map(id => entries.get(id) ?? null),
      lease: refuse,
      release: refuse,
      recordSent: refuse,
      recordUndelivered: refuse,
      recordUnreachable: refuse,
      recordPerhapsUndelivered: refuse,
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
      read: refuse,
      balancedUpTo: async () => {
        if (world.faults?.includes('ledger')) throw new Error('The ledger is broken.')
        return upTo
      },
      setBalancedUpTo: async day => {
        upTo = day
      },
      keptDays: async (from, to) =>
        new Set(
          [...(world.keptDays ?? []), ...written.map(each => each.day)].filter(
            day => from <= day && day <= to,
          ),
        ),
    },
    rawMail: {
      read: refuse,
      async *list() {
        listed += 1
        for (const each of world.stored ?? []) yield { ...each, size: 1 }
      },
    },
    intakeAgain: async keys => void again.push(...keys),
    clock: () => now,
    redriveAfterSeconds: 120,
    news: {
      redriven: () => undefined,
      reconciled: () => undefined,
      ledger: day => void drawn.push(day),
      openDifference: mails => void differences.push(mails),
    },
  })
  return { sweep, queued, again, written, drawn, differences, listed: () => listed, upTo: () => upTo }
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
    const { sweep, queued } = sweepOf({ unsent: [anOutgoingMail(times)], balancedUpTo: '2026-11-23' })
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
    const { sweep, drawn, listed } = sweepOf({})
    await sweep()
    await sweep()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-23'])
    expect(listed()).toBe(1)
  })

  it('draws up every day since the last that balanced, those before it once more, and lists the store once', async () => {
    const { sweep, drawn, upTo, listed } = sweepOf({
      balancedUpTo: '2026-11-19',
      keptDays: ['2026-11-21'],
    })
    await sweep()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-20', '2026-11-22', '2026-11-23'])
    expect(upTo()).toBe('2026-11-23')
    expect(listed()).toBe(1)
  })

  it('draws up a day that does not balance again and again, whatever balances after it', async () => {
    const { sweep, drawn, upTo, differences } = sweepOf({
      balancedUpTo: '2026-11-20',
      stored: [
        { rawKey: 'lost', storedAt: '2026-11-21T12:00:00.000Z' },
        { rawKey: 'lost too', storedAt: '2026-11-23T12:00:00.000Z' },
      ],
    })
    await sweep()
    await sweep()
    expect(drawn.map(each => each.day)).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-21',
      '2026-11-23',
    ])
    expect(upTo()).toBe('2026-11-20')
    expect(differences).toEqual([2, 2])
  })

  it('begins with yesterday in a new installation, and does not forget it', async () => {
    const { sweep, drawn, upTo } = sweepOf({
      balancedUpTo: null,
      stored: [{ rawKey: 'lost', storedAt: '2026-11-23T12:00:00.000Z' }],
    })
    await sweep()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-23'])
    expect(upTo()).toBe('2026-11-22')
  })

  it('draws up sixty days at the most, and the rest next time', async () => {
    const { sweep, drawn } = sweepOf({ balancedUpTo: '2026-08-01' })
    await sweep()
    expect(drawn).toHaveLength(60)
    await sweep()
    expect(drawn.at(-1)?.day).toBe('2026-11-23')
    expect(new Set(drawn.map(each => each.day)).size).toBe(drawn.length)
  })

  it('draws up the ledger although the outbox is broken, and fails', async () => {
    const { sweep, drawn } = sweepOf({ faults: ['outbox'] })
    await expect(sweep()).rejects.toThrow('The outbox is broken.')
    expect(drawn).toHaveLength(1)
  })

  it('queues unsent mail although the ledger is broken, and fails', async () => {
    const { sweep, queued } = sweepOf({
      unsent: [
        anOutgoingMail({ decidedAt: '2026-11-24T09:00:00.000Z', sendAfter: '2026-11-24T09:00:00.000Z' }),
      ],
      faults: ['ledger'],
    })
    await expect(sweep()).rejects.toThrow('The ledger is broken.')
    expect(queued).toHaveLength(1)
  })

  it('fails with both faults when both are broken', async () => {
    await expect(sweepOf({ faults: ['outbox', 'ledger'] }).sweep()).rejects.toBeInstanceOf(AggregateError)
  })

  it('passes over a mail that has been stuck for hours until its turn comes', async () => {
    const due = '2026-11-24T07:20:00.000Z'
    const { sweep, queued } = sweepOf({ unsent: [anOutgoingMail({ decidedAt: due, sendAfter: due })] })
    await sweep()
    expect(queued).toEqual([])
  })
})
