/** When each promise of a query falls due: contract section 4, by the readings of section 7. */
import type { Council } from '../directory/council.ts'
import {
  type CorrespondentKind,
  type Deadlines,
  type Flag,
  informationRights,
  type Priority,
  type Topic,
} from '../triage/judgement.ts'
import { dueAfter } from './due-after.ts'
import { type StandardName, type Standards, standardsOf } from './standards.ts'
import { calendarOf } from './working-time.ts'

/** What decides which row of the standards holds for a query. */
export interface StandardsSubject {
  readonly correspondentKind: CorrespondentKind
  readonly topic: Topic
  readonly flags: readonly Flag[]
  /** It was closed and is open again; left out for one that never was closed. */
  readonly isReopened?: boolean
}

/** Rows for a formal complaint and for information rights hold for anyone; a flag alone changes no clock (reading 4). */
export function standardFor(subject: StandardsSubject): StandardName {
  // A complaint that is open again is at its second stage (Complaint Handling Code, part 6).
  if (subject.topic === 'complaint') return subject.isReopened === true ? 'complaint-stage-2' : 'complaint'
  if (subject.topic === 'information-rights') {
    return informationRights.find(right => subject.flags.includes(right)) ?? 'correction'
  }
  if (subject.correspondentKind === 'family') return 'family'
  return subject.correspondentKind === 'legal' ? 'legal' : 'everyone'
}

/** The four clocks of a query received at that instant. */
export function deadlinesFor(
  query: StandardsSubject & {
    readonly priority: Priority
    /** The instant the mail server took the mail in, UTC. */
    readonly receivedAt: string
    readonly council: Council
  },
): Deadlines {
  const { priority, receivedAt, council } = query
  const calendar = calendarOf(council)
  const row = standardsFor(council).rows[standardFor(query)]
  return {
    acknowledge: dueAfter(calendar, receivedAt, row.acknowledge),
    accept: dueAfter(calendar, receivedAt, row.accept[priority]),
    firstReply: dueAfter(calendar, receivedAt, row.firstReply[priority]),
    fullAnswer: dueAfter(calendar, receivedAt, row.fullAnswer[priority]),
  }
}

/** When the next update is due, counted from receipt or from the last reply or holding reply (reading 8). */
export function nextUpdateDue(
  query: StandardsSubject & { readonly priority: Priority; readonly from: string; readonly council: Council },
): string {
  const row = standardsFor(query.council).rows[standardFor(query)]
  return dueAfter(calendarOf(query.council), query.from, row.nextUpdate[query.priority])
}

const standards = new WeakMap<Council, Standards>()

/** The council's standards, made once per council. */
export function standardsFor(council: Council): Standards {
  const kept = standards.get(council)
  if (kept !== undefined) return kept
  const made = standardsOf(council.standards)
  standards.set(council, made)
  return made
}
