import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import { makeRedriveOutgoing } from '#shared/usecases/redrive-outgoing.ts'
import { anOutgoingMail } from '#tests/support/casework-builders.ts'

function redriveOf(unsent: readonly OutgoingMail[]) {
  const queued: string[] = []
  const entries = new Map(unsent.map(entry => [entry.entryId, entry]))
  const redrive = makeRedriveOutgoing({
    outbox: {
      unsentBy: async () => [...entries.values()],
      read: async ids => ids.map(id => entries.get(id) ?? null),
    },
    queue: { enqueue: async ids => void queued.push(...ids) },
    clock: () => '2026-11-24T09:05:00.000Z',
    redriveAfterSeconds: 120,
    news: { redriven: () => undefined },
  })
  return { redrive, queued }
}

describe('a sweep over unsent mail', () => {
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
    const { redrive, queued } = redriveOf([anOutgoingMail(times)])
    await redrive()
    expect(queued).toHaveLength(count)
  })

  it('passes over a mail that has been stuck for hours until its turn comes', async () => {
    const due = '2026-11-24T07:20:00.000Z'
    const { redrive, queued } = redriveOf([anOutgoingMail({ decidedAt: due, sendAfter: due })])
    await redrive()
    expect(queued).toEqual([])
  })
})
