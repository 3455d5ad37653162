import { Aws, CfnElement, Duration, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import type * as lambda from 'aws-cdk-lib/aws-lambda'
import type * as logs from 'aws-cdk-lib/aws-logs'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { clock } from '#infra/timings.ts'
import { acknowledge } from './acknowledge.ts'
import type { Alarms } from './alarms.ts'
import { LoggedEvent, metricNamespace } from './logged-event.ts'
import type { ServiceFunction } from './service-function.ts'

export interface ClockScheduleProps<Environment> {
  readonly sweep: ServiceFunction<Environment>
  readonly queueKey: kms.IKey
  readonly alarms: Alarms
}

/** Runs the clock function every five minutes, and rings when it does not, or when the ledger it writes does not balance. */
export class ClockSchedule<Environment> extends Construct {
  constructor(scope: Construct, id: string, props: ClockScheduleProps<Environment>) {
    super(scope, id)
    const { sweep, alarms } = props
    // A sweep that could not start is parked for the record only: the next one does its work.
    const missed = new sqs.Queue(this, 'Missed', {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.queueKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledge(missed, 'AwsSolutions-SQS3', 'It is a dead-letter queue itself: that of the schedule.')
    const starter = new iam.Role(this, 'Starter', {
      description: 'The scheduler starts the clock function',
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    })
    // CDK lets the role write to the dead-letter queue, but not use the key that the queue is encrypted with.
    props.queueKey.grant(starter, 'kms:GenerateDataKey', 'kms:Decrypt')
    acknowledge(
      starter,
      `AwsSolutions-IAM5[Resource::<${logicalId(sweep.function)}.Arn>:*]`,
      'CDK grants a schedule every version of the one function that it starts.',
    )
    new Schedule(this, 'Schedule', {
      description: 'Deadlines, unsent mail, stored mail that nothing has read, and the daily ledger',
      schedule: ScheduleExpression.rate(clock.every),
      target: new LambdaInvoke(sweep.function, {
        role: starter,
        deadLetterQueue: missed,
        retryAttempts: 2,
        maxEventAge: clock.maxEventAge,
      }),
    })
    // The next sweep is the retry; two at once would do the same work twice.
    sweep.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: clock.maxEventAge })

    alarms.urgent({
      name: 'Clock/Missed',
      impact: 'A sweep could not start; warnings, escalations and unsent mail wait for the next one.',
      metric: missed.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 0,
    })
    alarms.urgent({
      name: 'Clock/Silent',
      impact:
        'The clock has not run for 15 minutes; no deadline is watched and no unsent mail is sent again.',
      metric: sweep.function.metricInvocations({ period: Duration.minutes(15) }),
      threshold: 1,
      when: 'below',
      silence: 'alarming',
    })
    this.#watchLedger(sweep.log, alarms)
  }

  #watchLedger(log: logs.ILogGroup, alarms: Alarms): void {
    // Published by the function itself each time it draws up a ledger (shared/runtime/metrics.ts).
    const difference = new Metric({
      namespace: metricNamespace,
      metricName: 'LedgerDifference',
      dimensionsMap: { service: 'clock' },
      statistic: 'Maximum',
      period: Duration.minutes(5),
    })
    alarms.urgent({
      name: 'Ledger/Difference',
      impact:
        'Mail was accepted that is neither filed nor quarantined: somebody may wait for an answer to a mail that nobody has seen.',
      metric: difference,
      threshold: 0,
    })
    const balanced = new LoggedEvent(this, 'Balanced', {
      logs: [log],
      event: 'ledger.balanced',
      metricName: 'LedgerBalanced',
    })
    alarms.urgent({
      name: 'Ledger/Unwritten',
      impact: 'No ledger has balanced for 30 hours, so nobody knows that no mail was lost.',
      metric: balanced.count(Duration.hours(6)),
      threshold: 1,
      when: 'below',
      periods: 5,
      silence: 'alarming',
    })
  }
}

function logicalId(of: lambda.Function): string {
  const element = of.node.defaultChild
  if (!CfnElement.isCfnElement(element))
    throw new Error('A function is expected to have an element of the template beneath.')
  return Stack.of(of).getLogicalId(element)
}
