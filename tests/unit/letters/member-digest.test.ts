import { describe, expect, it } from 'vitest'
import type { Letter } from '#shared/domain/letters/letter.ts'
import { type MemberDigestFacts, memberDigest } from '#shared/domain/letters/member-digest.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { type StatusOfQuery, status } from '#shared/domain/letters/status.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { aCouncil, memberDigestFacts, openMemberQuery } from '#tests/support/writer-letter.ts'

function written(changes: Partial<MemberDigestFacts> = {}): Letter {
  const letter = memberDigest(memberDigestFacts(changes))
  if (letter === null) throw new Error('nothing was written')
  return letter
}

describe('the weekly mail to a member', () => {
  it('says how many are open and late in its subject', () => {
    expect(written().subject).toBe('Your SEND queries: 3 open, 1 late')
    expect(written({ open: [openMemberQuery()] }).subject).toBe('Your SEND queries: 1 open')
  })

  it('has the late ones first, then the others by their next date, then what was closed', () => {
    const text = letterAsText(written())
    const places = [
      'Late\n',
      'SEND-2026-00398',
      'On time',
      'SEND-2026-00420',
      'SEND-2026-00417',
      'Closed this week',
      'SEND-2026-00371',
      'Across the council',
    ].map(each => text.indexOf(each))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places[0]).toBeGreaterThan(0)
  })

  it.each([
    ['whom it is for', 'Dear Councillor Sana Ahmed'],
    ['the matter in neutral words', 'SEND-2026-00398: school place'],
    ['when it was raised and who has it', 'Raised on Friday 20 November 2026. Owner: Tom Reid.'],
    ['that it is late', 'Late. Our reply was due by 5pm on Monday 23 November. We are sorry.'],
    ['the next date', 'Next update by Wednesday 2 December.'],
    ['how to say that it is not sorted', 'Not sorted? Write "not sorted" and tell us what is missing.'],
    ['the council’s total', 'Last week we answered 100 queries. On time: 92.'],
  ])('says %s', (_, words) => {
    expect(letterAsText(written())).toContain(words)
  })

  it('leads to each query by its own address', () => {
    const html = letterAsHtml(written())
    expect(html).toContain(
      'href="mailto:send%2Bsend-2026-00371.0123456789abcdef@casework.calderbrook.example?subject=SEND-2026-00371&amp;body=NOT%20SORTED"',
    )
    expect(letterAsText(written())).toContain(
      'Email about it: send+send-2026-00371.0123456789abcdef@casework.calderbrook.example',
    )
  })

  it('is not written where there is nothing to say', () => {
    expect(memberDigest(memberDigestFacts({ open: [], closed: [] }))).toBeNull()
  })

  it('is a fault where one query is not theirs', () => {
    expect(() =>
      memberDigest(memberDigestFacts({ open: [openMemberQuery(), openMemberQuery({ raisedBy: 'M002' })] })),
    ).toThrow('somebody else')
  })

  it.each([
    {},
    { open: [openMemberQuery({ isWaiting: true, ownerName: null })], closed: [], councilTotal: null },
    { member: { kind: 'mp' as const, name: null, verified: true } },
  ])('can be read at the age of 11: %j', changes => {
    expectPlainWords(written(changes))
  })
})

const open = (changes: Partial<StatusOfQuery> = {}): StatusOfQuery => ({
  reference: 'SEND-2026-00417',
  receivedAt: '2026-11-23T10:00:00.000Z',
  state: { is: 'open', nextBy: '2026-11-26T17:00:00.000Z', isLate: false },
  lastReplyAt: null,
  ...changes,
})
const others: readonly StatusOfQuery[] = [
  open({
    reference: 'SEND-2026-00400',
    receivedAt: '2026-11-16T10:00:00.000Z',
    state: { is: 'open', nextBy: '2026-11-27T17:00:00.000Z', isLate: true },
    lastReplyAt: '2026-11-18T10:00:00.000Z',
  }),
  open({
    reference: 'SEND-2026-00401',
    receivedAt: '2026-11-17T10:00:00.000Z',
    state: { is: 'waiting', why: 'question', answerBy: '2026-11-27T17:00:00.000Z' },
  }),
  open({
    reference: 'SEND-2026-00402',
    receivedAt: '2026-11-18T10:00:00.000Z',
    state: { is: 'closed', at: '2026-11-20T10:00:00.000Z', reopenUntil: '2026-11-27T17:00:00.000Z' },
  }),
]

describe('the answer to STATUS', () => {
  it.each([
    [
      open(),
      /We got it on Monday 23 November 2026\.\n\s+We are working on it\.\n\s+You will hear from us by 5pm on Thursday 26 November\./,
    ],
    [others[0], /We last wrote to you on Wednesday 18 November\.\n\s+We are late\. We are sorry\./],
    [others[1], /We wait for your answer to our question\. Please reply by 5pm on Friday 27 November\./],
    [
      others[2],
      /We closed it on Friday 20 November\.\n\s+Not right\? Reply "not sorted" and the reference by/,
    ],
  ])('says where %j stands', (query, words) => {
    expect(query === undefined ? '' : letterAsText(status(aCouncil, [query]))).toMatch(words)
  })

  it('lists several, the oldest first', () => {
    const letter = status(aCouncil, [open(), ...others])
    const text = letterAsText(letter)
    expect(letter.subject).toBe('Where things stand: 4 queries')
    expect([...text.matchAll(/SEND-2026-00\d+/g)].map(([reference]) => reference)).toEqual([
      'SEND-2026-00400',
      'SEND-2026-00401',
      'SEND-2026-00402',
      'SEND-2026-00417',
    ])
    expectPlainWords(letter)
  })

  it('names nobody: no salutation, no owner, no matter', () => {
    expect(letterAsText(status(aCouncil, [open(), ...others]))).not.toMatch(/Dear|Owner|school|transport/)
  })

  it('says so where nothing is open', () => {
    const letter = status(aCouncil, [])
    expect(letterAsText(letter)).toContain('You have no open query with us from this email address.')
    expectPlainWords(letter)
  })
})
