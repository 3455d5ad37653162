import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as ses from 'aws-cdk-lib/aws-ses'
import * as sns from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { CouncilSettings } from '#infra/council-settings.ts'
import { feedbackDelay } from '#infra/timings.ts'
import { WorkQueue } from './work-queue.ts'

export interface OutboundMailProps {
  readonly stage: string
  readonly council: CouncilSettings
  readonly queueKey: kms.IKey
}

/**
 * The door out: the queue of mails to send, the domain that SES signs for, and what SES reports about each mail.
 * It outlives the service stack, because DNS holds the domain's keys and because a bounce may come days after the mail.
 */
export class OutboundMail extends Construct {
  readonly outbox: WorkQueue
  readonly feedback: WorkQueue
  readonly configurationSetName: string
  readonly #identity: ses.EmailIdentity
  readonly #inbox: string

  constructor(scope: Construct, id: string, props: OutboundMailProps) {
    super(scope, id)
    this.#inbox = props.council.inbox
    this.outbox = new WorkQueue(this, 'Outbox', { key: props.queueKey })
    this.feedback = new WorkQueue(this, 'Feedback', { key: props.queueKey, deliveryDelay: feedbackDelay })

    this.configurationSetName = `send-inbox-${props.stage}`
    const configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      // A configuration set requires TLS of every recipient or of none. Parents' and small schools' servers without it must
      // still be reached; SES uses TLS wherever it is offered, and every gov.uk server offers it (domain.md 4.7).
      tlsPolicy: ses.ConfigurationSetTlsPolicy.OPTIONAL,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.#report(configurationSet, props.queueKey)

    this.#identity = new ses.EmailIdentity(this, 'Domain', {
      identity: ses.Identity.domain(props.council.inboxDomain),
      configurationSet,
      mailFromDomain: `bounce.${props.council.inboxDomain}`,
      mailFromBehaviorOnMxFailure: ses.MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      dkimIdentity: ses.DkimIdentity.easyDkim(ses.EasyDkimSigningKeyLength.RSA_2048_BIT),
      // Bounces come as events; a copy by mail would go to an address that nobody reads.
      feedbackForwarding: false,
    })
    // A new identity has new keys, and then DNS has to change before any mail is signed.
    this.#identity.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.#tellDns(props.council)
  }

  /** May send, as the inbox and as nobody else, with the configuration set that reports what becomes of the mail. */
  grantSend(role: iam.Role): void {
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: ['ses:SendRawEmail'],
      resourceArns: [this.#identity.emailIdentityArn, this.#configurationSetArn()],
      conditions: { StringEquals: { 'ses:FromAddress': this.#inbox } },
    })
  }

  /** Opens and clicks are not asked for, so SES puts no tracking into mails. */
  #report(configurationSet: ses.ConfigurationSet, key: kms.IKey): void {
    const topic = new sns.Topic(this, 'Events', { masterKey: key, enforceSSL: true })
    configurationSet.addEventDestination('Events', {
      destination: ses.EventDestination.snsTopic(topic),
      events: [
        ses.EmailSendingEvent.SEND,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.REJECT,
        ses.EmailSendingEvent.DELIVERY_DELAY,
        ses.EmailSendingEvent.RENDERING_FAILURE,
      ],
    })
    const subscription = new sns.Subscription(this, 'EventsToFeedback', {
      topic,
      protocol: sns.SubscriptionProtocol.SQS,
      endpoint: this.feedback.queue.queueArn,
      rawMessageDelivery: true,
    })
    subscription.node.addDependency(this.feedback.acceptFromTopic(topic))
  }

  #configurationSetArn(): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    })
  }

  /** What the council's DNS has to hold, as outputs of the stack. */
  #tellDns({ inboxDomain }: CouncilSettings): void {
    const { region } = Stack.of(this)
    this.#identity.dkimRecords.forEach((record, index) => {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${record.name} CNAME ${record.value}` })
    })
    new CfnOutput(this, 'InboxMx', {
      value: `${inboxDomain} MX 10 inbound-smtp.${region}.amazonaws.com`,
    })
    new CfnOutput(this, 'BounceMx', {
      value: `bounce.${inboxDomain} MX 10 feedback-smtp.${region}.amazonses.com`,
    })
    new CfnOutput(this, 'BounceSpf', {
      value: `bounce.${inboxDomain} TXT "v=spf1 include:amazonses.com -all"`,
    })
  }
}
