/** What every page is given and what it answers. Pages know nothing of HTTP beyond this. */
import type { Correction } from '#shared/domain/casework/correction.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { CaseworkReading } from '#shared/ports/casework-reading.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MailReader } from '#shared/ports/mail-reader.ts'
import type { RawMail } from '#shared/ports/raw-mail.ts'
import type { CorrectJudgementAnswer } from '#shared/usecases/correct-judgement.ts'
import type { FormError } from '../layout/render.ts'

export interface PagePorts {
  readonly casework: CaseworkReading
  /** The directory in force; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly rawMail: RawMail
  readonly readMail: MailReader
  readonly readAttachment: AttachmentReader
  /** Puts a query right and tells whom it concerns. */
  readonly correct: (reference: string, correction: Correction) => Promise<CorrectJudgementAnswer>
  readonly clock: Clock
}

/** One attachment of a raw mail, decoded, by its index in `Mail.attachments`; null where there is none. Never throws for what is in the mail. */
type AttachmentReader = (raw: Uint8Array, index: number) => Promise<{ readonly content: Uint8Array } | null>

export type PageAnswer =
  | {
      readonly view: string
      readonly title: string
      /** Null before the first import of a directory. */
      readonly councilName: string | null
      readonly model: object
      readonly errors: readonly FormError[]
    }
  /** Done: the browser asks for this address next, so that loading the page again does nothing twice. */
  | { readonly goTo: string }
  /** There is no such page, or nothing of that name. */
  | 'missing'
