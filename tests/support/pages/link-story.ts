/** What people find behind the links of mails, one of everything: for a browser. */
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import { aFile, anOutgoingMail, aQuery, mondayMorning } from './casework.ts'
import { linkPath } from './links.ts'

const closing = {
  at: mondayMorning,
  by: 'cw-a2',
  outcome: 'answered' as const,
  words: '',
  followUpUntil: '2026-11-30T17:00:00.000Z',
}

/** Late, with all that its apology needs. */
const lateReference = 'SEND-2026-00502'
const undoReference = 'SEND-2026-00503'
const closedReference = 'SEND-2026-00504'

const late = aQuery({
  reference: lateReference,
  deadlines: { ...aQuery().deadlines, firstReply: '2026-11-20T17:00:00.000Z' },
  breachReasons: [{ reason: 'school', words: '', by: 'cw-a1', at: mondayMorning }],
  calls: [{ at: mondayMorning, by: 'cw-a1' }],
  unreached: ['comp'],
  clocks: {
    ...aQuery().clocks,
    breaches: [{ clock: 'firstReply', round: 1, at: '2026-11-20T17:00:00.000Z' }],
    newDates: [
      {
        clock: 'firstReply',
        at: '2026-11-27T17:00:00.000Z',
        before: '2026-11-20T17:00:00.000Z',
        reason: 'The school writes on Thursday.',
        by: 'mgr-a',
        decidedAt: '2026-11-23T09:30:00.000Z',
      },
    ],
  },
})

const answering = {
  entryId: `${undoReference}_reply_2`,
  what: 'replied' as const,
  at: mondayMorning,
  by: 'cw-a1',
  promised: null,
  closing: null,
}

const toUndo = (number: number, state: 'waiting' | 'sent') =>
  anOutgoingMail({
    entryId: `${undoReference}_reply_${number}`,
    reference: undoReference,
    kind: 'reply',
    state,
    sendAfter: '2026-11-23T10:01:00.000Z',
    sentAt: state === 'sent' ? '2026-11-23T10:01:02.000Z' : null,
  })

export const linkStory: readonly QueryFile[] = [
  aFile(),
  aFile({ query: late }),
  aFile({
    query: aQuery({ reference: undoReference, clocks: { ...aQuery().clocks, answering } }),
    outgoing: [toUndo(2, 'waiting'), toUndo(3, 'sent')],
  }),
  aFile({ query: aQuery({ reference: closedReference, state: 'closed', closing }) }),
]

export const links = {
  owner: linkPath(),
  manager: linkPath({ staffId: 'mgr-a' }),
  managerOfLate: linkPath({ staffId: 'mgr-a', reference: lateReference }),
  director: linkPath({ staffId: 'director' }),
  notTheirs: linkPath({ staffId: 'cw-b1' }),
  closed: linkPath({ reference: closedReference }),
  undo: linkPath({ purpose: 'undo', reference: undoReference, id: `${undoReference}_reply_2` }),
  tooLate: linkPath({ purpose: 'undo', reference: undoReference, id: `${undoReference}_reply_3` }),
  survey: linkPath({ purpose: 'survey', staffId: null, id: 'r1' }),
  invented: '/act/0123456789abcdefghjkmnpqrstvwxyz0123456789',
  old: linkPath({ until: '2026-11-23T09:59:59.000Z' }),
} as const
