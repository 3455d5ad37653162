import { describe, expect, it } from 'vitest'
import { decideFiling } from '#shared/domain/casework/decide-filing.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aJudgement, aMail } from '#tests/support/casework-builders.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const fromColleague = (text: string, answersSeveral: boolean) =>
  decideFiling(
    aFilingAsk({
      answersSeveral,
      mail: aMail({ from: { name: 'Priya Shah', address: 'cw-a1@aldermere.example' }, text, ownWords: text }),
      judgement: aJudgement({
        correspondent: { kind: 'staff', name: 'Priya Shah', directoryId: 'cw-a1', verified: true },
      }),
    }),
  ).filing

describe('a colleague’s answer to a mail about several queries', () => {
  it('opens no query: it is kept, and they are told how to say which one they mean', () => {
    const filing = fromColleague('Thanks, I will do the first two today and the last tomorrow.', true)
    if (filing.to !== 'kept') throw new Error(`It went to ${filing.to}.`)
    expect(filing.outgoing.map(entry => entry.toStaffId)).toEqual(['cw-a1'])
    expect(filing.outgoing.map(entry => letterAsText(entry.letter)).join()).toContain('Email about it')
  })

  it('is told from a matter that a colleague raises', () => {
    expect(fromColleague('Please look at the taxi of Jamie Fox, it did not come today.', false).to).toBe(
      'new-query',
    )
  })
})
