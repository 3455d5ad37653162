import { describe, expect, it } from 'vitest'
import { apologyDueBy, followUpUntil, latestExtension, limitsFor } from '#shared/domain/standards/limits.ts'
import { aCouncil } from '#tests/support/directory/small-directory.ts'

describe('the default limits', () => {
  it('are those of the contract and of the law', () => {
    expect(limitsFor(aCouncil())).toEqual({
      pauseLimit: '10 wd',
      pauseWorkingMinutes: 10 * 8 * 60,
      followUp: '5 wd',
      apology: '2 wd',
      undoSeconds: 60,
      extension: {
        everyone: '10 wd',
        family: '10 wd',
        legal: '10 wd',
        complaint: '10 wd',
        'complaint-stage-2': '20 wd',
        sar: '2 month',
        foi: '20 uk-wd',
        'data-breach': '10 wd',
        correction: '10 wd',
      },
    })
  })

  it('keep a writer’s say for five working days, and an apology in time for two', () => {
    expect(followUpUntil(aCouncil(), '2026-11-27T15:00:00.000Z')).toBe('2026-12-04T17:00:00.000Z')
    expect(apologyDueBy(aCouncil(), '2026-11-27T17:00:00.000Z')).toBe('2026-12-02T17:00:00.000Z')
  })
})

describe('an extension', () => {
  it.each([
    ['of a reply', 'everyone', '2026-11-27T17:00:00.000Z', '2026-12-11T17:00:00.000Z'],
    ['of a reply due within the day', 'everyone', '2026-11-27T14:00:00.000Z', '2026-12-11T17:00:00.000Z'],
    ['of a complaint in summer', 'complaint', '2027-06-01T16:00:00.000Z', '2027-06-15T16:00:00.000Z'],
    ['of a SAR by two months', 'sar', '2026-12-31T17:00:00.000Z', '2027-02-28T17:00:00.000Z'],
    ['of FOI over the holidays of all the UK', 'foi', '2026-11-27T17:00:00.000Z', '2026-12-30T17:00:00.000Z'],
  ] as const)('%s ends at the latest', (_, standard, deadline, latest) => {
    expect(latestExtension(aCouncil(), standard, deadline)).toBe(latest)
  })

  it('may be counted in hours', () => {
    const council = aCouncil({ standards: { extension: { complaint: '4 wh' } } })
    expect(latestExtension(council, 'complaint', '2026-11-27T17:00:00.000Z')).toBe('2026-11-30T13:00:00.000Z')
  })
})

describe('a council’s own limits', () => {
  it('take the place of the default ones, rows of correspondents following the row for everyone', () => {
    const council = aCouncil({
      standards: {
        pauseLimit: '20 wh',
        followUp: '10 wd',
        apology: '1 wd',
        undoSeconds: 0,
        extension: { everyone: '5 wd', legal: '3 wd', foi: '0 uk-wd' },
      },
    })
    expect(limitsFor(council)).toMatchObject({
      pauseWorkingMinutes: 1200,
      followUp: '10 wd',
      apology: '1 wd',
      undoSeconds: 0,
      extension: { everyone: '5 wd', family: '5 wd', legal: '3 wd', complaint: '10 wd', foi: '0 uk-wd' },
    })
  })

  it('reckon a working day as long as the council’s own are on average', () => {
    const friday = [{ from: '09:00', to: '13:00' }]
    const council = aCouncil({ workingHours: { friday } })
    expect(limitsFor(council).pauseWorkingMinutes).toBe(10 * ((4 * 480 + 240) / 5))
  })
})
