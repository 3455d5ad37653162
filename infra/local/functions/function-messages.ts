/** What the service and a function's thread say to each other. */
import * as z from 'zod'

/** What a function's thread is started with. */
export const FunctionData = z.object({
  folder: z.string(),
  /** `index.handler` */
  handler: z.string(),
  name: z.string(),
  memoryMegabytes: z.number(),
})
export type FunctionData = z.infer<typeof FunctionData>

export const Invocation = z.object({
  requestId: z.string(),
  event: z.unknown(),
  /** Milliseconds since the epoch. */
  deadline: z.number(),
})
export type Invocation = z.infer<typeof Invocation>

export const FunctionReply = z.discriminatedUnion('tell', [
  z.object({ tell: z.literal('ready') }),
  z.object({ tell: z.literal('answer'), requestId: z.string(), answer: z.unknown() }),
  z.object({ tell: z.literal('failed'), requestId: z.string(), message: z.string() }),
])
export type FunctionReply = z.infer<typeof FunctionReply>
