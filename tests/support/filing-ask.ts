/** What is known when one mail is filed; a test says only what it is about. */
import type { FilingAsk } from '#shared/domain/casework/decide-filing.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { aJudgement, aMail } from './casework-builders.ts'
import { aDirectory } from './directory/small-directory.ts'

const now = '2026-11-23T10:00:02.000Z'

/** A new matter of Carly Fox, on Monday 23 November 2026 at 10:00. */
export const aFilingAsk = (changes: Partial<FilingAsk> = {}): FilingAsk => ({
  mail: aMail(),
  receipt: { ...unvouchedReceipt('2026-11-23T10:00:00.000Z'), envelopeFrom: 'carly.fox@mailbox.example' },
  judgement: aJudgement(),
  place: { place: 'new', linkedTo: null },
  directory: aDirectory(),
  exchangeNamed: 0,
  messageIdTaken: false,
  answersSeveral: false,
  provenReference: null,
  ownQueries: [],
  absenceSaid: null,
  secrets: ['0123456789abcdef'],
  automaticMail: null,
  automaticMailInHour: 0,
  likeness: [],
  mailId: 'abcdef0123456789',
  rawKey: 'mail/x',
  size: 900,
  conversation: null,
  inbox: 'send@aldermere.example',
  deskUrl: 'http://localhost:3000',
  newReference: 'SEND-2026-00001',
  day: '2026-11-23',
  now,
  nextWorkingInstant: now,
  nextUpdateBy: '2026-12-07T17:00:00.000Z',
  standardsVersion: '1',
  links: [],
  campaign: null,
  earlierContacts: 0,
  noticeAnswered: null,
  awayMarks: [],
  ...changes,
})
