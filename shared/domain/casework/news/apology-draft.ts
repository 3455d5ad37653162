/** The apology for a missed promise: it follows from the query alone, so it is there to be read from the breach on (domain.md 8.4). */
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { type ApologyFacts, type ApologyGap, apology, apologyGaps } from '../../letters/apology.ts'
import { maskChildNames } from '../../letters/child-initials.ts'
import type { Letter } from '../../letters/letter.ts'
import { apologyDueBy } from '../../standards/limits.ts'
import { stoppedAt } from '../clock/agenda.ts'
import type { Query } from '../query.ts'
import { apologyOwed, type Breach } from './apology-owed.ts'
import { managerOfQuery } from './manager-of-query.ts'
import { signerOf, whoDeals } from './who-deals.ts'

/** What a manager may say in their own words. */
export interface ApologyWords {
  /** What the wait meant for the family. */
  readonly effect: string | null
  /** What we do now, each a clause: "the report is booked for 22 March". */
  readonly doing: readonly string[]
  /** Why we were late; takes the place of the words that came with the reason. */
  readonly because: string | null
}

export const noWords: ApologyWords = { effect: null, doing: [], because: null }

export interface ApologyDraft {
  readonly letter: Letter
  /** What a person must still say before it can leave. */
  readonly gaps: readonly ApologyGap[]
  /** The breaches that it is for. */
  readonly covers: readonly Breach[]
  /** Until when it is in time, UTC. */
  readonly sendBy: string
  /** All in it that a person wrote, for the checks before it leaves. */
  readonly ownWords: string
}

export interface ApologyDraftAsk {
  readonly directory: DirectoryIndex
  readonly now: string
  /** In whose name it goes; left out for the manager who will be asked. */
  readonly signedBy?: Staff
  readonly words?: ApologyWords
}

/** Null where none is owed. */
export function draftApology(query: Query, ask: ApologyDraftAsk): ApologyDraft | null {
  const covers = apologyOwed(query)
  const [first] = covers
  // Where both are late, the answer is what the writer waits for.
  const about = covers.findLast(breach => breach.clock === 'fullAnswer') ?? first
  if (first === undefined || about === undefined) return null
  const { directory, now } = ask
  const { council } = directory.snapshot
  const words = withoutNames(ask.words ?? noWords, query, directory)
  const reason = reasonOf(query, words)
  const facts: ApologyFacts = {
    council,
    reference: query.reference,
    correspondent: query.correspondent,
    clock: about.clock,
    dueAt: about.at,
    reason,
    effect: words.effect,
    doing: words.doing,
    newDate: newDateOf(query, about, now),
    answeredAt: answeredSince(query, about),
    contact: whoDeals(query, directory, now),
    signedBy: signer(query, ask),
  }
  return {
    letter: apology(facts),
    gaps: apologyGaps(facts),
    covers,
    sendBy: apologyDueBy(council, first.at),
    ownWords: [words.effect, ...words.doing, reason?.words].filter(each => each != null).join('\n'),
  }
}

/**
 * The latest reason that somebody gave. What a colleague wrote beside it was for colleagues: it is said to the writer only where it is the
 * reason itself.
 */
function reasonOf(query: Query, { because, kept }: WordsWithoutNames): ApologyFacts['reason'] {
  const last = query.breachReasons.at(-1)
  return last === undefined ? null : { code: last.reason, words: because ?? kept }
}

interface WordsWithoutNames extends ApologyWords {
  /** What was written beside the latest reason, where it is the reason itself. */
  readonly kept: string | null
}

/** A letter of ours names no child, whoever wrote the words: it may be read by others. */
function withoutNames(words: ApologyWords, query: Query, directory: DirectoryIndex): WordsWithoutNames {
  const ids = [
    ...(query.caseMatch === null ? [] : [query.caseMatch.id]),
    ...query.possibleCases,
    // The writer's other children may be named to them by the checks, and are not by us.
    ...directory.contactsAt(query.correspondentAddress).map(contact => contact.caseId),
  ]
  const names = ids.flatMap(id => directory.case(id)?.childName ?? [])
  const mask = (text: string): string => maskChildNames(text, names)
  const last = query.breachReasons.at(-1)
  const kept = last?.reason === 'other' && last.words.trim() !== '' ? last.words : null
  return {
    effect: words.effect === null ? null : mask(words.effect),
    doing: words.doing.map(mask),
    because: words.because === null ? null : mask(words.because),
    kept: kept === null ? null : mask(kept),
  }
}

/** A date that somebody set after the breach and that is still to come; for a late reply also one that a holding reply promised. */
function newDateOf({ clocks }: Query, about: Breach, now: string): string | null {
  const set = clocks.newDates.findLast(each => each.clock === about.clock && each.decidedAt >= about.at)
  if (set !== undefined && set.at > now) return set.at
  const promised = about.clock === 'firstReply' ? clocks.updateBy : null
  return promised !== null && promised > now ? promised : null
}

/** When the writer had what was late; null while they wait for it. */
function answeredSince(query: Query, about: Breach): string | null {
  // A round ends with a closing, and the last one is kept.
  if (about.round < query.clocks.round) return query.closing?.at ?? null
  return stoppedAt(query, about.clock)
}

function signer(query: Query, { directory, now, signedBy }: ApologyDraftAsk): ApologyFacts['signedBy'] {
  const id = signedBy?.id ?? managerOfQuery(query, now, directory)?.id ?? null
  const staff = id === null ? null : directory.staff(id)
  return staff === null
    ? { name: 'The head of the SEND service', role: 'head of service', phone: null }
    : signerOf(staff, directory)
}
