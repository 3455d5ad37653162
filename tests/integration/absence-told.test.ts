import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAway, whyAway } from '#shared/domain/directory/cover.ts'
import type { AbsenceAsk } from '#shared/usecases/prepare-absence.ts'
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

const today = '2026-11-25'
const morning = '2026-11-25T10:20:00.000Z'
/** First reply due on Wednesday 25 November at 17:00. */
const dueToday = '2026-11-18T10:00:00.000Z'

function given(parts: Partial<AbsenceWorldParts> = {}) {
  const world = absenceWorld({ documents, tableName: engines.tableName, ...parts })
  const sick = (changes: Partial<AbsenceAsk> = {}) =>
    world.record({
      staffId: world.id('Priya'),
      from: today,
      to: today,
      cover: null,
      by: world.id('Amir'),
      how: 'desk',
      ...changes,
    })
  const awayAt = async (name: string, instant: string): Promise<boolean | null> => {
    const index = await world.directory()
    return index === null ? null : isAway(world.id(name), instant, index)
  }
  world.at(morning)
  return { ...world, sick, awayAt }
}

describe('sick today', () => {
  it('moves what is due at once, to somebody of the team who is there and has the least to do', async () => {
    const { query, sick, ownerOf, moves, mailsTo } = given()
    await query('Tom', '2026-11-20T10:00:00.000Z')
    const due = await query('Priya', dueToday)
    const later = await query('Priya', '2026-11-20T10:00:00.000Z')
    expect(await sick()).toMatchObject({ ok: true, cover: { name: 'Ines' } })
    expect([await ownerOf(due), await ownerOf(later)]).toEqual(['Ines', 'Priya'])
    expect(await moves(due)).toEqual([['cover-started', 'Ines', morning]])
    expect((await mailsTo('Ines')).map(mail => mail.letter.subject)).toEqual([
      'You cover for Priya: 1 query for you',
    ])
  })

  it('comes back the next morning by itself', async () => {
    const { query, sick, sweep, ownerOf, moves } = given()
    const due = await query('Priya', dueToday)
    await sick()
    await sweep('2026-11-26T09:00:00.000Z')
    expect(await ownerOf(due)).toBe('Priya')
    expect((await moves(due)).at(-1)).toEqual(['cover-ended', 'Priya', '2026-11-26T09:00:00.000Z'])
  })

  it('said twice is one absence, with the days of the second', async () => {
    const { sick, mailsTo, recorded, id } = given()
    await sick()
    await sick({ to: '2026-11-27' })
    const told = (await recorded.all()).filter(({ staffId }) => staffId === id('Priya'))
    expect(told).toMatchObject([{ version: 2, from: today, to: '2026-11-27', recordedAt: morning }])
    expect([...(await mailsTo('Tom')), ...(await mailsTo('Ines'))]).toHaveLength(1)
  })

  it('is not lost by the nightly import, and not there twice when the import brings it too', async () => {
    const { sick, imports, directory, id } = given()
    await sick({ cover: null })
    const index = await directory()
    imports({ absences: [anAbsence(id('Priya'), today, today)] })
    const after = await directory()
    expect(after?.absencesOf(id('Priya'))).toEqual(index?.absencesOf(id('Priya')))
    imports({ absences: [] })
    expect((await directory())?.absencesOf(id('Priya'))).toHaveLength(1)
  })

  it('stands when what it moves cannot be moved yet, and the sweep moves it', async () => {
    const { query, ownerOf, sweep, faults, sick, busy } = given()
    const due = await query('Priya', dueToday)
    busy()
    expect((await sick()).ok).toBe(true)
    expect([faults.length, await ownerOf(due)]).toEqual([1, 'Priya'])
    await sweep('2026-11-25T10:25:00.000Z')
    expect(await ownerOf(due)).not.toBe('Priya')
  })
})

describe('who may say so, and what', () => {
  it.each<[string, (id: (name: string) => string) => Partial<AbsenceAsk>, string]>([
    ['another caseworker', id => ({ by: id('Tom') }), 'Only Priya or a manager can say when Priya is away.'],
    ['nobody', () => ({ by: 'nobody' }), 'Choose your own name.'],
    ['of nobody', () => ({ staffId: 'nobody' }), 'Choose who is away from the list.'],
    [
      'of days that are over',
      () => ({ from: '2026-11-23', to: '2026-11-24' }),
      'Tuesday 24 November is over. Choose today or a later day.',
    ],
    [
      'of days that run backwards',
      () => ({ from: '2026-11-27', to: '2026-11-26' }),
      'The last day, Thursday 26 November, is before the first, Friday 27 November.',
    ],
    ['of no day', () => ({ to: 'Friday' }), 'Enter the last day away.'],
    [
      'of a weekend',
      () => ({ from: '2026-11-28', to: '2026-11-29' }),
      'Nobody works on those days. Choose days on which the service is open.',
    ],
    ['of half of several days', () => ({ to: '2026-11-26', half: 'am' }), 'Half a day is for one day only.'],
    ['of years', () => ({ to: '2028-11-26' }), 'That is longer than 400 days. Check the last day.'],
    [
      'with themselves as cover',
      id => ({ cover: id('Priya') }),
      'Priya cannot cover for themselves. Choose somebody else.',
    ],
    ['with nobody known as cover', () => ({ cover: 'nobody' }), 'Choose a cover from the list.'],
  ])('refuses it of or from %s, in one sentence', async (_, changes, refused) => {
    const { sick, id, awayAt } = given()
    expect(await sick(changes(id))).toMatchObject({ ok: false, refused })
    expect(await awayAt('Priya', morning)).toBe(false)
  })

  it('takes it from the person, their manager and the head of service', async () => {
    const answers: boolean[] = []
    for (const by of ['Priya', 'Amir', 'Hilary']) {
      const { sick, id } = given()
      answers.push((await sick({ by: id(by) })).ok)
    }
    expect(answers).toEqual([true, true, true])
  })
})

describe('a cover', () => {
  it('who is away in it is refused, with the day', async () => {
    const { sick, id } = given({
      absences: id => [anAbsence(id('Tom'), '2026-11-26', '2026-11-27')],
    })
    expect(await sick({ to: '2026-11-27', cover: id('Tom') })).toMatchObject({
      ok: false,
      field: 'cover',
      refused:
        'Tom is away from Thursday 26 November to Friday 27 November, and nobody covers for them. Choose somebody else.',
    })
  })

  it('who is away in it is taken where a chain holds', async () => {
    const { sick, id } = given({
      absences: id => [anAbsence(id('Tom'), '2026-11-26', '2026-11-27', id('Ines'))],
    })
    expect(await sick({ to: '2026-11-27', cover: id('Tom') })).toMatchObject({ ok: true })
  })

  it('who has the absent person as their own cover is refused', async () => {
    const { sick, id } = given({
      absences: id => [anAbsence(id('Tom'), '2026-11-26', '2026-11-26', id('Priya'))],
    })
    expect(await sick({ to: '2026-11-27', cover: id('Tom') })).toMatchObject({ ok: false, field: 'cover' })
  })

  it('is not proposed from those who are away for any part of it', async () => {
    const { sick } = given({
      absences: id => [
        { ...anAbsence(id('Ines'), '2026-11-27', '2026-11-27'), half: 'pm' },
        anAbsence(id('Tom'), '2026-11-26', '2026-11-26'),
      ],
    })
    expect(await sick({ to: '2026-11-27' })).toMatchObject({ ok: true, cover: { name: 'Amir' } })
  })

  it('may be nobody: then the manager acts', async () => {
    const { sick, query, ownerOf } = given({
      absences: id => ['Tom', 'Ines', 'Amir'].map(name => anAbsence(id(name), '2026-11-26', '2026-11-26')),
    })
    const due = await query('Priya', dueToday)
    expect(await sick({ to: '2026-11-27' })).toMatchObject({ ok: true, cover: null })
    expect(await ownerOf(due)).toBe('Amir')
  })
})

describe('a mailbox that said so', () => {
  it('moves their queries once a person says that it is right', async () => {
    const { mark, query, sick, sweep, ownerOf, directory, id, awayMarks } = given()
    await mark('Priya', '2026-11-26')
    const due = await query('Priya', dueToday)
    await sweep('2026-11-25T10:25:00.000Z')
    expect(await ownerOf(due)).toBe('Priya')
    await sick({ to: '2026-11-27', how: 'mailbox' })
    expect(await ownerOf(due)).not.toBe('Priya')
    const index = await directory()
    expect(index === null ? null : whyAway(id('Priya'), '2026-11-25T10:30:00.000Z', index)?.why).toBe(
      'absence',
    )
    expect((await awayMarks.all()).find(each => each.staffId === id('Priya'))?.endedAt).not.toBeNull()
  })
})

describe('ending an absence', () => {
  it('brings the work back at once', async () => {
    const { query, sick, end, at, ownerOf, id, moves, awayAt } = given()
    const due = await query('Priya', dueToday)
    await sick({ to: '2026-11-27' })
    at('2026-11-25T14:00:00.000Z')
    expect(await end({ staffId: id('Priya'), from: null, by: id('Priya') })).toMatchObject({ ok: true })
    expect(await ownerOf(due)).toBe('Priya')
    expect((await moves(due)).at(-1)).toEqual(['cover-ended', 'Priya', '2026-11-25T14:00:00.000Z'])
    expect(await awayAt('Priya', '2026-11-26T10:00:00.000Z')).toBe(false)
  })

  it('ends an imported one too, until the import says that it is longer', async () => {
    const { id, end, awayAt, imports } = given({
      absences: id => [anAbsence(id('Priya'), '2026-11-23', '2026-11-27', id('Tom'))],
    })
    expect(await awayAt('Priya', '2026-11-25T15:00:00.000Z')).toBe(true)
    await end({ staffId: id('Priya'), from: null, by: id('Amir') })
    expect(await awayAt('Priya', '2026-11-25T15:00:00.000Z')).toBe(false)
    expect(await awayAt('Priya', '2026-11-25T10:00:00.000Z')).toBe(true)
    imports({ absences: [anAbsence(id('Priya'), '2026-11-23', '2026-12-04', id('Tom'))] })
    expect(await awayAt('Priya', '2026-11-25T15:00:00.000Z')).toBe(true)
  })

  it('takes away one that has not begun', async () => {
    const { id, end, awayAt } = given({
      absences: id => [anAbsence(id('Priya'), '2026-12-01', '2026-12-04')],
    })
    await end({ staffId: id('Priya'), from: '2026-12-01', by: id('Amir') })
    expect(await awayAt('Priya', '2026-12-02T10:00:00.000Z')).toBe(false)
  })

  it('is refused where there is none, and from whoever may not say so', async () => {
    const { id, end, sick } = given()
    const ask = { staffId: id('Priya'), from: null }
    expect(await end({ ...ask, by: id('Amir') })).toMatchObject({
      ok: false,
      refused: 'Priya is not down as away, so there is nothing to end.',
    })
    await sick()
    expect(await end({ ...ask, by: id('Tom') })).toMatchObject({ ok: false, field: 'by' })
  })

  it('can be told again after it was ended', async () => {
    const { id, end, sick, at, awayAt, query, ownerOf } = given()
    const due = await query('Priya', dueToday)
    await sick()
    at('2026-11-25T11:00:00.000Z')
    await end({ staffId: id('Priya'), from: null, by: id('Amir') })
    at('2026-11-25T12:00:00.000Z')
    await sick()
    expect(await awayAt('Priya', '2026-11-25T12:30:00.000Z')).toBe(true)
    expect(await ownerOf(due)).not.toBe('Priya')
  })
})
