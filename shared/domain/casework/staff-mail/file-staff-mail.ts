/** A colleague's mail on a query: kept with it, and done, in one and the same step. */

import type { Staff } from '../../directory/directory.ts'
import { likeness } from '../../mail/likeness.ts'
import { surveyLink, undoLink } from '../../mail/links-in-letters.ts'
import { isUnvouched } from '../../mail/receipt.ts'
import { doubtOfSender } from '../../triage/sender-proof.ts'
import { countAcknowledgement, isEcho } from '../automatic-mail.ts'
import { bringUpToDate, withTimes } from '../clock/bring-up-to-date.ts'
import { coverStarted } from '../cover.ts'
import type { Base, FilingAsk, FilingDecision } from '../decide-filing.ts'
import { noticeTo, type OutgoingAsk } from '../letters-decided.ts'
import { mayActOn } from '../may-act-on.ts'
import { apologyBecameReady } from '../news/apologise.ts'
import { noticeEntry } from '../notice-of-query.ts'
import type { Query } from '../query.ts'
import { toldOf } from '../who-is-told.ts'
import { answerStaffMail } from './answer-staff-mail.ts'
import { otherQueryOf } from './which-query.ts'

/** `by`: whose address the mail gives, shown to be theirs or not. */
export function fileStaffMail(
  ask: FilingAsk,
  base: Base,
  stored: Query,
  by: Staff,
  outgoingAsk: (query: Query) => OutgoingAsk,
): FilingDecision {
  const { receivedAt } = ask.receipt
  const upToDate = bringUpToDate(stored, receivedAt, ask.directory)
  const doubt = doubtOfSender(ask.mail, ask.receipt)
  const { acted, letter } = answerStaffMail({
    mail: ask.mail,
    query: upToDate.query,
    by,
    doubt,
    // A mail that no server says anything of is nobody's: it is kept, and does nothing.
    proven: ask.provenReference === stored.reference && !isUnvouched(ask.receipt),
    otherQuery: otherQueryOf(ask.mail, ask.receipt, {
      reference: stored.reference,
      inbox: ask.inbox,
      secrets: ask.secrets,
    }),
    inbox: ask.inbox,
    deskUrl: ask.deskUrl,
    absenceSaid: ask.absenceSaid,
    undoLink: entryId =>
      undoLink(ask.deskUrl, { reference: stored.reference, entryId, staffId: by.id }, ask.now, ask.secrets),
    surveyLink: () => surveyLink(ask.deskUrl, stored.reference, stored.clocks.round, ask.now, ask.secrets),
    directory: ask.directory,
    receivedAt,
    now: ask.now,
  })
  const given = acted !== null && acted.query.owner.staffId !== stored.owner.staffId
  // Whoever was there when it was written may be away now that it is taken in.
  const handed = given ? coverStarted(acted.query, ask.now, ask.directory) : null
  const after = handed?.query ?? acted?.query ?? upToDate.query
  const query: Query = { ...withTimes(after, ask.directory), version: stored.version + 1 }
  const notices = [
    ...(acted?.notices ?? []),
    ...(acted === null ? [] : apologyBecameReady(upToDate.query, query, ask.directory, receivedAt)),
  ]
  const told = toldOf(ask, query, stored).filter(
    each => each.staffId !== by.id && !notices.some(notice => notice.staffId === each.staffId),
  )
  const likenessOfText = likeness(ask.mail.text)
  const isSaid = letter !== null && (acted !== null || !isEcho(ask.automaticMail, ask.now, likenessOfText))
  const before = ask.automaticMail
  return {
    withheld: 'a colleague wrote it',
    filing: {
      ...base,
      to: 'query',
      query,
      events: [
        ...upToDate.events,
        {
          at: receivedAt,
          type: 'joined',
          by: doubt === null ? by.id : 'correspondent',
          to: told.map(each => each.staffId),
          detail: doubt ?? '',
        },
        ...(acted?.events ?? []),
        ...(handed === null ? [] : [handed.event]),
      ],
      notices: [...upToDate.notices, ...notices],
      outgoing: [
        ...told.map((each, index) => noticeTo(outgoingAsk(query), each, index)),
        ...(acted?.outgoing ?? []),
        ...(isSaid && letter !== null
          ? [
              noticeEntry(by, letter, {
                entryId: `${stored.reference}_notice_${ask.mailId.slice(0, 10)}-answer`,
                reference: stored.reference,
                now: ask.now,
                at: ask.now,
              }),
            ]
          : []),
      ],
      takenBack: acted?.takenBack ?? [],
      acknowledged:
        acted === null && isSaid
          ? { before, after: countAcknowledgement(before, ask.now, likenessOfText) }
          : null,
    },
  }
}

/** A colleague who raised the matter is its correspondent, unless it is theirs to answer. */
export const wroteFirst = (colleague: Staff, query: Query, { receipt, directory }: FilingAsk): boolean =>
  query.correspondentAddress === colleague.email &&
  mayActOn(query, colleague, directory, receipt.receivedAt) === null
