import { describe, expect, it } from 'vitest'
import { deadlineOf } from '#shared/domain/casework/clock/agenda.ts'
import { held, madeSooner } from '#shared/domain/casework/clock/moves.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { Council } from '#shared/domain/directory/council.ts'
import { aQueryOf, upTo } from '#tests/support/reckoned-query.ts'

const council = Council.parse({ name: 'Calderbrook', inbox: 'send@casework.calderbrook.example' })
/** P3, received on Monday 23 November 2026 at 10:00: the next update is due on Monday 7 December. */
const received = aQueryOf(council)
const raised = (query: Query, priority: Query['priority'], at: string) =>
  madeSooner({ ...query, priority }, at, council)
const nextUpdate = (query: Query) => deadlineOf(query, 'nextUpdate', council)

describe('the next update of a matter that became more urgent (contract section 7, readings 8 and 13)', () => {
  it('counts the new standard from the mail that made it so, not from the first one', () => {
    expect(nextUpdate(raised(received, 'P1', '2026-11-26T10:00:00.000Z'))).toBe('2026-11-27T17:00:00.000Z')
  })

  it('stays where that is earlier', () => {
    expect(nextUpdate(raised(received, 'P2', '2026-12-03T10:00:00.000Z'))).toBe('2026-12-07T17:00:00.000Z')
  })

  it('stays where it was missed before that mail', () => {
    const missed = upTo(received, '2026-12-08T09:00:00.000Z', council)
    expect(nextUpdate(raised(missed, 'P1', '2026-12-09T10:00:00.000Z'))).toBe('2026-12-07T17:00:00.000Z')
  })

  it('counts from a holding reply since, by the new priority', () => {
    const urgent = raised(received, 'P1', '2026-11-26T10:00:00.000Z')
    const told = held(urgent, '2026-11-26T12:00:00.000Z', 'cw-a1', '2026-12-04T17:00:00.000Z')
    expect(nextUpdate(told)).toBe('2026-11-27T17:00:00.000Z')
  })
})
