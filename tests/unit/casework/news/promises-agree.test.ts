import { describe, expect, it } from 'vitest'
import { giveBreachReason, needsBreachReason } from '#shared/domain/casework/acts/breach-reason.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import { deadlineOf } from '#shared/domain/casework/clock/agenda.ts'
import { bringUpToDate } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { closed, held, reopened } from '#shared/domain/casework/clock/moves.ts'
import { acknowledgementTo } from '#shared/domain/casework/letters-decided.ts'
import { latestPromise } from '#shared/domain/casework/news/next-news.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { deadlinesFor, nextUpdateDue } from '#shared/domain/standards/deadlines.ts'
import { CorrespondentKind, Priority, type Topic } from '#shared/domain/triage/judgement.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aCouncil, aDirectory, aStaff } from '#tests/support/directory/small-directory.ts'
import { aLateQuery, reasonGiven } from '#tests/support/late-query.ts'

const received = '2026-11-27T16:30:00.000Z'
const subjects = Priority.options.flatMap(priority =>
  CorrespondentKind.options.flatMap(kind =>
    (['transport', 'complaint', 'information-rights'] as const).map(topic => ({ priority, kind, topic })),
  ),
)
const aFreshQuery = (
  { priority, kind, topic }: { priority: Priority; kind: CorrespondentKind; topic: Topic },
  council = aCouncil(),
): Query => {
  const flags = topic === 'information-rights' ? (['sar'] as const) : []
  return aQuery({
    receivedAt: received,
    correspondent: { kind, name: 'Carly Fox', directoryId: null, verified: true },
    topic,
    flags: [...flags],
    priority,
    deadlines: deadlinesFor({
      correspondentKind: kind,
      topic,
      flags,
      priority,
      receivedAt: received,
      council,
    }),
    clocks: freshClocks(received, priority),
  })
}
const acknowledged = (query: Query, council = aCouncil(), now = received): string => {
  const { kind } = query.correspondent
  const { priority, topic, flags } = query
  const entry = acknowledgementTo(
    {
      query,
      mail: aMail(),
      mailId: 'a1'.repeat(32),
      judgement: aJudgement({ priority, topic, flags, correspondent: query.correspondent }),
      directory: aDirectory({ council }),
      deskUrl: 'https://desk.example',
      now,
      nextUpdateBy: nextUpdateDue({ correspondentKind: kind, topic, flags, priority, from: now, council }),
      links: [],
      secrets: ['a secret of more than sixteen characters'],
    },
    1,
  )
  return /You will hear from us by (.*?)\. If/.exec(letterAsText(entry.letter))?.[1] ?? ''
}

describe('the date in an acknowledgement', () => {
  it.each(subjects)('is the earliest that the clocks have: %j', subject => {
    const query = aFreshQuery(subject)
    const update = deadlineOf(query, 'nextUpdate', aCouncil())
    const earliest = [query.deadlines.firstReply, update].toSorted()[0] ?? ''
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' })
    expect(acknowledged(query)).toContain(day.format(new Date(earliest)))
  })

  it('follows a council that gives news more often than a first reply', () => {
    const council = aCouncil({ standards: { rows: { everyone: { nextUpdate: { P3: '2 wd' } } } } })
    const query = aFreshQuery({ priority: 'P3', kind: 'school', topic: 'transport' }, council)
    expect(acknowledged(query, council)).toBe('5pm on Tuesday 1 December')
  })

  it('is never past for somebody who joins when the first reply is late', () => {
    const query = aFreshQuery({ priority: 'P3', kind: 'school', topic: 'transport' })
    expect(acknowledged(query, aCouncil(), '2026-12-07T10:00:00.000Z')).toBe('5pm on Friday 11 December')
  })
})

describe('the date in a holding reply', () => {
  const now = '2026-12-01T10:00:00.000Z'
  it.each(subjects)('at its latest is that of the clock: %j', subject => {
    const query = aFreshQuery(subject)
    const promised = latestPromise(query, aCouncil(), now)
    expect(deadlineOf(held(query, now, 'cw-a1', promised), 'nextUpdate', aCouncil())).toBe(promised)
  })
})

describe('an update that did not come', () => {
  it('is told to whoever has the query when work begins again, and to nobody in the history', () => {
    const directory = aDirectory({ staff: [...aDirectory().snapshot.staff, aStaff('cw-03')] })
    const query = held(
      aFreshQuery({ priority: 'P3', kind: 'school', topic: 'transport' }),
      '2026-11-30T10:00:00.000Z',
      'cw-03',
      '2026-12-02T17:00:00.000Z',
    )
    const { events, notices } = bringUpToDate(query, '2026-12-03T08:00:00.000Z', directory)
    expect(events.filter(event => event.clock === 'nextUpdate')).toEqual([
      {
        at: '2026-12-02T17:00:00.000Z',
        type: 'breached',
        by: 'system',
        to: [],
        detail: 'nextUpdate',
        clock: 'nextUpdate',
      },
    ])
    expect(notices.filter(notice => notice.clock === 'nextUpdate')).toMatchObject([
      { what: 'update-missed', staffId: 'cw-03', at: '2026-12-03T09:00:00.000Z' },
    ])
  })
})

describe('the reason for a breach', () => {
  it('is needed before closing, for each round of its own', () => {
    const late = aLateQuery()
    expect(needsBreachReason(late)).toBe(true)
    const given = aLateQuery({ breachReasons: reasonGiven })
    expect(needsBreachReason(given)).toBe(false)
    const again = reopened(
      closed(given, '2026-12-02T10:00:00.000Z', 'cw-a1'),
      '2026-12-03T10:00:00.000Z',
      aCouncil(),
    )
    expect(needsBreachReason(again)).toBe(false)
    const breaches = [
      ...again.clocks.breaches,
      { clock: 'firstReply' as const, round: 2, at: '2026-12-10T17:00:00.000Z' },
    ]
    expect(needsBreachReason({ ...again, clocks: { ...again.clocks, breaches } })).toBe(true)
  })

  it('is not asked for when only the taking on was late', () => {
    expect(
      needsBreachReason(
        aLateQuery({}, { breaches: [{ clock: 'accept', round: 1, at: '2026-11-24T17:00:00.000Z' }] }),
      ),
    ).toBe(false)
  })

  it('is kept with who gave it', () => {
    const directory = aDirectory()
    const by = directory.staff('cw-a1') ?? aStaff('cw-a1')
    const acted = giveBreachReason(aLateQuery(), 'absence', '', {
      by,
      directory,
      now: '2026-12-01T10:00:00.000Z',
    })
    expect(isRefused(acted) ? null : needsBreachReason(acted.query)).toBe(false)
  })
})
