/** A raw mail, or one file that came with it, as a download. Only what belongs to the query in the address is given. */
import { type FiledMail, Reference } from '#shared/domain/casework/query.ts'
import type { PagePorts } from '../page.ts'
import { servedType } from './file-type.ts'

export interface Download {
  readonly bytes: Uint8Array
  readonly type: string
  readonly name: string
}

export async function mailFile(
  asked: { readonly reference: string; readonly mailId: string },
  ports: PagePorts,
): Promise<Download | 'missing'> {
  const found = await rawMailOf(asked, ports)
  if (found === null) return 'missing'
  return { bytes: found.bytes, type: 'message/rfc822', name: `${asked.reference}-mail-${found.number}.eml` }
}

export async function attachmentFile(
  asked: { readonly reference: string; readonly mailId: string; readonly index: string },
  ports: PagePorts,
): Promise<Download | 'missing'> {
  if (!/^\d{1,4}$/.test(asked.index)) return 'missing'
  const index = Number(asked.index)
  const found = await rawMailOf(asked, ports)
  const attachment = found?.mail.attachments.find(each => each.index === index)
  if (found === null || attachment === undefined) return 'missing'
  const read = await ports.readAttachment(found.bytes, index)
  if (read === null) return 'missing'
  return { bytes: read.content, type: servedType(attachment.type), name: attachment.name }
}

async function rawMailOf(
  asked: { readonly reference: string; readonly mailId: string },
  ports: PagePorts,
): Promise<{ mail: FiledMail; number: number; bytes: Uint8Array } | null> {
  const reference = Reference.safeParse(asked.reference)
  const file = reference.success ? await ports.casework.file(reference.data) : null
  const place = file?.mails.findIndex(mail => mail.mailId === asked.mailId) ?? -1
  const mail = file?.mails[place]
  const raw = mail === undefined ? null : await ports.rawMail.read(mail.rawKey)
  return mail === undefined || raw === null ? null : { mail, number: place + 1, bytes: raw.bytes }
}
