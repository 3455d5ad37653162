/** What the templates say of functions and of what starts them. */
import * as z from 'zod'
import { functionNamed, lastOf } from './arns.ts'
import type { Find, Found } from './find.ts'
import type { EventSourceWiring, FunctionWiring, ScheduleWiring } from './wiring.ts'

/** Functions of our own: those that run on Node from a folder of the assembly. CDK's helpers for deploying are not run here. */
export function functionOf(found: Found, assets: ReadonlyMap<string, string>): readonly FunctionWiring[] {
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

export function eventSourceOf(found: Found): readonly EventSourceWiring[] {
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

export function scheduleOf(found: Found): readonly ScheduleWiring[] {
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

export function ruleSchedulesOf(found: Found): readonly ScheduleWiring[] {
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

export function webFunction(find: Find): string | null {
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
