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
})
export type Environment = Omit<z.input<typeof Environment>, 'AWS_REGION'>
