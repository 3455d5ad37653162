/** Whether a mail is acknowledged: a person always, a machine never, a loop not twice (domain.md 5.1). */
import { alikeness } from '../mail/likeness.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import type { Judgement } from '../triage/judgement.ts'

/** Automatic mail that one address has had lately. */
export interface AutomaticMailSoFar {
  /** The hour and day (UTC) that the counts are of; an older one counts as none. */
  readonly hour: string
  readonly inHour: number
  readonly day: string
  readonly inDay: number
  /** Likeness of the last mail of this sender that was acknowledged; empty before the first. */
  readonly lastLikeness: readonly number[]
}

/** The limits of domain.md 5.1. `toEveryoneInHour` is ten times the hourly norm of the busiest council that was sized for. */
const automaticMailLimits = {
  toOneInHour: 3,
  toOneInDay: 10,
  perExchange: 3,
  alike: 0.9,
  toEveryoneInHour: 10_000,
} as const

export interface AcknowledgementAsk {
  readonly mail: Pick<Mail, 'from' | 'headers' | 'kind'>
  readonly receipt: Pick<Receipt, 'envelopeFrom'>
  readonly judgement: Pick<Judgement, 'messageKind' | 'correspondent'>
  readonly inbox: string
  /** The writer's address is in the directory. */
  readonly inDirectory: boolean
  /** Of this query; empty for a new one. */
  readonly acknowledgedTo: readonly string[]
  /** Acknowledgements so far in the exchange that the mail belongs to. */
  readonly inExchange: number
  readonly soFar: AutomaticMailSoFar | null
  readonly toEveryoneInHour: number
  /** Of this mail's own words. */
  readonly likeness: readonly number[]
  /** The instant of the decision, UTC. */
  readonly now: string
}

export type AcknowledgementAnswer =
  | { readonly acknowledge: true }
  | { readonly acknowledge: false; readonly why: string }

const no = (why: string): AcknowledgementAnswer => ({ acknowledge: false, why })

export function mayAcknowledge(ask: AcknowledgementAsk): AcknowledgementAnswer {
  const sender = ask.mail.from.address
  if (ask.judgement.messageKind !== 'query') return no('the mail is not from a person')
  if (sender === '') return no('the mail names no sender')
  if (ask.receipt.envelopeFrom === '') return no('the mail was sent without a return path')
  if (isOurs(sender, ask.inbox)) return no('the mail claims to come from this inbox')
  if (wasOurs(ask.mail.headers, ask.inbox)) return no('the mail is one of ours that came back')
  if (!sendable.test(sender)) return no('no mail can be sent to this address')
  if (/^(no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|auto-?confirm)\b/.test(sender)) {
    return no('the sender is a machine')
  }
  if (asksForNoAutomaticReply(ask.mail.headers) && !ask.inDirectory)
    return no('the mail asks for no automatic reply')
  if (ask.acknowledgedTo.includes(sender)) return no('this writer has an acknowledgement of this query')
  if (!ask.inDirectory && ask.inExchange >= automaticMailLimits.perExchange) {
    return no('this exchange has had its acknowledgements')
  }
  if (ask.toEveryoneInHour >= automaticMailLimits.toEveryoneInHour)
    return no('too much automatic mail in this hour')
  return withinSendersLimits(ask)
}

function withinSendersLimits({ soFar, now, likeness }: AcknowledgementAsk): AcknowledgementAnswer {
  if (soFar === null) return { acknowledge: true }
  const inHour = soFar.hour === utcHour(now) ? soFar.inHour : 0
  const inDay = soFar.day === now.slice(0, 10) ? soFar.inDay : 0
  if (inHour >= automaticMailLimits.toOneInHour)
    return no('this writer has had three automatic mails in this hour')
  if (inDay >= automaticMailLimits.toOneInDay) return no('this writer has had ten automatic mails today')
  if (inDay > 0 && alikeness(soFar.lastLikeness, likeness) >= automaticMailLimits.alike) {
    return no('the mail says what the last one of this writer said')
  }
  return { acknowledge: true }
}

/**
 * So many answers to one colleague in an hour that say nothing was done; then mails like the last one are answered no more. A mailbox
 * that answers our answer says the same again: a person who tries once more says something else.
 */
export function isEcho(soFar: AutomaticMailSoFar | null, now: string, likeness: readonly number[]): boolean {
  if (soFar === null || soFar.hour !== utcHour(now)) return false
  const { toOneInHour, alike } = automaticMailLimits
  return soFar.inHour >= toOneInHour && alikeness(soFar.lastLikeness, likeness) >= alike
}

/** The count after one more acknowledgement. It is written on the condition that the count is still what was read. */
export function countAcknowledgement(
  soFar: AutomaticMailSoFar | null,
  now: string,
  likeness: readonly number[],
): AutomaticMailSoFar {
  const hour = utcHour(now)
  const day = now.slice(0, 10)
  return {
    hour,
    inHour: (soFar?.hour === hour ? soFar.inHour : 0) + 1,
    day,
    inDay: (soFar?.day === day ? soFar.inDay : 0) + 1,
    lastLikeness: likeness,
  }
}

/** `2026-11-23T09` */
export const utcHour = (instant: string): string => instant.slice(0, 13)

/** The inbox itself, or one of its token forms. */
function isOurs(address: string, inbox: string): boolean {
  const [local = '', domain = ''] = inbox.split('@')
  const [theirLocal = '', theirDomain = ''] = address.split('@')
  return (
    theirDomain === domain &&
    (theirLocal === local || theirLocal.startsWith(`${local}+`) || theirLocal.startsWith(`${local}.`))
  )
}

/** Every mail of ours carries it; whoever answers does not, whoever passes the mail on does. */
function wasOurs(headers: Mail['headers'], inbox: string): boolean {
  return headers.some(({ name, value }) => name === 'x-loop' && value.trim().toLowerCase() === inbox)
}

/** SES knows no SMTPUTF8: before the @ it takes ASCII alone. */
const sendable = /^[\x21-\x7e]+@/

/** X-Auto-Response-Suppress with a value that covers an acknowledgement: a wish, not a sign of a machine (domain.md 5.1). */
function asksForNoAutomaticReply(headers: Mail['headers']): boolean {
  return headers.some(
    ({ name, value }) => name === 'x-auto-response-suppress' && /\b(all|oof|autoreply)\b/i.test(value),
  )
}
