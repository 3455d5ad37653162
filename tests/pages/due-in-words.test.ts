import { expect, test } from 'vitest'
import { dueInWords } from '#functions/web/words/due.ts'
import { sizeInWords } from '#functions/web/words/size.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const council = aCouncil()

test.each([
  // due, now, words, exact time, urgency
  [
    '2026-11-23T17:00:00.000Z',
    '2026-11-23T10:00:00.000Z',
    'Reply due today, 5pm',
    '5pm on Monday 23 November',
    'today',
  ],
  [
    '2026-11-24T12:00:00.000Z',
    '2026-11-23T10:00:00.000Z',
    'Reply due tomorrow, midday',
    'midday on Tuesday 24 November',
    'later',
  ],
  [
    '2026-11-26T17:00:00.000Z',
    '2026-11-23T10:00:00.000Z',
    'Reply due Thursday 26 November, 5pm',
    null,
    'later',
  ],
  ['2026-11-23T09:15:00.000Z', '2026-11-23T10:00:00.000Z', 'Reply late since 9.15am today', null, 'late'],
  [
    '2026-11-20T17:00:00.000Z',
    '2026-11-21T10:00:00.000Z',
    'Reply late since 5pm on Friday 20 November',
    null,
    'late',
  ],
  [
    '2026-11-20T17:00:00.000Z',
    '2026-11-23T10:00:00.000Z',
    'Reply 1 working day late',
    'Was due 5pm on Friday 20 November',
    'late',
  ],
  [
    '2026-12-24T17:00:00.000Z',
    '2026-12-30T10:00:00.000Z',
    'Reply 2 working days late',
    'Was due 5pm on Thursday 24 December',
    'late',
  ],
  // Summer time: 5pm in London is 16:00 UTC, and midnight there is 23:00 UTC.
  [
    '2026-07-01T16:00:00.000Z',
    '2026-06-30T22:30:00.000Z',
    'Reply due tomorrow, 5pm',
    '5pm on Wednesday 1 July',
    'later',
  ],
  [
    '2026-07-01T16:00:00.000Z',
    '2026-06-30T23:30:00.000Z',
    'Reply due today, 5pm',
    '5pm on Wednesday 1 July',
    'today',
  ],
  ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z', 'Reply late since 10am today', null, 'late'],
])('due %s, seen at %s: %s', (at, now, words, exactly, urgency) => {
  expect(dueInWords('firstReply', at, now, council)).toEqual({ words, exactly, at, urgency })
})

test('closure days of the council are no working days late', () => {
  const closed = aCouncil({ closureDays: ['2026-11-23'] })
  const due = dueInWords('accept', '2026-11-20T17:00:00.000Z', '2026-11-24T10:00:00.000Z', closed)
  expect(due.words).toBe('Acceptance 1 working day late')
})

test('before a council is known, lateness is told by its date', () => {
  const due = dueInWords('fullAnswer', '2026-11-18T17:00:00.000Z', '2026-11-23T10:00:00.000Z', null)
  expect(due.words).toBe('Full answer late since 5pm on Wednesday 18 November')
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [284_112, '284 KB'],
  [999_499, '999 KB'],
  [999_500, '1.0 MB'],
  [40_000_000, '40.0 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
