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

function outcomeOf(fault: unknown): Sending {
  if (fault instanceof MessageRejected) return { outcome: 'refused', why: 'SES rejected the mail.' }
  if (fault instanceof SESServiceException) {
    if (fault.$fault === 'server') throw fault
    if (/InvalidParameterValue|ValidationError/.test(fault.name)) {
      return { outcome: 'refused', why: 'SES cannot send to this address.' }
    }
    // An answer of any other kind says that the mail was not taken.
    return { outcome: 'not-now', why: `SES answered ${fault.name}` }
  }
  throw fault
}
