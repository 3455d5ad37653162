import { describe, expect, it } from 'vitest'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import {
  referencesIn,
  totalOf,
  type WeeklyDigestAsk,
  weeklyDigest,
} from '#shared/domain/casework/news/weekly-digest.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'
import { aClosedMemberQuery, aMemberQuery, councillor } from '#tests/support/member-queries.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'

const directory = aDirectory()
const [member, mp] = directory.snapshot.members
const week = { period: '2026-11-23', at: '2026-11-23T09:00:00.000Z', since: '2026-11-16T09:00:00.000Z' }

const digest = (changes: Partial<WeeklyDigestAsk>) => {
  if (member === undefined) throw new Error('the directory has a councillor')
  return weeklyDigest({
    member,
    queries: [],
    week,
    councilTotal: { answered: 100, onTime: 92 },
    directory,
    replyAddress: reference => `send+${reference.toLowerCase()}.0123456789abcdef@aldermere.example`,
    now: '2026-11-23T09:00:10.000Z',
    ...changes,
  })
}
const told = (changes: Partial<WeeklyDigestAsk>) => {
  const entry = digest(changes)
  return entry === null ? [] : referencesIn(entry.letter)
}

const late = aMemberQuery(1, {
  deadlines: { ...aMemberQuery(1).deadlines, firstReply: '2026-11-20T17:00:00.000Z' },
})
const onTime = aMemberQuery(2)
const closed = aClosedMemberQuery(3, '2026-11-19T10:00:00.000Z')

describe('the weekly mail to a councillor', () => {
  it('tells of their own queries, late ones first, and of the whole council in numbers alone', () => {
    const entry = digest({ queries: [onTime, closed, late] })
    if (entry === null) throw new Error('there is something to say')
    expect(entry).toMatchObject({
      entryId: expect.stringMatching(/^DAY-2026-11-23_digest_member-[0-9a-f]{20}$/),
      kind: 'digest',
      reference: null,
      to: councillor,
      toStaffId: null,
    })
    expect(entry.letter.subject).toBe('Your SEND queries: 2 open, 1 late')
    expect(referencesIn(entry.letter)).toEqual([late.reference, onTime.reference, closed.reference])
    const text = letterAsText(entry.letter)
    expect(text).toContain('Our reply was due by 5pm on Friday 20 November')
    expect(text).toContain('Next update by Monday 23 November')
    expect(text).toContain('Owner: Priya Shah')
    expect(text).toContain('100 queries. On time: 92')
    expectPlainWords(entry.letter)
  })

  it.each([
    ['nothing to say', [], []],
    [
      'a query of somebody else',
      [
        aMemberQuery(4, {
          correspondent: { kind: 'mp', name: 'Rashid Coleman', directoryId: 'mp-1', verified: true },
          correspondentAddress: 'rashid.coleman.mp@parliament.uk',
        }),
      ],
      [],
    ],
    [
      'a query whose writer could not be verified',
      [aMemberQuery(5, { correspondent: { ...onTime.correspondent, verified: false } })],
      [],
    ],
    [
      'a query under their name from an address that is not theirs',
      [aMemberQuery(6, { correspondentAddress: 'dorothy@mailbox.example' })],
      [],
    ],
    [
      'a query that they wrote as a parent',
      [
        aMemberQuery(7, {
          correspondent: { kind: 'family', name: 'Dorothy Marsh', directoryId: null, verified: true },
        }),
      ],
      [],
    ],
    ['a query from a private address', [aMemberQuery(8, { flags: ['private-address'] })], []],
    ['a query whose writer may not be told', [aMemberQuery(9, { flags: ['may-not-receive'] })], []],
    ['one that was closed before the week', [aClosedMemberQuery(10, '2026-11-16T08:59:00.000Z')], []],
    [
      'one that was closed since it was to go: the next tells of it',
      [aClosedMemberQuery(11, '2026-11-23T09:00:00.000Z')],
      [],
    ],
    ['the same query twice', [onTime, onTime], [onTime.reference]],
  ])('passes over %s', (_, queries, references) => {
    expect(told({ queries })).toEqual(references)
  })

  it('tells an MP of a query from their office', () => {
    const office = 'office@rashidcoleman.example'
    const query = aMemberQuery(12, {
      correspondent: { kind: 'mp', name: 'Rashid Coleman', directoryId: 'mp-1', verified: true },
      correspondentAddress: office,
    })
    const entry = mp === undefined ? null : digest({ member: mp, queries: [query] })
    expect(entry?.to).toBe('rashid.coleman.mp@parliament.uk')
  })

  it('tells of nothing that came from an address which two members share', () => {
    const { members, ...rest } = aSnapshot()
    const shared = members.map(each => ({ ...each, officeEmails: ['office@party.example'] }))
    const query = aMemberQuery(13, { correspondentAddress: 'office@party.example' })
    const [one] = shared
    if (one === undefined) throw new Error('the directory has members')
    const both = aDirectory({ ...rest, members: shared })
    const alone = aDirectory({ ...rest, members: [one] })
    expect(told({ member: one, queries: [query], directory: both })).toEqual([])
    expect(told({ member: one, queries: [query], directory: alone })).toEqual([query.reference])
  })

  it('names the duty officer where the councillor’s right to know of the child is open', () => {
    const entry = digest({ queries: [aMemberQuery(14, { flags: ['consent-needed'] })] })
    const text = entry === null ? '' : letterAsText(entry.letter)
    expect(text).toContain('Owner: Trevor Lane')
    expect(text).not.toContain('Priya Shah')
  })

  it('promises no date that is past', () => {
    const old = aMemberQuery(15, {
      deadlines: { ...late.deadlines, fullAnswer: '2026-11-20T17:00:00.000Z' },
      clocks: { ...freshClocks('2026-11-02T10:00:00.000Z', 'P3') },
    })
    const entry = digest({ queries: [old] })
    const text = entry === null ? '' : letterAsText(entry.letter)
    expect(text).toContain('We have told a manager that we owe you an answer.')
    expect(text).not.toContain('Next update by')
  })
})

describe('the council’s total', () => {
  it('counts what was answered, and of that what had its answer in time', () => {
    const inTime = aClosedMemberQuery(1, '2026-11-19T10:00:00.000Z')
    const tooLate = {
      ...inTime,
      clocks: {
        ...inTime.clocks,
        breaches: [{ clock: 'fullAnswer' as const, round: 1, at: '2026-11-18T17:00:00.000Z' }],
      },
    }
    const lateReply = {
      ...inTime,
      clocks: {
        ...inTime.clocks,
        breaches: [{ clock: 'firstReply' as const, round: 1, at: '2026-11-18T17:00:00.000Z' }],
      },
    }
    const withdrawn = aClosedMemberQuery(2, '2026-11-19T10:00:00.000Z', {
      closing: inTime.closing === null ? null : { ...inTime.closing, outcome: 'withdrawn' },
    })
    expect(totalOf([inTime, tooLate, lateReply, withdrawn])).toEqual({ answered: 3, onTime: 2 })
    expect(totalOf([withdrawn])).toBeNull()
  })
})
