import { describe, expect, it } from 'vitest'
import {
  addApologies,
  apologiesInTime,
  apologyOwed,
  noBreaches,
} from '#shared/domain/casework/news/apology-owed.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'
import { aLateQuery, answerMissed, firstReplyMissed, missed } from '#tests/support/late-query.ts'
import { aClosedMemberQuery } from '#tests/support/member-queries.ts'

const council = aCouncil()
const apology = (at: string): Query['apologies'] => [{ at, by: 'mgr-a' }]
const both = { breaches: [firstReplyMissed, answerMissed] }
// The breach is on Monday at 17:00: two working days after the next opening's day end on Thursday.
const inTime = '2026-12-03T17:00:00.000Z'
const tooLate = '2026-12-03T17:00:00.001Z'
const { closing } = aClosedMemberQuery(1, '2026-12-01T10:00:00.000Z')
const withdrawn = {
  state: 'closed' as const,
  closing: closing === null ? null : { ...closing, outcome: 'withdrawn' as const },
}

describe('apologies for missed promises', () => {
  it.each([
    ['waits while there is time', aLateQuery(), inTime, { waiting: 1 }],
    ['is missed when the time is over', aLateQuery(), tooLate, { missed: 1 }],
    [
      'is in time at the last moment',
      aLateQuery({ apologies: apology(inTime) }),
      '2026-12-20T10:00:00.000Z',
      { inTime: 1 },
    ],
    [
      'is late a moment after',
      aLateQuery({ apologies: apology(tooLate) }),
      '2026-12-20T10:00:00.000Z',
      { late: 1 },
    ],
    [
      'covers both breaches with one letter',
      aLateQuery({ apologies: apology('2026-12-15T10:00:00.000Z') }, both),
      '2026-12-20T10:00:00.000Z',
      { inTime: 1, late: 1 },
    ],
    [
      'does not cover a breach that came after it',
      aLateQuery({ apologies: apology('2026-12-01T10:00:00.000Z') }, both),
      '2026-12-15T10:00:00.000Z',
      { inTime: 1, waiting: 1 },
    ],
    [
      'is not owed to a writer who is not verified',
      aLateQuery({ correspondent: { kind: 'unknown', name: null, directoryId: null, verified: false } }),
      tooLate,
      { notOwed: 1 },
    ],
    [
      'is not owed where mail comes back',
      aLateQuery({ unreachable: ['carly.fox@mailbox.example'] }),
      tooLate,
      { notOwed: 1 },
    ],
    [
      'is not owed where the writer may not be told',
      aLateQuery({ flags: ['may-not-receive'] }),
      tooLate,
      { notOwed: 1 },
    ],
    [
      'is not owed where the address is gone',
      aLateQuery({ correspondentAddress: '' }),
      tooLate,
      { notOwed: 1 },
    ],
    ['is not owed for a query that was taken back', aLateQuery(withdrawn), tooLate, { notOwed: 1 }],
  ])('one %s', (_, query, now, counts) => {
    const breaches = query.clocks.breaches.length
    expect(apologiesInTime(query, council, now)).toEqual({ ...noBreaches, breaches, ...counts })
  })

  it('are counted for the first reply and the full answer alone', () => {
    const query = aLateQuery(
      {},
      {
        breaches: [
          missed('accept', '2026-11-24T17:00:00.000Z'),
          missed('nextUpdate', '2026-12-07T17:00:00.000Z'),
        ],
      },
    )
    expect(apologiesInTime(query, council, tooLate)).toEqual(noBreaches)
    expect(apologyOwed(query)).toEqual([])
  })

  it('are counted by the council’s own time for them', () => {
    const slower = aCouncil({ standards: { apology: '5 wd' } })
    expect(apologiesInTime(aLateQuery(), slower, tooLate).waiting).toBe(1)
  })

  it('add up', () => {
    const one = apologiesInTime(aLateQuery(), council, tooLate)
    const other = apologiesInTime(aLateQuery({ apologies: apology(inTime) }), council, tooLate)
    expect(addApologies(one, other)).toEqual({ ...noBreaches, breaches: 2, missed: 1, inTime: 1 })
  })
})
