import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  OUTBOX_QUEUE_URL: QueueUrl,
  PARKED_QUEUE_URL: QueueUrl,
  INBOX_ADDRESS: z.email(),
  DESK_URL: z.url(),
})
export type Environment = z.input<typeof Environment>
