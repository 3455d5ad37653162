/** What the template says is connected to what, as plain values for one machine. Nothing here reads CDK or CloudFormation. */
import * as z from 'zod'
import type { MailRules } from '../engines/ses.ts'
import type { QueueSetup } from '../engines/sqs-and-s3.ts'

export interface KeyWiring {
  readonly partition: string
  readonly sort: string | null
}

export interface IndexWiring {
  readonly name: string
  readonly key: KeyWiring
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'
  readonly carries: readonly string[]
}

export interface TableWiring {
  readonly name: string
  readonly key: KeyWiring
  /** Type of each key attribute: S, N or B. */
  readonly attributeTypes: Record<string, 'S' | 'N' | 'B'>
  readonly indexes: readonly IndexWiring[]
  readonly timeToLive: string | null
}

export interface BucketWiring {
  readonly name: string
  readonly notifications: readonly {
    /** `s3:ObjectCreated:*` and the like. */
    readonly events: readonly string[]
    readonly prefix: string
    readonly suffix: string
    readonly queueName: string
  }[]
}

export interface FunctionWiring {
  readonly name: string
  /** Folder with the function's bundle. */
  readonly folder: string
  /** `index.handler` */
  readonly handler: string
  readonly environment: Record<string, string>
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
}

export interface EventSourceWiring {
  readonly queueName: string
  readonly functionName: string
  readonly batchSize: number
  readonly batchWindowSeconds: number
  /** Whether the function's answer names the messages that failed; if not, its batch succeeds or fails whole. */
  readonly reportsItemFailures: boolean
}

export interface ScheduleWiring {
  readonly name: string
  readonly functionName: string
  /** `rate(5 minutes)` or `cron(…)`. */
  readonly expression: string
  readonly timeZone: string
  readonly input: unknown
}

/** A rule that puts mail for some recipients into a bucket. */
export interface ReceiptWiring {
  /** Addresses, domains, or domains with their subdomains (`.example.org`); none means every recipient. */
  readonly recipients: readonly string[]
  readonly bucketName: string
  readonly prefix: string
}

export interface Wiring {
  readonly tables: readonly TableWiring[]
  readonly queues: readonly QueueSetup[]
  readonly buckets: readonly BucketWiring[]
  readonly functions: readonly FunctionWiring[]
  readonly eventSources: readonly EventSourceWiring[]
  readonly schedules: readonly ScheduleWiring[]
  readonly receipt: readonly ReceiptWiring[]
  readonly mail: MailRules
  /** The function behind the HTTP API; null where the template has none. */
  readonly webFunctionName: string | null
}

/** The one value that functions agree on for a variable; throws where none has it or they differ. */
export function variableOf(wiring: Wiring, name: string): string {
  const values = new Set(wiring.functions.flatMap(each => each.environment[name] ?? []))
  const [value] = values
  if (value === undefined) throw new Error(`No function of the template has the variable ${name}.`)
  if (values.size > 1) throw new Error(`The functions of the template differ about ${name}.`)
  return value
}

/** The queues of work that have a dead-letter queue, by the name that the function which works each logs under: `intake`. */
export function workQueuesOf(wiring: Wiring): Readonly<Record<string, { work: string; parked: string }>> {
  return Object.fromEntries(
    wiring.eventSources.flatMap(({ queueName, functionName }) => {
      const worker = wiring.functions.find(({ name }) => name === functionName)
      const name = worker?.environment['POWERTOOLS_SERVICE_NAME']
      const parked = deadLetterQueueOf(wiring, queueName)
      return name === undefined || parked === null ? [] : [[name, { work: queueName, parked }]]
    }),
  )
}

const RedrivePolicy = z.object({ deadLetterTargetArn: z.string() })

function deadLetterQueueOf(wiring: Wiring, queueName: string): string | null {
  const policy = wiring.queues.find(({ name }) => name === queueName)?.attributes['RedrivePolicy']
  if (policy === undefined) return null
  const { deadLetterTargetArn } = RedrivePolicy.parse(JSON.parse(policy))
  return deadLetterTargetArn.slice(deadLetterTargetArn.lastIndexOf(':') + 1)
}
