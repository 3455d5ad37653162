/** What a bounce says: from its message/delivery-status part (RFC 3464) and the returned header, else from its words. */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import type { DeliveryReport } from '#shared/domain/mail/mail.ts'
import { fieldValue, type RawField, readHeaderBlock } from './header-block.ts'
import type { Part } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

const MOST_BYTES = 200_000
const MOST_RECIPIENTS = 100
const ADDRESS = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,200}/g

function partBytes(part: Part): Buffer {
  const bytes = decodeTransfer(part.body, part.encoding, MOST_BYTES)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Groups of fields, parted by empty lines. */
function fieldGroups(part: Part): (readonly RawField[])[] {
  const bytes = partBytes(part)
  const groups: (readonly RawField[])[] = []
  let at = 0
  while (at < bytes.length && groups.length < MOST_RECIPIENTS + 1) {
    const block = readHeaderBlock(bytes, at)
    if (block.bodyStart <= at) break
    if (block.fields.length > 0) groups.push(block.fields)
    at = block.bodyStart
  }
  return groups
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map(([address]) =>
    address.toWellFormed().toLowerCase().replace(/\.$/, ''),
  )
}

/** A returned header in the text, or the copy of it that Amazon SES puts into its notifications. */
function messageIdIn(text: string): string | null {
  const line =
    /^[ \t>|*]{0,10}(?:original-)?message-?id[ \t]?:\s{0,20}(<[^<>\s]{1,990}>|[^<>\s]{1,400}@[^<>\s]{1,400})/im.exec(
      text,
    )
  const found = line?.[1] ?? /"message-?id"\s?:\s?"(<[^<>\s"]{1,990}>)"/i.exec(text)?.[1]
  return found === undefined ? null : inBrackets(found)
}

/** Some software leaves the brackets out of the ids it copies. */
function inBrackets(id: string): string {
  return id.startsWith('<') ? id : `<${id}>`
}

function idIn(value: string | null): string | null {
  if (value === null) return null
  const trimmed = value.trim()
  const found = /<[^<>\s]{1,990}>/.exec(trimmed)?.[0] ?? /^[^<>\s]{1,400}@[^<>\s]{1,400}$/.exec(trimmed)?.[0]
  return found === undefined ? null : inBrackets(found)
}

const RETURNED =
  /^(?:message\/(?:rfc822|global|partial)(?:-headers)?|text\/rfc822-?headers?|message\/(?:rfc822|global)-headers)$/

/** The headers of the mail that is reported on, where it comes back as a part. */
function returnedHeaders(attachments: readonly Part[]): (readonly RawField[])[] {
  return attachments
    .filter(part => RETURNED.test(part.type))
    .map(part => readHeaderBlock(partBytes(part), 0).fields)
}

function originalMessageId(returned: readonly (readonly RawField[])[], text: string): string | null {
  for (const fields of returned) {
    const id = idIn(fieldValue(fields, 'message-id'))
    if (id !== null) return id
  }
  return messageIdIn(text)
}

/** RFC 3464, and the words that software which misread it puts in their place. */
const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

function fromStatusPart(
  part: Part,
): Omit<DeliveryReport, 'originalMessageId'> & { readonly originalId: string | null } {
  const groups = fieldGroups(part)
  const recipients: string[] = []
  let action: string | null = null
  let status: string | null = null
  let originalId: string | null = null
  for (const fields of groups) {
    // Some put a name or an internal address into the one and the address into the other.
    for (const name of ['final-recipient', 'original-recipient', 'x-actual-recipient']) {
      const [address] = addressesIn(fieldValue(fields, name)?.replace(/^[^;]*;/, '') ?? '')
      if (address === undefined) continue
      recipients.push(address)
      break
    }
    action ??= ACTIONS.find(one => fieldValue(fields, 'action')?.toLowerCase().includes(one)) ?? null
    status ??= fieldValue(fields, 'status')?.match(/\d\.\d{1,3}\.\d{1,3}/)?.[0] ?? null
    originalId ??= idIn(fieldValue(fields, 'original-message-id'))
  }
  return { recipients: [...new Set(recipients)].slice(0, MOST_RECIPIENTS), action, status, originalId }
}

/** A complaint (RFC 5965): our mail arrived, and its reader called it abuse. */
function fromFeedbackPart(
  part: Part,
  returned: readonly (readonly RawField[])[],
  text: string,
): DeliveryReport {
  const fields = fieldGroups(part).flat()
  const named = ['original-rcpt-to', 'removal-recipient', 'original-recipient'].flatMap(name =>
    addressesIn(fieldValue(fields, name) ?? ''),
  )
  return {
    recipients: recipientsOf(named.length > 0 ? named : returnedTo(returned)),
    action: null,
    status: null,
    originalMessageId:
      idIn(fieldValue(fields, 'original-message-id')) ??
      originalMessageId(returned, text) ??
      idIn(fieldValue(fields, 'message-id')?.replaceAll(' ', '') ?? null),
  }
}

function returnedTo(returned: readonly (readonly RawField[])[]): string[] {
  return returned.flatMap(fields => addressesIn(fieldValue(fields, 'to') ?? '')).slice(0, 1)
}

function recipientsOf(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].slice(0, MOST_RECIPIENTS)
}

const DELAYED =
  /\(delay\)|\b(?:delayed|will (?:be retried|continue to (?:try|attempt)|keep trying)|still (?:being retried|trying)|warning (?:message )?only|not yet been delivered|delivery attempts will continue|temporarily deferred|has been postponed|do not need to resend|no action is required on your part)|zustellung (?:verzögert|nicht abgeschlossen)|remise (?:retardée|différée)|opóźnion/iu

/** The report stands above the mail that it returns. */
const RETURNED_BELOW =
  /^(?:-{2,}.{0,60}(?:original|copy of|returned|below|unsent).{0,60}|received: from\b.*|return-path:.*)$/im

/** For a mail of kind `bounce`. Never throws. */
export function readDeliveryReport(given: {
  readonly fields: readonly RawField[]
  readonly text: string
  readonly attachments: readonly Part[]
  /** Addresses of ours and of the mail system, which are never the ones not reached. */
  readonly notRecipients: readonly string[]
}): DeliveryReport {
  const { attachments, text } = given
  const returned = returnedHeaders(attachments)
  const feedback = attachments.find(part => part.type === 'message/feedback-report')
  if (feedback !== undefined) return fromFeedbackPart(feedback, returned, text)

  // A refusal in the form of a receipt (RFC 5429) names the recipient in the same fields.
  const statusPart =
    attachments.find(part => /^message\/(?:global-)?delivery-status$/.test(part.type)) ??
    attachments.find(part => part.type === 'message/disposition-notification')
  const read = statusPart === undefined ? null : fromStatusPart(statusPart)
  const head = cutText(text, 6_000).split(RETURNED_BELOW, 1)[0] ?? ''
  const status = read?.status ?? /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(head)?.[1] ?? null
  const ofStatus = read?.recipients ?? []
  return {
    recipients: recipientsOf(ofStatus.length > 0 ? ofStatus : recipientsInWords(given, head, returned)),
    action: read?.action ?? actionInWords(`${fieldValue(given.fields, 'subject') ?? ''}\n${head}`, status),
    status,
    originalMessageId: read?.originalId ?? originalMessageId(returned, text),
  }
}

function actionInWords(words: string, status: string | null): string {
  if (status?.startsWith('2') === true) return 'delivered'
  if (status?.startsWith('4') === true || DELAYED.test(words)) return 'delayed'
  return 'failed'
}

function recipientsInWords(
  given: { readonly fields: readonly RawField[]; readonly notRecipients: readonly string[] },
  head: string,
  returned: readonly (readonly RawField[])[],
): string[] {
  const failed = ['x-failed-recipients', 'x-hmxmroriginalrecipient'].flatMap(name =>
    addressesIn(fieldValue(given.fields, name) ?? ''),
  )
  if (failed.length > 0) return failed
  const named = addressesIn(head).filter(
    address => !given.notRecipients.includes(address) && !/^(?:mailer-daemon|postmaster)@/.test(address),
  )
  return named.length > 0 ? named.slice(0, 20) : returnedTo(returned)
}
