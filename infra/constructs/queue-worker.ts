import { Duration } from 'aws-cdk-lib'
import type * as lambda from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { queueWork } from '#infra/timings.ts'
import type { Alarms } from './alarms.ts'
import type { WorkQueue } from './work-queue.ts'

export interface QueueWorkerProps {
  readonly work: WorkQueue
  readonly worker: lambda.Function
  readonly alarms: Alarms
  /** Its name in alarms: `Intake`. */
  readonly alarmName: string
  /** What a council notices when messages of this queue are not worked: one sentence, read by whoever is woken. */
  readonly errorImpact: string
  /** How old the oldest message may become before somebody is called. */
  readonly patience: Duration
  readonly batchSize?: number
  /** Batches worked at once; the function needs no reserved concurrency, and so takes none from the rest of the account. */
  readonly maxConcurrency: number
}

/**
 * Works a queue: the function takes batches, hands back the messages that failed, and SQS parks what fails too often.
 *
 * The way back is built and switched off: the same function is the dead-letter queue's consumer, disabled. An operator who
 * has removed the cause enables that event source mapping until the queue is empty (docs/runbook.md).
 */
export class QueueWorker extends Construct {
  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id)
    const { work, worker } = props
    if (worker.timeout === undefined || work.visibilityTimeout.toSeconds() < worker.timeout.toSeconds()) {
      throw new Error(`${this.node.path}: messages would come back while the function still works on them.`)
    }
    const batches = { batchSize: props.batchSize ?? queueWork.batchSize, reportBatchItemFailures: true }
    worker.addEventSource(
      new SqsEventSource(work.queue, { ...batches, maxConcurrency: props.maxConcurrency }),
    )
    worker.addEventSource(new SqsEventSource(work.parked, { ...batches, enabled: false }))
    this.#watch(props)
  }

  #watch({ work, alarms, alarmName, errorImpact, patience }: QueueWorkerProps): void {
    alarms.urgent({
      name: `${alarmName}/Parked`,
      impact: errorImpact,
      metric: work.parked.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 0,
    })
    alarms.urgent({
      name: `${alarmName}/Waiting`,
      impact: errorImpact,
      metric: work.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: patience.toSeconds(),
    })
  }
}
