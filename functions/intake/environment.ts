import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  OUTBOX_QUEUE_URL: QueueUrl,
  /** Where a message goes that cannot be worked: the dead-letter queue of the intake queue. */
  PARKED_QUEUE_URL: QueueUrl,
  /** The published address of the council's SEND service. */
  INBOX_ADDRESS: z.email(),
  /** Address of the web desk, for the links in notices to staff. */
  DESK_URL: z.url(),
})
export type Environment = z.input<typeof Environment>
