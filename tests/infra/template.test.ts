import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { functionNames } from '#infra/function-names.ts'
import { alarmHeadings, runbookLink } from '#infra/runbook.ts'
import { casework } from '#shared/adapters/dynamodb/table.ts'
import { type FoundResource, nameOf, type SynthesisedApp, synthesiseSample } from './synthesised-app.ts'

let app: SynthesisedApp
beforeAll(async () => {
  app = await synthesiseSample()
})

const read = <Shape extends z.ZodRawShape>(resource: FoundResource, shape: Shape) =>
  z.object(shape).parse(resource.properties)

const queues = () => app.ofType('AWS::SQS::Queue')
const parkedBy = (queue: FoundResource): string | undefined => {
  const { RedrivePolicy } = read(queue, {
    RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() }).optional(),
  })
  return RedrivePolicy && app.target(RedrivePolicy.deadLetterTargetArn, queue)
}
const workQueues = () => queues().filter(queue => parkedBy(queue) !== undefined)
const mappings = () =>
  app.ofType('AWS::Lambda::EventSourceMapping').map(mapping => {
    const properties = read(mapping, {
      EventSourceArn: z.unknown(),
      FunctionName: z.unknown(),
      Enabled: z.boolean().default(true),
      FunctionResponseTypes: z.array(z.string()),
    })
    return {
      queue: app.target(properties.EventSourceArn, mapping),
      worker: app.target(properties.FunctionName, mapping),
      enabled: properties.Enabled,
      responses: properties.FunctionResponseTypes,
    }
  })
const alarms = () =>
  app.ofType('AWS::CloudWatch::Alarm').map(alarm => {
    const properties = read(alarm, {
      AlarmName: z.string(),
      AlarmDescription: z.string().max(1024),
      AlarmActions: z.array(z.unknown()).min(1),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
    })
    return { ...properties, of: properties.Dimensions.map(({ Value }) => app.target(Value, alarm)) }
  })

describe('queues', () => {
  it('are five: mail in, mail out, feedback, imports, each with its dead-letter queue, and that of the schedule', () => {
    expect(workQueues()).toHaveLength(4)
    expect(queues()).toHaveLength(9)
  })

  it('each have a dead-letter queue, or are one', () => {
    const deadLetter = new Set([
      ...workQueues().map(parkedBy),
      ...app
        .ofType('AWS::Scheduler::Schedule')
        .map(schedule =>
          app.target(
            read(schedule, { Target: z.object({ DeadLetterConfig: z.object({ Arn: z.unknown() }) }) }).Target
              .DeadLetterConfig.Arn,
            schedule,
          ),
        ),
    ])
    for (const queue of queues()) {
      expect(parkedBy(queue) !== undefined || deadLetter.has(nameOf(queue)), nameOf(queue)).toBe(true)
    }
  })

  it('are each worked by one function, with partial batch responses', () => {
    for (const queue of workQueues()) {
      const on = mappings().filter(mapping => mapping.queue === nameOf(queue))
      expect(on, nameOf(queue)).toEqual([
        expect.objectContaining({ enabled: true, responses: ['ReportBatchItemFailures'] }),
      ])
    }
  })

  it('have a way back from the dead-letter queue to the same function, switched off', () => {
    for (const queue of workQueues()) {
      const worker = mappings().find(mapping => mapping.queue === nameOf(queue))?.worker
      const back = mappings().filter(mapping => mapping.queue === parkedBy(queue))
      expect(back, nameOf(queue)).toEqual([expect.objectContaining({ enabled: false, worker })])
    }
  })

  it('ring when the oldest message is too old, and when anything is parked', () => {
    for (const queue of workQueues()) {
      const rings = (metric: string, of: string | undefined) =>
        alarms().some(alarm => alarm.MetricName === metric && of !== undefined && alarm.of.includes(of))
      expect(rings('ApproximateAgeOfOldestMessage', nameOf(queue)), nameOf(queue)).toBe(true)
      expect(rings('ApproximateNumberOfMessagesVisible', parkedBy(queue)), parkedBy(queue)).toBe(true)
    }
    const schedule = queues().find(({ stack }) => stack === 'service')
    expect(
      alarms().filter(
        ({ MetricName, of }) =>
          MetricName === 'ApproximateNumberOfMessagesVisible' && schedule && of.includes(nameOf(schedule)),
      ),
    ).toHaveLength(1)
  })

  it('hide a message for longer than its function may run, on the way back too', () => {
    const timeouts = new Map(
      app
        .ofType('AWS::Lambda::Function')
        .map(each => [nameOf(each), read(each, { Timeout: z.number() }).Timeout]),
    )
    const hidden = new Map(
      queues().map(queue => [
        nameOf(queue),
        read(queue, { VisibilityTimeout: z.number().default(30) }).VisibilityTimeout,
      ]),
    )
    expect(mappings()).toHaveLength(8)
    for (const { queue, worker } of mappings()) {
      expect(hidden.get(queue), queue).toBeGreaterThanOrEqual(
        (timeouts.get(worker) ?? Number.POSITIVE_INFINITY) * 3,
      )
    }
  })

  it('keep what waits for 14 days', () => {
    const days = queues().map(
      queue => read(queue, { MessageRetentionPeriod: z.number() }).MessageRetentionPeriod / 86_400,
    )
    expect(new Set(days)).toEqual(new Set([14]))
  })
})

describe('buckets', () => {
  const notifications = () =>
    app.ofType('AWS::S3::Bucket').flatMap(bucket => {
      const { NotificationConfiguration } = read(bucket, {
        NotificationConfiguration: z
          .object({
            QueueConfigurations: z.array(
              z.object({
                Event: z.string(),
                Queue: z.unknown(),
                Filter: z.object({
                  S3Key: z.object({ Rules: z.array(z.object({ Name: z.string(), Value: z.string() })) }),
                }),
              }),
            ),
          })
          .optional(),
      })
      return (NotificationConfiguration?.QueueConfigurations ?? []).map(each => ({
        event: each.Event,
        filter: each.Filter.S3Key.Rules.map(({ Name, Value }) => `${Name} ${Value}`),
        queue: app.target(each.Queue, bucket),
      }))
    })

  it('announce each new mail to the intake queue, and each finished upload of a council to the import queue', () => {
    expect(notifications()).toEqual([
      {
        event: 's3:ObjectCreated:*',
        filter: ['prefix mail/'],
        queue: expect.stringContaining('IntakeQueue'),
      },
      {
        event: 's3:ObjectCreated:*',
        filter: ['prefix import/', 'suffix /council.json'],
        queue: expect.stringContaining('ImportsQueue'),
      },
    ])
  })

  it('refuse the public, plain HTTP and lists of access, and keep old versions', () => {
    for (const bucket of app.ofType('AWS::S3::Bucket')) {
      expect(bucket.properties, nameOf(bucket)).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
      })
    }
    const tlsOnly = app
      .ofType('AWS::S3::BucketPolicy')
      .filter(policy => JSON.stringify(policy.properties).includes('"aws:SecureTransport":"false"'))
    expect(tlsOnly).toHaveLength(app.ofType('AWS::S3::Bucket').length)
  })

  it('never delete a mail, a directory, or anything but uploads by age', () => {
    const expiring = app
      .ofType('AWS::S3::Bucket')
      .filter(({ id }) => !id.startsWith('AccessLog'))
      .flatMap(bucket => {
        const { LifecycleConfiguration } = read(bucket, {
          LifecycleConfiguration: z.object({ Rules: z.array(z.record(z.string(), z.unknown())) }),
        })
        return LifecycleConfiguration.Rules.filter(rule => 'ExpirationInDays' in rule)
      })
    expect(expiring).toEqual([{ Id: 'uploads', Prefix: 'import/', ExpirationInDays: 90, Status: 'Enabled' }])
  })
})

describe('the table', () => {
  it('has the keys and indexes that the stores use', () => {
    const [table] = app.ofType('AWS::DynamoDB::GlobalTable')
    const keys = (partitionKey: string, sortKey: string) => [
      { AttributeName: partitionKey, KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ]
    expect(table?.properties).toMatchObject({
      KeySchema: keys(casework.partitionKey, casework.sortKey),
      GlobalSecondaryIndexes: Object.entries(casework.indexes).map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection:
          index.carries.length === 0
            ? { ProjectionType: 'KEYS_ONLY' }
            : { ProjectionType: 'INCLUDE', NonKeyAttributes: index.carries },
      })),
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: casework.timeToLive, Enabled: true },
    })
  })

  it('is encrypted with our key, can be put back to any second of 35 days, and cannot be deleted by mistake', () => {
    const [table] = app.ofType('AWS::DynamoDB::GlobalTable')
    expect(table?.properties).toMatchObject({
      Replicas: [
        {
          Region: 'eu-west-2',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          SSESpecification: { KMSMasterKeyId: expect.anything() },
        },
      ],
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    })
  })
})

describe('encryption', () => {
  it.each([
    ['AWS::SQS::Queue', 'KmsMasterKeyId'],
    ['AWS::SNS::Topic', 'KmsMasterKeyId'],
    ['AWS::Logs::LogGroup', 'KmsKeyId'],
  ])('every %s has a key of ours', (type, property) => {
    const resources = app.ofType(type)
    expect(resources).not.toHaveLength(0)
    for (const resource of resources) {
      expect(app.target(resource.properties[property], resource), nameOf(resource)).toMatch(
        /\/(Queue|Operations)Key/,
      )
    }
  })

  it('buckets have a key of ours; the access log has that of S3, as S3 delivers it to no other', () => {
    const algorithms = app.ofType('AWS::S3::Bucket').map(bucket => {
      const { BucketEncryption } = read(bucket, {
        BucketEncryption: z.object({
          ServerSideEncryptionConfiguration: z.tuple([
            z.object({ ServerSideEncryptionByDefault: z.object({ SSEAlgorithm: z.string() }) }),
          ]),
        }),
      })
      return [
        bucket.id.replace(/[0-9A-F]{8}$/, ''),
        BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
      ]
    })
    expect(Object.fromEntries(algorithms)).toEqual({
      AccessLog: 'AES256',
      InboundMailBucket: 'aws:kms',
      CouncilFilesCouncilBucket: 'aws:kms',
    })
  })

  it('keys are renewed every year', () => {
    for (const key of app.ofType('AWS::KMS::Key'))
      expect(key.properties).toMatchObject({ EnableKeyRotation: true })
    expect(app.ofType('AWS::KMS::Key')).toHaveLength(3)
  })
})

describe('permissions', () => {
  const Texts = z.union([z.string().transform(text => [text]), z.array(z.string())])
  const Policy = z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({
          Effect: z.string(),
          Action: Texts,
          Resource: z.unknown(),
          Condition: z.unknown().optional(),
        }),
      ),
    }),
  })
  const statements = () =>
    app
      .ofType('AWS::IAM::Policy')
      .flatMap(policy =>
        Policy.parse(policy.properties).PolicyDocument.Statement.map(each => ({ ...each, of: policy.id })),
      )

  it('name every action', () => {
    expect(
      statements()
        .flatMap(({ Action }) => Action)
        .filter(action => action.includes('*')),
    ).toEqual([])
  })

  it('name every resource but traces, objects under a prefix and versions of the clock function', () => {
    const wild = statements()
      .flatMap(({ Resource }) => (Array.isArray(Resource) ? Resource : [Resource]))
      .map(resource => JSON.stringify(resource))
      .filter(resource => resource.includes('*'))
    expect([...new Set(wild)].sort()).toEqual(
      [
        '"*"',
        '{"Fn::Join":["",[{"Fn::GetAtt":["ClockFunction8159F1BF","Arn"]},":*"]]}',
        '{"Fn::Join":["",["arn:aws:s3:::send-inbox-test-council-",{"Ref":"AWS::AccountId"},"/directory/*"]]}',
        '{"Fn::Join":["",["arn:aws:s3:::send-inbox-test-council-",{"Ref":"AWS::AccountId"},"/import/*"]]}',
        '{"Fn::Join":["",["arn:aws:s3:::send-inbox-test-mail-",{"Ref":"AWS::AccountId"},"/mail/*"]]}',
      ].sort(),
    )
    const everything = statements().filter(({ Resource }) => Resource === '*')
    expect(new Set(everything.flatMap(({ Action }) => Action))).toEqual(
      new Set(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']),
    )
  })

  it('come from no managed policy and from nothing written into a role', () => {
    for (const role of app.ofType('AWS::IAM::Role')) {
      expect(Object.keys(role.properties), nameOf(role)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/ManagedPolicyArns|Policies/)]),
      )
    }
    expect(app.ofType('AWS::IAM::ManagedPolicy')).toEqual([])
  })

  it('let nothing scan the table, delete an object or purge a queue', () => {
    const actions = statements().flatMap(({ Action }) => Action)
    for (const action of ['dynamodb:Scan', 's3:DeleteObject', 's3:DeleteObjectVersion', 'sqs:PurgeQueue']) {
      expect(actions).not.toContain(action)
    }
  })

  it('let one function send mail, as the inbox alone', () => {
    const sending = statements().filter(({ Action }) => Action.some(action => action.startsWith('ses:')))
    expect(sending).toEqual([
      expect.objectContaining({
        of: expect.stringMatching(/^OutboundRole/),
        Action: ['ses:SendRawEmail'],
        Condition: { StringEquals: { 'ses:FromAddress': 'send@casework.calderbrook.example' } },
      }),
    ])
  })

  it('let the web function change casework, queue mail and send parked messages back, send none, and only read what is in the buckets', () => {
    const actions = statements()
      .filter(({ of }) => of.startsWith('DeskRole'))
      .flatMap(({ Action }) => Action)
      .filter(action => /^(dynamodb|s3|sqs|ses):/.test(action))
    expect(new Set(actions)).toEqual(
      new Set([
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'sqs:SendMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        's3:GetObject',
        's3:ListBucket',
      ]),
    )
  })

  it('let the web function take messages from dead-letter queues alone, and send to queues of work alone', () => {
    const queuesOf = (action: string) =>
      statements()
        .filter(({ of, Action }) => of.startsWith('DeskRole') && Action.includes(action))
        .flatMap(({ Resource }) => (Array.isArray(Resource) ? Resource : [Resource]))
        .map(resource => JSON.stringify(resource))
    const isParked = (resource: string) => /Parked/.test(resource)
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility']) {
      expect(queuesOf(action), action).toHaveLength(4)
      expect(queuesOf(action).filter(isParked), action).toHaveLength(4)
    }
    expect(queuesOf('sqs:SendMessage')).toHaveLength(4)
    expect(queuesOf('sqs:SendMessage').filter(isParked)).toEqual([])
  })
})

describe('functions', () => {
  const Deployed = {
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
    Code: z.object({ S3Key: z.string() }),
  }

  it('are those of the functions folder, each once', () => {
    const names = app
      .ofType('AWS::Lambda::Function')
      .map(each => read(each, Deployed).Environment.Variables['POWERTOOLS_SERVICE_NAME'])
    expect(names.toSorted()).toEqual([...functionNames].toSorted())
  })

  it('run on Node 24 and ARM, traced, with a log of their own', () => {
    for (const each of app.ofType('AWS::Lambda::Function')) {
      expect(each.properties, nameOf(each)).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      })
    }
  })

  it('are in the assembly, where the template says', () => {
    for (const each of app.ofType('AWS::Lambda::Function')) {
      const hash = read(each, Deployed).Code.S3Key.replace('.zip', '')
      expect(existsSync(join(app.outDir, `asset.${hash}`, 'index.mjs')), nameOf(each)).toBe(true)
    }
  })

  it('ring when they fail and when they are throttled', () => {
    for (const each of app.ofType('AWS::Lambda::Function')) {
      const metrics = alarms()
        .filter(({ of }) => of.includes(nameOf(each)))
        .map(({ MetricName }) => MetricName)
      expect(metrics, nameOf(each)).toEqual(expect.arrayContaining(['Errors', 'Throttles']))
    }
  })

  it('keep their logs for a year', () => {
    const logs = app.ofType('AWS::Logs::LogGroup')
    expect(logs).toHaveLength(7)
    for (const log of logs) expect(log.properties).toMatchObject({ RetentionInDays: 365 })
  })
})

describe('the clock', () => {
  it('runs every five minutes, and rings when it does not', () => {
    const [schedule] = app.ofType('AWS::Scheduler::Schedule')
    expect(schedule?.properties).toMatchObject({ ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' })
    expect(alarms().map(({ AlarmName }) => AlarmName)).toContain('SendInbox/Clock/Silent')
  })

  it('rings when the ledger does not balance, and when nobody has written one', () => {
    const filters = app
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ id }) => !id.startsWith('QueryUnreachable'))
      .map(filter => [
        filter.properties['FilterPattern'],
        read(filter, { MetricTransformations: z.tuple([z.object({ MetricName: z.string() })]) })
          .MetricTransformations[0].MetricName,
      ])
    expect(Object.fromEntries(filters)).toEqual({
      '{ $.event = "ledger.balanced" }': 'LedgerBalanced',
      '{ $.event = "directory.refused" }': 'DirectoryRefused',
    })
    const rings = app.ofType('AWS::CloudWatch::Alarm').map(alarm => alarm.properties)
    expect(rings).toContainEqual(
      expect.objectContaining({
        Namespace: 'SendInbox',
        MetricName: 'LedgerDifference',
        Dimensions: [{ Name: 'service', Value: 'clock' }],
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    )
    expect(rings).toContainEqual(
      expect.objectContaining({
        MetricName: 'LedgerBalanced',
        TreatMissingData: 'breaching',
        ComparisonOperator: 'LessThanThreshold',
      }),
    )
  })
})

describe('the door of the pages', () => {
  const stage = 'AWS::ApiGatewayV2::Stage'
  const AccessLog = z.object({ Format: z.string() })

  it('writes no path to its log, for the path of a signed link is a key', () => {
    const stages = app
      .ofType(stage)
      .map(found => read(found, { AccessLogSettings: AccessLog }).AccessLogSettings)
    expect(stages).toHaveLength(1)
    for (const { Format } of stages) {
      expect(Format).toContain('$context.status')
      expect(Format).not.toMatch(
        /path|routeKey|queryString|rawUri|referer|\$context\.(?:integration\.)?request\b/i,
      )
    }
  })

  it('takes no more requests than people send', () => {
    const [found] = app.ofType(stage)
    expect(found?.properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    })
  })
})

describe('mail', () => {
  it('comes in for every address of the domain, scanned, with TLS not required, into the mail bucket', () => {
    const [rule] = app.ofType('AWS::SES::ReceiptRule')
    expect(rule?.properties).toMatchObject({
      Rule: {
        Enabled: true,
        Recipients: ['casework.calderbrook.example'],
        ScanEnabled: true,
        TlsPolicy: 'Optional',
        Actions: [
          {
            S3Action: {
              ObjectKeyPrefix: 'mail/',
              BucketName: { Ref: expect.stringContaining('InboundMail') },
            },
          },
        ],
      },
    })
  })

  it('goes out signed, from a bounce domain of its own, and every fate of it is reported to the feedback queue', () => {
    const [identity] = app.ofType('AWS::SES::EmailIdentity')
    expect(identity?.properties).toMatchObject({
      EmailIdentity: 'casework.calderbrook.example',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'bounce.casework.calderbrook.example' },
    })
    const [destination] = app.ofType('AWS::SES::ConfigurationSetEventDestination')
    expect(destination?.properties).toMatchObject({
      EventDestination: {
        MatchingEventTypes: [
          'send',
          'delivery',
          'bounce',
          'complaint',
          'reject',
          'deliveryDelay',
          'renderingFailure',
        ],
      },
    })
    const [subscription] = app.ofType('AWS::SNS::Subscription')
    expect(subscription?.properties).toMatchObject({
      Protocol: 'sqs',
      RawMessageDelivery: true,
      Endpoint: { 'Fn::GetAtt': [expect.stringContaining('FeedbackQueue'), 'Arn'] },
    })
  })
})

describe('alarms', () => {
  it('and the runbook name each other, one for one', () => {
    expect(
      alarms()
        .map(({ AlarmName }) => AlarmName)
        .toSorted(),
    ).toEqual([...alarmHeadings()].toSorted())
  })

  it('ring for each message that is parked, whatever queue it was of', () => {
    const parked = app.resources.filter(({ id, type }) => type === 'AWS::SQS::Queue' && /Parked/.test(id))
    expect(parked).toHaveLength(4)
    const watched = alarms().filter(({ AlarmName }) => AlarmName.endsWith('/Parked'))
    expect(watched.map(({ MetricName }) => MetricName)).toEqual(
      parked.map(() => 'ApproximateNumberOfMessagesVisible'),
    )
  })

  it('ring for a query that nobody who could be reached knows of, whichever function met it', () => {
    const speakers = app
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ properties }) => JSON.stringify(properties).includes('"QueryUnreachable"'))
      .map(({ properties }) => [properties['FilterPattern'], JSON.stringify(properties['LogGroupName'])])
    expect(speakers.toSorted((one, other) => (String(one) < String(other) ? -1 : 1))).toEqual([
      ['{ $.event = "notice.unreachable" }', expect.stringContaining('Clock')],
      ['{ $.event = "query.unreachable" }', expect.stringContaining('Feedback')],
      ['{ $.event = "query.unreachable" }', expect.stringContaining('Intake')],
      ['{ $.event = "query.unreachable" }', expect.stringContaining('Outbound')],
    ])
    expect(app.ofType('AWS::CloudWatch::Alarm').map(alarm => alarm.properties)).toContainEqual(
      expect.objectContaining({
        AlarmName: 'SendInbox/Query/Unreachable',
        AlarmDescription: expect.stringMatching(/^URGENT\. /),
        Namespace: 'SendInbox',
        MetricName: 'QueryUnreachable',
        Threshold: 0,
        TreatMissingData: 'notBreaching',
      }),
    )
  })

  it('may tell their topic, as SES may tell that of its reports', () => {
    const speakers = app.ofType('AWS::SNS::TopicPolicy').map(policy => {
      const { PolicyDocument } = read(policy, {
        PolicyDocument: z.object({
          Statement: z.array(z.object({ Effect: z.string(), Action: z.unknown(), Principal: z.unknown() })),
        }),
      })
      return PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')
    })
    expect(speakers).toEqual([
      [{ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'ses.amazonaws.com' } }],
      [{ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } }],
    ])
  })

  it('say how urgent they are, what a council notices, and where the runbook speaks of them', () => {
    for (const { AlarmName, AlarmDescription } of alarms()) {
      expect(AlarmDescription).toMatch(/^(URGENT|SOON)\. [A-Z].{30,}[.] What to do: /)
      expect(AlarmDescription.endsWith(runbookLink('docs/runbook.md', AlarmName)), AlarmName).toBe(true)
    }
  })
})

describe('the stacks', () => {
  it('are in London, for any account', async () => {
    const Manifest = z.object({
      artifacts: z.record(
        z.string(),
        z.object({
          type: z.string(),
          environment: z.string().optional(),
          properties: z.looseObject({}).optional(),
        }),
      ),
    })
    const { artifacts } = Manifest.parse(
      JSON.parse(await readFile(join(app.outDir, 'manifest.json'), 'utf8')),
    )
    const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack')
    expect(Object.fromEntries(stacks.map(([name, { environment }]) => [name, environment]))).toEqual({
      'SendInbox-test-Data': 'aws://unknown-account/eu-west-2',
      'SendInbox-test-Service': 'aws://unknown-account/eu-west-2',
    })
    expect(artifacts['SendInbox-test-Data']?.properties).toMatchObject({ terminationProtection: true })
    expect(app.templateText).not.toMatch(/\b(us|eu|ap|ca)-(east|west|central|north|south)-(?!2)\d/)
  })

  it('keep everything that holds something, even when the data stack goes', () => {
    const holds = /^AWS::(DynamoDB|S3::Bucket$|KMS|SQS::Queue$|SES::EmailIdentity)/
    const kept = app.resources.filter(({ stack, type }) => stack === 'data' && holds.test(type))
    expect(kept).toHaveLength(1 + 3 + 2 + 8 + 1)
    for (const resource of kept) {
      expect([resource.deletionPolicy, resource.updateReplacePolicy], nameOf(resource)).toEqual([
        'Retain',
        'Retain',
      ])
    }
  })

  it('let the service stack go without losing anything: what holds or takes in mail is in the other, and needs nothing of it', () => {
    const holds = /^AWS::(DynamoDB|S3|SES|SNS::Subscription)/
    expect(app.resources.filter(({ stack, type }) => stack === 'service' && holds.test(type))).toEqual([])
    expect(
      app.resources.filter(
        ({ stack, properties }) => stack === 'data' && JSON.stringify(properties).includes('Fn::ImportValue'),
      ),
    ).toEqual([])
  })

  it('have no custom resources: what the template says is all that happens', () => {
    expect(
      app.resources.filter(({ type }) => /^(Custom::|AWS::CloudFormation::CustomResource)/.test(type)),
    ).toEqual([])
  })
})
