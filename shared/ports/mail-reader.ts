import type { Mail } from '../domain/mail/mail.ts'
import type { Receipt } from '../domain/mail/receipt.ts'

export interface ReadMail {
  readonly mail: Mail
  readonly receipt: Receipt
  /** Identity of the content, whatever trace fields it came with: see `mail-identity.ts`. */
  readonly mailId: string
}

/** Reads a raw mail from the trusted store. Never throws for what is in the mail. */
export type MailReader = (bytes: Uint8Array, storedAt: string) => Promise<ReadMail>
