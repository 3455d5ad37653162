import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Letter } from '#shared/domain/letters/letter.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import {
  type StaffNoticeFacts,
  staffDigest,
  staffNotice,
  worstFirst,
} from '#shared/domain/letters/staff-digest.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { lateFacts, toldFacts, warningFacts } from '#tests/support/staff-query.ts'

const named = (reference: string) => ({
  reference,
  actLink: `https://desk.example/act/${reference}`,
  replyAddress: `send+${reference.toLowerCase()}.0123456789abcdef@casework.calderbrook.example`,
})
const ordered: readonly StaffNoticeFacts[] = [
  lateFacts({ ...named('SEND-2026-00001'), priority: 'P1', rung: 1 }),
  warningFacts({ ...named('SEND-2026-00002'), priority: 'P1' }),
  lateFacts({ ...named('SEND-2026-00003'), rung: 3, lateBy: { workingDays: 3, workingHours: 24 } }),
  lateFacts({ ...named('SEND-2026-00004'), rung: 1, lateBy: { workingDays: 4, workingHours: 32 } }),
  lateFacts({ ...named('SEND-2026-00005'), rung: 1, lateBy: { workingDays: 0, workingHours: 3 } }),
  lateFacts({ ...named('SEND-2026-00006'), rung: 0, lateBy: { workingDays: 9, workingHours: 72 } }),
  warningFacts({ ...named('SEND-2026-00007'), dueAt: '2026-11-26T17:00:00.000Z' }),
  toldFacts({ ...named('SEND-2026-00008'), dueAt: '2026-11-27T17:00:00.000Z' }),
  warningFacts({ ...named('SEND-2026-00009'), dueAt: '2026-11-30T17:00:00.000Z' }),
]
const digest = (notices: readonly StaffNoticeFacts[] = ordered, canAnswerByMail = true) =>
  staffDigest({ notices, canAnswerByMail })

describe('several notices of one person', () => {
  it('come worst first, in whatever order they were made', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ordered], { minLength: ordered.length }), shuffled => {
        expect(worstFirst(shuffled).map(each => each.reference)).toEqual(ordered.map(each => each.reference))
      }),
    )
  })

  it('are one mail whose subject says how many there are and how many are late', () => {
    expect(digest().subject).toBe('[Immediate] 5 late: 9 notices on your queries')
    expect(digest(ordered.slice(6)).subject).toBe('3 notices on your queries')
  })

  it('have their counts on top and a heading for each group', () => {
    const text = letterAsText(digest())
    expect(text).toMatch(/- Immediate: 2\n- Late: 4\n- Due soon and other: 3\n/)
    const places = ['\nImmediate (2)\n', '\nLate (4)\n', '\nDue soon and other (3)\n'].map(each =>
      text.indexOf(each),
    )
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('each lead to their own page and their own address, and the mail says not to answer it as a whole', () => {
    const letter = digest()
    const text = letterAsText(letter)
    const html = letterAsHtml(letter)
    for (const { reference } of ordered) {
      const own = text.slice(text.indexOf(`${reference}:`)).split('\n\n')[0] ?? ''
      expect(own).toContain(`https://desk.example/act/${reference}`)
      expect(own).toContain(`send+${reference.toLowerCase()}.0123456789abcdef@casework.calderbrook.example`)
      expect(html).toContain(`href="mailto:send%2B${reference.toLowerCase()}.0123456789abcdef@`)
    }
    expect(text).toContain('Do not reply to this email.')
  })

  it('say of each what is late, by how much, who owned it and who covered, and who is told next', () => {
    const own =
      letterAsText(digest())
        .split('\n\n')
        .find(each => each.includes('SEND-2026-00003:')) ?? ''
    for (const words of [
      'no first reply, 3 working days late',
      'Due: 5pm on Thursday 26 November',
      'Owner: Priya Shah (away from Wednesday 25 November',
      'Cover: Tom Reid',
      'Sent so far: acknowledgement',
      'this goes to the head of service at 9am on Tuesday 1 December',
    ])
      expect(own).toContain(words)
  })

  it('teach a manager three things and who has the query what to answer', () => {
    expect(letterAsText(digest())).toMatch(
      /1\. Reply to the writer yourself\.[\s\S]*2\. Give it[\s\S]*3\. Set a new date/,
    )
    const owners = [6, 8].flatMap(index => ordered[index] ?? [])
    expect(letterAsText(digest(owners))).toContain('HOLD: We tell the writer')
    expect(letterAsText(digest(ordered, false))).not.toMatch(/HOLD|GIVE TO|[Dd]o not reply/)
  })

  it('are the notice itself where there is one, and a fault where there is none', () => {
    const [first] = ordered
    if (first === undefined) throw new Error('no notice')
    expect(digest([first])).toEqual(staffNotice(first))
    expect(() => digest([])).toThrow('without a notice')
  })

  it('stay plain when there are sixty', () => {
    const sixty = Array.from({ length: 60 }, (_, index) => {
      const own = named(`SEND-2026-${String(index + 100).padStart(5, '0')}`)
      return index % 3 === 0
        ? lateFacts({ ...own, rung: index % 4 })
        : warningFacts({ ...own, priority: 'P3' })
    })
    const letter = digest(sixty)
    expect(Letter.parse(letter)).toEqual(letter)
    expect(letterAsText(letter)).toMatch(/- Late: 20\n- Due soon and other: 40/)
    expectPlainWords(letter)
  })

  it('can be read at the age of 11', () => {
    expectPlainWords(digest())
    expectPlainWords(digest(ordered.slice(6)))
    expectPlainWords(digest(ordered, false))
  })
})
