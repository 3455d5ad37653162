import { describe, expect, it } from 'vitest'
import { closingLetter } from '#shared/domain/casework/news/closing-letter.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aLateQuery } from '#tests/support/late-query.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'

const directory = aDirectory()
const query = aLateQuery({ questions: ['When will Jamie have a taxi?', 'Who pays for it?'] })
const link = 'https://desk.example/survey/abc'
const letterOf = (
  changes: Partial<Query> = {},
  outcome: 'answered' | 'not-agreed' | 'withdrawn' = 'answered',
) => {
  const by = directory.staff('cw-a1')
  if (by === null) throw new Error('Priya Shah is in the directory')
  return closingLetter(
    { ...query, ...changes },
    {
      by,
      closing: { outcome, followUpUntil: '2026-12-08T17:00:00.000Z' },
      words: 'A taxi will come from Monday 7 December.',
      surveyLink: link,
      directory,
      now: '2026-12-01T10:00:00.000Z',
    },
  )
}
const textOf = (...given: Parameters<typeof letterOf>) => letterAsText(letterOf(...given))

describe('the letter that closes a query', () => {
  it('says what was asked, without the child’s name, what will happen, and until when it can be opened again', () => {
    const text = textOf()
    for (const part of [
      'When will J. have a taxi?',
      'Who pays for it?',
      'A taxi will come from Monday 7 December.',
      'Reply "not sorted" by 5pm on Tuesday 8 December 2026',
      link,
      'Priya Shah',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/Jamie|Fox,/)
    expectPlainWords(letterOf())
  })

  it.each([
    ['a writer who is not verified', { correspondent: { ...query.correspondent, verified: false } }],
    ['a writer whose right to know of the child is open', { flags: ['consent-needed' as const] }],
    ['a query of which no child is known', { caseMatch: null }],
  ])('says nothing back of what was asked to %s', (_, changes) => {
    const text = textOf(changes)
    expect(text).not.toContain('taxi?')
    expect(text).toContain('You wrote to us about this')
  })

  it('leaves out a question that names another child', () => {
    const text = textOf({ questions: ['Why has Nadia Brook a taxi?', 'Who pays for it?'] })
    expect(text).not.toContain('Nadia')
    expect(text).toContain('Who pays for it?')
  })

  it('gives a brother or sister their initial', () => {
    expect(textOf({ questions: ['Can Nadia use the taxi too?'] })).toContain('Can N. use the taxi too?')
  })

  it('says how to go further where the answer is no', () => {
    expect(textOf({}, 'not-agreed')).toContain('Ombudsman')
    expect(textOf()).not.toContain('Ombudsman')
  })

  it.each([
    [
      'a writer who is not verified',
      { correspondent: { ...query.correspondent, verified: false } },
      'answered' as const,
    ],
    [
      'a colleague',
      { correspondent: { ...query.correspondent, kind: 'staff' as const } },
      'answered' as const,
    ],
    ['a writer who took the query back', {}, 'withdrawn' as const],
  ])('does not ask %s how we did', (_, changes, outcome) => {
    expect(textOf(changes, outcome)).not.toContain(link)
  })
})
