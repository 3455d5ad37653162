import { describe, expect, it } from 'vitest'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { compareReports } from '#shared/domain/rehearsal/comparison.ts'
import { readExported } from '#shared/domain/rehearsal/exported.ts'
import { latenessOf, ownerAt } from '#shared/domain/rehearsal/lateness.ts'
import { coverUse, loadOf } from '#shared/domain/rehearsal/people.ts'
import { buildReport, type Report } from '#shared/domain/rehearsal/report.ts'
import { acknowledgementTimes, weeksOf } from '#shared/domain/rehearsal/volumes.ts'
import { aDirectory, anEvent, anExportedQuery } from '#tests/support/rehearsal-builders.ts'

const ledger = { accepted: 1, stored: 1, filed: 1, quarantined: 0, difference: 0 }

function reportOf(queries: readonly object[], directory: DirectorySnapshot = aDirectory()): Report {
  return buildReport({
    casework: readExported([...queries, { ledger }]),
    directory,
    from: '2026-11-02T08:00:00.000Z',
    until: '2026-11-30T17:00:00.000Z',
    fileOf: rawKey => `${rawKey}.eml`,
  })
}

describe('the report', () => {
  it('lists queries by receipt, then by reference', () => {
    const later = anExportedQuery({ reference: 'SEND-2026-00001', receivedAt: '2026-11-04T09:00:00.000Z' })
    const second = anExportedQuery({ reference: 'SEND-2026-00003', receivedAt: '2026-11-03T09:00:00.000Z' })
    const first = anExportedQuery({ reference: 'SEND-2026-00002', receivedAt: '2026-11-03T09:00:00.000Z' })
    expect(reportOf([later, second, first]).queries.map(query => query.reference)).toEqual([
      'SEND-2026-00002',
      'SEND-2026-00003',
      'SEND-2026-00001',
    ])
  })

  it('lists events by instant, and those of one instant in the order in which things come about', () => {
    const at = '2026-11-03T17:00:00.000Z'
    const events = [
      anEvent({ at, type: 'escalated', detail: 'L1', clock: 'firstReply' }),
      anEvent({ at, type: 'breached', detail: 'firstReply', clock: 'firstReply' }),
      anEvent({ at: '2026-11-03T09:00:00.000Z', type: 'acknowledged' }),
      anEvent({ at: '2026-11-03T09:00:00.000Z', type: 'received' }),
    ]
    const [query] = reportOf([anExportedQuery({ events })]).queries
    expect(query?.events.map(event => event.type)).toEqual([
      'received',
      'acknowledged',
      'breached',
      'escalated',
    ])
  })

  it('is the same whatever order the export gives its events in', () => {
    const events = ['cw-1', 'cw-2', 'mgr-1'].map(to =>
      anEvent({ type: 'warned', detail: '50', to: [to], clock: 'firstReply' }),
    )
    const one = reportOf([anExportedQuery({ events })])
    const other = reportOf([anExportedQuery({ events: events.toReversed() })])
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  it('leaves out what lies after the end, and keeps what is of that very instant', () => {
    const events = [
      anEvent({ at: '2026-11-30T17:00:00.000Z', type: 'breached', clock: 'fullAnswer' }),
      anEvent({ at: '2026-11-30T17:00:00.001Z', type: 'escalated', clock: 'fullAnswer' }),
    ]
    expect(reportOf([anExportedQuery({ events })]).queries[0]?.events.map(event => event.type)).toEqual([
      'breached',
    ])
  })

  it('names as owner whom triage named at arrival, whoever has the query now', () => {
    const events = [
      anEvent({ type: 'routed', to: ['mgr-1'], detail: 'safeguarding' }),
      anEvent({ type: 'routed', to: ['cw-1'], detail: 'Ann is allocated to EHC-1.' }),
      anEvent({ at: '2026-11-10T00:00:00.000Z', type: 'cover-started', to: ['cw-2'] }),
    ]
    const [query] = reportOf([anExportedQuery({ ownerId: 'cw-2', events })]).queries
    expect(query?.ownerId).toBe('cw-1')
  })

  it('names the mail that opened the query, not one that joined it', () => {
    const mails = [
      { direction: 'in', at: '2026-11-05T09:00:00.000Z', rawKey: 'b' },
      { direction: 'out', at: '2026-11-01T09:00:00.000Z', rawKey: null },
      { direction: 'in', at: '2026-11-03T09:00:00.000Z', rawKey: 'a' },
    ]
    expect(reportOf([anExportedQuery({ mails })]).queries[0]?.file).toBe('a.eml')
  })

  it('has the keys of the contract and no others', () => {
    const report = reportOf([anExportedQuery({})])
    expect(Object.keys(report)).toEqual(['council', 'from', 'until', 'ledger', 'queries', 'totals'])
    expect(Object.keys(report.queries[0] ?? {})).toEqual(
      'reference file receivedAt correspondentKind topic priority ownerId deadlines events'.split(' '),
    )
  })

  it('refuses an export without a ledger', () => {
    expect(() => readExported([anExportedQuery({})])).toThrow('no ledger')
  })
})

describe('the totals', () => {
  const events = [
    anEvent({ type: 'routed', to: ['cw-1'], detail: 'why' }),
    anEvent({ type: 'acknowledged' }),
    anEvent({ type: 'warned', detail: '50', clock: 'firstReply' }),
    anEvent({ type: 'warned', detail: '50', clock: 'fullAnswer' }),
    anEvent({ type: 'breached', clock: 'firstReply' }),
    anEvent({ type: 'escalated', detail: 'L1', clock: 'firstReply' }),
  ]
  const report = reportOf([
    anExportedQuery({ events }),
    anExportedQuery({ reference: 'SEND-2026-00002', ownerId: 'duty' }),
  ])

  it('count queries, and events by what they say', () => {
    expect(report.totals.all).toMatchObject({
      queries: 2,
      acknowledged: 1,
      answered: 0,
      breached: 1,
      breaches: { firstReply: 1 },
      warnings: { '50': 2 },
      rungs: { L1: 1 },
    })
  })

  it('are given by team, topic, kind and month, and each adds up to all', () => {
    const { all, ...groups } = report.totals
    expect(Object.keys(groups)).toEqual(['team', 'topic', 'kind', 'month'])
    for (const group of Object.values(groups)) {
      expect(Object.values(group).reduce((sum, counts) => sum + counts.queries, 0)).toBe(all.queries)
    }
    expect(Object.keys(report.totals.team)).toEqual(['none', 'team-a'])
  })

  it('count a month by London time', () => {
    const midnight = anExportedQuery({ receivedAt: '2026-06-30T23:30:00.000Z' })
    expect(Object.keys(reportOf([midnight]).totals.month)).toEqual(['2026-07'])
  })
})

describe('what is late', () => {
  const late = (reference: string, priority: string, rungs: readonly string[]) =>
    anExportedQuery({
      reference,
      priority,
      events: [
        anEvent({ type: 'routed', to: ['cw-1'], detail: 'why' }),
        anEvent({ at: '2026-11-05T17:00:00.000Z', type: 'breached', clock: 'firstReply' }),
        ...rungs.map((detail, index) =>
          anEvent({
            at: `2026-11-0${6 + index}T09:00:00.000Z`,
            type: 'escalated',
            detail,
            clock: 'firstReply',
            to: ['mgr-1'],
          }),
        ),
      ],
    })

  it('stands with the highest rung first, then by priority', () => {
    const report = reportOf([
      late('SEND-2026-00001', 'P3', ['L1']),
      late('SEND-2026-00002', 'P2', ['L1']),
      late('SEND-2026-00003', 'P4', ['L1', 'L2']),
    ])
    expect(latenessOf(report.queries).map(each => each.reference)).toEqual([
      'SEND-2026-00003',
      'SEND-2026-00002',
      'SEND-2026-00001',
    ])
  })

  it('has the rungs of its own clock alone', () => {
    const events = [
      anEvent({ at: '2026-11-05T17:00:00.000Z', type: 'breached', clock: 'firstReply' }),
      anEvent({ at: '2026-11-06T09:00:00.000Z', type: 'escalated', detail: 'L1', clock: 'fullAnswer' }),
    ]
    expect(latenessOf(reportOf([anExportedQuery({ events })]).queries)[0]?.rungs).toEqual([])
  })
})

describe('who acts', () => {
  const query = {
    ownerId: 'cw-1',
    events: [
      { at: '2026-11-04T00:00:00.000Z', type: 'cover-started', to: ['cw-2'], detail: '' },
      { at: '2026-11-05T09:00:00.000Z', type: 'routed', to: ['mgr-1'], detail: 'call' },
      { at: '2026-11-07T00:00:00.000Z', type: 'cover-ended', to: ['cw-1'], detail: '' },
    ],
  }
  it.each([
    ['before the cover began', '2026-11-03T23:59:59.999Z', 'cw-1'],
    ['from the instant that it began', '2026-11-04T00:00:00.000Z', 'cw-2'],
    ['after a request to call, which moves nothing', '2026-11-05T10:00:00.000Z', 'cw-2'],
    ['after the cover ended', '2026-11-07T00:00:00.000Z', 'cw-1'],
  ])('%s', (_, at, staffId) => {
    expect(ownerAt(query, at)).toBe(staffId)
  })
})

describe('people and cover', () => {
  const directory = aDirectory({
    absences: [{ staffId: 'cw-1', from: '2026-11-09', to: '2026-11-13', cover: 'cw-2' }],
  })
  const arrived = anExportedQuery({
    reference: 'SEND-2026-00001',
    ownerId: 'cw-2',
    receivedAt: '2026-11-10T09:00:00.000Z',
  })
  const moved = anExportedQuery({
    reference: 'SEND-2026-00002',
    receivedAt: '2026-11-05T09:00:00.000Z',
    events: [
      anEvent({ type: 'routed', to: ['cw-1'], detail: 'why' }),
      anEvent({ at: '2026-11-09T00:00:00.000Z', type: 'cover-started', to: ['cw-2'] }),
    ],
  })
  const complaint = anExportedQuery({
    reference: 'SEND-2026-00003',
    topic: 'complaint',
    ownerId: 'duty',
    receivedAt: '2026-11-10T09:00:00.000Z',
  })
  const { queries, ...span } = reportOf([arrived, moved, complaint], directory)
  const use = (absences = directory) => coverUse(queries, absences, span, () => 'EHC-1')

  it('an absence moved what came in meanwhile and what was open, but not what goes to a role anyway', () => {
    expect(use()).toEqual([
      { absence: directory.absences[0], arrived: 1, moved: 1, to: [{ staffId: 'cw-2', queries: 2 }] },
    ])
  })

  it('an absence outside the rehearsed time is left out', () => {
    const summer = [{ staffId: 'cw-1', from: '2026-07-01', to: '2026-07-10', cover: null }]
    expect(use({ ...directory, absences: summer })).toEqual([])
  })

  it('whoever took over is counted so, and not as asked', () => {
    const second = loadOf(queries, directory).find(each => each.staffId === 'cw-2')
    expect(second).toMatchObject({ name: 'Bo Two', team: 'team-a', asked: 1, takenOver: 1 })
  })
})

describe('volumes', () => {
  it('weeks run from Monday to Sunday in London, empty ones between included', () => {
    const { queries } = reportOf([
      anExportedQuery({ reference: 'SEND-2026-00001', receivedAt: '2026-11-08T23:30:00.000Z' }),
      anExportedQuery({ reference: 'SEND-2026-00002', receivedAt: '2026-11-23T00:10:00.000Z' }),
    ])
    expect(weeksOf(queries).map(({ monday, queries: count }) => [monday, count])).toEqual([
      ['2026-11-02', 1],
      ['2026-11-09', 0],
      ['2026-11-16', 0],
      ['2026-11-23', 1],
    ])
  })

  it('acknowledgements are told apart by how long they took', () => {
    const acknowledged = (minutes: number, reference: string) =>
      anExportedQuery({
        reference,
        receivedAt: '2026-11-03T09:00:00.000Z',
        events: [
          anEvent({ type: 'received' }),
          anEvent({ at: `2026-11-03T09:${String(minutes).padStart(2, '0')}:00.000Z`, type: 'acknowledged' }),
        ],
      })
    const { queries } = reportOf([
      acknowledged(0, 'SEND-2026-00001'),
      acknowledged(15, 'SEND-2026-00002'),
      acknowledged(16, 'SEND-2026-00003'),
      anExportedQuery({ reference: 'SEND-2026-00004' }),
    ])
    expect(acknowledgementTimes(queries)).toEqual({
      median: 15,
      longest: 16,
      withinMinute: 1,
      withinQuarter: 1,
      later: 1,
      none: 1,
    })
  })
})

describe('a comparison', () => {
  it('says which deadlines moved, what was late by each, and who was told', () => {
    const deadlines = {
      acknowledge: '2026-11-03T09:15:00.000Z',
      accept: '2026-11-04T17:00:00.000Z',
      firstReply: '2026-11-10T17:00:00.000Z',
      fullAnswer: '2026-11-24T17:00:00.000Z',
    }
    const now = reportOf([anExportedQuery({ deadlines })])
    const other = reportOf([
      anExportedQuery({
        deadlines: {
          ...deadlines,
          firstReply: '2026-11-05T17:00:00.000Z',
          fullAnswer: '2026-11-25T17:00:00.000Z',
        },
        events: [
          anEvent({ type: 'breached', clock: 'firstReply' }),
          anEvent({ type: 'escalated', detail: 'L1', clock: 'firstReply', to: ['mgr-1', 'director'] }),
        ],
      }),
    ])
    expect(compareReports(now, other, aDirectory())).toEqual({
      deadlines: [
        { clock: 'acknowledge', earlier: 0, later: 0, same: 1 },
        { clock: 'accept', earlier: 0, later: 0, same: 1 },
        { clock: 'firstReply', earlier: 1, later: 0, same: 0 },
        { clock: 'fullAnswer', earlier: 0, later: 1, same: 0 },
      ],
      breaches: [{ what: 'firstReply', now: 0, other: 1 }],
      warnings: [],
      rungs: [{ what: 'L1', now: 0, other: 1 }],
      told: [
        { what: 'director', now: 0, other: 1 },
        { what: 'manager', now: 0, other: 1 },
      ],
    })
  })
})
