/** The MAPI properties that Outlook describes a mail and its files by ([MS-OXPROPS]), however they were packed. */
import { decodeCharset } from './charset.ts'
import { codePageCharset } from './code-pages.ts'

export const PROPERTY = {
  subject: 0x0037,
  sentAt: 0x0039,
  sentForName: 0x0042,
  sentForAddress: 0x0065,
  transportHeader: 0x007d,
  recipientKind: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  deliveredAt: 0x0e06,
  body: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  displayName: 0x3001,
  address: 0x3003,
  attachment: 0x3701,
  shortFileName: 0x3704,
  attachMethod: 0x3705,
  longFileName: 0x3707,
  mimeType: 0x370e,
  contentId: 0x3712,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  locale: 0x3ff1,
  messageCodePage: 0x3ffd,
  senderSmtpAddress: 0x5d01,
  sentForSmtpAddress: 0x5d02,
} as const

const TYPE = { ansi: 0x1e, unicode: 0x1f } as const
/** 100-nanosecond steps since 1601 at the beginning of 1970. */
const EPOCH = 116_444_736_000_000_000n

/** Code pages of the Windows languages that do not write in Latin letters of the West. */
// biome-ignore format: a table reads better
const LOCALE_CODE_PAGES: Readonly<Record<number, number>> = {
  1025: 1256, 1026: 1251, 1028: 950, 1029: 1250, 1032: 1253, 1037: 1255, 1038: 1250, 1041: 932, 1042: 949,
  1045: 1250, 1048: 1250, 1049: 1251, 1054: 874, 1055: 1254, 1056: 1256, 1058: 1251, 1065: 1256, 2052: 936,
}

interface Value {
  readonly type: number
  readonly bytes: Uint8Array
}

export class OutlookProperties {
  readonly #values: ReadonlyMap<number, Value>
  readonly #charset: string | null
  readonly #htmlCharset: string | null

  /** `codePage` of the text that is not Unicode, where the file names none itself; null where nothing tells. */
  constructor(values: ReadonlyMap<number, Value>, codePage: number | null) {
    this.#values = values
    const internet = this.number(PROPERTY.internetCodePage)
    const locale = LOCALE_CODE_PAGES[this.number(PROPERTY.locale) ?? 0]
    const own = this.number(PROPERTY.messageCodePage) ?? codePage ?? locale ?? 1252
    // The first is what the mail is to be sent in; its text that is not Unicode stands in the second.
    this.#charset = codePageCharset(own)
    this.#htmlCharset = codePageCharset(internet ?? own)
  }

  /** Empty where there is none. */
  text(id: number): string {
    const value = this.#values.get(id)
    if (value === undefined) return ''
    if (value.type === TYPE.unicode) {
      return Buffer.from(value.bytes).toString('utf16le').replace(/\0.*$/s, '').toWellFormed()
    }
    return decodeCharset(value.bytes, this.#charset).text.replace(/\0.*$/s, '')
  }

  /** The first of these that has any text. */
  firstText(...ids: readonly number[]): string {
    for (const id of ids) {
      const text = this.text(id)
      if (text !== '') return text
    }
    return ''
  }

  /** HTML is kept as text or as bytes in its own charset. */
  html(): string {
    const value = this.#values.get(PROPERTY.html)
    if (value === undefined) return ''
    return value.type === TYPE.unicode || value.type === TYPE.ansi
      ? this.text(PROPERTY.html)
      : decodeCharset(value.bytes, this.#htmlCharset).text
  }

  bytes(id: number): Uint8Array | null {
    return this.#values.get(id)?.bytes ?? null
  }

  number(id: number): number | null {
    const bytes = this.#values.get(id)?.bytes
    if (bytes === undefined || bytes.length < 4) return null
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(0, true)
  }

  /** Milliseconds since 1970. */
  instant(id: number): number | null {
    const bytes = this.#values.get(id)?.bytes
    if (bytes === undefined || bytes.length < 8) return null
    const steps = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true)
    const milliseconds = Number((steps - EPOCH) / 10_000n)
    return milliseconds > 0 && milliseconds < 32_503_680_000_000 ? milliseconds : null
  }
}

export type PropertyValues = Map<number, Value>
