import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionsAsked } from '#shared/domain/triage/questions.ts'

describe('the questions of a mail', () => {
  it.each([
    ['a question mark', 'He is at home. When will he start?', ['When will he start?']],
    ['more marks than one', 'Where is it??! I wait.', ['Where is it??!']],
    ['a question in quotes', 'I ask "Where is it?" I wait.', ['I ask "Where is it?"']],
    ['“please can you”', 'Please can you ring me. Thanks.', ['Please can you ring me.']],
    ['“could you please”', 'Could you please send it', ['Could you please send it']],
    ['“please confirm”', 'PLEASE CONFIRM the date!', ['PLEASE CONFIRM the date!']],
    [
      '“grateful if you”',
      'I would be grateful if someone rang. Bye.',
      ['I would be grateful if someone rang.'],
    ],
    ['a line without a stop', 'please send the form', ['please send the form']],
    ['no question', 'He is at home. Thank you for your help.', []],
    ['nothing', '', []],
    ['a mark alone', '? ?? !', []],
    ['a stop inside a time', 'Can he start at 9.30 on 01.12.2026?', ['Can he start at 9.30 on 01.12.2026?']],
    ['a greeting above', 'Dear Ms Shah,\n\nWhere is he to go?', ['Where is he to go?']],
    ['two lines of one question', 'Where is he\nto go?', ['Where is he to go?']],
    [
      'a numbered list',
      'I ask:\n1. Who pays?\n2) Who decides?\n(c) Who knows?',
      ['Who pays?', 'Who decides?', 'Who knows?'],
    ],
    ['a numbered list in one line', '1. Who pays? 2. Who decides?', ['Who pays?', 'Who decides?']],
    ['a list by dashes', 'So:\n- Who pays?\n• please tell me when', ['Who pays?', 'please tell me when']],
    [
      'no mark and a question word',
      'taxi is off. when does the new one start',
      ['when does the new one start'],
    ],
    ['no mark and “can it”', 'can it come at half past 8', ['can it come at half past 8']],
    ['a wish to know', 'We ask to be told who decides. Bye.', ['We ask to be told who decides.']],
    ['a plain order', 'Tell me where the papers are. I wait.', ['Tell me where the papers are.']],
    ['an Arabic mark', 'متى تبدأ الجلسات؟ شكرا', ['متى تبدأ الجلسات؟']],
    ['what is sent with it', 'Please find attached the form. Please see below.', []],
    ['a tale of asking', 'We asked for a review in May. He could read then.', []],
    ['one asked twice', 'Who pays? He waits. Who pays?', ['Who pays?']],
  ])('with %s are found', (_, text, expected) => {
    expect(questionsAsked(text)).toEqual(expected)
  })

  it('are at most eight, the first ones, and as many as are wanted', () => {
    const text = Array.from({ length: 12 }, (_, index) => `Is it ${index}?`).join(' ')
    expect(questionsAsked(text)).toHaveLength(8)
    expect(questionsAsked(text)[7]).toBe('Is it 7?')
    expect(questionsAsked(text, 2)).toEqual(['Is it 0?', 'Is it 1?'])
  })

  it('that are long keep their beginning, up to the end of a word', () => {
    const [question = ''] = questionsAsked(`Why ${'wonderful '.repeat(60)}?`)
    expect(question).toMatch(/^Why (?:wonderful )+wonderful…$/)
    expect(question.length).toBeLessThanOrEqual(200)
  })

  it('that are one long word are cut between characters', () => {
    for (const lead of ['x', 'xy']) {
      const [question = ''] = questionsAsked(`${lead}${'😀'.repeat(300)}?`)
      expect(question.isWellFormed()).toBe(true)
      expect(question.endsWith('😀…')).toBe(true)
    }
  })

  it('of any text are well formed, on one line and short', () => {
    const piece = fc.constantFrom(
      'Who? ',
      'please can you ',
      '.',
      '?',
      '\n',
      '1. ',
      '😀',
      '\ud83d',
      'x'.repeat(150),
      '" ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        for (const question of questionsAsked(pieces.join(''))) {
          expect(question.isWellFormed()).toBe(true)
          expect(question).not.toContain('\n')
          expect(question.length).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  it.each(['a', ' ', '\n', '?', '.', '. ', '1. ', '\n1', '?" ', '(a', 'please '])(
    'in a million times %j are looked for without a fault',
    piece => {
      expect(questionsAsked(piece.repeat(1_000_000)).length).toBeLessThanOrEqual(8)
    },
  )
})
