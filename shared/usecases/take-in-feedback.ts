/** What the mail server reports of mails that we sent: it took one, one did not arrive, or perhaps not. Every report may come twice. */
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { Feedback } from '../ports/feedback.ts'
import type { Outbox } from '../ports/outbox.ts'
import { done, type Outcome } from '../ports/outcome.ts'
import { makeTellAnother, type TellAnotherPorts } from './tell-another.ts'

export interface TakeInFeedbackPorts extends TellAnotherPorts {
  readonly outbox: Outbox
  readonly news: TellAnotherPorts['news'] & {
    confirmed(fields: { entryId: string }): void
    undelivered(fields: { entryId: string; why: string }): void
  }
}

export function makeTakeInFeedback(ports: TakeInFeedbackPorts) {
  const tellAnother = makeTellAnother(ports)

  return async (reports: readonly Feedback[]): Promise<readonly Outcome[]> => {
    const entries = await ports.outbox.read(reports.map(report => report.entryId))
    return Promise.all(reports.map((report, index) => takeIn(report, entries[index] ?? null)))
  }

  async function takeIn(report: Feedback, entry: OutgoingMail | null): Promise<Outcome> {
    // Mail of another installation that shares the configuration set, or older than retention.
    if (entry === null) return done
    if (report.what === 'taken') return confirm(report, entry)
    if (report.what === 'perhaps-not-delivered') {
      await ports.outbox.recordPerhapsUndelivered(entry, report.at, report.why)
      return done
    }
    ports.news.undelivered({ entryId: entry.entryId, why: report.why })
    const first = await ports.outbox.recordUndelivered(
      { ...entry, sentMessageId: entry.sentMessageId ?? report.messageId },
      report.at,
      report.why,
    )
    // Repeated with each report, as what follows: the first time may have ended between the two.
    if (entry.toStaffId === null && entry.reference !== null)
      await ports.outbox.recordUnreachable(entry.reference, entry.to)
    // Asked even when the bounce was recorded before: the first time may have ended between the two.
    return tellAnother(entry, first)
  }

  async function confirm(report: Feedback, entry: OutgoingMail): Promise<Outcome> {
    if (entry.state === 'sent' || entry.state === 'undelivered') return done
    await ports.outbox.recordSent([{ entry, at: report.at, messageId: report.messageId }])
    ports.news.confirmed({ entryId: entry.entryId })
    return done
  }
}
