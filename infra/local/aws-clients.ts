/** AWS clients of the local runner itself, on the engines' addresses: nothing in the environment can lead them elsewhere. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { region } from './aws-place.ts'
import type { EngineEndpoints } from './data-folder/service-record.ts'

export interface LocalClients {
  readonly dynamodb: DynamoDBClient
  readonly sqs: SQSClient
  readonly s3: S3Client
  destroy(): void
}

/** The engines check no credentials, but the SDK looks for some, and must not find real ones. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

export function localClients(endpoints: EngineEndpoints): LocalClients {
  const agent = { keepAlive: true, maxSockets: 50 }
  const common = { region, credentials, requestHandler: { httpAgent: agent }, maxAttempts: 2 }
  const dynamodb = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb })
  const sqs = new SQSClient({ ...common, endpoint: endpoints.sqs })
  const s3 = new S3Client({ ...common, endpoint: endpoints.s3, forcePathStyle: true })
  return {
    dynamodb,
    sqs,
    s3,
    destroy: () => {
      for (const client of [dynamodb, sqs, s3]) client.destroy()
    },
  }
}

/**
 * The standard AWS variables with which any SDK client talks to the engines and to nothing else: no profile, no metadata
 * service, no real credentials.
 */
export function awsEnvironment(endpoints: EngineEndpoints): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    // Everything else that a client could be made for: an address that nothing answers, rather than AWS.
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  }
}
