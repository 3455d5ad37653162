/** Reads the wiring out of the synthesised templates: the one place that knows how CloudFormation writes things down. */
import * as z from 'zod'
import type { QueueSetup } from '../engines/sqs-and-s3.ts'
import type { Assembly, Resource, Stack } from './assembly.ts'
import { makeResolver } from './intrinsics.ts'
import type { Place } from './local-values.ts'
import { mailRules, receiptRules } from './read-mail-wiring.ts'
import type {
  BucketWiring,
  EventSourceWiring,
  FunctionWiring,
  ScheduleWiring,
  TableWiring,
  Wiring,
} from './wiring.ts'

/** One resource, its properties worked out when they are read through a schema. */
export interface Found {
  readonly stack: Stack
  readonly id: string
  readonly name: string
  /** Parses the properties that the schema asks for, and works out only those. Throws with the resource's name where they do not fit. */
  read<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>>
}

export type Find = (...types: readonly string[]) => readonly Found[]

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

function finder(assembly: Assembly, place: Place): Find {
  const resolver = makeResolver(assembly, place)
  const found = (stack: Stack, id: string, resource: Resource): Found => ({
    stack,
    id,
    name: resolver.name(stack, id),
    read: shape => {
      const wanted = Object.keys(shape).flatMap(key => {
        const value = resource.Properties[key]
        return value === undefined ? [] : [[key, resolver.value(stack, id, value)] as const]
      })
      const parsed = z.object(shape).safeParse(Object.fromEntries(wanted))
      if (parsed.success) return parsed.data
      throw new Error(
        `${id} of stack ${stack.name} cannot be run on one machine: ${z.prettifyError(parsed.error)}`,
      )
    },
  })
  return (...types) =>
    assembly.stacks.flatMap(stack =>
      Object.entries(stack.template.Resources)
        .filter(([, resource]) => types.includes(resource.Type))
        .map(([id, resource]) => found(stack, id, resource)),
    )
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

/** Functions of our own: those that run on Node from a folder of the assembly. CDK's helpers for deploying are not run here. */
function functionOf(found: Found, assets: ReadonlyMap<string, string>): readonly FunctionWiring[] {
  const { Runtime } = found.read({ Runtime: z.string().optional() })
  if (Runtime === undefined || !Runtime.startsWith('nodejs')) return []
  const { Code } = found.read({ Code: z.object({ S3Key: z.string().optional() }) })
  const folder = Code.S3Key === undefined ? undefined : assets.get(Code.S3Key)
  if (folder === undefined) return []
  const rest = found.read({
    Handler: z.string(),
    Timeout: z.coerce.number().default(3),
    MemorySize: z.coerce.number().default(128),
    Environment: z
      .object({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
      .default({ Variables: {} }),
  })
  return [
    {
      name: found.name,
      folder,
      handler: rest.Handler,
      environment: rest.Environment.Variables,
      timeoutSeconds: rest.Timeout,
      memoryMegabytes: rest.MemorySize,
    },
  ]
}

function eventSourceOf(found: Found): readonly EventSourceWiring[] {
  const mapping = found.read({
    Enabled: z.union([z.boolean(), z.stringbool()]).default(true),
    EventSourceArn: z
      .string()
      .regex(/^arn:aws:sqs:/, 'is not an SQS queue; only queues are sources of events here'),
    FunctionName: z.string(),
    BatchSize: z.coerce.number().int().min(1).max(10_000).default(10),
    MaximumBatchingWindowInSeconds: z.coerce.number().min(0).default(0),
    FunctionResponseTypes: z.array(z.string()).default([]),
    FilterCriteria: z.never().optional(),
  })
  if (!mapping.Enabled) return []
  return [
    {
      queueName: lastOf(mapping.EventSourceArn),
      functionName: functionNamed(mapping.FunctionName),
      batchSize: mapping.BatchSize,
      batchWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
      reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    },
  ]
}

const Input = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' })
      return z.NEVER
    }
  })
  .optional()

const FunctionArn = z
  .string()
  .regex(/^arn:aws:lambda:/, 'is not a function; only functions are started on a schedule here')

function scheduleOf(found: Found): readonly ScheduleWiring[] {
  const schedule = found.read({
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    Target: z.object({ Arn: FunctionArn, Input }),
  })
  if (schedule.State === 'DISABLED') return []
  return [
    {
      name: found.name,
      functionName: functionNamed(schedule.Target.Arn),
      expression: schedule.ScheduleExpression,
      timeZone: schedule.ScheduleExpressionTimezone,
      input: schedule.Target.Input ?? {},
    },
  ]
}

function ruleSchedulesOf(found: Found): readonly ScheduleWiring[] {
  const rule = found.read({
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    ScheduleExpression: z.string().optional(),
    Targets: z.array(z.object({ Arn: z.string(), Input })).default([]),
  })
  const { ScheduleExpression: expression } = rule
  if (rule.State === 'DISABLED' || expression === undefined) return []
  return rule.Targets.map(target => ({
    name: found.name,
    functionName: functionNamed(FunctionArn.parse(target.Arn)),
    expression,
    timeZone: 'UTC',
    input: target.Input ?? {},
  }))
}

function webFunction(find: Find): string | null {
  const targets = [
    ...find('AWS::ApiGatewayV2::Integration').map(
      each => each.read({ IntegrationUri: z.string() }).IntegrationUri,
    ),
    ...find('AWS::Lambda::Url').map(each => each.read({ TargetFunctionArn: z.string() }).TargetFunctionArn),
  ]
  const names = [...new Set(targets.map(functionNamed))]
  if (names.length > 1)
    throw new Error(`The template has more than one function behind HTTP: ${names.join(', ')}.`)
  return names[0] ?? null
}

/** The name in a function's ARN (of a version or alias too), or the name itself. */
function functionNamed(nameOrArn: string): string {
  return /:function:([^:/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn
}

/** The last part of an ARN: the name of a queue. */
function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}
