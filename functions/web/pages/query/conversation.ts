/** The mails of a query, oldest first, as people speak: what they wrote, and what we wrote to them. */
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { FiledMail } from '#shared/domain/casework/query.ts'
import type { LetterBlock } from '#shared/domain/letters/letter.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import { instantInWords } from '../../words/days.ts'
import { sizeInWords } from '../../words/size.ts'
import { kindOfMail, kindOfOutgoing, outgoingTag, type Tag, trustTag } from '../../words/vocabulary.ts'
import { attachmentAddress, mailFileAddress, wholeMailAddress } from '../addresses.ts'
import type { WholeMail } from './whole-mail.ts'

export interface MailIn {
  readonly way: 'in'
  /** Its element on the page. */
  readonly place: string
  readonly number: number
  readonly name: string
  readonly address: string
  readonly at: string
  readonly when: string
  readonly to: string
  readonly subject: string
  readonly trust: Tag
  /** `Automatic reply`; null for what a person wrote. */
  readonly automatic: string | null
  readonly ownWords: string
  /** Language of those words, so that they are read aloud as such; null for English and where we do not know. */
  readonly language: string | null
  /** What the writer passed on, and whose words it says that they are; null where nothing was. */
  readonly forwarded: { readonly from: string; readonly text: string } | null
  readonly attachments: readonly AttachmentLink[]
  readonly file: { readonly href: string; readonly size: string }
  /** Address that shows it whole; null where it is shown whole. */
  readonly wholeAddress: string | null
  readonly whole: WholeMail | null
}

export interface MailOut {
  readonly way: 'out'
  readonly kind: string
  readonly name: string
  readonly address: string
  readonly at: string
  readonly when: string
  readonly state: Tag
  readonly subject: string
  readonly blocks: readonly LetterBlock[]
  /** Standard letters are folded; what a colleague wrote is open. */
  readonly folded: boolean
}

interface AttachmentLink {
  readonly name: string
  readonly type: string
  readonly size: string
  readonly href: string
}

export function conversation(file: QueryFile, shownWhole: WholeMail | null): readonly (MailIn | MailOut)[] {
  // The language is known of the mail that opened the query.
  const opening = file.mails.find(mail => mail.kind === 'query')
  const mailsIn = file.mails.map((mail, index) => ({
    ...mailIn(file.query.reference, mail, index + 1, shownWhole),
    language: mail === opening ? otherLanguage(file.query.language) : null,
  }))
  const mailsOut = file.outgoing.filter(mail => mail.toStaffId === null).map(mailOut)
  return [...mailsIn, ...mailsOut].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Notices, warnings and the like, which went to colleagues. */
export function mailsToStaff(file: QueryFile): readonly MailOut[] {
  return file.outgoing
    .filter(mail => mail.toStaffId !== null)
    .map(mailOut)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const otherLanguage = (code: string): string | null =>
  code !== 'en' && /^[a-z]{2,3}$/.test(code) ? code : null

function mailIn(
  reference: string,
  mail: FiledMail,
  number: number,
  shownWhole: WholeMail | null,
): Omit<MailIn, 'language'> {
  const place = `mail-${number}`
  const whole = shownWhole?.mailId === mail.mailId ? shownWhole : null
  return {
    way: 'in',
    place,
    number,
    name: mail.from.name === '' ? mail.from.address || 'No name given' : mail.from.name,
    address: mail.from.address,
    at: mail.at,
    when: instantInWords(mail.at),
    to: [...mail.to, ...mail.cc].join(', '),
    subject: mail.subject.trim() === '' ? 'No subject' : mail.subject,
    trust: trustTag(mail.verified),
    automatic: mail.kind === 'query' ? null : kindOfMail[mail.kind],
    ownWords: mail.ownWords.trim(),
    forwarded: passedOn(mail.forwarded),
    attachments: mail.attachments.map(({ name, type, size, index }) => ({
      name,
      type,
      size: sizeInWords(size),
      href: attachmentAddress(reference, mail.mailId, index),
    })),
    file: { href: mailFileAddress(reference, mail.mailId), size: sizeInWords(mail.size) },
    wholeAddress: whole === null ? wholeMailAddress(reference, mail.mailId, place) : null,
    whole,
  }
}

function passedOn(forwarded: FiledMail['forwarded']): MailIn['forwarded'] {
  if (forwarded === null || forwarded.text.trim() === '') return null
  const { name, address } = forwarded.from
  const from = name === '' ? address : address === '' ? name : `${name} (${address})`
  return { from: from === '' ? 'a name that is not given' : from, text: forwarded.text.trim() }
}

const written: readonly OutgoingMail['kind'][] = ['reply', 'holding', 'closing', 'apology']

function mailOut(mail: OutgoingMail): MailOut {
  const at = mail.sentAt ?? mail.decidedAt
  return {
    way: 'out',
    kind: kindOfOutgoing[mail.kind],
    name: mail.toName.trim() === '' ? mail.to : mail.toName,
    address: mail.to,
    at,
    when: instantInWords(at),
    state: outgoingTag(mail.state),
    subject: mail.letter.subject,
    blocks: mail.letter.blocks,
    folded: !written.includes(mail.kind),
  }
}
