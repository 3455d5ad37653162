import { describe, expect, it } from 'vitest'
import {
  mentionedReferences,
  placeInThread,
  plainSubject,
  type ThreadClues,
  type ThreadLead,
} from '#shared/domain/casework/place-in-thread.ts'
import { aQuery } from '#tests/support/casework-builders.ts'

const query = aQuery()
const queries = new Map([[query.reference, query]])
const clues = (changes: Partial<ThreadClues> = {}): ThreadClues => ({
  provenReference: null,
  mentionedReferences: [],
  sender: 'stranger@mailbox.example',
  subject: 'Re: We have your query: SEND-2026-00417',
  receivedAt: '2026-11-30T10:00:00.000Z',
  says: 'letter',
  ...changes,
})
const lead = (changes: Partial<ThreadLead> = {}): ThreadLead => ({
  reference: query.reference,
  by: 'message-id',
  messageId: null,
  entryId: null,
  toStaffId: null,
  ...changes,
})

describe('which query a mail belongs to', () => {
  it.each([
    [
      'a signed address or reference joins, whoever writes',
      clues({ provenReference: query.reference }),
      [],
      'join',
    ],
    [
      'an answer to the Message-ID of a mail of ours joins',
      clues(),
      [lead({ entryId: 'SEND-2026-00417_acknowledgement_1' })],
      'join',
    ],
    [
      'an answer to a mail of the correspondent joins when a party writes it',
      clues({ sender: 'khan@mailbox.example' }),
      [lead()],
      'join',
    ],
    [
      'an answer to a mail of the correspondent by a stranger opens a query of its own',
      clues(),
      [lead()],
      'new',
    ],
    ['an Outlook conversation of the same sender joins', clues(), [lead({ by: 'conversation' })], 'join'],
    [
      'a reference typed by a party joins',
      clues({ sender: 'khan@mailbox.example', mentionedReferences: [query.reference] }),
      [],
      'join',
    ],
    [
      'a reference typed by a stranger opens a query of its own',
      clues({ mentionedReferences: [query.reference] }),
      [],
      'new',
    ],
    [
      'a proven reference to a query that does not exist opens a new one',
      clues({ provenReference: 'SEND-2026-99999' }),
      [],
      'new',
    ],
    ['a mail with no clue opens a new one', clues(), [], 'new'],
  ] as const)('%s', (_, given, leads, place) => {
    expect(placeInThread(given, leads, queries).place).toBe(place)
  })

  it.each(['RE: School place', 'Re: We have your query: SEND-2026-00417'])(
    'a closed query is reopened by an answer under %j',
    subject => {
      const closed = new Map([[query.reference, aQuery({ state: 'closed' })]])
      const place = placeInThread(clues({ provenReference: query.reference, subject }), [], closed)
      expect(place).toMatchObject({ place: 'join', reopens: true })
    },
  )

  it('an answer to a closed query under another subject is a new query, linked', () => {
    const closed = new Map([[query.reference, aQuery({ state: 'closed' })]])
    const place = placeInThread(
      clues({ provenReference: query.reference, subject: 'Taxi not here' }),
      [],
      closed,
    )
    expect(place).toEqual({ place: 'new', linkedTo: query.reference })
  })
})

describe('the plain subject', () => {
  it.each([
    ['Re: RE: Fwd: School place', 'school place'],
    ['AW: WG: School  place', 'school place'],
    ['Re[2]: School place (SEND-2026-00417)', 'school place'],
    ['Re: We have your query: SEND-2026-00417', ''],
    ['Regarding school', 'regarding school'],
  ])('of %j is %j', (subject, plain) => {
    expect(plainSubject(subject)).toBe(plain)
  })
})

describe('references in a subject', () => {
  it('are found however they are spaced, each once, at most three', () => {
    const text = 'send-2026-00417, SEND 2026 00417, SEND-2026-00418 SEND-2026-00419 SEND-2026-00420'
    expect(mentionedReferences(text)).toEqual(['SEND-2026-00417', 'SEND-2026-00418', 'SEND-2026-00419'])
  })
})

describe('a query that was closed with a letter', () => {
  const closed = aQuery({
    state: 'closed',
    closing: {
      at: '2026-11-23T10:00:00.000Z',
      by: 'cw-a1',
      outcome: 'answered',
      words: 'A taxi comes.',
      followUpUntil: '2026-11-30T17:00:00.000Z',
    },
  })
  const place = (changes: Partial<ThreadClues>) =>
    placeInThread(
      clues({ provenReference: closed.reference, ...changes }),
      [],
      new Map([[closed.reference, closed]]),
    )

  it('opens again for an answer within the days that the letter gives', () => {
    expect(place({ receivedAt: '2026-11-30T17:00:00.000Z' })).toMatchObject({ place: 'join', reopens: true })
  })

  it('opens again for NOT SORTED under whatever subject', () => {
    const subject = 'The taxi'
    expect(place({ subject, says: 'not-sorted' })).toMatchObject({ place: 'join', reopens: true })
    expect(place({ subject })).toMatchObject({ place: 'new', linkedTo: closed.reference })
  })

  it('stays closed after them: the matter goes on under a reference of its own, linked to it', () => {
    expect(place({ receivedAt: '2026-11-30T17:00:00.001Z' })).toEqual({
      place: 'new',
      linkedTo: closed.reference,
      continues: closed,
    })
  })

  it.each([['2026-11-24T10:00:00.000Z'], ['2026-12-24T10:00:00.000Z']])(
    'stays closed for a bare thank-you at any time: %s',
    receivedAt => {
      expect(place({ receivedAt, says: 'thanks' })).toMatchObject({ place: 'join', reopens: false })
    },
  )
})
