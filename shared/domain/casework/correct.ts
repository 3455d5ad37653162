/** A person puts a judgement right: the query as it is from there, what its history says, and who is told. Pure. */
import { atWork, awayUntil } from '../directory/cover.ts'
import type { Staff } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { londonDay } from '../letters/london-words.ts'
import { followUpUntil } from '../standards/limits.ts'
import { calendarOf, nextWorkingInstant } from '../standards/working-time.ts'
import { type Flag, informationRights, type Owner } from '../triage/judgement.ts'

import { withTimes } from './clock/bring-up-to-date.ts'
import { closed } from './clock/moves.ts'
import { reckonedAnew } from './clock/recalculated.ts'
import type { Corrected, Correction } from './correction.ts'
import { coveredFor } from './cover.ts'
import { letterAbout, noticeEntry } from './notice-of-query.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import { ownerByRules } from './owner-by-rules.ts'
import type { CaseworkEvent, Query } from './query.ts'

export interface CorrectAsk {
  readonly query: Query
  readonly correction: Correction
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  readonly now: string
}

/** What is written in one step. */
interface CorrectedQuery {
  /** One version on. */
  readonly query: Query
  readonly events: readonly CaseworkEvent[]
  readonly notices: readonly OutgoingMail[]
}

interface CorrectionProblem {
  readonly field: 'by' | 'caseId' | 'ownerId' | 'flags' | 'topic'
  readonly text: string
}

export type CorrectAnswer =
  | { readonly ok: true; readonly corrected: CorrectedQuery }
  | { readonly ok: false; readonly why: 'stale' | 'nothing-changed' }
  | { readonly ok: false; readonly why: 'refused'; readonly problems: readonly CorrectionProblem[] }

const isRight = (flag: Flag): boolean => informationRights.some(right => right === flag)

export function correct(ask: CorrectAsk): CorrectAnswer {
  const { query, correction, directory, now } = ask
  if (correction.version !== query.version) return { ok: false, why: 'stale' }
  const person = directory.staff(correction.by)
  const problems = problemsOf(ask, person)
  if (problems.length > 0 || person === null) return { ok: false, why: 'refused', problems }
  const judged = judgedAnew(ask)
  const changes = changesOf(query, judged, correction)
  const settled = query.unsure && changes.every(change => change.what !== 'topic')
  if (changes.length === 0 && !settled) return { ok: false, why: 'nothing-changed' }

  const reckoned = withDeadlines(ask, { ...judged, version: query.version + 1, unsure: false })
  const after = withTimes(isClosedNow(query, reckoned) ? closedAsNoQuery(ask, reckoned) : reckoned, directory)
  const reason = correction.why.trim() === '' ? '' : ` ${correction.why.trim()}`
  const events: CaseworkEvent[] = changes.map(change => ({
    at: now,
    type: 'corrected',
    by: person.id,
    to: [],
    detail: `${change.words}${reason}`,
    correction: { what: change.what, from: change.from, to: change.to },
  }))
  if (settled) {
    const { topic } = query
    const correction = { what: 'topic' as const, from: topic, to: topic }
    events.push({ at: now, type: 'corrected', by: person.id, to: [], detail: 'topic confirmed', correction })
  }
  const moved = movedWords(query, after)
  if (moved !== '') events.push({ at: now, type: 'recalculated', by: person.id, to: [], detail: moved })
  if (isClosedNow(query, after))
    events.push({ at: now, type: 'closed', by: person.id, to: [], detail: `not a query: ${correction.kind}` })
  const told = after.state === 'closed' ? [] : toldOf(ask, after)
  return {
    ok: true,
    corrected: {
      query: after,
      events: [
        ...events,
        ...told.map(
          (each): CaseworkEvent => ({
            at: each.at,
            type: 'routed',
            by: person.id,
            to: [each.staff.id],
            detail: each.why === 'safeguarding' ? 'safeguarding' : after.owner.reason,
          }),
        ),
      ],
      notices: told.map(each => noticeTo(ask, after, each)),
    },
  }
}

const isClosedNow = (before: Query, after: Query): boolean =>
  after.state === 'closed' && before.state !== 'closed'

function closedAsNoQuery({ correction, directory, now }: CorrectAsk, after: Query): Query {
  const { by, kind } = correction
  const closing = {
    at: now,
    by,
    outcome: 'no-answer-needed' as const,
    words: `It is no query: ${kind}.`,
    followUpUntil: followUpUntil(directory.snapshot.council, now),
  }
  return closed({ ...after, closing }, now, by)
}

function problemsOf({ query, correction, directory, now }: CorrectAsk, person: Staff | null) {
  const problems: CorrectionProblem[] = []
  if (person === null) problems.push({ field: 'by', text: 'Choose your own name' })
  const { caseId, ownerId, topic, flags } = correction
  // A case that has left the directory since stays with its query until a person says otherwise.
  const isNewCase = caseId !== null && caseId !== query.caseMatch?.id
  if (isNewCase && directory.case(caseId) === null) {
    problems.push({
      field: 'caseId',
      text: `There is no case ${caseId} in the directory. Check the number, or leave it empty`,
    })
  }
  if (ownerId !== null && ownerId !== query.owner.staffId && atWork(ownerId, now, directory) === null) {
    const staff = directory.staff(ownerId)
    const until = staff === null ? null : awayUntil(staff.id, now, directory)
    problems.push({
      field: 'ownerId',
      text:
        staff === null
          ? 'Choose an owner from the list'
          : `${staff.name} is away${until === null ? '' : ` until ${londonDay(`${until}T12:00:00.000Z`)}`}. Choose somebody who is here`,
    })
  }
  const named = flags.filter(flag => isRight(flag))
  if (topic === 'information-rights' && named.length !== 1) {
    problems.push({
      field: 'flags',
      text: 'Tick one of: asks for their own records, freedom of information, data breach, put a record right',
    })
  }
  return problems
}

/** The query with what the person says, before its clocks are looked at. */
function judgedAnew({ query, correction, directory, now }: CorrectAsk): Query {
  const flags = flagsOf(query, correction)
  const raised = flags.includes('safeguarding') && !query.flags.includes('safeguarding')
  const sameCase = (query.caseMatch?.id ?? null) === correction.caseId
  const known = correction.caseId === null ? null : directory.case(correction.caseId)
  const notAQuery = correction.kind !== 'query'
  const judged: Query = {
    ...query,
    state: notAQuery ? 'closed' : query.state,
    topic: correction.topic,
    otherTopics: query.otherTopics.filter(topic => topic !== correction.topic),
    confidence: correction.topic === query.topic && !query.unsure ? query.confidence : 1,
    // A danger that a person sees is an emergency, unless the same person says how urgent it is.
    priority: raised && correction.priority === query.priority ? 'P1' : correction.priority,
    flags,
    correspondent:
      correction.correspondentKind === query.correspondent.kind
        ? query.correspondent
        : { ...query.correspondent, kind: correction.correspondentKind, directoryId: null, verified: false },
    caseMatch: sameCase ? query.caseMatch : known === null ? null : { id: known.id, how: 'person' },
    possibleCases: sameCase ? query.possibleCases : [],
    ward: sameCase || known === null || known.ward === '' ? query.ward : known.ward,
    parties: sameCase ? query.parties : partiesAfter(query, known?.id ?? null, directory),
  }
  const owner = ownerOf(judged, { query, correction, directory, now })
  const staff = owner.staffId === null ? null : directory.staff(owner.staffId)
  if (owner === query.owner) return { ...judged, owner, teamId: staff?.team ?? query.teamId }
  // What a person gives somebody is theirs; what the rules find goes back to whom it stands in for.
  const coverFor =
    correction.ownerId === owner.staffId
      ? null
      : coveredFor({ topic: judged.topic, owner, caseId: correction.caseId }, directory, now)
  return { ...judged, owner, teamId: staff?.team ?? null, coverFor }
}

function flagsOf(query: Query, { flags, topic }: Pick<Correction, 'flags' | 'topic'>): Flag[] {
  const kept = flags.filter(flag => topic === 'information-rights' || !isRight(flag))
  // In the order in which they were; what the person added comes last.
  return [
    ...query.flags.filter(flag => kept.includes(flag)),
    ...kept.filter(flag => !query.flags.includes(flag)),
  ]
}

/** Who may join by naming the reference: those of the child that it is not about may no more (domain.md 4.2). */
function partiesAfter(query: Query, caseId: string | null, directory: DirectoryIndex): string[] {
  const before = query.caseMatch === null ? [] : directory.contactsOf(query.caseMatch.id)
  const gone = new Set(
    before.map(contact => contact.email).filter(email => email !== query.correspondentAddress),
  )
  const come = caseId === null ? [] : directory.contactsOf(caseId).filter(contact => contact.mayReceive)
  const all = [...query.parties.filter(party => !gone.has(party)), ...come.map(contact => contact.email)]
  return [...new Set(all)].filter(address => address !== '').slice(0, 50)
}

/** Whom the person chose; else, where the child or the topic's role changed, whom the rules name now; else who has it. */
function ownerOf(judged: Query, { query, correction, directory, now }: Omit<CorrectAsk, 'deskUrl'>): Owner {
  const by = directory.staff(correction.by)?.name ?? correction.by
  const chosen = correction.ownerId === null ? null : directory.staff(correction.ownerId)
  if (chosen !== null && chosen.id !== query.owner.staffId) {
    const allocated =
      judged.caseMatch === null ? null : (directory.case(judged.caseMatch.id)?.caseworker ?? null)
    return {
      staffId: chosen.id,
      via: allocated === chosen.id ? 'allocated' : chosen.team === null ? 'role' : 'team',
      reason: `${by} gave it to ${chosen.name}.`,
    }
  }
  const moved = judged.topic !== query.topic || judged.caseMatch?.id !== query.caseMatch?.id
  if (!moved && correction.ownerId !== null) return query.owner
  const { owner } = ownerByRules(judged, now, directory)
  return owner.staffId === query.owner.staffId ? query.owner : owner
}

interface Change {
  readonly what: Corrected
  readonly from: string
  readonly to: string
  readonly words: string
}

function changesOf(before: Query, after: Query, { kind }: Correction): Change[] {
  const changes: Change[] = []
  const note = (what: Corrected, name: string, from: string, to: string): void => {
    if (from !== to) changes.push({ what, from, to, words: `${name}: ${from} → ${to}.` })
  }
  note('kind', 'kind', 'query', kind)
  note('correspondent', 'writer', before.correspondent.kind, after.correspondent.kind)
  note('topic', 'topic', before.topic, after.topic)
  note('priority', 'priority', before.priority, after.priority)
  for (const flag of after.flags.filter(each => !before.flags.includes(each)))
    changes.push({ what: 'flag-added', from: '', to: flag, words: `flag ${flag} added.` })
  for (const flag of before.flags.filter(each => !after.flags.includes(each)))
    changes.push({ what: 'flag-removed', from: flag, to: '', words: `flag ${flag} removed.` })
  note('case', 'case', before.caseMatch?.id ?? 'none', after.caseMatch?.id ?? 'none')
  note('owner', 'owner', before.owner.staffId ?? 'nobody', after.owner.staffId ?? 'nobody')
  return changes
}

/** Clocks run from the first receipt, whatever is put right later: the standard that holds moves the date, never the start. */
function withDeadlines({ query, directory, now }: CorrectAsk, after: Query): Query {
  const from = query.clocks.from || query.receivedAt
  const same =
    after.topic === query.topic &&
    after.priority === query.priority &&
    after.correspondent.kind === query.correspondent.kind &&
    after.flags.filter(flag => isRight(flag)).join() === query.flags.filter(flag => isRight(flag)).join()
  if (same) return after
  const clocks = { ...after.clocks, bases: [{ from, priority: after.priority }], movedAt: now }
  const moved = { ...after, clocks }
  return { ...moved, deadlines: reckonedAnew(moved, directory.snapshot.council) }
}

function movedWords(before: Query, after: Query): string {
  return (['accept', 'firstReply', 'fullAnswer'] as const)
    .filter(clock => before.deadlines[clock] !== after.deadlines[clock])
    .map(clock => `${clock} ${before.deadlines[clock]} → ${after.deadlines[clock]}`)
    .join('; ')
}

interface Told {
  readonly staff: Staff
  readonly why: 'given' | 'safeguarding'
  readonly at: string
}

/** A new owner, and at once the manager of somebody whose query turns out to be about a danger. Nobody is told of what they did. */
function toldOf({ query, correction, directory, now }: CorrectAsk, after: Query): Told[] {
  const told: Told[] = []
  const later =
    after.priority === 'P1' ? now : nextWorkingInstant(calendarOf(directory.snapshot.council), now)
  const owner =
    after.owner.staffId === query.owner.staffId ? null : atWork(after.owner.staffId, now, directory)
  if (owner !== null && owner.id !== correction.by) told.push({ staff: owner, why: 'given', at: later })
  if (after.flags.includes('safeguarding') && !query.flags.includes('safeguarding')) {
    const { alsoTell } = ownerByRules(after, now, directory)
    for (const { staffId, why } of alsoTell) {
      const staff = why === 'safeguarding' ? atWork(staffId, now, directory) : null
      if (staff !== null && staff.id !== correction.by && staff.id !== owner?.id)
        told.push({ staff, why: 'safeguarding', at: now })
    }
  }
  return told
}

function noticeTo(ask: CorrectAsk, after: Query, told: Told): OutgoingMail {
  return noticeEntry(told.staff, letterAbout(after, told.why, ask), {
    entryId: `${after.reference}_notice_corrected-${after.version}-${told.why === 'given' ? 1 : 2}`,
    reference: after.reference,
    now: ask.now,
    at: told.at,
  })
}
