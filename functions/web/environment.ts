import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  /** Each queue of work, and where its messages are parked that could not be worked: shown, and sent back. */
  INTAKE_QUEUE_URL: QueueUrl,
  INTAKE_PARKED_QUEUE_URL: QueueUrl,
  OUTBOX_QUEUE_URL: QueueUrl,
  OUTBOX_PARKED_QUEUE_URL: QueueUrl,
  FEEDBACK_QUEUE_URL: QueueUrl,
  FEEDBACK_PARKED_QUEUE_URL: QueueUrl,
  IMPORT_QUEUE_URL: QueueUrl,
  IMPORT_PARKED_QUEUE_URL: QueueUrl,
  INBOX_ADDRESS: z.email(),
  /** Its own address, for the links in notices to staff. */
  DESK_URL: z.url(),
})
export type Environment = z.input<typeof Environment>
