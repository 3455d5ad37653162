/** Reads one stored mail, asks the store what is known of it, and judges it. Writes nothing. */
import { utcHour } from '../domain/casework/automatic-mail.ts'
import { readWriterWords } from '../domain/casework/correspondent-words/writer-words.ts'
import { caseBefore, earlierContacts } from '../domain/casework/earlier-contacts.ts'
import { type NoticeAnswered, noticeAnswered } from '../domain/casework/notice-answered.ts'
import { mentionedReferences, type Place, placeInThread } from '../domain/casework/place-in-thread.ts'
import { findReturnDate } from '../domain/mail/return-date.ts'
import { conversationOf, isMinted, provenReference } from '../domain/mail/thread-clues.ts'
import { londonDate } from '../domain/standards/london.ts'
import { judge } from '../domain/triage/judge.ts'
import type { Judgement } from '../domain/triage/judgement.ts'
import type { TextModel } from '../domain/triage/model/text-model.ts'
import { doubtOfSender, failsChecks } from '../domain/triage/sender-proof.ts'
import type { CaseworkFiling, Facts, FactsAsk } from '../ports/casework-filing.ts'
import type { Clock } from '../ports/clock.ts'
import type { MailReader, ReadMail } from '../ports/mail-reader.ts'
import type { RawMail } from '../ports/raw-mail.ts'
import type { DirectoryToday } from './directory-today.ts'

export interface ConsiderMailPorts {
  readonly rawMail: RawMail
  readonly readMail: MailReader
  readonly casework: Pick<CaseworkFiling, 'facts'>
  /** The directory in force with whoever is perhaps away, or null before the first import. */
  readonly directory: () => Promise<DirectoryToday | null>
  readonly model: TextModel
  readonly clock: Clock
  readonly inbox: string
}

/** One mail, read and understood, before anything is written. */
export interface Considered {
  readonly rawKey: string
  readonly size: number
  /** London day on which the mail store got it: what the ledger counts by. */
  readonly day: string
  readonly read: ReadMail
  readonly ask: FactsAsk
  readonly facts: Facts
  readonly place: Place
  readonly judgement: Judgement
  readonly earlierContacts: number
  /** The notice of ours that the mail answers with an out-of-office. */
  readonly noticeAnswered: NoticeAnswered | null
  /** What it was decided by. */
  readonly today: DirectoryToday
}

export function makeConsiderMail(ports: ConsiderMailPorts) {
  return { read, again }

  async function read(
    rawKey: string,
    today: DirectoryToday,
    secrets: readonly string[],
  ): Promise<Considered | 'no-such-mail'> {
    const raw = await ports.rawMail.read(rawKey)
    if (raw === null) return 'no-such-mail'
    const read = await ports.readMail(raw.bytes, raw.storedAt)
    const { mail, receipt, mailId } = read
    const answered = [
      mail.deliveryReport?.originalMessageId ?? null,
      mail.inReplyTo,
      ...mail.references.toReversed(),
    ].filter(id => id !== null)
    const ask: FactsAsk = {
      rawKey,
      mailId,
      messageId: mail.messageId,
      sender: mail.from.address,
      provenReference: provenReference(mail, receipt, ports.inbox, secrets),
      mentionedReferences: mentionedReferences(mail.subject),
      answeredMessageIds: [
        ...new Set(answered.filter(id => id.trim() !== '' && !isMinted(id, ports.inbox, secrets))),
      ].slice(0, 10),
      conversation: conversationOf(mail.threadIndex),
      answeringStaffId:
        mail.kind === 'auto-reply' ? (today.index.staffAt(mail.from.address)?.id ?? null) : null,
      hour: utcHour(ports.clock()),
    }
    return consider({ rawKey, size: raw.bytes.byteLength, day: londonDate(raw.storedAt), read, ask }, today)
  }

  /** With all that may have changed since it was considered first. */
  async function again(mail: Considered): Promise<Considered> {
    return consider(mail, (await ports.directory()) ?? mail.today)
  }

  async function consider(
    mail: Pick<Considered, 'rawKey' | 'size' | 'day' | 'read' | 'ask'>,
    today: DirectoryToday,
  ): Promise<Considered> {
    const { ask, read } = mail
    const directory = today.index
    const facts = await ports.casework.facts(ask)
    const { says } = readWriterWords({ text: read.mail.text, writerName: read.mail.from.name })
    const place = placeInThread(
      {
        ...ask,
        subject: read.mail.subject,
        receivedAt: read.receipt.receivedAt,
        says,
      },
      facts.threads,
      facts.queries,
    )
    const joined = place.place === 'join' ? place.query : null
    const thread = place.place === 'join' ? place.query : (place.continues ?? null)
    const judgeWith = (contacts: number) =>
      judge({
        mail: read.mail,
        receipt: read.receipt,
        directory,
        model: ports.model,
        thread:
          thread === null ? null : { reference: thread.reference, caseId: thread.caseMatch?.id ?? null },
        earlierContacts: contacts,
        now: ports.clock(),
      })
    const contactsAbout = (caseId: string | null) =>
      earlierContacts(joined, facts.recentQueries, caseId, read.receipt.receivedAt)
    const contacts = contactsAbout(caseBefore(joined, read.mail, directory))
    const first = judgeWith(contacts)
    // Which child it is about only the judgement says; who wrote of that child before makes it a third contact.
    const found = joined === null && first.case !== null ? contactsAbout(first.case.id) : contacts
    const judgement = found === contacts ? first : judgeWith(found)
    const answered =
      judgement.messageKind === 'auto-reply'
        ? noticeAnswered({
            mail: read.mail,
            receivedAt: read.receipt.receivedAt,
            verified: doubtOfSender(read.mail, read.receipt) === null,
            failsChecks: failsChecks(read.mail, read.receipt),
            returnDate: findReturnDate(read.mail, read.receipt.receivedAt),
            leads: facts.threads,
            provenReference: ask.provenReference,
            latestNotice: facts.latestNotice,
            queries: facts.queries,
            directory,
          })
        : null
    return { ...mail, facts, place, judgement, earlierContacts: found, noticeAnswered: answered, today }
  }
}

/** Acknowledgements in the exchange that a new matter's subject names: a robot's answer to our letter names the letter's query. */
export function exchangeNamed({ place, ask, facts }: Considered): number {
  if (place.place === 'join' || place.linkedTo !== null) return 0
  const named = ask.mentionedReferences.flatMap(
    each => facts.queries.get(each)?.acknowledgementsInExchange ?? [],
  )
  return Math.max(0, ...named)
}
