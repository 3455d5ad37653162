import * as z from 'zod'
import { ResourceName } from '#shared/runtime/environment.ts'

export const Environment = z.object({
  TABLE_NAME: ResourceName,
  MAIL_BUCKET_NAME: ResourceName,
  COUNCIL_BUCKET_NAME: ResourceName,
})
export type Environment = z.input<typeof Environment>
