import { describe, expect, it } from 'vitest'
import { handbackDigest } from '#shared/domain/letters/handback-digest.ts'
import { byDueDate, type HandedQuery, handoverDigest } from '#shared/domain/letters/handover-digest.ts'
import { noCoverNotice, type UncoveredAbsence } from '#shared/domain/letters/no-cover-notice.ts'
import { outOfOfficeLetter, outOfOfficeText } from '#shared/domain/letters/out-of-office-text.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { messageKind } from '#shared/domain/mail/message-kind.ts'
import { findReturnDate } from '#shared/domain/mail/return-date.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { aCouncil } from '#tests/support/writer-letter.ts'

const handed = (changes: Partial<HandedQuery> = {}): HandedQuery => ({
  reference: 'SEND-2026-00417',
  priority: 'P2',
  topic: 'out-of-school',
  childInitials: 'A.K.',
  clock: 'firstReply',
  dueAt: '2026-11-26T17:00:00.000Z',
  isLate: false,
  lastThing: 'New mail from the writer on Monday 23 November.',
  actLink: 'https://desk.example/act/abc',
  deskLink: 'https://desk.example/queries/SEND-2026-00417',
  replyAddress: 'send+send-2026-00417.0123456789abcdef@casework.calderbrook.example',
  ...changes,
})
const later = handed({ reference: 'SEND-2026-00390', dueAt: '2026-11-27T17:00:00.000Z', priority: 'P3' })
const late = handed({
  reference: 'SEND-2026-00398',
  dueAt: '2026-11-20T17:00:00.000Z',
  isLate: true,
  childInitials: null,
})
const queries = [later, handed(), late]

describe('a handover at the start of an absence', () => {
  const letter = handoverDigest({
    from: 'Priya Shah',
    why: { kind: 'absence', until: '2026-11-27' },
    queries,
  })
  const text = letterAsText(letter)

  it.each([
    [
      'who is away and until when',
      'Priya Shah is away from today. They are away up to and including Friday 27 November.',
    ],
    ['that no date moves', 'No date has moved.'],
    [
      'how many there are and how many are late',
      '3 queries come to you. The first to fall due is on top. 1 is late now.',
    ],
    [
      'what is due, and by when',
      '[Urgent] SEND-2026-00417: the first reply is due by 5pm on Thursday 26 November',
    ],
    ['what is late', 'SEND-2026-00398: the first reply was due by 5pm on Friday 20 November'],
    ['the matter, the priority and the initials', 'About: out of school. Priority: Urgent. Child: A.K.'],
    ['the last thing that happened', 'Last: New mail from the writer on Monday 23 November.'],
    ['where to act', 'Act on it: https://desk.example/act/abc'],
    ['how to keep one', 'To keep one, write KEEP to its address.'],
  ])('says %s', (_, words) => {
    expect(text).toContain(words)
  })

  it('is in order of the due dates', () => {
    expect(byDueDate(queries)).toEqual([late, handed(), later])
    expect([...text.matchAll(/(SEND-\d+-\d+):/g)].map(([, reference]) => reference)).toEqual([
      'SEND-2026-00398',
      'SEND-2026-00417',
      'SEND-2026-00390',
    ])
  })

  it.each([
    ['accept', 'taking it on is due by'],
    ['fullAnswer', 'the full answer is due by'],
    ['nextUpdate', 'the next update is due by'],
  ] as const)('says what is due: %s', (clock, words) => {
    const one = handoverDigest({
      from: 'Priya Shah',
      why: { kind: 'absence', until: null },
      queries: [handed({ clock })],
    })
    expect(letterAsText(one)).toContain(`SEND-2026-00417: ${words} 5pm on Thursday 26 November`)
    expectPlainWords(one)
  })

  it('says in its subject for whom and how much, and can be read at the age of 11', () => {
    expect(letter.subject).toBe('You cover for Priya Shah: 3 queries for you')
    expectPlainWords(letter)
  })

  it('says so where nobody knows the end, and tells of the cover where no query comes with it', () => {
    const empty = handoverDigest({ from: 'Priya Shah', why: { kind: 'absence', until: null }, queries: [] })
    expect(letterAsText(empty)).toContain('We do not know until when. You cover for them.')
    expect(letterAsText(empty)).not.toContain('on top')
    expectPlainWords(empty)
  })
})

describe('a handover for good', () => {
  it('says who gives it, with their note', () => {
    const letter = handoverDigest({
      from: 'Priya Shah',
      why: { kind: 'for-good', by: 'Jo Marsh', note: 'Call the first one today.\n<i>Thank you.</i>' },
      queries,
    })
    const text = letterAsText(letter)
    expect(letter.subject).toBe('3 queries from Priya Shah for you to take on')
    expect(text).toContain('Jo Marsh has given you the queries of Priya Shah. They are yours for good.')
    expect(text).toContain('What Jo Marsh wrote for you\n\nCall the first one today.')
    expect(text).not.toContain('KEEP')
    expect(letterAsHtml(letter)).toContain('&lt;i&gt;Thank you.')
  })
})

describe('what a colleague comes back to', () => {
  const letter = handbackDigest({
    back: [
      {
        ...handed(),
        meanwhile: [
          'Tom Reid replied to the writer on Thursday 26 November.',
          'The writer wrote again on Friday 27 November.',
        ],
      },
      { ...late, meanwhile: [] },
    ],
    kept: [{ ...later, by: 'Tom Reid', meanwhile: ['Tom Reid has phoned the writer.'] }],
    closed: [
      { ...handed({ reference: 'SEND-2026-00371' }), meanwhile: ['Closed on Friday 27 November: answered.'] },
    ],
  })
  const text = letterAsText(letter)

  it.each([
    'Yours again: 2',
    'Kept by a colleague: 1',
    'Closed while you were away: 1',
    'No date has moved.',
    'Tom Reid replied to the writer on Thursday 26 November.\n  The writer wrote again on Friday 27 November.',
    'SEND-2026-00390: Tom Reid goes on with it',
    'SEND-2026-00371: closed',
  ])('says: %s', words => {
    expect(text).toContain(words)
  })

  it('has the first to fall due on top, each with the last thing where nothing else happened', () => {
    expect(text.indexOf('SEND-2026-00398')).toBeLessThan(text.indexOf('SEND-2026-00417'))
    expect(text.match(/Last: /g)).toHaveLength(1)
    expect(letter.subject).toBe('Welcome back: 2 queries for you')
    expectPlainWords(letter)
  })

  it('is short where there is nothing', () => {
    const nothing = handbackDigest({ back: [], kept: [], closed: [] })
    expect(letterAsText(nothing)).toContain('New mail comes to you again.')
    expectPlainWords(nothing)
  })
})

const absence = (changes: Partial<UncoveredAbsence> = {}): UncoveredAbsence => ({
  name: 'Priya Shah',
  from: '2026-11-30',
  until: '2026-12-04',
  why: { kind: 'nobody-named' },
  openQueries: 12,
  dueMeanwhile: 4,
  workLink: 'https://desk.example/inbox?work=owner:S01',
  ...changes,
})

const away = 'https://desk.example/away'

describe('a notice of an absence without cover', () => {
  it('says who, when, why, and how much work it is, the first to begin on top', () => {
    const letter = noCoverNotice(
      [
        absence(),
        absence({
          name: 'Tom Reid',
          from: '2026-11-25',
          until: '2026-11-25',
          why: { kind: 'cover-away', cover: 'Jo Marsh', on: '2026-11-25' },
        }),
      ],
      away,
    )
    const text = letterAsText(letter)
    expect(letter.subject).toBe('No cover for 2 people from Wednesday 25 November')
    expect(text).toContain(
      'Tom Reid: away on Wednesday 25 November\n  Jo Marsh is named as cover but is away on Wednesday 25 November. Nobody covers for them.',
    )
    expect(text).toContain(
      'Priya Shah: away from Monday 30 November up to and including Friday 4 December\n  Nobody is named as cover.\n  Open queries: 12. Due while they are away: 4.',
    )
    expect(text.indexOf('Tom Reid:')).toBeLessThan(text.indexOf('Priya Shah:'))
    expectPlainWords(letter)
  })

  it('names the one person in its subject, and is a fault without anybody', () => {
    expect(noCoverNotice([absence()], away).subject).toBe('No cover for Priya Shah from Monday 30 November')
    expect(() => noCoverNotice([], away)).toThrow('without one')
  })
})

describe('the out-of-office text', () => {
  it.each([
    'I am away up to and including Friday 27 November 2026.',
    'Tom Reid deals with my work while I am away.',
    'Please write to send@casework.calderbrook.example.',
    'Call 999.',
    'Call 01632 960222 at any time.',
    'SEND team, Calderbrook Council',
  ])('says: %s', words => {
    expect(outOfOfficeText({ council: aCouncil, until: '2026-11-27', coverName: 'Tom Reid' })).toContain(
      words,
    )
  })

  it('is read by us as what it is when it comes back: somebody is away, until then', () => {
    const text = outOfOfficeText({ council: aCouncil, until: '2026-11-27', coverName: 'Tom Reid' })
    const from = { name: 'Priya Shah', address: 'priya.shah@calderbrook.example' }
    const subject = 'Automatic reply: You have a new query'
    expect(findReturnDate({ ownWords: text, text, subject, from }, '2026-11-23T10:00:00.000Z').backOn).toBe(
      '2026-11-30',
    )
    const kind = messageKind({
      headers: [],
      from,
      subject,
      text,
      ownWords: text,
      contentTypes: ['text/plain'],
      receipt: null,
    }).kind
    expect(kind).toBe('auto-reply')
    expect(text).not.toMatch(/SEND-\d/)
  })

  it('works without a date or a cover', () => {
    const text = outOfOfficeText({ council: aCouncil, until: null, coverName: null })
    expect(text).toMatch(/^I am away\.\n\nThe SEND team deals with my work/)
  })

  it('comes to the colleague as a mail that holds it whole', () => {
    const facts = { council: aCouncil, until: '2026-11-27', coverName: 'Tom Reid' }
    const letter = outOfOfficeLetter(facts)
    expect(letterAsText(letter)).toContain(outOfOfficeText(facts))
    expectPlainWords(letter)
  })
})
