import { describe, expect, it } from 'vitest'
import { type AbsenceQuestionFacts, absenceQuestion } from '#shared/domain/letters/absence-question.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { readingGrade } from '#tests/support/reading-age.ts'

const facts = (changes: Partial<AbsenceQuestionFacts> = {}): AbsenceQuestionFacts => ({
  name: 'Priya Shah',
  reference: 'SEND-2026-00417',
  backOn: null,
  until: '2026-11-24',
  nowWith: 'Tom Reid',
  cover: 'Tom Reid',
  queryLink: 'https://desk.example/queries/SEND-2026-00417',
  workLink: 'https://desk.example/inbox?work=owner%3Acw-a1',
  awayLink: 'https://desk.example/away',
  ...changes,
})
const text = (changes: Partial<AbsenceQuestionFacts> = {}) => letterAsText(absenceQuestion(facts(changes)))

describe('the question whether somebody is away', () => {
  it('is read at the age of the house rules, in short sentences', () => {
    expect(readingGrade(text())).toBeLessThanOrEqual(6)
    const sentences = text().split(/[.?!:]\s|\n+/)
    expect(Math.max(...sentences.map(sentence => sentence.split(' ').length))).toBeLessThanOrEqual(25)
  })

  it.each([
    ['who', {}, 'We told Priya Shah about SEND-2026-00417.'],
    ['that there is no date', {}, 'The reply gives no date that we could read.'],
    ['the date', { backOn: '2026-12-07' }, 'The reply says that Priya Shah is back on Monday 7 December.'],
    ['who has the query now', {}, 'SEND-2026-00417 is now with Tom Reid.'],
    ['that nobody else was given it', { nowWith: null }, 'SEND-2026-00417 stays with whoever has it.'],
    ['that nobody covers', { cover: null }, 'Please name a cover.'],
    ['what is not done', {}, 'Their other open queries are still with them. No date has moved.'],
    ['where to say so', {}, 'Say if Priya Shah is away or at work:\nhttps://desk.example/away'],
    [
      'what happens if the reader does nothing',
      {},
      'If you do nothing, new mail goes to Priya Shah again after Tuesday 24 November.',
    ],
  ])('says %s', (_, changes, words) => {
    expect(text(changes)).toContain(words)
  })
})
