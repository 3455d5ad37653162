import { describe, expect, test } from 'vitest'
import { nextRun } from '#infra/local/schedule-expression.ts'
import { startSchedule, type Timer } from '#infra/local/schedules.ts'

const next = (expression: string, after: string, timeZone = 'UTC') =>
  new Date(nextRun({ name: 'sweep', expression, timeZone }, Date.parse(after))).toISOString()

describe('when a schedule is next due', () => {
  test.each([
    ['rate(5 minutes)', 'UTC', '2026-11-23T09:00:00Z', '2026-11-23T09:05:00.000Z'],
    ['rate(1 hour)', 'UTC', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['rate(2 days)', 'UTC', '2026-11-23T09:00:00Z', '2026-11-25T09:00:00.000Z'],
    ['cron(0 7 * * ? *)', 'UTC', '2026-11-23T06:59:59Z', '2026-11-23T07:00:00.000Z'],
    ['cron(0 7 * * ? *)', 'UTC', '2026-11-23T07:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-11-23T09:01:00Z', '2026-11-23T09:15:00.000Z'],
    ['cron(30,0 8-9 ? * MON-FRI *)', 'UTC', '2026-11-20T09:30:00Z', '2026-11-23T08:00:00.000Z'],
    ['cron(0 0 1 JAN ? *)', 'UTC', '2026-11-23T09:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', 'UTC', '2026-11-23T09:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 9 ? * 1 *)', 'UTC', '2026-11-23T09:00:00Z', '2026-11-29T09:00:00.000Z'],
    // 09:00 in London is 09:00 UTC in winter and 08:00 in summer.
    ['cron(0 9 * * ? *)', 'Europe/London', '2027-03-27T10:00:00Z', '2027-03-28T08:00:00.000Z'],
    ['cron(0 9 * * ? *)', 'Europe/London', '2026-10-24T09:00:00Z', '2026-10-25T09:00:00.000Z'],
  ])('%s in %s, after %s', (expression, timeZone, after, expected) => {
    expect(next(expression, after, timeZone)).toBe(expected)
  })

  test.each([
    'rate(5)',
    'every day',
    'cron(0 7 L * ? *)',
    'cron(0 25 * * ? *)',
    'cron(0 7 * *)',
    'cron(0/0 * * * ? *)',
  ])('%s is said not to be understood', expression => {
    expect(() => next(expression, '2026-11-23T09:00:00Z')).toThrow(
      /The schedule sweep cannot be run .* is not understood/,
    )
  })
})

/** Time that passes when told to. */
function toldTime(): Timer & { passUntil(instant: string): Promise<void> } {
  let now = Date.parse('2026-11-23T09:00:00Z')
  const waiting = new Set<{ readonly instant: number; readonly run: () => void }>()
  return {
    now: () => now,
    at: (instant, run) => {
      const entry = { instant, run }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    passUntil: async instant => {
      const end = Date.parse(instant)
      for (;;) {
        const [first] = [...waiting]
          .filter(each => each.instant <= end)
          .sort((one, other) => one.instant - other.instant)
        if (first === undefined) break
        waiting.delete(first)
        now = Math.max(now, first.instant)
        first.run()
        await new Promise(resolve => setImmediate(resolve))
      }
      now = end
    },
  }
}

const schedule = {
  name: 'sweep',
  functionName: 'clock',
  expression: 'rate(5 minutes)',
  timeZone: 'UTC',
  input: { from: 'schedule' },
}
const silent = { warn: () => undefined, close: async () => undefined }

function started(timer: Timer, invoke: (event: unknown) => Promise<unknown>) {
  return startSchedule(schedule, {
    timer,
    log: silent,
    target: { name: 'clock', invoke, stop: async () => undefined },
  })
}

describe('a schedule that runs', () => {
  test('starts its function soon after the start, then at its rate, each time with its input', async () => {
    const timer = toldTime()
    const runs: [string, unknown][] = []
    const running = started(timer, async event => {
      runs.push([new Date(timer.now()).toISOString(), event])
    })
    await timer.passUntil('2026-11-23T09:11:00Z')
    running.stop()
    expect(runs).toEqual([
      ['2026-11-23T09:00:02.000Z', { from: 'schedule' }],
      ['2026-11-23T09:05:02.000Z', { from: 'schedule' }],
      ['2026-11-23T09:10:02.000Z', { from: 'schedule' }],
    ])
  })

  test('goes on after a run that failed', async () => {
    const timer = toldTime()
    let runs = 0
    const running = started(timer, async () => {
      runs += 1
      throw new Error('the table is away')
    })
    await timer.passUntil('2026-11-23T09:11:00Z')
    running.stop()
    expect(runs).toBe(3)
  })

  test('never runs twice at one time: the next waits for the one before', async () => {
    const timer = toldTime()
    let runs = 0
    const slow = Promise.withResolvers<void>()
    const running = started(timer, async () => {
      runs += 1
      await slow.promise
    })
    await timer.passUntil('2026-11-23T09:30:00Z')
    expect(runs).toBe(1)
    slow.resolve()
    await new Promise(resolve => setImmediate(resolve))
    await timer.passUntil('2026-11-23T09:35:01Z')
    running.stop()
    expect(runs).toBe(2)
  })

  test('runs no more once it is stopped', async () => {
    const timer = toldTime()
    let runs = 0
    const running = started(timer, async () => {
      runs += 1
    })
    running.stop()
    await timer.passUntil('2026-11-23T10:00:00Z')
    expect(runs).toBe(0)
  })
})
