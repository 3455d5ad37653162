import { describe, expect, it } from 'vitest'
import { agenda } from '#shared/domain/casework/clock/agenda.ts'
import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { closed, reopened } from '#shared/domain/casework/clock/moves.ts'
import { paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'

const directory = aDirectory()
const { council } = directory.snapshot

describe('a complaint that is open again', () => {
  it('is at its second stage: 20 working days from the reopening, and its first date is not moved', () => {
    const complaint = aQuery({ topic: 'complaint', clocks: freshClocks('2026-11-23T10:00:00.000Z', 'P3') })
    const shut = closed(complaint, '2026-12-01T10:00:00.000Z', 'comp')
    const again = reopened(shut, '2026-12-02T10:00:00.000Z', council)
    expect(again.receivedAt).toBe(complaint.receivedAt)
    expect(again.deadlines.fullAnswer).toBe('2027-01-04T17:00:00.000Z')
  })

  it('of any other matter has the standard of its priority', () => {
    const again = reopened(
      closed(aQuery(), '2026-12-01T10:00:00.000Z', 'cw-a1'),
      '2026-12-02T10:00:00.000Z',
      council,
    )
    expect(again.deadlines.firstReply).toBe('2026-12-09T17:00:00.000Z')
  })
})

describe('the ladder', () => {
  it('waits out a pause that began after the breach, and skips no rung', () => {
    const late = bringUpToDate(withTimes(aQuery(), directory), '2026-12-01T09:00:00.000Z', directory).query
    const rungs = (query: typeof late) =>
      agenda(query, council)
        .filter(item => item.clock === 'firstReply' && item.what === 'escalated')
        .map(item => [item.detail, item.at])
    expect(rungs(late)).toEqual([
      ['L2', '2026-12-03T09:00:00.000Z'],
      ['L3', '2026-12-08T09:00:00.000Z'],
    ])
    const waiting = paused(late, '2026-12-02T09:00:00.000Z', 'question', 'cw-a1').query
    const after = resumed(waiting, '2026-12-04T09:00:00.000Z', 'answered', directory).query
    expect(rungs(after)).toEqual([
      ['L2', '2026-12-07T09:00:00.000Z'],
      ['L3', '2026-12-10T09:00:00.000Z'],
    ])
  })
})
