import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkExport } from '#shared/adapters/dynamodb/casework-export.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { queryKey } from '#shared/adapters/dynamodb/keys.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import type { AwayMark } from '#shared/domain/casework/away-mark.ts'
import type { FactsAsk } from '#shared/ports/casework-filing.ts'
import type { LedgerDay } from '#shared/ports/ledger.ts'
import { aFiledMail, aNewQuery, anAwayMark, anOutgoingMail } from '#tests/support/casework-builders.ts'
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

const filing = () => dynamoCaseworkFiling(documents, engines.tableName)
const reading = () => dynamoCaseworkReading(documents, engines.tableName)
const outbox = () => dynamoOutbox(documents, engines.tableName)

const factsAsk = (changes: Partial<FactsAsk> = {}): FactsAsk => ({
  rawKey: 'mail/none',
  mailId: 'none',
  messageId: null,
  sender: 'nobody@mailbox.example',
  provenReference: null,
  mentionedReferences: [],
  answeredMessageIds: [],
  conversation: null,
  answeringStaffId: null,
  hour: '2026-11-23T10',
  ...changes,
})

describe('filing a mail', () => {
  it('opens a query with its mail, its events and what is to be sent', async () => {
    const opened = aNewQuery(1)
    expect(await filing().file(opened)).toBe('filed')
    const file = await reading().file('SEND-2026-00001')
    expect(file?.query).toEqual(opened.query)
    expect(file?.mails).toEqual([opened.mail])
    expect(file?.events).toEqual(opened.events)
    expect(file?.outgoing).toEqual(opened.outgoing)
  })

  it('files nothing when the same object is taken in again', async () => {
    await filing().file(aNewQuery(2))
    const again = { ...aNewQuery(3), mail: aNewQuery(2).mail }
    expect(await filing().file(again)).toBe('already-filed')
    expect(await reading().file('SEND-2026-00003')).toBeNull()
  })

  it('files nothing when the same content comes under another object', async () => {
    await filing().file(aNewQuery(4))
    const copy = { ...aNewQuery(5), mail: { ...aNewQuery(4).mail, rawKey: 'mail/copy-of-4' } }
    expect(await filing().file(copy)).toBe('already-filed')
    const facts = await filing().facts(factsAsk({ rawKey: 'mail/copy-of-4', mailId: copy.mail.mailId }))
    expect(facts.filed).toEqual({ as: 'other-delivery', reference: 'SEND-2026-00004' })
  })

  it('lets one of two that race for the same content win', async () => {
    const outcomes = await Promise.all(
      [6, 7, 8].map(number =>
        filing().file({
          ...aNewQuery(number),
          mail: { ...aNewQuery(6).mail, rawKey: `mail/race-${number}` },
        }),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['already-filed', 'already-filed', 'filed'])
  })

  it('refuses to change a query that has changed since it was read', async () => {
    const opened = aNewQuery(9)
    await filing().file(opened)
    const join = (mailId: string) =>
      filing().file({
        to: 'query',
        takenBack: [],
        notices: [],
        mail: aFiledMail({ mailId, rawKey: `mail/${mailId}`, messageId: null }),
        day: '2026-11-23',
        conversation: null,
        claimsMessageId: true,
        backAtWork: null,
        query: { ...opened.query, version: 2 },
        events: [],
        outgoing: [],
        acknowledged: null,
      })
    expect([await join('join-a'), await join('join-b')]).toEqual(['filed', 'stale'])
    expect((await reading().file(opened.query.reference))?.mails).toHaveLength(2)
  })

  it('never finds a query by a blank Message-ID', async () => {
    const opened = aNewQuery(10)
    await filing().file({ ...opened, mail: { ...opened.mail, messageId: null } })
    const facts = await filing().facts(factsAsk({ answeredMessageIds: [] }))
    expect(facts.threads).toEqual([])
  })

  it('leaves a Message-ID leading where it first led, whoever uses it again', async () => {
    await filing().file(aNewQuery(11))
    const copied = aNewQuery(12)
    const mail = { ...copied.mail, messageId: '<11@mailbox.example>' }
    const taken = await filing().facts(factsAsk({ messageId: '<11@mailbox.example>' }))
    expect(taken.messageIdTaken).toBe(true)
    expect(taken.answersSeveral).toBe(false)
    expect(await filing().file({ ...copied, mail, claimsMessageId: true })).toBe('stale')
    expect(await filing().file({ ...copied, mail, claimsMessageId: false })).toBe('filed')
    const facts = await filing().facts(factsAsk({ answeredMessageIds: ['<11@mailbox.example>'] }))
    expect(facts.threads.map(lead => lead.reference)).toEqual(['SEND-2026-00011'])
  })

  it.each([
    [
      'ids that are alike for a thousand characters',
      ['a', 'b'].map(end => `<${'x'.repeat(1_000)}${end}@x.example>`),
    ],
    ['ids of characters that take three bytes', [`<${'漢'.repeat(900)}@x.example>`]],
    ['one id named twice', ['<twice@x.example>', '<twice@x.example>']],
  ])('can ask about %s', async (_, answeredMessageIds) => {
    const facts = await filing().facts(
      factsAsk({ answeredMessageIds, sender: `${'ü'.repeat(600)}@x.example`, conversation: 'c' }),
    )
    expect(facts.threads).toEqual([])
  })

  it('counts automatic mail of one writer one by one: of two that rest on the same count, one is decided again', async () => {
    const after = { hour: '2026-11-23T10', inHour: 1, day: '2026-11-23', inDay: 1, lastLikeness: [] }
    const first = {
      ...aNewQuery(13, { correspondentAddress: 'burst@x.example' }),
      acknowledged: { before: null, after },
    }
    const second = {
      ...aNewQuery(14, { correspondentAddress: 'burst@x.example' }),
      acknowledged: { before: null, after },
    }
    expect([await filing().file(first), await filing().file(second)]).toEqual(['filed', 'stale'])
    const third = { ...second, acknowledged: { before: after, after: { ...after, inHour: 2, inDay: 2 } } }
    expect(await filing().file(third)).toBe('filed')
  })

  it('gives out each reference once, whoever asks at the same time', async () => {
    const given = (
      await Promise.all(Array.from({ length: 8 }, () => filing().newReferences('2031', 5)))
    ).flat()
    expect(new Set(given).size).toBe(40)
    expect(given.toSorted().at(-1)).toBe('SEND-2031-00040')
  })

  it('counts a second delivery once, however often it is recorded', async () => {
    const copy = { rawKey: 'mail/second', mailId: 'm', day: '2026-10-01', at: '2026-10-01T09:00:00.000Z' }
    await filing().recordSecondDelivery(copy)
    await filing().recordSecondDelivery(copy)
    expect((await dynamoLedger(documents, engines.tableName).counts('2026-10-01')).secondDeliveries).toBe(1)
  })
})

describe('what is known about a mail', () => {
  it('is found by the Message-ID that it answers and by its Outlook conversation', async () => {
    await filing().file({ ...aNewQuery(20), conversation: 'AdxConversation' })
    const facts = await filing().facts(
      factsAsk({
        sender: 'khan@mailbox.example',
        answeredMessageIds: ['<20@mailbox.example>'],
        conversation: 'AdxConversation',
      }),
    )
    expect(facts.threads.map(lead => lead.by)).toEqual(['message-id', 'conversation'])
    expect(facts.queries.has('SEND-2026-00020')).toBe(true)
  })

  it('holds at most ten earlier queries of the sender, the latest first', async () => {
    for (let number = 30; number < 42; number += 1) {
      const at = `2026-11-${number - 20}T10:00:00.000Z`
      await filing().file(
        aNewQuery(number, { correspondentAddress: 'often@mailbox.example', receivedAt: at }),
      )
    }
    const { recentQueries } = await filing().facts(factsAsk({ sender: 'often@mailbox.example' }))
    expect(recentQueries.map(each => each.reference)).toEqual(
      Array.from({ length: 10 }, (_, index) => `SEND-2026-000${41 - index}`),
    )
  })
})

describe('somebody who is perhaps away', () => {
  const absence = (number: number, version: number, mark: AwayMark | null) => {
    const { query } = aNewQuery(number)
    const owner = { staffId: 'mgr-01', via: 'manager' as const, reason: 'Away.' }
    return {
      to: 'history' as const,
      mail: aFiledMail({
        mailId: `away-${number}-${version}`,
        rawKey: `mail/away-${number}-${version}`,
        messageId: null,
        kind: 'auto-reply',
      }),
      day: '2026-11-23',
      conversation: null,
      claimsMessageId: true,
      backAtWork: null,
      reference: query.reference,
      events: [],
      notices: [],
      absence: {
        mark,
        query: { ...query, version: version + 1, owner, teamId: null },
        outgoing: [
          anOutgoingMail({
            reference: query.reference,
            entryId: `${query.reference}_notice_cover-${version}`,
            kind: 'notice',
            toStaffId: 'mgr-01',
          }),
        ],
      },
    }
  }
  const marks = () => dynamoAwayMarks(documents, engines.tableName)

  it('is marked, and the query handed over, in one step with the automatic reply', async () => {
    await filing().file(aNewQuery(80))
    const mark = anAwayMark({ staffId: 'cw-80' })
    expect(await filing().file(absence(80, 1, mark))).toBe('filed')
    expect(await marks().all()).toContainEqual(mark)
    const file = await reading().file('SEND-2026-00080')
    expect(file?.query).toMatchObject({ version: 2, owner: { staffId: 'mgr-01' } })
    expect(file?.mails).toHaveLength(2)
    expect(file?.outgoing.map(each => each.entryId)).toContain('SEND-2026-00080_notice_cover-1')
    expect(await filing().file(absence(80, 1, mark))).toBe('already-filed')
  })

  it.each([
    ['the query', 81, 2, null],
    ['the mark', 80, 2, anAwayMark({ staffId: 'cw-80' })],
  ])(
    'is decided again, and nothing written, when %s has changed meanwhile',
    async (_, number, version, mark) => {
      if (number === 81) await filing().file(aNewQuery(81))
      const reply = absence(number, version, mark)
      expect(await filing().file(reply)).toBe('stale')
      const mails = (await reading().file(reply.reference))?.mails.map(each => each.mailId)
      expect(mails).not.toContain(reply.mail.mailId)
    },
  )

  it('is there again when they write, once', async () => {
    const mark = anAwayMark({ staffId: 'cw-82' })
    await filing().file({ ...absence(82, 1, mark), absence: { mark, query: null, outgoing: [] } })
    const ended = { ...mark, version: 2, endedAt: '2026-11-23T11:00:00.000Z' }
    expect(await filing().file({ ...aNewQuery(83), backAtWork: ended })).toBe('filed')
    expect(await filing().file({ ...aNewQuery(84), backAtWork: ended })).toBe('stale')
    expect(await marks().all()).toContainEqual(ended)
    expect(await marks().end(mark, '2026-11-23T12:00:00.000Z')).toBe('stale')
    expect(await marks().end(ended, '2026-11-23T12:00:00.000Z')).toBe('ended')
  })

  it('is found by the newest notice that was sent to them', async () => {
    const sentTo = async (number: number, at: string) => {
      const opened = aNewQuery(number)
      const entry = anOutgoingMail({
        reference: opened.query.reference,
        entryId: `${opened.query.reference}_notice_${number}`,
        kind: 'notice',
        toStaffId: 'cw-85',
      })
      await filing().file({ ...opened, outgoing: [entry] })
      await outbox().recordSent([{ entry, at, messageId: `<notice-${number}@ses>` }])
      return entry
    }
    await sentTo(85, '2026-11-23T09:00:00.000Z')
    await sentTo(86, '2026-11-23T09:30:00.000Z')
    const facts = await filing().facts(
      factsAsk({ answeringStaffId: 'cw-85', answeredMessageIds: ['<notice-85@ses>'] }),
    )
    expect(facts.latestNotice).toEqual({ reference: 'SEND-2026-00086', sentAt: '2026-11-23T09:30:00.000Z' })
    expect([...facts.queries.keys()].toSorted()).toEqual(['SEND-2026-00085', 'SEND-2026-00086'])
    expect(facts.threads).toMatchObject([{ entryId: 'SEND-2026-00085_notice_85', toStaffId: 'cw-85' }])
    expect((await filing().facts(factsAsk())).latestNotice).toBeNull()
  })
})

describe('the outbox', () => {
  const now = '2026-11-23T10:00:05.000Z'
  const until = '2026-11-23T10:00:50.000Z'

  it('leases an entry to one sender at a time, and to another when its doubt is over', async () => {
    await filing().file(aNewQuery(50))
    const [entry] = await outbox().read(['SEND-2026-00050_acknowledgement_1'])
    if (entry === null || entry === undefined) throw new Error('The entry was not written.')
    expect(await outbox().lease([entry], now, until)).toEqual([true])
    expect(await outbox().lease([entry], now, until)).toEqual([false])
    expect(await outbox().lease([entry], until, '2026-11-23T10:02:00.000Z')).toEqual([true])
  })

  it('gives back the lease that is ours, and never one that somebody else has taken since', async () => {
    await filing().file(aNewQuery(58))
    const id = 'SEND-2026-00058_acknowledgement_1'
    const [entry] = await outbox().read([id])
    if (entry === null || entry === undefined) throw new Error('The entry was not written.')
    const theirs = '2026-11-23T10:02:00.000Z'
    await outbox().lease([entry], now, until)
    await outbox().lease([entry], until, theirs)
    await outbox().release({ ...entry, state: 'sending', inDoubtUntil: until })
    expect((await outbox().read([id]))[0]).toMatchObject({ state: 'sending', inDoubtUntil: theirs })
    await outbox().release({ ...entry, state: 'sending', inDoubtUntil: theirs })
    expect((await outbox().read([id]))[0]).toMatchObject({ state: 'waiting', inDoubtUntil: null })
  })

  it('leases what it can when one of several is held by somebody else', async () => {
    await filing().file(aNewQuery(51))
    await filing().file(aNewQuery(52))
    const ids = ['SEND-2026-00051_acknowledgement_1', 'SEND-2026-00052_acknowledgement_1']
    const entries = (await outbox().read(ids)).filter(entry => entry !== null)
    await outbox().lease(entries.slice(0, 1), now, until)
    expect(await outbox().lease(entries, now, until)).toEqual([false, true])
  })

  it('records a send once: the entry, the event, the query and the way back from its Message-ID', async () => {
    await filing().file(aNewQuery(53))
    const entry = anOutgoingMail({
      reference: 'SEND-2026-00053',
      entryId: 'SEND-2026-00053_acknowledgement_1',
    })
    const sent = { entry, at: now, messageId: '<53@eu-west-2.amazonses.com>' }
    await outbox().recordSent([sent])
    await outbox().recordSent([{ ...sent, at: until }])
    const file = await reading().file('SEND-2026-00053')
    expect(file?.outgoing[0]).toMatchObject({ state: 'sent', sentAt: now })
    expect(file?.events.filter(event => event.type === 'acknowledged')).toHaveLength(1)
    expect(file?.query).toMatchObject({ acknowledgedAt: now, version: 2 })
    const { threads } = await filing().facts(
      factsAsk({ answeredMessageIds: ['<53@eu-west-2.amazonses.com>'] }),
    )
    expect(threads).toEqual([
      {
        reference: 'SEND-2026-00053',
        by: 'message-id',
        messageId: '<53@eu-west-2.amazonses.com>',
        entryId: entry.entryId,
        toStaffId: null,
      },
    ])
  })

  it('records the rest of a batch when one of it was recorded before', async () => {
    const sends = [54, 55].map(number => {
      const reference = `SEND-2026-000${number}`
      const entry = anOutgoingMail({ reference, entryId: `${reference}_acknowledgement_1` })
      return { entry, at: now, messageId: `<${number}@eu-west-2.amazonses.com>` }
    })
    await filing().file(aNewQuery(54))
    await filing().file(aNewQuery(55))
    await outbox().recordSent(sends.slice(0, 1))
    await outbox().recordSent(sends)
    const states = (await outbox().read(sends.map(each => each.entry.entryId))).map(entry => entry?.state)
    expect(states).toEqual(['sent', 'sent'])
  })

  it('lists what is unsent, oldest first, until it is sent', async () => {
    const early = anOutgoingMail({
      reference: 'SEND-2026-00056',
      entryId: 'SEND-2026-00056_acknowledgement_1',
      sendAfter: '2020-01-01T09:00:00.000Z',
    })
    await filing().file({ ...aNewQuery(56), outgoing: [early] })
    expect(await outbox().unsentBy('2020-01-02T00:00:00.000Z', 10)).toEqual([
      { entryId: early.entryId, sendAfter: early.sendAfter },
    ])
    await outbox().recordSent([{ entry: early, at: now, messageId: '<56@eu-west-2.amazonses.com>' }])
    expect(await outbox().unsentBy('2020-01-02T00:00:00.000Z', 10)).toEqual([])
  })

  it('reads more entries than the table gives at once, some of them asked for twice', async () => {
    const ids: string[] = []
    for (let number = 500; number < 505; number += 1) {
      const reference = `SEND-2026-00${number}`
      const outgoing = Array.from({ length: 30 }, (_, index) =>
        anOutgoingMail({ reference, entryId: `${reference}_notice_many-${index}` }),
      )
      await filing().file({ ...aNewQuery(number), outgoing })
      ids.push(...outgoing.map(entry => entry.entryId))
    }
    const asked = [...ids, 'SEND-2026-00500_notice_none', ...ids.slice(0, 5)]
    const read = await outbox().read(asked)
    expect(read.map(entry => entry?.entryId ?? null)).toEqual([...ids, null, ...ids.slice(0, 5)])
  })

  it('marks a mail undelivered once', async () => {
    await filing().file(aNewQuery(57))
    const entry = anOutgoingMail({
      reference: 'SEND-2026-00057',
      entryId: 'SEND-2026-00057_acknowledgement_1',
    })
    expect(await outbox().recordUndelivered(entry, now, 'Permanent General')).toBe(true)
    expect(await outbox().recordUndelivered(entry, now, 'Permanent General')).toBe(false)
    const file = await reading().file('SEND-2026-00057')
    expect(file?.events.filter(event => event.type === 'bounced')).toHaveLength(1)
  })
})

describe('the lists', () => {
  beforeAll(async () => {
    for (let number = 100; number < 130; number += 1) {
      const at = `2027-01-${String(number - 99).padStart(2, '0')}T17:00:00.000Z`
      const owner = number % 2 === 0 ? 'cw-even' : 'cw-odd'
      await filing().file(
        aNewQuery(number, {
          nextDeadline: { clock: 'firstReply', at },
          owner: { staffId: owner, via: 'allocated', reason: '' },
          teamId: 'north',
        }),
      )
    }
  })

  it('show one team’s open queries by next deadline, page after page, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await reading().list({
        work: { of: 'team', teamId: 'north' },
        state: 'open',
        cursor,
        limit: 7,
      })
      if (page === 'bad-cursor') throw new Error('Our own cursor was refused.')
      seen.push(...page.items.map(card => card.reference))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => `SEND-2026-00${100 + index}`))
  })

  it('show everyone’s in one order although they are kept in several places', async () => {
    const page = await reading().list({ work: { of: 'everyone' }, state: 'open', cursor: null, limit: 200 })
    if (page === 'bad-cursor') throw new Error('No cursor was given.')
    const instants = page.items.map(card => card.nextDeadline.at)
    expect(instants).toEqual(instants.toSorted())
    expect(page.items.length).toBeGreaterThan(30)
  })

  it('show one owner’s alone', async () => {
    const page = await reading().list({
      work: { of: 'owner', staffId: 'cw-odd' },
      state: 'open',
      cursor: null,
      limit: 50,
    })
    if (page === 'bad-cursor') throw new Error('No cursor was given.')
    expect(page.items).toHaveLength(15)
    expect(new Set(page.items.map(card => card.owner.staffId))).toEqual(new Set(['cw-odd']))
  })

  it.each(['', 'nonsense', Buffer.from('["OWNER#x","y"]').toString('base64url')])(
    'refuse the cursor %j',
    async cursor => {
      expect(await reading().list({ work: { of: 'everyone' }, state: 'open', cursor, limit: 5 })).toBe(
        'bad-cursor',
      )
    },
  )

  it('show nothing where there is nothing', async () => {
    const page = await reading().list({
      work: { of: 'owner', staffId: 'nobody' },
      state: 'closed',
      cursor: null,
      limit: 5,
    })
    expect(page).toEqual({ items: [], next: null })
  })
})

it('a correspondent whom mail does not reach is noted on the query once, also on one stored before that was kept', async () => {
  const opened = aNewQuery(95)
  await filing().file(opened)
  await documents.send(
    new UpdateCommand({
      TableName: engines.tableName,
      Key: queryKey(opened.query.reference),
      UpdateExpression: 'REMOVE #query.unreachable',
      ExpressionAttributeNames: { '#query': 'query' },
    }),
  )
  await outbox().recordUnreachable(opened.query.reference, 'khan@mailbox.example')
  await outbox().recordUnreachable(opened.query.reference, 'khan@mailbox.example')
  expect((await reading().file(opened.query.reference))?.query).toMatchObject({
    unreachable: ['khan@mailbox.example'],
    version: 2,
  })
})

describe('queries that belong together', () => {
  it('are shown with each other, from either side', async () => {
    await filing().file(aNewQuery(90))
    const link = { reference: 'SEND-2026-00090', how: 'same-child' as const, at: '2026-11-23T10:00:00.000Z' }
    await filing().file({ ...aNewQuery(91), links: [link] })
    await filing().file({ ...aNewQuery(92), links: [{ ...link, how: 'repeats' }] })
    const shown = async (reference: string) =>
      (await reading().linked(reference)).map(each => [each.link.how, each.card.reference])
    expect(await shown('SEND-2026-00091')).toEqual([['same-child', 'SEND-2026-00090']])
    expect(await shown('SEND-2026-00090')).toEqual([
      ['repeats', 'SEND-2026-00092'],
      ['same-child', 'SEND-2026-00091'],
    ])
    expect((await reading().file('SEND-2026-00090'))?.query.version).toBe(1)
  })

  it('are found by their child, the newest ten', async () => {
    const caseMatch = { id: 'EHC-99001', how: 'name' as const }
    for (let number = 60; number < 72; number += 1) {
      const receivedAt = `2026-11-${number - 50}T10:00:00.000Z`
      await filing().file(aNewQuery(1_000 + number, { caseMatch, receivedAt }))
    }
    const cards = await filing().aboutCase('EHC-99001')
    expect(cards.map(card => card.reference)).toEqual(
      Array.from({ length: 10 }, (_, index) => `SEND-2026-0${1071 - index}`),
    )
    const found = await filing().queries(['SEND-2026-01071', 'SEND-2026-99999'])
    expect(found.map(query => query.reference)).toEqual(['SEND-2026-01071'])
  })
})

describe('texts that several people send', () => {
  const bands = ['band-a', 'band-b']
  const begun = (number: number, instead: readonly (string | null)[] = [null, null]) => {
    const opened = aNewQuery(number)
    return {
      ...opened,
      campaign: {
        begins: {
          group: {
            id: `campaign-${number}`,
            likeness: [1, 2, 3],
            firstAt: opened.mail.at,
            lastAt: opened.mail.at,
            senders: ['s1'],
            references: [opened.query.reference],
            mails: 1,
            named: false,
          },
          bands,
          instead,
        },
        joins: null,
        campaign: null,
        alsoNamed: [],
      },
    }
  }
  const joined = (number: number, sender: string, names: boolean) => {
    const { query, ...opened } = aNewQuery(number)
    const id = 'campaign-2001'
    return {
      ...opened,
      query: { ...query, campaign: names ? id : null },
      campaign: {
        begins: null,
        joins: { id, sender, reference: query.reference, at: '2026-11-24T10:00:00.000Z', names },
        campaign: names ? id : null,
        alsoNamed: names ? ['SEND-2026-02001', 'SEND-2026-02002'] : [],
      },
    }
  }

  it('are found by their bands, and of two that begin at once one is decided again', async () => {
    expect(await filing().likeGroups(bands)).toEqual({ ids: [null, null], groups: [] })
    const [one, other] = [await filing().file(begun(2001)), await filing().file(begun(2101))]
    expect([one, other]).toEqual(['filed', 'stale'])
    const found = await filing().likeGroups(['band-b', 'band-unknown'])
    expect(found.ids).toEqual(['campaign-2001', null])
    expect(found.groups).toMatchObject([{ senders: ['s1'], references: ['SEND-2026-02001'], mails: 1 }])
  })

  it('are counted however many come at once, and become a campaign on the earlier queries too', async () => {
    const outcomes = await Promise.all([
      filing().file(joined(2002, 's2', false)),
      filing().file(joined(2003, 's2', false)),
    ])
    expect(outcomes).toEqual(['filed', 'filed'])
    expect(await filing().file(joined(2004, 's3', true))).toBe('filed')
    const [group] = (await filing().likeGroups(bands)).groups
    expect(group).toMatchObject({ senders: ['s1', 's2', 's3'], mails: 4, named: true })
    for (const reference of ['SEND-2026-02001', 'SEND-2026-02002', 'SEND-2026-02004']) {
      expect((await reading().file(reference))?.query.campaign).toBe('campaign-2001')
    }
    expect((await reading().file('SEND-2026-02001'))?.events.at(-1)?.detail).toContain(
      'Part of campaign-2001',
    )
    const cards = await filing().aboutCase('EHC-20107')
    expect(cards.some(card => card.campaign === 'campaign-2001')).toBe(true)
  })

  it('that are too old make room for a new group', async () => {
    expect(await filing().file(begun(2005, ['campaign-2001', 'campaign-2001']))).toBe('filed')
    expect((await filing().likeGroups(bands)).ids).toEqual(['campaign-2005', 'campaign-2005'])
  })
})

describe('mail of no query', () => {
  it('is kept, counted and exported', async () => {
    const mail = aFiledMail({ mailId: 'kept', rawKey: 'mail/kept', messageId: null, kind: 'bulk' })
    expect(
      await filing().file({
        to: 'kept',
        outgoing: [],
        acknowledged: null,
        mail,
        day: '2026-09-01',
        claimsMessageId: true,
        conversation: null,
        backAtWork: null,
      }),
    ).toBe('filed')
    expect(await dynamoLedger(documents, engines.tableName).counts('2026-09-01')).toEqual({
      filed: 0,
      quarantined: 1,
      secondDeliveries: 0,
    })
    const kept = await Array.fromAsync(dynamoCaseworkExport(documents, engines.tableName).keptMails())
    expect(kept).toContainEqual(mail)
  })
})

describe('the ledger', () => {
  const drawnUp = (day: string, difference = 0): LedgerDay => ({
    day,
    accepted: difference,
    stored: difference,
    filed: 0,
    quarantined: 0,
    difference,
    secondDeliveries: 0,
    unread: difference,
    queuedAgainAt: difference === 0 ? null : '2026-10-11T03:00:00.000Z',
    drawnUpAt: '2026-10-11T03:00:00.000Z',
  })

  it('knows up to which day all balance, which never goes back', async () => {
    const ledger = dynamoLedger(documents, engines.tableName)
    expect(await ledger.balancedUpTo()).toBeNull()
    for (const day of ['2026-10-03', '2026-10-05', '2026-10-04']) await ledger.setBalancedUpTo(day)
    expect(await ledger.balancedUpTo()).toBe('2026-10-05')
  })

  it('keeps the days that were drawn up, oldest first, with a difference or without', async () => {
    const ledger = dynamoLedger(documents, engines.tableName)
    expect(await ledger.firstDay()).toBeNull()
    for (const day of ['2026-10-08', '2026-10-06', '2026-10-10']) await ledger.write(drawnUp(day))
    await ledger.write(drawnUp('2026-10-07', 2))
    expect(await ledger.days('2026-10-06', '2026-10-09')).toEqual([
      drawnUp('2026-10-06'),
      drawnUp('2026-10-07', 2),
      drawnUp('2026-10-08'),
    ])
    expect(await ledger.firstDay()).toBe('2026-10-06')
  })

  it('lets a day balance, and takes no word of a slower sweep that it does not', async () => {
    const ledger = dynamoLedger(documents, engines.tableName)
    await ledger.write(drawnUp('2026-10-15', 2))
    await ledger.write(drawnUp('2026-10-15', 1))
    expect(await ledger.days('2026-10-15', '2026-10-15')).toEqual([drawnUp('2026-10-15', 1)])
    await ledger.write(drawnUp('2026-10-15'))
    await ledger.write(drawnUp('2026-10-15', 2))
    expect(await ledger.days('2026-10-15', '2026-10-15')).toEqual([drawnUp('2026-10-15')])
  })

  it('knows more objects than the table gives at once, one of them named twice', async () => {
    const rawKeys = Array.from({ length: 120 }, (_, index) => `mail/ledger-${index}`)
    const at = '2026-10-02T09:00:00.000Z'
    for (const rawKey of rawKeys) {
      await filing().recordSecondDelivery({ rawKey, mailId: 'm', day: '2026-10-02', at })
    }
    const known = await dynamoLedger(documents, engines.tableName).known([
      ...rawKeys,
      'mail/ledger-0',
      'mail/unread',
    ])
    expect([...known.keys()]).toEqual(rawKeys)
  })
})

describe('thread secrets', () => {
  it('are made once, whoever asks first', async () => {
    const ask = () => dynamoThreadSecrets(documents, engines.tableName, () => 0).read()
    const [one, other, third] = await Promise.all([ask(), ask(), ask()])
    expect(one).toEqual(other)
    expect(one).toEqual(third)
  })
})
