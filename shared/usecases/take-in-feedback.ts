/** What the mail server reports of mails that we sent: it took one, or one did not arrive. Every report may come twice. */
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import { reroute } from '../domain/casework/reroute.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Feedback } from '../ports/feedback.ts'
import type { Outbox, OutboxQueue } from '../ports/outbox.ts'
import { done, type Outcome, retry } from '../ports/outcome.ts'

export interface TakeInFeedbackPorts {
  readonly outbox: Outbox
  readonly queue: OutboxQueue
  readonly directory: () => Promise<{ readonly index: DirectoryIndex } | null>
  readonly clock: Clock
  readonly deskUrl: string
  readonly news: {
    confirmed(fields: { entryId: string }): void
    undelivered(fields: { entryId: string; why: string }): void
  }
}

export function makeTakeInFeedback(ports: TakeInFeedbackPorts) {
  return async (reports: readonly Feedback[]): Promise<readonly Outcome[]> => {
    const entries = await ports.outbox.read(reports.map(report => report.entryId))
    return Promise.all(reports.map((report, index) => takeIn(report, entries[index] ?? null)))
  }

  async function takeIn(report: Feedback, entry: OutgoingMail | null): Promise<Outcome> {
    // Mail of another installation that shares the configuration set, or older than retention.
    if (entry === null) return done
    if (report.what === 'taken') return confirm(report, entry)
    ports.news.undelivered({ entryId: entry.entryId, why: report.why })
    await ports.outbox.recordUndelivered(
      { ...entry, sentMessageId: entry.sentMessageId ?? report.messageId },
      report.at,
      report.why,
    )
    // Asked even when the bounce was recorded before: the first time may have ended between the two.
    return entry.kind === 'notice' && entry.toStaffId !== null ? giveToAnother(entry, entry.toStaffId) : done
  }

  async function confirm(report: Feedback, entry: OutgoingMail): Promise<Outcome> {
    if (entry.state === 'sent' || entry.state === 'undelivered') return done
    await ports.outbox.recordSent([{ entry, at: report.at, messageId: report.messageId }])
    ports.news.confirmed({ entryId: entry.entryId })
    return done
  }

  async function giveToAnother(entry: OutgoingMail, unreached: string): Promise<Outcome> {
    const current = await ports.directory()
    const query = await ports.outbox.query(entry.reference)
    if (current === null || query === null) return retry('the directory or the query is not there')
    const next = reroute({
      query,
      unreached,
      directory: current.index,
      deskUrl: ports.deskUrl,
      now: ports.clock(),
    })
    if (next === null) return done
    const outcome = await ports.outbox.reroute(next.query, next.notice, ports.clock())
    if (outcome === 'stale') return retry('the query changed while it was given to somebody else')
    await ports.queue.enqueue([next.notice.entryId])
    return done
  }
}
