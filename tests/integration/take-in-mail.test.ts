/** Intake on the real table, with a clock that the test holds: absences that a mailbox tells, crashes between two steps, lost races. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { stampReceipt } from '#shared/adapters/mime/read-receipt.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { CaseworkFiling } from '#shared/ports/casework-filing.ts'
import { directoryToday } from '#shared/usecases/directory-today.ts'
import { makeTakeInFeedback } from '#shared/usecases/take-in-feedback.ts'
import { makeTakeInMail } from '#shared/usecases/take-in-mail.ts'
import { aContact, aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

const inbox = 'send@aldermere.example'
const monday = '2026-11-23T10:00:00.000Z'
const model = loadTextModel()

let engines: TestEngines
let documents: DynamoDBDocumentClient
let now = monday
let mails: Map<string, { bytes: Uint8Array; storedAt: string }>
let number = 0

beforeAll(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
  documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
})
afterAll(() => engines.stop())
beforeEach(() => {
  now = monday
  mails = new Map()
})

/** People of their own for each test: what one has marked is nothing to another. */
function people(): { directory: DirectoryIndex; owner: string; parent: string } {
  number += 1
  const owner = `cw-a1-${number}`
  const parent = `parent-${number}@mailbox.example`
  const rename = (id: string | null) => (id === 'cw-a1' ? owner : id)
  const snapshot = aSnapshot()
  return {
    owner,
    parent,
    directory: aDirectory({
      staff: snapshot.staff.map(each =>
        each.id === 'cw-a1' ? { ...each, id: owner, email: `${owner}@aldermere.example` } : each,
      ),
      cases: snapshot.cases.map(each => ({ ...each, caseworker: rename(each.caseworker) })),
      contacts: [...snapshot.contacts, aContact('EHC-30001', parent, { name: 'Carly Fox' })],
    }),
  }
}

/** Puts a mail into the store, as the mail server does. */
function stored(from: string, fields: readonly string[], body: string, envelopeFrom = from): { key: string } {
  const key = `mail/${mails.size}-${number}`
  const mark = stampReceipt({
    receivedAt: now,
    envelopeFrom,
    recipients: [inbox],
    messageId: key.replace('/', '-'),
    helo: 'mx.example',
    clientAddress: '192.0.2.1',
    verdicts: { spf: 'pass', dkim: 'pass', dmarc: 'pass', spam: 'pass', virus: 'pass' },
  })
  const raw = [
    `From: Writer <${from}>`,
    `To: ${inbox}`,
    `Message-ID: <${key}@x.example>`,
    ...fields,
    '',
    body,
    '',
  ]
  mails.set(key, { bytes: Buffer.concat([Buffer.from(mark), Buffer.from(raw.join('\r\n'))]), storedAt: now })
  return { key }
}

function service(
  directory: DirectoryIndex,
  changes: (casework: CaseworkFiling) => Partial<CaseworkFiling> = () => ({}),
) {
  const casework = dynamoCaseworkFiling(documents, engines.tableName)
  const outbox = dynamoOutbox(documents, engines.tableName)
  const queued: string[] = []
  const queue = { enqueue: async (ids: readonly string[]) => void queued.push(...ids) }
  const awayMarks = dynamoAwayMarks(documents, engines.tableName)
  const today = directoryToday(
    async () => ({ index: directory }),
    awayMarks,
    () => now,
  )
  const quiet = () => undefined
  const takeIn = makeTakeInMail({
    rawMail: {
      read: async key => mails.get(key) ?? null,
      list: () => {
        throw new Error('Nobody lists mail here.')
      },
    },
    readMail: readStoredMail,
    casework: { ...casework, ...changes(casework) },
    directory: today,
    model,
    secrets: { read: async () => ['a secret of this test'] },
    outbox: queue,
    takeInFeedback: makeTakeInFeedback({
      outbox,
      queue,
      casework: dynamoCaseworkChanging(documents, engines.tableName),
      notices: dynamoStaffNotices(documents, engines.tableName),
      directory: today,
      clock: () => now,
      deskUrl: 'https://desk.example',
      news: { confirmed: quiet, undelivered: quiet, unreachable: quiet },
    }),
    recordSurvey: () => Promise.reject(new Error('Nobody answers a survey here.')),
    recordAbsence: () => Promise.reject(new Error('Nobody says by mail that they are away here.')),
    clock: () => now,
    inbox,
    deskUrl: 'https://desk.example',
    news: { filed: quiet, secondDelivery: quiet, withheld: quiet, faulted: quiet },
  })
  const outcomes = async (...keys: readonly { key: string }[]) =>
    (await takeIn(keys)).map(each => each.outcome)
  const send = async (entryId: string) => {
    const [entry] = await outbox.read([entryId])
    if (entry === null || entry === undefined) throw new Error('There is no such entry.')
    await outbox.recordSent([{ entry, at: now, messageId: `<${entryId}@ses.example>` }])
    return `<${entryId}@ses.example>`
  }
  return { outcomes, queued, send, awayMarks, casework }
}

const fileOf = async (reference: string) => {
  const file = await dynamoCaseworkReading(documents, engines.tableName).file(reference)
  if (file === null) throw new Error(`There is no ${reference}.`)
  return file
}

/** A parent's mail, taken in, with the owner's notice sent. */
async function given() {
  const who = people()
  const here = service(who.directory)
  const about = (subject: string) =>
    stored(who.parent, [`Subject: ${subject}`], 'Jamie Fox had no taxi again. When will there be one?')
  const reference = await opened(here, who.parent, about('Taxi'))
  const notice = (await fileOf(reference)).outgoing.find(each => each.toStaffId === who.owner)
  if (notice === undefined) throw new Error('The owner has no notice.')
  const noticeId = await here.send(notice.entryId)
  const outOfOffice = (
    id: string,
    fields: readonly string[] = [`In-Reply-To: ${noticeId}`],
    body = 'I am on leave.',
  ) =>
    stored(
      `${who.owner}@aldermere.example`,
      [`Subject: Automatic reply: ${id}`, 'Auto-Submitted: auto-replied', ...fields],
      body,
      '',
    )
  return { ...who, ...here, reference, about, outOfOffice }
}

/** Takes a mail in and says which query it opened. */
async function opened(
  here: ReturnType<typeof service>,
  writer: string,
  mail: { key: string },
): Promise<string> {
  expect(await here.outcomes(mail)).toEqual(['done'])
  const { recentQueries } = await here.casework.facts({
    rawKey: 'none',
    mailId: 'none',
    messageId: null,
    sender: writer,
    provenReference: null,
    mentionedReferences: [],
    answeredMessageIds: [],
    conversation: null,
    answeringStaffId: null,
    hour: '2026-11-23T10',
  })
  const [reference] = recentQueries
    .map(each => each.reference)
    .toSorted()
    .toReversed()
  if (reference === undefined) throw new Error('No query was opened.')
  return reference
}

describe('an owner whose mailbox says that they are away', () => {
  it('has the query no more, gets no new mail, and gets it again once they write', async () => {
    const { owner, parent, reference, outcomes, outOfOffice, about, directory } = await given()
    expect((await fileOf(reference)).query.owner.staffId).toBe(owner)
    expect(await outcomes(outOfOffice('one'))).toEqual(['done'])
    const after = await fileOf(reference)
    expect(after.query.owner).toMatchObject({ staffId: 'mgr-a', via: 'manager' })
    expect(after.query.deadlines).toEqual((await fileOf(reference)).query.deadlines)
    const here = service(directory)
    const second = await opened(here, parent, about('A second thing'))
    expect((await fileOf(second)).query.owner.staffId).toBe('mgr-a')

    now = '2026-11-23T11:00:00.000Z'
    const reply = stored(
      `${owner}@aldermere.example`,
      ['Subject: Rota'],
      'I was only in a meeting. What is the rota for Friday?',
    )
    expect(await outcomes(reply)).toEqual(['done'])
    const third = await opened(here, parent, about('A third thing'))
    expect((await fileOf(third)).query.owner.staffId).toBe(owner)
  })

  it('gets new mail again when the mark ends by itself', async () => {
    const { owner, parent, outcomes, outOfOffice, about, directory } = await given()
    await outcomes(outOfOffice('one', undefined, 'I am on leave and back on Thursday 26 November 2026.'))
    now = '2026-11-25T10:00:00.000Z'
    const here = service(directory)
    expect((await fileOf(await opened(here, parent, about('On Wednesday')))).query.owner.staffId).toBe(
      'mgr-a',
    )
    now = '2026-11-26T09:00:00.000Z'
    expect((await fileOf(await opened(here, parent, about('On Thursday')))).query.owner.staffId).toBe(owner)
  })

  it('is known by the notice that was sent within the hour where the reply names none', async () => {
    const { reference, outcomes, outOfOffice } = await given()
    now = '2026-11-23T10:59:00.000Z'
    expect(await outcomes(outOfOffice('no thread', []))).toEqual(['done'])
    expect((await fileOf(reference)).query.owner.staffId).toBe('mgr-a')
  })

  it('is not known by one that was sent longer ago', async () => {
    const { owner, reference, outcomes, outOfOffice } = await given()
    now = '2026-11-23T11:01:00.000Z'
    expect(await outcomes(outOfOffice('no thread', []))).toEqual(['done'])
    expect((await fileOf(reference)).query.owner.staffId).toBe(owner)
  })

  it('is given nothing twice by a second copy, and by two at once', async () => {
    const { reference, outcomes, outOfOffice, awayMarks, owner } = await given()
    const [one, other] = [outOfOffice('one'), outOfOffice('two')]
    expect(await Promise.all([outcomes(one), outcomes(one), outcomes(other)])).toEqual([
      ['done'],
      ['done'],
      ['done'],
    ])
    const { events, outgoing, mails: filed } = await fileOf(reference)
    expect(events.filter(event => /automatic reply/.test(event.detail))).toHaveLength(1)
    expect(outgoing.filter(each => each.letter.subject.startsWith('Is Priya Shah away?'))).toHaveLength(1)
    expect(filed).toHaveLength(3)
    expect((await awayMarks.all()).filter(mark => mark.staffId === owner)).toHaveLength(1)
  })

  it('is covered all the same when intake dies after writing, before the outbox is told', async () => {
    const { reference, outOfOffice, directory } = await given()
    const reply = outOfOffice('one')
    const dying = service(directory, casework => ({
      file: async filing => {
        await casework.file(filing)
        throw new Error('killed')
      },
    }))
    expect(await dying.outcomes(reply)).toEqual(['retry'])
    expect(dying.queued).toEqual([])
    const again = service(directory)
    expect(await again.outcomes(reply)).toEqual(['done'])
    const { query, outgoing } = await fileOf(reference)
    const waiting = outgoing.filter(each => each.toStaffId === 'mgr-a').map(each => each.entryId)
    expect(query).toMatchObject({ version: 2, owner: { staffId: 'mgr-a' } })
    expect(waiting).toHaveLength(2)
    expect(again.queued).toEqual(expect.arrayContaining(waiting))
  })

  it('is covered all the same when intake dies before writing: nothing of it was there', async () => {
    const { owner, reference, outOfOffice, directory, awayMarks } = await given()
    const reply = outOfOffice('one')
    const dying = service(directory, () => ({
      file: async () => {
        throw new Error('killed')
      },
    }))
    expect(await dying.outcomes(reply)).toEqual(['retry'])
    expect((await fileOf(reference)).query.version).toBe(1)
    expect((await awayMarks.all()).map(mark => mark.staffId)).not.toContain(owner)
    expect(await service(directory).outcomes(reply)).toEqual(['done'])
    expect((await fileOf(reference)).query.owner.staffId).toBe('mgr-a')
  })

  it('loses no race with a mail on the same query: both are there in the end', async () => {
    const { reference, outcomes, outOfOffice, parent, directory } = await given()
    const chaser = stored(
      parent,
      ['Subject: Taxi', `In-Reply-To: <mail/0-${number}@x.example>`],
      'Any news? She waits every morning.',
    )
    const both = [outcomes(outOfOffice('one')), service(directory).outcomes(chaser)]
    expect((await Promise.all(both)).flat()).toEqual(['done', 'done'])
    const { query, mails: filed } = await fileOf(reference)
    expect(query).toMatchObject({ version: 3, owner: { staffId: 'mgr-a' } })
    expect(query.contacts).toHaveLength(2)
    expect(filed).toHaveLength(3)
  })
})

it('a correspondent’s out-of-office is kept with the query, changes nothing and is told to nobody', async () => {
  const { reference, parent, outcomes, send } = await given()
  const before = await fileOf(reference)
  const acknowledgement = await send(`${reference}_acknowledgement_1`)
  const { query } = await fileOf(reference)
  const reply = stored(
    parent,
    [
      'Subject: Automatic reply: We have your query',
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${acknowledgement}`,
    ],
    'I am away until Monday and my sister has the phone.',
    '',
  )
  expect(await outcomes(reply)).toEqual(['done'])
  const after = await fileOf(reference)
  expect(after.query).toEqual(query)
  expect(after.mails).toHaveLength(2)
  expect(after.outgoing).toHaveLength(before.outgoing.length)
  expect(after.outgoing.filter(each => JSON.stringify(each).includes('my sister'))).toEqual([])
})

describe('a bounce of our notice that comes as a mail', () => {
  const report = (owner: string, noticeId: string, action: string, status: string) => [
    '--r',
    'Content-Type: text/plain',
    '',
    action === 'delayed'
      ? 'Your message is delayed and will be retried.'
      : 'Your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.aldermere.example',
    '',
    `Final-Recipient: rfc822; ${owner}@aldermere.example`,
    `Action: ${action}`,
    `Status: ${status}`,
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${noticeId}`,
    '--r--',
  ]

  it.each([
    ['failed', '5.1.1', 'mgr-a', 'undelivered'],
    ['delayed', '4.4.1', null, 'sent'],
  ])(
    '%s %s: takes the query from its owner only when it will not arrive',
    async (action, status, next, state) => {
      const { owner, reference, outcomes } = await given()
      const entryId = (await fileOf(reference)).outgoing.find(each => each.toStaffId === owner)?.entryId ?? ''
      const bounce = stored(
        'MAILER-DAEMON@mx.aldermere.example',
        [
          'Subject: Delivery Status Notification',
          'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
        ],
        report(owner, `<${entryId}@ses.example>`, action, status).join('\r\n'),
        '',
      )
      expect(await outcomes(bounce)).toEqual(['done'])
      const { query, outgoing, mails: filed } = await fileOf(reference)
      expect(query.owner.staffId).toBe(next ?? owner)
      expect(outgoing.find(each => each.entryId === entryId)?.state).toBe(state)
      expect(filed.map(each => each.kind)).toContain('bounce')
    },
  )
})

describe('a parent who writes anew each time', () => {
  it('is asked to be phoned at the third: sooner, and once', async () => {
    const { parent, directory, about, reference } = await given()
    const here = service(directory)
    const references = [reference]
    for (const subject of ['Second', 'Third', 'Fourth']) {
      now = `2026-11-23T1${references.length}:30:00.000Z`
      references.push(await opened(here, parent, about(subject)))
    }
    const priorities = await Promise.all(references.map(async each => (await fileOf(each)).query.priority))
    expect(priorities.slice(0, 3)).toEqual([priorities[0], priorities[0], 'P2'])
    const calls = await Promise.all(
      references.map(
        async each => (await fileOf(each)).events.filter(event => event.detail === 'call').length,
      ),
    )
    expect(calls).toEqual([0, 0, 1, 0])
  })
})
