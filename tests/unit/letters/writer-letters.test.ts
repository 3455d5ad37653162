import { describe, expect, it } from 'vitest'
import { apology, apologyGaps } from '#shared/domain/letters/apology.ts'
import { breachReasons } from '#shared/domain/letters/breach-reason-words.ts'
import { closing } from '#shared/domain/letters/closing.ts'
import { holdingReply } from '#shared/domain/letters/holding-reply.ts'
import { introduction } from '#shared/domain/letters/introduction.ts'
import type { Letter } from '#shared/domain/letters/letter.ts'
import { newDate } from '#shared/domain/letters/new-date.ts'
import { paused, resumed } from '#shared/domain/letters/pause-letters.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import {
  apologyFacts,
  closingFacts,
  holdingFacts,
  introductionFacts,
  newDateFacts,
  pausedFacts,
  resumedFacts,
} from '#tests/support/writer-letter.ts'

const letters: readonly (readonly [string, Letter])[] = [
  ['a holding reply', holdingReply(holdingFacts())],
  ['an apology', apology(apologyFacts())],
  ['a closing letter', closing(closingFacts())],
  ['a note of a new contact', introduction(introductionFacts())],
  ['a question back', paused(pausedFacts())],
  ['a wait for authority', paused(pausedFacts({ why: 'authority', words: null }))],
  ['a wait for identity', paused(pausedFacts({ why: 'identity', words: null }))],
  ['an end of a wait', resumed(resumedFacts())],
  ['an end of a wait without an answer', resumed(resumedFacts({ why: 'time-is-up' }))],
  ['a new date', newDate(newDateFacts())],
]

describe('every letter to a writer', () => {
  it.each(letters)('can be read at the age of 11: %s', (_, letter) => {
    expectPlainWords(letter)
  })

  it.each(letters)('greets, offers a call, says how to answer and who writes: %s', (_, letter) => {
    const text = letterAsText(letter)
    expect(text).toMatch(/^Dear Mrs Khan\n/)
    expect(text).toMatch(/Do you want to talk\? (Call|Reply with your phone number)/)
    expect(text).toContain('reply to this email')
    expect(text).toMatch(/SEND team, Calderbrook Council\n$/)
    expect(text).toContain('SEND-2026-00417')
  })

  it.each(letters)('has a subject without a name of the writer or a need: %s', (_, letter) => {
    expect(letter.subject).not.toMatch(/Khan|A\.K\.|school/)
  })
})

describe('a holding reply', () => {
  it.each([
    ['is sorry', 'I am sorry we cannot give you a full answer yet.'],
    ['says what was done', '- asked the school if it has a place'],
    ['says what we wait for', 'We are waiting for the school to answer us.'],
    ['gives the new date', 'by 5pm on Friday 4 December, even if we are still waiting.'],
    ['says whom to call', 'Call Priya Shah on 01632 960333.'],
    ['says that the clock runs', 'Our clock still runs.'],
    ['says who writes', 'Priya Shah, caseworker in the East team\n'],
  ])('%s', (_, words) => {
    expect(letterAsText(holdingReply(holdingFacts()))).toContain(words)
  })

  it('says that we have read it where nothing else is done', () => {
    const text = letterAsText(holdingReply(holdingFacts({ doneSoFar: [] })))
    expect(text).toContain('We have read what you wrote.')
    expect(text).not.toContain('So far')
  })
})

describe('an apology', () => {
  it.each([
    ['regrets', 'I am sorry.'],
    [
      'says what we should have done and by when',
      'a full answer by 5pm on Thursday 19 November 2026. We did not.',
    ],
    ['takes responsibility', 'This was our fault.'],
    ['gives the reason', 'waiting for advice from an educational psychologist'],
    ['names the effect', 'I am sorry for the worry this has caused.'],
    ['says what we do now', '- the report is booked for 30 November'],
    ['says who deals with it', '- Priya Shah is dealing with your query'],
    ['gives the new date', '- we will give you a full answer by 5pm on Friday 4 December'],
    ['says how to complain', 'If you want to complain, reply to this email'],
    ['names the Ombudsman', 'Local Government and Social Care Ombudsman. It is free.'],
    ['names who helps families', 'Calderbrook SENDIASS'],
    ['is signed by the manager', 'Jo Marsh, manager of the East team\n'],
  ])('%s', (_, words) => {
    expect(letterAsText(apology(apologyFacts()))).toContain(words)
  })

  it.each(
    breachReasons
      .filter(code => code !== 'other')
      .flatMap(code => (['family', 'councillor', 'unknown'] as const).map(kind => ({ code, kind }))),
  )('puts the fault on us alone, without "if": %j', ({ code, kind }) => {
    const letter = apology(
      apologyFacts({
        reason: { code, words: null },
        correspondent: { kind, name: 'Mrs Khan', verified: true },
        doing: [],
      }),
    )
    const regret = letterAsText(letter).split('This is what we are doing now')[0] ?? ''
    expect(regret).not.toMatch(
      /sorry if|sorry that you feel|your fault|the school (?:did|was|has) not|did not (?:reply|send us)/i,
    )
    expectPlainWords(letter)
  })

  it.each(['accept', 'firstReply', 'fullAnswer', 'nextUpdate'] as const)(
    'says what was missed: %s',
    clock => {
      const letter = apology(apologyFacts({ clock }))
      expect(letterAsText(letter)).toMatch(
        /I am sorry\. We should have .* by 5pm on Thursday 19 November 2026\. We did not\./,
      )
      expectPlainWords(letter)
    },
  )

  it.each([
    [{}, []],
    [{ reason: null }, ['reason']],
    [{ reason: { code: 'other', words: null } }, ['reason']],
    [{ reason: { code: 'other', words: ' ' } }, ['reason']],
    [{ reason: { code: 'other', words: 'we lost your mail' } }, []],
    [{ reason: null, newDate: null }, ['reason', 'new-date']],
    [{ newDate: null, answeredAt: '2026-11-30T10:00:00.000Z' }, []],
  ] as const)('with %j has the gaps %j, and shows them', (changes, gaps) => {
    const facts = apologyFacts(changes)
    expect(apologyGaps(facts)).toEqual(gaps)
    expect(letterAsText(apology(facts)).match(/\[Say /g) ?? []).toHaveLength(gaps.length)
  })

  it('says a colleague’s own words where they give some', () => {
    const text = letterAsText(
      apology(
        apologyFacts({
          reason: { code: 'other', words: 'because we lost your mail' },
          effect: 'you missed a term',
        }),
      ),
    )
    expect(text).toContain('This was our fault. We lost your mail.')
    expect(text).toContain('You missed a term. I am sorry for this.')
  })
})

describe('a closing letter', () => {
  it.each([
    ['what was asked', '1. What teaching will A.K. get now?\n2. When will a school be named?'],
    ['what will happen and when', 'A tutor will start on 1 December for 15 hours a week.'],
    ['how to open it again, and until when', 'Reply "not sorted" by 5pm on Friday 4 December 2026.'],
    ['the first question', '1. Did we answer your question? Yes, partly or no.'],
    ['the second question', '2. Was it easy to deal with us? Very easy, easy, OK, hard or very hard.'],
    ['the page of the survey', 'https://desk.example/survey/abc'],
    ['how to answer by mail', 'reply to this email with your two answers, such as "YES, EASY"'],
    ['who sees the answers', 'Only the SEND quality team will see your answers.'],
  ])('says %s', (_, words) => {
    expect(letterAsText(closing(closingFacts()))).toContain(words)
  })

  it('says how to challenge a no, and only a no', () => {
    const no = closing(closingFacts({ isRefusal: true }))
    expect(letterAsText(no)).toMatch(/If you do not agree[\s\S]*Ombudsman[\s\S]*SENDIASS/)
    expect(letterAsText(closing(closingFacts()))).not.toMatch(/Ombudsman|SENDIASS/)
    expectPlainWords(no)
  })

  it('names the matter in neutral words where the questions are not said back, and asks nobody who is not to be asked', () => {
    const letter = closing(closingFacts({ asked: [], surveyLink: null, topic: 'transport' }))
    expect(letterAsText(letter)).toContain('You wrote to us about this: transport.')
    expect(letterAsText(letter)).not.toContain('how we did')
    expectPlainWords(letter)
  })
})

describe('a note of a new contact', () => {
  it('says who it is, that the time limits stay, and what comes next on each query', () => {
    const letter = introduction(
      introductionFacts({
        why: 'change',
        queries: [
          { reference: 'SEND-2026-00417', nextBy: '2026-12-04T17:00:00.000Z' },
          { reference: 'SEND-2026-00420', nextBy: '2026-12-07T17:00:00.000Z' },
        ],
      }),
    )
    const text = letterAsText(letter)
    expect(text).toContain('Priya Shah no longer deals with your queries.')
    expect(text).toContain('Your new contact is Tom Reid. They are a caseworker in the East team.')
    expect(text).toContain('The time limits for your queries have not changed.')
    expect(text).toContain('- about SEND-2026-00417 by 5pm on Friday 4 December')
    expect(text).toContain('- about SEND-2026-00420 by 5pm on Monday 7 December')
    expectPlainWords(letter)
  })

  it('never says why somebody is away, and is a fault without a query', () => {
    expect(letterAsText(introduction(introductionFacts()))).toMatch(/\nPriya Shah is away\.\n/)
    expect(letterAsText(introduction(introductionFacts({ before: null })))).not.toContain('Priya')
    expect(() => introduction(introductionFacts({ queries: [] }))).toThrow('without a query')
  })
})

describe('a wait for the writer', () => {
  it.each([
    ['authority', 'Please send us a note from the parent, the carer or the young person.'],
    ['identity', 'write to us from the email address that we have for you'],
    ['question', 'Which bus does your child take?'],
  ] as const)('for %s says what to send, by when, and what happens else', (why, words) => {
    const text = letterAsText(
      paused(pausedFacts({ why, words: why === 'question' ? pausedFacts().words : null })),
    )
    expect(text).toContain(words)
    expect(text).toContain('Please reply by 5pm on Friday 4 December.')
    expect(text).toContain('Our clock stops while we wait for you.')
    expect(text).toContain('If you do not reply by then, our clock runs again.')
  })

  it('says nothing of a child that could tell that one is known', () => {
    const text = letterAsText(paused(pausedFacts({ why: 'identity', words: null })))
    expect(text).not.toMatch(/child|plan|school/i)
  })

  it('ends with how long we waited and the new date', () => {
    const text = letterAsText(resumed(resumedFacts()))
    expect(text).toContain('Our clock stood still for 3 working days.')
    expect(text).toContain('You will now hear from us by 5pm on Friday 4 December.')
    expect(letterAsText(resumed(resumedFacts({ why: 'time-is-up', waitedWorkingDays: 0 })))).not.toContain(
      'stood still',
    )
  })
})

describe('a new date', () => {
  it('says the old one, why, and the new one, and is sorry', () => {
    const text = letterAsText(newDate(newDateFacts()))
    expect(text).toContain(
      'We said that we would give you a full answer by 5pm on Friday 27 November. We need more time. I am sorry.',
    )
    expect(text).toContain('The report is not here yet.')
    expect(text).toContain('We will now give you a full answer by 5pm on Friday 4 December.')
    expect(text).not.toContain('Ombudsman')
  })

  it.each([{ isLate: true }, { isComplaint: true }])('names the Ombudsman: %j', changes => {
    const letter = newDate(newDateFacts(changes))
    expect(letterAsText(letter)).toContain('Ombudsman')
    expectPlainWords(letter)
  })
})
