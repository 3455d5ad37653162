/** Who would have been asked, how often, and which absences moved work to whom. */
import type { Absence, StaffRole } from '../directory/directory.ts'
import type { DirectorySnapshot } from '../directory/snapshot.ts'
import { epochOf, instantOf, londonDate } from '../standards/london.ts'
import { ownerAt } from './lateness.ts'
import type { ReportedQuery } from './report.ts'

export interface Load {
  readonly staffId: string
  readonly name: string
  readonly role: StaffRole | null
  /** Team id; null where the person has none. */
  readonly team: string | null
  /** Queries given to them as they came in. */
  readonly asked: number
  /** Of those, P1 and P2. */
  readonly urgent: number
  /** Queries that were moved to them later: a cover began, ended, or somebody else was put in charge. */
  readonly takenOver: number
  /** Warnings and rungs that named them. */
  readonly told: number
  /** Missed deadlines while they were in charge. */
  readonly late: number
}

/** Everyone who was asked, took over or was told, the most asked first. */
export function loadOf(queries: readonly ReportedQuery[], directory: DirectorySnapshot): readonly Load[] {
  const counts = new Map<
    string,
    { asked: number; urgent: number; takenOver: number; told: number; late: number }
  >()
  const of = (staffId: string) => {
    const found = counts.get(staffId) ?? { asked: 0, urgent: 0, takenOver: 0, told: 0, late: 0 }
    counts.set(staffId, found)
    return found
  }
  for (const query of queries) {
    if (query.ownerId !== null) {
      of(query.ownerId).asked += 1
      if (query.priority === 'P1' || query.priority === 'P2') of(query.ownerId).urgent += 1
    }
    for (const event of query.events) {
      const before = ownerAt(query, shortlyBefore(event.at))
      if (event.type === 'cover-started' || event.type === 'cover-ended') {
        const [now] = event.to
        if (now !== undefined && now !== before) of(now).takenOver += 1
      }
      if (event.type === 'warned' || event.type === 'escalated')
        for (const each of event.to) of(each).told += 1
      const late = event.type === 'breached' ? ownerAt(query, event.at) : null
      if (late !== null) of(late).late += 1
    }
  }
  const staff = new Map(directory.staff.map(each => [each.id, each]))
  return [...counts]
    .map(([staffId, count]) => {
      const known = staff.get(staffId)
      return {
        staffId,
        name: known?.name ?? staffId,
        role: known?.role ?? null,
        team: known?.team ?? null,
        ...count,
      }
    })
    .sort(
      (one, other) =>
        other.asked - one.asked || other.told - one.told || (one.staffId < other.staffId ? -1 : 1),
    )
}

export interface CoverUse {
  readonly absence: Absence
  /** Queries that came for the absent person and went to somebody else. */
  readonly arrived: number
  /** Open queries that were moved when the absence began, or during it. */
  readonly moved: number
  /** Who they went to, the most often first. */
  readonly to: readonly { readonly staffId: string; readonly queries: number }[]
}

/** Topics that go to a role whoever is allocated (contract section 3): the allocated caseworker's absence moved nothing there. */
const ofRoles = new Set<string>(['complaint', 'tribunal', 'information-rights'])

/**
 * Every absence that touches the rehearsed time, in the order of its first day. `caseOf` gives the case that a query is about: its
 * allocated caseworker is whom it came for.
 */
export function coverUse(
  queries: readonly ReportedQuery[],
  directory: DirectorySnapshot,
  span: { readonly from: string; readonly until: string },
  caseOf: (reference: string) => string | null,
): readonly CoverUse[] {
  const allocated = new Map(directory.cases.map(each => [each.id, each.caseworker]))
  const first = londonDate(span.from)
  const last = londonDate(span.until)
  return directory.absences
    .filter(absence => absence.to >= first && absence.from <= last)
    .toSorted((one, other) => compared(one.from, other.from) || compared(one.staffId, other.staffId))
    .map(absence => {
      const within = (instant: string) => {
        const day = londonDate(instant)
        return day >= absence.from && day <= absence.to
      }
      const arrived = queries.flatMap(query => {
        const meant = allocated.get(caseOf(query.reference) ?? '') ?? null
        const moved =
          meant === absence.staffId &&
          query.ownerId !== null &&
          query.ownerId !== meant &&
          within(query.receivedAt) &&
          !ofRoles.has(query.topic)
        return moved && query.ownerId !== null ? [query.ownerId] : []
      })
      const moved = queries.flatMap(query =>
        query.events.flatMap(event => {
          if (event.type !== 'cover-started' || !within(event.at)) return []
          const [now] = event.to
          return ownerAt(query, shortlyBefore(event.at)) === absence.staffId && now !== undefined ? [now] : []
        }),
      )
      const to = [...Map.groupBy([...arrived, ...moved], each => each)]
        .map(([staffId, times]) => ({ staffId, queries: times.length }))
        .sort((one, other) => other.queries - one.queries || compared(one.staffId, other.staffId))
      return { absence, arrived: arrived.length, moved: moved.length, to }
    })
}

const shortlyBefore = (instant: string): string => instantOf(epochOf(instant) - 1)

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
