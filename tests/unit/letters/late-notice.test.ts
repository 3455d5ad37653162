import { describe, expect, it } from 'vitest'
import { lateNotice } from '#shared/domain/letters/late-notice.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { lateFacts } from '#tests/support/staff-query.ts'

const textOf = (changes: Parameters<typeof lateFacts>[0] = {}) => letterAsText(lateNotice(lateFacts(changes)))

describe('a notice that something is late', () => {
  it.each([
    ['what is late', 'SEND-2026-00417 has no first reply.'],
    ['since when and by how much', 'It was due by 5pm on Thursday 26 November. It is 1 working day late.'],
    [
      'who owned it and when they are away',
      'Owner: Priya Shah (away from Wednesday 25 November up to and including Friday 27 November)',
    ],
    ['who covers', 'Cover: Tom Reid'],
    ['who wrote and how urgent it is', 'From: councillor. Priority: Urgent.'],
    ['the initials of the child', 'Child: A.K.'],
    ['what has been sent', 'Sent so far: acknowledgement, Monday 23 November.'],
    ['that no call is noted', 'No call noted.'],
    ['that no reason is known', 'Reason: none given yet.'],
    ['how to give a reason', 'write REASON and one of these. EP advice, school, absence'],
    ['that a manager can reply', '1. Reply to the writer yourself.'],
    [
      'that a manager can give it away',
      '2. Give it to someone else. Write GIVE TO and their name, such as: GIVE TO Sam Smith',
    ],
    [
      'that a manager can set a date',
      '3. Set a new date and give a reason. Write both, such as: NEW DATE 4 December because',
    ],
    ['the one link', 'https://desk.example/act/abc'],
    [
      'who is told next and when',
      'If nothing changes, this goes to the head of service at 9am on Tuesday 1 December.',
    ],
  ])('says %s', (_, words) => {
    expect(textOf()).toContain(words)
  })

  it.each([
    [
      'the call that was noted',
      { calledAt: '2026-11-24T11:00:00.000Z' },
      'Last call noted: Tuesday 24 November.',
    ],
    ['the reason', { reason: 'ep-advice' }, 'Reason: EP advice.'],
    ['that nothing was sent', { sentSoFar: [] }, 'Sent so far: nothing.'],
    ['the end of the ladder', { next: null }, 'nobody else is told. This is the last step.'],
    ['that nobody has it', { owner: null, cover: null }, 'Owner: nobody yet'],
    ['that nobody covers', { cover: null }, 'Cover: nobody could be found'],
    ['that nobody has taken it on', { clock: 'accept' }, 'Nobody has taken SEND-2026-00417 on.'],
    ['that there is no full answer', { clock: 'fullAnswer' }, 'SEND-2026-00417 has no full answer.'],
    ['that an update was missed', { clock: 'nextUpdate' }, 'has not heard from us in time'],
    [
      'hours where a day has not passed',
      { lateBy: { workingDays: 0, workingHours: 3 } },
      'It is 3 working hours late.',
    ],
    ['that it is late from now', { lateBy: { workingDays: 0, workingHours: 0 } }, 'It is late from now.'],
  ] as const)('says %s', (_, changes, words) => {
    expect(textOf(changes)).toContain(words)
  })

  it.each([
    [{}, '[Urgent] Late: SEND-2026-00417 – 1 working day over'],
    [{ priority: 'P3' }, 'Late: SEND-2026-00417 – 1 working day over'],
    [{ priority: 'P1' }, '[Immediate] Late: SEND-2026-00417 – 1 working day over'],
    [
      { priority: 'P4', lateBy: { workingDays: 0, workingHours: 0 } },
      'Late: SEND-2026-00417 – due Thursday 26 November',
    ],
  ] as const)('has for %j a subject without a name', (changes, subject) => {
    expect(lateNotice(lateFacts(changes)).subject).toBe(subject)
  })

  it('asks whoever has it to answer, to hold or to ask for help', () => {
    const text = textOf({ toldAs: 'owner' })
    expect(text).toContain('Answer this email with your reply to the writer.')
    expect(text).toMatch(/HOLD until 4 December[\s\S]*NEED HELP/)
    expect(text).not.toContain('GIVE TO')
  })

  it('shows a reader who is not in the directory of staff what to ask for, and where it says of whom', () => {
    const text = textOf({ canAnswerByMail: false })
    expect(text).toMatch(
      /Please ask for one of these today[\s\S]*1\. reply to the writer\n2\. give it to someone else\n3\. set a new date and give a reason/,
    )
    expect(text).toContain('The page below says whom you can ask.')
    expect(text).toContain('https://desk.example/act/abc')
    expect(text).not.toMatch(/GIVE TO|REASON|Answer this email/)
  })

  it.each([
    {},
    { priority: 'P1' },
    { clock: 'accept' },
    { clock: 'nextUpdate', rung: 0, toldAs: 'owner' },
    { canAnswerByMail: false, next: null },
    { toldAs: 'cover', reason: 'panel-date', calledAt: '2026-11-24T11:00:00.000Z' },
  ] as const)('can be read at the age of 11: %j', changes => {
    expectPlainWords(lateNotice(lateFacts(changes)))
  })
})
