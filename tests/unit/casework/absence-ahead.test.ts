import { describe, expect, it } from 'vitest'
import { beginsLater } from '#shared/domain/casework/absence-ahead.ts'
import { saysAbsence } from '#shared/domain/casework/away-mark.ts'
import { calendarOf } from '#shared/domain/standards/working-time.ts'
import { aSnapshot } from '#tests/support/directory/small-directory.ts'

const calendar = calendarOf(aSnapshot().council)
const onMonday = '2026-11-23T10:00:00.000Z'
const later = (ownWords: string, at = onMonday) =>
  beginsLater({ subject: 'Automatic reply: x', ownWords }, at, calendar)

describe('an absence that is still to come', () => {
  it.each([
    'I will be on annual leave from 21 December to 4 January.',
    'Please note I am not working on Friday 27 November.',
    'I am out of office 30.11.26 - 04.12.26',
    'I am on leave from 1 December.',
    'Thank you for contacting the SEND team. We reply within 10 working days. We are closed from 24 December to 3 January.',
  ])('is none today: %s', words => {
    expect(later(words)).toBe(true)
  })

  it.each([
    'I am on leave until 30 November.',
    'I am away from 20 November to 4 December.',
    'I am on leave from 23 to 27 November.',
    'I am on leave from Tuesday 24 November to 4 December.',
    'I am currently away, and again from 21 December to 4 January.',
    'I am off sick. I am also on leave from 21 December to 4 January, returning on 5 January.',
    'I am out of the office.',
    'Thank you for your email. I shall return Monday 30 November.',
    'I am out of the office and back on Monday 30 November.',
  ])('is not what is said by: %s', words => {
    expect(later(words)).toBe(false)
  })

  it('has begun on the eve, over a weekend too', () => {
    const words = 'I am on leave from Monday 30 November to Friday 4 December.'
    expect(later(words, '2026-11-27T18:00:00.000Z')).toBe(false)
    expect(later(words, '2026-11-26T10:00:00.000Z')).toBe(true)
  })
})

describe('an absence that is over', () => {
  it.each([
    ['I am back from annual leave and working through my emails.', false],
    ['I was away last week and am catching up.', false],
    ['I am away and back in the office soon.', true],
  ])('marks nobody: %s', (ownWords, expected) => {
    const noDate = { backOn: null, text: '', contact: null }
    expect(saysAbsence({ subject: 'Automatic reply: x', ownWords, kindEvidence: '' }, noDate)).toBe(expected)
  })
})
