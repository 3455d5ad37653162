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

function messageIdIn(text: string): string | null {
  return /^message-id:\s{0,20}(<[^<>\s]{1,990}>)/im.exec(text)?.[1] ?? null
}

function originalMessageId(attachments: readonly Part[], text: string): string | null {
  for (const part of attachments) {
    if (
      !/^(?:message\/(?:rfc822|global|partial)(?:-headers)?|text\/rfc822-headers|message\/global-headers)$/.test(
        part.type,
      )
    )
      continue
    const id = fieldValue(readHeaderBlock(partBytes(part), 0).fields, 'message-id')
    const found = id === null ? null : /<[^<>\s]{1,990}>/.exec(id)
    if (found !== null) return found[0]
  }
  return messageIdIn(text)
}

function fromStatusPart(
  part: Part,
): Omit<DeliveryReport, 'originalMessageId'> & { readonly originalId: string | null } {
  const groups = fieldGroups(part)
  const recipients: string[] = []
  let action: string | null = null
  let status: string | null = null
  let originalId: string | null = null
  for (const fields of groups) {
    const recipient = fieldValue(fields, 'final-recipient') ?? fieldValue(fields, 'original-recipient')
    if (recipient !== null) recipients.push(...addressesIn(recipient.replace(/^[^;]*;/, '')).slice(0, 1))
    action ??=
      fieldValue(fields, 'action')
        ?.toLowerCase()
        .match(/[a-z]+/)?.[0] ?? null
    status ??= fieldValue(fields, 'status')?.match(/\d\.\d{1,3}\.\d{1,3}/)?.[0] ?? null
    originalId ??= fieldValue(fields, 'original-message-id')?.match(/<[^<>\s]{1,990}>/)?.[0] ?? null
  }
  return { recipients: [...new Set(recipients)].slice(0, MOST_RECIPIENTS), action, status, originalId }
}

/** For a mail of kind `bounce`. Never throws. */
export function readDeliveryReport(given: {
  readonly fields: readonly RawField[]
  readonly text: string
  readonly attachments: readonly Part[]
  /** Addresses of ours and of the mail system, which are never the ones not reached. */
  readonly notRecipients: readonly string[]
}): DeliveryReport {
  const { attachments, text } = given
  const statusPart = attachments.find(part => /^message\/(?:global-)?delivery-status$/.test(part.type))
  const read = statusPart === undefined ? null : fromStatusPart(statusPart)
  const original = read?.originalId ?? originalMessageId(attachments, text)
  if (read !== null && (read.recipients.length > 0 || read.status !== null)) {
    return {
      recipients: read.recipients,
      action: read.action,
      status: read.status,
      originalMessageId: original,
    }
  }
  const failed = addressesIn(fieldValue(given.fields, 'x-failed-recipients') ?? '')
  // The report stands above the mail that it returns.
  const head =
    cutText(text, 6_000).split(
      /^(?:-{2,}.{0,60}(?:original|copy of|returned|below|unsent).{0,60}|received: from\b.*|return-path:.*)$/im,
      1,
    )[0] ?? ''
  const named = addressesIn(head).filter(
    address => !given.notRecipients.includes(address) && !/^(?:mailer-daemon|postmaster)@/.test(address),
  )
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(head)?.[1] ?? null
  const delayed =
    /\b(?:delayed|will (?:be retried|continue to try|keep trying)|still being retried|warning message only|not yet been delivered)\b/i.test(
      head,
    )
  return {
    recipients: [...new Set(failed.length > 0 ? failed : named)].slice(0, 20),
    action: delayed ? 'delayed' : status?.startsWith('4') === true ? 'delayed' : 'failed',
    status,
    originalMessageId: original,
  }
}
