/** The events that SES publishes about a mail that left, as SES writes them. */
import { account, region } from '../aws-place.ts'

export interface SentMail {
  /** SES's own id, without the domain that it has in Message-ID. */
  readonly messageId: string
  readonly timestamp: string
  readonly source: string
  readonly destination: readonly string[]
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Message tags, each with its values; SES's own begin with `ses:`. */
  readonly tags: Record<string, readonly string[]>
}

/** What becomes of a mail: the mailbox simulator's addresses bounce or complain, every other address is delivered to. */
export function eventsOf(mail: SentMail): readonly { readonly eventType: string; readonly body: object }[] {
  const bounced = mail.destination.filter(address => simulates(address, 'bounce'))
  const complained = mail.destination.filter(address => simulates(address, 'complaint'))
  const delivered = mail.destination.filter(address => !bounced.includes(address))
  return [
    event(mail, 'Send', { send: {} }),
    ...(delivered.length === 0 ? [] : [event(mail, 'Delivery', { delivery: delivery(mail, delivered) })]),
    ...(bounced.length === 0 ? [] : [event(mail, 'Bounce', { bounce: bounce(mail, bounced) })]),
    ...(complained.length === 0
      ? []
      : [event(mail, 'Complaint', { complaint: complaint(mail, complained) })]),
  ]
}

/** SES leaves headers out of an event beyond 10 KB. */
function headersOf(mail: SentMail) {
  let length = 0
  const headers = mail.headers.filter(({ name, value }) => {
    length += name.length + value.length
    return length <= 10_000
  })
  return { headersTruncated: headers.length < mail.headers.length, headers }
}

function event(mail: SentMail, eventType: string, detail: object) {
  return {
    eventType,
    body: {
      eventType,
      mail: {
        timestamp: mail.timestamp,
        source: mail.source,
        sourceArn: `arn:aws:ses:${region}:${account}:identity/${mail.source}`,
        sendingAccountId: account,
        messageId: mail.messageId,
        destination: mail.destination,
        ...headersOf(mail),
        commonHeaders: {
          from: valuesOf(mail, 'from'),
          to: valuesOf(mail, 'to'),
          messageId: mail.messageId,
          subject: valuesOf(mail, 'subject')[0] ?? '',
        },
        tags: mail.tags,
      },
      ...detail,
    },
  }
}

function delivery(mail: SentMail, recipients: readonly string[]) {
  return {
    timestamp: mail.timestamp,
    processingTimeMillis: 1,
    recipients,
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: `a1.${region}.smtp-out.amazonses.com`,
  }
}

function bounce(mail: SentMail, recipients: readonly string[]) {
  return {
    feedbackId: `bounce-${mail.messageId}`,
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: recipients.map(emailAddress => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp: mail.timestamp,
    reportingMTA: `dns; a1.${region}.smtp-out.amazonses.com`,
  }
}

function complaint(mail: SentMail, recipients: readonly string[]) {
  return {
    feedbackId: `complaint-${mail.messageId}`,
    complaintSubType: null,
    complainedRecipients: recipients.map(emailAddress => ({ emailAddress })),
    timestamp: mail.timestamp,
    complaintFeedbackType: 'abuse',
  }
}

/** `bounce@simulator.amazonses.com` and its labelled forms, `bounce+anything@…`. */
function simulates(address: string, what: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  return domain === 'simulator.amazonses.com' && (local === what || local.startsWith(`${what}+`))
}

function valuesOf(mail: SentMail, name: string): readonly string[] {
  return mail.headers.filter(header => header.name.toLowerCase() === name).map(header => header.value)
}
