import { describe, expect, it } from 'vitest'
import { bringUpToDate } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { held, replied } from '#shared/domain/casework/clock/moves.ts'
import { paused } from '#shared/domain/casework/clock/pausing.ts'
import {
  lateSince,
  latestPromise,
  nextNewsBy,
  waitsForWriter,
} from '#shared/domain/casework/news/next-news.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMemberQuery } from '#tests/support/member-queries.ts'

const directory = aDirectory()
const { council } = directory.snapshot
const stands = (query: Query, now: string) => {
  const upToDate = bringUpToDate(query, now, directory).query
  return { late: lateSince(upToDate), next: nextNewsBy(upToDate, council, now) }
}

// Raised on Monday 16 November: first reply due on the 23rd, next update and full answer on the 30th.
const fresh = aMemberQuery(1)
const monday = '2026-11-23T09:00:00.000Z'

describe('what a writer is owed', () => {
  it.each([
    ['is the first reply, and nothing is late yet', fresh, monday, null, '2026-11-23T17:00:00.000Z'],
    [
      'is the full answer once the first reply is late',
      fresh,
      '2026-11-24T09:00:00.000Z',
      '2026-11-23T17:00:00.000Z',
      '2026-11-30T17:00:00.000Z',
    ],
    [
      'is nothing that has a date once all are past',
      fresh,
      '2026-12-01T09:00:00.000Z',
      '2026-11-23T17:00:00.000Z',
      null,
    ],
    [
      'is on time after a reply',
      replied(fresh, '2026-11-20T10:00:00.000Z', 'cw-a1'),
      '2026-11-24T09:00:00.000Z',
      null,
      '2026-11-30T17:00:00.000Z',
    ],
    [
      'is the earlier date that a holding reply promised',
      held(fresh, '2026-11-20T10:00:00.000Z', 'cw-a1', '2026-11-23T12:00:00.000Z'),
      monday,
      null,
      '2026-11-23T12:00:00.000Z',
    ],
    [
      'is late since a promised update that did not come',
      held(fresh, '2026-11-20T10:00:00.000Z', 'cw-a1', '2026-11-23T12:00:00.000Z'),
      '2026-11-23T13:00:00.000Z',
      '2026-11-23T12:00:00.000Z',
      '2026-11-23T17:00:00.000Z',
    ],
    [
      'has no date while we wait for the writer',
      paused(fresh, '2026-11-20T10:00:00.000Z', 'question', 'cw-a1').query,
      '2026-11-24T09:00:00.000Z',
      null,
      null,
    ],
    [
      'is nothing once it is closed',
      aMemberQuery(1, { state: 'closed' }),
      '2026-12-01T09:00:00.000Z',
      null,
      null,
    ],
  ])('%s', (_, query, now, late, next) => {
    expect(stands(query, now)).toEqual({ late, next })
  })

  it('never counts that nobody took it on: that is between colleagues', () => {
    const query = aMemberQuery(1, {
      deadlines: { ...fresh.deadlines, firstReply: '2026-11-27T17:00:00.000Z' },
    })
    expect(bringUpToDate(query, monday, directory).query.clocks.breaches).toMatchObject([{ clock: 'accept' }])
    expect(stands(query, monday).late).toBeNull()
  })

  it('is said to wait for the writer for as long as the clocks may rest', () => {
    const waiting = paused(fresh, '2026-11-20T10:00:00.000Z', 'question', 'cw-a1').query
    expect(waitsForWriter(waiting, council)).toEqual({ why: 'question', until: '2026-12-04T10:00:00.000Z' })
    expect(waitsForWriter(fresh, council)).toBeNull()
  })

  it('may be put off by a holding reply until the next update is due, and no longer', () => {
    expect(latestPromise(fresh, council, monday)).toBe('2026-12-07T17:00:00.000Z')
    expect(latestPromise(aMemberQuery(1, { priority: 'P2' }), council, monday)).toBe(
      '2026-11-30T17:00:00.000Z',
    )
  })
})
