import { describe, expect, it } from 'vitest'
import { setNewDate } from '#shared/domain/casework/acts/new-date.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import { agenda } from '#shared/domain/casework/clock/agenda.ts'
import { answerLeft } from '#shared/domain/casework/clock/answer-left.ts'
import { bringUpToDate, withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { closed, madeSooner, reopened } from '#shared/domain/casework/clock/moves.ts'
import { paused, resumed } from '#shared/domain/casework/clock/pausing.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'

const directory = aDirectory()
const { council } = directory.snapshot
/** Received on Monday 23 November 2026 at 10:00. */
const query = aQuery({ owner: { staffId: 'cw-a1', via: 'allocated', reason: '' } })
const pausedAt = (at: string) => paused(query, at, 'question', 'cw-a1').query

describe('a query that was closed while its clocks stood still', () => {
  it('runs from the moment it is opened again', () => {
    const shut = closed(pausedAt('2026-11-24T10:00:00.000Z'), '2026-11-25T10:00:00.000Z', 'cw-a1')
    const opened = withTimes(reopened(shut, '2026-11-26T10:00:00.000Z', council), directory)
    const { events } = bringUpToDate(opened, '2026-12-02T17:00:00.000Z', directory)
    expect(agenda(opened, council).length).toBeGreaterThan(0)
    expect(events.map(event => event.type)).toContain('warned')
    expect(events.map(event => event.type)).not.toContain('resumed')
  })
})

describe('mail that came before something that is in the history', () => {
  it('ends a pause that began meanwhile where it began, and moves no date', () => {
    const waiting = pausedAt('2026-11-24T10:30:00.000Z')
    const { query: after, events } = resumed(waiting, '2026-11-24T10:00:00.000Z', 'answered', directory)
    expect(after.clocks.pauses).toEqual([
      { from: '2026-11-24T10:30:00.000Z', until: '2026-11-24T10:30:00.000Z', why: 'question' },
    ])
    expect(events.map(event => event.at)).toEqual(['2026-11-24T10:30:00.000Z'])
    expect(after.deadlines).toEqual(query.deadlines)
  })

  it('does not take back an instant at which the dates were moved since', () => {
    const moved = { ...query, clocks: { ...query.clocks, movedAt: '2026-11-24T11:00:00.000Z' } }
    const sooner = madeSooner({ ...moved, priority: 'P1' }, '2026-11-24T10:00:00.000Z', council)
    expect(sooner.clocks.movedAt).toBe('2026-11-24T11:00:00.000Z')
  })
})

describe('a pause without working time in it', () => {
  it('moves no date, not even from a closing to the next opening', () => {
    const waiting = pausedAt('2026-11-28T10:00:00.000Z')
    const { query: after } = resumed(waiting, '2026-11-29T10:00:00.000Z', 'answered', directory)
    expect(after.deadlines).toEqual(query.deadlines)
  })
})

describe('a pause that ends by itself at the end of a working day', () => {
  it('is told to the owner when work begins again', () => {
    const { events, notices } = bringUpToDate(
      pausedAt('2026-11-28T10:30:00.000Z'),
      '2026-12-20T10:00:00.000Z',
      directory,
    )
    expect(events.find(event => event.type === 'resumed')?.at).toBe('2026-12-11T17:00:00.000Z')
    expect(notices.find(notice => notice.what === 'resumed')?.at).toBe('2026-12-14T09:00:00.000Z')
  })
})

describe('a closing letter that is just leaving', () => {
  const leaving = (contacts: readonly string[]) => ({
    ...query,
    contacts: [...query.contacts, ...contacts],
    clocks: {
      ...query.clocks,
      answering: {
        entryId: 'the closing letter',
        what: 'closed' as const,
        at: '2026-11-25T10:00:00.000Z',
        by: 'cw-a1',
        promised: null,
        closing: null,
      },
    },
  })

  it('does not bury what the writer sent in that minute: the query is opened again by it', () => {
    const left = answerLeft(leaving(['2026-11-25T10:00:30.000Z']), 'the closing letter', directory)
    expect(left?.events.map(event => `${event.at} ${event.type}`)).toEqual([
      '2026-11-25T10:00:00.000Z closed',
      '2026-11-25T10:00:30.000Z reopened',
    ])
    expect(left?.query.state).toBe('open')
    expect(left?.query.clocks.round).toBe(2)
    expect(left === null ? null : withTimes(left.query, directory).wakeAt).not.toBeNull()
  })

  it('closes the query where nothing more came', () => {
    const left = answerLeft(leaving([]), 'the closing letter', directory)
    expect(left?.query.state).toBe('closed')
    expect(left?.events.map(event => event.type)).toEqual(['closed'])
  })
})

describe('a query that was opened again', () => {
  it('can have a new date within the cap of its new round, whatever was moved in the one before', () => {
    const manager = directory.staff('mgr-a')
    if (manager === null) throw new Error('there is a manager')
    const moved = { clock: 'firstReply' as const, at: '2026-12-03T17:00:00.000Z', reason: 'The school.' }
    const newDates = [
      { ...moved, before: query.deadlines.firstReply, by: 'mgr-a', decidedAt: '2026-11-24T10:00:00.000Z' },
    ]
    const extended = { ...query, clocks: { ...query.clocks, newDates } }
    const opened = reopened(
      closed(extended, '2026-12-03T10:00:00.000Z', 'cw-a1'),
      '2027-01-11T10:00:00.000Z',
      council,
    )
    const acted = setNewDate(
      opened,
      {
        on: '2027-01-25',
        because: 'The panel meets that day.',
        letterOf: () => null,
        thread: { inReplyTo: null, references: [], threadIndex: null },
      },
      { by: manager, directory, now: '2027-01-12T10:00:00.000Z' },
    )
    if (isRefused(acted)) throw new Error(acted.refused)
    expect(acted.query.deadlines.firstReply).toBe('2027-01-25T17:00:00.000Z')
  })
})
