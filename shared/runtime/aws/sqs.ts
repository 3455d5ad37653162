import { SQSClient } from '@aws-sdk/client-sqs'
import { connection, once } from './connection.ts'

/** The process's one SQS client, for sending. A long poll needs a client of its own: this one gives up sooner. */
export const sqsClient: () => SQSClient = once(() => new SQSClient({ requestHandler: connection }))
