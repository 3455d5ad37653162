/** A mail that Outlook saved as a file (.msg, [MS-OXMSG]): properties in the streams of a compound file. */
import { readCompoundFile, type Storage } from './compound-file.ts'
import type { OutlookFile, OutlookMessage, OutlookPerson } from './outlook-message.ts'
import { OutlookProperties, PROPERTY, type PropertyValues } from './outlook-properties.ts'

const DEEPEST = 3
const MOST_FILES = 500
const MOST_RECIPIENTS = 500
const STREAM = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})$/i
const FIXED = '__properties_version1.0'

interface Level {
  /** Bytes before the first fixed property: 32 in a mail, 24 in a mail inside a mail, 8 elsewhere. */
  readonly fixedStart: number
  readonly codePage: number | null
}

function propertiesOf(storage: Storage, { fixedStart, codePage }: Level): OutlookProperties {
  const values: PropertyValues = new Map()
  const fixed = storage.streams.get(FIXED)?.() ?? new Uint8Array(0)
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.byteLength)
  for (let at = fixedStart; at + 16 <= fixed.length && values.size < 5_000; at += 16) {
    values.set(view.getUint16(at + 2, true), {
      type: view.getUint16(at, true),
      bytes: fixed.subarray(at + 8, at + 16),
    })
  }
  for (const [name, read] of storage.streams) {
    const [, id, type] = STREAM.exec(name) ?? []
    if (id === undefined || type === undefined) continue
    values.set(Number.parseInt(id, 16), { type: Number.parseInt(type, 16), bytes: read() })
  }
  return new OutlookProperties(values, codePage)
}

function storagesNamed(storage: Storage, prefix: string, most: number): Storage[] {
  return [...storage.storages]
    .filter(([name]) => name.startsWith(prefix))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, most)
    .map(([, open]) => open())
}

function recipientOf(storage: Storage, codePage: number | null): OutlookPerson & { readonly kind: number } {
  const properties = propertiesOf(storage, { fixedStart: 8, codePage })
  return {
    kind: properties.number(PROPERTY.recipientKind) ?? 1,
    name: properties.text(PROPERTY.displayName),
    address: properties.firstText(PROPERTY.smtpAddress, PROPERTY.address),
  }
}

function fileOf(storage: Storage, codePage: number | null, depth: number): OutlookFile | null {
  const properties = propertiesOf(storage, { fixedStart: 8, codePage })
  const name = properties.firstText(PROPERTY.longFileName, PROPERTY.shortFileName, PROPERTY.displayName)
  const details = {
    name,
    type: properties.text(PROPERTY.mimeType).toLowerCase(),
    contentId: properties.text(PROPERTY.contentId) || null,
  }
  const embedded = storage.storages.get('__substg1.0_3701000D')
  if (embedded !== undefined && depth < DEEPEST) {
    const inner = embedded()
    return inner.streams.has(FIXED) ? { ...details, content: messageOf(inner, 24, depth + 1) } : null
  }
  const content = properties.bytes(PROPERTY.attachment)
  return content === null ? null : { ...details, content }
}

function messageOf(storage: Storage, fixedStart: number, depth: number): OutlookMessage {
  const properties = propertiesOf(storage, { fixedStart, codePage: null })
  const codePage = properties.number(PROPERTY.messageCodePage)
  const recipients = storagesNamed(storage, '__recip_version1.0_', MOST_RECIPIENTS)
    .map(recipient => recipientOf(recipient, codePage))
    // 3 is a blind copy, and nobody's to see.
    .filter(({ kind }) => kind === 1)
  const files = storagesNamed(storage, '__attach_version1.0_', MOST_FILES).flatMap(
    file => fileOf(file, codePage, depth) ?? [],
  )
  return { properties, recipients, files, older: { subject: '', body: '' } }
}

/** Null where the bytes are no such file. Never throws. */
export function readOutlookFile(bytes: Uint8Array): OutlookMessage | null {
  const root = readCompoundFile(bytes)
  return root === null || !root.streams.has(FIXED) ? null : messageOf(root, 32, 0)
}
