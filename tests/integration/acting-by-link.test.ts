import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoSurveys } from '#shared/adapters/dynamodb/surveys.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import { answer } from '#shared/domain/casework/acts/answer.ts'
import { answersNothing } from '#shared/domain/casework/answer-to.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Letter } from '#shared/domain/letters/letter.ts'
import { actLink, surveyLink, undoLink } from '#shared/domain/mail/links-in-letters.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { makeRecordSurvey } from '#shared/usecases/record-survey.ts'
import { aNewQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'
import { type Pages, pagesOf } from '#tests/support/pages/pages.ts'

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

const directory = aDirectory()
const now = '2026-11-23T11:00:00.000Z'
const deskUrl = 'http://localhost:3000'

const ports = () => ({
  casework: dynamoCaseworkChanging(documents, engines.tableName),
  directory: async () => directory,
  outbox: { enqueue: async () => {} },
  clock: () => now,
})
const secrets = () => dynamoThreadSecrets(documents, engines.tableName, () => 0)
const reading = () => dynamoCaseworkReading(documents, engines.tableName)
const surveys = () => dynamoSurveys(documents, engines.tableName)

/** The pages of a function that the world can reach, over the real stores. */
const pages = (): Pages =>
  pagesOf([], {
    door: 'closed',
    casework: reading(),
    directory: async () => directory,
    act: makeActOnQuery(ports()),
    recordSurvey: makeRecordSurvey({ ...ports(), surveys: surveys() }),
    secrets: secrets(),
    deskUrl,
    clock: () => now,
  })

async function opened(number: number): Promise<string> {
  const filing = aNewQuery(number, {
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
  })
  await dynamoCaseworkFiling(documents, engines.tableName).file(filing)
  return `SEND-2026-${String(number).padStart(5, '0')}`
}

/** A reply that waits for its minute to pass. */
async function replyOf(reference: string): Promise<OutgoingMail> {
  const by = directory.staff('cw-a1')
  if (by === null) throw new Error('Priya Shah is in the directory')
  const letter: Letter = {
    subject: `Our reply: ${reference}`,
    blocks: [{ type: 'paragraph', text: 'A tutor starts on Monday.' }],
  }
  await makeActOnQuery(ports())(reference, (query, index, at) =>
    answer(query, { what: 'replied', letter, thread: answersNothing }, { by, directory: index, now: at }),
  )
  const reply = (await reading().file(reference))?.outgoing.find(({ kind }) => kind === 'reply')
  if (reply === undefined) throw new Error('a reply waits')
  return reply
}

const press = (link: string, fields: Record<string, string> = {}) =>
  pages().ask(link, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: deskUrl },
  })

describe('a link of a mail, over the stores', () => {
  it('accepts once, however many times it is pressed at one instant', async () => {
    const reference = await opened(701)
    const link = actLink(deskUrl, reference, 'cw-a1', now, await secrets().read())
    const $ = load(await (await pages().ask(link)).text())
    const form = {
      do: 'accept',
      opened: $('[name=opened]').first().attr('value') ?? '',
      owner: $('[name=owner]').first().attr('value') ?? '',
    }
    const answers = await Promise.all(Array.from({ length: 5 }, () => press(link, form)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    const file = await reading().file(reference)
    expect(file?.query.clocks).toMatchObject({ acceptedAt: now, acceptedBy: 'cw-a1' })
    expect(file?.events.filter(({ type }) => type === 'accepted')).toHaveLength(1)
  })

  it.each([
    [711, 'the button is first'],
    [712, 'the sender is first'],
    [713, 'both are at once'],
    [714, 'both are at once'],
    [715, 'both are at once'],
  ])('stops reply %i or lets it leave, never both, when %s', async (number, order) => {
    const outbox = dynamoOutbox(documents, engines.tableName)
    const reference = await opened(number)
    const entry = await replyOf(reference)
    const link = undoLink(
      deskUrl,
      { reference, entryId: entry.entryId, staffId: 'cw-a1' },
      now,
      await secrets().read(),
    )
    const lease = async () =>
      (await outbox.lease([entry], '2026-11-23T11:01:00.000Z', '2026-11-23T11:10:00.000Z'))[0]
    if (order === 'the button is first') await press(link)
    const leasedFirst = order === 'the sender is first' ? await lease() : null
    const [, leased] = await Promise.all([press(link), leasedFirst ?? lease()])

    const state = (await outbox.read([entry.entryId]))[0]?.state
    const said = load(await (await pages().ask(link)).text())('h1').text()
    expect([leased, state, said]).toEqual(
      leased === true
        ? [true, 'sending', 'It is too late to stop your reply']
        : [false, 'taken-back', 'Your reply was stopped'],
    )
    if (order !== 'both are at once') expect(leased).toBe(order === 'the sender is first')
  })

  it('keeps what a parent says of a closing, and nothing of a query that is open', async () => {
    const reference = await opened(721)
    const link = surveyLink(deskUrl, reference, 1, now, await secrets().read())
    const answers = { answered: 'no', ease: 'hard', better: 'Ring me.' }
    expect((await press(link, answers)).status).toBe(410)
    const act = makeActOnQuery(ports())
    await act(reference, query => ({
      query: {
        ...query,
        state: 'closed',
        closing: {
          at: now,
          by: 'cw-a1',
          outcome: 'answered',
          words: '',
          followUpUntil: '2026-11-30T17:00:00.000Z',
        },
      },
      events: [],
    }))
    for (let time = 0; time < 2; time += 1) {
      const thanks = await press(link, answers)
      expect([thanks.status, thanks.headers.get('location')]).toEqual([
        303,
        expect.stringMatching(/said=thanks-call$/),
      ])
    }
    expect(await surveys().of(reference, 1)).toMatchObject({ version: 1, via: 'page', answers })
  })
})
