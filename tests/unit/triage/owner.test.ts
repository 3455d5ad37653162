import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAway } from '#shared/domain/directory/cover.ts'
import { decideOwner, type OwnerQuestion } from '#shared/domain/triage/owner.ts'
import { anyDirectory, anyStaffId } from '#tests/support/directory/any-directory.ts'
import { aCase, aDirectory, anAbsence, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'

const now = '2026-11-25T12:00:00.000Z'
const away = (staffId: string, cover: string | null = null) =>
  anAbsence(staffId, '2026-11-23', '2026-12-04', cover)

function ask(overrides: Partial<OwnerQuestion> = {}) {
  return decideOwner({
    kind: 'query',
    topic: 'transport',
    safeguarding: false,
    case: aCase('EHC-30001', 'Jamie Fox'),
    ward: null,
    now,
    directory: aDirectory(),
    ...overrides,
  })
}

describe('the owner', () => {
  it.each(['auto-reply', 'bounce', 'bulk', 'spam'] as const)('of %s mail is nobody', kind => {
    expect(ask({ kind }).owner).toMatchObject({ staffId: null, via: 'none' })
  })

  it.each([
    ['the allocated caseworker', [], 'cw-a1', 'allocated', 'Priya Shah is allocated to EHC-30001.'],
    [
      'the cover',
      [away('cw-a1', 'cw-a2')],
      'cw-a2',
      'cover',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December; Tom Reid covers.',
    ],
    [
      'the cover of the cover',
      [away('cw-a1', 'cw-a2'), away('cw-a2', 'cw-b1')],
      'cw-b1',
      'cover',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December; Tom Reid covers but is away until 4 December; Ines Duarte covers for Tom Reid.',
    ],
    [
      'the team’s manager where covers go in a circle',
      [away('cw-a1', 'cw-a2'), away('cw-a2', 'cw-a1')],
      'mgr-a',
      'manager',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December without a cover at work; Amir Desai is the manager.',
    ],
    [
      'the manager’s manager where the manager is away, whoever covers for the manager',
      [away('cw-a1'), away('mgr-a', 'mgr-b')],
      'hos',
      'manager',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December without a cover at work; Amir Desai is away until 4 December; Hilary Stone is the next manager.',
    ],
    [
      'whoever acts for a manager where all managers above are away',
      [away('cw-a1'), away('mgr-a'), away('hos', 'mgr-b')],
      'mgr-b',
      'manager',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December without a cover at work; Beth Morrow acts for Hilary Stone, the manager.',
    ],
    [
      'triage where nobody above has a cover',
      [away('cw-a1'), away('mgr-a'), away('hos')],
      'tri',
      'triage',
      'Priya Shah is allocated to EHC-30001 and is away until 4 December without a cover or manager at work; Trevor Lane is on triage.',
    ],
  ])('of a known case is %s', (_, absences, staffId, via, reason) => {
    expect(ask({ directory: aDirectory({ absences }) }).owner).toEqual({ staffId, via, reason })
  })

  it.each([
    ['complaint', 'comp'],
    ['tribunal', 'trib'],
    ['information-rights', 'ig'],
  ] as const)(
    'of the topic %s is that role, and the allocated caseworker is kept informed',
    (topic, staffId) => {
      expect(ask({ topic })).toMatchObject({
        owner: { staffId, via: 'role' },
        alsoTell: [{ staffId: 'cw-a1', why: 'kept-informed' }],
      })
    },
  )

  it('of a complaint is the cover of the complaints officer, and the cover of the caseworker is kept informed', () => {
    const directory = aDirectory({ absences: [away('comp', 'ig'), away('cw-a1', 'cw-a2')] })
    expect(ask({ topic: 'complaint', directory })).toMatchObject({
      owner: { staffId: 'ig', via: 'cover' },
      alsoTell: [{ staffId: 'cw-a2', why: 'kept-informed' }],
    })
  })

  it('of a role with two people is the one at work', () => {
    const staff = [...aSnapshot().staff, aStaff('comp-2', { role: 'complaints' })]
    const directory = aDirectory({ staff, absences: [away('comp', 'ig')] })
    expect(ask({ topic: 'complaint', directory }).owner).toMatchObject({ staffId: 'comp-2', via: 'role' })
  })

  it('of a role that nobody has is the head of service', () => {
    const staff = aSnapshot().staff.filter(each => each.role !== 'complaints')
    expect(ask({ topic: 'complaint', directory: aDirectory({ staff }) }).owner).toMatchObject({
      staffId: 'hos',
    })
  })

  it.each([
    ['the manager of the ward’s team', 'mill end', [], 'mgr-a', 'team'],
    ['the cover of that manager', 'Mill End', [away('mgr-a', 'cw-b1')], 'cw-b1', 'cover'],
    ['somebody of the team where that manager has no cover', 'Mill End', [away('mgr-a')], 'cw-a1', 'team'],
    ['triage where no team serves the ward', 'Elsewhere', [], 'tri', 'triage'],
  ])('of no case but a ward is %s', (_, ward, absences, staffId, via) => {
    expect(ask({ case: null, ward, directory: aDirectory({ absences }) }).owner).toMatchObject({
      staffId,
      via,
    })
  })

  it('of nothing known is triage', () => {
    expect(ask({ case: null }).owner).toMatchObject({ staffId: 'tri', via: 'triage' })
  })

  it.each([null, 'cw-gone'])('of a case allocated to %s is its ward’s team', caseworker => {
    const known = aCase('EHC-30001', 'Jamie Fox', { caseworker })
    expect(ask({ case: known }).owner).toMatchObject({ staffId: 'mgr-a', via: 'team' })
  })
})

describe('a safeguarding mail', () => {
  it('keeps its owner and alerts the team’s manager', () => {
    expect(ask({ safeguarding: true })).toMatchObject({
      owner: { staffId: 'cw-a1' },
      alsoTell: [{ staffId: 'mgr-a', why: 'safeguarding' }],
    })
  })

  it('alerts whoever acts for the manager', () => {
    const directory = aDirectory({ absences: [away('mgr-a', 'mgr-b')] })
    expect(ask({ safeguarding: true, directory }).alsoTell).toEqual([
      { staffId: 'mgr-b', why: 'safeguarding' },
    ])
  })

  it('alerts the next manager up where the manager owns it', () => {
    const directory = aDirectory({ absences: [away('cw-a1')] })
    expect(ask({ safeguarding: true, directory })).toMatchObject({
      owner: { staffId: 'mgr-a' },
      alsoTell: [{ staffId: 'hos', why: 'safeguarding' }],
    })
  })
})

describe('who is told as well', () => {
  const complaint = { topic: 'complaint', safeguarding: true } as const

  it('of danger in a complaint are the manager, first, and the caseworker', () => {
    expect(ask(complaint)).toMatchObject({
      owner: { staffId: 'comp', via: 'role' },
      alsoTell: [
        { staffId: 'mgr-a', why: 'safeguarding' },
        { staffId: 'cw-a1', why: 'kept-informed' },
      ],
    })
  })

  it('is told once, of the danger, where the manager acts for the caseworker too', () => {
    const directory = aDirectory({ absences: [away('cw-a1', 'mgr-a')] })
    expect(ask({ ...complaint, directory }).alsoTell).toEqual([{ staffId: 'mgr-a', why: 'safeguarding' }])
  })

  it('is never the owner, who covers for the complaints officer', () => {
    const directory = aDirectory({ absences: [away('comp', 'cw-a1')] })
    expect(ask({ topic: 'complaint', directory })).toMatchObject({
      owner: { staffId: 'cw-a1', via: 'cover' },
      alsoTell: [],
    })
  })

  it('of a complaint without a case is nobody', () => {
    expect(ask({ topic: 'complaint', case: null }).alsoTell).toEqual([])
  })

  it('of a matter without danger that the caseworker owns is nobody', () => {
    expect(ask().alsoTell).toEqual([])
  })

  it.each([
    ['the head of service', ['hos', 'mgr-b', 'tri'], 'hos'],
    ['then any manager', ['mgr-b', 'tri'], 'mgr-b'],
    ['then triage', ['tri'], 'tri'],
  ] as const)('of danger is %s where the owner has no manager', (_, others, told) => {
    const staff = [
      aStaff('cw-a1', { manager: null }),
      ...aSnapshot()
        .staff.filter(each => others.some(other => other === each.id))
        .map(each => ({ ...each, manager: null })),
    ]
    expect(ask({ safeguarding: true, directory: aDirectory({ staff, teams: [] }) }).alsoTell).toEqual([
      { staffId: told, why: 'safeguarding' },
    ])
  })
})

describe('the order of owners', () => {
  it('is the role of the topic before the caseworker, and the caseworker before the ward', () => {
    const ward = 'Upper Moor'
    expect(ask({ topic: 'tribunal', ward }).owner).toMatchObject({ staffId: 'trib', via: 'role' })
    expect(ask({ ward }).owner).toMatchObject({ staffId: 'cw-a1', via: 'allocated' })
    expect(ask({ ward, case: null }).owner).toMatchObject({ staffId: 'mgr-b', via: 'team' })
  })

  it('in a team without its manager is a senior caseworker, a caseworker, then anybody of it', () => {
    const [manager] = aSnapshot().staff.filter(each => each.id === 'mgr-a')
    const rest = aSnapshot().staff.filter(each => each.team !== 'team-a')
    const team = [
      aStaff('assistant', { role: 'triage' }),
      aStaff('cw', { role: 'caseworker' }),
      aStaff('senior', { role: 'senior-caseworker' }),
    ]
    const ownerWith = (members: typeof team) =>
      ask({
        case: null,
        ward: 'Quarry Bank',
        directory: aDirectory({
          staff: [...members, ...(manager === undefined ? [] : [manager]), ...rest],
          absences: [away('mgr-a')],
        }),
      }).owner.staffId
    expect(ownerWith(team)).toBe('senior')
    expect(ownerWith(team.slice(0, 2))).toBe('cw')
    expect(ownerWith(team.slice(0, 1))).toBe('assistant')
    expect(ownerWith([])).toBe('hos')
  })
})

describe('a case that asks for a senior specialist', () => {
  const senior = aStaff('scw', { name: 'Sara Quill', role: 'senior-caseworker' })
  const flagged = (changes: Parameters<typeof aCase>[2] = {}) =>
    aCase('EHC-30001', 'Jamie Fox', { flags: ['senior-specialist'], ...changes })
  const withSenior = (absences: ReturnType<typeof away>[] = []) =>
    aDirectory({ staff: [...aSnapshot().staff, senior], absences })

  it('stays with its caseworker, and a senior of the team is told', () => {
    const answer = ask({ case: flagged(), directory: withSenior() })
    expect(answer.owner.staffId).toBe('cw-a1')
    expect(answer.alsoTell).toEqual([{ staffId: 'scw', why: 'kept-informed' }])
  })

  it.each([null, 'cw-gone'])('goes to a senior of its ward’s team when its caseworker is %s', caseworker => {
    const answer = ask({ case: flagged({ caseworker }), directory: withSenior() })
    expect(answer.owner).toMatchObject({ staffId: 'scw', via: 'team' })
    expect(answer.owner.reason).toContain('asks for a senior specialist, and Sara Quill is one.')
    expect(answer.alsoTell).toEqual([])
  })

  it('goes the usual way when no senior is at work, and nobody who is away is told', () => {
    const answer = ask({ case: flagged({ caseworker: null }), directory: withSenior([away('scw', 'cw-a2')]) })
    expect(answer.owner.staffId).toBe('mgr-a')
    expect(answer.alsoTell).toEqual([])
  })

  it('is a matter of the flag alone', () => {
    const answer = ask({
      case: aCase('EHC-30001', 'Jamie Fox', { flags: ['senior'] }),
      directory: withSenior(),
    })
    expect(answer.alsoTell).toEqual([])
  })
})

describe('any directory, absences, days off and chains of cover', () => {
  const anyQuestion = fc.record({
    directory: anyDirectory,
    topic: fc.constantFrom('transport', 'complaint', 'tribunal', 'information-rights' as const),
    safeguarding: fc.boolean(),
    ward: fc.constantFrom('W1', 'W2', 'nowhere', null),
    case: fc.option(
      fc
        .record({
          caseworker: fc.option(anyStaffId),
          ward: fc.constantFrom('W1', 'nowhere'),
          flags: fc.subarray(['senior-specialist']),
        })
        .map(each => aCase('EHC-1', 'X', each)),
    ),
  })

  it('never give a mail to somebody away, off, out of reach or unknown while anybody is at work, and always to somebody', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const { owner, alsoTell } = ask(question)
        const present = question.directory.snapshot.staff.filter(
          each => !isAway(each.id, now, question.directory),
        )
        const anybody = question.directory.snapshot.staff.length > 0
        expect(owner.staffId === null).toBe(!anybody)
        if (present.length === 0) return
        expect(present.map(each => each.id)).toContain(owner.staffId)
        expect(owner.via).not.toBe('none')
        for (const told of alsoTell) expect(present.map(each => each.id)).toContain(told.staffId)
        if (question.safeguarding && present.length > 1) {
          const leads = ['manager', 'head-of-service', 'triage']
          const couldBeTold = present.some(each => leads.includes(each.role) && each.id !== owner.staffId)
          if (couldBeTold) expect(alsoTell.some(told => told.why === 'safeguarding')).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
