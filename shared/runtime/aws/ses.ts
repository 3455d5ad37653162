import { SESClient } from '@aws-sdk/client-ses'
import { connection, once } from './connection.ts'

/**
 * The process's one SES client (the v1 protocol, which takes a whole raw mail). One attempt a call: SES knows no idempotency
 * token, so where its answer was lost the SDK's own second attempt would be a second mail. Trying again is the outbox's
 * work: the entry waits in doubt until the Send event of SES has had time to come.
 */
export const sesClient: () => SESClient = once(
  () => new SESClient({ maxAttempts: 1, requestHandler: { ...connection, requestTimeout: 30_000 } }),
)
