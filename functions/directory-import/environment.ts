import * as z from 'zod'
import { QueueUrl, ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
  PARKED_QUEUE_URL: QueueUrl,
})
export type Environment = z.input<typeof Environment>
