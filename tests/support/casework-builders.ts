/** Values for tests of casework: whole and ordinary; a test overrides only what it is about. */

import type { AwayMark } from '#shared/domain/casework/away-mark.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { Filing } from '#shared/domain/casework/filing.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { FiledMail, Query } from '#shared/domain/casework/query.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import type { Judgement } from '#shared/domain/triage/judgement.ts'

export function aQuery(changes: Partial<Query> = {}): Query {
  return {
    reference: 'SEND-2026-00417',
    version: 1,
    state: 'open',
    receivedAt: '2026-11-23T10:00:00.000Z',
    subject: 'School place',
    correspondent: { kind: 'family', name: 'Mrs Khan', directoryId: null, verified: true },
    correspondentAddress: 'khan@mailbox.example',
    answerTo: null,
    parties: ['khan@mailbox.example'],
    caseMatch: { id: 'EHC-20107', how: 'sender' },
    possibleCases: [],
    topic: 'placement',
    otherTopics: [],
    confidence: 0.9,
    priority: 'P3',
    flags: [],
    owner: { staffId: 'cw-03', via: 'allocated', reason: 'Priya Shah is allocated to EHC-20107.' },
    teamId: 'east',
    ward: 'Northgate',
    unreached: [],
    unreachable: [],
    deadlines: {
      acknowledge: '2026-11-23T10:15:00.000Z',
      accept: '2026-11-24T17:00:00.000Z',
      firstReply: '2026-11-30T17:00:00.000Z',
      fullAnswer: '2026-12-14T17:00:00.000Z',
    },
    nextDeadline: { clock: 'accept', at: '2026-11-24T17:00:00.000Z' },
    clocks: freshClocks('2026-11-23T10:00:00.000Z', 'P3'),
    wakeAt: '2026-11-24T17:00:00.000Z',
    coverFor: null,
    breachReasons: [],
    apologies: [],
    calls: [],
    closing: null,
    acknowledgedAt: null,
    acknowledgedTo: [],
    acknowledgementsInExchange: 0,
    contacts: ['2026-11-23T10:00:00.000Z'],
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
    evidence: [],
    ...changes,
  }
}

export function aFiledMail(changes: Partial<FiledMail> = {}): FiledMail {
  return {
    mailId: 'a1'.repeat(32),
    rawKey: 'mail/a1',
    at: '2026-11-23T10:00:00.000Z',
    messageId: '<one@mailbox.example>',
    kind: 'query',
    kindEvidence: '',
    from: { name: 'Mrs Khan', address: 'khan@mailbox.example' },
    to: ['send@casework.calderbrook.example'],
    cc: [],
    subject: 'School place',
    ownWords: 'When will a school be named?',
    forwarded: null,
    attachments: [],
    verified: true,
    size: 1_200,
    ...changes,
  }
}

export function anOutgoingMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    entryId: 'SEND-2026-00417_acknowledgement_1',
    reference: 'SEND-2026-00417',
    kind: 'acknowledgement',
    state: 'waiting',
    to: 'khan@mailbox.example',
    toName: 'Mrs Khan',
    toStaffId: null,
    letter: {
      subject: 'We have your query: SEND-2026-00417',
      blocks: [{ type: 'paragraph', text: 'Thank you.' }],
    },
    inReplyTo: '<one@mailbox.example>',
    references: ['<one@mailbox.example>'],
    threadIndex: null,
    decidedAt: '2026-11-23T10:00:01.000Z',
    sendAfter: '2026-11-23T10:00:01.000Z',
    inDoubtUntil: null,
    sentAt: null,
    sentMessageId: null,
    ...changes,
  }
}

export function anAwayMark(changes: Partial<AwayMark> = {}): AwayMark {
  return {
    staffId: 'cw-a1',
    version: 1,
    at: '2026-11-23T10:00:30.000Z',
    from: '2026-11-23',
    to: '2026-11-24',
    backOn: null,
    reference: 'SEND-2026-00417',
    endedAt: null,
    ...changes,
  }
}

type NewQuery = Extract<Filing, { to: 'new-query' }>

/** A mail that opens the query numbered `number`, with every identity its own. */
export function aNewQuery(number: number, changes: Partial<Query> = {}): NewQuery {
  const reference = `SEND-2026-${String(number).padStart(5, '0')}`
  const mailId = number.toString(16).padStart(64, '0')
  const query = aQuery({ reference, ...changes })
  return {
    to: 'new-query',
    mail: aFiledMail({
      mailId,
      rawKey: `mail/${number}`,
      messageId: `<${number}@mailbox.example>`,
      from: { name: 'A writer', address: query.correspondentAddress },
    }),
    day: '2026-11-23',
    conversation: null,
    claimsMessageId: true,
    backAtWork: null,
    links: [],
    campaign: null,
    query,
    events: [{ at: query.receivedAt, type: 'received', by: 'correspondent', to: [], detail: '' }],
    outgoing: [
      anOutgoingMail({
        reference,
        entryId: `${reference}_acknowledgement_1`,
        to: query.correspondentAddress,
      }),
    ],
    acknowledged: null,
  }
}

export function aMail(changes: Partial<Mail> = {}): Mail {
  return {
    from: { name: 'Carly Fox', address: 'carly.fox@mailbox.example' },
    fromField: 'from',
    replyTo: [],
    to: [{ name: '', address: 'send@aldermere.example' }],
    cc: [],
    subject: 'Jamie’s taxi',
    messageId: '<taxi@mailbox.example>',
    inReplyTo: null,
    references: [],
    threadIndex: null,
    date: '2026-11-23T10:00:00.000Z',
    kind: 'query',
    kindEvidence: '',
    text: 'Jamie Fox had no taxi. When will Jamie have one?',
    ownWords: 'Jamie Fox had no taxi. When will Jamie have one?',
    html: null,
    forwarded: null,
    attachments: [],
    deliveryReport: null,
    headers: [],
    defects: [],
    ...changes,
  }
}

export function aJudgement(changes: Partial<Judgement> = {}): Judgement {
  return {
    messageKind: 'query',
    correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
    topic: 'transport',
    otherTopics: [],
    confidence: 0.9,
    priority: 'P3',
    flags: [],
    case: { id: 'EHC-30001', how: 'sender' },
    possibleCases: [],
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
    ward: 'Quarry Bank',
    alsoTell: [],
    deadlines: aQuery().deadlines,
    unsure: false,
    language: 'en',
    interpreterLanguage: null,
    questions: [],
    dates: [],
    onBehalfOf: null,
    evidence: [{ for: 'topic:transport', text: 'no taxi' }],
    ...changes,
  }
}
