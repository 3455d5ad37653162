/** A query of a parent whose first reply was missed on Monday 30 November 2026, for apologies. */
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { aQuery } from '#tests/support/casework-builders.ts'

type Breach = Query['clocks']['breaches'][number]

export const missed = (clock: Breach['clock'], at: string, round = 1): Breach => ({ clock, at, round })

export const firstReplyMissed = missed('firstReply', '2026-11-30T17:00:00.000Z')
export const answerMissed = missed('fullAnswer', '2026-12-14T17:00:00.000Z')

export function aLateQuery(changes: Partial<Query> = {}, clocks: Partial<Query['clocks']> = {}): Query {
  return aQuery({
    correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
    correspondentAddress: 'carly.fox@mailbox.example',
    parties: ['carly.fox@mailbox.example'],
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
    teamId: 'team-a',
    clocks: {
      ...freshClocks('2026-11-23T10:00:00.000Z', 'P3'),
      breaches: [firstReplyMissed],
      ...clocks,
    },
    ...changes,
  })
}

/** Why, and by when: what an apology lacks at first. */
export const reasonGiven: Query['breachReasons'] = [
  { reason: 'absence', words: 'Priya was off, Jamie waited', by: 'cw-a1', at: '2026-12-01T09:30:00.000Z' },
]
export const newDateSet: Query['clocks']['newDates'] = [
  {
    clock: 'firstReply',
    at: '2026-12-04T17:00:00.000Z',
    before: '2026-11-30T17:00:00.000Z',
    reason: 'the school reports on Thursday',
    by: 'mgr-a',
    decidedAt: '2026-12-01T09:40:00.000Z',
  },
]
