/** For which missed promises a writer is owed an apology, and whether it left in time (domain.md section 1, R27). */
import type { Council } from '../../directory/council.ts'
import { apologyDueBy } from '../../standards/limits.ts'
import type { Query } from '../query.ts'
import { isProven } from './whose-query.ts'

export type Breach = Query['clocks']['breaches'][number]

/** Promises to the writer that an apology is drafted for; a missed update is made good by the update. */
const apologisedFor = ({ clock }: Breach): boolean => clock === 'firstReply' || clock === 'fullAnswer'

type Owing = Pick<
  Query,
  | 'clocks'
  | 'apologies'
  | 'closing'
  | 'state'
  | 'correspondent'
  | 'correspondentAddress'
  | 'flags'
  | 'unreachable'
>

/** Why nobody can or need apologise to this writer: one sentence; null where an apology can leave. */
export function whyNoApology(query: Owing): string | null {
  if (query.correspondentAddress === '') return 'The writer left no address.'
  if (query.unreachable.includes(query.correspondentAddress)) return 'Mail to the writer comes back.'
  if (!isProven(query)) return 'We could not check who the writer is, or they may not be told.'
  return query.state === 'closed' && query.closing?.outcome === 'withdrawn'
    ? 'The writer took the query back.'
    : null
}

/** Breaches that no apology has covered yet, first one first: one letter covers all that there are when it leaves. */
export const apologyOwed = (query: Owing): readonly Breach[] =>
  whyNoApology(query) === null ? uncovered(query) : []

function uncovered({ clocks, apologies }: Owing): readonly Breach[] {
  const last = apologies.at(-1)?.at ?? ''
  return clocks.breaches
    .filter(apologisedFor)
    .filter(breach => breach.at > last)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

export interface ApologyCount {
  /** Of a first reply or a full answer. Each is one of the five below. */
  readonly breaches: number
  /** An apology left within the time for it. */
  readonly inTime: number
  readonly late: number
  /** None has left, and the time for it is not over. */
  readonly waiting: number
  /** None has left in time. */
  readonly missed: number
  /** Nobody can or need be written to. */
  readonly notOwed: number
}

export const noBreaches: ApologyCount = {
  breaches: 0,
  inTime: 0,
  late: 0,
  waiting: 0,
  missed: 0,
  notOwed: 0,
}

/** `now` decides what is still waiting. Sums over queries are `addApologies`. */
export function apologiesInTime(query: Owing, council: Council, now: string): ApologyCount {
  const counts = query.clocks.breaches.filter(apologisedFor).map((breach): ApologyCount => {
    const one = { ...noBreaches, breaches: 1 }
    const dueBy = apologyDueBy(council, breach.at)
    const apology = query.apologies.find(({ at }) => at >= breach.at)
    if (apology !== undefined) return apology.at <= dueBy ? { ...one, inTime: 1 } : { ...one, late: 1 }
    if (whyNoApology(query) !== null) return { ...one, notOwed: 1 }
    return now <= dueBy ? { ...one, waiting: 1 } : { ...one, missed: 1 }
  })
  return counts.reduce(addApologies, noBreaches)
}

export const addApologies = (one: ApologyCount, other: ApologyCount): ApologyCount => ({
  breaches: one.breaches + other.breaches,
  inTime: one.inTime + other.inTime,
  late: one.late + other.late,
  waiting: one.waiting + other.waiting,
  missed: one.missed + other.missed,
  notOwed: one.notOwed + other.notOwed,
})
