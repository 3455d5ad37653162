/** Reports of mail systems on our own mail, with the form of the standards and without it. */
import { ABSENCE_WORDS, AUTO_REPLY_SUBJECT } from './absence-words.ts'
import { MACHINE_ADDRESS } from './automatic-words.ts'
import {
  BOUNCE_SUBJECT,
  BOUNCE_WORDS,
  LIST_SOFTWARE_ADDRESS,
  POSTMASTER_ADDRESS,
  REFUSAL_WORDS,
  SMTP_WORDS,
} from './bounce-words.ts'
import { automaticHeader } from './kind-automatic.ts'
import { type KindRule, type Signs, said } from './kind-signs.ts'

/** Reports on how whole domains fared (DMARC, TLS): machine to machine, about no mail of ours, and nobody waits for an answer. */
export const domainReport: KindRule = ({ input, subject }) => {
  const types = input.contentTypes
  if (types.some(type => /^application\/tlsrpt|report-type="?tlsrpt/.test(type))) {
    return { kind: 'bulk', evidence: 'a TLS report: report-type tlsrpt' }
  }
  if (
    /\breport[ _]domain\s?:|\bdmarc aggregate report\b|\bdmarc (?:failure|forensic) report\b/iu.test(
      subject,
    ) &&
    !types.some(type => type.startsWith('message/feedback-report'))
  ) {
    return { kind: 'bulk', evidence: `a report on a domain: subject "${said(/.{1,80}/u, subject)}"` }
  }
  return null
}

/** multipart/report of RFC 3464, RFC 8098 and RFC 5965, also where it hides in another multipart. */
export const report: KindRule = signs => {
  const [root = '', ...parts] = signs.input.contentTypes
  const isReport = root.startsWith('multipart/report')
  const has = (type: string): boolean => parts.some(part => part.startsWith(type))
  if (has('message/disposition-notification') || /report-type="?disposition-notification/.test(root)) {
    // Sieve and its kin refuse mail in the form of a receipt (RFC 5429).
    if (BOUNCE_SUBJECT.test(signs.subject) || REFUSAL_WORDS.test(signs.text)) {
      return { kind: 'bounce', evidence: 'a refusal in the form of a read receipt' }
    }
    return { kind: 'auto-reply', evidence: 'a read receipt: multipart/report, disposition-notification' }
  }
  if (
    has('message/delivery-status') ||
    has('message/global-delivery-status') ||
    /report-type="?delivery-status/.test(root)
  ) {
    if (!isReport && signs.isReplyOrForward) return null
    return { kind: 'bounce', evidence: 'a delivery report: message/delivery-status' }
  }
  if (has('message/feedback-report') || /report-type="?feedback-report/.test(root)) {
    return { kind: 'bounce', evidence: 'a complaint report: message/feedback-report' }
  }
  return null
}

/** The sender is no person: a mail system, nobody, or somebody whose mail says that a machine made it. */
function isSystem(signs: Signs): boolean {
  const { address } = signs.input.from
  return (
    POSTMASTER_ADDRESS.test(address) ||
    MACHINE_ADDRESS.test(address) ||
    LIST_SOFTWARE_ADDRESS.test(address) ||
    address === '' ||
    automaticHeader(signs) !== null ||
    /^(?:bulk|junk)/i.test(signs.field('precedence'))
  )
}

export const bounce: KindRule = signs => {
  const { subject, text } = signs
  const { from } = signs.input
  const failed = signs.fieldLike(/^x-(?:failed-recipients|hmxmroriginalrecipient)$/)
  if (failed !== null) return { kind: 'bounce', evidence: `header ${failed}` }
  const absent = AUTO_REPLY_SUBJECT.test(subject) || ABSENCE_WORDS.test(signs.own)
  if (AUTO_REPLY_SUBJECT.test(subject) && ABSENCE_WORDS.test(signs.own)) return null
  const inSubject = BOUNCE_SUBJECT.test(subject)
  const inWords = BOUNCE_WORDS.test(text)
  const bySubject = { kind: 'bounce', evidence: `subject "${said(BOUNCE_SUBJECT, subject)}"` } as const
  const byWords = { kind: 'bounce', evidence: `the words "${said(BOUNCE_WORDS, text)}"` } as const
  if (
    signs.field('x-ms-exchange-message-is-ndr') !== '' ||
    (hasField(signs, 'x-ms-exchange-message-is-ndr') && inSubject)
  ) {
    return { kind: 'bounce', evidence: 'header x-ms-exchange-message-is-ndr' }
  }
  if (signs.mailer && (inSubject || inWords || !AUTO_REPLY_SUBJECT.test(subject))) {
    return {
      kind: 'bounce',
      evidence: `from ${from.address === '' ? from.name : from.address.split('@', 1)[0]}`,
    }
  }
  const technical = SMTP_WORDS.test(signs.textLines)
  if (inSubject && signs.letters(text) === 0 && signs.input.contentTypes.includes('message/rfc822')) {
    return { kind: 'bounce', evidence: `${bySubject.evidence} over nothing but a returned mail` }
  }
  const system = isSystem(signs)
  if ((system || signs.nullSender) && inSubject && signs.personal < 2) return bySubject
  const impersonal = signs.personal === 0 && signs.caseworkWords === 0
  if (
    (system || signs.nullSender) &&
    inWords &&
    !absent &&
    (technical || automaticHeader(signs) !== null || (signs.nullSender && impersonal)) &&
    !signs.isLetter
  ) {
    return byWords
  }
  // A bounce in an ordinary sender's name must look like one twice over, in the language of mail software.
  if (inSubject && inWords && technical && signs.requests < 2 && !signs.relation && !signs.isForward) {
    return { kind: 'bounce', evidence: `${bySubject.evidence} and ${byWords.evidence}` }
  }
  return null
}

function hasField(signs: Signs, name: string): boolean {
  return signs.input.headers.some(field => field.name === name)
}
