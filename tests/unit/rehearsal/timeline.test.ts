import { describe, expect, it } from 'vitest'
import { idleRuns } from '#infra/local/rehearsal/idle-runs.ts'
import { timeline } from '#infra/local/rehearsal/timeline.ts'
import { WorkingHours } from '#shared/domain/directory/council.ts'

const at = (time: string) => Date.parse(`2026-11-02T${time}:00Z`)
const schedule = (expression: string) => ({
  name: expression,
  functionName: 'clock',
  expression,
  timeZone: 'Europe/London',
  input: null,
})
const clock = schedule('rate(5 minutes)')

function told(parts: {
  arrivals?: readonly string[]
  from: string
  until: string
  schedules?: (typeof clock)[]
}) {
  const moments = timeline({
    arrivals: (parts.arrivals ?? []).map(time => ({ at: at(time) })),
    schedules: parts.schedules ?? [clock],
    from: at(parts.from),
    until: at(parts.until),
  })
  return [...moments].map(
    moment => `${new Date(moment.at).toISOString().slice(11, 16)} ${'runs' in moment ? 'run' : 'mail'}`,
  )
}

describe('a rehearsal goes', () => {
  it('every five minutes of the hour, and through each mail at its own instant, mail first', () => {
    expect(told({ arrivals: ['09:03', '09:10', '09:11'], from: '09:03', until: '09:15' })).toEqual([
      '09:03 mail',
      '09:05 run',
      '09:10 mail',
      '09:10 run',
      '09:11 mail',
      '09:15 run',
    ])
  })

  it('once more at its end, where that is between two runs', () => {
    expect(told({ from: '09:03', until: '09:07' })).toEqual(['09:05 run', '09:07 run'])
    expect(told({ from: '09:01', until: '09:03' })).toEqual(['09:03 run'])
  })

  it('past no mail that comes after its end', () => {
    expect(told({ arrivals: ['09:04', '09:06'], from: '09:04', until: '09:05' })).toEqual([
      '09:04 mail',
      '09:05 run',
    ])
  })

  it('by every schedule of the template, at its own times', () => {
    const schedules = [schedule('rate(1 hour)'), schedule('cron(30 9 * * ? *)')]
    expect(told({ from: '08:10', until: '10:10', schedules })).toEqual([
      '09:00 run',
      '09:30 run',
      '10:00 run',
      '10:10 run',
      '10:10 run',
    ])
  })
})

describe('a run may be left out', () => {
  const week = (from: string) => WorkingHours.parse({ monday: [{ from, to: '17:00' }] })
  const never = async () => Number.POSITIVE_INFINITY

  it('where nothing has changed since a run that changed nothing, and nothing is due', async () => {
    const idle = idleRuns(week('09:00'), never)
    expect(await idle.mayBeLeftOut('clock', at('10:05'))).toBe(false)
    idle.ran('clock', at('10:05'), false)
    expect(await idle.mayBeLeftOut('clock', at('10:10'))).toBe(true)
  })

  it.each([
    [
      'after a run that changed something',
      (idle: ReturnType<typeof idleRuns>) => idle.ran('clock', at('10:10'), true),
    ],
    ['after a mail came in', (idle: ReturnType<typeof idleRuns>) => idle.disturbed()],
    [
      'after another schedule changed something',
      (idle: ReturnType<typeof idleRuns>) => idle.ran('other', at('10:10'), true),
    ],
  ])('not %s', async (_, happens) => {
    const idle = idleRuns(week('09:00'), never)
    idle.ran('clock', at('10:05'), false)
    happens(idle)
    expect(await idle.mayBeLeftOut('clock', at('10:15'))).toBe(false)
  })

  it('not at the instant at which something becomes due, but before it', async () => {
    const idle = idleRuns(week('09:00'), async () => at('10:15'))
    idle.ran('clock', at('10:05'), false)
    expect(await idle.mayBeLeftOut('clock', at('10:10'))).toBe(true)
    expect(await idle.mayBeLeftOut('clock', at('10:15'))).toBe(false)
  })

  it.each([
    ['the hour', '09:00', '10:55', '11:00', false],
    ['between hours', '09:00', '11:00', '11:55', true],
    ['when the working day begins at its own minute', '08:45', '11:40', '11:45', false],
    ['before that minute', '08:45', '11:35', '11:40', true],
    ['after more than an hour', '09:00', '10:05', '11:05', false],
  ])('on %s or not', async (_, opens, last, next, left) => {
    const idle = idleRuns(week(opens), never)
    idle.ran('clock', at(last), false)
    expect(await idle.mayBeLeftOut('clock', at(next))).toBe(left)
  })

  it('with what is due asked once until something changes', async () => {
    let asked = 0
    const idle = idleRuns(week('09:00'), async () => {
      asked += 1
      return Number.POSITIVE_INFINITY
    })
    idle.ran('clock', at('10:05'), false)
    await idle.mayBeLeftOut('clock', at('10:10'))
    await idle.mayBeLeftOut('clock', at('10:15'))
    idle.ran('clock', at('11:00'), false)
    await idle.mayBeLeftOut('clock', at('11:05'))
    expect(asked).toBe(1)
    idle.ran('clock', at('12:00'), true)
    idle.ran('clock', at('12:05'), false)
    await idle.mayBeLeftOut('clock', at('12:10'))
    expect(asked).toBe(2)
  })
})
