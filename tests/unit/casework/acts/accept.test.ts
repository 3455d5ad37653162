import { describe, expect, it } from 'vitest'
import { accept } from '#shared/domain/casework/acts/accept.ts'
import { isRefused } from '#shared/domain/casework/change.ts'
import type { Staff } from '#shared/domain/directory/directory.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'

const now = '2026-11-23T11:00:00.000Z'
const query = aQuery({ owner: { staffId: 'cw-a1', via: 'allocated', reason: '' }, teamId: 'team-a' })
const named = (id: string, directory = aDirectory()): Staff => {
  const staff = directory.staff(id)
  if (staff === null) throw new Error(`There is no ${id}.`)
  return staff
}
const acceptedBy = (id: string, directory = aDirectory(), of = query) =>
  accept(of, { by: named(id, directory), directory, now })

describe('accepting', () => {
  it('by its owner stops the clock and moves nothing', () => {
    const answer = acceptedBy('cw-a1')
    if (isRefused(answer)) throw new Error(answer.refused)
    expect(answer.query.clocks).toMatchObject({ acceptedAt: now, acceptedBy: 'cw-a1' })
    expect(answer.query.owner).toEqual(query.owner)
    expect(answer.events.map(event => event.type)).toEqual(['accepted'])
  })

  it('twice is answered by who did it first', () => {
    const first = acceptedBy('cw-a1')
    if (isRefused(first)) throw new Error(first.refused)
    expect(acceptedBy('cw-a1', aDirectory(), first.query)).toEqual({
      refused: expect.stringContaining('Priya Shah took SEND-2026-00417 on at 11am'),
    })
  })

  it('for an owner who is away covers for them: it goes back', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-24')] })
    const answer = acceptedBy('mgr-a', directory)
    if (isRefused(answer)) throw new Error(answer.refused)
    expect(answer.query).toMatchObject({ owner: { staffId: 'mgr-a' }, coverFor: { staffId: 'cw-a1' } })
  })

  it('of a present colleague’s query is for good', () => {
    const answer = acceptedBy('mgr-a')
    if (isRefused(answer)) throw new Error(answer.refused)
    expect(answer.query).toMatchObject({ owner: { staffId: 'mgr-a' }, coverFor: null })
  })

  it('by somebody who is away gives them nothing', () => {
    const directory = aDirectory({ absences: [anAbsence('mgr-a', '2026-11-23', '2026-11-24')] })
    expect(acceptedBy('mgr-a', directory)).toEqual({ refused: expect.stringContaining('put down as away') })
  })
})
