/**
 * What its reader never got is told to somebody else: a notice to the next who can be reached, an answer to the writer to whoever has the
 * query. After a bounce, and after a refusal by the mail server alike.
 */
import { noticeAt } from '../domain/casework/clock/agenda.ts'
import { bringUpToDate, withTimes } from '../domain/casework/clock/bring-up-to-date.ts'
import { letterAbout, noticeEntry } from '../domain/casework/notice-of-query.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import {
  nextAlertId,
  passAlertUp,
  reroute,
  wasForOwner,
  wasForSomebodyAbove,
} from '../domain/casework/reroute.ts'
import { whoActsFor } from '../domain/directory/cover.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { withoutActLinks } from '../domain/mail/links-in-letters.ts'
import { calendarOf, nextWorkingInstant } from '../domain/standards/working-time.ts'
import { managerOver } from '../domain/triage/owner.ts'
import type { CaseworkChanging, StaffNotices } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxQueue } from '../ports/outbox.ts'
import { done, type Outcome, retry } from '../ports/outcome.ts'
import { queueDecided } from './queue-decided.ts'

export interface TellAnotherPorts {
  readonly outbox: Pick<Outbox, 'read'>
  readonly casework: Pick<CaseworkChanging, 'query' | 'change'>
  readonly notices: Pick<StaffNotices, 'compose'>
  readonly queue: OutboxQueue
  readonly directory: () => Promise<{ readonly index: DirectoryIndex } | null>
  readonly clock: Clock
  readonly deskUrl: string
  readonly news: {
    /** Nobody who can be reached is left: a person must look. */
    unreachable(fields: { reference: string; entryId: string }): void
  }
}

/** `firstReport` is false where this entry was known to be undelivered before. Asking again does no harm. */
export type TellAnother = (entry: OutgoingMail, firstReport: boolean) => Promise<Outcome>

/** Kinds of mail whose one reader must act. */
const forOnePerson: ReadonlySet<OutgoingMail['kind']> = new Set(['notice', 'warning', 'escalation'])
/** Kinds of mail that a writer waits for. */
const answers: ReadonlySet<OutgoingMail['kind']> = new Set(['reply', 'holding', 'closing', 'apology'])
/** More managers in a row than any council has. */
const MOST_PASSED_UP = 4

export function makeTellAnother(ports: TellAnotherPorts): TellAnother {
  return async (notice, firstReport) => {
    if (notice.toStaffId === null) return answers.has(notice.kind) ? tellOwner(notice) : done
    if (notice.reference === null) return passDigestUp(notice)
    if (!forOnePerson.has(notice.kind)) return done
    const current = await ports.directory()
    const stored = await ports.casework.query(notice.reference)
    if (current === null || stored === null) return retry('the directory or the query is not there')
    const now = ports.clock()
    const upToDate = bringUpToDate(stored, now, current.index)
    const { query } = upToDate
    const ask = { query, notice, directory: current.index, deskUrl: ports.deskUrl, now }
    const forOwner = wasForOwner(ask)
    if (!forOwner && !wasForSomebodyAbove(ask)) return done
    if (forOwner ? query.state === 'closed' : await wasPassedUp(notice, firstReport, query.unreached)) {
      return done
    }
    const next = forOwner ? reroute(ask) : passAlertUp(ask)
    if (next === null) {
      ports.news.unreachable({ reference: query.reference, entryId: notice.entryId })
      return done
    }
    const written = await ports.casework.change({
      query: withTimes(next.query, current.index),
      events: [...upToDate.events, next.event],
      notices: upToDate.notices,
      outgoing: [next.notice],
      takenBack: [],
    })
    if (written === 'stale') return retry('the query changed while somebody else was told')
    await queueDecided(ports.queue, [next.notice], now)
    return done
  }

  /** The history counts it as answered: nothing else would tell anybody that the writer knows nothing of it. */
  async function tellOwner(answer: OutgoingMail): Promise<Outcome> {
    const current = await ports.directory()
    const query = answer.reference === null ? null : await ports.casework.query(answer.reference)
    if (current === null || query === null) return retry('the directory or the query is not there')
    const now = ports.clock()
    const { index: directory } = current
    const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
    const acting = owner === null ? null : (whoActsFor(owner.id, now, directory)?.staff ?? null)
    const reader =
      acting ??
      (owner === null ? null : managerOver(owner, { now, directory })) ??
      directory.inRole('head-of-service')[0]
    if (reader === undefined) {
      ports.news.unreachable({ reference: query.reference, entryId: answer.entryId })
      return done
    }
    const calendar = calendarOf(directory.snapshot.council)
    const letter = letterAbout(query, 'not-delivered', { directory, deskUrl: ports.deskUrl })
    const entry = noticeEntry(reader, letter, {
      entryId: `${answer.entryId}-not-delivered`,
      reference: query.reference,
      now,
      at: noticeAt(calendar, query.priority, now),
    })
    // Stale: an earlier report of the same bounce did it.
    if ((await ports.notices.compose(entry, [])) === 'composed') await queueDecided(ports.queue, [entry], now)
    return done
  }

  /** A mail about several queries goes to the next person up as it is, without what its reader alone could do. */
  async function passDigestUp(digest: OutgoingMail): Promise<Outcome> {
    const current = await ports.directory()
    if (current === null) return retry('the directory is not there')
    const now = ports.clock()
    const { index } = current
    const reader = index.staff(digest.toStaffId ?? '') ?? index.inRole('head-of-service')[0]
    const next = reader === undefined ? null : managerOver(reader, { now, directory: index })
    const tried = digest.entryId.split('-up').length
    if (next === null || tried > MOST_PASSED_UP) {
      ports.news.unreachable({ reference: '', entryId: digest.entryId })
      return done
    }
    const entry: OutgoingMail = {
      ...digest,
      entryId: nextAlertId(digest),
      state: 'waiting',
      to: next.email,
      toName: next.name,
      toStaffId: next.id,
      letter: withoutActLinks(digest.letter),
      decidedAt: now,
      sendAfter: nextWorkingInstant(calendarOf(index.snapshot.council), now),
      inDoubtUntil: null,
      sentAt: null,
      sentMessageId: null,
    }
    // Stale: an earlier report of the same bounce did it.
    if ((await ports.notices.compose(entry, [])) === 'composed') await queueDecided(ports.queue, [entry], now)
    return done
  }

  /** A second report of a bounce that took the query from its owner looks like one of an alert; nobody needs telling again. */
  async function wasPassedUp(notice: OutgoingMail, firstReport: boolean, unreached: readonly string[]) {
    if (!firstReport && unreached.includes(notice.toStaffId ?? '')) return true
    const [passed] = await ports.outbox.read([nextAlertId(notice)])
    return passed !== null && passed !== undefined
  }
}
