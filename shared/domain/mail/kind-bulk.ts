/** Mail to many, and mail of machines to nobody in particular. */
import { ACKNOWLEDGING_SUBJECT, ACKNOWLEDGING_WORDS } from './acknowledgement-words.ts'
import { MACHINE_ADDRESS, SECURE_MESSAGE_WORDS } from './automatic-words.ts'
import { ELSEWHERE_READABLE_WORDS, LEAVE_WORDS, NEWSLETTER_SIGNS } from './bulk-words.ts'
import { type KindRule, type Signs, said } from './kind-signs.ts'

export function listHeader(signs: Signs): string | null {
  const precedence = /^(?:bulk|list|junk)\b/i.exec(signs.field('precedence'))?.[0]
  if (precedence !== undefined) return `Precedence: ${precedence.toLowerCase()}`
  const list = signs.fieldLike(
    /^(?:list-(?:id|unsubscribe|unsubscribe-post|post|help|subscribe|owner|archive)|mailing-list|x-mailing-list)$/,
  )
  if (list !== null) return list
  return signs.fieldLike(
    /^(?:x-campaign(?:-?id)?|x-mc-user|x-mailchimp-\w+|x-govdelivery-\w+|x-newsletter\w*|x-bulkmail\w*|x-mailer-(?:lid|recptid|sid)|x-csa-complaints|x-sfmc-\w+|x-emarsys-\w+|x-hs-\w+-campaign\w*)$/,
  )
}

/**
 * The list is the inbox's own shared address, run as a group (Google, Microsoft 365): the group adds list fields to every person's mail.
 * Its address is then the one that the mail is to, at a domain of the public sector, or with a mark that only such groups set.
 */
function isOwnGroup(signs: Signs): boolean {
  if (signs.fieldLike(/^list-unsubscribe-post$/) !== null) return false
  const list = [
    signs.field('list-id'),
    signs.field('list-post'),
    signs.field('list-unsubscribe'),
    signs.field('mailing-list'),
  ]
    .join(' ')
    .toLowerCase()
  const to = `${signs.field('to')} ${signs.field('cc')} ${signs.field('delivered-to')}`.toLowerCase()
  const addressed = to.match(/[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,200}/g) ?? []
  return addressed.some(address => {
    const [local = '', domain = ''] = address.split('@')
    if (
      /(?:^|\.)(?:googlegroups\.com|groups\.io|jiscmail\.\w+\.?\w*|freelists\.org)$|^(?:lists?|mailman|groups?)\./.test(
        domain,
      )
    )
      return false
    const named =
      list.includes(address) || list.includes(`<${local}.${domain}>`) || list.includes(`<${local}.`)
    return (
      named &&
      (/\.(?:gov|sch|nhs|police)\.uk$|\.wales$/.test(domain) ||
        signs.fieldLike(/^x-google-group-id$|^x-ms-exchange-/) !== null)
    )
  })
}

const newsletter = (signs: Signs): number =>
  NEWSLETTER_SIGNS.filter(sign => sign.test(`${signs.subject} ${signs.text} ${signs.foot}`)).length

/** A person wrote it and a group, a platform or a badly set client marked it. */
function isMarkedLetter(signs: Signs, header: string): boolean {
  if (SECURE_MESSAGE_WORDS.test(signs.text) || signs.isForm) return true
  if (isOwnGroup(signs)) return newsletter(signs) < 3
  if (signs.isLetter && newsletter(signs) <= signs.personal) return true
  const onlyPrecedence = header.startsWith('Precedence') && signs.fieldLike(/^list-|mailing-list$/) === null
  return (
    onlyPrecedence &&
    !MACHINE_ADDRESS.test(signs.input.from.address) &&
    signs.personal >= 2 &&
    newsletter(signs) === 0
  )
}

export const bulk: KindRule = signs => {
  const header = listHeader(signs)
  if (header !== null)
    return isMarkedLetter(signs, header) ? null : { kind: 'bulk', evidence: `header ${header}` }
  if (signs.isReplyOrForward || signs.own === '' || signs.isLetter) return null
  const leaving = LEAVE_WORDS.test(signs.foot)
  const elsewhere = ELSEWHERE_READABLE_WORDS.test(`${signs.text} ${signs.foot}`)
  if (leaving && (elsewhere || newsletter(signs) >= 3)) {
    const other = elsewhere ? ` and "${said(ELSEWHERE_READABLE_WORDS, `${signs.text} ${signs.foot}`)}"` : ''
    return { kind: 'bulk', evidence: `the words "${said(LEAVE_WORDS, signs.foot)}"${other}` }
  }
  return null
}

/** An address that no person answers from. What it carries may still be a person's: a form, a letter, a secure message, an order. */
export const machineAddress: KindRule = signs => {
  const { address } = signs.input.from
  if (!MACHINE_ADDRESS.test(address) || SECURE_MESSAGE_WORDS.test(signs.text)) return null
  if (signs.isForm || signs.isLetter || signs.requests >= 2 || signs.hasDocument) return null
  const answers =
    ACKNOWLEDGING_WORDS.test(signs.own) ||
    ACKNOWLEDGING_SUBJECT.test(signs.subject) ||
    signs.field('in-reply-to') !== ''
  return { kind: answers ? 'auto-reply' : 'bulk', evidence: `from ${address.split('@', 1)[0]}` }
}
