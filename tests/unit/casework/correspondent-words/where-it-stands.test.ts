import { describe, expect, it } from 'vitest'
import { bringUpToDate } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { replied } from '#shared/domain/casework/clock/moves.ts'
import { paused } from '#shared/domain/casework/clock/pausing.ts'
import { whereItStands } from '#shared/domain/casework/correspondent-words/where-it-stands.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { status } from '#shared/domain/letters/status.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aClosedMemberQuery, aMemberQuery } from '#tests/support/member-queries.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'

const directory = aDirectory()
const { council } = directory.snapshot
const stands = (query: Query, now: string) =>
  whereItStands(bringUpToDate(query, now, directory).query, council, now)

const friday = '2026-11-20T10:00:00.000Z'
const fresh = aMemberQuery(1)

describe('where a query stands, as its writer hears it', () => {
  it.each([
    [
      'open and on time',
      fresh,
      friday,
      { is: 'open', nextBy: '2026-11-23T17:00:00.000Z', isLate: false },
      null,
    ],
    [
      'late, with the next date',
      fresh,
      '2026-11-24T10:00:00.000Z',
      { is: 'open', nextBy: '2026-11-30T17:00:00.000Z', isLate: true },
      null,
    ],
    [
      'late, with no date left',
      fresh,
      '2026-12-08T10:00:00.000Z',
      { is: 'open', nextBy: null, isLate: true },
      null,
    ],
    [
      'answered once',
      replied(fresh, '2026-11-19T10:00:00.000Z', 'cw-a1'),
      friday,
      { is: 'open', nextBy: '2026-11-30T17:00:00.000Z', isLate: false },
      '2026-11-19T10:00:00.000Z',
    ],
    [
      'waiting for the writer',
      paused(fresh, '2026-11-19T10:00:00.000Z', 'authority', 'cw-a1').query,
      friday,
      { is: 'waiting', why: 'authority', answerBy: '2026-12-03T10:00:00.000Z' },
      null,
    ],
    [
      'closed, and may be opened again',
      aClosedMemberQuery(1, '2026-11-20T09:00:00.000Z'),
      friday,
      { is: 'closed', at: '2026-11-20T09:00:00.000Z', reopenUntil: '2026-11-27T17:00:00.000Z' },
      null,
    ],
    [
      'closed of late',
      aClosedMemberQuery(1, '2026-11-20T09:00:00.000Z'),
      '2026-12-01T10:00:00.000Z',
      { is: 'closed', at: '2026-11-20T09:00:00.000Z', reopenUntil: null },
      null,
    ],
  ])('says: %s', (_, query, now, state, lastReplyAt) => {
    const found = stands(query, now)
    expect(found).toEqual({ reference: query.reference, receivedAt: query.receivedAt, state, lastReplyAt })
    const letter = status(council, [found])
    expect(letterAsText(letter)).not.toMatch(/Priya|Dorothy|Marsh|Fox|null/)
    expectPlainWords(letter)
  })
})
