import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AwayMark,
  lastDayAway,
  saysAbsence,
  stands,
  unplannedOf,
} from '#shared/domain/casework/away-mark.ts'
import { type AbsentAsk, coverForAbsent } from '#shared/domain/casework/cover-for-absent.ts'
import { type AutomaticReplyAsk, noticeAnswered } from '#shared/domain/casework/notice-answered.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { isAway } from '#shared/domain/directory/cover.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { withUnplanned } from '#shared/domain/directory/directory-index.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { calendarOf } from '#shared/domain/standards/working-time.ts'
import { aMail, anAwayMark, aQuery } from '#tests/support/casework-builders.ts'
import { anyDirectory, anyStaffId } from '#tests/support/directory/any-directory.ts'
import { aDirectory, anAbsence, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'

const receivedAt = '2026-11-23T10:00:30.000Z'
const now = '2026-11-23T10:00:31.000Z'
const noDate = { backOn: null, text: '', contact: null }

const anOutOfOffice = (changes: Parameters<typeof aMail>[0] = {}) =>
  aMail({
    from: { name: 'Priya Shah', address: 'cw-a1@aldermere.example' },
    subject: 'Automatic reply: SEND-2026-00417',
    ownWords: 'I am on leave.',
    kind: 'auto-reply',
    inReplyTo: '<a@ses>',
    references: ['<a@ses>'],
    ...changes,
  })
const ofPriya = (changes: Partial<Query> = {}): Query =>
  aQuery({
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
    teamId: 'team-a',
    ...changes,
  })

describe('an automatic reply', () => {
  it.each([
    ['an out-of-office by its words', 'RE: something', 'I am out of the office until Monday.', true],
    ['one by its subject alone', 'Automatic reply: New query', 'Please contact Tom Reid.', true],
    ['leave', 'Auto', 'I am currently on annual leave.', true],
    ['a day off', 'Auto', 'Friday is my non-working day.', true],
    ['somebody who has left', 'Automatic reply: x', 'I no longer work for the council.', true],
    ['Welsh', 'Ateb awtomatig', 'Rwyf allan o’r swyddfa.', true],
    [
      'a receipt',
      'Automatic reply: x',
      'Thank you for your email. We will reply within 5 working days.',
      false,
    ],
    ['a ticket', 'We got your mail', 'Your message has been received.', false],
    ['a read receipt', 'Read: New query', 'Your message was read on Monday.', false],
    ['an accepted invitation', 'Accepted: Panel', 'I am back on Monday.', false],
  ])('%s: says that its writer is away or not', (_, subject, ownWords, expected) => {
    expect(saysAbsence({ subject, ownWords, kindEvidence: '' }, noDate)).toBe(expected)
  })

  it('a read receipt is from somebody who is there, whatever it says', () => {
    const receipt = { subject: 'x', ownWords: 'on leave', kindEvidence: 'a read receipt: multipart/report' }
    expect(saysAbsence(receipt, { backOn: '2026-12-01', text: '', contact: null })).toBe(false)
  })

  const answering = (changes: Partial<AutomaticReplyAsk> = {}) =>
    noticeAnswered({
      mail: anOutOfOffice(),
      receivedAt,
      verified: true,
      failsChecks: false,
      returnDate: noDate,
      leads: [],
      provenReference: null,
      latestNotice: null,
      queries: new Map([['SEND-2026-00417', ofPriya()]]),
      directory: aDirectory(),
      ...changes,
    })
  const lead = (entryId: string | null, toStaffId: string | null = 'cw-a1') => ({
    reference: 'SEND-2026-00417',
    by: 'message-id' as const,
    messageId: '<a@ses>',
    entryId,
    toStaffId,
  })
  const notice = { reference: 'SEND-2026-00417', sentAt: '2026-11-23T09:59:00.000Z' }

  it.each<[string, Partial<AutomaticReplyAsk>, string | null]>([
    [
      'the Message-ID of a notice, unverified too',
      { leads: [lead('SEND-2026-00417_notice_ab-0')], verified: false },
      'cw-a1',
    ],
    [
      'the Message-ID of a notice, from an address that is in no directory',
      {
        leads: [lead('SEND-2026-00417_notice_ab-0')],
        mail: anOutOfOffice({ from: { name: '', address: 'priya@mobile.example' } }),
      },
      'cw-a1',
    ],
    [
      'the Message-ID of a notice, from a councillor to whom somebody forwarded it',
      {
        leads: [lead('SEND-2026-00417_notice_ab-0')],
        mail: anOutOfOffice({ from: { name: '', address: 'dorothy.marsh@members.aldermere.example' } }),
      },
      null,
    ],
    [
      'a forward that refers to a notice',
      {
        leads: [lead('SEND-2026-00417_notice_ab-0')],
        mail: anOutOfOffice({
          from: { name: '', address: 'somebody@elsewhere.example' },
          inReplyTo: '<forward@aldermere.example>',
          references: ['<a@ses>', '<forward@aldermere.example>'],
        }),
      },
      null,
    ],
    [
      'the Message-ID of a notice, from an address in no directory that nothing proves',
      {
        leads: [lead('SEND-2026-00417_notice_ab-0')],
        verified: false,
        mail: anOutOfOffice({ from: { name: '', address: 'priya@mobile.example' } }),
      },
      null,
    ],
    [
      'the Message-ID of a notice, where the checks fail',
      { leads: [lead('SEND-2026-00417_notice_ab-0')], verified: false, failsChecks: true },
      null,
    ],
    [
      'the Message-ID of a notice, from a colleague to whom it was passed on',
      {
        leads: [lead('SEND-2026-00417_notice_ab-0')],
        mail: anOutOfOffice({ from: { name: '', address: 'cw-a2@aldermere.example' } }),
      },
      'cw-a2',
    ],
    ['an acknowledgement', { leads: [lead('SEND-2026-00417_acknowledgement_1', null)] }, null],
    ['our token, verified', { provenReference: 'SEND-2026-00417' }, 'cw-a1'],
    [
      'our token, unverified: a councillor has it too',
      { provenReference: 'SEND-2026-00417', verified: false },
      null,
    ],
    ['nothing, within an hour of a notice', { latestNotice: notice }, 'cw-a1'],
    ['nothing, unverified', { latestNotice: notice, verified: false }, null],
    [
      'nothing, more than an hour after',
      { latestNotice: { ...notice, sentAt: '2026-11-23T09:00:00.000Z' } },
      null,
    ],
    ['nothing, and no notice was sent', {}, null],
    [
      'a notice, from a correspondent',
      {
        provenReference: 'SEND-2026-00417',
        mail: anOutOfOffice({ from: { name: '', address: 'carly.fox@mailbox.example' } }),
      },
      null,
    ],
  ])('that answers %s', (_, changes, staffId) => {
    expect(answering(changes)?.staff.id ?? null).toBe(staffId)
  })
})

describe('a mark', () => {
  const calendar = calendarOf(aSnapshot().council)

  it.each<[string, string | null, string, string]>([
    ['a date: to the day before', '2026-12-01', receivedAt, '2026-11-30'],
    ['none: to the end of the next working day', null, receivedAt, '2026-11-24'],
    ['none, on a Friday', null, '2026-11-27T10:00:00.000Z', '2026-11-30'],
    ['a date that is over: as none', '2026-11-16', receivedAt, '2026-11-24'],
    ['today: as none', '2026-11-23', receivedAt, '2026-11-24'],
    ['a date in years: for a quarter', '2029-01-01', receivedAt, '2027-02-23'],
  ])('with %s', (_, backOn, at, to) => {
    expect(lastDayAway(backOn, at, calendar)).toBe(to)
  })

  it('ends by itself, and when it is taken away', () => {
    expect(stands(anAwayMark(), '2026-11-24T23:59:00.000Z')).toBe(true)
    expect(stands(anAwayMark(), '2026-11-25T00:00:00.000Z')).toBe(false)
    expect(unplannedOf([anAwayMark({ endedAt: now })], now)).toEqual([])
  })
})

describe('when a notice is answered by an out-of-office', () => {
  const absent = (
    query: Query = ofPriya(),
    changes: Partial<AbsentAsk> = {},
    directory: DirectoryIndex = aDirectory(),
  ) =>
    coverForAbsent({
      staff: directory.staff('cw-a1') ?? aStaff('cw-a1'),
      query,
      returnDate: noDate,
      mailId: 'abcdef0123456789',
      receivedAt,
      mark: null,
      directory,
      deskUrl: 'https://desk.example/',
      now,
      ...changes,
    })
  const readers = (given: ReturnType<typeof absent>) =>
    given.outgoing.map(each => `${each.entryId} ${each.toStaffId}`)

  it('the query goes at once to the manager where nobody covers, who is also asked whether it is so', () => {
    const given = absent()
    expect(given.query).toMatchObject({ version: 2, owner: { staffId: 'mgr-a', via: 'manager' } })
    expect(given.query?.owner.reason).toBe(
      'A notice to Priya Shah was answered by an automatic reply. Priya Shah is allocated to EHC-30001 and is perhaps away until 24 November without a cover at work; Amir Desai is the manager.',
    )
    expect(given.events).toMatchObject([{ type: 'routed', to: ['mgr-a'], at: now }])
    expect(readers(given)).toEqual([
      'SEND-2026-00417_notice_cover-abcdef0123 mgr-a',
      'SEND-2026-00417_notice_ask-abcdef0123 mgr-a',
    ])
    expect(given.mark).toMatchObject({
      staffId: 'cw-a1',
      version: 1,
      from: '2026-11-23',
      to: '2026-11-24',
      backOn: null,
    })
  })

  it('the deadlines stay as they are', () => {
    const { query } = absent()
    expect([query?.deadlines, query?.nextDeadline, query?.contacts]).toEqual([
      ofPriya().deadlines,
      ofPriya().nextDeadline,
      ofPriya().contacts,
    ])
  })

  it('the cover of a planned absence has it as cover, and nobody is asked what is known', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-27', 'cw-a2')] })
    const given = absent(ofPriya(), {}, directory)
    expect(given.events).toMatchObject([{ type: 'cover-started', to: ['cw-a2'] }])
    expect(readers(given)).toEqual(['SEND-2026-00417_notice_cover-abcdef0123 cw-a2'])
    expect(given.mark).toBeNull()
  })

  it('the manager is told the date and not a word of the reply', () => {
    const returnDate = {
      backOn: '2026-12-07',
      text: 'back from my hip operation on 7 December',
      contact: null,
    }
    const question = absent(ofPriya(), { returnDate }).outgoing.at(-1)
    const text = question === undefined ? '' : letterAsText(question.letter)
    expect(text).toContain('The reply says that Priya Shah is back on Monday 7 December.')
    expect(text).toContain('If you do nothing, new mail goes to Priya Shah again after Sunday 6 December.')
    expect(text).toContain('https://desk.example/inbox?work=owner%3Acw-a1')
    expect(text).not.toMatch(/hip|operation|leave/)
  })

  it('outside working time the notices wait for it, those of a P1 do not', () => {
    const night = { receivedAt: '2026-11-23T22:00:00.000Z', now: '2026-11-23T22:00:01.000Z' }
    expect(absent(ofPriya(), night).outgoing.map(each => each.sendAfter)).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ])
    expect(absent(ofPriya({ priority: 'P1' }), night).outgoing[0]?.sendAfter).toBe(night.now)
  })

  it('a second one while the mark stands gives that query away too, and asks nobody again', () => {
    const mark = anAwayMark()
    const directory = withUnplanned(aDirectory(), unplannedOf([mark], now))
    const given = absent(ofPriya({ reference: 'SEND-2026-00418' }), { mark, directory })
    expect(given.mark).toBeNull()
    expect(readers(given)).toEqual(['SEND-2026-00418_notice_cover-abcdef0123 mgr-a'])
  })

  it('one with a later return lengthens the mark and asks again', () => {
    const mark = anAwayMark()
    const given = absent(ofPriya(), { mark, returnDate: { backOn: '2026-12-01', text: '', contact: null } })
    expect(given.mark).toMatchObject({ version: 2, from: '2026-11-23', to: '2026-11-30' })
    expect(given.outgoing).toHaveLength(2)
  })

  it.each<[string, Query, Partial<AbsentAsk>]>([
    ['somebody else has the query', ofPriya({ owner: { staffId: 'cw-a2', via: 'cover', reason: '' } }), {}],
    ['the query is closed', ofPriya({ state: 'closed' }), {}],
  ])('nothing is given away when %s', (_, query, changes) => {
    const given = absent(query, changes)
    expect([given.query, given.events]).toEqual([null, []])
    expect(given.mark?.staffId).toBe('cw-a1')
  })

  it.each<[string, Partial<AwayMark>, string]>([
    ['the person has written since', { endedAt: '2026-11-23T10:00:40.000Z' }, now],
    ['it was held up for days', { endedAt: '2026-11-20T10:00:00.000Z' }, '2026-11-26T10:00:00.000Z'],
  ])('nothing happens when %s', (_, changes, at) => {
    const given = absent(ofPriya(), { mark: anAwayMark(changes), now: at })
    expect(given).toEqual({ mark: null, query: null, events: [], outgoing: [] })
  })

  it('a query that somebody gave to the person by hand goes to whoever stands in for them, not to the caseworker', () => {
    const query = ofPriya({
      caseMatch: { id: 'EHC-30002', how: 'name' },
      owner: { staffId: 'cw-a1', via: 'team', reason: '' },
    })
    expect(absent(query).query?.owner.staffId).toBe('mgr-a')
  })

  it('nobody who was not reached about the query is given it', () => {
    expect(absent(ofPriya({ unreached: ['mgr-a'] })).query?.owner.staffId).toBe('hos')
  })

  it('an alert about a danger goes to the next person up at once, and the owner keeps the query', () => {
    const directory = aDirectory()
    const night = '2026-11-23T22:00:01.000Z'
    const given = absent(ofPriya({ flags: ['safeguarding'] }), {
      staff: directory.staff('mgr-a') ?? aStaff('mgr-a'),
      now: night,
      receivedAt: night,
    })
    expect(given.query).toBeNull()
    expect(given.events).toEqual([
      { at: night, type: 'routed', by: 'system', to: ['hos'], detail: 'safeguarding' },
    ])
    expect(given.outgoing.find(each => each.toStaffId === 'hos')?.sendAfter).toBe(night)
  })

  it('with nobody else at work changes no owner, and still marks', () => {
    const directory = aDirectory({
      absences: aSnapshot()
        .staff.filter(each => each.id !== 'cw-a1')
        .map(each => anAbsence(each.id, '2026-11-23', '2026-11-27')),
    })
    const given = absent(ofPriya(), {}, directory)
    expect([given.query, given.outgoing]).toEqual([null, []])
    expect(given.mark).not.toBeNull()
  })
})

it('in any directory somebody who is there gets the query, while anybody is, and nobody who is away gets anything', () => {
  const noon = '2026-11-25T12:00:00.000Z'
  const anyCase = fc.record({
    directory: anyDirectory,
    ownerId: anyStaffId,
    backOn: fc.constantFrom(null, '2026-11-27', '2026-12-04'),
    safeguarding: fc.boolean(),
    unreached: fc.uniqueArray(anyStaffId, { maxLength: 2 }),
  })
  fc.assert(
    fc.property(anyCase, ({ directory, ownerId, backOn, safeguarding, unreached }) => {
      const staff = directory.staff(ownerId)
      if (staff === null) return
      const query = aQuery({
        caseMatch: null,
        ward: 'W1',
        flags: safeguarding ? ['safeguarding'] : [],
        owner: { staffId: ownerId, via: 'team', reason: '' },
        unreached,
      })
      const given = coverForAbsent({
        staff,
        query,
        returnDate: { backOn, text: '', contact: null },
        mailId: 'abcdef0123456789',
        receivedAt: noon,
        mark: null,
        directory,
        deskUrl: 'https://desk.example',
        now: noon,
      })
      const readers = given.outgoing.map(each => each.toStaffId ?? '')
      for (const id of [...readers, ...given.events.flatMap(event => event.to)]) {
        expect(isAway(id, noon, directory)).toBe(false)
        expect(id).not.toBe(ownerId)
      }
      const anybodyElse = directory.snapshot.staff.some(
        each => each.id !== ownerId && !unreached.includes(each.id) && !isAway(each.id, noon, directory),
      )
      expect(given.query !== null).toBe(anybodyElse)
      if (given.query === null) return
      expect(readers).toContain(given.query.owner.staffId)
      expect(unreached).not.toContain(given.query.owner.staffId)
    }),
    { numRuns: 1500 },
  )
})
