/** The dead-letter queues on the real engine: looked at without loss, sent back without loss. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqsPark } from '#shared/adapters/sqs/park.ts'
import { sqsParkedMail } from '#shared/adapters/sqs/parked-mail.ts'
import { type WorkQueueName, workQueueNames } from '#shared/ports/parked-mail.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

let engines: TestEngines
let sqs: SQSClient
/** Stands between the client and the engine; a test makes it fail. */
let refuse: (command: object) => boolean = () => false

beforeAll(async () => {
  // In files, as on a machine: the engine keeps queues otherwise than in memory.
  engines = await startTestEngines({
    queues: workQueueNames.flatMap(name => [name, `${name}-parked`]),
    onDisk: true,
  })
  Object.assign(process.env, engines.environment)
  sqs = new SQSClient({})
  sqs.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (refuse({ commandName })) throw new Error('The process died here.')
        return next(args)
      },
    { step: 'initialize' },
  )
})
afterAll(async () => {
  sqs.destroy()
  await engines.stop()
})

const urls = (name: WorkQueueName) => ({
  work: engines.queueUrl(name),
  parked: engines.queueUrl(`${name}-parked`),
})
const parkedMail = () =>
  sqsParkedMail(sqs, {
    intake: urls('intake'),
    outbound: urls('outbound'),
    feedback: urls('feedback'),
    'directory-import': urls('directory-import'),
  })
const entry = (number: number) => JSON.stringify({ entryId: `SEND-2026-0000${number}_notice_1` })
const park = (name: WorkQueueName, body: string, why = 'There is no such entry in the outbox.') =>
  sqsPark(sqs, urls(name).parked)(body, why)

describe('what is parked', () => {
  it('is shown by ids, reason and size, longest parked first, and stays', async () => {
    await park('outbound', entry(1))
    await sleep(5)
    await sqs.send(new SendMessageCommand({ QueueUrl: urls('outbound').parked, MessageBody: 'Dear Tyler' }))
    const first = await parkedMail().list('outbound')
    expect(first).toMatchObject({
      queue: 'outbound',
      parked: 2,
      waiting: 0,
      messages: [
        {
          about: ['SEND-2026-00001_notice_1'],
          why: 'There is no such entry in the outbox.',
          size: entry(1).length,
          since: expect.stringMatching(/^\d{4}-.*Z$/),
        },
        { about: [], why: null, size: 10 },
      ],
    })
    expect(JSON.stringify(first)).not.toContain('Tyler')
    // Somebody who looks at once waits until the first has given them back.
    expect(await parkedMail().list('outbound')).toEqual(first)
  })

  it('is nothing where nothing is parked, and what waits is counted', async () => {
    await sqs.send(new SendMessageCommand({ QueueUrl: urls('intake').work, MessageBody: '{}' }))
    expect(await parkedMail().list('intake')).toEqual({
      queue: 'intake',
      parked: 0,
      waiting: 1,
      messages: [],
    })
  })

  it('is shown up to a hundred, and counted whole', async () => {
    for (let number = 0; number < 120; number += 1) await park('directory-import', `{"n":${number}}`)
    const { parked, messages } = await parkedMail().list('directory-import')
    expect(parked).toBe(120)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(100)
    expect(await parkedMail().replay('directory-import', 'all')).toHaveLength(120)
    expect(await parkedMail().list('directory-import')).toMatchObject({ parked: 0, waiting: 120 })
  })
})

describe('a replay', () => {
  it('of one sends it back, body unchanged, and leaves the others', async () => {
    const { messages } = await parkedMail().list('outbound')
    const [wanted, other] = messages
    expect(await parkedMail().replay('outbound', [wanted?.id ?? ''])).toEqual([wanted?.id])
    expect((await workOf('outbound')).map(({ body }) => body)).toEqual([entry(1)])
    expect((await parkedMail().list('outbound')).messages).toEqual([other])
  })

  it('of one that is not parked any more does nothing', async () => {
    const before = await parkedMail().list('outbound')
    expect(await parkedMail().replay('outbound', ['not-there'])).toEqual([])
    expect(await parkedMail().list('outbound')).toEqual(before)
  })

  it('that dies between its two steps has lost nothing: the message is in both queues, and goes with the next replay', async () => {
    await park('feedback', entry(7))
    refuse = command => 'commandName' in command && command.commandName === 'DeleteMessageCommand'
    await expect(parkedMail().replay('feedback', 'all')).rejects.toThrow('The process died here.')
    refuse = () => false
    expect((await parkedMail().list('feedback')).parked).toBe(1)
    expect(await parkedMail().replay('feedback', 'all')).toHaveLength(1)
    expect((await workOf('feedback')).map(({ body }) => body)).toEqual([entry(7), entry(7)])
    expect((await parkedMail().list('feedback')).parked).toBe(0)
  })

  it('that cannot send leaves the message parked', async () => {
    await park('feedback', entry(8))
    refuse = command => 'commandName' in command && command.commandName === 'SendMessageCommand'
    await expect(parkedMail().replay('feedback', 'all')).rejects.toThrow('The process died here.')
    refuse = () => false
    expect(await parkedMail().list('feedback')).toMatchObject({ parked: 1, waiting: 0 })
    expect(await parkedMail().replay('feedback', 'all')).toHaveLength(1)
  })

  it('by two at once sends each message back at least once, and none is left', async () => {
    await workOf('feedback')
    for (let number = 1; number < 10; number += 1) await park('feedback', entry(number))
    const both = await Promise.all([
      parkedMail().replay('feedback', 'all'),
      parkedMail().replay('feedback', 'all'),
    ])
    expect(new Set(both.flat()).size).toBe(9)
    expect(new Set((await workOf('feedback')).map(({ body }) => body)).size).toBe(9)
    expect((await parkedMail().list('feedback')).parked).toBe(0)
  })
})

/** Takes everything out of a work queue. */
async function workOf(name: WorkQueueName) {
  const found: { body: string }[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: urls(name).work, MaxNumberOfMessages: 10 }),
    )
    if (Messages.length === 0) return found
    for (const { Body, ReceiptHandle } of Messages) {
      found.push({ body: Body ?? '' })
      await sqs.send(new DeleteMessageCommand({ QueueUrl: urls(name).work, ReceiptHandle }))
    }
  }
}
