import { Aws, type Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import type * as sns from 'aws-cdk-lib/aws-sns'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct, type IDependable } from 'constructs'
import { queueWork } from '#infra/timings.ts'

export interface WorkQueueProps {
  readonly key: kms.IKey
  /** How long a message that was taken stays hidden; not shorter than the timeout of the function that works it. */
  readonly visibilityTimeout?: Duration
  /** How long a message waits before it is first handed out; not at all unless told. */
  readonly deliveryDelay?: Duration
}

/** A queue of work and the dead-letter queue where messages are parked that could not be worked. Both are kept when their stack goes. */
export class WorkQueue extends Construct {
  readonly queue: sqs.Queue
  readonly parked: sqs.Queue
  readonly visibilityTimeout: Duration
  readonly #key: kms.IKey

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id)
    this.visibilityTimeout = props.visibilityTimeout ?? queueWork.visibilityTimeout
    this.#key = props.key
    const both = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      retentionPeriod: queueWork.retention,
      visibilityTimeout: this.visibilityTimeout,
      removalPolicy: RemovalPolicy.RETAIN,
    }
    this.parked = new sqs.Queue(this, 'Parked', both)
    this.queue = new sqs.Queue(this, 'Queue', {
      ...both,
      ...(props.deliveryDelay === undefined ? {} : { deliveryDelay: props.deliveryDelay }),
      deadLetterQueue: { queue: this.parked, maxReceiveCount: queueWork.maxReceiveCount },
    })
  }

  /** May put work into the queue. */
  grantSend(role: iam.Role): void {
    this.#grantSendTo(this.queue, role)
  }

  /** May park a message of this queue. */
  grantPark(role: iam.Role): void {
    this.#grantSendTo(this.parked, role)
  }

  /** May look at what is parked and send it back to be worked. */
  grantReplay(role: iam.Role): void {
    this.#grantSendTo(this.queue, role)
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['sqs:GetQueueAttributes'],
      resourceArns: [this.queue.queueArn],
    })
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: [
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
      ],
      resourceArns: [this.parked.queueArn],
    })
  }

  /** CDK's own grant adds four rights on the key, two of them wildcards; SQS asks for these two. */
  #grantSendTo(queue: sqs.Queue, role: iam.Role): void {
    iam.Grant.addToPrincipal({ grantee: role, actions: ['sqs:SendMessage'], resourceArns: [queue.queueArn] })
    this.#key.grant(role, 'kms:GenerateDataKey', 'kms:Decrypt')
  }

  /** Lets S3 announce the objects of one bucket of this account. Returns what the bucket must wait for. */
  acceptFromBucket(bucketArn: string): IDependable {
    return this.#acceptFrom('s3.amazonaws.com', bucketArn)
  }

  /** Lets SNS pass on what one topic publishes. Returns what the subscription must wait for. */
  acceptFromTopic(topic: sns.ITopic): IDependable {
    return this.#acceptFrom('sns.amazonaws.com', topic.topicArn)
  }

  #acceptFrom(service: string, sourceArn: string): IDependable {
    const added = this.queue.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new iam.ServicePrincipal(service)],
        resources: [this.queue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': sourceArn },
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        },
      }),
    )
    if (added.policyDependable === undefined) throw new Error('The queue has no policy to wait for.')
    return added.policyDependable
  }
}
