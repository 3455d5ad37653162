import { describe, expect, it } from 'vitest'
import type { LedgerDay } from '#shared/ports/ledger.ts'
import { makeDrawUpLedger } from '#shared/usecases/draw-up-ledger.ts'

const now = '2026-11-24T09:05:00.000Z'

function ledgerOf(world: {
  stored?: readonly { rawKey: string; storedAt: string }[]
  known?: Record<string, 'filed' | 'second-delivery'>
  counts?: { filed: number; quarantined: number }
  balancedUpTo?: string | null
  /** Ledgers that were drawn up before. */
  before?: readonly LedgerDay[]
  now?: string
}) {
  const again: string[] = []
  const written: LedgerDay[] = []
  const drawn: LedgerDay[] = []
  const kept = new Map((world.before ?? []).map(each => [each.day, each]))
  const differences: number[] = []
  let listed = 0
  let upTo = world.balancedUpTo === undefined ? '2026-11-22' : world.balancedUpTo
  const drawUp = makeDrawUpLedger({
    ledger: {
      counts: async () => ({ filed: 0, quarantined: 0, ...world.counts, secondDeliveries: 0 }),
      known: async keys =>
        new Map(
          keys.flatMap(key => (world.known?.[key] === undefined ? [] : [[key, world.known[key]] as const])),
        ),
      write: async day => {
        written.push(day)
        kept.set(day.day, day)
      },
      balancedUpTo: async () => upTo,
      setBalancedUpTo: async day => {
        upTo = day
      },
      days: async (from, to) => [...kept.values()].filter(({ day }) => from <= day && day <= to),
    },
    rawMail: {
      async *list() {
        listed += 1
        for (const each of world.stored ?? []) yield { ...each, size: 1 }
      },
    },
    intakeAgain: async keys => void again.push(...keys),
    clock: () => world.now ?? now,
    news: {
      reconciled: () => undefined,
      ledger: day => void drawn.push(day),
      openDifference: mails => void differences.push(mails),
    },
  })
  return { drawUp, again, written, drawn, differences, listed: () => listed, upTo: () => upTo }
}

const balanced: LedgerDay = {
  day: '2026-11-23',
  accepted: 0,
  stored: 0,
  filed: 0,
  quarantined: 0,
  difference: 0,
  secondDeliveries: 0,
  unread: 0,
  queuedAgainAt: null,
  drawnUpAt: now,
}

describe('the ledger', () => {
  it('draws up yesterday’s ledger and keeps it when it balances', async () => {
    const { drawUp, written } = ledgerOf({
      stored: [
        { rawKey: 'a', storedAt: '2026-11-23T00:00:00.000Z' },
        { rawKey: 'b', storedAt: '2026-11-23T23:59:59.000Z' },
        { rawKey: 'c', storedAt: '2026-11-23T12:00:00.000Z' },
        { rawKey: 'today', storedAt: '2026-11-24T00:00:00.000Z' },
      ],
      known: { a: 'filed', b: 'filed', c: 'second-delivery' },
      counts: { filed: 1, quarantined: 1 },
    })
    await drawUp()
    expect(written).toEqual([
      { ...balanced, accepted: 2, stored: 2, filed: 1, quarantined: 1, secondDeliveries: 1 },
    ])
  })

  it('counts a day by London, not by UTC', async () => {
    const { drawUp, drawn } = ledgerOf({ stored: [{ rawKey: 'a', storedAt: '2026-11-22T23:30:00.000Z' }] })
    await drawUp()
    expect(drawn[0]?.accepted).toBe(0)
  })

  it('reports and keeps a difference, and queues what nothing has read', async () => {
    const { drawUp, written, drawn, again } = ledgerOf({
      stored: [
        { rawKey: 'lost', storedAt: '2026-11-23T12:00:00.000Z' },
        { rawKey: 'filed', storedAt: '2026-11-23T13:00:00.000Z' },
      ],
      known: { filed: 'filed' },
      counts: { filed: 1, quarantined: 0 },
    })
    await drawUp()
    expect(again).toEqual(['lost'])
    expect(drawn).toEqual([
      { ...balanced, accepted: 2, stored: 2, filed: 1, difference: 1, unread: 1, queuedAgainAt: now },
    ])
    expect(written).toEqual(drawn)
  })

  it('takes no mail that nothing has read for settled because a count is too high', async () => {
    const { drawUp, drawn, differences, upTo } = ledgerOf({
      stored: [{ rawKey: 'lost', storedAt: '2026-11-23T12:00:00.000Z' }],
      counts: { filed: 1, quarantined: 0 },
    })
    await drawUp()
    await drawUp()
    expect(drawn).toMatchObject([
      { difference: 0, unread: 1 },
      { difference: 0, unread: 1 },
    ])
    expect(differences).toEqual([1, 1])
    expect(upTo()).toBe('2026-11-22')
  })

  it('leaves a mail to intake that came just before midnight', async () => {
    const { drawUp, drawn, again } = ledgerOf({
      stored: [{ rawKey: 'late', storedAt: '2026-11-23T23:58:00.000Z' }],
      now: '2026-11-24T00:02:00.000Z',
    })
    await drawUp()
    expect(again).toEqual([])
    expect(drawn).toMatchObject([{ difference: 1, unread: 1, queuedAgainAt: null }])
  })

  it('queues what stays unread again in its turns, not with every sweep', async () => {
    const { drawUp, again, drawn } = ledgerOf({
      stored: [{ rawKey: 'poison', storedAt: '2026-11-23T12:00:00.000Z' }],
    })
    await drawUp()
    await drawUp()
    expect(again).toEqual(['poison'])
    expect(drawn.map(each => each.queuedAgainAt)).toEqual([now, now])

    const atNoon = '2026-11-24T12:00:00.000Z'
    const later = ledgerOf({
      stored: [{ rawKey: 'poison', storedAt: '2026-11-23T12:00:00.000Z' }],
      before: drawn.slice(-1),
      now: atNoon,
    })
    await later.drawUp()
    expect(later.again).toEqual(['poison'])
    expect(later.drawn[0]?.queuedAgainAt).toBe(atNoon)
  })

  it('does not draw up a ledger twice', async () => {
    const { drawUp, drawn, listed } = ledgerOf({})
    await drawUp()
    await drawUp()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-23'])
    expect(listed()).toBe(1)
  })

  it('draws up every day since the last that balanced, those before it once more, and lists the store once', async () => {
    const { drawUp, drawn, upTo, listed } = ledgerOf({
      balancedUpTo: '2026-11-19',
      before: [{ ...balanced, day: '2026-11-21' }],
    })
    await drawUp()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-20', '2026-11-22', '2026-11-23'])
    expect(upTo()).toBe('2026-11-23')
    expect(listed()).toBe(1)
  })

  it('draws up a day that does not balance again and again, whatever balances after it', async () => {
    const { drawUp, drawn, upTo, differences } = ledgerOf({
      balancedUpTo: '2026-11-20',
      stored: [
        { rawKey: 'lost', storedAt: '2026-11-21T12:00:00.000Z' },
        { rawKey: 'lost too', storedAt: '2026-11-23T12:00:00.000Z' },
      ],
    })
    await drawUp()
    await drawUp()
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
    const { drawUp, drawn, upTo } = ledgerOf({
      balancedUpTo: null,
      stored: [{ rawKey: 'lost', storedAt: '2026-11-23T12:00:00.000Z' }],
    })
    await drawUp()
    expect(drawn.map(each => each.day)).toEqual(['2026-11-23'])
    expect(upTo()).toBe('2026-11-22')
  })

  it('draws up sixty days at the most, and the rest next time', async () => {
    const { drawUp, drawn } = ledgerOf({ balancedUpTo: '2026-08-01' })
    await drawUp()
    expect(drawn).toHaveLength(60)
    await drawUp()
    expect(drawn.at(-1)?.day).toBe('2026-11-23')
    expect(new Set(drawn.map(each => each.day)).size).toBe(drawn.length)
  })
})
