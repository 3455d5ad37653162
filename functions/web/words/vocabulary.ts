/** The vocabulary of triage in the words that pages use. Topics and priorities are worded as in the notices to staff. */

import type { OutgoingState } from '#shared/domain/casework/outgoing-mail.ts'
import type { OutgoingKind, QueryState } from '#shared/domain/casework/query.ts'
import { priorityWords, topicWords } from '#shared/domain/letters/judgement-words.ts'
import type { MessageKind } from '#shared/domain/mail/mail.ts'
import type { CaseMatch, CorrespondentKind, Flag, Priority, Topic } from '#shared/domain/triage/judgement.ts'

export const kindOfWriter: Record<CorrespondentKind, string> = {
  councillor: 'Councillor',
  mp: 'MP',
  family: 'Family',
  school: 'School',
  professional: 'Professional',
  legal: 'Solicitor or adviser',
  staff: 'Colleague',
  unknown: 'Not known to us',
}

export const topicName = (topic: Topic): string => capital(topicWords[topic])

export interface Tag {
  readonly text: string
  /** Colour of the GOV.UK tag; the words alone carry the meaning. */
  readonly colour: string
}

const priorityColours: Record<Priority, string> = { P1: 'red', P2: 'orange', P3: 'blue', P4: 'grey' }

export const priorityTag = (priority: Priority): Tag => ({
  text: priorityWords[priority],
  colour: priorityColours[priority],
})

const stateTags: Record<QueryState, Tag> = {
  open: { text: 'Open', colour: 'blue' },
  waiting: { text: 'Waiting for the writer', colour: 'yellow' },
  closed: { text: 'Closed', colour: 'grey' },
}

export const stateTag = (state: QueryState): Tag => stateTags[state]

/** Whether we are sure that a mail comes from whom it says. */
export const trustTag = (verified: boolean): Tag =>
  verified ? { text: 'Sender checked', colour: 'green' } : { text: 'Sender not checked', colour: 'yellow' }

export const flagWords: Record<Flag, string> = {
  safeguarding: 'A child or carer may be at risk',
  interpreter: 'May need an interpreter',
  'out-of-school': 'Child is out of school',
  'legal-deadline': 'There is a legal date',
  complaint: 'Speaks of a complaint',
  media: 'The press may be involved',
  'consent-needed': 'Check consent before you share',
  sar: 'Asks for their own records',
  foi: 'Freedom of information request',
  'data-breach': 'Reports a data breach',
  correction: 'Asks for a record to be put right',
  'access-need': 'Has told us of an access need',
  'may-not-receive': 'May not be told about the case',
  'private-address': 'Wrote from a private address',
  'unverified-claim': 'Could not check who wrote this',
  'third-contact': 'Third contact in 30 days',
  'not-send': 'May not be for the SEND service',
  'secure-message': 'A secure message must be opened by hand',
}

export const howMatched: Record<CaseMatch['how'], string> = {
  reference: 'The mail gave the case number.',
  sender: 'The writer is a contact of this child.',
  name: 'The mail names this child.',
  thread: 'It belongs to mail we already had about this child.',
  person: 'A colleague named this child.',
}

export const kindOfMail: Record<MessageKind, string> = {
  query: 'Mail from a person',
  'auto-reply': 'Automatic reply',
  bounce: 'Report that our mail did not arrive',
  bulk: 'Newsletter or other bulk mail',
  spam: 'Junk mail',
}

export const kindOfOutgoing: Record<OutgoingKind, string> = {
  acknowledgement: 'Acknowledgement',
  notice: 'Notice',
  reply: 'Reply',
  holding: 'Holding reply',
  warning: 'Warning',
  escalation: 'Escalation',
  digest: 'Summary',
  introduction: 'Introduction',
  closing: 'Closing note',
  apology: 'Apology',
}

const outgoingStates: Record<OutgoingState, Tag> = {
  waiting: { text: 'Not sent yet', colour: 'yellow' },
  sending: { text: 'Being sent', colour: 'yellow' },
  'taken-back': { text: 'Undone before it left', colour: 'grey' },
  sent: { text: 'Sent', colour: 'green' },
  undelivered: { text: 'Did not arrive', colour: 'red' },
}

export const outgoingTag = (state: OutgoingState): Tag => outgoingStates[state]

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
