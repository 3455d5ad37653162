import { SESClient } from '@aws-sdk/client-ses'
import { connection, once } from './connection.ts'

/** The process's one SES client (the v1 protocol, which takes a whole raw mail). */
export const sesClient: () => SESClient = once(
  () => new SESClient({ requestHandler: { ...connection, requestTimeout: 30_000 } }),
)
