/** Reads the wiring out of the synthesised templates: the one place that knows how CloudFormation writes things down. */
import * as z from 'zod'
import type { QueueSetup } from '../engines/sqs-and-s3.ts'
import { lastOf } from './arns.ts'
import type { Assembly } from './assembly.ts'
import { type Found, finder } from './find.ts'
import type { Place } from './local-values.ts'
import {
  eventSourceOf,
  functionOf,
  ruleSchedulesOf,
  scheduleOf,
  webFunction,
} from './read-function-wiring.ts'
import { mailRules, receiptRules } from './read-mail-wiring.ts'
import type { BucketWiring, TableWiring, Wiring } from './wiring.ts'

/**
 * The whole wiring. What is in no template is in no wiring; what a template says that one machine cannot do is an error
 * that names the resource, so that nothing is left out silently.
 */
export function readWiring(assembly: Assembly, place: Place): Wiring {
  const find = finder(assembly, place)
  const functions = find('AWS::Lambda::Function').flatMap(found => functionOf(found, assembly.assets))
  const wiring = {
    tables: find('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(tableOf),
    queues: find('AWS::SQS::Queue').map(queueOf),
    buckets: find('AWS::S3::Bucket').map(bucketOf),
    functions,
    eventSources: find('AWS::Lambda::EventSourceMapping').flatMap(eventSourceOf),
    schedules: [
      ...find('AWS::Scheduler::Schedule').flatMap(scheduleOf),
      ...find('AWS::Events::Rule').flatMap(ruleSchedulesOf),
    ],
    receipt: receiptRules(find),
    mail: mailRules(find),
    webFunctionName: webFunction(find),
  }
  for (const { functionName } of [...wiring.eventSources, ...wiring.schedules]) {
    if (!functions.some(each => each.name === functionName)) {
      throw new Error(`The template starts ${functionName}, which is no function of it that can be run here.`)
    }
  }
  return wiring
}

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))

function tableOf(found: Found): TableWiring {
  const table = found.read({
    KeySchema,
    AttributeDefinitions: z.array(
      z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    GlobalSecondaryIndexes: z
      .array(
        z.object({
          IndexName: z.string(),
          KeySchema,
          Projection: z.object({
            ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
            NonKeyAttributes: z.array(z.string()).default([]),
          }),
        }),
      )
      .default([]),
    TimeToLiveSpecification: z
      .object({ AttributeName: z.string().optional(), Enabled: z.boolean() })
      .optional(),
  })
  const expiry = table.TimeToLiveSpecification
  return {
    name: found.name,
    key: keyOf(table.KeySchema),
    attributeTypes: Object.fromEntries(
      table.AttributeDefinitions.map(each => [each.AttributeName, each.AttributeType]),
    ),
    indexes: table.GlobalSecondaryIndexes.map(index => ({
      name: index.IndexName,
      key: keyOf(index.KeySchema),
      projection: index.Projection.ProjectionType,
      carries: index.Projection.NonKeyAttributes,
    })),
    timeToLive: expiry?.Enabled === true ? (expiry.AttributeName ?? null) : null,
  }
}

function keyOf(schema: z.infer<typeof KeySchema>) {
  const attribute = (type: 'HASH' | 'RANGE') => schema.find(part => part.KeyType === type)?.AttributeName
  return { partition: attribute('HASH') ?? '', sort: attribute('RANGE') ?? null }
}

const QueueNumber = z.union([z.number(), z.string()]).transform(String).optional()

/** The attributes that SQS itself acts on; keys and policies guard what is not reachable here anyway. */
function queueOf(found: Found): QueueSetup {
  const queue = found.read({
    VisibilityTimeout: QueueNumber,
    MessageRetentionPeriod: QueueNumber,
    DelaySeconds: QueueNumber,
    ReceiveMessageWaitTimeSeconds: QueueNumber,
    MaximumMessageSize: QueueNumber,
    FifoQueue: z.literal(false).optional(),
    RedrivePolicy: z
      .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
      .transform(policy => JSON.stringify(policy))
      .optional(),
  })
  const { FifoQueue: _never, ...attributes } = queue
  return {
    name: found.name,
    attributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }
}

function bucketOf(found: Found): BucketWiring {
  const { NotificationConfiguration: configuration } = found.read({
    NotificationConfiguration: z
      .object({
        QueueConfigurations: z
          .array(
            z.object({
              Event: z.string(),
              Queue: z.string(),
              Filter: z
                .object({
                  S3Key: z.object({ Rules: z.array(z.object({ Name: z.string(), Value: z.string() })) }),
                })
                .optional(),
            }),
          )
          .default([]),
        // Told plainly rather than left out: what these start would silently never run.
        LambdaConfigurations: z.array(z.never()).optional(),
        TopicConfigurations: z.array(z.never()).optional(),
      })
      .optional(),
  })
  return {
    name: found.name,
    notifications: (configuration?.QueueConfigurations ?? []).map(each => {
      const rule = (name: string) =>
        each.Filter?.S3Key.Rules.find(({ Name }) => Name.toLowerCase() === name)?.Value ?? ''
      return {
        events: [each.Event],
        prefix: rule('prefix'),
        suffix: rule('suffix'),
        queueName: lastOf(each.Queue),
      }
    }),
  }
}
