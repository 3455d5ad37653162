import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  INTAKE_QUEUE_URL: QueueUrl,
  OUTBOX_QUEUE_URL: QueueUrl,
  /** Seconds after which a mail that is still unsent is queued again. */
  REDRIVE_AFTER_SECONDS: z.coerce.number().int().positive(),
})
export type Environment = z.input<typeof Environment>
