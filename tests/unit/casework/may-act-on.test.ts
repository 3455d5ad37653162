import { describe, expect, it } from 'vitest'
import { mayActOn } from '#shared/domain/casework/may-act-on.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aContact, aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'

const monday = '2026-11-23T10:00:00.000Z'
const ofPriya = aQuery({ owner: { staffId: 'cw-a1', via: 'allocated', reason: '' } })
const mayAct = (
  staffId: string,
  query = ofPriya,
  absences = [anAbsence('nobody', '2026-11-23', '2026-11-23')],
) => {
  const directory = aDirectory({ absences })
  const staff = directory.staff(staffId)
  if (staff === null) throw new Error(`Nobody is called ${staffId}.`)
  return mayActOn(query, staff, directory, monday)
}

describe('on a query acts', () => {
  it.each([
    ['its owner', 'cw-a1', ofPriya, [], 'owner'],
    [
      'who covers for its owner',
      'cw-a2',
      ofPriya,
      [anAbsence('cw-a1', '2026-11-23', '2026-11-23', 'cw-a2')],
      'cover',
    ],
    [
      'the cover of the cover',
      'cw-b1',
      ofPriya,
      [
        anAbsence('cw-a1', '2026-11-23', '2026-11-23', 'cw-a2'),
        anAbsence('cw-a2', '2026-11-23', '2026-11-23', 'cw-b1'),
      ],
      'cover',
    ],
    [
      'who is covered for',
      'cw-a1',
      aQuery({
        owner: { staffId: 'cw-a2', via: 'cover', reason: '' },
        coverFor: { staffId: 'cw-a1', since: monday },
      }),
      [],
      'covered',
    ],
    ['the manager', 'mgr-a', ofPriya, [], 'manager'],
    ['the manager’s manager', 'hos', ofPriya, [], 'manager'],
    [
      'a head of service who is nobody’s manager there',
      'hos',
      aQuery({ owner: { staffId: null, via: 'none', reason: '' } }),
      [],
      'manager',
    ],
    [
      'who acts for an absent manager',
      'comp',
      ofPriya,
      [anAbsence('mgr-a', '2026-11-20', '2026-11-27', 'comp')],
      'manager',
    ],
    [
      'the manager of who is covered for',
      'mgr-a',
      aQuery({
        owner: { staffId: 'cw-b1', via: 'cover', reason: '' },
        coverFor: { staffId: 'cw-a1', since: monday },
      }),
      [],
      'manager',
    ],
    [
      'the duty desk on what is nobody’s',
      'tri',
      aQuery({ owner: { staffId: null, via: 'none', reason: '' } }),
      [],
      'duty',
    ],
  ] as const)('%s', (_, staffId, query, absences, as) => {
    expect(mayAct(staffId, query, [...absences])).toBe(as)
  })

  it.each([
    ['a colleague of the team', 'cw-a2', [anAbsence('cw-b1', '2026-11-23', '2026-11-23')]],
    ['the manager of another team', 'mgr-b', []],
    ['the duty desk on what is somebody’s', 'tri', []],
    ['a cover whose time is over', 'cw-a2', [anAbsence('cw-a1', '2026-11-20', '2026-11-22', 'cw-a2')]],
    ['a cover whose time is to come', 'cw-a2', [anAbsence('cw-a1', '2026-11-24', '2026-11-27', 'cw-a2')]],
    [
      'who would stand in for a manager who is there',
      'comp',
      [anAbsence('mgr-a', '2026-12-20', '2026-12-27', 'comp')],
    ],
  ] as const)('not %s', (_, staffId, absences) => {
    expect(mayAct(staffId, ofPriya, [...absences])).toBeNull()
  })
})

describe('on what is about their own family acts nobody, whatever their post', () => {
  const email = 'mgr-a@aldermere.example'
  const manager = (query = ofPriya, directory = aDirectory()) => {
    const staff = directory.staffAt(email)
    return staff === null ? 'nobody' : mayActOn(query, staff, directory, monday)
  }

  it('neither who wrote as a parent', () => {
    expect(manager()).toBe('manager')
    expect(manager({ ...ofPriya, correspondentAddress: email })).toBeNull()
  })

  it('nor who is on file as one, whoever wrote', () => {
    const about = { ...ofPriya, caseMatch: { id: 'EHC-30001', how: 'name' as const } }
    const withContact = (relation: 'parent' | 'professional') =>
      aDirectory({ contacts: [aContact('EHC-30001', email, { relation })] })
    expect(manager(about, withContact('parent'))).toBeNull()
    expect(manager(about, withContact('professional'))).toBe('manager')
  })

  it('but who raised a matter as a colleague does', () => {
    const correspondent = { ...ofPriya.correspondent, kind: 'staff' as const }
    expect(manager({ ...ofPriya, correspondent, correspondentAddress: email })).toBe('manager')
  })
})
