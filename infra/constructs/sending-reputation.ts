import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

export interface SendingReputationProps {
  readonly alarms: Alarms
}

/**
 * What SES thinks of the account. It puts an account under review at 5 % bounces or 0.1 % complaints and may stop it at
 * twice and five times as much (domain.md 5.4); these ring at half of what starts a review.
 */
export class SendingReputation extends Construct {
  constructor(scope: Construct, id: string, { alarms }: SendingReputationProps) {
    super(scope, id)
    const of = (metricName: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) })
    alarms.soon({
      name: 'Sending/Bounces',
      impact: 'Many mails come back; if it goes on, SES stops the account and nothing leaves.',
      metric: of('Reputation.BounceRate'),
      threshold: 0.025,
    })
    alarms.soon({
      name: 'Sending/Complaints',
      impact: 'People mark our mails as spam; if it goes on, SES stops the account and nothing leaves.',
      metric: of('Reputation.ComplaintRate'),
      threshold: 0.0005,
    })
  }
}
