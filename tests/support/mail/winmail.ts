/** Builds winmail.dat ([MS-OXTNEF]) for tests. */

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value & 0xffff)
  return bytes
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

export interface Property {
  readonly id: number
  /** 0x1e text in a code page, 0x1f Unicode, 0x102 bytes, 0x03 a number. */
  readonly type: number
  readonly value: string | number | Uint8Array
}

/** As bytes of its type, without a length before them. */
export function valueBytes({ type, value }: Property): Buffer {
  if (typeof value === 'number') return uint32(value)
  if (typeof value !== 'string') return Buffer.from(value)
  return Buffer.from(`${value}\0`, type === 0x1f ? 'utf16le' : 'latin1')
}

function propertyBlock(properties: readonly Property[]): Buffer {
  const all = properties.map(property => {
    const bytes = valueBytes(property)
    const head = [uint16(property.type), uint16(property.id)]
    return typeof property.value === 'number'
      ? Buffer.concat([...head, bytes])
      : Buffer.concat([...head, uint32(1), uint32(bytes.length), padded(bytes)])
  })
  return Buffer.concat([uint32(properties.length), ...all])
}

function attribute(level: 1 | 2, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => total + byte, 0)
  return Buffer.concat([Buffer.from([level]), uint32(id), uint32(data.length), data, uint16(sum)])
}

interface WinmailFile {
  readonly title?: string
  readonly content?: Uint8Array
  readonly properties?: readonly Property[]
}

export interface Winmail {
  readonly codePage?: number
  readonly body?: string
  readonly properties?: readonly Property[]
  readonly files?: readonly WinmailFile[]
}

export function winmail(given: Winmail): Buffer {
  const title = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1')
  return Buffer.concat([
    uint32(0x223e9f78),
    uint16(1),
    ...(given.codePage === undefined
      ? []
      : [attribute(1, 0x00069007, Buffer.concat([uint32(given.codePage), uint32(0)]))]),
    ...(given.body === undefined ? [] : [attribute(1, 0x0002800c, title(given.body))]),
    ...(given.properties === undefined ? [] : [attribute(1, 0x00069003, propertyBlock(given.properties))]),
    ...(given.files ?? []).flatMap(file => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      ...(file.title === undefined ? [] : [attribute(2, 0x00018010, title(file.title))]),
      ...(file.content === undefined ? [] : [attribute(2, 0x0006800f, Buffer.from(file.content))]),
      ...(file.properties === undefined ? [] : [attribute(2, 0x00069005, propertyBlock(file.properties))]),
    ]),
  ])
}

/** RTF as Outlook packs it, every byte as itself. */
export function packedRtf(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1')
  const groups: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 8) groups.push(Buffer.from([0]), bytes.subarray(at, at + 8))
  const data = Buffer.concat(groups)
  return Buffer.concat([
    uint32(data.length + 12),
    uint32(bytes.length),
    Buffer.from('LZFu', 'latin1'),
    uint32(0),
    data,
  ])
}
