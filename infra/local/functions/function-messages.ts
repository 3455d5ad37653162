/** What the service and a function's thread say to each other. */
import * as z from 'zod'

/** What a function's thread is started with. */
export interface FunctionData {
  /** URL of the bundle's module, and which of its exports is the handler. */
  readonly bundle: string
  readonly exported: string
  readonly name: string
  readonly arn: string
  readonly memoryMegabytes: number
  /** What makes the thread's `Date` follow a simulated clock: the module with `followClock`, and the clock's cell; null for real time. */
  readonly clock: { readonly module: string; readonly cell: SharedArrayBuffer } | null
}

export interface Invocation {
  readonly requestId: string
  readonly event: unknown
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

/** Parsed by the service: a function's thread is where code runs that read a hostile mail. */
export const FunctionReply = z.discriminatedUnion('tell', [
  z.object({ tell: z.literal('ready') }),
  z.object({ tell: z.literal('answer'), requestId: z.string(), answer: z.unknown() }),
  z.object({ tell: z.literal('failed'), requestId: z.string(), message: z.string() }),
])
export type FunctionReply = z.infer<typeof FunctionReply>
