import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  INTAKE_QUEUE_URL: QueueUrl,
  OUTBOX_QUEUE_URL: QueueUrl,
  INBOX_ADDRESS: z.email(),
  /** Address of the web desk, for the links in notices to staff. */
  DESK_URL: z.url(),
  /** Seconds after which a mail that is still unsent is queued again. */
  REDRIVE_AFTER_SECONDS: z.coerce.number().int().positive(),
})
export type Environment = z.input<typeof Environment>
