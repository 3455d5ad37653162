/** Facts of a late query for notices to staff, as in the example of domain.md 8.5. */
import type { LateNoticeFacts } from '#shared/domain/letters/late-notice.ts'
import type { StaffQueryFacts } from '#shared/domain/letters/staff-query-facts.ts'
import type { ToldNoticeFacts } from '#shared/domain/letters/told-notice.ts'
import type { WarningNoticeFacts } from '#shared/domain/letters/warning-notice.ts'

const staffQuery = (changes: Partial<StaffQueryFacts> = {}): StaffQueryFacts => ({
  reference: 'SEND-2026-00417',
  priority: 'P2',
  correspondentKind: 'councillor',
  topic: 'out-of-school',
  childInitials: 'A.K.',
  owner: { name: 'Priya Shah', away: { from: '2026-11-25', until: '2026-11-27' } },
  cover: { name: 'Tom Reid', away: null },
  actLink: 'https://desk.example/act/abc',
  deskLink: 'https://desk.example/queries/SEND-2026-00417',
  replyAddress: 'send+send-2026-00417.0123456789abcdef@casework.calderbrook.example',
  ...changes,
})

export const lateFacts = (changes: Partial<LateNoticeFacts> = {}): LateNoticeFacts => ({
  ...staffQuery(),
  what: 'late',
  clock: 'firstReply',
  dueAt: '2026-11-26T17:00:00.000Z',
  lateBy: { workingDays: 1, workingHours: 8 },
  rung: 1,
  toldAs: 'manager',
  canAnswerByMail: true,
  reason: null,
  sentSoFar: [{ what: 'acknowledgement', at: '2026-11-23T10:01:00.000Z' }],
  calledAt: null,
  next: { who: 'the head of service', at: '2026-12-01T09:00:00.000Z' },
  ...changes,
})

export const warningFacts = (changes: Partial<WarningNoticeFacts> = {}): WarningNoticeFacts => ({
  ...staffQuery({ owner: { name: 'Priya Shah', away: null }, cover: null }),
  what: 'warning',
  clock: 'firstReply',
  detail: '80',
  dueAt: '2026-11-26T17:00:00.000Z',
  toldAs: 'owner',
  ...changes,
})

export const toldFacts = (changes: Partial<ToldNoticeFacts> = {}): ToldNoticeFacts => ({
  ...staffQuery({ owner: { name: 'Priya Shah', away: null }, cover: null }),
  what: 'told',
  tell: 'need-help',
  by: 'Priya Shah',
  because: 'I have no answer from the school',
  dueAt: '2026-11-26T17:00:00.000Z',
  ...changes,
})
