/** What every page is given and what it answers. Pages know nothing of HTTP beyond this. */
import type { IntroductionLetters, Introductions } from '#shared/domain/casework/absence/introductions.ts'
import type { AwayMark } from '#shared/domain/casework/away-mark.ts'
import type { Correction } from '#shared/domain/casework/correction.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { CaseworkReading } from '#shared/ports/casework-reading.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ledger } from '#shared/ports/ledger.ts'
import type { MailReader } from '#shared/ports/mail-reader.ts'
import type { ParkedMail } from '#shared/ports/parked-mail.ts'
import type { RawMail } from '#shared/ports/raw-mail.ts'
import type { CorrectJudgementAnswer } from '#shared/usecases/correct-judgement.ts'
import type { EndAbsence } from '#shared/usecases/end-absence.ts'
import type { HandOverWork } from '#shared/usecases/hand-over-work.ts'
import type { DecideIntroductions } from '#shared/usecases/introduce.ts'
import type { AbsenceAsk, AbsenceRefused, PreparedAbsence } from '#shared/usecases/prepare-absence.ts'
import type { RecordAbsence } from '#shared/usecases/record-absence.ts'
import type { AtWork, AtWorkAnswer } from '#shared/usecases/say-at-work.ts'
import type { FormError, Section } from '../layout/render.ts'
import { type Directory, perhapsAway } from '../words/people.ts'

export interface PagePorts {
  readonly casework: CaseworkReading
  /** The directory in force, with whoever is perhaps away today; null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  /** Every mark of an absence that a mailbox told, ended ones too. */
  readonly awayMarks: () => Promise<readonly AwayMark[]>
  readonly rawMail: RawMail
  readonly readMail: MailReader
  readonly readAttachment: AttachmentReader
  /** Puts a query right and tells whom it concerns. */
  readonly correct: (reference: string, correction: Correction) => Promise<CorrectJudgementAnswer>
  /** Takes the mark of somebody away who is at work. */
  readonly sayAtWork: (said: AtWork) => Promise<AtWorkAnswer>
  /** What people say of absences, and what follows from it. */
  readonly absences: {
    readonly prepare: (ask: AbsenceAsk) => Promise<PreparedAbsence | AbsenceRefused>
    readonly record: RecordAbsence
    readonly end: EndAbsence
    readonly handOver: HandOverWork
    /** Letters about a new contact that wait for a yes. */
    readonly introductions: () => Promise<readonly Introductions[]>
    /** The letters of one, as they would leave now. */
    readonly lettersOf: (batch: Introductions) => Promise<IntroductionLetters>
    readonly decideIntroductions: DecideIntroductions
  }
  readonly ledger: Omit<Ledger, 'write' | 'setBalancedUpTo'>
  /** What could not be worked, and the way back. */
  readonly parked: ParkedMail
  readonly clock: Clock
}

/** One attachment of a raw mail, decoded, by its index in `Mail.attachments`; null where there is none. Never throws for what is in the mail. */
type AttachmentReader = (raw: Uint8Array, index: number) => Promise<{ readonly content: Uint8Array } | null>

/** What the layout needs of the directory. */
export interface AroundPage {
  /** Null before the first import of a directory. */
  readonly councilName: string | null
  /** How many people are perhaps away; the navigation says it. */
  readonly perhapsAway: number
}

export const aroundPage = (directory: Directory): AroundPage => ({
  councilName: directory?.snapshot.council.name ?? null,
  perhapsAway: perhapsAway(directory).length,
})

export type PageAnswer =
  | {
      readonly view: string
      readonly title: string
      readonly around: AroundPage
      /** Which page of the navigation it is, or belongs to. */
      readonly section: Section
      readonly model: object
      readonly errors: readonly FormError[]
    }
  /** Done: the browser asks for this address next, so that loading the page again does nothing twice. */
  | { readonly goTo: string }
  /** There is no such page, or nothing of that name. */
  | 'missing'
