import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as s3 from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'

/** Where the kept buckets' access logs go, a year's worth. */
export class AccessLog extends s3.Bucket {
  /** Said outright because `Bucket` leaves it undefined, which its own interface does not allow. */
  override get isWebsite(): boolean {
    return false
  }

  constructor(scope: Construct, id: string, { stage }: { readonly stage: string }) {
    super(scope, id, {
      bucketName: `send-inbox-${stage}-access-log-${Aws.ACCOUNT_ID}`,
      // S3 delivers access logs only to buckets with its own key.
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'a-year', expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(35) },
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    })
    acknowledge(
      this,
      'AwsSolutions-S1',
      'This is the bucket that access logs go to; logging its own access into itself would never end.',
    )
  }
}
