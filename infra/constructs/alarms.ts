import { Aws } from 'aws-cdk-lib'
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as sns from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { alarmHeadings, runbookLink } from '#infra/runbook.ts'

export interface AlarmsProps {
  readonly key: kms.IKey
  /** Where the runbook is read: a path in this repository, or the address at which a council publishes it. */
  readonly runbook: string
  /** Who is told. Without it the topic has no reader until one is subscribed. */
  readonly email?: string
}

export interface AlarmCondition {
  /** What of: `Intake/Parked`. With `SendInbox/` before it, the alarm's name and its heading in docs/runbook.md. */
  readonly name: string
  /** One sentence: what a council notices while this goes on. */
  readonly impact: string
  readonly metric: cloudwatch.IMetric
  /** The alarm rings above this, or below it where `when` says so. */
  readonly threshold: number
  readonly when?: 'above' | 'below'
  /** Periods of the metric in a row; one unless told. */
  readonly periods?: number
  /** What no data means; nothing wrong unless told. */
  readonly silence?: 'fine' | 'alarming'
}

/**
 * Every alarm of the service and the topic they ring. How soon somebody must look is chosen by the method: `urgent` when
 * people outside wait or a promise is at risk, `soon` when the next working day will do.
 *
 * An alarm without a heading in the runbook does not pass synthesis.
 */
export class Alarms extends Construct {
  readonly topic: sns.Topic
  readonly #runbook: string
  readonly #names: string[] = []

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.#runbook = props.runbook
    this.topic = new sns.Topic(this, 'Topic', { masterKey: props.key, enforceSSL: true })
    // A topic with a policy of its own (here: TLS only) no longer lets the alarms of its account in by itself.
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (props.email !== undefined) this.topic.addSubscription(new EmailSubscription(props.email))

    this.node.addValidation({
      validate: () => {
        const headings = alarmHeadings()
        return this.#names
          .filter(name => !headings.includes(name))
          .map(name => `docs/runbook.md has no heading "### ${name}" for this alarm.`)
      },
    })
  }

  urgent(condition: AlarmCondition): void {
    this.#ring('URGENT', condition)
  }

  soon(condition: AlarmCondition): void {
    this.#ring('SOON', condition)
  }

  #ring(urgency: 'URGENT' | 'SOON', condition: AlarmCondition): void {
    const alarmName = `SendInbox/${condition.name}`
    this.#names.push(alarmName)
    const alarm = new Alarm(this, condition.name.replace('/', ''), {
      alarmName,
      alarmDescription: `${urgency}. ${condition.impact} What to do: ${runbookLink(this.#runbook, alarmName)}`,
      metric: condition.metric,
      threshold: condition.threshold,
      comparisonOperator:
        condition.when === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: condition.periods ?? 1,
      // Queues and functions that have nothing to do report nothing, and that is well.
      treatMissingData:
        condition.silence === 'alarming' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    const tell = new SnsAction(this.topic)
    alarm.addAlarmAction(tell)
    alarm.addOkAction(tell)
  }
}
