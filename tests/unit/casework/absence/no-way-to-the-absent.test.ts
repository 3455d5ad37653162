/** Every path that gives work to a person, over any directory: one availability, and nobody who is away, unknown or gone is ever named while anybody is at work. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveForGood } from '#shared/domain/casework/absence/move-for-good.ts'
import { nextStep } from '#shared/domain/casework/absence/next-step.ts'
import { askedAbout } from '#shared/domain/casework/absence/no-cover.ts'
import { proposedCovers, whyNotCover } from '#shared/domain/casework/absence/propose-cover.ts'
import { give } from '#shared/domain/casework/acts/give.ts'
import { passOn } from '#shared/domain/casework/acts/pass-on.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import { correct } from '#shared/domain/casework/correct.ts'
import { coverEnded, coverStarted } from '#shared/domain/casework/cover.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { passAlertUp, reroute } from '#shared/domain/casework/reroute.ts'
import { isAway, whoActsFor } from '#shared/domain/directory/cover.ts'
import { type DirectoryIndex, withRecorded } from '#shared/domain/directory/directory-index.ts'
import { Topic } from '#shared/domain/triage/judgement.ts'
import { decideOwner, decideStandIn, managerOver } from '#shared/domain/triage/owner.ts'
import { anOutgoingMail, aQuery } from '#tests/support/casework-builders.ts'
import { anyDirectory, anyStaffId } from '#tests/support/directory/any-directory.ts'
import { aCase, anAbsence } from '#tests/support/directory/small-directory.ts'

/** Any minute of Wednesday and Thursday, 25 and 26 November 2026: nights, middays and openings too. */
const anyInstant = fc
  .integer({ min: 0, max: 2 * 24 * 60 })
  .map(minutes => new Date(Date.parse('2026-11-25T00:00:00.000Z') + minutes * 60_000).toISOString())

/** Absences that were told while they ran, ended, or are for half a day. */
const anyTold = fc.array(
  fc.record({
    staffId: anyStaffId,
    cover: fc.option(anyStaffId),
    half: fc.option(fc.constantFrom('am', 'pm'), { nil: undefined }),
    recordedAt: fc.option(anyInstant, { nil: undefined }),
    endedAt: fc.option(anyInstant, { nil: undefined }),
  }),
  { maxLength: 5 },
)

interface Given {
  readonly directory: DirectoryIndex
  readonly query: Query
  readonly now: string
  readonly someone: string
}

const anyCase: fc.Arbitrary<Given> = fc
  .record({
    imported: anyDirectory,
    told: anyTold,
    now: anyInstant,
    owner: anyStaffId,
    coverFor: fc.option(anyStaffId),
    unreached: fc.uniqueArray(anyStaffId, { maxLength: 2 }),
    caseworker: fc.option(anyStaffId),
    knowsCase: fc.boolean(),
    topic: fc.constantFrom(...Topic.options),
    ward: fc.constantFrom('W1', 'W2', 'Nowhere', null),
    someone: anyStaffId,
  })
  .map(({ imported, told, now, owner, coverFor, unreached, caseworker, knowsCase, topic, ward, someone }) => {
    const absences = told.map(({ staffId, cover, ...rest }) => ({
      ...anAbsence(staffId, '2026-11-25', '2026-11-25', cover),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    }))
    const directory = withRecorded(imported, absences)
    const known = aCase('EHC-1', 'Jamie Fox', { caseworker, ward: ward ?? '' })
    return {
      directory: { ...directory, case: id => (id === 'EHC-1' ? known : null) },
      query: aQuery({
        owner: { staffId: owner, via: 'allocated', reason: '' },
        coverFor: coverFor === null ? null : { staffId: coverFor, since: '2026-11-24T09:00:00.000Z' },
        unreached,
        caseMatch: knowsCase ? { id: 'EHC-1', how: 'sender' } : null,
        topic,
        ward,
        flags: topic === 'information-rights' ? ['sar', 'safeguarding'] : ['safeguarding'],
      }),
      now,
      someone,
    }
  })

const anybodyAtWork = ({ directory, now }: Given, but: readonly string[] = []): boolean =>
  directory.snapshot.staff.some(({ id }) => !but.includes(id) && !isAway(id, now, directory))

const questionOf = ({ directory, query, now }: Given) => ({
  kind: 'query' as const,
  topic: query.topic,
  safeguarding: true,
  case: query.caseMatch === null ? null : directory.case('EHC-1'),
  ward: query.ward,
  now,
  directory,
})

const byFor = (given: Given) =>
  given.directory.snapshot.staff.find(({ id }) => !isAway(id, given.now, given.directory)) ?? null

/** Whom each path names: null or left out where it names nobody. */
const paths: Readonly<Record<string, (given: Given) => readonly (string | null | undefined)[]>> = {
  'who acts for somebody': ({ someone, now, directory }) => [whoActsFor(someone, now, directory)?.staff.id],
  'the stand-in for somebody': given => {
    const person = given.directory.staff(given.someone)
    return person === null ? [] : [decideStandIn(person, given).staffId]
  },
  'the manager over somebody': given => {
    const person = given.directory.staff(given.someone)
    return person === null
      ? []
      : [managerOver(person, given)?.id, askedAbout({ person }, given.directory, given.now)?.id]
  },
  'the beginning of an absence': ({ query, now, directory }) => [coverStarted(query, now, directory)?.to.id],
  'the end of an absence': ({ query, now, directory }) => [coverEnded(query, now, directory)?.to.id],
  'a leaver’s work': given => [moved(given, 'left', null)],
  'work that was reallocated': given => [moved(given, 'reallocated', null)],
  'work that a manager hands over': given => [moved(given, 'handed-over', given.someone)],
  'giving it to a colleague': given => {
    const by = byFor(given)
    const acted = by === null ? null : give(given.query, given.someone, '', { ...given, by })
    return acted === null || isRefused(acted) ? [] : [acted.query.owner.staffId]
  },
  'asking a manager for help': given => {
    const by = byFor(given)
    const acted = by === null ? null : passOn(given.query, 'need-help', '', { ...given, by })
    return acted === null || isRefused(acted) ? [] : (acted.notices ?? []).map(({ staffId }) => staffId)
  },
  'a notice that came back': given => {
    const notice = anOutgoingMail({ kind: 'notice', toStaffId: given.query.owner.staffId })
    const ask = { ...given, notice, deskUrl: 'http://localhost:3000' }
    const next = reroute(ask)
    return [
      next?.query.owner.staffId,
      passAlertUp({ ...ask, notice: anOutgoingMail({ kind: 'notice', toStaffId: given.someone }) })?.notice
        .toStaffId,
    ]
  },
  'putting it right': given => [corrected(given)],
}

function moved(
  { query, now, directory }: Given,
  why: 'left' | 'handed-over' | 'reallocated',
  to: string | null,
) {
  const from = query.owner.staffId ?? ''
  const move = {
    moveId: 'move',
    version: 1,
    state: 'moving' as const,
    why,
    from: { staffId: from, name: from },
    to: [],
    by: 'system',
    note: null,
    at: now,
  }
  return moveForGood(query, move, { to, directory, now })?.to
}

function corrected(given: Given): string | null {
  const { query, now, directory, someone } = given
  const by = byFor(given)
  if (by === null) return null
  const answer = correct({
    query,
    correction: {
      version: query.version,
      by: by.id,
      why: '',
      kind: 'query',
      correspondentKind: query.correspondent.kind,
      topic: query.topic === 'general' ? 'funding' : 'general',
      priority: query.priority,
      flags: query.flags,
      caseId: query.caseMatch === null ? 'EHC-1' : null,
      ownerId: now.endsWith('0:00.000Z') ? someone : null,
    },
    directory,
    deskUrl: 'http://localhost:3000',
    now,
  })
  if (!answer.ok) return null
  const { owner } = answer.corrected.query
  return owner.staffId === query.owner.staffId ? null : owner.staffId
}

describe('in any directory, with any absences, days off and marks', () => {
  it.each(Object.entries(paths))('%s never leads to anybody who is away, unknown or gone', (_, path) => {
    let named = 0
    fc.assert(
      fc.property(anyCase, given => {
        // Where nobody is at work, somebody is told all the same: no query is without an owner.
        if (!anybodyAtWork(given)) return
        for (const id of path(given)) {
          if (id === null || id === undefined) continue
          named += 1
          expect(given.directory.staff(id)).not.toBeNull()
          expect(isAway(id, given.now, given.directory)).toBe(false)
        }
      }),
      { numRuns: 400 },
    )
    // The path was walked.
    expect(named).toBeGreaterThan(10)
  })

  it('every query has an owner who is at work, while anybody is', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const { staffId } = decideOwner(questionOf(given)).owner
        if (given.directory.snapshot.staff.length === 0) expect(staffId).toBeNull()
        else expect(given.directory.staff(staffId ?? '')).not.toBeNull()
        if (anybodyAtWork(given)) expect(isAway(staffId ?? '', given.now, given.directory)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('an absence that begins leaves no query with the absent, while anybody else is at work', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const { query, now, directory } = given
        const owner = query.owner.staffId ?? ''
        if (directory.staff(owner) === null || !isAway(owner, now, directory)) return
        const others = anybodyAtWork(given, [owner, ...query.unreached])
        expect(coverStarted(query, now, directory) !== null).toBe(others)
      }),
      { numRuns: 600 },
    )
  })

  it('leaves nothing with somebody who is not in the staff list, while anybody is at work', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const query: Query = {
          ...given.query,
          owner: { ...given.query.owner, staffId: 'unknown' },
          unreached: [],
        }
        expect(moved({ ...given, query }, 'left', null) !== undefined).toBe(anybodyAtWork(given))
      }),
      { numRuns: 400 },
    )
  })

  it('whoever is proposed as cover is one who could not be refused', () => {
    fc.assert(
      fc.property(anyCase, ({ directory, now, someone }) => {
        const absence = { ...anAbsence(someone, '2026-11-25', '2026-11-26'), recordedAt: now }
        const all = proposedCovers(absence, directory, now, new Map())
        expect(all.map(({ id }) => whyNotCover(id, absence, directory, now))).toEqual(all.map(() => null))
      }),
      { numRuns: 300 },
    )
  })

  it('a time away goes on by one step at a time, and comes to rest', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 12 }),
        (given, waits) => {
          // Somebody who has left is not looked at.
          if (given.directory.staff(given.someone) === null) return
          let period: Parameters<typeof nextStep>[1] = null
          let at = Date.parse(given.now)
          for (const wait of waits) {
            at += wait * 60_000
            const now = new Date(at).toISOString()
            for (let steps = 0; ; steps += 1) {
              expect(steps).toBeLessThan(12)
              const next = nextStep(given.someone, period, given.directory, now)
              if (next === null || (next.step === 'work' && next.period.state === 'running')) break
              const after =
                next.step === 'write'
                  ? next.period
                  : { ...next.period, state: following[next.period.state], version: next.period.version + 1 }
              expect(after.version).toBe((period?.version ?? 0) + 1)
              period = after
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** What the use case writes when the work of a state is done. */
const following = {
  noted: 'noted',
  'handing-over': 'telling-covers',
  'telling-covers': 'running',
  running: 'running',
  'handing-back': 'welcoming',
  welcoming: 'ended',
  ended: 'ended',
} as const
