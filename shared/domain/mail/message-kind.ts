/**
 * Of which kind a mail is (contract section 3), by the table of domain.md 5.1: structure first, then header fields, then words.
 * Headers that machines set decide; words decide only where no person could mean them, because an answer to a machine is a
 * nuisance and a person taken for a machine is never answered. `X-Auto-Response-Suppress` is no sign: Exchange puts it on
 * ordinary mail.
 */
import {
  ABSENCE_WORDS,
  ACKNOWLEDGING_WORDS,
  AUTO_REPLY_SUBJECT,
  BOUNCE_SUBJECT,
  BOUNCE_WORDS,
  CALENDAR_ANSWER_SUBJECT,
  CALENDAR_ANSWER_WORDS,
  ELSEWHERE_WORDS,
  MACHINE_ADDRESS,
  MACHINE_WORDS,
  POSTMASTER_ADDRESS,
  RECEIPT_SUBJECT,
  RECEIPT_WORDS,
  SECURE_MESSAGE_WORDS,
  SMTP_WORDS,
} from './automatic-words.ts'
import { cutText } from './cut-text.ts'
import { type KindInput, Signs, said } from './kind-signs.ts'
import type { MessageKind } from './mail.ts'
import { CASEWORK_WORDS, SPAM_SIGNS } from './spam-words.ts'

export interface KindFound {
  readonly kind: MessageKind
  /** The header, structure or words that say so; empty for an ordinary query. */
  readonly evidence: string
}

type Rule = (signs: Signs) => KindFound | null

const refusedByTheMailServer: Rule = ({ input }) => {
  if (input.receipt?.virus === 'fail') return { kind: 'spam', evidence: 'the mail server found a virus' }
  if (input.receipt?.spam === 'fail') return { kind: 'spam', evidence: 'the mail server judged it spam' }
  return null
}

const report: Rule = signs => {
  const [root = '', ...parts] = signs.input.contentTypes
  const isReport = root.startsWith('multipart/report')
  const has = (type: string): boolean => parts.some(part => part.startsWith(type))
  if (has('message/disposition-notification') || /report-type="?disposition-notification/.test(root)) {
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

const bounce: Rule = signs => {
  const { subject, from } = signs.input
  const failed = signs.fieldLike(/^x-(?:failed-recipients|hmxmroriginalrecipient)$/)
  if (failed !== null) return { kind: 'bounce', evidence: `header ${failed}` }
  if (AUTO_REPLY_SUBJECT.test(subject) && ABSENCE_WORDS.test(signs.own)) return null
  const inSubject = BOUNCE_SUBJECT.test(subject)
  const inWords = BOUNCE_WORDS.test(signs.text)
  if (signs.mailer && (inSubject || inWords || !AUTO_REPLY_SUBJECT.test(subject))) {
    return {
      kind: 'bounce',
      evidence: `from ${from.address === '' ? from.name : from.address.split('@', 1)[0]}`,
    }
  }
  const system =
    POSTMASTER_ADDRESS.test(from.address) ||
    MACHINE_ADDRESS.test(from.address) ||
    from.address === '' ||
    automaticHeader(signs) !== null
  const technical = SMTP_WORDS.test(signs.text)
  if (inSubject && signs.letters(signs.text) === 0 && signs.input.contentTypes.includes('message/rfc822')) {
    return {
      kind: 'bounce',
      evidence: `subject "${said(BOUNCE_SUBJECT, subject)}" over nothing but a returned mail`,
    }
  }
  if (
    (system || signs.nullSender) &&
    (inSubject || (inWords && (technical || signs.nullSender) && !ABSENCE_WORDS.test(signs.own)))
  ) {
    return {
      kind: 'bounce',
      evidence: inSubject
        ? `subject "${said(BOUNCE_SUBJECT, subject)}"`
        : `the words "${said(BOUNCE_WORDS, signs.text)}"`,
    }
  }
  // A bounce in an ordinary sender's name must look like one twice over, in the language of mail software.
  if (inSubject && inWords && technical && signs.requests < 2) {
    return {
      kind: 'bounce',
      evidence: `subject "${said(BOUNCE_SUBJECT, subject)}" and the words "${said(BOUNCE_WORDS, signs.text)}"`,
    }
  }
  return null
}

const receipt: Rule = signs => {
  const { subject } = signs.input
  const words = RECEIPT_WORDS.test(signs.text)
  if (RECEIPT_SUBJECT.test(subject) && (words || (signs.letters(signs.own) < 150 && signs.requests === 0))) {
    return { kind: 'auto-reply', evidence: `subject "${said(RECEIPT_SUBJECT, subject)}"` }
  }
  return null
}

const calendarAnswer: Rule = signs => {
  const { subject, contentTypes } = signs.input
  const isReply = contentTypes.some(type => /^(?:text\/calendar|application\/ics).*method="?reply/.test(type))
  const words = CALENDAR_ANSWER_WORDS.test(signs.own)
  const brief = signs.letters(signs.own) < 60
  if (isReply && (words || brief || signs.requests === 0)) {
    return { kind: 'auto-reply', evidence: 'an answer to an invitation: text/calendar, method REPLY' }
  }
  if (CALENDAR_ANSWER_SUBJECT.test(subject) && (words || (brief && signs.requests === 0))) {
    return { kind: 'auto-reply', evidence: `subject "${said(CALENDAR_ANSWER_SUBJECT, subject)}"` }
  }
  return null
}

/** The header field by which a machine says that it answers or notifies, or null. */
function automaticHeader(signs: Signs): string | null {
  const submitted = (signs.field('auto-submitted').split(/[\s;(]/, 1)[0] ?? '').toLowerCase()
  if (submitted !== '' && submitted !== 'no') return `Auto-Submitted: ${cutText(submitted, 40)}`
  const answering = signs.fieldLike(
    /^(?:x-)?(?:auto-?repl(?:y|ied)(?:-from)?|auto-?respon(?:d|der|se)|mail-autoreply|autogenerated|vacation|oof-reply|ooo|away-message|autoreply-sender)$/,
  )
  if (answering !== null) return `${answering}: ${cutText(signs.field(answering), 40)}`
  const precedence = `${signs.field('precedence')} ${signs.field('x-precedence')}`
  if (/auto[_-]?reply/i.test(precedence)) return 'Precedence: auto_reply'
  if (/^auto/i.test(signs.field('delivered-to')) || /autorespond/i.test(signs.field('x-mailer')))
    return 'an autoresponder'
  return null
}

const automatic: Rule = signs => {
  const header = automaticHeader(signs)
  if (header === null) return null
  const generated = header.startsWith('Auto-Submitted: auto-generated')
  if (!generated) return { kind: 'auto-reply', evidence: `header ${header}` }
  if (listHeader(signs) !== null) return null
  // Portals, web forms and secure-mail services say auto-generated of mail that carries a person's words.
  if (SECURE_MESSAGE_WORDS.test(signs.text)) return null
  const answers = AUTO_REPLY_SUBJECT.test(signs.input.subject) || signs.field('in-reply-to') !== ''
  if (!answers && !MACHINE_WORDS.test(signs.own) && (signs.requests >= 2 || signs.hasDocument)) return null
  return { kind: 'auto-reply', evidence: `header ${header}` }
}

/** Subjects that people write too: they need words of a machine beside them. */
const WEAK_SUBJECT =
  /^\W{0,3}(?:thank|we|your|annual|maternity|paternity|sick|holiday|acknowledg|confirmation|away|absence d)/iu

const automaticByWords: Rule = signs => {
  const { subject } = signs.input
  const absent = ABSENCE_WORDS.test(signs.own)
  const acknowledging = ACKNOWLEDGING_WORDS.test(signs.own)
  const machine = MACHINE_WORDS.test(signs.own)
  if (AUTO_REPLY_SUBJECT.test(subject)) {
    const certain = !WEAK_SUBJECT.test(subject)
    const most = certain && (absent || acknowledging) ? 2 : 0
    if (
      signs.requests <= most &&
      (certain || absent || (acknowledging && (machine || signs.field('in-reply-to') !== '')))
    ) {
      return { kind: 'auto-reply', evidence: `subject "${said(AUTO_REPLY_SUBJECT, subject)}"` }
    }
  }
  if (signs.requests > 0 || signs.own.length > 1_500 || signs.hasDocument) return null
  if (machine && (absent || acknowledging))
    return { kind: 'auto-reply', evidence: `the words "${said(MACHINE_WORDS, signs.own)}"` }
  if (absent && (acknowledging || ELSEWHERE_WORDS.test(signs.own)) && signs.isReplyOrForward) {
    return { kind: 'auto-reply', evidence: `the words "${said(ABSENCE_WORDS, signs.own)}"` }
  }
  return null
}

const emptyEnvelope: Rule = signs =>
  signs.nullSender && signs.requests < 2 ? { kind: 'auto-reply', evidence: 'an empty envelope sender' } : null

const spam: Rule = signs => {
  const all = `${signs.input.subject}\n${signs.text}`
  const found = SPAM_SIGNS.filter(({ pattern }) => pattern.test(all))
  const flagged = /^yes/i.test(signs.field('x-spam-flag')) || /^yes/i.test(signs.field('x-spam-status'))
  const casework = new Set(all.match(CASEWORK_WORDS)?.map(word => word.toLowerCase())).size
  const weight = found.reduce((sum, { weight: one }) => sum + one, flagged ? 2 : 0) - Math.min(casework, 3)
  if (weight < 4 || found.length < 2) return null
  return {
    kind: 'spam',
    evidence: found.map(({ what }) => what).join('; '),
  }
}

function listHeader(signs: Signs): string | null {
  const precedence = /^(?:bulk|list|junk)\b/i.exec(signs.field('precedence'))?.[0]
  if (precedence !== undefined) return `Precedence: ${precedence.toLowerCase()}`
  const list = signs.fieldLike(
    /^(?:list-(?:id|unsubscribe|unsubscribe-post|post|help|subscribe|owner|archive)|mailing-list|x-mailing-list)$/,
  )
  if (list !== null) return list
  const campaign = signs.fieldLike(
    /^(?:x-campaign(?:-?id)?|x-mc-user|x-mailchimp-\w+|x-mailgun-tag|x-govdelivery-\w+|x-newsletter\w*|x-bulkmail\w*)$/,
  )
  return campaign
}

const bulk: Rule = signs => {
  const header = listHeader(signs)
  if (header !== null && !SECURE_MESSAGE_WORDS.test(signs.text))
    return { kind: 'bulk', evidence: `header ${header}` }
  const leave =
    /\b(?:unsubscribe|opt[- ]out of|update your (?:e-?mail )?preferences|manage (?:your )?(?:subscription|preferences))\b/iu
  const browser =
    /\b(?:view (?:this (?:e-?mail|message|newsletter)|it|online)? ?in (?:your|a) (?:web )?browser|view in browser|view online|you (?:are|['’]re) receiving this (?:e-?mail|message|newsletter)|you(?:['’]ve| have) (?:received|been sent) this (?:e-?mail|newsletter) because)/iu
  if (
    leave.test(signs.foot) &&
    (browser.test(signs.foot) || browser.test(signs.text)) &&
    signs.own.length > 0 &&
    personal(signs) < 2
  ) {
    return {
      kind: 'bulk',
      evidence: `the words "${said(leave, signs.foot)}" and "${said(browser, `${signs.text}\n${signs.foot}`)}"`,
    }
  }
  return null
}

function personal(signs: Signs): number {
  return signs.isReplyOrForward ? 2 : signs.requests - (signs.own.includes('?') ? 1 : 0)
}

/** An address that no person answers from. What it carries may still be a person's: a form, a secure message. */
const machineAddress: Rule = signs => {
  const { address } = signs.input.from
  if (!MACHINE_ADDRESS.test(address) || SECURE_MESSAGE_WORDS.test(signs.text)) return null
  const isForm =
    /^\s*(?:(?:your |full |first |last |parent )?name|e-?mail(?: address)?|message|enquiry|comments?|details)\s?[:：]/imu.test(
      signs.text,
    )
  if (isForm || signs.requests >= 2 || signs.hasDocument) return null
  const kind =
    ACKNOWLEDGING_WORDS.test(signs.own) || signs.field('in-reply-to') !== '' ? 'auto-reply' : 'bulk'
  return { kind, evidence: `from ${address.split('@', 1)[0]}` }
}

/** The first that finds something decides. */
const RULES: readonly Rule[] = [
  refusedByTheMailServer,
  report,
  bounce,
  receipt,
  calendarAnswer,
  automatic,
  automaticByWords,
  emptyEnvelope,
  spam,
  bulk,
  machineAddress,
]

/** Never throws. */
export function messageKind(input: KindInput): KindFound {
  const signs = new Signs(input)
  for (const rule of RULES) {
    const found = rule(signs)
    if (found !== null) return { kind: found.kind, evidence: cutText(found.evidence, 300) }
  }
  return { kind: 'query', evidence: '' }
}
