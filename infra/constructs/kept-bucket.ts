import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { AccessLog } from './access-log.ts'
import { acknowledge } from './acknowledge.ts'
import type { WorkQueue } from './work-queue.ts'

export interface KeptBucketProps {
  readonly stage: string
  /** What the bucket holds, one word: part of its name and of its prefix in the access log. */
  readonly holds: 'mail' | 'council'
  readonly key: kms.IKey
  readonly accessLog: AccessLog
  /** Besides the rules that every kept bucket has. */
  readonly lifecycleRules?: readonly s3.LifecycleRule[]
  /** The queue that is told of each new object. */
  readonly announces: { readonly prefix: string; readonly suffix?: string; readonly to: WorkQueue }
}

/**
 * A bucket whose content must survive: encrypted, versioned, closed to the public, TLS only, kept when its stack goes;
 * each new object under a prefix is announced to a queue.
 *
 * The bucket has a name of its own making (with the account in it, as names are worldwide) so that the queue's policy can
 * name it without referring to it. That makes the notification a plain property of the bucket; CDK's own way is a Lambda
 * function with the right to change every bucket of the account (decision record 0010).
 */
export class KeptBucket extends Construct {
  readonly bucketName: string
  readonly #arn: string
  readonly #arnInFindings: string
  readonly #key: kms.IKey

  constructor(scope: Construct, id: string, props: KeptBucketProps) {
    super(scope, id)
    const nameIn = (account: string) => `send-inbox-${props.stage}-${props.holds}-${account}`
    const name = nameIn(Aws.ACCOUNT_ID)
    // The way in which cdk-nag writes what is not known before deployment.
    this.#arnInFindings = `arn:aws:s3:::${nameIn('<AWS::AccountId>')}`
    this.#arn = `arn:aws:s3:::${name}`
    this.#key = props.key
    const bucket = new s3.Bucket(this, 'Bucket', {
      bucketName: name,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      versioned: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: props.accessLog,
      serverAccessLogsPrefix: `${props.holds}/`,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'deleted-for-good-after-35-days',
          noncurrentVersionExpiration: Duration.days(35),
          expiredObjectDeleteMarker: true,
        },
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(props.lifecycleRules ?? []),
      ],
    })
    this.bucketName = bucket.bucketName
    this.#announce(bucket, props.announces)
  }

  /** May read the objects under a prefix, and learn which there are (without which a missing object looks like a forbidden one). */
  grantRead(role: iam.Role, prefix: string): void {
    this.#grantOnObjects(role, prefix, 's3:GetObject')
    iam.Grant.addToPrincipal({ grantee: role, actions: ['s3:ListBucket'], resourceArns: [this.#arn] })
    this.#key.grant(role, 'kms:Decrypt')
  }

  /** May write objects under a prefix. Deleting is another right, which nothing has yet. */
  grantWrite(role: iam.Role, prefix: string): iam.Grant {
    // A large object is written in parts, and S3 has to decrypt the parts to put them together.
    return this.#grantOnObjects(role, prefix, 's3:PutObject').combine(
      this.#key.grant(role, 'kms:GenerateDataKey', 'kms:Decrypt'),
    )
  }

  #grantOnObjects(role: iam.Role, prefix: string, action: string): iam.Grant {
    acknowledge(
      role,
      `AwsSolutions-IAM5[Resource::${this.#arnInFindings}/${prefix}*]`,
      `The objects under ${prefix} are what this role works on; their names are not known before they exist.`,
    )
    return iam.Grant.addToPrincipal({
      grantee: role,
      actions: [action],
      resourceArns: [`${this.#arn}/${prefix}*`],
    })
  }

  #announce(kept: s3.Bucket, { prefix, suffix, to }: KeptBucketProps['announces']): void {
    const mayAnnounce = to.acceptFromBucket(this.#arn)
    const bucket = kept.node.defaultChild
    if (!(bucket instanceof s3.CfnBucket)) throw new Error('A bucket is expected to be a CfnBucket beneath.')
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: to.queue.queueArn,
          filter: {
            s3Key: {
              rules: [
                { name: 'prefix', value: prefix },
                ...(suffix === undefined ? [] : [{ name: 'suffix', value: suffix }]),
              ],
            },
          },
        },
      ],
    }
    // S3 tries the queue when the notification is set, so the permission must be there first.
    bucket.node.addDependency(mayAnnounce)
  }
}
