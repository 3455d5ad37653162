import { describe, expect, it } from 'vitest'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { toldNotice } from '#shared/domain/letters/told-notice.ts'
import { warningNotice } from '#shared/domain/letters/warning-notice.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { toldFacts, warningFacts } from '#tests/support/staff-query.ts'

const textOf = (changes: Parameters<typeof warningFacts>[0] = {}) =>
  letterAsText(warningNotice(warningFacts(changes)))

describe('a warning that time runs out', () => {
  it.each([
    ['50', 'Half of the time for the first reply to SEND-2026-00417 has gone.'],
    ['80', 'Most of the time for the first reply to SEND-2026-00417 has gone.'],
    ['due-day', 'The first reply to SEND-2026-00417 is due today by 5pm.'],
  ] as const)('at %s says how far it is', (detail, words) => {
    expect(textOf({ detail })).toContain(words)
    expect(textOf({ detail }).includes('It is due by 5pm on Thursday 26 November.')).toBe(
      detail !== 'due-day',
    )
  })

  it.each([
    ['owner', 'HOLD: '],
    ['cover', 'You cover for the owner.'],
    ['manager', 'Please check that the owner can reply in time.'],
  ] as const)('tells the %s what to do', (toldAs, words) => {
    expect(textOf({ toldAs })).toContain(words)
  })

  it.each([
    ['80', '[Urgent] Due soon: SEND-2026-00417 – by Thursday 26 November, 5pm'],
    ['due-day', '[Urgent] Due today: SEND-2026-00417 – by 5pm'],
  ] as const)('at %s has a subject without a name', (detail, subject) => {
    expect(warningNotice(warningFacts({ detail })).subject).toBe(subject)
  })

  it.each(
    (['owner', 'cover', 'manager'] as const).flatMap(toldAs =>
      (['50', '80', 'due-day'] as const).map(detail => ({ toldAs, detail })),
    ),
  )('can be read at the age of 11: %j', changes => {
    expectPlainWords(warningNotice(warningFacts({ ...changes, clock: 'fullAnswer', actLink: null })))
  })
})

describe('a notice that no clock gives', () => {
  it.each([
    ['not-mine', 'Priya Shah says that SEND-2026-00417 is not theirs.', 'GIVE TO'],
    ['need-help', 'Priya Shah asks for your help with SEND-2026-00417.', 'GIVE TO'],
    ['given', 'Priya Shah has given you SEND-2026-00417.', 'ACCEPT'],
    ['not-sorted', 'The writer says that SEND-2026-00417 is not sorted. It is open again.', 'PHONE'],
    ['resumed', 'We no longer wait for the writer of SEND-2026-00417.', 'HOLD'],
  ] as const)('%s says what it is and what to do', (tell, words, reply) => {
    const letter = toldNotice(toldFacts({ tell }))
    expect(letterAsText(letter)).toContain(words)
    expect(letterAsText(letter)).toContain('They say: "I have no answer from the school"')
    expect(letterAsText(letter)).toContain(reply)
    expect(letterAsText(letter)).toContain('Due by 5pm on Thursday 26 November.')
    expectPlainWords(letter)
  })

  it('about a low score asks for a call, and says of no clock that it runs', () => {
    const letter = toldNotice(
      toldFacts({ tell: 'low-score', because: 'Question answered: no. Dealing with us: hard.' }),
    )
    const text = letterAsText(letter)
    expect(letter.subject).toContain('Please call the writer: SEND-2026-00417')
    expect(text).toContain('SEND-2026-00417 is closed. We asked the writer how we did.')
    expect(text).toContain('Please offer the writer a call.')
    expect(text).not.toContain('Due by')
    expectPlainWords(letter)
  })
})
