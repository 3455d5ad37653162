import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { CaseworkEvent, FiledMail, Query } from '#shared/domain/casework/query.ts'
import { QueryCard } from '#shared/domain/casework/query.ts'
import type { CaseworkReading, LinkedQuery, QueryFile, WorkOf } from '#shared/ports/casework-reading.ts'

/** A Monday morning, London time (winter: the same as UTC). */
export const mondayMorning = '2026-11-23T10:00:00.000Z'

/** A query of Councillor Marsh about Jamie Fox, owned by Priya Shah; what a test cares about is named by the test. */
export function aQuery(overrides: Partial<Query> = {}): Query {
  return {
    reference: 'SEND-2026-00417',
    version: 1,
    state: 'open',
    receivedAt: '2026-11-20T11:15:00.000Z',
    subject: 'No school place since September',
    correspondent: { kind: 'councillor', name: 'Dorothy Marsh', directoryId: 'cllr-1', verified: true },
    correspondentAddress: 'dorothy.marsh@members.aldermere.example',
    answerTo: null,
    parties: ['dorothy.marsh@members.aldermere.example'],
    caseMatch: { id: 'EHC-30001', how: 'name' },
    possibleCases: [],
    topic: 'out-of-school',
    otherTopics: ['transport'],
    confidence: 0.91,
    priority: 'P2',
    flags: ['out-of-school'],
    owner: {
      staffId: 'cw-a1',
      via: 'allocated',
      reason: 'Priya Shah is the allocated caseworker of EHC-30001.',
    },
    teamId: 'team-a',
    ward: null,
    unreached: [],
    unreachable: [],
    acknowledgementsInExchange: 1,
    deadlines: {
      acknowledge: '2026-11-20T11:30:00.000Z',
      accept: '2026-11-20T15:15:00.000Z',
      firstReply: '2026-11-25T17:00:00.000Z',
      fullAnswer: '2026-12-01T17:00:00.000Z',
    },
    nextDeadline: { clock: 'firstReply', at: '2026-11-25T17:00:00.000Z' },
    clocks: freshClocks('2026-11-20T11:15:00.000Z', 'P2'),
    wakeAt: null,
    coverFor: null,
    breachReasons: [],
    apologies: [],
    calls: [],
    closing: null,
    acknowledgedAt: '2026-11-20T11:16:00.000Z',
    acknowledgedTo: ['dorothy.marsh@members.aldermere.example'],
    contacts: ['2026-11-20T11:15:00.000Z'],
    linkedTo: null,
    campaign: null,
    likeness: [],
    standardsVersion: '1',
    reckonedBy: '',
    unsure: false,
    language: 'en',
    interpreterLanguage: null,
    questions: [],
    dates: [],
    onBehalfOf: null,
    evidence: [
      { for: 'topic:out-of-school', text: 'has had no school place since September' },
      { for: 'priority:P2', text: 'no education at all for eleven weeks' },
      { for: 'case', text: 'Jamie Fox, Oakfield Primary School' },
      { for: 'correspondent', text: 'members.csv: cllr-1, dorothy.marsh@members.aldermere.example' },
    ],
    ...overrides,
  }
}

export function aMail(overrides: Partial<FiledMail> = {}): FiledMail {
  return {
    mailId: 'mail-a',
    rawKey: 'mail/a',
    at: '2026-11-20T11:15:00.000Z',
    messageId: '<a@members.aldermere.example>',
    kind: 'query',
    kindEvidence: '',
    from: { name: 'Dorothy Marsh', address: 'dorothy.marsh@members.aldermere.example' },
    to: ['send@aldermere.example'],
    cc: [],
    subject: 'No school place since September',
    ownWords:
      'Hello,\n\nMy resident Mrs Fox tells me that Jamie has had no school place since September. What is being done, and by when?\n\nDorothy',
    forwarded: null,
    attachments: [],
    verified: true,
    size: 4821,
    ...overrides,
  }
}

export function anOutgoingMail(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    entryId: 'SEND-2026-00417_acknowledgement_1',
    reference: 'SEND-2026-00417',
    kind: 'acknowledgement',
    state: 'sent',
    to: 'dorothy.marsh@members.aldermere.example',
    toName: 'Dorothy Marsh',
    toStaffId: null,
    letter: {
      subject: 'We have your mail (SEND-2026-00417)',
      blocks: [
        { type: 'paragraph', text: 'Thank you for writing to us.' },
        { type: 'heading', text: 'What happens now' },
        {
          type: 'list',
          items: ['Priya Shah has your query.', 'You will hear by 5pm on Wednesday 25 November.'],
        },
        { type: 'inset', text: 'If a child is in danger now, call 999.' },
      ],
    },
    inReplyTo: '<a@members.aldermere.example>',
    references: [],
    threadIndex: null,
    decidedAt: '2026-11-20T11:15:30.000Z',
    sendAfter: '2026-11-20T11:15:30.000Z',
    inDoubtUntil: null,
    sentAt: '2026-11-20T11:16:00.000Z',
    sentMessageId: '<0100@eu-west-2.amazonses.com>',
    ...overrides,
  }
}

export function anEvent(overrides: Partial<CaseworkEvent> = {}): CaseworkEvent {
  return {
    at: '2026-11-20T11:15:00.000Z',
    type: 'received',
    by: 'correspondent',
    to: [],
    detail: '',
    ...overrides,
  }
}

/** The usual beginning of a query: received, given to its owner, acknowledged. */
export function aFile(overrides: Partial<QueryFile> = {}): QueryFile {
  return {
    query: aQuery(),
    mails: [aMail()],
    outgoing: [anOutgoingMail()],
    events: [
      anEvent(),
      anEvent({
        type: 'routed',
        by: 'system',
        to: ['cw-a1'],
        detail: 'Priya Shah is the allocated caseworker of EHC-30001.',
      }),
      anEvent({ at: '2026-11-20T11:16:00.000Z', type: 'acknowledged', by: 'system' }),
    ],
    ...overrides,
  }
}

/** A link of one query to another, as the store gives it. */
export function aLink(how: LinkedQuery['link']['how'], query: Query): LinkedQuery {
  const at = query.receivedAt
  return { link: { reference: query.reference, how, at }, card: QueryCard.parse(query) }
}

/** Casework held in memory, with the orders and cursors that the port promises; links by the reference that has them. */
export function caseworkOf(
  files: readonly QueryFile[],
  links: Readonly<Record<string, readonly LinkedQuery[]>> = {},
): CaseworkReading {
  const queries = files.map(each => each.query)
  return {
    list: async ({ work, state, cursor, limit }) => {
      const name = JSON.stringify([work, state])
      const from = cursor === null ? 0 : place(cursor, name)
      if (from === null) return 'bad-cursor'
      const all = queries
        .filter(query => (query.state === 'closed') === (state === 'closed') && isWorkOf(query, work))
        .toSorted((a, b) => a.nextDeadline.at.localeCompare(b.nextDeadline.at))
      const next =
        from + limit < all.length
          ? Buffer.from(JSON.stringify([name, from + limit])).toString('base64url')
          : null
      return { items: all.slice(from, from + limit).map(query => QueryCard.parse(query)), next }
    },
    file: async reference => files.find(each => each.query.reference === reference) ?? null,
    linked: async reference => links[reference] ?? [],
    aboutCase: async caseId =>
      queries.filter(query => query.caseMatch?.id === caseId).map(query => QueryCard.parse(query)),
  }
}

function isWorkOf(query: Query, work: WorkOf): boolean {
  if (work.of === 'owner') return query.owner.staffId === work.staffId
  return work.of === 'everyone' || query.teamId === work.teamId
}

function place(cursor: string, name: string): number | null {
  try {
    const [of, from]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return of === name && typeof from === 'number' ? from : null
  } catch {
    return null
  }
}
