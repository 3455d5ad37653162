/** Queries of the members of `aDirectory`, for the weekly mail. */
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { aQuery } from '#tests/support/casework-builders.ts'

export const councillor = 'dorothy.marsh@members.aldermere.example'

/** Raised by the councillor on Monday 16 November 2026 at 10:00: the first reply is due on the 23rd, the answer on the 30th. */
export function aMemberQuery(number: number, changes: Partial<Query> = {}): Query {
  const receivedAt = '2026-11-16T10:00:00.000Z'
  return aQuery({
    reference: `SEND-2026-${String(number).padStart(5, '0')}`,
    receivedAt,
    correspondent: { kind: 'councillor', name: 'Dorothy Marsh', directoryId: 'cllr-1', verified: true },
    correspondentAddress: councillor,
    parties: [councillor],
    caseMatch: { id: 'EHC-30001', how: 'name' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
    teamId: 'team-a',
    deadlines: {
      acknowledge: '2026-11-16T10:15:00.000Z',
      accept: '2026-11-17T17:00:00.000Z',
      firstReply: '2026-11-23T17:00:00.000Z',
      fullAnswer: '2026-11-30T17:00:00.000Z',
    },
    clocks: freshClocks(receivedAt, 'P3'),
    ...changes,
  })
}

/** As of this instant, in the week before Monday 23 November. */
export function aClosedMemberQuery(number: number, at: string, changes: Partial<Query> = {}): Query {
  const open = aMemberQuery(number)
  return {
    ...open,
    state: 'closed',
    wakeAt: null,
    clocks: { ...open.clocks, acceptedAt: at, firstReplyAt: at, fullAnswerAt: at },
    closing: {
      at,
      by: 'cw-a1',
      outcome: 'answered',
      words: 'A taxi comes from Monday.',
      followUpUntil: '2026-11-27T17:00:00.000Z',
    },
    ...changes,
  }
}
