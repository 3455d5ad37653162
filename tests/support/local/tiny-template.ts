// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's placeholders look like JavaScript's.
/**
 * A service in small, as CDK writes it down: two stacks, one queue with its dead-letter queue, one bucket that announces, one
 * function that records what it is given. Tests of the runner change it and watch what changes locally.
 */
import type { Assembly, Template } from '#infra/local/template/assembly.ts'

export interface TinyTemplates {
  readonly data: Template
  readonly service: Template
}

const resource = (Type: string, Properties: Record<string, unknown> = {}) => ({ Type, Properties })
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
const from = (name: string) => ({ 'Fn::ImportValue': `Tiny-Data:${name}` })

export function tinyTemplates(): TinyTemplates {
  const outputs = {
    TableName: { Ref: 'Table' },
    WorkUrl: { Ref: 'Work' },
    WorkArn: arnOf('Work'),
    ParkedUrl: { Ref: 'Parked' },
    FeedbackUrl: { Ref: 'Feedback' },
    FeedbackArn: arnOf('Feedback'),
    MailBucket: { Ref: 'Mail' },
  }
  return {
    data: {
      Parameters: { BootstrapVersion: { Default: '/cdk-bootstrap/version' } },
      Conditions: {},
      Mappings: {},
      Outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, Value]) => [
          `Export${name}`,
          { Value, Export: { Name: `Tiny-Data:${name}` } },
        ]),
      ),
      Resources: {
        Table: resource('AWS::DynamoDB::GlobalTable', {
          AttributeDefinitions: ['pk', 'sk', 'duePk', 'dueSk'].map(AttributeName => ({
            AttributeName,
            AttributeType: 'S',
          })),
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'byDue',
              KeySchema: [
                { AttributeName: 'duePk', KeyType: 'HASH' },
                { AttributeName: 'dueSk', KeyType: 'RANGE' },
              ],
              Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['card'] },
            },
          ],
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
          Replicas: [{ Region: { Ref: 'AWS::Region' } }],
        }),
        Key: resource('AWS::KMS::Key'),
        Parked: resource('AWS::SQS::Queue', {
          KmsMasterKeyId: arnOf('Key'),
          MessageRetentionPeriod: 1_209_600,
        }),
        Work: resource('AWS::SQS::Queue', {
          KmsMasterKeyId: arnOf('Key'),
          VisibilityTimeout: 1,
          RedrivePolicy: { deadLetterTargetArn: arnOf('Parked'), maxReceiveCount: 2 },
        }),
        Feedback: resource('AWS::SQS::Queue', { VisibilityTimeout: 30 }),
        Mail: resource('AWS::S3::Bucket', {
          BucketName: { 'Fn::Join': ['-', ['tiny', 'mail', { Ref: 'AWS::AccountId' }]] },
          NotificationConfiguration: {
            QueueConfigurations: [
              {
                Event: 's3:ObjectCreated:*',
                Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'mail/' }] } },
                Queue: arnOf('Work'),
              },
            ],
          },
        }),
        Rule: resource('AWS::SES::ReceiptRule', {
          RuleSetName: 'tiny',
          Rule: {
            Enabled: true,
            Recipients: ['aldermere.example'],
            Actions: [{ S3Action: { BucketName: { Ref: 'Mail' }, ObjectKeyPrefix: 'mail/' } }],
          },
        }),
        Identity: resource('AWS::SES::EmailIdentity', { EmailIdentity: 'aldermere.example' }),
        Set: resource('AWS::SES::ConfigurationSet', { Name: 'tiny-set' }),
        Topic: resource('AWS::SNS::Topic'),
        Destination: resource('AWS::SES::ConfigurationSetEventDestination', {
          ConfigurationSetName: { Ref: 'Set' },
          EventDestination: {
            Enabled: true,
            MatchingEventTypes: ['send', 'bounce'],
            SnsDestination: { TopicARN: { Ref: 'Topic' } },
          },
        }),
        Subscription: resource('AWS::SNS::Subscription', {
          Protocol: 'sqs',
          TopicArn: { Ref: 'Topic' },
          Endpoint: arnOf('Feedback'),
          RawMessageDelivery: true,
        }),
      },
    },
    service: {
      Parameters: {},
      Conditions: {},
      Mappings: {},
      Outputs: {},
      Resources: {
        Recorder: resource('AWS::Lambda::Function', {
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { S3Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::AccountId}' }, S3Key: 'recorder.zip' },
          Timeout: 1,
          MemorySize: 256,
          Environment: {
            Variables: {
              POWERTOOLS_SERVICE_NAME: 'recorder',
              TABLE_NAME: from('TableName'),
              MAIL_BUCKET_NAME: from('MailBucket'),
              COUNCIL_BUCKET_NAME: from('MailBucket'),
              INTAKE_QUEUE_URL: from('WorkUrl'),
              OUTBOX_QUEUE_URL: from('FeedbackUrl'),
              PARKED_QUEUE_URL: from('ParkedUrl'),
              DESK_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
              GREETING: { 'Fn::Sub': ['${who} of ${AWS::Region}', { who: 'Recorder' }] },
            },
          },
        }),
        // What CDK deploys for itself is in the template too, and is not run here.
        Helper: resource('AWS::Lambda::Function', {
          Runtime: 'python3.13',
          Handler: 'index.handler',
          Code: { ZipFile: 'def handler(event, context): pass' },
        }),
        Mapping: resource('AWS::Lambda::EventSourceMapping', {
          EventSourceArn: from('WorkArn'),
          FunctionName: { Ref: 'Recorder' },
          BatchSize: 5,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        }),
        WayBack: resource('AWS::Lambda::EventSourceMapping', {
          Enabled: false,
          EventSourceArn: from('FeedbackArn'),
          FunctionName: arnOf('Recorder'),
        }),
        Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
      },
    },
  }
}

/** A schedule that starts the recorder. */
export const everyFiveMinutes = resource('AWS::Scheduler::Schedule', {
  ScheduleExpression: 'rate(5 minutes)',
  State: 'ENABLED',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: arnOf('Recorder'),
    Input: '{"from":"schedule"}',
    RoleArn: 'arn:aws:iam::000000000000:role/x',
  },
})

export function tinyAssembly(templates: TinyTemplates = tinyTemplates(), recorder = '/nowhere'): Assembly {
  return {
    stacks: [
      { name: 'Tiny-Data', template: templates.data },
      { name: 'Tiny-Service', template: templates.service },
    ],
    assets: new Map([['recorder.zip', recorder]]),
  }
}
