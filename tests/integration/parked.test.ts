/** A mail that could not be read, as a story: parked, shown, sent back, filed, and the ledger of its day adds up. */
import { execFile } from 'node:child_process'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { variableOf, workQueuesOf } from '#infra/local/template/wiring.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { sqsIntakeAgain } from '#shared/adapters/sqs/intake-again.ts'
import { atWallTime, dayOf, instantOf, londonDate } from '#shared/domain/standards/london.ts'
import { makeDrawUpLedger } from '#shared/usecases/draw-up-ledger.ts'
import { exportedCasework } from '#tests/support/exported-casework.ts'
import { type LocalService, startLocalService, until } from '#tests/support/local-service.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const Line = z.object({
  queue: z.string(),
  id: z.string(),
  about: z.array(z.string()),
  why: z.string().nullable(),
  since: z.iso.datetime(),
  size: z.number(),
})

let local: LocalService
let rawKey: string
beforeAll(async () => {
  local = await startLocalService()
})
afterAll(() => local.stop())

const bucket = () => variableOf(local.service.wiring, 'MAIL_BUCKET_NAME')
const queueUrl = (name: string) => `${local.service.engines.endpoints.sqs}/000000000000/${name}`
const intakeQueues = () => {
  const queues = workQueuesOf(local.service.wiring)['intake']
  if (queues === undefined) throw new Error('Intake works no queue.')
  return queues
}
const untilParked = (messages: number) =>
  until(
    async () => (await local.service.engines.depth(intakeQueues().parked)) === messages,
    async () => `${await local.service.engines.depth(intakeQueues().parked)} messages are parked`,
  )
const announce = (key: string) =>
  local.service.clients.sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl(intakeQueues().work),
      MessageBody: JSON.stringify({
        Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket() }, object: { key } } }],
      }),
    }),
  )

function replay(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['infra/local/commands/replay.ts', '--data', local.dataDir, ...args],
      (error, out, err) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err }),
    )
  })
}
const listed = async (...args: readonly string[]) => {
  const { out } = await replay('--list', ...args)
  return out.split('\n').flatMap(line => (line === '' ? [] : [Line.parse(JSON.parse(line))]))
}

const page = async (init?: RequestInit) => {
  const answer = await fetch(`${local.service.web}/ledger`, { redirect: 'manual', ...init })
  return { status: answer.status, location: answer.headers.get('location'), $: load(await answer.text()) }
}
const press = (message: string) =>
  page({
    method: 'POST',
    body: new URLSearchParams({ queue: 'intake', message }),
    headers: { Origin: local.service.web ?? '' },
  })

const put = (key: string, raw: string | Uint8Array) =>
  local.service.clients.s3.send(new PutObjectCommand({ Bucket: bucket(), Key: key, Body: raw }))

/** Takes a stored mail out of the way: what a mail store that is out of reach looks like from outside. Gives back the mail. */
async function takeAway(key: string): Promise<Uint8Array> {
  const { s3 } = local.service.clients
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket(), Key: key }))
  await s3.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }))
  if (Body === undefined) throw new Error('S3 answered without a body.')
  return Body.transformToByteArray()
}

describe('a mail that was announced before it could be read', () => {
  test('is parked, and shown on the page and by the command, without a word of it', async () => {
    // A mail is taken in as usual; then a second one, whose object comes later than its announcement.
    await local.send(
      'From: A Parent <a.parent@mailbox.example>\r\nSubject: First\r\n\r\nWhen is the review?\r\n',
      {
        from: 'a.parent@mailbox.example',
      },
    )
    await local.untilQueuesAreEmpty()
    rawKey = 'mail/comes-later'
    await announce(rawKey)
    await untilParked(1)
    const { $ } = await page()
    expect($('.govuk-body-l').text()).not.toContain('No mail is lost')
    const shown = $('.app-parked').text()
    expect(shown).toContain('Mail that came in: 1 message')
    expect(shown).toContain(rawKey)
    expect(shown).toContain('There is no such mail in the mail store.')
    expect(await listed()).toMatchObject([
      { queue: 'intake', about: [rawKey], why: 'There is no such mail in the mail store.' },
    ])
  })

  test('is parked again when it is sent back too soon', async () => {
    const [before] = await listed()
    expect((await press('all')).location).toBe('/ledger?replayed=intake&messages=1')
    await until(
      async () => (await listed()).some(({ id }) => id !== before?.id),
      async () => 'it is not parked again',
    )
    expect((await press(before?.id ?? '')).$('.govuk-error-summary').text()).toContain('not parked any more')
  })

  test('is filed and acknowledged when it is sent back once it can be read, by one button', async () => {
    await put(
      rawKey,
      'From: A Parent <a.parent@mailbox.example>\r\nSubject: Second\r\n\r\nWho is our caseworker?\r\n',
    )
    const [message] = await listed('--queue', 'intake')
    expect((await press(message?.id ?? '')).status).toBe(303)
    await local.untilQueuesAreEmpty()
    await untilParked(0)
    const { queries, ledger } = await exportedCasework(local.dataDir)
    expect(queries.flatMap(({ mails }) => mails.map(each => each.rawKey))).toContain(rawKey)
    expect(ledger).toEqual({ accepted: 2, stored: 2, filed: 2, quarantined: 0, difference: 0 })
    expect((await page()).$('.app-parked')).toHaveLength(0)
  })

  test('is filed once, though its message is sent back twice', async () => {
    const raw = await takeAway(rawKey)
    await announce(rawKey)
    await announce(rawKey)
    await untilParked(2)
    await put(rawKey, raw)
    const { $ } = await page()
    expect(
      $('.app-parked .govuk-tag')
        .toArray()
        .map(each => $(each).text().trim()),
    ).toEqual(['Filed by now', 'Filed by now'])
    expect(await replay()).toEqual({ code: 0, out: 'Sent back to be worked: intake 2.\n', err: '' })
    await local.untilQueuesAreEmpty()
    await untilParked(0)
    const { ledger } = await exportedCasework(local.dataDir)
    expect(ledger).toMatchObject({ filed: 2, difference: 0 })
  })
})

describe('npm run -s replay', () => {
  test('says that nothing is parked', async () => {
    expect(await replay()).toEqual({ code: 0, out: 'Nothing is parked.\n', err: '' })
    expect(await replay('--list')).toEqual({ code: 0, out: '', err: '' })
  })

  test('answers what it cannot do in one line, with exit code 2', async () => {
    const unknown = await replay('--id', 'not-there')
    expect([unknown.code, unknown.err]).toEqual([
      2,
      'No parked message has the id not-there; --list says what is parked.\n',
    ])
    const queue = await replay('--queue', 'inbox')
    expect([queue.code, queue.err]).toEqual([
      2,
      expect.stringMatching(/^error: [^\n]+intake, outbound[^\n]+\n$/),
    ])
  })

  test('sends back one message of several, and shows nothing of what a message of another shape holds', async () => {
    const { sqs } = local.service.clients
    for (const body of ['Dear Sir, my son Tyler', '{"not":"ours"}'])
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(intakeQueues().work), MessageBody: body }))
    await untilParked(2)
    const before = await listed()
    expect(JSON.stringify(before)).not.toContain('Tyler')
    expect((await page()).$('main').text()).not.toContain('Tyler')
    const [first, second] = before
    expect(await replay('--id', first?.id ?? '')).toMatchObject({
      code: 0,
      out: 'Sent back to be worked: intake 1.\n',
    })
    await until(
      async () => (await listed()).some(({ id }) => id !== first?.id && id !== second?.id),
      async () => 'it is not parked again',
    )
    expect((await listed()).map(({ id }) => id)).toContain(second?.id)
  })

  test('while the service does not run, leaves them in their queue for its next start', async () => {
    const { dataDir } = local
    await local.service.stop()
    expect(await replay()).toEqual({
      code: 0,
      out: 'Sent back to be worked: intake 2. The service does not run; it works them when it starts.\n',
      err: '',
    })
    local = await startLocalService({ dataDir })
    await untilParked(2)
    const { ledger } = await exportedCasework(dataDir)
    expect(ledger).toEqual({ accepted: 2, stored: 2, filed: 2, quarantined: 0, difference: 0 })
  })
})

describe('a mail whose announcement was lost', () => {
  test('is missing when its day is over, said first on the page, queued again, filed, and the day adds up', async () => {
    await put(
      'mail/never-announced',
      'From: A Parent <a.parent@mailbox.example>\r\nSubject: Third\r\n\r\nIs there news?\r\n',
    )
    const { clients, wiring } = local.service
    const documents = DynamoDBDocumentClient.from(clients.dynamodb)
    const ledger = dynamoLedger(documents, variableOf(wiring, 'TABLE_NAME'))
    const tomorrow = instantOf(atWallTime(dayOf(Date.now()) + 1, '00:20'))
    const drawUp = makeDrawUpLedger({
      ledger,
      rawMail: s3RawMail(clients.s3, bucket()),
      intakeAgain: sqsIntakeAgain(clients.sqs, queueUrl(intakeQueues().work), bucket()),
      clock: () => tomorrow,
      news: { reconciled: () => undefined, ledger: () => undefined, openDifference: () => undefined },
    })
    const seenTomorrow = async () => {
      const pages = pagesOf([], { ledger, clock: () => tomorrow })
      return (await pages.open('/ledger'))('main').text().replace(/\s+/g, ' ')
    }

    await drawUp()
    expect(await seenTomorrow()).toMatch(
      /^ ?Ledger A day does not add up 1 mail of \w+ \d+ \w+ is stored and in no query\. It has been queued again, last at 12\.20am today\./,
    )
    await local.untilQueuesAreEmpty()
    await drawUp()
    expect(await seenTomorrow()).toMatch(/^ ?Ledger No mail is lost\. /)
    const today = londonDate(instantOf(Date.now()))
    expect(await ledger.days(today, today)).toMatchObject([
      { accepted: 3, filed: 3, difference: 0, unread: 0, queuedAgainAt: tomorrow },
    ])
  })
})
