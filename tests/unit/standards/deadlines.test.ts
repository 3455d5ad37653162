import { describe, expect, it } from 'vitest'
import { deadlinesFor, nextUpdateDue, standardFor } from '#shared/domain/standards/deadlines.ts'
import { standardsOf } from '#shared/domain/standards/standards.ts'
import type { Flag, Priority, Topic } from '#shared/domain/triage/judgement.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

/** Wednesday 25 November 2026, 10:00. */
const receivedAt = '2026-11-25T10:00:00.000Z'

function due(
  overrides: Partial<Parameters<typeof deadlinesFor>[0]> & {
    priority?: Priority
    topic?: Topic
    flags?: Flag[]
  } = {},
): string {
  const query = {
    correspondentKind: 'councillor',
    topic: 'transport',
    flags: [],
    priority: 'P3',
    receivedAt,
    council: aCouncil(),
    ...overrides,
  } as const
  const { acknowledge, accept, firstReply, fullAnswer } = deadlinesFor(query)
  return [acknowledge, accept, firstReply, fullAnswer].map(at => at.slice(5, 16)).join(' ')
}

describe('the default standards', () => {
  it.each([
    ['councillor', 'P1', '11-25T10:15 11-25T10:30 11-25T14:00 11-30T17:00'],
    ['councillor', 'P2', '11-25T10:15 11-25T14:00 11-30T17:00 12-04T17:00'],
    ['councillor', 'P3', '11-25T10:15 11-26T17:00 12-02T17:00 12-09T17:00'],
    ['councillor', 'P4', '11-25T10:15 11-27T17:00 12-09T17:00 12-16T17:00'],
    ['mp', 'P3', '11-25T10:15 11-26T17:00 12-02T17:00 12-09T17:00'],
    ['unknown', 'P3', '11-25T10:15 11-26T17:00 12-02T17:00 12-09T17:00'],
    ['family', 'P1', '11-25T10:15 11-25T10:30 11-25T14:00 11-30T17:00'],
    ['family', 'P2', '11-25T10:15 11-25T14:00 11-30T17:00 12-04T17:00'],
    ['family', 'P3', '11-25T10:15 11-26T17:00 12-02T17:00 12-16T17:00'],
    ['family', 'P4', '11-25T10:15 11-27T17:00 12-09T17:00 12-23T17:00'],
    ['legal', 'P2', '11-25T10:15 11-25T14:00 11-27T17:00 12-04T17:00'],
    ['legal', 'P3', '11-25T10:15 11-26T17:00 12-02T17:00 12-09T17:00'],
    ['legal', 'P4', '11-25T10:15 11-27T17:00 12-09T17:00 12-15T17:00'],
  ] as const)(
    'give a %s at %s acknowledge, accept, first reply and full answer',
    (correspondentKind, priority, expected) => {
      expect(due({ correspondentKind, priority })).toBe(expected)
    },
  )

  it.each(['P1', 'P2', 'P3', 'P4'] as const)(
    'give a formal complaint at %s its own row, from anyone',
    priority => {
      const expected = '11-25T10:15 11-26T17:00 12-09T17:00 12-09T17:00'
      expect(due({ topic: 'complaint', priority })).toBe(expected)
      expect(due({ topic: 'complaint', priority, correspondentKind: 'family' })).toBe(expected)
    },
  )

  it.each([
    ['sar', '11-25T10:15 11-26T17:00 12-09T17:00 12-25T17:00'],
    ['foi', '11-25T10:15 11-26T17:00 12-09T17:00 12-24T17:00'],
    ['data-breach', '11-25T10:15 11-25T11:00 12-09T17:00 12-09T17:00'],
    ['correction', '11-25T10:15 11-26T17:00 12-09T17:00 12-09T17:00'],
  ] as const)('give information rights of the kind %s their own row', (right, expected) => {
    expect(due({ topic: 'information-rights', flags: [right], priority: 'P1' })).toBe(expected)
  })

  it('acknowledge within 15 minutes at any hour', () => {
    expect(due({ receivedAt: '2026-11-28T23:50:00.000Z' })).toMatch(/^11-29T00:05 /)
  })

  it('are not moved by a complaint flag without the topic', () => {
    expect(standardFor({ correspondentKind: 'family', topic: 'transport', flags: ['complaint'] })).toBe(
      'family',
    )
  })

  it('count the next update from the instant given', () => {
    const query = {
      correspondentKind: 'legal',
      topic: 'tribunal',
      flags: [],
      priority: 'P3',
      council: aCouncil(),
    } as const
    expect(nextUpdateDue({ ...query, from: receivedAt })).toBe('2026-12-02T17:00:00.000Z')
    expect(nextUpdateDue({ ...query, correspondentKind: 'mp', from: receivedAt })).toBe(
      '2026-12-09T17:00:00.000Z',
    )
  })
})

describe('information rights', () => {
  const answer = (flag: 'sar' | 'foi', at: string, council = aCouncil()) =>
    deadlinesFor({
      correspondentKind: 'unknown',
      topic: 'information-rights',
      flags: [flag],
      priority: 'P4',
      receivedAt: at,
      council,
    }).fullAnswer

  it.each([
    ['the same day of the next month', '2026-11-24T09:41:17.000Z', '2026-12-24T17:00:00.000Z'],
    ['the last day of a shorter month', '2027-01-31T12:00:00.000Z', '2027-02-28T17:00:00.000Z'],
    ['a Saturday, not moved off it', '2026-11-05T12:00:00.000Z', '2026-12-05T17:00:00.000Z'],
    ['counted from the day of arrival out of hours', '2026-11-22T23:30:00.000Z', '2026-12-22T17:00:00.000Z'],
    ['counted from the London day in summer', '2026-07-01T23:30:00.000Z', '2026-08-02T16:00:00.000Z'],
  ])('give a SAR until %s', (_, at, expected) => {
    expect(answer('sar', at)).toBe(expected)
  })

  it.each([
    ['skips St Andrew’s Day of Scotland', '2026-11-27T12:00:00.000Z', '2026-12-30T17:00:00.000Z'],
    ['skips 12 July of Northern Ireland', '2026-07-01T12:00:00.000Z', '2026-07-30T16:00:00.000Z'],
    ['runs from a Saturday', '2026-11-21T12:00:00.000Z', '2026-12-21T17:00:00.000Z'],
  ])('FOI %s', (_, at, expected) => {
    expect(answer('foi', at)).toBe(expected)
  })

  it('FOI counts closure days as working days', () => {
    const closing = aCouncil({ closureDays: ['2026-12-01', '2026-12-02'] })
    expect(answer('foi', '2026-11-21T12:00:00.000Z', closing)).toBe('2026-12-21T17:00:00.000Z')
  })
})

describe('a council that changes the standards', () => {
  it('changes the cells that it names and no other', () => {
    const council = aCouncil({
      standards: { version: '2027-a', rows: { everyone: { firstReply: { P3: '3 wd' } } } },
    })
    expect(due({ council })).toBe('11-25T10:15 11-26T17:00 11-30T17:00 12-09T17:00')
  })

  it('changes the columns of families that follow the row for everyone', () => {
    const council = aCouncil({
      standards: { rows: { everyone: { firstReply: { P3: '3 wd' }, fullAnswer: { P3: '8 wd' } } } },
    })
    expect(due({ council, correspondentKind: 'family' })).toBe(
      '11-25T10:15 11-26T17:00 11-30T17:00 12-16T17:00',
    )
  })

  it('can change one row alone', () => {
    const { rows, version } = standardsOf({ version: 'b', rows: { foi: { fullAnswer: { P4: '15 uk-wd' } } } })
    expect([version, rows.foi.fullAnswer.P4, rows.foi.fullAnswer.P3, rows.sar.fullAnswer.P4]).toEqual([
      'b',
      '15 uk-wd',
      '20 uk-wd',
      '1 month',
    ])
  })
})
