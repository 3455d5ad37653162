/** One attachment of a raw mail, for a page that asks for it by the index that `readMail` gave it. */
import type { Attachment } from '#shared/domain/mail/mail.ts'
import { readBodyText } from './body-text.ts'
import { journalledMail } from './journal-report.ts'
import { describeAttachments, readTree } from './read-mail.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** Null where the mail has no such attachment. Never throws. */
export async function readAttachment(
  bytes: Uint8Array,
  index: number,
): Promise<{ readonly attachment: Attachment; readonly content: Uint8Array } | null> {
  const outer = await readTree(bytes, new Set())
  const { attachments } = await readBodyText(journalledMail(outer) ?? outer)
  const attachment = describeAttachments(attachments)[index]
  const part = attachments[index]
  if (attachment === undefined || part === undefined) return null
  return { attachment, content: decodeTransfer(part.body, part.encoding) }
}
