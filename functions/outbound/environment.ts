import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  /** Given by Lambda itself. */
  AWS_REGION: z.string().min(1),
  TABLE_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  OUTBOX_QUEUE_URL: QueueUrl,
  PARKED_QUEUE_URL: QueueUrl,
  DESK_URL: z.url(),
  CONFIGURATION_SET_NAME: z.string().min(1),
  INBOX_ADDRESS: z.email(),
  /** What stands beside the inbox address in From. */
  INBOX_NAME: z.string().min(1),
  /** Seconds that a mail in doubt waits for the Send event of SES before it is sent again. */
  IN_DOUBT_SECONDS: z.coerce.number().int().positive(),
})
export type Environment = Omit<z.input<typeof Environment>, 'AWS_REGION'>
