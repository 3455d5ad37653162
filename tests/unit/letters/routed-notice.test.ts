import { describe, expect, it } from 'vitest'
import { initials, maskChildNames } from '#shared/domain/letters/child-initials.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { type RoutedNoticeFacts, routedNotice } from '#shared/domain/letters/routed-notice.ts'
import { readingGrade } from '#tests/support/reading-age.ts'

const facts = (changes: Partial<RoutedNoticeFacts> = {}): RoutedNoticeFacts => ({
  reference: 'SEND-2026-00417',
  why: 'new',
  priority: 'P2',
  priorityWhy: 'The mail says: "out of school since September".',
  correspondent: { kind: 'councillor', name: 'Sana Ahmed', verified: true },
  topic: 'out-of-school',
  otherTopics: ['placement'],
  confidence: 0.9,
  flags: ['interpreter'],
  childInitials: 'A.K.',
  area: 'Northgate',
  questions: ['What teaching will A.K. get now?', 'When will a school be named?'],
  ownerName: 'Priya Shah',
  ownerReason: 'Priya Shah is allocated to EHC-20107.',
  firstReplyBy: '2026-11-26T17:00:00.000Z',
  nextUpdateBy: '2026-11-30T17:00:00.000Z',
  deskLink: 'http://localhost:3000/queries/SEND-2026-00417',
  ...changes,
})

describe('a routed notice', () => {
  it.each([
    'You have a new query, SEND-2026-00417.',
    'From: Sana Ahmed (councillor)',
    'Child: A.K., Northgate',
    'Topic: out of school (likely), school place (possible)',
    'Priority: Urgent. The mail says: "out of school since September".',
    'Who has it: Priya Shah. Priya Shah is allocated to EHC-20107.',
    'Book one. Do not use family.',
    '1. What teaching will A.K. get now?',
    '2. When will a school be named?',
    'First reply due: 5pm on Thursday 26 November. Next update due: Monday 30 November.',
    'Please phone first, then reply.',
    'http://localhost:3000/queries/SEND-2026-00417',
  ])('says: %s', words => {
    expect(letterAsText(routedNotice(facts()))).toContain(words)
  })

  it.each([
    ['P1', '[Immediate] SEND-2026-00417 – reply due Thursday 26 November, 5pm'],
    ['P2', '[Urgent] SEND-2026-00417 – reply due Thursday 26 November, 5pm'],
    ['P3', 'SEND-2026-00417 – reply due Thursday 26 November, 5pm'],
  ] as const)('has for %s a subject without a name', (priority, subject) => {
    expect(routedNotice(facts({ priority })).subject).toBe(subject)
  })

  it.each(['new', 'rerouted', 'perhaps-away', 'given'] as const)(
    'teaches whoever has the query how to take it on or pass it on: %s',
    why => {
      const letter = routedNotice(facts({ why, actLink: 'https://desk.example/act/abc' }))
      const text = letterAsText(letter)
      expect(text).toMatch(/- ACCEPT: [\s\S]*- NOT MINE: [\s\S]*- NEED HELP: /)
      expect(text).toContain('begin with NOTE')
      expect(text).toContain('https://desk.example/act/abc')
      expect(readingGrade(text)).toBeLessThanOrEqual(6)
    },
  )

  it.each(['more', 'kept-informed', 'call', 'safeguarding'] as const)(
    'asks nobody to take on what is not theirs: %s',
    why => {
      expect(letterAsText(routedNotice(facts({ why })))).not.toMatch(/ACCEPT|NOT MINE/)
    },
  )

  it('says when a writer is not verified and when no child is known', () => {
    const text = letterAsText(
      routedNotice(
        facts({
          correspondent: { kind: 'unknown', name: null, verified: false },
          childInitials: null,
          area: null,
        }),
      ),
    )
    expect(text).toContain('From: No name given (not known to us, not verified)')
    expect(text).toContain('Child: not known yet')
  })

  it('can be read at the age of 11', () => {
    expect(readingGrade(letterAsText(routedNotice(facts())))).toBeLessThanOrEqual(6)
  })
})

describe('a child’s name in a notice', () => {
  it.each([
    ['Aisha Khan', 'A.K.'],
    ['Zoë Jones-Okafor', 'Z.J.O.'],
    ['Siân ap Rhys', 'S.A.R.'],
    ['Mary-Jane O’Neil', 'M.J.O.'],
  ])('%s becomes %s', (name, shown) => {
    expect(initials(name)).toBe(shown)
  })

  it('is masked whole and in part, whatever its case, and nowhere else', () => {
    const text = 'Aisha Khan is at home. AISHA needs a tutor. Mrs Khan called. Khansons Ltd did not.'
    expect(maskChildNames(text, ['Aisha Khan'])).toBe(
      'A.K. is at home. A. needs a tutor. Mrs K. called. Khansons Ltd did not.',
    )
  })
})
