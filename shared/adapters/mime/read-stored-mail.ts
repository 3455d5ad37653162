import { mailIdentity } from '../../domain/mail/mail-identity.ts'
import type { MailReader } from '../../ports/mail-reader.ts'
import { readMail } from './read-mail.ts'
import { readReceipt } from './read-receipt.ts'

/** Reads a mail as the mail server stored it: the receipt from its own mark, everything else from what is below that mark. */
export const readStoredMail: MailReader = async (bytes, storedAt) => {
  const { receipt, content } = readReceipt(bytes, storedAt, 'store')
  const mail = await readMail(content, receipt)
  return { mail, receipt, mailId: mailIdentity({ messageId: mail.messageId, content }) }
}
