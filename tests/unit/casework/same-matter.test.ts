import { describe, expect, it } from 'vitest'
import { caseBefore, earlierContacts } from '#shared/domain/casework/earlier-contacts.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { type SameMatterAsk, sameMatter } from '#shared/domain/casework/same-matter.ts'
import { likeness } from '#shared/domain/mail/likeness.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'

const now = '2026-11-23T10:00:02.000Z'
const earlier = (changes: Partial<Query> = {}): Query =>
  aQuery({
    reference: 'SEND-2026-00398',
    receivedAt: '2026-11-10T10:00:00.000Z',
    correspondent: { kind: 'mp', name: 'Rashid Coleman', directoryId: 'mp-1', verified: true },
    caseMatch: { id: 'EHC-30001', how: 'name' },
    owner: { staffId: 'cw-a2', via: 'cover', reason: 'Tom Reid covers.' },
    ...changes,
  })
const words = 'Jamie Fox still has no taxi to school and has missed three weeks. When will there be one?'
const matter = (changes: Partial<SameMatterAsk> = {}) =>
  sameMatter({
    judgement: aJudgement(),
    subject: 'Jamie’s taxi',
    receivedAt: '2026-11-23T10:00:00.000Z',
    likeness: likeness(words),
    aboutCase: [earlier()],
    own: [],
    ownReferences: new Set(),
    directory: aDirectory(),
    now,
    ...changes,
  })
const linked = (given: ReturnType<typeof matter>) => given.links.map(link => `${link.how} ${link.reference}`)

describe('a query about a child of whom somebody else wrote', () => {
  it('is linked to theirs, and goes to the same owner', () => {
    const given = matter({
      aboutCase: [earlier({ owner: { staffId: 'cw-a2', via: 'team', reason: 'Given to Tom Reid.' } })],
    })
    expect(linked(given)).toEqual(['same-child SEND-2026-00398'])
    expect(given.owner).toEqual({
      staffId: 'cw-a2',
      via: 'team',
      reason:
        'Tom Reid has SEND-2026-00398 about the same child and keeps both together. Priya Shah is allocated to EHC-30001.',
    })
  })

  it('goes to the allocated caseworker once they are back, whoever covered before', () => {
    const given = matter()
    expect(linked(given)).toEqual(['same-child SEND-2026-00398'])
    expect(given.owner).toBeNull()
  })

  it('goes to whoever covers as a cover while the person is away', () => {
    const owner = { staffId: 'cw-b1', via: 'cover' as const, reason: '' }
    expect(matter({ judgement: aJudgement({ owner }) }).owner?.via).toBe('cover')
  })

  const closed = (receivedAt: string, closedOn: string) =>
    earlier({
      state: 'closed',
      receivedAt,
      nextDeadline: { clock: 'firstReply', at: closedOn },
    })

  it.each([
    ['open for a year', earlier({ receivedAt: '2025-11-01T10:00:00.000Z' }), 1],
    ['closed two weeks ago', closed('2026-08-01T10:00:00.000Z', '2026-11-09T17:00:00.000Z'), 1],
    ['closed seven weeks ago', closed('2026-08-01T10:00:00.000Z', '2026-10-05T17:00:00.000Z'), 0],
  ])('is linked to one that is %s or not', (_, query, links) => {
    expect(matter({ aboutCase: [query] }).links).toHaveLength(links)
  })

  it('is not linked to the writer’s own, by reference or by the member that they are', () => {
    expect(matter({ ownReferences: new Set(['SEND-2026-00398']) }).links).toEqual([])
    const mp = { kind: 'mp' as const, name: 'Rashid Coleman', directoryId: 'mp-1', verified: true }
    expect(matter({ judgement: aJudgement({ correspondent: mp }) }).links).toEqual([])
  })

  it.each<[string, Partial<SameMatterAsk>]>([
    [
      'the topic belongs to a role',
      { judgement: aJudgement({ topic: 'complaint', owner: { staffId: 'comp', via: 'role', reason: '' } }) },
    ],
    [
      'the earlier one belongs to a role',
      { aboutCase: [earlier({ topic: 'tribunal', owner: { staffId: 'trib', via: 'role', reason: '' } })] },
    ],
    [
      'a manager stepped in for the earlier one',
      { aboutCase: [earlier({ owner: { staffId: 'mgr-a', via: 'manager', reason: '' } })] },
    ],
    [
      'the earlier owner is away',
      { directory: aDirectory({ absences: [anAbsence('cw-a2', '2026-11-23', '2026-11-23')] }) },
    ],
    ['the earlier one is closed', { aboutCase: [earlier({ state: 'closed' })] }],
    [
      'they have the same owner anyway',
      { aboutCase: [earlier({ owner: { staffId: 'cw-a1', via: 'allocated', reason: '' } })] },
    ],
  ])('keeps the owner that triage named when %s', (_, changes) => {
    expect(matter(changes).owner).toBeNull()
  })
})

describe('a writer’s own earlier query about the child', () => {
  const own = (changes: Partial<Query>) =>
    matter({
      aboutCase: [],
      own: [earlier({ subject: 'Something else', ...changes })],
      ownReferences: new Set(['SEND-2026-00398']),
    })

  it.each([
    ['the same subject', { subject: 'RE: Jamie’s taxi' }, ['repeats SEND-2026-00398']],
    [
      'much the same words',
      { likeness: [...likeness(`${words} Please tell me.`)] },
      ['repeats SEND-2026-00398'],
    ],
    [
      'other words',
      { likeness: [...likeness('Who attends the annual review on Friday and at what time is it?')] },
      [],
    ],
    ['no words that were kept', {}, []],
  ])('with %s is suggested or not', (_, changes, expected) => {
    expect(linked(own(changes))).toEqual(expected)
  })
})

describe('earlier contacts', () => {
  const at = '2026-11-23T10:00:00.000Z'
  const recent = [
    {
      reference: 'SEND-2026-00001',
      caseId: 'EHC-30001',
      receivedAt: '2026-11-20T10:00:00.000Z',
      contacts: [],
    },
    {
      reference: 'SEND-2026-00002',
      caseId: 'EHC-30001',
      receivedAt: '2026-11-01T10:00:00.000Z',
      contacts: [],
    },
    {
      reference: 'SEND-2026-00003',
      caseId: 'EHC-30001',
      receivedAt: '2026-10-01T10:00:00.000Z',
      contacts: [],
    },
    {
      reference: 'SEND-2026-00004',
      caseId: 'EHC-30002',
      receivedAt: '2026-11-20T10:00:00.000Z',
      contacts: [],
    },
    {
      reference: 'SEND-2026-00006',
      caseId: 'EHC-30003',
      receivedAt: '2026-10-01T10:00:00.000Z',
      contacts: ['2026-10-01T10:00:00.000Z', '2026-11-10T10:00:00.000Z', '2026-11-20T10:00:00.000Z'],
    },
    { reference: 'SEND-2026-00005', caseId: null, receivedAt: '2026-11-20T10:00:00.000Z', contacts: [] },
  ]

  it.each([
    ['of a new matter are the writer’s own about the child in 30 days', null, 'EHC-30001', 2],
    ['of a matter about no known child are none', null, null, 0],
    ['on another query are all its mails', null, 'EHC-30003', 2],
    [
      'of a joined query are its own and the writer’s others about the child',
      aQuery({
        reference: 'SEND-2026-00001',
        contacts: ['2026-11-20T10:00:00.000Z', '2026-09-20T10:00:00.000Z'],
      }),
      'EHC-30001',
      2,
    ],
  ])('%s', (_, joined, caseId, count) => {
    expect(earlierContacts(joined, recent, caseId, at)).toBe(count)
  })

  it('are looked for by the only child that the writer may write about, before the mail is judged', () => {
    expect(caseBefore(null, aMail(), aDirectory())).toBe('EHC-30001')
    expect(caseBefore(null, aMail({ from: { name: '', address: 'x@y.example' } }), aDirectory())).toBeNull()
  })
})
