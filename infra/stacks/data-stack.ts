import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as kms from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { AccessLog } from '#infra/constructs/access-log.ts'
import { CaseworkTable } from '#infra/constructs/casework-table.ts'
import { CouncilFiles } from '#infra/constructs/council-files.ts'
import { InboundMail } from '#infra/constructs/inbound-mail.ts'
import { OutboundMail } from '#infra/constructs/outbound-mail.ts'
import type { CouncilSettings } from '#infra/council-settings.ts'

export interface DataStackProps extends StackProps {
  readonly stage: string
  readonly council: CouncilSettings
}

/**
 * What must survive: the table, the buckets, the queues with what waits in them, and the two doors of SES. While this stack
 * stands, mail is taken in, stored and queued, whether or not the service stack is there to work it (decision record 0010).
 */
export class DataStack extends Stack {
  readonly casework: CaseworkTable
  readonly inboundMail: InboundMail
  readonly councilFiles: CouncilFiles
  readonly outboundMail: OutboundMail
  readonly queueKey: kms.IKey

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true })
    const dataKey = new kms.Key(this, 'DataKey', {
      description: 'SEND inbox: the table, raw mail and council files',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const queueKey = this.#queueKey()
    this.queueKey = queueKey
    const accessLog = new AccessLog(this, 'AccessLog', { stage: props.stage })

    this.casework = new CaseworkTable(this, 'Casework', { key: dataKey })
    const buckets = { stage: props.stage, dataKey, queueKey, accessLog }
    this.inboundMail = new InboundMail(this, 'InboundMail', { ...buckets, council: props.council })
    this.councilFiles = new CouncilFiles(this, 'CouncilFiles', buckets)
    this.outboundMail = new OutboundMail(this, 'OutboundMail', {
      stage: props.stage,
      council: props.council,
      queueKey,
    })
  }

  /**
   * A key of its own for queues and topics. A policy that named the buckets or topics that use it would close a circle (they
   * need the key first), so it names the services; which bucket and topic may send is in each queue's own policy.
   */
  #queueKey(): kms.Key {
    const key = new kms.Key(this, 'QueueKey', {
      description: 'SEND inbox: queues, and the topic of what SES reports',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'ServicesThatFillQueues',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        principals: ['s3.amazonaws.com', 'sns.amazonaws.com', 'ses.amazonaws.com'].map(
          service => new iam.ServicePrincipal(service),
        ),
        resources: ['*'],
      }),
    )
    return key
  }
}
