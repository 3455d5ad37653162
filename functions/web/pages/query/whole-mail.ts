/** One mail as it came, with the history it quotes. Read from the raw mail, and only when someone asks to see it. */
import type { FiledMail } from '#shared/domain/casework/query.ts'
import { cleanHtml } from '../../mail-body/clean-html.ts'
import { capital } from '../../words/vocabulary.ts'
import { attachmentAddress } from '../addresses.ts'
import { isShownAsPicture } from '../mail-file/file-type.ts'
import type { PagePorts } from '../page.ts'

/** Text beyond this is in the file, not on the page. */
const longestText = 100_000

export interface WholeMail {
  readonly mailId: string
  readonly text: string
  /** The writer's own layout, made safe; null where the mail has none. */
  readonly html: string | null
  /** Something was too long for the page. */
  readonly cut: boolean
  /** What could not be read, as sentences. */
  readonly defects: readonly string[]
}

/** Null where the raw mail is no longer in store. */
export async function wholeMail(
  reference: string,
  filed: FiledMail,
  ports: PagePorts,
): Promise<WholeMail | null> {
  const raw = await ports.rawMail.read(filed.rawKey)
  if (raw === null) return null
  const { mail } = await ports.readMail(raw.bytes, raw.storedAt)
  const pictures = new Map(
    mail.attachments
      .filter(attachment => attachment.contentId !== null && isShownAsPicture(attachment.type))
      .map(({ contentId, index }) => [contentId, attachmentAddress(reference, filed.mailId, index)]),
  )
  const cleaned =
    mail.html === null ? null : cleanHtml(mail.html, contentId => pictures.get(contentId) ?? null)
  return {
    mailId: filed.mailId,
    text: mail.text.slice(0, longestText).trim(),
    html: cleaned === null || cleaned.html.trim() === '' ? null : cleaned.html,
    cut: mail.text.length > longestText || (cleaned?.cut ?? false),
    defects: mail.defects.map(asSentence),
  }
}

const asSentence = (defect: string): string => `${capital(defect).replace(/\.$/, '')}.`
