/** What the service and the web door's thread say to each other. */
import * as z from 'zod'

export const WebData = z.object({ folder: z.string(), handler: z.string(), port: z.number() })
export type WebData = z.infer<typeof WebData>

export const WebReply = z.discriminatedUnion('tell', [
  z.object({ tell: z.literal('open'), port: z.number() }),
  /** `code` as the system gives it: EADDRINUSE, EACCES. */
  z.object({ tell: z.literal('closed'), code: z.string(), message: z.string() }),
])
export type WebReply = z.infer<typeof WebReply>
