/** What the service and the engines' thread say to each other. */
import * as z from 'zod'

const MailRulesMessage = z.object({
  identities: z.array(z.string()),
  configurationSets: z.array(
    z.object({
      name: z.string(),
      destinations: z.array(
        z.object({
          eventTypes: z.array(z.string()),
          queueName: z.string(),
          raw: z.boolean(),
          topicArn: z.string(),
        }),
      ),
    }),
  ),
})

/** What the thread is started with: folders, or null where everything stays in memory but the mail that leaves. */
export const EnginesData = z.object({
  storage: z.object({ queues: z.string().nullable(), objects: z.string() }).nullable(),
  outbox: z.string(),
  pending: z.string(),
  /** Cell of a simulated clock (`follow-clock.ts`) that the engines live by; null for real time. */
  clock: z.instanceof(SharedArrayBuffer).nullable(),
})
export type EnginesData = z.infer<typeof EnginesData>

export const EngineRequest = z.discriminatedUnion('ask', [
  z.object({
    id: z.number(),
    ask: z.literal('set-up'),
    queues: z.array(z.object({ name: z.string(), attributes: z.record(z.string(), z.string()) })),
    buckets: z.array(z.string()),
    mail: MailRulesMessage,
  }),
  z.object({
    id: z.number(),
    ask: z.literal('announce'),
    queueName: z.string(),
    bodies: z.array(z.string()),
  }),
  z.object({ id: z.number(), ask: z.literal('in-flight'), queueName: z.string() }),
  z.object({ id: z.number(), ask: z.literal('depth'), queueName: z.string() }),
  z.object({ id: z.number(), ask: z.literal('waiting'), queueNames: z.array(z.string()) }),
  z.object({ id: z.number(), ask: z.literal('stop') }),
])
export type EngineRequest = z.infer<typeof EngineRequest>

export const EngineReply = z.discriminatedUnion('tell', [
  z.object({ tell: z.literal('ready'), sqsAndS3: z.url(), ses: z.url() }),
  z.object({ tell: z.literal('answer'), id: z.number(), answer: z.unknown() }),
  z.object({ tell: z.literal('fault'), id: z.number(), message: z.string() }),
])
export type EngineReply = z.infer<typeof EngineReply>

/** A message that a receiver has in hand. */
export const MessageInFlight = z.object({ receiptHandle: z.string(), body: z.string() })
export type MessageInFlight = z.infer<typeof MessageInFlight>
