/** What a mail server's report says about a mail of ours (RFC 3464; domain.md 5.1). */
import type { DeliveryReport } from '../mail/mail.ts'
import type { ThreadLead } from './place-in-thread.ts'

/**
 * Whether the mail will not arrive. `failed` is final even where the status began with 4: the server has given up. A delay is not,
 * whatever its status: the mail may still arrive, and nobody's query is taken from them for it.
 */
export function saysNotDelivered({ action, status }: Pick<DeliveryReport, 'action' | 'status'>): boolean {
  return action === null ? (status ?? '').startsWith('5') : action === 'failed'
}

/**
 * The mail of ours that is reported on: by the Message-ID that the report returns, and of all else that it refers to nothing, as
 * anybody can add to that. A bounce that returns no Message-ID can only answer it. Null where it is none of ours.
 */
export function reportedEntry(report: DeliveryReport, leads: readonly ThreadLead[]): ThreadLead | null {
  const { originalMessageId } = report
  const ours = leads.filter(lead => lead.entryId !== null)
  const found = originalMessageId === null ? ours[0] : ours.find(lead => lead.messageId === originalMessageId)
  return found ?? null
}
