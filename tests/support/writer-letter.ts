/** Facts for letters to those who write to us, with defaults that a test overrides. */
import { Council } from '#shared/domain/directory/council.ts'
import type { ApologyFacts } from '#shared/domain/letters/apology.ts'
import type { ClosingFacts } from '#shared/domain/letters/closing.ts'
import type { HoldingReplyFacts } from '#shared/domain/letters/holding-reply.ts'
import type { IntroductionFacts } from '#shared/domain/letters/introduction.ts'
import type { MemberDigestFacts, OpenMemberQuery } from '#shared/domain/letters/member-digest.ts'
import type { NewDateFacts } from '#shared/domain/letters/new-date.ts'
import type { PausedFacts, ResumedFacts } from '#shared/domain/letters/pause-letters.ts'
import type { RelayedReplyFacts } from '#shared/domain/letters/relayed-reply.ts'
import type { Signer, WriterLetterFacts } from '#shared/domain/letters/writer-letter.ts'

export const aCouncil = Council.parse({
  name: 'Calderbrook Council',
  inbox: 'send@casework.calderbrook.example',
  signposts: {
    sendiass: { name: 'Calderbrook SENDIASS', phone: '01632 960111', email: 'help@sendiass.example' },
  },
  outOfHours: { childrenWorriedPhone: '01632 960222' },
})

const priya: Signer = {
  name: 'Priya Shah',
  role: 'a caseworker in the East team',
  phone: '01632 960333',
}
const manager: Signer = { name: 'Jo Marsh', role: 'the manager of the East team', phone: null }

const toMrsKhan: WriterLetterFacts = {
  council: aCouncil,
  reference: 'SEND-2026-00417',
  correspondent: { kind: 'family', name: 'Mrs Khan', verified: true },
}

export const holdingFacts = (changes: Partial<HoldingReplyFacts> = {}): HoldingReplyFacts => ({
  ...toMrsKhan,
  by: priya,
  doneSoFar: ['spoken to you', 'asked the school if it has a place'],
  because: 'because we are waiting for the school to answer us',
  newDate: '2026-12-04T17:00:00.000Z',
  ...changes,
})

export const apologyFacts = (changes: Partial<ApologyFacts> = {}): ApologyFacts => ({
  ...toMrsKhan,
  clock: 'fullAnswer',
  dueAt: '2026-11-19T17:00:00.000Z',
  reason: { code: 'ep-advice', words: null },
  effect: null,
  doing: ['the report is booked for 30 November'],
  newDate: '2026-12-04T17:00:00.000Z',
  answeredAt: null,
  contact: priya,
  signedBy: manager,
  ...changes,
})

export const closingFacts = (changes: Partial<ClosingFacts> = {}): ClosingFacts => ({
  ...toMrsKhan,
  by: priya,
  topic: 'out-of-school',
  asked: ['What teaching will A.K. get now?', 'When will a school be named?'],
  outcome: 'A tutor will start on 1 December for 15 hours a week.\n\nWe will name a school by 11 December.',
  isRefusal: false,
  followUpUntil: '2026-12-04T17:00:00.000Z',
  surveyLink: 'https://desk.example/survey/abc',
  ...changes,
})

export const introductionFacts = (changes: Partial<IntroductionFacts> = {}): IntroductionFacts => ({
  council: aCouncil,
  correspondent: { kind: 'family', name: 'Mrs Khan', verified: true },
  before: 'Priya Shah',
  why: 'long-absence',
  contact: { name: 'Tom Reid', role: 'a caseworker in the East team', phone: null },
  queries: [{ reference: 'SEND-2026-00417', nextBy: '2026-12-04T17:00:00.000Z' }],
  ...changes,
})

export const pausedFacts = (changes: Partial<PausedFacts> = {}): PausedFacts => ({
  ...toMrsKhan,
  by: priya,
  why: 'question',
  words: 'Which bus does your child take?',
  answerBy: '2026-12-04T17:00:00.000Z',
  ...changes,
})

export const resumedFacts = (changes: Partial<ResumedFacts> = {}): ResumedFacts => ({
  ...toMrsKhan,
  by: priya,
  why: 'answered',
  waitedWorkingDays: 3,
  newDate: '2026-12-04T17:00:00.000Z',
  ...changes,
})

export const newDateFacts = (changes: Partial<NewDateFacts> = {}): NewDateFacts => ({
  ...toMrsKhan,
  by: priya,
  clock: 'fullAnswer',
  oldDate: '2026-11-27T17:00:00.000Z',
  newDate: '2026-12-04T17:00:00.000Z',
  because: 'the report is not here yet',
  isLate: false,
  isComplaint: false,
  ...changes,
})

export const relayedFacts = (changes: Partial<RelayedReplyFacts> = {}): RelayedReplyFacts => ({
  ...toMrsKhan,
  by: priya,
  words: 'Dear Mrs Khan\n\nThe school has a place from Monday.\n\nKind regards',
  nextBy: '2026-12-04T17:00:00.000Z',
  ...changes,
})

export const openMemberQuery = (changes: Partial<OpenMemberQuery> = {}): OpenMemberQuery => ({
  reference: 'SEND-2026-00417',
  raisedBy: 'M001',
  topic: 'out-of-school',
  raisedAt: '2026-11-20T10:00:00.000Z',
  replyAddress: 'send+send-2026-00417.0123456789abcdef@casework.calderbrook.example',
  ownerName: 'Priya Shah',
  wasDueAt: null,
  nextBy: '2026-11-30T17:00:00.000Z',
  isWaiting: false,
  ...changes,
})

export const memberDigestFacts = (changes: Partial<MemberDigestFacts> = {}): MemberDigestFacts => ({
  council: aCouncil,
  memberId: 'M001',
  member: { kind: 'councillor', name: 'Sana Ahmed', verified: true },
  open: [
    openMemberQuery(),
    openMemberQuery({ reference: 'SEND-2026-00420', topic: 'transport', nextBy: '2026-11-27T17:00:00.000Z' }),
    openMemberQuery({
      reference: 'SEND-2026-00398',
      topic: 'placement',
      ownerName: 'Tom Reid',
      wasDueAt: '2026-11-23T17:00:00.000Z',
      nextBy: '2026-12-02T17:00:00.000Z',
    }),
  ],
  closed: [
    {
      reference: 'SEND-2026-00371',
      raisedBy: 'M001',
      topic: 'annual-review',
      raisedAt: '2026-11-02T10:00:00.000Z',
      replyAddress: 'send+send-2026-00371.0123456789abcdef@casework.calderbrook.example',
    },
  ],
  councilTotal: { answered: 100, onTime: 92 },
  ...changes,
})
