import { Aws, CfnOutput, Stack } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as ses from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { CouncilSettings } from '#infra/council-settings.ts'
import type { AccessLog } from './access-log.ts'
import { KeptBucket } from './kept-bucket.ts'
import { WorkQueue } from './work-queue.ts'

export interface InboundMailProps {
  readonly stage: string
  readonly council: CouncilSettings
  readonly dataKey: kms.IKey
  readonly queueKey: kms.IKey
  readonly accessLog: AccessLog
}

/** Raw mail is stored under this prefix and nothing else is. */
export const mailPrefix = 'mail/'

/**
 * The door for mail: SES writes each mail whole into the bucket, and the bucket tells the intake queue. Nothing of ours runs
 * before the mail is stored, so nothing of ours can lose it, and mail is taken in even while the service stack is away.
 */
export class InboundMail extends Construct {
  readonly mail: KeptBucket
  readonly intake: WorkQueue
  /** To be made the active rule set once an account; CloudFormation has no way to say so. */
  readonly ruleSetName: string

  constructor(scope: Construct, id: string, props: InboundMailProps) {
    super(scope, id)
    this.intake = new WorkQueue(this, 'Intake', { key: props.queueKey })
    // Mail itself never expires here: how long it is kept depends on when its query was closed, which a lifecycle rule
    // cannot know. Retention is the clock function's work, with legal holds; the bucket only makes a deletion final.
    this.mail = new KeptBucket(this, 'Mail', {
      stage: props.stage,
      holds: 'mail',
      key: props.dataKey,
      accessLog: props.accessLog,
      announces: { prefix: mailPrefix, to: this.intake },
    })

    this.ruleSetName = `send-inbox-${props.stage}`
    this.#receive(props.council)
    new CfnOutput(this, 'RuleSetName', { value: this.ruleSetName })
  }

  #receive(council: CouncilSettings): void {
    const ruleName = 'inbox'
    const ruleSet = new ses.ReceiptRuleSet(this, 'RuleSet', { receiptRuleSetName: this.ruleSetName })
    const writer = new iam.Role(this, 'Writer', {
      description: 'SES writes the mail that it receives',
      assumedBy: new iam.ServicePrincipal('ses.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Aws.ACCOUNT_ID,
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'ses',
              resource: 'receipt-rule-set',
              resourceName: `${this.ruleSetName}:receipt-rule/${ruleName}`,
            }),
          },
        },
      }),
    })
    const mayWrite = this.mail.grantWrite(writer, mailPrefix)

    const rule = new ses.CfnReceiptRule(this, 'Rule', {
      ruleSetName: ruleSet.receiptRuleSetName,
      rule: {
        name: ruleName,
        enabled: true,
        // The whole domain, because replies come to signed forms of the address, with a plus or a dot before the token.
        recipients: [council.inboxDomain],
        scanEnabled: true,
        // gov.uk guidance: no rules that require TLS on inbound mail; MTA-STS asks senders for it (domain.md 4.7).
        tlsPolicy: 'Optional',
        actions: [
          {
            s3Action: {
              bucketName: this.mail.bucketName,
              objectKeyPrefix: mailPrefix,
              iamRoleArn: writer.roleArn,
            },
          },
        ],
      },
    })
    // SES writes a trial object when the rule is made.
    mayWrite.applyBefore(rule)
  }
}
