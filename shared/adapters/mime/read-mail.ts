/**
 * Reads any mail. Nothing in it can make this throw, run for long or hold much memory: what is broken is repaired or left out,
 * and said in `defects`.
 *
 * The parts are taken apart here and not by a library, because the text of a mail must survive what libraries refuse or
 * mangle: nesting and header limits that reject the whole mail, labels that lie about the charset, boundaries that are missing.
 * Addresses are read by postal-mime and HTML by html-to-text.
 */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import { readForwarded } from '#shared/domain/mail/forwarded.ts'
import type {
  Attachment,
  Forwarded,
  FromField,
  HeaderField,
  Mail,
  Mailbox,
} from '#shared/domain/mail/mail.ts'
import { messageKind } from '#shared/domain/mail/message-kind.ts'
import { ownWords } from '#shared/domain/mail/own-words.ts'
import type { Receipt } from '#shared/domain/mail/receipt.ts'
import { MOST_MAILBOXES, readAddresses } from './addresses.ts'
import { attachmentName } from './attachment-name.ts'
import { readBodyText } from './body-text.ts'
import { oneLine } from './clean-text.ts'
import { isCompoundFile } from './compound-file.ts'
import { readDeliveryReport } from './delivery-report.ts'
import { decodeHeaderValue } from './encoded-words.ts'
import { fieldValue, type RawField, readHeaderBlock } from './header-block.ts'
import { journalledMail } from './journal-report.ts'
import { readMailDate } from './mail-date.ts'
import { type Part, type PartTree, readParts } from './part-tree.ts'
import { decodedSize, decodeTransfer } from './transfer-encoding.ts'

/** SES takes no more (domain.md 5.4). */
const MOST_BYTES = 40 * 1024 * 1024
const LONGEST_SUBJECT = 1_000
const LONGEST_ID = 990
const MOST_HEADERS = 500
const LONGEST_HEADER_VALUE = 4_000
const MOST_HEADER_CHARACTERS = 300_000
const MOST_REFERENCES = 100
const MOST_ATTACHMENTS = 1_000

class Header {
  readonly fields: readonly RawField[]
  readonly #charset: string | null
  readonly #defects: Set<string>

  constructor(tree: PartTree, defects: Set<string>) {
    this.fields = tree.root.fields
    this.#charset = tree.root.parameters.get('charset') ?? tree.leaves[0]?.parameters.get('charset') ?? null
    this.#defects = defects
  }

  text(name: string, longest: number): string {
    return oneLine(decodeHeaderValue(fieldValue(this.fields, name) ?? '', this.#charset), longest)
  }

  mailboxes(name: string): Mailbox[] {
    const values = this.fields.filter(field => field.name === name).map(field => field.value)
    const { mailboxes, total } = readAddresses(values, this.#charset)
    if (total > MOST_MAILBOXES) {
      this.#defects.add(`${name} names ${total} recipients: the first ${MOST_MAILBOXES} are kept`)
    }
    return [...mailboxes]
  }

  /** All fields for the record, within bounds. */
  record(): HeaderField[] {
    const record: HeaderField[] = []
    let characters = 0
    for (const { name, value } of this.fields) {
      if (record.length >= MOST_HEADERS || characters > MOST_HEADER_CHARACTERS) {
        this.#defects.add(`of ${this.fields.length} header fields the first ${record.length} are kept`)
        break
      }
      const text = oneLine(
        decodeHeaderValue(value.slice(0, LONGEST_HEADER_VALUE * 2), this.#charset),
        LONGEST_HEADER_VALUE,
      )
      characters += text.length
      record.push({ name, value: text })
    }
    return record
  }
}

const NOBODY: Mailbox = { name: '', address: '' }

const LONGEST_FROM = 4_000

/**
 * `Jane <jane@x.org> <eve@y.org>`: whoever takes the one address and whoever takes the other are both right, and the checks of the mail
 * server may speak of the one that we do not take. What stands in quotation marks or in brackets of a comment is a name.
 */
function canBeReadInTwoWays({ fields }: Header): boolean {
  const field = fields.find(({ name }) => name === 'from')?.value.slice(0, LONGEST_FROM) ?? ''
  const plain = field
    .replaceAll(/=\?[^?\s]{1,60}\?[bq]\?[^?]{0,2000}\?=/gi, ' ')
    .replaceAll(/"(?:[^"\\]|\\.)*"/gs, ' ')
    .replaceAll(/\((?:[^()\\]|\\.)*\)/gs, ' ')
  const addresses = plain.match(/[^\s\p{Cc}<>,;:()[\]"]+@[^\s\p{Cc}<>,;:()[\]"]+/gu) ?? []
  return new Set(addresses.map(each => each.toLowerCase().replaceAll(/^['‘’]|['‘’.]+$/g, ''))).size > 1
}

/** From; where it names nobody, Sender, then Reply-To: somebody must be answered. */
function readFrom(header: Header, defects: Set<string>): { from: Mailbox; fromField: FromField } {
  const authors = header.mailboxes('from')
  const named = authors.find(mailbox => mailbox.address !== '') ?? authors[0]
  if (named !== undefined && named.address !== '') {
    const fields = header.fields.filter(field => field.name === 'from').length
    // `Smith, Jane <jane@x.org>` without quotes is one author: a name alone is none.
    const addresses = new Set(authors.map(mailbox => mailbox.address).filter(address => address !== ''))
    const isOne = fields === 1 && addresses.size === 1 && !canBeReadInTwoWays(header)
    return { from: named, fromField: isOne ? 'from' : 'several-authors' }
  }
  defects.add(
    fieldValue(header.fields, 'from') === null ? 'no From field' : 'the From field holds no address',
  )
  for (const fromField of ['sender', 'reply-to'] as const) {
    const other = header.mailboxes(fromField).find(mailbox => mailbox.address !== '')
    if (other !== undefined) {
      return { from: { name: named?.name ?? other.name, address: other.address }, fromField }
    }
  }
  return { from: named ?? NOBODY, fromField: 'none' }
}

/** Ids in angle brackets; where a client leaves the brackets out, the words that look like ids. */
function readIds(value: string | null): string[] {
  if (value === null) return []
  const bracketed = value.slice(0, 200_000).match(/<[^<>\s]{1,990}>/g)
  if (bracketed !== null) return bracketed
  return value
    .slice(0, 20_000)
    .split(/[\s,;<>"]+/)
    .filter(word => word.includes('@') && word.length <= LONGEST_ID)
    .map(word => `<${word}>`)
}

function readReferences(value: string | null, defects: Set<string>): string[] {
  const ids = readIds(value)
  if (ids.length <= MOST_REFERENCES) return ids
  defects.add(`of ${ids.length} references the first and the newest ${MOST_REFERENCES - 1} are kept`)
  return [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)]
}

function readMessageId(header: Header, defects: Set<string>): string | null {
  const value = header.text('message-id', LONGEST_ID)
  if (value === '') defects.add('no Message-ID')
  return value === '' ? null : value
}

/** Control characters cannot stand in the type of a part, but nothing stops a mail from making one long. */
function shownType(part: Part): string {
  return cutText(part.type, 127)
}

function subjectOf(part: Part): string | null {
  if (part.type !== 'message/rfc822' && part.type !== 'message/global') return null
  const bytes = decodeTransfer(part.body, part.encoding, 100_000)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return oneLine(decodeHeaderValue(fieldValue(readHeaderBlock(buffer, 0).fields, 'subject') ?? ''), 200)
}

/** Parts in the order of the mail, as a page lists them. */
export function describeAttachments(parts: readonly Part[]): Attachment[] {
  return parts.slice(0, MOST_ATTACHMENTS).map((part, index) => ({
    name: attachmentName({
      declared: part.fileName,
      type: part.type,
      subject: subjectOf(part),
      ordinal: index + 1,
    }),
    type: shownType(part),
    size: decodedSize(part.body, part.encoding),
    index,
    contentId: part.contentId,
  }))
}

function contentTypesOf(tree: PartTree): string[] {
  return [tree.root, ...tree.leaves].slice(0, 50).map(part => {
    const more = ['report-type', 'method'].flatMap(name => {
      const value = part.parameters.get(name)
      return value === undefined ? [] : [`; ${name}=${value.toLowerCase()}`]
    })
    return `${part.type}${more.join('')}`
  })
}

const MAIL_FILE_TYPES = new Set(['message/rfc822', 'message/global', 'application/vnd.ms-outlook'])

function isMailFile(part: Part): boolean {
  return MAIL_FILE_TYPES.has(part.type) || /\.(?:msg|eml)$/i.test(part.fileName ?? '')
}

/** The one mail that this mail carries as an attachment, for a writer who forwards so. */
async function attachedMail(attachments: readonly Part[]): Promise<Forwarded | null> {
  const attached = attachments.filter(isMailFile)
  const [only] = attached
  if (only === undefined || attached.length > 1) return null
  const tree = await readTree(decodeTransfer(only.body, only.encoding), new Set())
  const header = new Header(tree, new Set())
  const { text } = await readBodyText(tree)
  return { from: readFrom(header, new Set()).from, text }
}

/** CR alone ends the lines of some old mail; a byte order mark begins the mail of some new gateways. */
function readableBytes(bytes: Uint8Array, defects: Set<string>): Uint8Array {
  let readable = bytes
  if (readable.length > MOST_BYTES) {
    defects.add('larger than 40 MB: the end was not read')
    readable = readable.subarray(0, MOST_BYTES)
  }
  if (readable[0] === 0xef && readable[1] === 0xbb && readable[2] === 0xbf) readable = readable.subarray(3)
  if (readable.includes(13) && !readable.includes(10)) {
    readable = readable.map(byte => (byte === 13 ? 10 : byte))
  }
  return readable
}

/** The parts of an internet mail, or of a mail that Outlook saved as a file of its own. */
export async function readTree(bytes: Uint8Array, defects: Set<string>): Promise<PartTree> {
  if (isCompoundFile(bytes)) {
    const [{ readOutlookFile }, { outlookParts }] = await Promise.all([
      import('./outlook-file.ts'),
      import('./outlook-message.ts'),
    ])
    const saved = readOutlookFile(bytes)
    if (saved !== null) return outlookParts(saved)
  }
  return readParts(readableBytes(bytes, defects))
}

/**
 * Never throws. `receipt` is what the mail server saw, where it is known: it tells bounces and spam that nothing in the mail
 * itself gives away.
 */
export async function readMail(bytes: Uint8Array, receipt: Receipt | null = null): Promise<Mail> {
  const defects = new Set<string>()
  const outer = await readTree(bytes, defects)
  const journalled = journalledMail(outer)
  const tree = journalled ?? outer
  const header = new Header(tree, defects)
  const body = await readBodyText(tree)
  for (const defect of [...tree.defects, ...body.defects]) defects.add(defect)
  if (body.attachments.length > MOST_ATTACHMENTS) {
    defects.add(`of ${body.attachments.length} attachments the first ${MOST_ATTACHMENTS} are listed`)
  }

  const { from, fromField: field } = readFrom(header, defects)
  const fromField = journalled === null ? field : 'journal-report'
  const to = header.mailboxes('to')
  const cc = header.mailboxes('cc')
  const subject = header.text('subject', LONGEST_SUBJECT)
  const headers = header.record()
  const dateField = fieldValue(header.fields, 'date')
  const date = dateField === null ? null : readMailDate(decodeHeaderValue(dateField))
  if (date === null) defects.add(dateField === null ? 'no Date field' : 'the Date field cannot be read')

  const inline = readForwarded({ text: body.text, subject, recipients: [...to, ...cc], sender: from })
  const own = inline?.ownWords ?? ownWords(body.text)
  const { kind, evidence } = messageKind({
    headers,
    from,
    subject,
    text: body.text,
    ownWords: own,
    contentTypes: contentTypesOf(tree),
    // The server that journals sends as nobody, which says nothing of the mail inside.
    receipt: journalled === null || receipt === null ? receipt : { ...receipt, envelopeFrom: null },
  })
  const deliveryReport =
    kind === 'bounce'
      ? readDeliveryReport({
          fields: header.fields,
          text: body.text,
          attachments: body.attachments,
          notRecipients: [from.address, ...to.map(mailbox => mailbox.address)],
        })
      : null
  return {
    from,
    fromField,
    replyTo: header.mailboxes('reply-to'),
    to,
    cc,
    subject,
    messageId: readMessageId(header, defects),
    inReplyTo: readIds(fieldValue(header.fields, 'in-reply-to'))[0] ?? null,
    references: readReferences(fieldValue(header.fields, 'references'), defects),
    threadIndex: header.text('thread-index', LONGEST_ID).replaceAll(' ', '') || null,
    date,
    kind,
    kindEvidence: evidence,
    text: body.text,
    ownWords: own,
    html: body.html,
    forwarded: inline?.forwarded ?? (kind === 'query' ? await attachedMail(body.attachments) : null),
    attachments: describeAttachments(body.attachments),
    deliveryReport,
    headers,
    defects: [...defects],
  }
}
