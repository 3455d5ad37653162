/**
 * The catalogue of what the service says in its log: one entry a fact that an operator may look for.
 * Fields are ids, counts and reasons from our own vocabulary; never an address, a name, a subject or mail text.
 */
export const logEvents = {
  'mail.filed': 'A mail opened or joined a query.',
  'mail.kept': 'A mail that belongs to no query was kept.',
  'mail.second-delivery': 'A mail that is already filed came again; nothing was filed.',
  'mail.reconciled': 'A stored mail that nothing had read was queued again.',
  'work.parked': 'A message was moved to its dead-letter queue with a reason.',
  'work.replayed': 'Somebody sent parked messages back to their queue.',
  'work.retried': 'A message failed and goes back to its queue.',
  'outgoing.sent': 'A mail was handed to SES.',
  'outgoing.in-doubt': 'A mail may already have been sent; it waits for the Send event of SES.',
  'outgoing.redriven': 'Unsent mails were queued again.',
  'outgoing.confirmed': 'SES reported a mail as sent.',
  'outgoing.undelivered': 'A mail that we sent was not delivered.',
  'clocks.change-seen':
    'The calendar or the standards have changed; open clocks are reckoned anew from here.',
  'clocks.recalculated': 'Open queries whose deadlines, warnings or rungs moved by a change were written.',
  'clocks.change-worked': 'All open clocks go by the new calendar and standards.',
  'clock.looked': 'Queries on which something fell due were looked at.',
  'notice.unreachable':
    'Somebody who was to be told is not in the directory any more: a person must look at the query.',
  'query.unreachable': 'A notice came back and nobody else can be reached: a person must look at the query.',
  'acknowledgement.withheld': 'A query was opened without an acknowledgement, for the reason given.',
  'member-digest.decided': 'The weekly mail to members of the council was decided.',
  'sweep.step-failed': 'A step of the sweep failed; the others had their turn.',
  'ledger.balanced': 'The ledger of a day has difference zero.',
  'ledger.difference': 'The ledger of a day does not balance.',
  'absence.recorded': 'Somebody said who is or will be away.',
  'absence.left-to-sweep':
    'An absence is kept, but what it moves could not be moved at once: the next sweep does.',
  'absence.began': 'What was due inside an absence went to whoever covers.',
  'absence.ended': 'What was covered came back to whoever had been away.',
  'absence.over': 'Somebody said that a person who was down as away is at work.',
  'work.moved': 'What somebody had went to others for good.',
  'directory.followed':
    'An import was followed: work of people who have left, or gave children up, goes to others.',
  'away.ended': 'Somebody said that a person who was perhaps away is at work; the mark was taken away.',
  'directory.replaced': 'A new directory is in force.',
  'directory.unchanged': 'An import brought nothing new.',
  'directory.refused': 'An import was refused whole.',
  'directory.superseded': 'A folder came after one that was uploaded later, and changed nothing.',
  'link.acted': 'A colleague acted on a query by the link of a mail.',
  'link.refused': 'A page was asked for with a token that is not ours, or too old.',
  'page.failed': 'A page could not be made.',
  'page.refused': 'A page was asked for by someone who may not see it.',
} as const

export type LogEvent = keyof typeof logEvents

/** Ids, counts and words of our own; the type keeps objects (and so whole mails) out of the log. */
export type LogFields = Record<string, string | number | boolean | null | readonly string[]>
