import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  OUTBOX_QUEUE_URL: QueueUrl,
  /** Its own address, for the links in notices to staff. */
  DESK_URL: z.url(),
})
export type Environment = z.input<typeof Environment>
