/**
 * Sends what the outbox holds, each entry once. An entry is leased before it is handed to the mail server; if the process
 * dies between the two, nobody can know whether the mail went, so it waits in doubt for the mail server's own report
 * (`take-in-feedback.ts`) and is sent again only when none has come in time.
 */
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import { epochOf, instantOf } from '../domain/standards/london.ts'
import type { Clock } from '../ports/clock.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Outbox, SentMail } from '../ports/outbox.ts'
import { done, type Outcome, park, retry } from '../ports/outcome.ts'
import type { SettleAnswer } from './settle-answer.ts'
import type { TellAnother } from './tell-another.ts'

export interface SendOutgoingPorts {
  readonly outbox: Outbox
  readonly mailer: Mailer
  readonly clock: Clock
  /** Tells somebody else of a notice that cannot be sent: `tell-another.ts`. */
  readonly tellAnother: TellAnother
  /** Tells the clocks that an answer has left: `settle-answer.ts`. */
  readonly settleAnswer: SettleAnswer
  /** Seconds that an entry in doubt waits for the report. */
  readonly inDoubtSeconds: number
  readonly news: {
    sent(fields: { entryId: string }): void
    inDoubt(fields: { entryId: string }): void
    undelivered(fields: { entryId: string; why: string }): void
  }
}

/** Kinds of mail that a clock waits for. */
const answers: ReadonlySet<OutgoingMail['kind']> = new Set(['reply', 'holding', 'closing'])

type Step = { readonly entry: OutgoingMail } | { readonly outcome: Outcome }

export function makeSendOutgoing(ports: SendOutgoingPorts) {
  return async (asked: readonly { readonly entryId: string }[]): Promise<readonly Outcome[]> => {
    const now = ports.clock()
    const entries = await ports.outbox.read(asked.map(each => each.entryId))
    const ids = asked.map(each => each.entryId)
    const steps = await Promise.all(
      entries.map((entry, index) => firstSight(entry, now, ids.indexOf(ids[index] ?? '') === index)),
    )

    const toLease = steps.flatMap(step => ('entry' in step ? [step.entry] : []))
    const inDoubtUntil = later(now, ports.inDoubtSeconds)
    const leases = await ports.outbox.lease(toLease, now, inDoubtUntil)
    const leased = toLease
      .filter((_, index) => leases[index] === true)
      .map((entry): OutgoingMail => ({ ...entry, state: 'sending', inDoubtUntil }))
    const sendings = new Map(
      await Promise.all(leased.map(async entry => [entry.entryId, await send(entry, now)] as const)),
    )
    const sent = [...sendings.values()].flatMap(each => ('sent' in each ? [each.sent] : []))
    await ports.outbox.recordSent(sent)
    for (const { entry } of sent) {
      const { reference, entryId } = entry
      // A fault here is made good by the sweep: the record says that it left.
      if (reference !== null && answers.has(entry.kind)) await ports.settleAnswer(reference, entryId)
    }

    return steps.map(step => {
      if ('outcome' in step) return step.outcome
      // A lease that somebody else holds: they send it, or its doubt runs out and it comes back.
      return sendings.get(step.entry.entryId)?.outcome ?? retry('another sender has this mail')
    })
  }

  async function firstSight(entry: OutgoingMail | null, now: string, first: boolean): Promise<Step> {
    if (entry === null) return { outcome: park('There is no such entry in the outbox.') }
    if (!first) return { outcome: done }
    if (entry.state === 'sent' || entry.state === 'taken-back') return { outcome: done }
    // Refused before: telling somebody else may have ended half way.
    if (entry.state === 'undelivered') return { outcome: await ports.tellAnother(entry, false) }
    // Too early: the clock queues it when its time comes.
    if (entry.sendAfter > now) return { outcome: done }
    if (entry.state === 'sending' && entry.inDoubtUntil !== null && entry.inDoubtUntil > now) {
      ports.news.inDoubt({ entryId: entry.entryId })
      return { outcome: retry('it may already have been sent') }
    }
    return { entry }
  }

  async function send(
    entry: OutgoingMail,
    now: string,
  ): Promise<{ readonly outcome: Outcome; readonly sent: SentMail } | { readonly outcome: Outcome }> {
    const sending = await ports.mailer
      .send(entry, now)
      .catch((fault: unknown) => ({ outcome: 'unknown' as const, fault }))
    switch (sending.outcome) {
      case 'sent':
        ports.news.sent({ entryId: entry.entryId })
        return { outcome: done, sent: { entry, at: ports.clock(), messageId: sending.messageId } }
      case 'refused': {
        ports.news.undelivered({ entryId: entry.entryId, why: sending.why })
        const first = await ports.outbox.recordUndelivered(entry, ports.clock(), sending.why)
        const told = await ports.tellAnother(entry, first)
        return { outcome: told.outcome === 'done' ? park(sending.why) : told }
      }
      case 'not-now':
        await ports.outbox.release(entry)
        return { outcome: retry(sending.why) }
      case 'unknown':
        ports.news.inDoubt({ entryId: entry.entryId })
        return { outcome: retry('the mail server did not say whether it took the mail') }
    }
  }
}

const later = (instant: string, seconds: number): string => instantOf(epochOf(instant) + seconds * 1000)
