import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keep } from '#shared/domain/casework/acts/keep.ts'
import { isAway } from '#shared/domain/directory/cover.ts'
import type { Absence } from '#shared/domain/directory/directory.ts'
import type { CoverPeriods } from '#shared/ports/absences.ts'
import { type AbsenceWorldParts, absenceWorld } from '#tests/support/absence-world.ts'
import { anAbsence } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

let engines: TestEngines
let documents: DynamoDBDocumentClient

beforeAll(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
})
afterAll(() => engines.stop())

/** Priya is away from Wednesday to Friday, and Tom covers, unless said otherwise. */
function given(
  absences: AbsenceWorldParts['absences'] = id => [
    anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id('Tom')),
  ],
  parts: Partial<AbsenceWorldParts> = {},
) {
  return absenceWorld({ documents, tableName: engines.tableName, absences, ...parts })
}

/** First reply due on Thursday 26 November at 17:00, inside the absence. */
const dueInside = '2026-11-19T10:00:00.000Z'
/** First reply due on Monday 30 November at 17:00, after it. */
const dueAfter = '2026-11-23T10:00:00.000Z'
const opening = '2026-11-25T09:00:00.000Z'
const back = '2026-11-30T09:00:00.000Z'

describe('when an absence begins', () => {
  it('what is due inside it goes to the cover at its first opening, and no clock moves', async () => {
    const { sweep, query, ownerOf, moves, stored } = given()
    const [inside, after] = [await query('Priya', dueInside), await query('Priya', dueAfter)]
    const before = await stored(inside)
    await sweep('2026-11-25T08:55:00.000Z')
    expect(await ownerOf(inside)).toBe('Priya')
    await sweep(opening)
    expect([await ownerOf(inside), await ownerOf(after)]).toEqual(['Tom', 'Priya'])
    expect(await moves(inside)).toEqual([['cover-started', 'Tom', opening]])
    const { deadlines, receivedAt, nextDeadline, coverFor } = await stored(inside)
    expect({ deadlines, receivedAt, nextDeadline }).toEqual({
      deadlines: before.deadlines,
      receivedAt: before.receivedAt,
      nextDeadline: before.nextDeadline,
    })
    expect(coverFor).toEqual({ staffId: expect.stringMatching(/Priya$/), since: opening })
  })

  it('what is late already goes too', async () => {
    const { sweep, query, ownerOf } = given()
    const late = await query('Priya', '2026-11-02T10:00:00.000Z')
    await sweep(opening)
    expect(await ownerOf(late)).toBe('Tom')
  })

  it('what fell due before it was told to the one who was there, what falls due in it to the cover, however late a sweep looks', async () => {
    const { sweep, query, reading, id } = given()
    const inside = await query('Priya', dueInside)
    await sweep('2026-11-26T10:00:00.000Z')
    const told = ((await reading.file(inside))?.events ?? []).filter(({ type }) => type === 'warned')
    const before = told.filter(({ at }) => at < opening)
    const after = told.filter(({ at }) => at >= opening)
    expect([before.length > 0, after.length > 0]).toEqual([true, true])
    expect(before.every(({ to }) => to.includes(id('Priya')) && !to.includes(id('Tom')))).toBe(true)
    expect(after.every(({ to }) => to.includes(id('Tom')) && !to.includes(id('Priya')))).toBe(true)
  })

  it('moves nothing before it came in, where the list told of the absence late', async () => {
    const { sweep, query, moves, imports, id } = given(() => [])
    const received = '2026-11-26T10:00:00.000Z'
    const urgent = await query('Priya', received, { priority: 'P1' })
    imports({ absences: [anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id('Tom'))] })
    await sweep('2026-11-26T11:00:00.000Z')
    expect(await moves(urgent)).toEqual([['cover-started', 'Tom', received]])
  })

  it('the cover gets one mail about all of it, by due date', async () => {
    const { sweep, query, mailsTo, textOf } = given()
    const later = await query('Priya', '2026-11-20T10:00:00.000Z')
    const sooner = await query('Priya', dueInside)
    await sweep(opening)
    const [digest, ...others] = await mailsTo('Tom')
    if (digest === undefined) throw new Error('there is a digest')
    expect(others).toEqual([])
    expect(digest).toMatchObject({ kind: 'digest', reference: null, sendAfter: opening })
    expect(digest.entryId).toMatch(/^DAY-2026-11-25_digest_handover-/)
    expect(digest.letter.subject).toBe('You cover for Priya: 2 queries for you')
    const text = textOf(digest)
    expect(text.indexOf(sooner)).toBeLessThan(text.indexOf(later))
    expect(text).toContain('It came in on')
  })

  it('the cover is told also where nothing is due', async () => {
    const { sweep, mailsTo } = given()
    await sweep(opening)
    expect((await mailsTo('Tom')).map(mail => mail.letter.subject)).toEqual([
      'You cover for Priya: 0 queries for you',
    ])
  })

  it.each<[string, (id: (name: string) => string) => Absence[], string]>([
    [
      'to the cover of the cover, where that one is away too',
      id => [
        anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id('Tom')),
        anAbsence(id('Tom'), '2026-11-24', '2026-11-26', id('Ines')),
      ],
      'Ines',
    ],
    [
      'to the manager, where the covers form a circle',
      id => [
        anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id('Tom')),
        anAbsence(id('Tom'), '2026-11-25', '2026-11-27', id('Priya')),
      ],
      'Amir',
    ],
    [
      'to the manager, where nobody covers',
      id => [anAbsence(id('Priya'), '2026-11-25', '2026-11-27')],
      'Amir',
    ],
    [
      'to the next manager up, where the manager is away too',
      id => [
        anAbsence(id('Priya'), '2026-11-25', '2026-11-27'),
        anAbsence(id('Amir'), '2026-11-25', '2026-11-25'),
      ],
      'Hilary',
    ],
  ])('it goes %s', async (_, absences, expected) => {
    const { sweep, query, ownerOf } = given(absences)
    const inside = await query('Priya', dueInside)
    await sweep(opening)
    expect(await ownerOf(inside)).toBe(expected)
  })

  it('stays where it is while everybody is away, and moves when somebody comes', async () => {
    const everybody = (id: (name: string) => string) =>
      ['Hilary', 'Amir', 'Priya', 'Tom', 'Ines'].map(name =>
        anAbsence(id(name), '2026-11-25', name === 'Ines' ? '2026-11-25' : '2026-11-27'),
      )
    const { sweep, query, ownerOf } = given(everybody)
    const inside = await query('Priya', dueInside)
    await sweep(opening)
    expect(await ownerOf(inside)).toBe('Priya')
    await sweep('2026-11-26T09:00:00.000Z')
    expect(await ownerOf(inside)).toBe('Ines')
  })

  it('one day, half a day and a part-time person’s day off count alike', async () => {
    const oneDay = given(id => [anAbsence(id('Priya'), '2026-11-26', '2026-11-26', id('Tom'))])
    const halfDay = given(id => [
      { ...anAbsence(id('Priya'), '2026-11-26', '2026-11-26', id('Tom')), half: 'pm' },
    ])
    const dayOff = given(() => [], {
      staff: { Priya: { workingDays: ['Mon', 'Tue', 'Wed', 'Fri'] } },
    })
    const seen: (string | null)[] = []
    for (const world of [oneDay, halfDay, dayOff]) {
      const inside = await world.query('Priya', dueInside)
      await world.sweep('2026-11-26T12:55:00.000Z')
      seen.push(await world.ownerOf(inside))
      await world.sweep('2026-11-26T13:00:00.000Z')
      seen.push(await world.ownerOf(inside))
      await world.sweep('2026-11-27T09:00:00.000Z')
      seen.push(await world.ownerOf(inside))
    }
    expect(seen).toEqual(['Tom', 'Tom', 'Priya', 'Priya', 'Tom', 'Priya', 'Amir', 'Amir', 'Priya'])
  })

  it('nothing moves for what only a mailbox says', async () => {
    const { sweep, query, ownerOf, mark, at, directory, id, mailsTo } = given(() => [])
    const inside = await query('Priya', dueInside)
    at('2026-11-24T15:00:00.000Z')
    await mark('Priya', '2026-11-27')
    await sweep(opening)
    const today = await directory()
    expect(today === null ? null : isAway(id('Priya'), opening, today)).toBe(true)
    expect(await ownerOf(inside)).toBe('Priya')
    expect(await mailsTo('Amir')).toEqual([])
  })

  it('what comes to be due inside a running absence goes to the cover too, with a notice of its own', async () => {
    const { sweep, query, ownerOf, mailsTo, queued } = given()
    await sweep(opening)
    const before = queued.length
    const urgent = await query('Priya', dueInside)
    await sweep('2026-11-25T11:05:00.000Z')
    expect(await ownerOf(urgent)).toBe('Tom')
    expect(queued.slice(before)).toEqual([expect.stringContaining(`${urgent}_notice_covered-`)])
    expect((await mailsTo('Tom')).at(-1)?.letter.subject).toContain(urgent)
  })
})

describe('when it ends', () => {
  it('they come back at the next opening, with one mail about what happened meanwhile', async () => {
    const { sweep, query, ownerOf, moves, mailsTo, textOf, stored } = given()
    const inside = await query('Priya', dueInside)
    await sweep(opening)
    await sweep('2026-11-28T10:00:00.000Z')
    expect(await ownerOf(inside)).toBe('Tom')
    await sweep(back)
    expect(await moves(inside)).toEqual([
      ['cover-started', 'Tom', opening],
      ['cover-ended', 'Priya', back],
    ])
    expect((await stored(inside)).coverFor).toBeNull()
    const [digest, ...others] = await mailsTo('Priya')
    if (digest === undefined) throw new Error('there is a digest')
    expect(others).toEqual([])
    expect(digest.letter.subject).toBe('Welcome back: 1 query for you')
    expect(textOf(digest)).toContain('The first reply became late on Thursday 26 November.')
  })

  it('one that came in meanwhile goes to whom it was meant for', async () => {
    const { sweep, query, ownerOf, id } = given()
    const fresh = await query('Tom', '2026-11-26T10:00:00.000Z', {
      coverFor: { staffId: id('Priya'), since: '2026-11-26T10:00:00.000Z' },
    })
    await sweep(opening)
    await sweep(back)
    expect(await ownerOf(fresh)).toBe('Priya')
  })

  it('one that the cover keeps stays with the cover, and both digests say so', async () => {
    const { sweep, query, ownerOf, act, id, mailsTo, textOf } = given()
    const [kept, other] = [await query('Priya', dueInside), await query('Priya', dueInside)]
    await sweep(opening)
    await act(kept, (query, directory, now) => {
      const by = directory.staff(id('Tom'))
      if (by === null) throw new Error('Tom is there')
      return keep(query, { by, directory, now })
    })
    await sweep(back)
    expect([await ownerOf(kept), await ownerOf(other)]).toEqual(['Tom', 'Priya'])
    const [digest] = await mailsTo('Priya')
    if (digest === undefined) throw new Error('there is a digest')
    expect(textOf(digest)).toContain(`${kept}: Tom goes on with it`)
  })

  it.each([
    ['a cover who comes later in the list of staff', 'Tom'],
    ['a cover who comes sooner', 'Amir'],
  ])('they come back, and to no third, where the cover goes away at that opening: %s', async (_, cover) => {
    const { sweep, query, ownerOf, moves, mailsTo } = given(id => [
      anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id(cover)),
      anAbsence(id(cover), '2026-11-30', '2026-12-04', id('Ines')),
    ])
    const inside = await query('Priya', dueInside)
    await sweep(opening)
    await sweep(back)
    expect(await ownerOf(inside)).toBe('Priya')
    expect(await moves(inside)).toEqual([
      ['cover-started', cover, opening],
      ['cover-ended', 'Priya', back],
    ])
    expect((await mailsTo('Ines')).map(mail => mail.letter.subject)).toEqual([
      `You cover for ${cover}: 0 queries for you`,
    ])
  })

  it('nobody is written to where nothing of theirs was with anybody', async () => {
    const { sweep, mailsTo } = given()
    await sweep(opening)
    await sweep(back)
    expect(await mailsTo('Priya')).toEqual([])
  })

  it('a second absence tells of nothing that the first one told, also where its traces were left', async () => {
    const { sweep, query, mailsTo, textOf, act, id } = given(id => [
      anAbsence(id('Priya'), '2026-11-25', '2026-11-27', id('Tom')),
      anAbsence(id('Priya'), '2026-12-02', '2026-12-02', id('Tom')),
    ])
    const kept = await query('Priya', dueInside)
    await sweep(opening)
    await act(kept, (query, directory, now) => {
      const by = directory.staff(id('Tom'))
      if (by === null) throw new Error('Tom is there')
      return keep(query, { by, directory, now })
    })
    await sweep(back, { forget: async () => {} })
    const second = await query('Priya', '2026-11-25T10:00:00.000Z')
    await sweep('2026-12-02T09:00:00.000Z')
    await sweep('2026-12-03T09:00:00.000Z')
    const [first, last, ...others] = await mailsTo('Priya')
    if (first === undefined || last === undefined) throw new Error('there are two digests')
    expect(others).toEqual([])
    expect(textOf(first)).toContain(kept)
    expect(textOf(last)).toContain(second)
    expect(textOf(last)).not.toContain(kept)
  })
})

describe('any number of sweeps', () => {
  /** The history of the queries and the mails, in words that can be compared. */
  async function historyOf(
    run: (world: ReturnType<typeof given>) => Promise<void>,
  ): Promise<readonly unknown[]> {
    const world = given()
    const references: string[] = []
    for (let count = 0; count < 6; count += 1) references.push(await world.query('Priya', dueInside))
    await run(world)
    const moves = await Promise.all(references.map(world.moves))
    const mails = [...(await world.mailsTo('Tom')), ...(await world.mailsTo('Priya'))]
    return [moves, mails.map(mail => mail.letter.subject)]
  }

  const once = (world: ReturnType<typeof given>) => world.sweep(opening).then(() => world.sweep(back))

  it('at once move each query once and make each mail once', async () => {
    const expected = await historyOf(once)
    const many = await historyOf(async world => {
      for (const instant of [opening, back]) {
        world.at(instant)
        await Promise.all(Array.from({ length: 6 }, () => world.coverAbsences()()))
      }
    })
    expect(many).toEqual(expected)
    expect(expected).toEqual([
      Array(6).fill([
        ['cover-started', 'Tom', opening],
        ['cover-ended', 'Priya', back],
      ]),
      ['You cover for Priya: 6 queries for you', 'Welcome back: 6 queries for you'],
    ])
  })

  it('late give the same history', async () => {
    const late = await historyOf(async world => {
      await world.sweep('2026-11-25T14:20:00.000Z')
      await world.sweep('2026-11-30T11:40:00.000Z')
    })
    expect(late).toEqual(await historyOf(once))
  })

  it.each(['move', 'write', 'handedOver', 'coveredFor', 'forget'] as const)(
    'killed at each %s in turn give the same history',
    async port => {
      const expected = await historyOf(once)
      const killed = await historyOf(async world => {
        for (const instant of [opening, back]) {
          for (let survives = 0; survives < 9; survives += 1) {
            let calls = 0
            const { [port]: real } = world.periods
            const dying: CoverPeriods[typeof port] = (...args: never[]) => {
              calls += 1
              return calls > survives ? Promise.reject(new Error('killed')) : Reflect.apply(real, null, args)
            }
            await world.sweep(instant, { [port]: dying }).catch(() => {})
          }
          await world.sweep(instant)
        }
      })
      expect(killed).toEqual(expected)
    },
  )

  it('move nothing for a sweep that was overtaken by another', async () => {
    const { sweep, query, periods, stored, id, ownerOf } = given()
    await sweep(opening)
    const late = await query('Priya', dueInside)
    const period = (await periods.all()).find(({ staffId }) => staffId === id('Priya'))
    if (period === undefined) throw new Error('the absence runs')
    await periods.write({ ...period, version: period.version + 1 }, [])
    const before = await stored(late)
    const change = {
      query: { ...before, version: before.version + 1, owner: { ...before.owner, staffId: id('Tom') } },
      events: [],
      notices: [],
      outgoing: [],
      takenBack: [],
    }
    expect(await periods.move(change, period, id('Tom'))).toBe('stale')
    expect(await ownerOf(late)).toBe('Priya')
    expect(await periods.move(change, { ...period, version: period.version + 1 }, id('Tom'))).toBe('changed')
  })

  it('read only who is away and what is open of their times away, when nothing begins or ends', async () => {
    let requests = 0
    const counting = new Proxy(documents, {
      get: (target, name) => {
        if (name === 'send') requests += 1
        return Reflect.get(target, name)
      },
    })
    const world = given(undefined, { documents: counting })
    for (let count = 0; count < 5; count += 1) await world.query('Tom', dueInside)
    await world.sweep('2026-11-24T10:00:00.000Z')
    requests = 0
    await world.sweep('2026-11-24T10:05:00.000Z')
    // Who is away, and the times away.
    expect(requests).toBe(2)
    await world.sweep(opening)
    requests = 0
    await world.sweep('2026-11-25T09:05:00.000Z')
    // And whether anything of hers has come to be due.
    expect(requests).toBe(3)
  })
})
