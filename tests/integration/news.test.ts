import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { memberDigestKey } from '#shared/adapters/dynamodb/keys.ts'
import { dynamoMemberDigests } from '#shared/adapters/dynamodb/member-digests.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { dynamoSurveys } from '#shared/adapters/dynamodb/surveys.ts'
import { giveBreachReason } from '#shared/domain/casework/acts/breach-reason.ts'
import { approveApology } from '#shared/domain/casework/news/apologise.ts'
import type { SurveyAnswers } from '#shared/domain/casework/news/survey.ts'
import { referencesIn } from '#shared/domain/casework/news/weekly-digest.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Member } from '#shared/domain/directory/directory.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { makeComposeNotices } from '#shared/usecases/compose-notices.ts'
import { makeRecordSurvey } from '#shared/usecases/record-survey.ts'
import { makeSendMemberDigests, type SendMemberDigestsPorts } from '#shared/usecases/send-member-digests.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { aLateQuery, newDateSet } from '#tests/support/late-query.ts'
import { aClosedMemberQuery, aMemberQuery, councillor } from '#tests/support/member-queries.ts'

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

const casework = () => dynamoCaseworkChanging(documents, engines.tableName)
const digests = () => dynamoMemberDigests(documents, engines.tableName)
/** No two tests share a number, so that nothing of one is another's. */
let number = 0
const next = (): number => {
  number += 1
  return number
}

async function store(query: Query): Promise<Query> {
  const filing = aNewQuery(Number(query.reference.slice(-5)), query)
  await dynamoCaseworkFiling(documents, engines.tableName).file({ ...filing, query })
  return query
}

/** Each test has members, addresses and a week of its own. */
interface World {
  readonly members: readonly Member[]
  readonly monday: string
  readonly raise: (member: Member, changes?: Partial<Query>) => Promise<Query>
  readonly queued: string[]
  readonly sweep: (changes?: Partial<SendMemberDigestsPorts>) => Promise<void>
  readonly mails: () => Promise<readonly OutgoingMail[]>
}

let worlds = 0
function aWorld(memberCount: number): World {
  worlds += 1
  const monday = new Date(Date.parse('2026-11-23T09:00:00.000Z') + worlds * 14 * 86_400_000).toISOString()
  const members = Array.from(
    { length: memberCount },
    (_, index): Member => ({
      id: `cllr-${String(index).padStart(3, '0')}`,
      name: 'Dorothy Marsh',
      email: `member-${worlds}-${index}@members.aldermere.example`,
      kind: 'councillor',
      area: '',
      officeEmails: [],
    }),
  )
  const directory = aDirectory({ ...aSnapshot(), members })
  const queued: string[] = []
  const ports: SendMemberDigestsPorts = {
    digests: digests(),
    casework: casework(),
    directory: async () => directory,
    secrets: { read: async () => ['a secret of more than sixteen characters'] },
    outbox: { enqueue: async ids => void queued.push(...ids) },
    clock: () => monday,
    news: { decided: () => undefined },
  }
  return {
    members,
    monday,
    queued,
    raise: (member, changes = {}) =>
      store(
        aMemberQuery(next(), {
          correspondent: { kind: 'councillor', name: member.name, directoryId: member.id, verified: true },
          correspondentAddress: member.email,
          parties: [member.email],
          ...changes,
        }),
      ),
    sweep: changes => makeSendMemberDigests({ ...ports, ...changes })(),
    mails: async () => {
      const answer = await documents.send(
        new QueryCommand({
          TableName: engines.tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `MAILS#DAY-${monday.slice(0, 10)}` },
        }),
      )
      const ids = (answer.Items ?? []).map(item => String(item['sk']).replace('OUTGOING#', ''))
      const found = await dynamoOutbox(documents, engines.tableName).read(ids)
      return found.flatMap(entry => (entry === null ? [] : [entry]))
    },
  }
}

describe('the weekly mail to members', () => {
  it('goes to each member who has something to hear of, and to nobody else', async () => {
    const world = aWorld(3)
    const [one, two] = world.members
    if (one === undefined || two === undefined) throw new Error('there are three members')
    const first = await world.raise(one)
    const second = await world.raise(two)
    await world.sweep()
    const mails = await world.mails()
    expect(mails.map(mail => [mail.to, referencesIn(mail.letter)]).toSorted()).toEqual([
      [one.email, [first.reference]],
      [two.email, [second.reference]],
    ])
    expect(world.queued.toSorted()).toEqual(mails.map(mail => mail.entryId).toSorted())
  })

  it('goes once, however many sweeps run at once and after', async () => {
    const world = aWorld(30)
    for (const member of world.members) await world.raise(member)
    await Promise.all([1, 2, 3, 4].map(() => world.sweep()))
    await world.sweep()
    expect(await world.mails()).toHaveLength(30)
    expect(new Set(world.queued).size).toBe(30)
    expect(world.queued).toHaveLength(30)
  })

  it('is gone on with by the next sweep after one that was killed', async () => {
    const world = aWorld(45)
    for (const member of world.members) await world.raise(member)
    let left = 25
    const dying = digests()
    await expect(
      world.sweep({
        digests: {
          ...dying,
          decide: async entry => {
            left -= 1
            if (left < 0) throw new Error('killed')
            return dying.decide(entry)
          },
        },
      }),
    ).rejects.toThrow()
    expect((await world.mails()).length).toBe(25)
    await world.sweep()
    const mails = await world.mails()
    expect(new Set(mails.map(mail => mail.to)).size).toBe(45)
    expect(mails).toHaveLength(45)
  })

  it('does not wait for a member whose mail cannot be made', async () => {
    const world = aWorld(3)
    for (const member of world.members) await world.raise(member)
    const store = digests()
    const broken = {
      ...store,
      openFrom: async (address: string) => {
        if (address === world.members[0]?.email) throw new Error('unreadable')
        return store.openFrom(address)
      },
    }
    await expect(world.sweep({ digests: broken })).rejects.toThrow('could not be made')
    expect(await world.mails()).toHaveLength(2)
    await world.sweep()
    expect(await world.mails()).toHaveLength(3)
  })

  it('tells what was closed in the week with the council’s total', async () => {
    const world = aWorld(1)
    const [member] = world.members
    if (member === undefined) throw new Error('there is a member')
    const closedAt = new Date(Date.parse(world.monday) - 3 * 86_400_000).toISOString()
    const closed = await store(
      aClosedMemberQuery(next(), closedAt, {
        correspondent: { kind: 'councillor', name: member.name, directoryId: member.id, verified: true },
        correspondentAddress: member.email,
      }),
    )
    await world.sweep()
    const [mail] = await world.mails()
    expect(mail === undefined ? [] : referencesIn(mail.letter)).toEqual([closed.reference])
    expect(JSON.stringify(mail?.letter)).toContain('1 query. On time: 1')
  })

  it('never goes to a member who has left the directory', async () => {
    const world = aWorld(2)
    const [one, two] = world.members
    if (one === undefined || two === undefined) throw new Error('there are two members')
    await world.raise(one)
    await world.raise(two)
    await world.sweep({ directory: async () => aDirectory({ members: [two] }) })
    expect((await world.mails()).map(mail => mail.to)).toEqual([two.email])
  })

  it('costs one read while it may go and is done, and none from then on', async () => {
    const world = aWorld(1)
    await world.sweep()
    let reads = 0
    const counting = digests()
    const sweep = makeSendMemberDigests({
      digests: {
        ...counting,
        progress: async period => {
          reads += 1
          return counting.progress(period)
        },
      },
      casework: { queries: async () => Promise.reject(new Error('nothing is to be read')) },
      directory: async () => aDirectory({ members: [...world.members] }),
      secrets: { read: async () => [] },
      outbox: { enqueue: async () => undefined },
      clock: () => world.monday,
      news: { decided: () => undefined },
    })
    await sweep()
    await sweep()
    expect(reads).toBe(1)
  })

  it('reads, of what was closed, the week alone', async () => {
    const at = (day: string) => `2025-03-${day}T10:00:00.000Z`
    const numbers = [next(), next(), next()]
    const [before, inside, after] = await Promise.all(
      ['03', '05', '12'].map((day, index) => store(aClosedMemberQuery(numbers[index] ?? 0, at(day)))),
    )
    const found = await digests().closedBetween('2025-03-03T11:00:00.000Z', '2025-03-12T10:00:00.000Z')
    expect(found).toEqual([inside?.reference])
    expect([before?.state, after?.state]).toEqual(['closed', 'closed'])
  })

  it('finds the open queries of an address, whatever else it sent', async () => {
    const address = 'prolific@members.aldermere.example'
    const open = await store(aMemberQuery(next(), { correspondentAddress: address }))
    await store(aClosedMemberQuery(next(), '2025-03-05T10:00:00.000Z', { correspondentAddress: address }))
    await store(aMemberQuery(next(), { correspondentAddress: councillor }))
    expect(await digests().openFrom(address)).toEqual([open.reference])
  })

  it('never takes the note of how far it got back', async () => {
    const period = '2025-06-02'
    const note = (after: string, done: boolean) =>
      digests().advance(period, { after, done, councilTotal: null })
    await note('m', false)
    await note('c', false)
    expect(await digests().progress(period)).toMatchObject({ after: 'm', done: false })
    await note('z', true)
    await note('n', false)
    expect(await digests().progress(period)).toMatchObject({ after: 'z', done: true })
    const item = await documents.send(
      new GetCommand({ TableName: engines.tableName, Key: memberDigestKey(period) }),
    )
    expect(item.Item?.['expiresAt']).toBeGreaterThan(Date.parse(`${period}T00:00:00Z`) / 1000)
  })
})

describe('what writers say of a closing', () => {
  const happy: SurveyAnswers = { answered: 'yes', ease: 'very-easy', better: '' }
  const unhappy: SurveyAnswers = { answered: 'no', ease: 'very-hard', better: 'Nobody called.' }
  const surveys = () => dynamoSurveys(documents, engines.tableName)
  const recordAt = (now: string) =>
    makeRecordSurvey({
      surveys: surveys(),
      casework: casework(),
      directory: async () => aDirectory(),
      clock: () => now,
    })
  /** Closed on the day before; each test has a month of its own. */
  const closedIn = (month: string, changes: Partial<Query> = {}) =>
    store(aClosedMemberQuery(next(), `${month}-09T10:00:00.000Z`, changes))
  const said = (query: Query, answers: SurveyAnswers) =>
    ({ reference: query.reference, round: 1, answers, via: 'page' }) as const
  const none = {
    answers: 0,
    answered: { yes: 0, partly: 0, no: 0 },
    ease: { 'very-easy': 0, easy: 0, ok: 0, hard: 0, 'very-hard': 0 },
  }

  it('is kept and counted by month, team, topic and kind', async () => {
    const record = recordAt('2025-01-10T10:00:00.000Z')
    const [one, two] = [await closedIn('2025-01'), await closedIn('2025-01', { topic: 'transport' })]
    expect(await record(said(one, happy))).toBe('recorded')
    expect(await record(said(two, unhappy))).toBe('recorded')
    expect((await surveys().of(one.reference, 1))?.answers).toEqual(happy)
    const counts = await surveys().counts('2025-01')
    expect(counts.toSorted((a, b) => (a.topic < b.topic ? -1 : 1))).toEqual([
      {
        ...none,
        team: 'team-a',
        topic: 'placement',
        kind: 'councillor',
        answers: 1,
        answered: { ...none.answered, yes: 1 },
        ease: { ...none.ease, 'very-easy': 1 },
      },
      {
        ...none,
        team: 'team-a',
        topic: 'transport',
        kind: 'councillor',
        answers: 1,
        answered: { ...none.answered, no: 1 },
        ease: { ...none.ease, 'very-hard': 1 },
      },
    ])
  })

  it('counts once when the same is said ten times at once', async () => {
    const query = await closedIn('2025-02')
    const record = recordAt('2025-02-10T10:00:00.000Z')
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => record(said(query, happy))))
    expect(new Set(outcomes)).toEqual(new Set(['recorded']))
    const [count] = await surveys().counts('2025-02')
    expect(count).toMatchObject({ answers: 1, answered: { yes: 1 } })
  })

  it('moves in the count with a change of mind, and adds nothing', async () => {
    const query = await closedIn('2025-03')
    await recordAt('2025-03-10T10:00:00.000Z')(said(query, happy))
    await recordAt('2025-03-10T10:05:00.000Z')(said(query, { ...unhappy, ease: 'very-easy' }))
    expect(await surveys().counts('2025-03')).toEqual([
      {
        ...none,
        team: 'team-a',
        topic: 'placement',
        kind: 'councillor',
        answers: 1,
        answered: { ...none.answered, no: 1 },
        ease: { ...none.ease, 'very-easy': 1 },
      },
    ])
    expect(await recordAt('2025-03-12T10:00:00.000Z')(said(query, happy))).toBe('too-late')
    expect((await surveys().of(query.reference, 1))?.answers.answered).toBe('no')
  })

  it('has a manager told when it is bad, in the same step', async () => {
    const query = await closedIn('2025-04')
    await recordAt('2025-04-10T10:00:00.000Z')(said(query, unhappy))
    const notices = await dynamoStaffNotices(documents, engines.tableName).dueBy(
      '2025-04-10T10:00:00.000Z',
      100,
    )
    const theirs = notices.filter(notice => notice.reference === query.reference)
    expect(theirs).toMatchObject([{ reference: query.reference, staffId: 'mgr-a', what: 'low-score' }])
  })

  it('is nothing for a query that is not there, or was never closed', async () => {
    const record = recordAt('2025-05-10T10:00:00.000Z')
    const open = await store(aMemberQuery(next()))
    expect(await record(said(open, happy))).toBe('missing')
    expect(await record({ ...said(open, happy), reference: 'SEND-2026-99999' })).toBe('missing')
    expect(await surveys().counts('2025-05')).toEqual([])
  })
})

describe('an apology', () => {
  const directory = aDirectory()
  const given = '2026-12-01T10:00:00.000Z'
  const act = (now: string) =>
    makeActOnQuery({
      casework: casework(),
      directory: async () => directory,
      outbox: { enqueue: async () => undefined },
      clock: () => now,
    })
  const compose = (now: string) =>
    makeComposeNotices({
      notices: dynamoStaffNotices(documents, engines.tableName),
      casework: casework(),
      directory: async () => directory,
      links: async reference => ({
        act: null,
        desk: `https://desk.example/queries/${reference}`,
        replyAddress: `send+${reference.toLowerCase()}@aldermere.example`,
      }),
      outbox: { enqueue: async () => undefined },
      clock: () => now,
      news: { unreachable: () => undefined },
    })()
  const staff = (id: string) => {
    const found = directory.staff(id)
    if (found === null) throw new Error(`${id} is in the directory`)
    return found
  }
  const late = () => {
    const reference = `SEND-2026-${String(next()).padStart(5, '0')}`
    // Everything that was due is in the history: this is about the apology alone.
    const clocks = { newDates: newDateSet, given: [...allGiven] }
    return store(aLateQuery({ reference }, clocks))
  }
  const giveReason = (query: Query) =>
    act(given)(query.reference, (stored, index, now) =>
      giveBreachReason(stored, 'absence', '', { by: staff('cw-a1'), directory: index, now }),
    )
  const approve = (query: Query, now: string) =>
    act(now)(query.reference, (stored, index) =>
      approveApology(
        stored,
        {
          thread: { inReplyTo: '<one@mailbox.example>', references: [], threadIndex: null },
          deskUrl: 'https://desk.example',
        },
        { by: staff('mgr-a'), directory: index, now },
      ),
    )
  const mailsOf = async (query: Query): Promise<readonly OutgoingMail[]> => {
    const answer = await documents.send(
      new QueryCommand({
        TableName: engines.tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outgoing)',
        ExpressionAttributeValues: { ':pk': `QUERY#${query.reference}`, ':outgoing': 'OUTGOING#' },
      }),
    )
    const ids = (answer.Items ?? []).map(item => String(item['sk']).replace('OUTGOING#', ''))
    const found = await dynamoOutbox(documents, engines.tableName).read(ids)
    return found.flatMap(entry => (entry === null || entry.kind === 'acknowledgement' ? [] : [entry]))
  }

  it('is put before the manager whole when it lacks nothing, and leaves once when they say yes', async () => {
    const query = await late()
    expect((await giveReason(query)).ok).toBe(true)
    await Promise.all([compose(given), compose(given)])
    expect(await mailsOf(query)).toMatchObject([
      {
        kind: 'notice',
        toStaffId: 'mgr-a',
        letter: { subject: `Please approve: an apology, ${query.reference}` },
      },
    ])
    const [one, other] = await Promise.all([
      approve(query, '2026-12-01T11:00:00.000Z'),
      approve(query, '2026-12-01T11:00:00.000Z'),
    ])
    expect([one.ok, other.ok].toSorted()).toEqual([false, true])
    const apologies = (await mailsOf(query)).filter(mail => mail.kind === 'apology')
    expect(apologies).toMatchObject([{ to: 'carly.fox@mailbox.example', toStaffId: null, state: 'waiting' }])
    expect((await casework().query(query.reference))?.apologies).toHaveLength(1)
  })

  it('is not asked for any more when it left before the mail about it was made', async () => {
    const query = await late()
    await giveReason(query)
    await approve(query, given)
    await compose(given)
    expect((await mailsOf(query)).map(mail => mail.kind)).toEqual(['apology'])
    const waiting = await dynamoStaffNotices(documents, engines.tableName).dueBy(given, 1_000)
    expect(waiting.filter(notice => notice.reference === query.reference)).toEqual([])
  })
})

const allGiven = ['accept', 'firstReply'].flatMap(clock =>
  ['50', '80', 'due-day', 'breach', 'L1', 'L2', 'L3'].map(what => `${clock}/${what}`),
)
