/** What is kept of a mail beside its raw form, and who may join its query. */
import { cutText } from '../mail/cut-text.ts'
import type { FilingAsk } from './decide-filing.ts'
import type { FiledMail } from './query.ts'

const STORED_WORDS = 30_000
const STORED_FORWARDED = 8_000
const STORED_RECIPIENTS = 50

/** The writer, the offices of the member that they are, and those of the case who may be told: who may join by naming the reference. */
export function partiesOf({ mail, judgement, directory }: FilingAsk): string[] {
  const member = directory.memberAt(mail.from.address)?.member
  const contacts =
    judgement.case === null
      ? []
      : directory.contactsOf(judgement.case.id).filter(contact => contact.mayReceive)
  const all = [
    mail.from.address,
    ...(member === undefined ? [] : [member.email, ...member.officeEmails]),
    ...contacts.map(contact => contact.email),
  ]
  return [...new Set(all)].filter(address => address !== '').slice(0, 50)
}

export function filedMail({ mail, receipt, judgement, mailId, rawKey, size }: FilingAsk): FiledMail {
  return {
    mailId,
    rawKey,
    at: receipt.receivedAt,
    messageId: mail.messageId,
    kind: judgement.messageKind,
    kindEvidence: cutText(mail.kindEvidence, 300),
    from: mail.from,
    to: mail.to.slice(0, STORED_RECIPIENTS).map(each => each.address),
    cc: mail.cc.slice(0, STORED_RECIPIENTS).map(each => each.address),
    subject: cutText(mail.subject, 300),
    ownWords: cutText(mail.ownWords, STORED_WORDS),
    forwarded:
      mail.forwarded === null
        ? null
        : { from: mail.forwarded.from, text: cutText(mail.forwarded.text, STORED_FORWARDED) },
    attachments: mail.attachments
      .slice(0, 100)
      .map(({ name, type, size, index }) => ({ name, type, size, index })),
    verified: judgement.correspondent.verified,
    size,
  }
}
