import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptLadderFor, ladderFor, rungAt } from '#shared/domain/standards/ladder.ts'
import { calendarOf, nextWorkingInstant } from '#shared/domain/standards/working-time.ts'
import { councils, instants } from '#tests/support/directory/random-calendars.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const council = aCouncil()
const calendar = calendarOf(council)
const priorities = ['P1', 'P2', 'P3', 'P4'] as const

/** The rungs of a breach as `L2 11-24T09:00`. */
function climbed(priority: (typeof priorities)[number], deadline: string, of = council): readonly string[] {
  const ofIts = calendarOf(of)
  const breach = nextWorkingInstant(ofIts, deadline)
  return ladderFor(of, priority).map(
    rung => `${rung.level} ${rungAt(ofIts, breach, rung.after).slice(5, 16)}`,
  )
}

describe('the default ladder', () => {
  it('tells the team’s manager, the head of service, then the director', () => {
    for (const priority of priorities) {
      expect(ladderFor(council, priority).map(({ level, tell }) => [level, tell])).toEqual([
        ['L1', 'team-manager'],
        ['L2', 'head-of-service'],
        ['L3', 'director'],
      ])
    }
  })

  it.each([
    ['P1', '2026-11-25T14:00:00.000Z', ['L1 11-25T14:00', 'L2 11-25T15:00', 'L3 11-25T16:00']],
    ['P1', '2026-11-25T16:00:00.000Z', ['L1 11-25T16:00', 'L2 11-25T17:00', 'L3 11-26T10:00']],
    ['P2', '2026-11-27T17:00:00.000Z', ['L1 11-30T09:00', 'L2 12-01T09:00', 'L3 12-03T09:00']],
    ['P3', '2026-12-18T17:00:00.000Z', ['L1 12-21T09:00', 'L2 12-23T09:00', 'L3 12-30T09:00']],
    ['P4', '2026-11-27T17:00:00.000Z', ['L1 11-30T09:00', 'L2 12-07T09:00', 'L3 12-14T09:00']],
    ['P2', '2026-10-22T16:00:00.000Z', ['L1 10-23T08:00', 'L2 10-26T09:00', 'L3 10-28T09:00']],
  ] as const)('of %s climbs from a deadline at %s as the contract says', (priority, deadline, expected) => {
    expect(climbed(priority, deadline)).toEqual(expected)
  })

  it('tells the team’s manager once of a query that nobody accepted', () => {
    for (const priority of priorities) {
      expect(acceptLadderFor(council, priority)).toEqual([
        { level: 'L1', tell: 'team-manager', after: '0 wh' },
      ])
    }
  })
})

describe('a council’s own ladder', () => {
  const own = aCouncil({
    standards: {
      ladder: [
        { level: 'L1', who: 'owner', after: { P1: '0 wh', P2: '4 wh', P3: '1 wd' } },
        { level: 'L2', who: 'dep-1', after: { P1: '4 wh', P2: '2 wd' } },
      ],
      acceptLadder: [],
    },
  })

  it('takes the place of the whole default one, by priority', () => {
    expect(priorities.map(priority => climbed(priority, '2026-11-25T14:00:00.000Z', own))).toEqual([
      ['L1 11-25T14:00', 'L2 11-26T10:00'],
      ['L1 11-26T10:00', 'L2 11-27T09:00'],
      ['L1 11-26T09:00'],
      [],
    ])
    expect(acceptLadderFor(own, 'P1')).toEqual([])
  })

  it('may name whoever has it in hand, and a person', () => {
    expect(ladderFor(own, 'P1').map(({ tell }) => tell)).toEqual(['owner', { staffId: 'dep-1' }])
  })
})

describe('a rung', () => {
  it('is never before the breach, and always within working time or at its end', () => {
    fc.assert(
      fc.property(
        councils,
        instants,
        fc.constantFrom('0 wh', '0.5 wh', '2 wh', '20 wh', '1 wd', '3 wd', '10 wd'),
        (of, deadline, after) => {
          const ofIts = calendarOf(of)
          const breach = nextWorkingInstant(ofIts, deadline)
          const at = rungAt(ofIts, breach, after)
          expect(at >= breach).toBe(true)
          if (after === '0 wh') expect(at).toBe(breach)
          if (after.endsWith('wd')) expect(nextWorkingInstant(ofIts, at)).toBe(at)
        },
      ),
    )
  })

  it('is refused in units that are no working time', () => {
    expect(() => rungAt(calendar, '2026-11-25T14:00:00.000Z', '15 min')).toThrow(RangeError)
  })
})
