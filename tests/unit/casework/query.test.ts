/** What is stored is read as long as it is kept: these are the shapes of the first release, written out so that no builder mends them. */
import { describe, expect, it } from 'vitest'
import { AwayMark } from '#shared/domain/casework/away-mark.ts'
import { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import { CaseworkEvent, FiledMail, Query, QueryCard } from '#shared/domain/casework/query.ts'
import { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'

const correspondent = { kind: 'family', name: 'Mrs Khan', directoryId: null, verified: true }
const card = {
  reference: 'SEND-2026-00417',
  state: 'open',
  receivedAt: '2026-11-23T10:00:00.000Z',
  subject: 'School place',
  correspondent,
  caseMatch: { id: 'EHC-20107', how: 'sender' },
  topic: 'placement',
  priority: 'P3',
  flags: [],
  owner: { staffId: 'cw-03', via: 'allocated', reason: 'Priya Shah is allocated to EHC-20107.' },
  teamId: 'east',
  nextDeadline: { clock: 'firstReply', at: '2026-11-30T17:00:00.000Z' },
}
const query = {
  ...card,
  version: 1,
  correspondentAddress: 'khan@mailbox.example',
  parties: ['khan@mailbox.example'],
  possibleCases: [],
  otherTopics: [],
  confidence: 0.9,
  deadlines: {
    acknowledge: '2026-11-23T10:15:00.000Z',
    accept: '2026-11-24T17:00:00.000Z',
    firstReply: '2026-11-30T17:00:00.000Z',
    fullAnswer: '2026-12-14T17:00:00.000Z',
  },
  acknowledgedAt: null,
  acknowledgedTo: [],
  contacts: ['2026-11-23T10:00:00.000Z'],
  linkedTo: null,
  standardsVersion: '1',
  evidence: [],
}

describe('what was stored by the first release is read', () => {
  it('a query, with nothing said that it did not know', () => {
    expect(Query.parse(query)).toMatchObject({
      ...query,
      ward: null,
      unreached: [],
      unreachable: [],
      acknowledgementsInExchange: 0,
      campaign: null,
      likeness: [],
    })
  })

  it('a card of a list', () => {
    expect(QueryCard.parse(card)).toEqual({ ...card, contacts: [], linkedTo: null, campaign: null })
  })

  it.each([
    [
      'a mail that came in',
      FiledMail,
      {
        mailId: 'a1',
        rawKey: 'mail/a1',
        at: '2026-11-23T10:00:00.000Z',
        messageId: null,
        kind: 'query',
        kindEvidence: '',
        from: { name: '', address: 'khan@mailbox.example' },
        to: [],
        cc: [],
        subject: '',
        ownWords: '',
        forwarded: null,
        attachments: [],
        verified: true,
        size: 1,
      },
    ],
    [
      'an event',
      CaseworkEvent,
      { at: '2026-11-23T10:00:00.000Z', type: 'received', by: 'correspondent', to: [], detail: '' },
    ],
    [
      'a mail that leaves',
      OutgoingMail,
      {
        entryId: 'SEND-2026-00417_acknowledgement_1',
        reference: 'SEND-2026-00417',
        kind: 'acknowledgement',
        state: 'sent',
        to: 'khan@mailbox.example',
        toName: '',
        toStaffId: null,
        letter: { subject: 'We have your query', blocks: [{ type: 'paragraph', text: 'Thank you.' }] },
        inReplyTo: null,
        references: [],
        threadIndex: null,
        decidedAt: '2026-11-23T10:00:01.000Z',
        sendAfter: '2026-11-23T10:00:01.000Z',
        inDoubtUntil: null,
        sentAt: '2026-11-23T10:00:02.000Z',
        sentMessageId: '<a@ses>',
      },
    ],
    [
      'a mark of somebody who is perhaps away',
      AwayMark,
      {
        staffId: 'cw-03',
        version: 1,
        at: '2026-11-23T10:00:00.000Z',
        from: '2026-11-23',
        to: '2026-11-24',
        backOn: null,
        reference: 'SEND-2026-00417',
      },
    ],
    [
      'a directory',
      DirectorySnapshot,
      {
        council: { name: 'Aldermere', inbox: 'send@aldermere.example' },
        teams: [{ id: 't', name: 'T', manager: 'm', wards: [] }],
        staff: [
          { id: 'm', name: 'M', email: 'm@aldermere.example', role: 'manager', team: 't', manager: null },
        ],
        members: [],
        cases: [],
        contacts: [],
        absences: [],
      },
    ],
  ])('%s', (_, schema, stored) => {
    expect(schema.parse(stored)).toMatchObject(stored)
  })
})
