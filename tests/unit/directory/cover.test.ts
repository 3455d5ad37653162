import { describe, expect, it } from 'vitest'
import { awayUntil, isAway, managersAbove, whoActsFor } from '#shared/domain/directory/cover.ts'
import { aDirectory, anAbsence, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'

const noon = '2026-11-25T12:00:00.000Z'
const away = (...absences: ReturnType<typeof anAbsence>[]) => aDirectory({ absences })

describe('being away', () => {
  it.each([
    [
      'the first minute of the first day in London',
      '2026-07-01',
      '2026-07-02',
      '2026-06-30T23:00:00.000Z',
      true,
    ],
    ['the minute before it', '2026-07-01', '2026-07-02', '2026-06-30T22:59:00.000Z', false],
    ['the last minute of the last day', '2026-11-24', '2026-11-25', '2026-11-25T23:59:59.000Z', true],
    ['the first minute of the day after', '2026-11-24', '2026-11-25', '2026-11-26T00:00:00.000Z', false],
    ['an absence of one day, at noon', '2026-11-25', '2026-11-25', noon, true],
  ])('holds at %s: %s to %s', (_, from, to, at, expected) => {
    expect(isAway('cw-a1', at, away(anAbsence('cw-a1', from, to)))).toBe(expected)
  })

  it('is true of anybody whom the directory does not know', () => {
    expect(isAway('cw-gone', noon, aDirectory())).toBe(true)
  })

  it('ends with the last of the absences that follow without a gap', () => {
    const index = away(
      anAbsence('cw-a1', '2026-11-23', '2026-11-27'),
      anAbsence('cw-a1', '2026-11-28', '2026-12-04'),
      anAbsence('cw-a1', '2026-12-07', '2026-12-11'),
    )
    expect(awayUntil('cw-a1', noon, index)).toBe('2026-12-04')
    expect(awayUntil('cw-a2', noon, index)).toBeNull()
  })
})

describe('who acts', () => {
  const day = ['2026-11-25', '2026-11-25'] as const

  it('is the person when at work', () => {
    expect(whoActsFor('cw-a1', noon, aDirectory())).toMatchObject({ staff: { id: 'cw-a1' }, insteadOf: [] })
  })

  it('is the cover of the cover when the cover is away too', () => {
    const index = away(anAbsence('cw-a1', ...day, 'cw-a2'), anAbsence('cw-a2', ...day, 'cw-b1'))
    expect(whoActsFor('cw-a1', noon, index)).toMatchObject({
      staff: { id: 'cw-b1' },
      insteadOf: ['cw-a1', 'cw-a2'],
    })
  })

  it.each([
    ['a circle of covers', [anAbsence('cw-a1', ...day, 'cw-a2'), anAbsence('cw-a2', ...day, 'cw-a1')]],
    ['a person who covers for themselves', [anAbsence('cw-a1', ...day, 'cw-a1')]],
    ['an absence without cover', [anAbsence('cw-a1', ...day)]],
    ['a cover who is not in the staff list', [anAbsence('cw-a1', ...day, 'cw-gone')]],
  ])('is nobody at the end of %s', (_, absences) => {
    expect(whoActsFor('cw-a1', noon, away(...absences))).toBeNull()
  })

  it('is nobody for a person whom the directory does not know', () => {
    expect(whoActsFor('cw-gone', noon, aDirectory())).toBeNull()
  })

  it('tries the cover of every absence that overlaps', () => {
    const index = away(anAbsence('cw-a1', ...day), anAbsence('cw-a1', '2026-11-20', '2026-11-30', 'cw-b1'))
    expect(whoActsFor('cw-a1', noon, index)?.staff.id).toBe('cw-b1')
  })
})

describe('managers', () => {
  const above = (id: string, index = aDirectory()) => {
    const staff = index.staff(id)
    return staff === null ? null : managersAbove(staff, index).map(manager => manager.id)
  }

  it('are the team’s, then the one whom the staff list names for a manager', () => {
    expect(above('cw-a1')).toEqual(['mgr-a', 'hos'])
  })

  it('are those of the staff list for people without a team', () => {
    expect(above('ig')).toEqual(['hos'])
  })

  it('end at a circle', () => {
    const staff = [
      ...aSnapshot().staff.filter(each => !['mgr-a', 'hos'].includes(each.id)),
      aStaff('mgr-a', { manager: 'hos' }),
      aStaff('hos', { team: null, manager: 'mgr-a' }),
    ]
    expect(above('cw-a1', aDirectory({ staff }))).toEqual(['mgr-a', 'hos'])
  })
})
