/** A mail as Outlook's own formats hold it, and the parts that it would have had as an internet mail. */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import { oneLine } from './clean-text.ts'
import { unpackRtf } from './compressed-rtf.ts'
import { type RawField, readHeaderBlock } from './header-block.ts'
import { type OutlookProperties, PROPERTY } from './outlook-properties.ts'
import type { Part, PartTree } from './part-tree.ts'

export interface OutlookPerson {
  readonly name: string
  readonly address: string
}

export interface OutlookFile {
  readonly name: string
  readonly type: string
  readonly contentId: string | null
  readonly content: Uint8Array | OutlookMessage
}

export interface OutlookMessage {
  readonly properties: OutlookProperties
  readonly recipients: readonly OutlookPerson[]
  readonly files: readonly OutlookFile[]
  /** Of formats older than the properties. */
  readonly older: { readonly subject: string; readonly body: string }
}

function headerField(name: string, value: string): RawField {
  // Fields are strings of bytes.
  return { name, value: Buffer.from(oneLine(value, 900)).toString('latin1') }
}

function mailbox({ name, address }: OutlookPerson): string {
  const quoted = name === '' ? '' : `"${name.replaceAll(/["\\]/g, '')}" `
  return address.includes('@') ? `${quoted}<${address.replaceAll(/[<>\s]/g, '')}>` : quoted.trim()
}

/** The header that the mail came with, where Outlook kept it, else what its properties say. */
function fieldsOf({ properties, recipients, older }: OutlookMessage): readonly RawField[] {
  const kept = readHeaderBlock(Buffer.from(properties.text(PROPERTY.transportHeader)), 0).fields.filter(
    field => !/^(?:content-|mime-version$|bcc$)/.test(field.name),
  )
  if (kept.some(field => field.name === 'from')) return kept
  const sender = {
    name: properties.firstText(PROPERTY.sentForName, PROPERTY.senderName),
    address: properties.firstText(
      PROPERTY.sentForSmtpAddress,
      PROPERTY.senderSmtpAddress,
      PROPERTY.sentForAddress,
      PROPERTY.senderAddress,
    ),
  }
  const sent = properties.instant(PROPERTY.sentAt) ?? properties.instant(PROPERTY.deliveredAt)
  const id = properties.text(PROPERTY.messageId)
  const subject = properties.text(PROPERTY.subject) || older.subject
  return [
    ...(sender.name === '' && sender.address === '' ? [] : [headerField('from', mailbox(sender))]),
    ...(recipients.length === 0 ? [] : [headerField('to', recipients.slice(0, 20).map(mailbox).join(', '))]),
    ...(subject === '' ? [] : [headerField('subject', subject)]),
    ...(sent === null ? [] : [headerField('date', new Date(sent).toUTCString().replace('GMT', '+0000'))]),
    ...(id === '' ? [] : [headerField('message-id', id)]),
  ]
}

export interface PartDetails {
  readonly type: string
  readonly fileName?: string | null
  readonly contentId?: string | null
  readonly charset?: string
  readonly fields?: readonly RawField[]
  readonly parent?: Part | null
  readonly alternative?: Part | null
}

/** A part that stands in no mail as such: what was unpacked from another part. */
export function unpackedPart(body: Uint8Array, details: PartDetails): Part {
  return {
    fields: details.fields ?? [],
    type: details.type,
    parameters: new Map(details.charset === undefined ? [] : [['charset', details.charset]]),
    disposition: details.fileName === undefined ? '' : 'attachment',
    fileName: details.fileName ?? null,
    encoding: 'binary',
    contentId: details.contentId ?? null,
    parent: details.parent ?? null,
    alternative: details.alternative ?? null,
    body,
    isMultipart: false,
  }
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)

/** The bodies that say the same thing, plainest first; those that are empty are left out. */
function bodiesOf({ properties, older }: OutlookMessage, parent: Part): Part[] {
  const plain = properties.text(PROPERTY.body) || older.body
  const html = properties.html()
  const packed = properties.bytes(PROPERTY.compressedRtf)
  const rtf = packed === null ? null : unpackRtf(packed)
  const around = { parent, alternative: parent, charset: 'utf-8' }
  return [
    ...(plain.trim() === '' ? [] : [unpackedPart(utf8(plain), { type: 'text/plain', ...around })]),
    ...(html.trim() === '' ? [] : [unpackedPart(utf8(html), { type: 'text/html', ...around })]),
    ...(rtf === null || rtf.length === 0
      ? []
      : [unpackedPart(rtf, { type: 'text/rtf', parent, alternative: parent })]),
  ]
}

function fileParts(files: readonly OutlookFile[]): Part[] {
  return files.map(({ name, type, contentId, content }) =>
    content instanceof Uint8Array
      ? unpackedPart(content, { type: type || 'application/octet-stream', fileName: name, contentId })
      : unpackedPart(mailBytes(outlookParts(content)), {
          type: 'message/rfc822',
          // Its subject names it, as it does any mail that is attached.
          fileName: /\.(?:msg|eml)$/i.test(name) ? name.replace(/\.msg$/i, '.eml') : null,
        }),
  )
}

/** Its bodies come first among the leaves, then its files. */
export function outlookParts(message: OutlookMessage): PartTree {
  const root: Part = {
    ...unpackedPart(new Uint8Array(0), { type: 'multipart/alternative', fields: fieldsOf(message) }),
    isMultipart: true,
  }
  return { root, leaves: [...bodiesOf(message, root), ...fileParts(message.files)], defects: [] }
}

const BOUNDARY = 'part-of-an-outlook-mail'

/** The parts as an internet mail again, so that a mail inside a mail can be opened and read like any other. */
function mailBytes(tree: PartTree): Uint8Array {
  const lines = (text: string): Buffer => Buffer.from(`${text}\r\n`, 'latin1')
  const pieces: Uint8Array[] = tree.root.fields.map(({ name, value }) =>
    lines(`${name}: ${cutText(value, 900)}`),
  )
  pieces.push(
    lines('mime-version: 1.0'),
    lines(`content-type: multipart/mixed; boundary="${BOUNDARY}"`),
    lines(''),
  )
  const [plainest] = tree.leaves.filter(part => part.alternative !== null)
  for (const part of tree.leaves) {
    // The other bodies say the same once more.
    if (part.alternative !== null && part !== plainest) continue
    const charset = part.parameters.get('charset')
    const name = encodeURIComponent(part.fileName ?? '').replaceAll(/['()*]/g, '_')
    pieces.push(
      lines(`--${BOUNDARY}`),
      lines(`content-type: ${part.type}${charset === undefined ? '' : `; charset=${charset}`}`),
      ...(part.fileName === null ? [] : [lines(`content-disposition: attachment; filename*=utf-8''${name}`)]),
      ...(part.contentId === null ? [] : [lines(`content-id: <${oneLine(part.contentId, 500)}>`)]),
      lines('content-transfer-encoding: base64'),
      lines(''),
      lines(Buffer.from(part.body).toString('base64').replaceAll(/.{76}/g, '$&\r\n')),
    )
  }
  pieces.push(lines(`--${BOUNDARY}--`))
  return Buffer.concat(pieces)
}
