import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { FollowImportPorts } from '#shared/usecases/follow-import.ts'
import type { HandOverWorkAsk } from '#shared/usecases/hand-over-work.ts'
import { type AbsenceWorldParts, absenceWorld } from '#tests/support/absence-world.ts'
import { aCase, anAbsence } from '#tests/support/directory/small-directory.ts'
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

const morning = '2026-11-25T10:20:00.000Z'
const received = '2026-11-20T10:00:00.000Z'
let imports = 0

/** A world whose imports are followed, with one child of Priya's. */
async function given(parts: Partial<AbsenceWorldParts> = {}) {
  const world = absenceWorld({ documents, tableName: engines.tableName, ...parts })
  const kept = new Map<string, DirectorySnapshot>()
  const put = (changes: Partial<DirectorySnapshot>): void => {
    world.imports(changes)
    imports += 1
    kept.set(String(imports), world.snapshot())
  }
  const store: FollowImportPorts['store'] = {
    current: async () => ({
      version: { number: imports, contentHash: String(imports) },
      snapshot: world.snapshot(),
      uploadedAt: morning,
    }),
    at: async hash => kept.get(hash) ?? null,
  }
  const sweep = async (changed: Parameters<typeof world.followImport>[1] = {}): Promise<void> => {
    await world.followImport(store, changed)
    await world.moveWork(changed)()
  }
  world.at(morning)
  put({ cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: world.id('Priya') })] })
  await sweep()
  const without = (name: string) => world.snapshot().staff.filter(({ id }) => id !== world.id(name))
  return { ...world, put, sweep, without, store }
}

const aboutJamie = { caseMatch: { id: 'EHC-1', how: 'sender' as const } }

describe('somebody who has left the staff list', () => {
  it('has nothing any more: it goes by the rules for new mail, with one mail to each', async () => {
    const { query, put, sweep, without, id, ownerOf, moves, mailsTo, textOf } = await given()
    const ofJamie = await query('Priya', received, aboutJamie)
    const ofNobody = await query('Priya', received, { ward: 'Quarry Bank' })
    put({ staff: without('Priya'), cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
    await sweep()
    expect([await ownerOf(ofJamie), await ownerOf(ofNobody)]).toEqual(['Tom', 'Amir'])
    expect(await moves(ofJamie)).toEqual([['routed', 'Tom', morning]])
    const [digest, ...others] = await mailsTo('Tom')
    if (digest === undefined) throw new Error('there is a digest')
    expect(others).toEqual([])
    expect(digest.letter.subject).toBe('1 query from Priya for you to take on')
    expect(textOf(digest)).not.toContain('Jamie')
  })

  it('while everybody is away keeps it until the first of them is back', async () => {
    const { query, put, sweep, without, id, ownerOf, at } = await given({
      absences: id =>
        ['Hilary', 'Amir', 'Tom', 'Ines'].map(name =>
          anAbsence(id(name), '2026-11-25', name === 'Ines' ? '2026-11-26' : '2026-11-27'),
        ),
    })
    const ofJamie = await query('Priya', received, aboutJamie)
    put({ staff: without('Priya'), cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
    await sweep()
    expect(await ownerOf(ofJamie)).toBe('Priya')
    at('2026-11-27T09:00:00.000Z')
    await sweep()
    expect(await ownerOf(ofJamie)).toBe('Ines')
  })

  it('leaves what colleagues cover for them with whom it belongs to now', async () => {
    const { query, put, sweep, without, id, ownerOf, stored } = await given()
    const covered = await query('Ines', received, {
      ...aboutJamie,
      coverFor: { staffId: id('Priya'), since: received },
    })
    put({ staff: without('Priya'), cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
    await sweep()
    expect([await ownerOf(covered), (await stored(covered)).coverFor]).toEqual(['Tom', null])
  })

  it('gives to whoever acts for the next caseworker, who has it back later', async () => {
    const { query, put, sweep, without, id, ownerOf, stored } = await given({
      absences: id => [anAbsence(id('Tom'), '2026-11-25', '2026-11-27', id('Ines'))],
    })
    const ofJamie = await query('Priya', received, aboutJamie)
    put({ staff: without('Priya'), cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
    await sweep()
    expect([await ownerOf(ofJamie), (await stored(ofJamie)).coverFor?.staffId]).toEqual(['Ines', id('Tom')])
  })
})

describe('children who have another caseworker', () => {
  it('take their open queries with them, and no others', async () => {
    const { query, put, sweep, id, ownerOf, stored } = await given()
    const ofJamie = await query('Priya', received, aboutJamie)
    const givenByHand = await query('Priya', received, {
      ...aboutJamie,
      owner: { staffId: id('Priya'), via: 'team', reason: 'A manager gave it to Priya.' },
    })
    const other = await query('Priya', received)
    const before = await stored(ofJamie)
    put({ cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
    await sweep()
    expect([await ownerOf(ofJamie), await ownerOf(givenByHand), await ownerOf(other)]).toEqual([
      'Tom',
      'Priya',
      'Priya',
    ])
    expect((await stored(ofJamie)).deadlines).toEqual(before.deadlines)
  })
})

describe('a manager who hands over the work of somebody', () => {
  const ask = (id: (name: string) => string, changes: Partial<HandOverWorkAsk> = {}): HandOverWorkAsk => ({
    staffId: id('Priya'),
    to: [id('Tom'), id('Ines')],
    note: 'Please call the two families first.',
    by: id('Amir'),
    ...changes,
  })

  it('shares all of it between colleagues by what they have, with the note', async () => {
    const { query, handOver, id, ownerOf, mailsTo, textOf } = await given()
    await query('Tom', received)
    await query('Tom', received)
    const references: string[] = []
    for (let count = 0; count < 6; count += 1) references.push(await query('Priya', received))
    expect(await handOver(ask(id))).toEqual({ ok: true })
    const owners = await Promise.all(references.map(ownerOf))
    expect(owners.filter(owner => owner === 'Tom')).toHaveLength(2)
    expect(owners.filter(owner => owner === 'Ines')).toHaveLength(4)
    const [digest] = await mailsTo('Ines')
    expect(digest === undefined ? '' : textOf(digest)).toContain('Please call the two families first.')
  })

  it.each<[string, (id: (name: string) => string) => Partial<HandOverWorkAsk>, string]>([
    ['to nobody', () => ({ to: [] }), 'Choose at least one colleague who takes it on.'],
    [
      'to the same person',
      id => ({ to: [id('Priya')] }),
      'The work of Priya cannot go to Priya. Choose somebody else.',
    ],
    [
      'to somebody who is away',
      id => ({ to: [id('Hilary')] }),
      'Hilary is away up to and including Friday 27 November. Choose somebody who is here.',
    ],
    ['by a caseworker', id => ({ by: id('Tom') }), 'Only a manager can hand over the work of Priya.'],
    [
      'with a note without end',
      () => ({ note: 'x'.repeat(2_001) }),
      'The note is too long. Use 2000 letters at the most.',
    ],
  ])('is refused %s, and nothing moves', async (_, changes, refused) => {
    const { handOver, id, query, ownerOf } = await given({
      absences: id => [anAbsence(id('Hilary'), '2026-11-25', '2026-11-27')],
    })
    const theirs = await query('Priya', received)
    expect(await handOver(ask(id, changes(id)))).toMatchObject({ ok: false, refused })
    expect(await ownerOf(theirs)).toBe('Priya')
  })
})

describe('any number of sweeps', () => {
  it.each(['write', 'move', 'moved', 'follow'] as const)(
    'at once, or killed at each %s in turn, move each query once and make each mail once',
    async port => {
      const { query, put, sweep, without, id, moves, mailsTo, workMoves } = await given()
      const references: string[] = []
      for (let count = 0; count < 4; count += 1) references.push(await query('Priya', received, aboutJamie))
      put({ staff: without('Priya'), cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: id('Tom') })] })
      const real = workMoves[port]
      for (let survives = 0; survives < 7; survives += 1) {
        let calls = 0
        const dying = (...args: never[]) => {
          calls += 1
          return calls > survives ? Promise.reject(new Error('killed')) : Reflect.apply(real, null, args)
        }
        await sweep({ [port]: dying }).catch(() => {})
      }
      await Promise.all([sweep(), sweep(), sweep()])
      for (const reference of references) expect(await moves(reference)).toEqual([['routed', 'Tom', morning]])
      expect((await mailsTo('Tom')).map(mail => mail.letter.subject)).toEqual([
        '4 queries from Priya for you to take on',
      ])
    },
  )
})

describe('an absence that nobody covers', () => {
  const uncovered = (id: (name: string) => string) => [anAbsence(id('Priya'), '2026-12-01', '2026-12-04')]

  it('is told to the manager when an import brings it, once', async () => {
    const { put, sweep, id, mailsTo, at } = await given()
    put({ absences: uncovered(id) })
    await Promise.all([sweep(), sweep()])
    at('2026-11-26T00:10:00.000Z')
    put({ absences: uncovered(id) })
    await sweep()
    expect((await mailsTo('Amir')).map(mail => mail.letter.subject)).toEqual([
      'No cover for Priya from Tuesday 1 December',
    ])
  })

  it('is told again at the opening of the working day before, once, with what is due meanwhile', async () => {
    const { id, at, tellEve, mailsTo, textOf, query } = await given({ absences: uncovered })
    await query('Priya', '2026-11-26T10:00:00.000Z')
    await query('Priya', '2026-11-30T10:00:00.000Z')
    for (const instant of ['2026-11-29T10:00:00.000Z', '2026-11-30T08:55:00.000Z']) {
      at(instant)
      await tellEve()
    }
    expect(await mailsTo('Amir')).toEqual([])
    for (const instant of [
      '2026-11-30T09:00:00.000Z',
      '2026-11-30T09:05:00.000Z',
      '2026-12-01T00:10:00.000Z',
    ]) {
      at(instant)
      await Promise.all([tellEve(), tellEve()])
    }
    const [mail, ...others] = await mailsTo('Amir')
    expect(others).toEqual([])
    expect(mail === undefined ? '' : textOf(mail)).toContain('Open queries: 2. Due while they are away: 1.')
    expect(id('Amir')).toBe(mail?.toStaffId)
  })

  it('goes to whoever acts for a manager who is away', async () => {
    const { at, tellEve, mailsTo } = await given({
      absences: id => [...uncovered(id), anAbsence(id('Amir'), '2026-11-30', '2026-12-04', id('Hilary'))],
    })
    at('2026-11-30T09:00:00.000Z')
    await tellEve()
    expect((await mailsTo('Hilary')).map(mail => mail.kind)).toEqual(['digest'])
  })

  it.each<[string, AbsenceWorldParts['absences'], number]>([
    [
      'whose cover is away in it',
      id => [
        anAbsence(id('Priya'), '2026-12-01', '2026-12-04', id('Tom')),
        anAbsence(id('Tom'), '2026-12-03', '2026-12-03'),
      ],
      1,
    ],
    [
      'whose cover is away in it and covered',
      id => [
        anAbsence(id('Priya'), '2026-12-01', '2026-12-04', id('Tom')),
        anAbsence(id('Tom'), '2026-12-03', '2026-12-03', id('Ines')),
      ],
      0,
    ],
    ['that is covered', id => [anAbsence(id('Priya'), '2026-12-01', '2026-12-04', id('Tom'))], 0],
    ['in which nobody works', id => [anAbsence(id('Priya'), '2026-12-05', '2026-12-06')], 0],
  ])('%s: %3$i mails', async (_, absences, mails) => {
    const { at, tellEve, mailsTo } = await given(absences === undefined ? {} : { absences })
    for (const instant of ['2026-11-30T09:00:00.000Z', '2026-12-04T09:00:00.000Z']) {
      at(instant)
      await tellEve()
    }
    expect(await mailsTo('Amir')).toHaveLength(mails)
  })
})

describe('letters about a new contact', () => {
  /** Tom takes on what Priya had of Jamie: two queries of one writer, one each of three others. */
  async function changed() {
    const world = await given()
    const writer = {
      ...aboutJamie,
      correspondentAddress: 'fox@mailbox.example',
      parties: ['fox@mailbox.example'],
    }
    const contact = (email: string, mayReceive: boolean) => ({
      caseId: 'EHC-1',
      name: 'A contact',
      email,
      relation: 'parent' as const,
      mayReceive,
    })
    world.imports({
      contacts: [contact('fox@mailbox.example', true), contact('other@mailbox.example', false)],
    })
    const queries = [
      await world.query('Priya', '2026-11-24T10:00:00.000Z', writer),
      await world.query('Priya', '2026-11-24T11:00:00.000Z', writer),
      await world.query('Priya', '2026-11-24T10:00:00.000Z', {
        ...aboutJamie,
        correspondent: { kind: 'family', name: 'Somebody', directoryId: null, verified: false },
      }),
      await world.query('Priya', '2026-11-24T10:00:00.000Z', {
        ...aboutJamie,
        correspondentAddress: 'other@mailbox.example',
      }),
    ]
    world.put({ cases: [aCase('EHC-1', 'Jamie Fox', { caseworker: world.id('Tom') })] })
    await world.sweep()
    const batch = (await world.introductions.waiting()).find(({ from }) => from.staffId === world.id('Priya'))
    if (batch === undefined) throw new Error('letters wait for a yes')
    return { ...world, queries, batch }
  }

  it('wait for a manager, who is shown one of them; nobody is written to before', async () => {
    const { mailsTo, textOf, introduced, batch } = await changed()
    expect(batch).toMatchObject({ state: 'wanted', why: 'change' })
    expect(await introduced()).toEqual([])
    const [mail] = await mailsTo('Amir')
    if (mail === undefined) throw new Error('the manager is asked')
    expect(mail.letter.subject).toBe('Please approve: letters about a new contact for the work of Priya')
    expect(textOf(mail)).toContain('1 letter waits until you say yes.')
    expect(textOf(mail)).toContain('2 writers get none')
    expect(textOf(mail)).toContain('Your new contact is Tom.')
  })

  it('go once, one to each writer who may be told, however often a yes is said', async () => {
    const { decideIntroductions, introduced, batch, id, queries, textOf, sendIntroductions } = await changed()
    const ask = { batchId: batch.batchId, say: 'yes' as const, by: id('Amir') }
    const answers = await Promise.all([decideIntroductions(ask), decideIntroductions(ask)])
    await sendIntroductions()
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const [letter, ...others] = await introduced()
    if (letter === undefined) throw new Error('there is a letter')
    expect(others).toEqual([])
    expect(letter).toMatchObject({ to: 'fox@mailbox.example', kind: 'introduction' })
    for (const reference of queries.slice(0, 2)) expect(textOf(letter)).toContain(reference)
    for (const reference of queries.slice(2)) expect(textOf(letter)).not.toContain(reference)
    expect(textOf(letter)).not.toContain('Jamie')
  })

  it('are sent by the next sweep where a yes was cut off, and never twice', async () => {
    const { introductions, introduced, batch, id, sendIntroductions } = await changed()
    await introductions.write({ ...batch, state: 'approved', decidedBy: id('Amir'), version: 2 }, [])
    await Promise.all([sendIntroductions(), sendIntroductions()])
    expect(await introduced()).toHaveLength(1)
  })

  it('are not sent by anybody but a manager, nor after a no', async () => {
    const { decideIntroductions, introduced, batch, id, sendIntroductions } = await changed()
    const ask = { batchId: batch.batchId, say: 'yes' as const, by: id('Ines') }
    expect(await decideIntroductions(ask)).toMatchObject({ ok: false, field: 'by' })
    expect((await decideIntroductions({ ...ask, say: 'no', by: id('Amir') })).ok).toBe(true)
    expect((await decideIntroductions({ ...ask, by: id('Amir') })).ok).toBe(false)
    await sendIntroductions()
    expect(await introduced()).toEqual([])
  })

  it.each([
    ['ten working days', '2026-12-08', 0],
    ['eleven working days', '2026-12-09', 1],
  ])('are wanted for an absence of more than ten working days: %s', async (_, to, wanted) => {
    const world = await given({ absences: id => [anAbsence(id('Priya'), '2026-11-25', to, id('Tom'))] })
    await world.query('Priya', '2026-11-24T10:00:00.000Z')
    world.at('2026-11-25T09:00:00.000Z')
    await world.coverAbsences()()
    const batches = (await world.introductions.waiting()).filter(
      ({ from }) => from.staffId === world.id('Priya'),
    )
    expect(batches.map(({ why }) => why)).toEqual(Array(wanted).fill('long-absence'))
  })
})
