/** A whole mail and what it is, for the tests of kinds. The mails are written for this project. */
import type { RawMail } from '#tests/support/mail/raw-mail.ts'

export interface KindCase extends RawMail {
  readonly what: string
  readonly body: string
}
