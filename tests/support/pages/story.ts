/** A desk on an ordinary Monday: enough of everything that the pages have to show, hostile mail included. */
import type { AwayMark } from '#shared/domain/casework/away-mark.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { LinkedQuery, QueryFile } from '#shared/ports/casework-reading.ts'
import type { ReadMail } from '#shared/ports/mail-reader.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { anAwayMark } from './away.ts'
import { aFile, aLink, aMail, anEvent, anOutgoingMail, aQuery } from './casework.ts'
import { hostileHtml } from './hostile-html.ts'
import { aLedgerDay, aParkedMessage, type LedgerWorld, ledgerDays } from './ledger.ts'
import { aMailReading } from './mails.ts'

export const storyDirectory: DirectoryIndex = aDirectory({
  absences: [anAbsence('cw-b1', '2026-11-16', '2026-11-27', 'cw-a2')],
})

/** The query whose page shows everything at once. */
export const fullReference = 'SEND-2026-00417'

const forwarded = `Good afternoon

Please see below from a family in my ward. I have met Mrs Fox twice. Jamie has had no school place since September, and his taxi was stopped in the same week.

1. What education is Jamie getting now?
2. When will a school be named?
3. Who is their caseworker?

I would be grateful for an answer before my surgery on Thursday.

Councillor Dorothy Marsh
Quarry Bank ward`

/** Of a campaign, about no child, and its owner is perhaps away. */
export const campaignReference = 'SEND-2026-00420'

const fullQuery = aQuery({
  reference: fullReference,
  priority: 'P1',
  flags: ['safeguarding', 'out-of-school', 'consent-needed', 'third-contact'],
  nextDeadline: { clock: 'accept', at: '2026-11-20T15:15:00.000Z' },
  unreachable: ['dorothy.marsh@members.aldermere.example', 'c.fox@a-long-name-of-a-host.mailbox.example'],
  onBehalfOf: { name: 'Carly Fox', address: 'carly.fox@mailbox.example' },
  questions: ['What education is Jamie getting now?', 'متى سيحصل ابني على مدرسة؟'],
  dates: [{ date: '2026-12-03', text: 'The hearing is on 3 December.' }],
  linkedTo: 'SEND-2026-00120',
  evidence: [
    { for: 'correspondent', text: 'The address is that of Dorothy Marsh on the register.' },
    {
      for: 'correspondent',
      text: 'The mail passed on is from Carly Fox, on file for EHC-30001 as parent.',
    },
    { for: 'case', text: 'The person whose mail was forwarded is on file for this case.' },
    { for: 'topic:out-of-school', text: 'has had no school place since September' },
    { for: 'flag:out-of-school', text: 'Jamie has had no school place since September' },
    { for: 'flag:out-of-school', text: 'ابني في البيت منذ شهر سبتمبر ولا أحد يتصل بنا (Oakfield).' },
    {
      for: 'flag:safeguarding',
      text: `He has started to hurt himself and I have not slept for three days. ${'Please will somebody phone me. '.repeat(6)}`,
    },
    { for: 'flag:safeguarding', text: `https://example.org/${'a-very-long-address-'.repeat(8)}` },
    { for: 'priority:P1', text: 'He has started to hurt himself' },
  ],
})

const fullFile: QueryFile = {
  query: fullQuery,
  mails: [
    aMail({
      ownWords: forwarded,
      attachments: [
        { name: 'Letter from the school – signed.pdf', type: 'application/pdf', size: 284_112, index: 0 },
        { name: 'photo of the timetable.jpg', type: 'image/jpeg', size: 1_840_221, index: 1 },
      ],
      size: 2_911_004,
    }),
    aMail({
      mailId: 'mail-b',
      rawKey: 'mail/b',
      at: '2026-11-22T21:47:00.000Z',
      from: { name: 'Carly Fox', address: 'carly.fox@mailbox.example' },
      subject: 'Re: No school place since September',
      ownWords:
        'I cannot go on like this. He has started to hurt himself and I have not slept for three days. Please will somebody phone me.',
      size: 6_204,
    }),
    aMail({
      mailId: 'mail-c',
      rawKey: 'mail/c',
      at: '2026-11-23T08:01:00.000Z',
      kind: 'auto-reply',
      from: { name: '', address: 'dorothy.marsh@members.aldermere.example' },
      subject: 'Automatic reply: We have your mail',
      ownWords: 'I hold my surgery on Thursdays and read mail on Mondays.',
      verified: false,
      size: 2_020,
    }),
  ],
  outgoing: [
    anOutgoingMail(),
    anOutgoingMail({
      entryId: 'SEND-2026-00417_notice_1',
      kind: 'notice',
      to: 'cw-a1@aldermere.example',
      toName: 'Priya Shah',
      toStaffId: 'cw-a1',
      letter: {
        subject: '[Immediate] SEND-2026-00417 – reply due Wednesday 25 November, 5pm',
        blocks: [
          { type: 'paragraph', text: 'You have a new query, SEND-2026-00417.' },
          {
            type: 'numbered',
            items: ['What education is J.F. getting now?', 'When will a school be named?'],
          },
          {
            type: 'link',
            text: 'Open SEND-2026-00417 and read the mail',
            href: 'https://desk.example/queries/SEND-2026-00417',
          },
        ],
      },
    }),
    anOutgoingMail({
      entryId: 'SEND-2026-00417_holding_1',
      kind: 'holding',
      state: 'waiting',
      decidedAt: '2026-11-23T09:40:00.000Z',
      sentAt: null,
      sentMessageId: null,
      letter: {
        subject: 'About your query (SEND-2026-00417)',
        blocks: [
          {
            type: 'paragraph',
            text: 'I will phone you today before 2pm. I am asking the schools panel for a date.',
          },
        ],
      },
    }),
  ],
  events: [
    anEvent(),
    anEvent({
      type: 'routed',
      by: 'system',
      to: ['cw-a1'],
      detail: 'Priya Shah is the allocated caseworker of EHC-30001.',
    }),
    anEvent({ at: '2026-11-20T11:16:00.000Z', type: 'acknowledged', by: 'system' }),
    anEvent({
      at: '2026-11-20T15:15:00.000Z',
      type: 'breached',
      by: 'system',
      to: ['mgr-a'],
      clock: 'accept',
    }),
    anEvent({ at: '2026-11-22T21:47:00.000Z', type: 'joined', to: ['cw-a1'] }),
    anEvent({
      at: '2026-11-22T21:47:00.000Z',
      type: 'routed',
      by: 'system',
      to: ['mgr-a'],
      detail: 'safeguarding',
    }),
    anEvent({ at: '2026-11-23T08:01:00.000Z', type: 'filed', detail: 'auto-reply' }),
    anEvent({
      at: '2026-11-23T09:00:00.000Z',
      type: 'warned',
      by: 'system',
      to: ['cw-a1'],
      detail: '50',
      clock: 'firstReply',
    }),
  ],
}

/** Raw mails of the full query by key, as the reader reads them. */
export const storyMails: ReadonlyMap<string, ReadMail> = new Map([
  [
    'mail/a',
    aMailReading({
      text: `${forwarded}\n\n-----Original Message-----\nFrom: Carly Fox\nSent: 19 November 2026 22:10\nSubject: help\n\nDear councillor, Jamie is still at home. Nobody rings us back.`,
      html: hostileHtml,
      attachments: [
        {
          name: 'Letter from the school – signed.pdf',
          type: 'application/pdf',
          size: 284_112,
          index: 0,
          contentId: null,
        },
        {
          name: 'photo of the timetable.jpg',
          type: 'image/jpeg',
          size: 1_840_221,
          index: 1,
          contentId: 'photo@phone',
        },
      ],
      defects: ['One part of this mail named a character set that does not exist; it was read as UTF-8.'],
    }),
  ],
])

const others: readonly Partial<Query>[] = [
  {
    subject: 'Taxi has not come for three days',
    correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
    topic: 'transport',
    priority: 'P3',
    flags: [],
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    nextDeadline: { clock: 'firstReply', at: '2026-11-19T17:00:00.000Z' },
  },
  {
    subject: 'Placement for Nadia Brook',
    correspondent: { kind: 'mp', name: 'Rashid Coleman', directoryId: 'mp-1', verified: true },
    topic: 'placement',
    priority: 'P3',
    flags: ['consent-needed'],
    caseMatch: { id: 'EHC-30002', how: 'name' },
    owner: {
      staffId: 'cw-a2',
      via: 'cover',
      reason: 'Ines Duarte is away until 27 November; Tom Reid covers.',
    },
    teamId: 'team-b',
    nextDeadline: { clock: 'firstReply', at: '2026-11-23T17:00:00.000Z' },
  },
  {
    subject: 'A question about the SEND strategy',
    correspondent: { kind: 'unknown', name: null, directoryId: null, verified: false },
    topic: 'general',
    priority: 'P4',
    flags: [],
    caseMatch: null,
    owner: { staffId: 'tri', via: 'triage', reason: 'Nothing is known about the child or the ward.' },
    teamId: null,
    campaign: 'campaign-a',
    unreachable: [],
    evidence: [
      { for: 'correspondent', text: 'The domain office.example is that of an MP’s office.' },
      {
        for: 'correspondent',
        text: 'Not verified: the checks of the mail server failed, so somebody else may have sent it.',
      },
    ],
    nextDeadline: { clock: 'accept', at: '2026-11-24T17:00:00.000Z' },
  },
  {
    subject: 'Formal complaint: eight months without a plan',
    correspondent: { kind: 'family', name: 'Marion Brook', directoryId: null, verified: true },
    topic: 'complaint',
    priority: 'P3',
    flags: ['complaint', 'third-contact'],
    caseMatch: null,
    possibleCases: ['EHC-30001', 'EHC-30002'],
    owner: { staffId: 'comp', via: 'role', reason: 'Formal complaints go to the complaints officer.' },
    teamId: null,
    state: 'waiting',
    nextDeadline: { clock: 'fullAnswer', at: '2026-12-03T17:00:00.000Z' },
  },
]

/** Forty open queries and two closed ones; the first page shows the most pressing. */
export const story: readonly QueryFile[] = [
  fullFile,
  ...Array.from({ length: 39 }, (_, index) => numbered(index)),
  aFile({
    query: aQuery({
      reference: 'SEND-2026-00120',
      subject: 'Annual review date',
      topic: 'annual-review',
      priority: 'P3',
      flags: [],
      state: 'closed',
    }),
  }),
  aFile({
    query: aQuery({
      reference: 'SEND-2026-00121',
      subject: 'Personal budget',
      topic: 'funding',
      priority: 'P4',
      flags: [],
      state: 'closed',
    }),
  }),
]

function numbered(index: number): QueryFile {
  const reference = `SEND-2026-${String(418 + index).padStart(5, '0')}`
  const shape = others[index % others.length] ?? {}
  const day = String(1 + (index % 20)).padStart(2, '0')
  const later =
    index < others.length
      ? {}
      : { nextDeadline: { clock: 'firstReply' as const, at: `2026-12-${day}T17:00:00.000Z` } }
  return aFile({ query: aQuery({ ...shape, ...later, reference }) })
}

const queryOf = (reference: string): Query => {
  const found = story.find(each => each.query.reference === reference)
  if (found === undefined) throw new Error(`the story has no ${reference}`)
  return found.query
}

/** What the story's two fullest queries belong together with, in every way that there is. */
export const storyLinks: Readonly<Record<string, readonly LinkedQuery[]>> = {
  [fullReference]: [
    aLink('same-child', queryOf('SEND-2026-00418')),
    aLink('repeats', queryOf('SEND-2026-00422')),
    aLink('continues', queryOf('SEND-2026-00120')),
  ],
  [campaignReference]: [424, 428, 432, 436, 440, 444].map(number =>
    aLink('campaign', queryOf(`SEND-2026-00${number}`)),
  ),
}

/** Three people whose mailbox says that they are away; one of them has planned leave too. */
export const storyMarks: readonly AwayMark[] = [
  anAwayMark(),
  anAwayMark({ staffId: 'tri', backOn: '2026-12-07', to: '2026-12-06', reference: campaignReference }),
  anAwayMark({ staffId: 'cw-b1', reference: 'SEND-2026-00419' }),
]

/** Two months of mail, of which one day does not add up, and something parked in every queue. */
export const storyLedger: LedgerWorld = {
  days: [
    ...ledgerDays(60).filter(({ day }) => day !== '2026-11-17'),
    aLedgerDay({
      day: '2026-11-17',
      accepted: 1_204,
      stored: 1_204,
      filed: 1_101,
      quarantined: 101,
      difference: 2,
      unread: 2,
      queuedAgainAt: '2026-11-23T10:00:00.000Z',
      drawnUpAt: '2026-11-23T10:00:00.000Z',
    }),
  ],
  balancedUpTo: '2026-11-16',
  today: { filed: 212, quarantined: 31, secondDeliveries: 2 },
  waiting: 3,
  known: ['mail/2fd41gq9'],
  parked: {
    intake: [
      aParkedMessage(),
      aParkedMessage({ id: 'b1', about: ['mail/2fd41gq9'], why: null, since: '2026-11-22T21:40:00.000Z' }),
    ],
    outbound: [
      ...['c2', 'c3', 'c4'].map(id => aParkedMessage({ id, about: [`SEND-2026-00418_notice_${id}`] })),
      aParkedMessage({
        id: 'c1',
        about: ['SEND-2026-00417_acknowledgement_1'],
        why: 'SES rejected the mail.',
      }),
    ],
    feedback: [
      aParkedMessage({
        id: 'd1',
        about: [],
        why: 'The message is not of the shape that this queue carries.',
        since: '2026-11-19T08:00:00.000Z',
      }),
    ],
    'directory-import': [aParkedMessage({ id: 'e1', about: ['import/2026-11-23/council.json'], why: null })],
  },
}
