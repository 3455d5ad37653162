/** What the templates say about mail: which is taken in and where to, who may send, and where events about sent mail go. */
import * as z from 'zod'
import type { ConfigurationSet, MailRules } from '../engines/ses.ts'
import { lastOf } from './arns.ts'
import type { Find } from './find.ts'
import type { ReceiptWiring } from './wiring.ts'

export function receiptRules(find: Find): readonly ReceiptWiring[] {
  return find('AWS::SES::ReceiptRule').flatMap(found => {
    const { Rule: rule } = found.read({
      Rule: z.object({
        Enabled: z.boolean().default(false),
        Recipients: z.array(z.string().toLowerCase()).default([]),
        Actions: z
          .array(
            z.object({
              S3Action: z
                .object({ BucketName: z.string(), ObjectKeyPrefix: z.string().default('') })
                .optional(),
            }),
          )
          .default([]),
      }),
    })
    if (!rule.Enabled) return []
    return rule.Actions.flatMap(({ S3Action: store }) =>
      store === undefined
        ? []
        : [{ recipients: rule.Recipients, bucketName: store.BucketName, prefix: store.ObjectKeyPrefix }],
    )
  })
}

export function mailRules(find: Find): MailRules {
  const queues = queuesByTopic(find)
  const destinations = find('AWS::SES::ConfigurationSetEventDestination').flatMap(found => {
    const { ConfigurationSetName, EventDestination } = found.read({
      ConfigurationSetName: z.string(),
      EventDestination: z.object({
        Enabled: z.boolean().default(true),
        MatchingEventTypes: z.array(z.string()),
        SnsDestination: z.object({ TopicARN: z.string() }).optional(),
        EventBridgeDestination: z.never().optional(),
      }),
    })
    const topicArn = EventDestination.SnsDestination?.TopicARN
    if (!EventDestination.Enabled || topicArn === undefined) return []
    const eventTypes = EventDestination.MatchingEventTypes
    return queues
      .filter(queue => queue.topicArn === topicArn)
      .map(queue => ({ set: ConfigurationSetName, destination: { ...queue, eventTypes } }))
  })
  const configurationSets = find('AWS::SES::ConfigurationSet').map(
    ({ name }): ConfigurationSet => ({
      name,
      destinations: destinations.filter(({ set }) => set === name).map(({ destination }) => destination),
    }),
  )
  const identities = find('AWS::SES::EmailIdentity').map(
    found => found.read({ EmailIdentity: z.string().toLowerCase() }).EmailIdentity,
  )
  return { identities, configurationSets }
}

function queuesByTopic(find: Find) {
  return find('AWS::SNS::Subscription').flatMap(found => {
    const subscription = found.read({
      Protocol: z.string(),
      TopicArn: z.string(),
      Endpoint: z.string(),
      RawMessageDelivery: z.union([z.boolean(), z.stringbool()]).default(false),
    })
    if (subscription.Protocol !== 'sqs') return []
    // Told plainly: passing on what a filter keeps back would make the machine differ from the deployment.
    found.read({ FilterPolicy: z.never().optional() })
    return [
      {
        topicArn: subscription.TopicArn,
        queueName: lastOf(subscription.Endpoint),
        raw: subscription.RawMessageDelivery,
      },
    ]
  })
}
