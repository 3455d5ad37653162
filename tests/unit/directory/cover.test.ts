import { describe, expect, it } from 'vitest'
import { awayUntil, isAway, managersAbove, whoActsFor, whyAway } from '#shared/domain/directory/cover.ts'
import { withUnplanned } from '#shared/domain/directory/directory-index.ts'
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

describe('a part-time person', () => {
  const halfWeek = aStaff('cw-a1', { workingDays: ['Mon', 'Tue', 'Wed'], dayCover: 'cw-a2' })
  const others = aSnapshot().staff.filter(each => each.id !== 'cw-a1')
  const at = (date: string) => `${date}T12:00:00.000Z`
  const directory = (absences: ReturnType<typeof anAbsence>[] = []) =>
    aDirectory({ staff: [halfWeek, ...others], absences })

  it.each([
    ['Monday', '2026-11-23', 'cw-a1'],
    ['Wednesday', '2026-11-25', 'cw-a1'],
    ['Thursday', '2026-11-26', 'cw-a2'],
    ['Friday', '2026-11-27', 'cw-a2'],
    ['Saturday, when nobody works and Monday is theirs', '2026-11-28', 'cw-a1'],
  ])('is covered on the days that are not theirs: %s', (_, date, acting) => {
    expect(whoActsFor('cw-a1', at(date), directory())?.staff.id).toBe(acting)
  })

  it('is off by the London date, not by that of UTC', () => {
    const summer = aDirectory({ staff: [{ ...halfWeek, workingDays: ['Tue'] }, ...others] })
    expect(isAway('cw-a1', '2026-06-29T22:59:00.000Z', summer)).toBe(true)
    expect(isAway('cw-a1', '2026-06-29T23:00:00.000Z', summer)).toBe(false)
  })

  it('who begins on Wednesday is covered for what comes at the weekend and is read on Monday', () => {
    const late = aDirectory({ staff: [{ ...halfWeek, workingDays: ['Wed', 'Thu', 'Fri'] }, ...others] })
    expect(whyAway('cw-a1', at('2026-11-28'), late)).toEqual({ why: 'day-off', covers: ['cw-a2'] })
    expect(awayUntil('cw-a1', at('2026-11-28'), late)).toBe('2026-12-01')
  })

  it('has a cover at work only: one who is away is followed to their own', () => {
    const absences = [anAbsence('cw-a2', '2026-11-26', '2026-11-26', 'cw-b1')]
    expect(whoActsFor('cw-a1', at('2026-11-26'), directory(absences))?.staff.id).toBe('cw-b1')
  })

  it('who never works on a day that the council is open is always away, and asking ends', () => {
    const never = aDirectory({ staff: [{ ...halfWeek, workingDays: ['Sun'] }, ...others] })
    expect(awayUntil('cw-a1', noon, never)).not.toBeNull()
  })
})

describe('somebody who is perhaps away', () => {
  const unplanned = [{ staffId: 'cw-a1', from: '2026-11-25', to: '2026-11-26', why: 'perhaps-away' as const }]
  const index = withUnplanned(aDirectory(), unplanned)

  it('is given nothing on those days, without a word in the absence list', () => {
    expect(whyAway('cw-a1', noon, index)).toEqual({ why: 'perhaps-away', covers: [] })
    expect(awayUntil('cw-a1', noon, index)).toBe('2026-11-26')
    expect(isAway('cw-a1', '2026-11-27T09:00:00.000Z', index)).toBe(false)
  })

  it('is covered as planned where an absence is planned as well', () => {
    const planned = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-24', '2026-11-25', 'cw-a2')] })
    expect(whyAway('cw-a1', noon, withUnplanned(planned, unplanned))).toEqual({
      why: 'absence',
      covers: ['cw-a2'],
    })
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
