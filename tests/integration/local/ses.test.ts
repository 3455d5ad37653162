/** The SES engine through the AWS SDK: what it takes, what it refuses and how, and the events that it owes. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ConfigurationSetDoesNotExistException,
  GetSendQuotaCommand,
  MessageRejected,
  SESClient,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses'
import { PurgeQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { queueUrl } from '#infra/local/apply-wiring.ts'
import { type LocalClients, localClients } from '#infra/local/aws-clients.ts'
import { type Engines, startEngines } from '#infra/local/engines/engines.ts'

let root: string
let engines: Engines
let clients: LocalClients
let ses: SESClient

const resources = {
  queues: [
    { name: 'feedback', attributes: {} },
    { name: 'wrapped', attributes: {} },
  ],
  buckets: [],
  mail: {
    identities: ['aldermere.example'],
    configurationSets: [
      {
        name: 'tiny-set',
        destinations: [
          {
            eventTypes: ['send', 'bounce', 'delivery'],
            queueName: 'feedback',
            raw: true,
            topicArn: 'arn:topic',
          },
          { eventTypes: ['BOUNCE'], queueName: 'wrapped', raw: false, topicArn: 'arn:topic' },
        ],
      },
    ],
  },
}

async function open() {
  engines = await startEngines({
    storage: { tables: join(root, 'tables'), queues: join(root, 'sqs'), objects: join(root, 's3') },
    outbox: join(root, 'outbox'),
    pending: join(root, 'pending'),
    log: root,
    dynamodbEndpoint: undefined,
  })
  await engines.setUp(resources)
  clients = localClients(engines.endpoints)
  ses = new SESClient({
    endpoint: engines.endpoints.ses,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
}
async function close() {
  ses.destroy()
  clients.destroy()
  await engines.stop()
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ses-'))
  await open()
})
beforeEach(async () => {
  for (const name of await readdir(join(root, 'outbox'))) await rm(join(root, 'outbox', name))
  for (const { name } of resources.queues) {
    await clients.sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl(engines.endpoints.sqs, name) }))
  }
})
afterAll(async () => {
  await close()
  await rm(root, { recursive: true, force: true })
})

const letter = (fields: readonly string[], body = 'Hello.') =>
  Buffer.from(
    `${['From: Inbox <send@aldermere.example>', 'To: parent@example.org', ...fields].join('\r\n')}\r\n\r\n${body}\r\n`,
  )
const send = (raw: Uint8Array, more: Partial<SendRawEmailCommandInput> = {}) =>
  ses.send(new SendRawEmailCommand({ RawMessage: { Data: raw }, ...more }))
const kept = async () => {
  const names = (await readdir(join(root, 'outbox'))).sort()
  return Promise.all(names.map(name => readFile(join(root, 'outbox', name), 'latin1')))
}

const SesEvent = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({
    messageId: z.string(),
    destination: z.array(z.string()),
    tags: z.record(z.string(), z.array(z.string())),
  }),
})
async function eventsIn(queue: string) {
  const { Messages = [] } = await clients.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl(engines.endpoints.sqs, queue), MaxNumberOfMessages: 10 }),
  )
  return Messages.map((message): unknown => JSON.parse(message.Body ?? ''))
}

describe('a mail that SES takes', () => {
  test('is kept byte for byte, but for what SES itself replaces', async () => {
    const body = 'Grüße, £5 – \u0000 and a line of 8 bits'
    const { MessageId } = await send(
      letter(
        [
          'Message-ID: <ours@aldermere.example>',
          'Date: Mon, 23 Nov 2026 09:00:00 +0000',
          'Subject: =?utf-8?q?a?=',
          ' folded',
          'X-SES-CONFIGURATION-SET: tiny-set',
          'X-SES-MESSAGE-TAGS: entry=one, kind=notice',
        ],
        body,
      ),
    )
    expect(await kept()).toEqual([
      [
        `Message-ID: <${MessageId}@eu-west-2.amazonses.com>`,
        'From: Inbox <send@aldermere.example>',
        'To: parent@example.org',
        'Date: Mon, 23 Nov 2026 09:00:00 +0000',
        'Subject: =?utf-8?q?a?=',
        ' folded',
        '',
        `${Buffer.from(body).toString('latin1')}\r\n`,
      ].join('\r\n'),
    ])
  })

  test('gets a Date where it has none', async () => {
    await send(letter([]))
    expect((await kept())[0]).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\r$/m)
  })

  test('is reported as sent and delivered, with its tags, to the queue of its configuration set', async () => {
    const { MessageId } = await send(letter([]), {
      ConfigurationSetName: 'tiny-set',
      Tags: [{ Name: 'entry', Value: 'SEND-2026-00001.acknowledgement.1' }],
    })
    const events = z.array(SesEvent).parse(await eventsIn('feedback'))
    expect(events.map(event => event.eventType)).toEqual(['Send', 'Delivery'])
    for (const { mail } of events) {
      expect(mail).toMatchObject({
        messageId: MessageId,
        destination: ['parent@example.org'],
        tags: { entry: ['SEND-2026-00001.acknowledgement.1'], 'ses:configuration-set': ['tiny-set'] },
      })
    }
  })

  test('without a configuration set is not reported', async () => {
    await send(letter([]))
    expect(await eventsIn('feedback')).toEqual([])
  })

  test.each(['bounce@simulator.amazonses.com', 'bounce+cw-03@simulator.amazonses.com'])(
    'to %s bounces, and an SNS notification wraps the event where raw delivery is off',
    async address => {
      await send(letter(['X-SES-CONFIGURATION-SET: tiny-set']), { Destinations: [address] })
      const events = z.array(SesEvent).parse(await eventsIn('feedback'))
      expect(events.map(event => event.eventType)).toEqual(['Send', 'Bounce'])
      const [wrapped] = z
        .array(z.object({ Type: z.literal('Notification'), Message: z.string() }))
        .parse(await eventsIn('wrapped'))
      expect(JSON.parse(wrapped?.Message ?? '')).toMatchObject({
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: address, status: '5.1.1' }] },
      })
    },
  )

  test('with a header that no queue message may hold is reported all the same', async () => {
    await send(letter([`Subject: ${'\uffff'} and \u0007 bell`, 'X-SES-CONFIGURATION-SET: tiny-set']))
    expect(await eventsIn('feedback')).toHaveLength(2)
  })
})

describe('a mail that SES refuses is refused in SES words, and nothing of it is kept', () => {
  const rejected: readonly [string, () => Promise<unknown>, string][] = [
    [
      'from somebody who is not verified',
      () => send(Buffer.from('From: a@elsewhere.example\r\nTo: b@example.org\r\n\r\nx')),
      'MessageRejected',
    ],
    ['without a From', () => send(Buffer.from('To: b@example.org\r\n\r\nx')), 'InvalidParameterValue'],
    ['to nobody', () => send(Buffer.from('From: send@aldermere.example\r\n\r\nx')), 'InvalidParameterValue'],
    [
      'to 51 people',
      () =>
        send(letter([]), { Destinations: Array.from({ length: 51 }, (_, index) => `p${index}@example.org`) }),
      'InvalidParameterValue',
    ],
    [
      'to what is no address',
      () => send(letter([]), { Destinations: ['not an address'] }),
      'InvalidParameterValue',
    ],
    [
      'to an address that only SMTPUTF8 could carry',
      () => send(letter([]), { Destinations: ['zoë@example.org'] }),
      'InvalidParameterValue',
    ],
    ['of more than 10 MB', () => send(letter([], 'x'.repeat(10 * 1024 * 1024))), 'InvalidParameterValue'],
    [
      'so large that it cannot be a mail at all',
      () => send(Buffer.alloc(30 * 1024 * 1024, 'x')),
      'InvalidParameterValue',
    ],
    [
      'with a configuration set that is not there',
      () => send(letter([]), { ConfigurationSetName: 'other' }),
      'ConfigurationSetDoesNotExist',
    ],
    ['by an operation that is not offered', () => ses.send(new GetSendQuotaCommand({})), 'InvalidAction'],
  ]
  test.each(rejected)('%s', async (_what, sending, code) => {
    const fault: unknown = await sending().catch((each: unknown) => each)
    expect(fault).toMatchObject({ $metadata: { httpStatusCode: 400 } })
    expect(
      String(
        z
          .looseObject({ name: z.string() })
          .parse({ ...z.looseObject({}).parse(fault), name: fault instanceof Error ? fault.name : '' }).name,
      ),
    ).toContain(code)
    expect(await kept()).toEqual([])
  })

  test('the SDK knows the errors by their classes', async () => {
    await expect(
      send(Buffer.from('From: a@elsewhere.example\r\nTo: b@example.org\r\n\r\nx')),
    ).rejects.toBeInstanceOf(MessageRejected)
    await expect(send(letter([]), { ConfigurationSetName: 'other' })).rejects.toBeInstanceOf(
      ConfigurationSetDoesNotExistException,
    )
  })
})

describe('after a kill', () => {
  const mark = (file: string) => ({
    file,
    configurationSet: 'tiny-set',
    mail: {
      messageId: 'id-1',
      timestamp: '2026-11-23T09:00:00.000Z',
      source: 'send@aldermere.example',
      destination: ['parent@example.org'],
      headers: [],
      tags: { entry: ['one'] },
    },
  })

  test('events of a mail that had left are published at the next start', async () => {
    await close()
    await writeFile(join(root, 'outbox', 'left.eml'), 'x')
    await writeFile(join(root, 'pending', 'id-1.json'), JSON.stringify(mark('left.eml')))
    await open()
    expect(
      z
        .array(SesEvent)
        .parse(await eventsIn('feedback'))
        .map(event => event.eventType),
    ).toEqual(['Send', 'Delivery'])
    expect(await readdir(join(root, 'pending'))).toEqual([])
  })

  test('a mail that had not left is not reported, and its mark goes, even one that is cut short', async () => {
    await close()
    await writeFile(join(root, 'pending', 'id-1.json'), JSON.stringify(mark('never.eml')))
    await writeFile(join(root, 'pending', 'id-2.json'), '{"file"')
    await writeFile(join(root, 'pending', 'id-3.partial'), 'half a ma')
    await open()
    expect(await eventsIn('feedback')).toEqual([])
    expect(await readdir(join(root, 'pending'))).toEqual([])
  })
})
