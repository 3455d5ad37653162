import { describe, expect, it } from 'vitest'
import type { ActAsk } from '#shared/domain/casework/acts/act.ts'
import { giveBreachReason } from '#shared/domain/casework/acts/breach-reason.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import { apologyBecameReady, approvalLetter, approveApology } from '#shared/domain/casework/news/apologise.ts'
import { type ApologyWords, draftApology } from '#shared/domain/casework/news/apology-draft.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import {
  aLateQuery,
  answerMissed,
  firstReplyMissed,
  missed,
  newDateSet,
  reasonGiven,
} from '#tests/support/late-query.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'

const directory = aDirectory({
  council: { ...aDirectory().snapshot.council, signposts: { sendiass: { name: 'Aldermere SENDIASS' } } },
})
const now = '2026-12-01T10:00:00.000Z'
const thread = {
  inReplyTo: '<one@mailbox.example>',
  references: ['<one@mailbox.example>'],
  threadIndex: null,
}
const whole = aLateQuery({ breachReasons: reasonGiven }, { newDates: newDateSet })
const staff = (id: string) => {
  const found = directory.staff(id)
  if (found === null) throw new Error(`${id} is in the directory`)
  return found
}
const askOf = (id: string): ActAsk => ({ by: staff(id), directory, now })
const approve = (query: Query, { by = 'mgr-a', words }: { by?: string; words?: ApologyWords } = {}) =>
  approveApology(
    query,
    { thread, deskUrl: 'https://desk.example', ...(words === undefined ? {} : { words }) },
    askOf(by),
  )
const textOf = (query: Query, at = now) => {
  const draft = draftApology(query, { directory, now: at })
  return draft === null ? '' : letterAsText(draft.letter)
}

describe('an apology', () => {
  it('is there from the breach on, with what a person must still say', () => {
    const draft = draftApology(aLateQuery(), { directory, now })
    expect(draft).toMatchObject({ gaps: ['reason', 'new-date'], sendBy: '2026-12-03T17:00:00.000Z' })
    expect(draft?.covers).toEqual([firstReplyMissed])
    expect(draft === null ? '' : letterAsText(draft.letter)).toContain('[Say why we were late.]')
  })

  it('says what we missed, why, the new date, who is to be asked, and where else to go', () => {
    const text = textOf(whole)
    for (const part of [
      'We should have sent you a first reply by 5pm on Monday 30 November 2026. We did not.',
      'The person who had your query was away.',
      'we will write to you by 5pm on Friday 4 December',
      'Priya Shah is dealing with your query',
      'Amir Desai, manager of the Valley team',
      'Local Government and Social Care Ombudsman',
      'Aldermere SENDIASS',
    ]) {
      expect(text).toContain(part)
    }
    const draft = draftApology(whole, { directory, now })
    if (draft !== null) expectPlainWords(draft.letter)
  })

  it('keeps to itself what a colleague wrote beside the reason, and masks a child where it is the reason', () => {
    expect(textOf(whole)).not.toMatch(/Jamie|was off/)
    const other = {
      ...whole,
      breachReasons: [
        { reason: 'other' as const, words: 'we lost the letter about Jamie Fox', by: 'cw-a1', at: now },
      ],
    }
    expect(textOf(other)).toContain('We lost the letter about J.F.')
    expect(textOf(other)).not.toContain('Jamie')
  })

  it('takes the date of a holding reply for the first reply, never one that is past', () => {
    const held = (updateBy: string) => aLateQuery({ breachReasons: reasonGiven }, { updateBy })
    expect(draftApology(held('2026-12-04T17:00:00.000Z'), { directory, now })?.gaps).toEqual([])
    expect(draftApology(held('2026-12-01T09:00:00.000Z'), { directory, now })?.gaps).toEqual(['new-date'])
    expect(draftApology(whole, { directory, now: '2026-12-07T10:00:00.000Z' })?.gaps).toEqual(['new-date'])
  })

  it('needs no new date once the late reply is there, and says when that was', () => {
    const answered = aLateQuery({ breachReasons: reasonGiven }, { firstReplyAt: '2026-12-01T09:00:00.000Z' })
    expect(draftApology(answered, { directory, now })?.gaps).toEqual([])
    expect(textOf(answered)).toContain('You had our reply on Tuesday 1 December.')
  })

  it('is one for the reply and the answer alike, about the answer', () => {
    const both = aLateQuery({}, { breaches: [firstReplyMissed, answerMissed] })
    expect(draftApology(both, { directory, now: '2026-12-15T10:00:00.000Z' })?.covers).toHaveLength(2)
    expect(textOf(both)).toContain('We should have given you a full answer by 5pm on Monday 14 December 2026')
  })

  it('names the duty officer where the writer may not know who has the query', () => {
    expect(textOf(aLateQuery({ flags: ['consent-needed'] }))).not.toContain('Priya Shah')
  })
})

describe('a manager who approves an apology', () => {
  it('sends it to the writer alone, in the thread, in their own name, and it is recorded', () => {
    const acted = approve(whole)
    if (isRefused(acted)) throw new Error(acted.refused)
    expect(acted.outgoing).toMatchObject([
      {
        kind: 'apology',
        to: 'carly.fox@mailbox.example',
        entryId: 'SEND-2026-00417_apology_2',
        inReplyTo: '<one@mailbox.example>',
        sendAfter: now,
        toStaffId: null,
      },
    ])
    expect(acted.query.apologies).toEqual([{ at: now, by: 'mgr-a' }])
    expect(acted.query.clocks).toEqual(whole.clocks)
    expect(JSON.stringify(acted.outgoing)).toContain('Amir Desai')
  })

  it('may say what the wait meant and what is done now', () => {
    const words = {
      effect: 'your child had no taxi for a week',
      doing: ['the taxi comes from Thursday'],
      because: null,
    }
    const acted = approve(whole, { words })
    const text = isRefused(acted) ? acted.refused : JSON.stringify(acted.outgoing)
    expect(text).toContain('Your child had no taxi for a week. I am sorry for this.')
    expect(text).toContain('the taxi comes from Thursday')
  })

  it.each([
    [
      'a colleague who is no manager',
      whole,
      'cw-a1',
      'Only a manager can send an apology. Nothing was sent.',
    ],
    [
      'an apology without a reason',
      aLateQuery({}, { newDates: newDateSet }),
      'mgr-a',
      'Say first why we were late, with REASON and one word. Nothing was sent.',
    ],
    [
      'an apology without a date',
      aLateQuery({ breachReasons: reasonGiven }),
      'mgr-a',
      'Set first a new date, with NEW DATE, the day and why. Nothing was sent.',
    ],
    [
      'a second one for the same breach',
      { ...whole, apologies: [{ at: '2026-12-01T09:00:00.000Z', by: 'mgr-a' }] },
      'mgr-a',
      'The apology for SEND-2026-00417 has left already. Nothing was sent.',
    ],
    [
      'one for a query that was not late',
      aLateQuery({}, { breaches: [] }),
      'mgr-a',
      'Nothing about SEND-2026-00417 was late, so no apology is owed. Nothing was sent.',
    ],
    [
      'one to a writer who is not verified',
      { ...whole, correspondent: { ...whole.correspondent, verified: false } },
      'mgr-a',
      'We could not check who the writer is, or they may not be told. Nothing was sent.',
    ],
    [
      'one to a writer whom mail does not reach',
      { ...whole, unreachable: [whole.correspondentAddress] },
      'mgr-a',
      'Mail to the writer comes back. Nothing was sent.',
    ],
  ])('is refused %s', (_, query, by, sentence) => {
    const acted = approve(query, { by })
    expect(isRefused(acted) ? acted.refused : null).toBe(sentence)
  })

  it('is refused words that name another child', () => {
    const acted = approve(whole, {
      words: { effect: 'Nadia Brook had to wait too', doing: [], because: null },
    })
    expect(isRefused(acted) ? acted.refused : '').toMatch(/Your words name a child .* Nothing was sent\.$/)
  })

  it('sends no child’s name, even where they wrote it', () => {
    const words = {
      effect: 'Jamie had no taxi',
      doing: ['Jamie Fox has a taxi'],
      because: 'we lost Jamie’s form',
    }
    const acted = approve(whole, { words })
    expect(isRefused(acted) ? acted.refused : JSON.stringify(acted.outgoing)).not.toContain('Jamie')
  })

  it('may be the head of the service', () => {
    expect(isRefused(approve(whole, { by: 'hos' }))).toBe(false)
  })

  it('may send a second one when a second promise was missed', () => {
    const again = aLateQuery(
      { breachReasons: reasonGiven, apologies: [{ at: '2026-12-01T10:00:00.000Z', by: 'mgr-a' }] },
      {
        breaches: [firstReplyMissed, missed('fullAnswer', '2026-12-14T17:00:00.000Z')],
        fullAnswerAt: '2026-12-15T09:00:00.000Z',
      },
    )
    expect(draftApology(again, { directory, now: '2026-12-15T10:00:00.000Z' })?.covers).toEqual([
      answerMissed,
    ])
  })
})

describe('the mail that asks a manager to approve', () => {
  it('is due when the last gap is closed, once', () => {
    const before = aLateQuery({}, { newDates: newDateSet })
    const acted = giveBreachReason(before, 'absence', '', askOf('cw-a1'))
    if (isRefused(acted)) throw new Error(acted.refused)
    const after = { ...acted.query, version: before.version + 1 }
    const [notice, ...others] = apologyBecameReady(before, after, directory, now)
    expect(others).toEqual([])
    expect(notice).toMatchObject({ what: 'approval-wanted', staffId: 'mgr-a', at: now, detail: 'apology' })
    expect(apologyBecameReady(after, { ...after, version: after.version + 1 }, directory, now)).toEqual([])
    expect(apologyBecameReady(aLateQuery(), before, directory, now)).toEqual([])
  })

  it('has the whole letter in it, and is dropped when there is nothing to approve any more', () => {
    const [notice] = apologyBecameReady(aLateQuery(), whole, directory, now)
    if (notice === undefined) throw new Error('the apology became ready')
    const ask = { directory, now, changeLink: null, deskLink: 'https://desk.example/queries/SEND-2026-00417' }
    const letter = approvalLetter(notice, whole, ask)
    expect(letter?.subject).toBe('Please approve: an apology, SEND-2026-00417')
    expect(letter === null ? '' : letterAsText(letter)).toContain(
      'I am sorry. We should have sent you a first reply',
    )
    const sent = { ...whole, apologies: [{ at: now, by: 'hos' }] }
    expect(approvalLetter(notice, sent, ask)).toBeNull()
  })
})
