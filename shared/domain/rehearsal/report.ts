/** The report of a rehearsal, as contract section 5 writes it down. */
import type { ClockName } from '../casework/clock/clocks.ts'
import type { DirectorySnapshot } from '../directory/snapshot.ts'
import { epochOf } from '../standards/london.ts'
import type { CorrespondentKind, Deadlines, Priority, Topic } from '../triage/judgement.ts'
import type { ExportedCasework, ExportedEvent, ExportedQuery, Ledger } from './exported.ts'
import { type Totals, totalsOf } from './totals.ts'

interface ReportedEvent {
  readonly at: string
  readonly type: string
  readonly to: readonly string[]
  readonly detail: string
  readonly clock?: ClockName
}

export interface ReportedQuery {
  readonly reference: string
  /** The mail that opened it: its path relative to the old mail. */
  readonly file: string
  readonly receivedAt: string
  readonly correspondentKind: CorrespondentKind
  readonly topic: Topic
  readonly priority: Priority
  /** Whom triage named at arrival; events say who came after (contract section 7, reading 11). */
  readonly ownerId: string | null
  readonly deadlines: Deadlines
  readonly events: readonly ReportedEvent[]
}

export interface Report {
  readonly council: string
  readonly from: string
  readonly until: string
  readonly ledger: Ledger
  readonly queries: readonly ReportedQuery[]
  readonly totals: Totals
}

/**
 * `fileOf` gives the file that a stored mail came from. What was recorded after `until` is left out: a mail of the last evening has its
 * notice decided for the next morning, which the rehearsal does not reach. The same casework gives the same report, in the same order.
 */
export function buildReport(parts: {
  readonly casework: ExportedCasework
  readonly directory: DirectorySnapshot
  readonly from: string
  readonly until: string
  readonly fileOf: (rawKey: string) => string | null
}): Report {
  const { casework, directory, from, until } = parts
  const queries = casework.queries
    .map(query => reported(query, until, parts.fileOf))
    .sort(
      (one, other) => compared(one.receivedAt, other.receivedAt) || compared(one.reference, other.reference),
    )
  return {
    council: directory.council.name,
    from,
    until,
    ledger: casework.ledger,
    queries,
    totals: totalsOf(queries, directory),
  }
}

function reported(
  query: ExportedQuery,
  until: string,
  fileOf: (rawKey: string) => string | null,
): ReportedQuery {
  const [opener] = query.mails
    .filter(mail => mail.direction === 'in' && mail.rawKey !== null)
    .sort((one, other) => compared(one.at, other.at))
  const file = fileOf(opener?.rawKey ?? '')
  if (opener === undefined || file === null)
    throw new Error(`${query.reference} was opened by a mail of no file.`)
  const events = query.events.toSorted(inOrder)
  const received = events.find(event => event.type === 'received')
  return {
    reference: query.reference,
    file,
    receivedAt: received?.at ?? opener.at,
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    priority: query.priority,
    ownerId: ownerAtArrival(events) ?? query.ownerId,
    deadlines: query.deadlines,
    events: events
      .filter(event => epochOf(event.at) <= epochOf(until))
      .map(({ at, type, to, detail, clock }) => ({
        at,
        type,
        to,
        detail,
        ...(clock === undefined ? {} : { clock }),
      })),
  }
}

/** The first routing says why it was given to whom; an alert and a request to call go to somebody else (reading 16). */
function ownerAtArrival(events: readonly ExportedEvent[]): string | null {
  const first = events.find(
    ({ type, detail }) => type === 'routed' && detail !== 'safeguarding' && detail !== 'call',
  )
  return first?.to[0] ?? null
}

/** Of one instant, in the order in which things come about. */
const order = [
  'received',
  'filed',
  'joined',
  'reopened',
  'acknowledged',
  'routed',
  'recalculated',
  'accepted',
  'warned',
  'breached',
  'escalated',
]

function inOrder(one: ExportedEvent, other: ExportedEvent): number {
  return (
    epochOf(one.at) - epochOf(other.at) ||
    rank(one.type) - rank(other.type) ||
    compared(one.type, other.type) ||
    compared(one.clock ?? '', other.clock ?? '') ||
    compared(one.detail, other.detail) ||
    compared(one.to.join(), other.to.join())
  )
}

const rank = (type: string): number => {
  const at = order.indexOf(type)
  return at === -1 ? order.length : at
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
