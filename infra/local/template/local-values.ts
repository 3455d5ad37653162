/** What `Ref` and `Fn::GetAtt` of a resource mean on one machine: its name, its ARN, and where it answers. */
import { createHash } from 'node:crypto'
import { account, region } from '../aws-place.ts'
import type { Resource } from './assembly.ts'

/** Where things are that a template names by address. */
export interface Place {
  /** `http://127.0.0.1:<port>` of the SQS engine: queue addresses begin with it. */
  readonly sqs: string
  /** `http://localhost:<port>` of the web door: what the HTTP API's address stands for. */
  readonly web: string
}

export const pseudoParameters: Record<string, string> = {
  'AWS::AccountId': account,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'local',
  'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/local/local`,
  'AWS::NoValue': '',
}

/** The property that names a resource of a type, where it is named at all. */
const nameProperty: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ReceiptRuleSet': 'RuleSetName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Events::Rule': 'Name',
}

/** Service and resource part of the ARN of a type; types that are not here have no ARN locally. */
const arnOf: Record<string, (name: string) => string> = {
  'AWS::DynamoDB::Table': name => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::DynamoDB::GlobalTable': name => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::SQS::Queue': name => `sqs:${region}:${account}:${name}`,
  'AWS::S3::Bucket': name => `s3:::${name}`,
  'AWS::Lambda::Function': name => `lambda:${region}:${account}:function:${name}`,
  'AWS::SNS::Topic': name => `sns:${region}:${account}:${name}`,
  'AWS::IAM::Role': name => `iam::${account}:role/${name}`,
  'AWS::KMS::Key': name => `kms:${region}:${account}:key/${name}`,
  'AWS::Logs::LogGroup': name => `logs:${region}:${account}:log-group:${name}:*`,
  'AWS::Events::Rule': name => `events:${region}:${account}:rule/${name}`,
  'AWS::Scheduler::Schedule': name => `scheduler:${region}:${account}:schedule/default/${name}`,
  'AWS::SecretsManager::Secret': name => `secretsmanager:${region}:${account}:secret:${name}`,
}

/**
 * The name of a resource: its own where the template gives one, else one made of its place in the template, as
 * CloudFormation does; so that a resource which moves in the CDK tree is a new one here too.
 */
export function nameOf(
  stack: string,
  logicalId: string,
  resource: Resource,
  resolve: (value: unknown) => unknown,
): string {
  const property = nameProperty[resource.Type]
  const given = property === undefined ? undefined : resource.Properties[property]
  if (given !== undefined) return String(resolve(given))
  const name = `${stack}-${logicalId}`
  if (resource.Type === 'AWS::S3::Bucket')
    return shortened(name.toLowerCase().replaceAll(/[^a-z0-9-]/g, ''), 63)
  return shortened(name, 80)
}

/** What `Ref` gives. */
export function refTo(type: string, name: string, place: Place): string {
  if (type === 'AWS::SQS::Queue') return `${place.sqs}/${account}/${name}`
  if (type === 'AWS::SNS::Topic' || type === 'AWS::SecretsManager::Secret') return arn(type, name) ?? name
  return name
}

/** What `Fn::GetAtt` gives; null for an attribute that has no meaning on one machine. */
export function attributeOf(type: string, name: string, attribute: string, place: Place): string | null {
  if (type === 'AWS::ApiGatewayV2::Api' && attribute === 'ApiEndpoint') return place.web
  if (type === 'AWS::Lambda::Url' && attribute === 'FunctionUrl') return `${place.web}/`
  if (type === 'AWS::SQS::Queue' && attribute === 'QueueName') return name
  if (type === 'AWS::SQS::Queue' && attribute === 'QueueUrl') return refTo(type, name, place)
  if (type === 'AWS::SNS::Topic' && attribute === 'TopicName') return name
  if (attribute === 'Arn' || attribute === 'TopicArn') return arn(type, name)
  return null
}

function arn(type: string, name: string): string | null {
  const make = arnOf[type]
  return make === undefined ? null : `arn:aws:${make(name)}`
}

function shortened(name: string, length: number): string {
  if (name.length <= length) return name
  return `${name.slice(0, length - 9)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}
