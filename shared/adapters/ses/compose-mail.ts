/** An outbox entry as an RFC 5322 mail: both renderings of its letter, and the header fields of an automatic mail. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import { letterAsHtml, letterAsText } from '../../domain/letters/render-letter.ts'
import { mintReferenceId, plusAddress } from '../../domain/mail/thread-token.ts'

export interface ComposeSettings {
  readonly inbox: string
  readonly inboxName: string
  /** Newest first. */
  readonly secrets: readonly string[]
}

/**
 * `now` becomes the Date. Message-ID is SES's to give: whatever stands here is replaced (domain.md 5.2), so our own id goes
 * into References, which SES keeps.
 */
export function composeMail(entry: OutgoingMail, settings: ComposeSettings, now: string): Promise<Buffer> {
  const { inbox, inboxName, secrets } = settings
  const domain = inbox.slice(inbox.indexOf('@') + 1)
  const { reference } = entry
  // A mail about several queries is answered one by one: each has an address of its own in the text.
  const minted = reference === null ? [] : [mintReferenceId(reference, secrets, domain)]
  const composer = new MailComposer({
    from: { name: inboxName, address: inbox },
    to: { name: oneLine(entry.toName), address: oneLine(entry.to) },
    replyTo: {
      name: inboxName,
      address: reference === null ? inbox : plusAddress(inbox, reference, secrets),
    },
    subject: oneLine(entry.letter.subject),
    date: new Date(now),
    ...(entry.inReplyTo === null ? {} : { inReplyTo: entry.inReplyTo }),
    references: [...entry.references, ...minted],
    text: letterAsText(entry.letter),
    html: letterAsHtml(entry.letter),
    headers: {
      'X-Loop': inbox,
      ...automaticFields(entry),
      ...(entry.threadIndex === null ? {} : { 'Thread-Index': entry.threadIndex }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** A header field is one line: a line break in a name or a subject would begin a field of the writer's choosing. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** A colleague wrote it or set it off: marked as automatic, rules of the reader's own would put it out of sight. */
const byAPerson: readonly OutgoingMail['kind'][] = ['reply', 'holding', 'closing', 'apology', 'introduction']

/**
 * RFC 3834 and domain.md 5.1. A notice to staff leaves out-of-office answers free (no OOF, no All): they are how we learn
 * that nobody is there.
 */
function automaticFields(entry: OutgoingMail): Record<string, string> {
  if (entry.toStaffId === null && byAPerson.includes(entry.kind))
    return { 'X-Auto-Response-Suppress': 'DR, RN, NRN' }
  // Nobody asked for it: it answers no mail, and whoever is away need not say so.
  if (entry.toStaffId === null && entry.kind === 'digest' && entry.inReplyTo === null)
    return { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  return entry.toStaffId === null
    ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
    : { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'DR, RN, NRN, AutoReply' }
}
