import { domainToASCII } from 'node:url'
import {
  MessageRejected,
  type SESClient,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import type { Mailer, Sending } from '../../ports/mailer.ts'
import type { ThreadSecrets } from '../../ports/thread-secrets.ts'
import { composeMail } from './compose-mail.ts'

export interface SesMailerSettings {
  readonly inbox: string
  readonly inboxName: string
  /** Publishes what became of each mail. */
  readonly configurationSet: string
  /** Part of the Message-ID that SES gives. */
  readonly region: string
}

/** The message tag that carries the entry's id into the events of SES. */
export const ENTRY_TAG = 'outbox-entry'

export function sesMailer(client: SESClient, secrets: ThreadSecrets, settings: SesMailerSettings): Mailer {
  return {
    async send(entry, now): Promise<Sending> {
      const raw = await composeMail(entry, { ...settings, secrets: await secrets.read() }, now)
      try {
        const answer = await client.send(
          new SendRawEmailCommand({
            Source: settings.inbox,
            Destinations: [withAsciiDomain(entry.to)],
            RawMessage: { Data: raw },
            ConfigurationSetName: settings.configurationSet,
            Tags: [{ Name: ENTRY_TAG, Value: entry.entryId }],
          }),
        )
        if (answer.MessageId === undefined) throw new Error('SES took a mail and gave it no id.')
        return { outcome: 'sent', messageId: sesMessageId(answer.MessageId, settings.region) }
      } catch (fault) {
        return outcomeOf(fault)
      }
    },
  }
}

/** SES takes an internationalised domain in punycode only. What is no domain stays as it is, for SES to refuse. */
function withAsciiDomain(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return `${address.slice(0, address.length - domain.length)}${domainToASCII(domain) || domain}`
}

/** The Message-ID header that SES writes for the id that it answers with. */
export const sesMessageId = (id: string, region: string): string => `<${id}@${region}.amazonses.com>`

/**
 * SES rejects a mail in one and the same way whatever the reason, and only its sentence tells them apart. A reason that lies
 * with our account, identities or configuration set passes when somebody mends it: the mail must still go then.
 */
const ABOUT_OUR_SIDE =
  /not verified|identit(?:y|ies) failed|paused|suspended|disabled|sandbox|configuration set|configurationset|sending quota|sending rate/i

/** A recipient or a content that SES will never take. A reason that we do not know is not taken for one of these. */
const ABOUT_THIS_MAIL =
  /blacklist|suppress|recipient|destination|illegal|invalid|address|content|virus|malware|spam|header|mime|attachment|message length|too (?:long|large|many)/i

function outcomeOf(fault: unknown): Sending {
  if (fault instanceof SESServiceException) {
    if (fault.$fault === 'server') throw fault
    // What SES says may hold an address: it is matched, never passed on.
    if (ABOUT_OUR_SIDE.test(fault.message)) {
      return { outcome: 'not-now', why: `SES does not let us send as we are set up (${fault.name}).` }
    }
    if (fault instanceof MessageRejected && ABOUT_THIS_MAIL.test(fault.message)) {
      return { outcome: 'refused', why: 'SES rejected the mail.' }
    }
    if (/InvalidParameterValue|ValidationError/.test(fault.name)) {
      return { outcome: 'refused', why: 'SES cannot send to this address.' }
    }
    // An answer of any other kind says that the mail was not taken.
    return { outcome: 'not-now', why: `SES answered ${fault.name}` }
  }
  throw fault
}
