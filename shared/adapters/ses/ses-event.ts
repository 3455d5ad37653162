/** Events that SES publishes about mails that we sent (configuration set → SNS → SQS, raw message delivery), in our own words. */
import * as z from 'zod'
import type { Feedback } from '../../ports/feedback.ts'
import { ENTRY_TAG, sesMessageId } from './mailer.ts'

const Instant = z.iso.datetime({ offset: true })

const Sent = z.object({
  timestamp: Instant,
  messageId: z.string().min(1),
  tags: z.record(z.string(), z.array(z.string())).default({}),
})

const Report = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Sent }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: Sent,
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), timestamp: Instant }),
  }),
  z.object({ eventType: z.literal('Reject'), mail: Sent, reject: z.object({ reason: z.string() }) }),
  z.object({ eventType: z.literal('Rendering Failure'), mail: Sent }),
  z.object({
    eventType: z.enum(['Delivery', 'DeliveryDelay', 'Complaint', 'Open', 'Click', 'Subscription']),
    mail: Sent,
  }),
])

/** What SNS says when a subscription is made, should it ever reach the queue: no work. */
const SubscriptionNotice = z.object({ Type: z.string() }).transform((): readonly Feedback[] => [])

/** A message of the feedback queue: one report, or none where the news changes nothing here. */
export const sesEvent = (region: string): z.ZodType<readonly Feedback[]> =>
  z.union([Report.transform(report => feedbackOf(report, region)), SubscriptionNotice])

function feedbackOf(report: z.infer<typeof Report>, region: string): readonly Feedback[] {
  const entryId = report.mail.tags[ENTRY_TAG]?.[0]
  if (entryId === undefined) return []
  const base = {
    entryId,
    messageId: sesMessageId(report.mail.messageId, region),
    at: instant(report.mail.timestamp),
  }
  switch (report.eventType) {
    case 'Send':
      return [{ ...base, what: 'taken', why: '' }]
    case 'Bounce':
      return [
        {
          ...base,
          what: didNotArrive(report.bounce) ? 'not-delivered' : 'perhaps-not-delivered',
          at: instant(report.bounce.timestamp),
          why: `${report.bounce.bounceType} ${report.bounce.bounceSubType}`,
        },
      ]
    case 'Reject':
      return [{ ...base, what: 'not-delivered', why: 'SES rejected it' }]
    case 'Rendering Failure':
      return [{ ...base, what: 'not-delivered', why: 'SES could not make it' }]
    default:
      return []
  }
}

/** SES reports some out-of-office answers as transient general bounces, and cannot tell of an undetermined one: that mail may have arrived. */
const didNotArrive = ({
  bounceType,
  bounceSubType,
}: {
  bounceType: string
  bounceSubType: string
}): boolean => bounceType === 'Permanent' || (bounceType === 'Transient' && bounceSubType !== 'General')

const instant = (timestamp: string): string => new Date(timestamp).toISOString()
