import { describe, expect, it } from 'vitest'
import { decideFiling } from '#shared/domain/casework/decide-filing.ts'
import type { Absence } from '#shared/domain/directory/directory.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const monday = '2026-11-23T10:00:00.000Z'
const wednesday = '2026-11-25T10:00:00.000Z'
const receipt = { ...unvouchedReceipt(monday), envelopeFrom: 'carly.fox@mailbox.example' }
const owner = { staffId: 'cw-a1', via: 'allocated' as const, reason: '' }

/** Mail of Monday, on a query of cw-a1, that is taken in on Wednesday. */
function joined(absences: readonly Absence[]) {
  const query = aQuery({ owner, parties: ['carly.fox@mailbox.example'] })
  const { filing } = decideFiling(
    aFilingAsk({
      mail: aMail(),
      receipt,
      place: { place: 'join', query, reopens: false },
      directory: aDirectory({ absences: [...absences] }),
      now: wednesday,
      nextWorkingInstant: wednesday,
    }),
  )
  if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
  return filing
}

describe('mail that lay for two days before it was taken in', () => {
  it('stays with an owner who was away when it came and is back', () => {
    const { query, events } = joined([anAbsence('cw-a1', '2026-11-23', '2026-11-24', 'cw-a2')])
    expect([query.owner.staffId, query.coverFor]).toEqual(['cw-a1', null])
    expect(events.map(event => event.type)).not.toContain('cover-started')
  })

  it('goes to whoever covers now, where the owner was there when it came', () => {
    const { query } = joined([anAbsence('cw-a1', '2026-11-25', '2026-11-27', 'cw-a2')])
    expect([query.owner.staffId, query.coverFor]).toEqual(['cw-a2', { staffId: 'cw-a1', since: wednesday }])
  })

  it('goes to nobody who covered then and is away now', () => {
    const { query } = joined([
      anAbsence('cw-a1', '2026-11-23', '2026-11-27', 'cw-a2'),
      anAbsence('cw-a2', '2026-11-25', '2026-11-27', 'mgr-a'),
    ])
    expect([query.owner.staffId, query.coverFor]).toEqual(['mgr-a', { staffId: 'cw-a1', since: monday }])
  })

  it('of a new matter goes back to its own caseworker, who was still there when it came', () => {
    const { filing } = decideFiling(
      aFilingAsk({
        receipt,
        judgement: aJudgement({ owner: { staffId: 'cw-a2', via: 'cover', reason: '' } }),
        directory: aDirectory({ absences: [anAbsence('cw-a1', '2026-11-25', '2026-11-27', 'cw-a2')] }),
        now: wednesday,
        nextWorkingInstant: wednesday,
      }),
    )
    expect(filing.to === 'new-query' ? filing.query.coverFor : null).toEqual({
      staffId: 'cw-a1',
      since: wednesday,
    })
  })
})
