import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlinesFor, standardsFor } from '#shared/domain/standards/deadlines.ts'
import { acceptLadderFor, ladderFor } from '#shared/domain/standards/ladder.ts'
import { limitsFor } from '#shared/domain/standards/limits.ts'
import { fingerprintOf, Reckoning, reckoningBy, reckoningOf } from '#shared/domain/standards/reckoning.ts'
import { reckoningDifferences } from '#shared/domain/standards/reckoning-differences.ts'
import { warningsFor } from '#shared/domain/standards/warnings.ts'
import { councils, instants } from '#tests/support/directory/random-calendars.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

const friday = [{ from: '09:00', to: '16:30' }]
const shortDay = { date: '2026-12-24', from: '09:00', to: '12:00' }

/** What changes from the defaults, in words. */
function words(before: Record<string, unknown>, after: Record<string, unknown>): readonly string[] {
  const differences = reckoningDifferences(reckoningOf(aCouncil(before)), reckoningOf(aCouncil(after)))
  return differences.map(each => each.words)
}

describe('the fingerprint of a council’s reckoning', () => {
  const plain = fingerprintOf(aCouncil())

  it.each<[string, Record<string, unknown>]>([
    ['another name', { name: 'Calderbrook Council', inbox: 'send@calderbrook.example' }],
    ['another director', { director: 'director@aldermere.example' }],
    ['the defaults written out', { workingHours: { friday: [{ from: '09:00', to: '17:00' }] } }],
    ['a cell that says the same', { standards: { rows: { everyone: { firstReply: { P3: '5 wd' } } } } }],
    ['another name for the same standards', { standards: { version: '2027-01' } }],
  ])('stays with %s', (_, settings) => {
    expect(fingerprintOf(aCouncil(settings))).toBe(plain)
  })

  it.each<[string, Record<string, unknown>]>([
    ['a closure day', { closureDays: ['2026-12-24'] }],
    ['a short day', { shortDays: [shortDay] }],
    ['other hours', { workingHours: { friday } }],
    ['a standard', { standards: { rows: { foi: { fullAnswer: { P4: '15 uk-wd' } } } } }],
    ['a ladder', { standards: { ladder: [] } }],
    ['a ladder for accepting', { standards: { acceptLadder: [] } }],
    ['warnings', { standards: { warnings: [] } }],
    ['a limit of pauses', { standards: { pauseLimit: '5 wd' } }],
    ['an extension', { standards: { extension: { complaint: '5 wd' } } }],
  ])('changes with %s', (_, settings) => {
    expect(fingerprintOf(aCouncil(settings))).not.toBe(plain)
  })

  it('asks for no order of days', () => {
    const one = aCouncil({ closureDays: ['2026-12-24', '2026-12-31'] })
    const other = aCouncil({ closureDays: ['2026-12-31', '2026-12-24', '2026-12-31'] })
    expect(fingerprintOf(one)).toBe(fingerprintOf(other))
  })
})

describe('a reckoning that was kept', () => {
  it('reckons as the council did then, after a journey through JSON', () => {
    fc.assert(
      fc.property(councils, instants, (council, receivedAt) => {
        const kept = Reckoning.parse(JSON.parse(JSON.stringify(reckoningOf(council))))
        const then = reckoningBy(kept, aCouncil({ name: 'Another', closureDays: ['2026-12-01'] }))
        const query = {
          correspondentKind: 'family',
          topic: 'transport',
          flags: [],
          priority: 'P2',
          receivedAt,
        } as const
        expect(deadlinesFor({ ...query, council: then })).toEqual(deadlinesFor({ ...query, council }))
        expect(fingerprintOf(then)).toBe(fingerprintOf(council))
        expect(then.name).toBe('Another')
      }),
    )
  })

  it('has the defaults of that day written out', () => {
    const council = aCouncil({
      standards: { rows: { everyone: { accept: { P4: '3 wd' } } }, followUp: '9 wd' },
    })
    const then = reckoningBy(reckoningOf(council), aCouncil())
    expect(standardsFor(then).rows).toEqual(standardsFor(council).rows)
    expect(ladderFor(then, 'P2')).toEqual(ladderFor(council, 'P2'))
    expect(acceptLadderFor(then, 'P2')).toEqual(acceptLadderFor(council, 'P2'))
    expect(warningsFor(then)).toEqual(warningsFor(council))
    expect(limitsFor(then)).toEqual(limitsFor(council))
    expect(reckoningOf(aCouncil()).standards.ladder).toHaveLength(3)
  })
})

describe('what changed', () => {
  it.each<[Record<string, unknown>, Record<string, unknown>, readonly string[]]>([
    [{}, {}, []],
    [{}, { closureDays: ['2026-12-24'] }, ['Closure day 24 December 2026 was added.']],
    [{ closureDays: ['2026-12-24'] }, {}, ['Closure day 24 December 2026 was taken away.']],
    [{}, { shortDays: [shortDay] }, ['24 December 2026 is only worked 09:00–12:00.']],
    [{ shortDays: [shortDay] }, {}, ['24 December 2026 is worked whole again.']],
    [
      { shortDays: [shortDay] },
      { shortDays: [{ ...shortDay, to: '13:00' }] },
      ['24 December 2026 is only worked 09:00–13:00, no longer 09:00–12:00.'],
    ],
    [
      {},
      { workingHours: { friday, saturday: friday } },
      [
        'The working hours of Friday changed from 09:00–17:00 to 09:00–16:30.',
        'The working hours of Saturday changed from none to 09:00–16:30.',
      ],
    ],
    [
      {},
      { standards: { rows: { legal: { firstReply: { P3: '4 wd' } } } } },
      ['The standard for first reply, legal at P3, changed from 5 wd to 4 wd.'],
    ],
    [{}, { standards: { ladder: [] } }, ['The ladder changed.']],
    [{}, { standards: { warnings: [] } }, ['The warnings changed.']],
    [{}, { standards: { pauseLimit: '5 wd' } }, ['The limit of pauses changed from 10 wd to 5 wd.']],
  ])('from %j to %j is said in a sentence', (before, after, sentences) => {
    expect(words(before, after)).toEqual(sentences)
  })

  it('names a bank holiday that was proclaimed since', () => {
    const now = reckoningOf(aCouncil())
    const then = { ...now, bankHolidays: { asOf: '2025-01', oneOffs: [] } }
    expect(reckoningDifferences(then, now).map(each => each.words)).toEqual([
      'Bank holiday 15 June 2026 was added.',
    ])
  })
})
