import { describe, expect, it } from 'vitest'
import { type CorrectAsk, correct } from '#shared/domain/casework/correct.ts'
import type { Correction } from '#shared/domain/casework/correction.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import {
  aCase,
  aContact,
  aDirectory,
  anAbsence,
  aSnapshot,
} from '#tests/support/directory/small-directory.ts'
import { aQuery } from '#tests/support/pages/casework.ts'

const now = '2026-11-23T10:00:00.000Z'
const directory = aDirectory(
  aSnapshot({
    cases: [aCase('EHC-30001', 'Jamie Fox'), aCase('EHC-30002', 'Una Byrne', { caseworker: 'cw-b1' })],
    contacts: [
      aContact('EHC-30001', 'fox@mailbox.example'),
      aContact('EHC-30002', 'byrne@mailbox.example'),
      aContact('EHC-30002', 'estranged@mailbox.example', { mayReceive: false }),
    ],
    absences: [anAbsence('cw-a2', '2026-11-23', '2026-11-27', 'cw-a1')],
  }),
)

/** The form as it stands when a person opens it: everything as triage judged it. */
function asJudged(query: Query, changes: Partial<Correction> = {}): Correction {
  return {
    version: query.version,
    by: 'cw-a1',
    why: '',
    kind: 'query',
    correspondentKind: query.correspondent.kind,
    topic: query.topic,
    priority: query.priority,
    flags: query.flags,
    caseId: query.caseMatch?.id ?? null,
    ownerId: query.owner.staffId,
    ...changes,
  }
}

function put(right: Partial<Correction>, of: Partial<Query> = {}, asking: Partial<CorrectAsk> = {}) {
  const query = aQuery({
    correspondent: { kind: 'family', name: 'Mr Fox', directoryId: null, verified: true },
    ...of,
  })
  return correct({
    query,
    correction: asJudged(query, right),
    directory,
    deskUrl: 'https://desk.example',
    now,
    ...asking,
  })
}

function corrected(right: Partial<Correction>, of: Partial<Query> = {}) {
  const answer = put(right, of)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer.corrected
}

describe('putting a judgement right', () => {
  it('leaves a query with a case that has left the directory since', () => {
    const { query } = corrected({ priority: 'P1' }, { caseMatch: { id: 'EHC-39999', how: 'sender' } })
    expect(query).toMatchObject({ priority: 'P1', caseMatch: { id: 'EHC-39999' } })
    expect(put({ caseId: 'EHC-39998' }, { caseMatch: { id: 'EHC-39999', how: 'sender' } })).toMatchObject({
      ok: false,
      problems: [{ field: 'caseId' }],
    })
  })

  it('writes one event for each judgement with who, from what, to what and why', () => {
    const { query, events } = corrected({ topic: 'placement', flags: [], why: 'The place is the point.' })
    expect(query.topic).toBe('placement')
    expect(events.filter(event => event.type === 'corrected')).toMatchObject([
      {
        by: 'cw-a1',
        detail: 'topic: out-of-school → placement. The place is the point.',
        correction: { what: 'topic', from: 'out-of-school', to: 'placement' },
      },
      { correction: { what: 'flag-removed', from: 'out-of-school', to: '' } },
    ])
    expect(query.version).toBe(2)
  })

  it('reckons the dates from the first receipt and says what moved', () => {
    const { query, events } = corrected({ priority: 'P3' })
    expect(query.deadlines.firstReply).toBe('2026-11-27T17:00:00.000Z')
    expect(query.nextDeadline).toEqual({ clock: 'accept', at: '2026-11-23T17:00:00.000Z' })
    const moved = events.find(event => event.type === 'recalculated')
    expect(moved?.detail).toContain('firstReply 2026-11-25T17:00:00.000Z → 2026-11-27T17:00:00.000Z')
  })

  it('moves no date where the standard stays the same', () => {
    const { query, events } = corrected({ topic: 'placement' })
    expect(query.deadlines).toEqual(aQuery().deadlines)
    expect(events.map(event => event.type)).toEqual(['corrected'])
  })

  it('gives the query to the caseworker of the child whom a person names, and tells her', () => {
    const { query, events, notices } = corrected({ caseId: 'EHC-30002' })
    expect(query.caseMatch).toEqual({ id: 'EHC-30002', how: 'person' })
    expect(query.owner).toMatchObject({ staffId: 'cw-b1', via: 'allocated' })
    expect(query.teamId).toBe('team-b')
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ toStaffId: 'cw-b1', sendAfter: now })
    expect(letterAsText(notices[0]?.letter ?? { subject: '', blocks: [] })).not.toContain('Una')
    expect(events.at(-1)).toMatchObject({ type: 'routed', to: ['cw-b1'] })
  })

  it('lets those of the wrong child join no more, and those of the right one who may be told', () => {
    const { query } = corrected(
      { caseId: 'EHC-30002' },
      {
        correspondentAddress: 'writer@mailbox.example',
        parties: ['writer@mailbox.example', 'fox@mailbox.example'],
      },
    )
    expect(query.parties).toEqual(['writer@mailbox.example', 'byrne@mailbox.example'])
  })

  it('keeps the writer a party even where they are a contact of the wrong child', () => {
    const { query } = corrected(
      { caseId: null },
      { correspondentAddress: 'fox@mailbox.example', parties: ['fox@mailbox.example'] },
    )
    expect(query.parties).toEqual(['fox@mailbox.example'])
    expect(query.caseMatch).toBeNull()
  })

  it('gives a formal complaint to the complaints officer unless somebody else is chosen', () => {
    expect(corrected({ topic: 'complaint' }).query.owner).toMatchObject({ staffId: 'comp', via: 'role' })
    expect(corrected({ topic: 'complaint', ownerId: 'cw-b1' }).query.owner).toMatchObject({
      staffId: 'cw-b1',
      reason: 'Priya Shah gave it to Ines Duarte.',
    })
  })

  it('makes a danger that a person sees an emergency, and alerts the manager at once', () => {
    const { query, notices } = corrected({ flags: ['out-of-school', 'safeguarding'] })
    expect(query.priority).toBe('P1')
    expect(notices).toMatchObject([{ toStaffId: 'mgr-a', sendAfter: now }])
  })

  it('closes what is not a query, and tells nobody', () => {
    const { query, events, notices } = corrected({ kind: 'spam' })
    expect(query.state).toBe('closed')
    expect(events.map(event => event.type)).toEqual(['corrected', 'closed'])
    expect(notices).toEqual([])
  })

  it('takes the check off a writer who is somebody else', () => {
    const { query } = corrected({ correspondentKind: 'school' })
    expect(query.correspondent).toMatchObject({ kind: 'school', directoryId: null, verified: false })
  })

  it('settles a topic that triage was not sure of when a person leaves it as it is', () => {
    const { query, events } = corrected({}, { unsure: true })
    expect(query.unsure).toBe(false)
    expect(events).toMatchObject([
      { type: 'corrected', correction: { what: 'topic', from: 'out-of-school', to: 'out-of-school' } },
    ])
  })

  it('tells nobody of what they did themselves', () => {
    expect(corrected({ by: 'cw-b1', caseId: 'EHC-30002' }).notices).toEqual([])
  })

  it.each([
    ['nobody', { by: '' }, 'by', 'Choose your own name'],
    ['a case that is not there', { caseId: 'EHC-99999' }, 'caseId', 'There is no case EHC-99999'],
    ['an owner who is away', { ownerId: 'cw-a2' }, 'ownerId', 'Tom Reid is away until Friday 27 November'],
    ['an owner who left', { ownerId: 'gone' }, 'ownerId', 'Choose an owner from the list'],
    ['a right that is not named', { topic: 'information-rights' }, 'flags', 'Tick one of'],
    ['two rights at once', { topic: 'information-rights', flags: ['sar', 'foi'] }, 'flags', 'Tick one of'],
  ] satisfies [string, Partial<Correction>, string, string][])('refuses %s', (_, right, field, text) => {
    const answer = put(right)
    expect(answer).toMatchObject({ ok: false, why: 'refused' })
    const problems = answer.ok || answer.why !== 'refused' ? [] : answer.problems
    expect(problems[0]?.field).toBe(field)
    expect(problems[0]?.text).toContain(text)
  })

  it('refuses what nobody changed, and what somebody else has changed meanwhile', () => {
    expect(put({})).toEqual({ ok: false, why: 'nothing-changed' })
    expect(put({ version: 7, topic: 'placement' })).toEqual({ ok: false, why: 'stale' })
  })

  it('leaves an owner who went away meanwhile where they are when only the topic is put right', () => {
    const { query } = corrected({ topic: 'transport', ownerId: 'cw-a1' })
    expect(query.owner.staffId).toBe('cw-a1')
  })
})

describe('a query that somebody has in the place of a colleague who is away', () => {
  const covered = {
    owner: { staffId: 'cw-a1', via: 'cover' as const, reason: '' },
    coverFor: { staffId: 'cw-a2', since: '2026-11-23T09:00:00.000Z' },
  }

  it('does not go back to that colleague when a person gives it to a third', () => {
    const { query } = corrected({ ownerId: 'cw-b1' }, covered)
    expect([query.owner.staffId, query.coverFor]).toEqual(['cw-b1', null])
  })

  it('goes back to them when only its urgency was put right', () => {
    const { query } = corrected({ priority: 'P1' }, covered)
    expect([query.owner.staffId, query.coverFor]).toEqual(['cw-a1', covered.coverFor])
  })
})
