/** Fraud, selling to strangers, and what the mail server refused. */
import { SECURE_MESSAGE_WORDS } from './automatic-words.ts'
import { LEAVE_WORDS } from './bulk-words.ts'
import { listHeader } from './kind-bulk.ts'
import type { KindRule, Signs } from './kind-signs.ts'
import { BORROWED_NAMES, FRAUD_REPORTED, FRAUD_SIGNS, SALES_SIGNS, type SpamSign } from './spam-words.ts'

/**
 * A virus decides alone. What the mail server calls spam is spam unless a person wrote of a case: the reader does not know who is in
 * the directory, and a parent's host may have a bad name.
 */
export const refusedByTheMailServer: KindRule = signs => {
  const { receipt } = signs.input
  if (receipt?.virus === 'fail') return { kind: 'spam', evidence: 'the mail server found a virus' }
  if (receipt?.spam === 'fail' && !signs.isLetter && signs.caseworkWords === 0) {
    return { kind: 'spam', evidence: 'the mail server judged it spam' }
  }
  return null
}

interface Weighed {
  readonly weight: number
  readonly what: readonly string[]
}

function weigh(signs: readonly SpamSign[], text: string): Weighed {
  const found = signs.filter(({ pattern }) => pattern.test(text))
  return { weight: found.reduce((sum, { weight }) => sum + weight, 0), what: found.map(({ what }) => what) }
}

/** What the mail itself says: of an answer or a forward, only the writer's own words, for people pass frauds on to ask about them. */
function saidByItself(signs: Signs): string {
  const ownOnly = signs.isReplyOrForward && signs.letters(signs.own) >= 3
  return `${signs.subject}. ${ownOnly ? signs.own : signs.text}`
}

/** It calls itself by a name whose owner has other addresses. */
function borrowedName(signs: Signs): string | null {
  const { name, address } = signs.input.from
  const domain = address.split('@', 2)[1] ?? ''
  const borrowed = BORROWED_NAMES.find(one => one.name.test(name))
  return borrowed === undefined || borrowed.domain.test(domain) ? null : 'a borrowed name'
}

/** Most digits and signs in place of letters: 0ffice, m1crosoft. */
const disguised = (signs: Signs): boolean =>
  /(?:0ff|m1cr|micros0|paypa1|amaz0n|g00gle|app1e|transp0rt|supp0rt|acc0unt)/iu.test(signs.input.from.address)

export const fraud: KindRule = signs => {
  const { weight, what } = weigh(FRAUD_SIGNS, saidByItself(signs))
  if (what.length === 0) return null
  const flagged = /^yes/i.test(signs.field('x-spam-flag')) || /^yes/i.test(signs.field('x-spam-status'))
  const borrowed = borrowedName(signs)
  const more = (flagged ? 2 : 0) + (borrowed === null ? 0 : 2) + (disguised(signs) ? 2 : 0)
  const reported = FRAUD_REPORTED.test(signs.own) ? 3 : 0
  const less =
    reported + Math.min(signs.caseworkWords, 3) + (signs.isLetter ? 2 : 0) + (signs.relation ? 1 : 0)
  const kinds = what.length + (more > 0 ? 1 : 0)
  const clear =
    what.some(one => one.startsWith('pills') || one.startsWith('new bank')) &&
    signs.caseworkWords === 0 &&
    signs.personal < 2
  const secure = SECURE_MESSAGE_WORDS.test(signs.text)
  const least = clear ? 3 : secure ? 6 : 4
  if (weight + more - less < least || (kinds < 2 && !clear)) return null
  return { kind: 'spam', evidence: [...what, ...(borrowed === null ? [] : [borrowed])].join('; ') }
}

/** Selling to strangers: with a way to leave it is mail to many, without one it is spam. Those who write of a child sell nothing. */
export const selling: KindRule = signs => {
  if (signs.relation || signs.hasDocument || signs.isForward || signs.field('in-reply-to') !== '') return null
  const { weight, what } = weigh(
    SALES_SIGNS,
    `${signs.subject}. ${signs.own === '' ? signs.text : signs.own}`,
  )
  if (weight < 4 || what.length < 2) return null
  const evidence = what.join('; ')
  if (listHeader(signs) !== null || LEAVE_WORDS.test(signs.foot)) return { kind: 'bulk', evidence }
  return { kind: 'spam', evidence }
}
