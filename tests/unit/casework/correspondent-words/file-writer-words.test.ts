import { describe, expect, it } from 'vitest'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { decideFiling, type FilingAsk } from '#shared/domain/casework/decide-filing.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const REFERENCE = 'SEND-2026-00417'
const receivedAt = '2026-11-25T10:00:00.000Z'
const carly = { kind: 'family' as const, name: 'Carly Fox', directoryId: null, verified: true }
const open = aQuery({
  reference: REFERENCE,
  receivedAt: '2026-11-23T10:00:00.000Z',
  correspondent: carly,
  correspondentAddress: 'carly.fox@mailbox.example',
  parties: ['carly.fox@mailbox.example'],
  caseMatch: { id: 'EHC-30001', how: 'sender' },
  owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
  clocks: { ...freshClocks('2026-11-23T10:00:00.000Z', 'P3'), acceptedAt: '2026-11-23T11:00:00.000Z' },
  contacts: ['2026-11-23T10:00:00.000Z'],
})
const closed: Query = {
  ...open,
  state: 'closed',
  closing: {
    at: '2026-11-24T10:00:00.000Z',
    by: 'cw-a1',
    outcome: 'answered',
    words: 'A taxi comes.',
    followUpUntil: '2026-12-01T17:00:00.000Z',
  },
}

function filed(text: string, place: FilingAsk['place'], changes: Partial<FilingAsk> = {}) {
  return decideFiling(
    aFilingAsk({
      mail: aMail({ text, ownWords: text, subject: `Re: ${REFERENCE}` }),
      receipt: { ...unvouchedReceipt(receivedAt), envelopeFrom: 'carly.fox@mailbox.example', dmarc: 'pass' },
      judgement: aJudgement({ correspondent: carly }),
      place,
      provenReference: REFERENCE,
      newReference: 'SEND-2026-00500',
      day: '2026-11-25',
      now: receivedAt,
      nextWorkingInstant: receivedAt,
      ...changes,
    }),
  ).filing
}
const join = (query: Query, reopens = false): FilingAsk['place'] => ({ place: 'join', query, reopens })
const joined = (...args: Parameters<typeof filed>) => {
  const filing = filed(...args)
  if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
  return filing
}

describe('STATUS of a verified writer', () => {
  it('is answered with dates and no name, and moves nothing', () => {
    const { query, outgoing, events, notices } = joined('STATUS', join(open))
    expect(outgoing).toMatchObject([{ to: 'carly.fox@mailbox.example', kind: 'digest', toStaffId: null }])
    const text = letterAsText(outgoing[0]?.letter ?? { subject: '', blocks: [] })
    expect(text).toContain(REFERENCE)
    expect(text).toContain('You will hear from us by 5pm on Monday 30 November')
    expect(text).not.toMatch(/Priya|Shah|Jamie|Fox|Oakfield/)
    const { contacts, deadlines, priority, state, clocks } = open
    expect(query).toMatchObject({ contacts, deadlines, priority, state, clocks })
    expect(events).toMatchObject([{ type: 'joined', detail: 'status' }])
    expect(notices).toEqual([])
  })

  it('lists what else is theirs, and nobody else’s', () => {
    const ownQueries = [
      { ...open, reference: 'SEND-2026-00418' },
      { ...open, reference: 'SEND-2026-00419', correspondentAddress: 'other@mailbox.example' },
    ]
    const { outgoing } = joined('STATUS', join(open), { ownQueries })
    const text = letterAsText(outgoing[0]?.letter ?? { subject: '', blocks: [] })
    expect(text).toContain('SEND-2026-00418')
    expect(text).not.toContain('SEND-2026-00419')
  })

  it('opens no query where it answers none', () => {
    const filing = filed('Status?', { place: 'new', linkedTo: null }, { ownQueries: [open] })
    expect(filing).toMatchObject({
      to: 'kept',
      outgoing: [{ reference: null, to: 'carly.fox@mailbox.example' }],
    })
  })

  it('is answered three times an hour at the most, and is no loop for being the same word', () => {
    const soFar = { hour: '2026-11-25T10', inHour: 2, day: '2026-11-25', inDay: 2, lastLikeness: [1, 2, 3] }
    expect(joined('STATUS', join(open), { automaticMail: soFar }).outgoing).toHaveLength(1)
    expect(joined('STATUS', join(open), { automaticMail: { ...soFar, inHour: 3 } }).outgoing).toEqual([])
  })

  it.each([
    [
      'somebody whom nobody checked',
      { judgement: aJudgement({ correspondent: { ...carly, verified: false } }) },
    ],
    [
      'somebody who is in no directory',
      {
        mail: aMail({
          text: 'STATUS',
          ownWords: 'STATUS',
          from: { name: '', address: 'stranger@mailbox.example' },
        }),
      },
    ],
  ] as const)('of %s is a letter, and tells them nothing of where things stand', (_, changes) => {
    const { outgoing, query } = joined('STATUS', join(open), changes)
    expect(outgoing.filter(entry => entry.kind === 'digest')).toEqual([])
    expect(query.contacts).toHaveLength(2)
  })
})

describe('on a closed query', () => {
  it('NOT SORTED opens it again, and the owner and the manager hear of it', () => {
    const { query, events, notices, outgoing } = joined(
      'NOT SORTED\n\nThe taxi never came.',
      join(closed, true),
    )
    expect(query.state).toBe('open')
    expect(events.map(event => event.type)).toContain('reopened')
    expect(notices).toMatchObject([{ staffId: 'mgr-a', what: 'not-sorted' }])
    expect(outgoing.map(entry => entry.toStaffId)).toContain('cw-a1')
  })

  it('another letter opens it too, and is the owner’s to judge', () => {
    const { query, notices } = joined('The taxi never came. Please ring me about it.', join(closed, true))
    expect(query.state).toBe('open')
    expect(notices).toEqual([])
  })

  it.each([
    ['Thank you very much for your help.', 'thanks'],
    ['Yes, very easy', 'survey'],
  ])('%j leaves it closed, and nobody is told', (text, detail) => {
    const { query, events, outgoing } = joined(text, join(closed))
    expect(query.state).toBe('closed')
    expect(events).toMatchObject([{ type: 'joined', detail }])
    expect(outgoing).toEqual([])
  })
})
