import { describe, expect, test } from 'vitest'
import type { Template } from '#infra/local/template/assembly.ts'
import { readWiring } from '#infra/local/template/read-wiring.ts'
import {
  everyFiveMinutes,
  type TinyTemplates,
  tinyAssembly,
  tinyTemplates,
} from '#tests/support/local/tiny-template.ts'

const place = { sqs: 'http://127.0.0.1:4100', web: 'http://localhost:3000' }
const wiringOf = (templates: TinyTemplates = tinyTemplates()) => readWiring(tinyAssembly(templates), place)

/** The tiny service with some properties of one resource changed. */
function changed(id: string, properties: Record<string, unknown>): TinyTemplates {
  const templates = tinyTemplates()
  for (const stack of [templates.data, templates.service]) {
    const resource = stack.Resources[id]
    if (resource !== undefined) Object.assign(resource.Properties, properties)
  }
  return templates
}

function without(template: Template, id: string): Template {
  return {
    ...template,
    Resources: Object.fromEntries(Object.entries(template.Resources).filter(([each]) => each !== id)),
  }
}

describe('what the template says is what runs', () => {
  test('a table has the keys, the indexes and the expiry of the template', () => {
    expect(wiringOf().tables).toEqual([
      {
        name: 'Tiny-Data-Table',
        key: { partition: 'pk', sort: 'sk' },
        attributeTypes: { pk: 'S', sk: 'S', duePk: 'S', dueSk: 'S' },
        indexes: [
          {
            name: 'byDue',
            key: { partition: 'duePk', sort: 'dueSk' },
            projection: 'INCLUDE',
            carries: ['card'],
          },
        ],
        timeToLive: 'expiresAt',
      },
    ])
  })

  test('a queue has the timeouts and the redrive policy of the template', () => {
    const work = wiringOf().queues.find(queue => queue.name === 'Tiny-Data-Work')
    expect(work?.attributes).toEqual({
      VisibilityTimeout: '1',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-2:000000000000:Tiny-Data-Parked',
        maxReceiveCount: 2,
      }),
    })
  })

  test('a bucket announces to the queue that the template names, under its prefix', () => {
    expect(wiringOf().buckets).toEqual([
      {
        name: 'tiny-mail-000000000000',
        notifications: [
          { events: ['s3:ObjectCreated:*'], prefix: 'mail/', suffix: '', queueName: 'Tiny-Data-Work' },
        ],
      },
    ])
  })

  test('variables come through exports, joins, substitutions and the address of the web door', () => {
    const [recorder] = wiringOf().functions
    expect(recorder).toMatchObject({
      name: 'Tiny-Service-Recorder',
      folder: '/nowhere',
      timeoutSeconds: 1,
      memoryMegabytes: 256,
      environment: {
        TABLE_NAME: 'Tiny-Data-Table',
        MAIL_BUCKET_NAME: 'tiny-mail-000000000000',
        INTAKE_QUEUE_URL: 'http://127.0.0.1:4100/000000000000/Tiny-Data-Work',
        DESK_URL: 'http://localhost:3000',
        GREETING: 'Recorder of eu-west-2',
      },
    })
  })

  test('mail is received, sent and reported as the template says', () => {
    const { receipt, mail } = wiringOf()
    expect(receipt).toEqual([
      { recipients: ['aldermere.example'], bucketName: 'tiny-mail-000000000000', prefix: 'mail/' },
    ])
    expect(mail).toEqual({
      identities: ['aldermere.example'],
      configurationSets: [
        {
          name: 'tiny-set',
          destinations: [
            {
              eventTypes: ['send', 'bounce'],
              queueName: 'Tiny-Data-Feedback',
              raw: true,
              topicArn: 'arn:aws:sns:eu-west-2:000000000000:Tiny-Data-Topic',
            },
          ],
        },
      ],
    })
  })

  test('a mapping that is switched off takes nothing', () => {
    expect(wiringOf().eventSources).toEqual([
      {
        queueName: 'Tiny-Data-Work',
        functionName: 'Tiny-Service-Recorder',
        batchSize: 5,
        batchWindowSeconds: 0,
        reportsItemFailures: true,
      },
    ])
  })

  test('a function that is not in the template does not run, nor does one that CDK brings for itself', () => {
    expect(wiringOf().functions.map(each => each.name)).toEqual(['Tiny-Service-Recorder'])
    const templates = tinyTemplates()
    const service = ['Recorder', 'Mapping', 'WayBack'].reduce(without, templates.service)
    expect(wiringOf({ ...templates, service }).functions).toEqual([])
  })

  test('a schedule of the template starts its function with its input', () => {
    const templates = tinyTemplates()
    templates.service.Resources['Schedule'] = everyFiveMinutes
    expect(wiringOf(templates).schedules).toEqual([
      {
        name: 'Tiny-Service-Schedule',
        functionName: 'Tiny-Service-Recorder',
        expression: 'rate(5 minutes)',
        timeZone: 'UTC',
        input: { from: 'schedule' },
      },
    ])
  })

  test('the function behind the HTTP API is the web function', () => {
    const templates = tinyTemplates()
    templates.service.Resources['Integration'] = {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: { 'Fn::GetAtt': ['Recorder', 'Arn'] } },
    }
    expect(wiringOf(templates).webFunctionName).toBe('Tiny-Service-Recorder')
    expect(wiringOf().webFunctionName).toBeNull()
  })
})

describe('a change in the template is a change here', () => {
  test('a visibility timeout', () => {
    const { queues } = wiringOf(changed('Work', { VisibilityTimeout: 77 }))
    expect(queues.find(queue => queue.name === 'Tiny-Data-Work')?.attributes['VisibilityTimeout']).toBe('77')
  })

  test('a batch size and a window', () => {
    const { eventSources } = wiringOf(changed('Mapping', { BatchSize: 3, MaximumBatchingWindowInSeconds: 1 }))
    expect(eventSources).toMatchObject([{ batchSize: 3, batchWindowSeconds: 1 }])
  })

  test('a name that is given, and a name that is made of the place in the template', () => {
    const { queues } = wiringOf(changed('Work', { QueueName: 'work-by-name' }))
    expect(queues.map(queue => queue.name)).toEqual([
      'Tiny-Data-Parked',
      'work-by-name',
      'Tiny-Data-Feedback',
    ])
  })

  test('an index that is added', () => {
    const index = {
      IndexName: 'byOwner',
      KeySchema: [{ AttributeName: 'duePk', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    }
    const { tables } = wiringOf(changed('Table', { GlobalSecondaryIndexes: [index] }))
    expect(tables[0]?.indexes).toEqual([
      { name: 'byOwner', key: { partition: 'duePk', sort: null }, projection: 'ALL', carries: [] },
    ])
  })
})

describe('what one machine cannot do is said, with the name of the resource', () => {
  test.each([
    [
      'a name that nothing has',
      changed('Work', { QueueName: { Ref: 'Nowhere' } }),
      /Work of stack Tiny-Data .*Nowhere/,
    ],
    [
      'an attribute without a meaning here',
      changed('Work', { QueueName: { 'Fn::GetAtt': ['Key', 'KeyId'] } }),
      /Work of stack Tiny-Data .*KeyId/,
    ],
    ['an intrinsic of another kind', changed('Work', { QueueName: { 'Fn::Cidr': [] } }), /Work .*Fn::Cidr/],
    [
      'a stream as a source of events',
      changed('Mapping', { EventSourceArn: 'arn:aws:dynamodb:eu-west-2:000000000000:table/x/stream/y' }),
      /Mapping of stack Tiny-Service .*only queues/s,
    ],
    [
      'a filter on events about mail',
      changed('Subscription', { FilterPolicy: { eventType: ['Bounce'] } }),
      /Subscription of stack Tiny-Data/,
    ],
    [
      'a notification that starts a function itself',
      changed('Mail', {
        NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*' }] },
      }),
      /Mail of stack Tiny-Data/,
    ],
    ['a queue that keeps an order', changed('Work', { FifoQueue: true }), /Work of stack Tiny-Data/],
    [
      'a mapping to a function that is not run',
      changed('Mapping', { FunctionName: 'elsewhere' }),
      /elsewhere/,
    ],
  ])('%s', (_what, templates, sentence) => {
    expect(() => wiringOf(templates)).toThrow(sentence)
  })
})
