import { expect, it } from 'vitest'
import { isTurnToRedrive } from '#shared/domain/casework/redrive.ts'

const due = Date.parse('2026-11-24T09:00:00.000Z')
const turn = (minutes: number) =>
  isTurnToRedrive(new Date(due).toISOString(), new Date(due + minutes * 60_000).toISOString())
const sweepsOf = (from: number, to: number) =>
  Array.from({ length: (to - from) / 5 }, (_, index) => from + index * 5)

it('a mail is queued by every sweep of its first half hour', () => {
  expect(sweepsOf(0, 30).filter(turn)).toEqual([0, 5, 10, 15, 20, 25])
})

it('a mail that stays stuck is queued at half an hour, an hour, two, and then every two hours', () => {
  // A turn may be taken by two sweeps that stand close to it: a late sweep must not miss it.
  const hours = sweepsOf(30, 24 * 60)
    .filter(turn)
    .map(minutes => minutes - (minutes % 30))
  expect([...new Set(hours)].slice(0, 5)).toEqual([30, 60, 120, 240, 360])
  expect(hours.length).toBeLessThanOrEqual(2 * 14)
})

it('a sweep that is late by less than a minute misses no turn', () => {
  for (let late = 0; late < 50; late += 1) {
    const sweeps = sweepsOf(30, 24 * 60).map((minutes, index) => minutes + (index * late) / 300)
    expect(new Set(sweeps.filter(turn).map(minutes => Math.floor(minutes / 30))).size).toBeGreaterThanOrEqual(
      13,
    )
  }
})

it('a mail whose time has not come is left alone', () => {
  expect(turn(-1)).toBe(false)
})
