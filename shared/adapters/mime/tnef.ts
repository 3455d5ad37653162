/** winmail.dat: the envelope of Outlook's rich text ([MS-OXTNEF]). Every length in it may lie. */
import { decodeCharset } from './charset.ts'
import { codePageCharset } from './code-pages.ts'
import type { OutlookFile, OutlookMessage } from './outlook-message.ts'
import { OutlookProperties, PROPERTY, type PropertyValues } from './outlook-properties.ts'

const SIGNATURE = 0x223e9f78
const MOST_ATTRIBUTES = 20_000
const MOST_FILES = 500
const MOST_PROPERTIES = 5_000
const DEEPEST = 3

const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  fileBegins: 0x9002,
  codePage: 0x9007,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  fileTitle: 0x8010,
  fileData: 0x800f,
} as const

interface Attribute {
  readonly id: number
  readonly data: Uint8Array
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Up to the first one that is not whole: what comes after it cannot be found. */
function attributesOf(bytes: Uint8Array): {
  readonly attributes: readonly Attribute[]
  readonly whole: boolean
} {
  const view = viewOf(bytes)
  const attributes: Attribute[] = []
  let at = 6
  while (at + 9 <= bytes.length && attributes.length < MOST_ATTRIBUTES) {
    const id = view.getUint16(at + 1, true)
    const length = view.getUint32(at + 5, true)
    if (at + 9 + length > bytes.length) return { attributes, whole: false }
    attributes.push({ id, data: bytes.subarray(at + 9, at + 9 + length) })
    at += 9 + length + 2
  }
  return { attributes, whole: true }
}

/** Size of a value of a fixed type; 0 where its size is written before it. */
function fixedSize(type: number): number {
  switch (type) {
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x0a:
    case 0x0b:
    case 0x01:
      return 4
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8
    case 0x48:
      return 16
    default:
      return 0
  }
}

const padded = (length: number): number => length + ((4 - (length % 4)) % 4)

/** Reads forward; null once something reaches beyond the end. */
class Cursor {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
  }

  number(size: 2 | 4): number | null {
    if (this.#at + size > this.#bytes.length) return null
    const value = size === 2 ? this.#view.getUint16(this.#at, true) : this.#view.getUint32(this.#at, true)
    this.#at += size
    return value
  }

  take(length: number, stride = length): Uint8Array | null {
    if (this.#at + length > this.#bytes.length) return null
    const taken = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += stride
    return taken
  }

  /** Bytes with their length before them. */
  sized(): Uint8Array | null {
    const length = this.number(4)
    return length === null ? null : this.take(length, padded(length))
  }
}

/** The identity and, of a property with a name of its own, that name; null at the end. */
function propertyHead(cursor: Cursor): { readonly type: number; readonly id: number } | null {
  const type = cursor.number(2)
  const id = cursor.number(2)
  if (type === null || id === null) return null
  if (id >= 0x8000) {
    if (cursor.take(16) === null) return null
    const named = cursor.number(4)
    if (named === null || (named === 0 ? cursor.number(4) : cursor.sized()) === null) return null
  }
  return { type, id }
}

function propertyValue(cursor: Cursor, type: number): Uint8Array | null {
  const base = type & 0x0fff
  const size = fixedSize(base)
  const isMany = (type & 0x1000) !== 0
  const count = isMany || size === 0 ? cursor.number(4) : 1
  if (count === null || count > MOST_PROPERTIES) return null
  let first: Uint8Array | null = new Uint8Array(0)
  for (let index = 0; index < count; index += 1) {
    const value = size === 0 ? cursor.sized() : cursor.take(size)
    if (value === null) return null
    if (index === 0) first = value
  }
  return first
}

function propertiesIn(block: Uint8Array, values: PropertyValues): void {
  const cursor = new Cursor(block)
  const count = cursor.number(4) ?? 0
  for (let index = 0; index < count && index < MOST_PROPERTIES; index += 1) {
    const head = propertyHead(cursor)
    const bytes = head === null ? null : propertyValue(cursor, head.type)
    if (head === null || bytes === null) return
    values.set(head.id, { type: head.type & 0x0fff, bytes })
  }
}

interface OpenFile {
  title: Uint8Array
  data: Uint8Array | null
  readonly properties: PropertyValues
}

function fileOf(open: OpenFile, codePage: number | null, depth: number): OutlookFile | null {
  const properties = new OutlookProperties(open.properties, codePage)
  const title = decodeCharset(open.title, codePageCharset(codePage ?? 1252)).text.replace(/\0.*$/s, '')
  const name =
    properties.firstText(PROPERTY.longFileName) ||
    title ||
    properties.firstText(PROPERTY.shortFileName, PROPERTY.displayName)
  const type = properties.text(PROPERTY.mimeType).toLowerCase()
  const contentId = properties.text(PROPERTY.contentId) || null
  // A mail inside: sixteen bytes that say what it is, then a winmail.dat of its own.
  const object = properties.bytes(PROPERTY.attachment)
  const inner = object === null || depth >= DEEPEST ? null : messageOf(object.subarray(16), depth + 1)
  if (inner !== null) return { name, type, contentId, content: inner.message }
  const content = open.data ?? object
  return content === null ? null : { name, type, contentId, content }
}

function messageOf(
  bytes: Uint8Array,
  depth: number,
): { readonly message: OutlookMessage; readonly whole: boolean } | null {
  if (bytes.length < 6 || viewOf(bytes).getUint32(0, true) !== SIGNATURE) return null
  const { attributes, whole } = attributesOf(bytes)
  const values: PropertyValues = new Map()
  const opened: OpenFile[] = []
  let codePage: number | null = null
  let subject = new Uint8Array(0)
  let body = new Uint8Array(0)
  for (const { id, data } of attributes) {
    const file = opened.at(-1)
    if (id === ATTRIBUTE.fileBegins) {
      if (opened.length >= MOST_FILES) break
      opened.push({ title: new Uint8Array(0), data: null, properties: new Map() })
    } else if (id === ATTRIBUTE.codePage && data.length >= 4) codePage = viewOf(data).getUint32(0, true)
    else if (id === ATTRIBUTE.messageProperties) propertiesIn(data, values)
    else if (id === ATTRIBUTE.subject) subject = Uint8Array.from(data)
    else if (id === ATTRIBUTE.body) body = Uint8Array.from(data)
    else if (file === undefined) continue
    else if (id === ATTRIBUTE.fileTitle) file.title = data
    else if (id === ATTRIBUTE.fileData) file.data = data
    else if (id === ATTRIBUTE.fileProperties) propertiesIn(data, file.properties)
  }
  const charset = codePageCharset(codePage ?? 1252)
  const older = (text: Uint8Array): string => decodeCharset(text, charset).text.replace(/\0.*$/s, '')
  return {
    whole,
    message: {
      properties: new OutlookProperties(values, codePage),
      recipients: [],
      files: opened.flatMap(file => fileOf(file, codePage, depth) ?? []),
      older: { subject: older(subject), body: older(body) },
    },
  }
}

/** Null where the bytes are no winmail.dat; `whole` is false where its end is missing. Never throws. */
export function readTnef(
  bytes: Uint8Array,
): { readonly message: OutlookMessage; readonly whole: boolean } | null {
  return messageOf(bytes, 0)
}
