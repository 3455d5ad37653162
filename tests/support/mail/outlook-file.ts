/** Builds a mail that Outlook saved as a file (.msg: [MS-OXMSG] in a compound file, [MS-CFB]) for tests. */
import { type Property, valueBytes } from './winmail.ts'

const SECTOR = 512
const MINI = 64
const CUTOFF = 4096
const END = 0xfffffffe
const NONE = 0xffffffff

export interface OutlookFolder {
  readonly [name: string]: Uint8Array | OutlookFolder
}

interface Entry {
  readonly name: string
  readonly kind: number
  readonly content: Uint8Array
  child: number
  right: number
}

const padTo = (bytes: Uint8Array, size: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)])

function entriesOf(folder: OutlookFolder, entries: Entry[]): number {
  let first = NONE
  let previous: Entry | null = null
  for (const [name, content] of Object.entries(folder)) {
    const isStream = content instanceof Uint8Array
    const index = entries.length
    const entry: Entry = {
      name,
      kind: isStream ? 2 : 1,
      content: isStream ? content : new Uint8Array(0),
      child: NONE,
      right: NONE,
    }
    entries.push(entry)
    if (!isStream) entry.child = entriesOf(content, entries)
    if (previous === null) first = index
    else previous.right = index
    previous = entry
  }
  return first
}

class Sectors {
  readonly all: Buffer[] = []
  readonly fat: number[] = []

  add(bytes: Uint8Array): number {
    if (bytes.length === 0) return END
    const start = this.all.length
    const whole = padTo(bytes, SECTOR)
    const count = whole.length / SECTOR
    for (let index = 0; index < count; index += 1) {
      this.all.push(whole.subarray(index * SECTOR, (index + 1) * SECTOR))
      this.fat.push(index === count - 1 ? END : start + index + 1)
    }
    return start
  }
}

function directory(entries: readonly Entry[], placed: readonly { start: number; size: number }[]): Buffer {
  const bytes = Buffer.alloc(entries.length * 128)
  for (const [index, entry] of entries.entries()) {
    const at = index * 128
    bytes.write(entry.name, at, 'utf16le')
    bytes.writeUInt16LE((entry.name.length + 1) * 2, at + 64)
    bytes.writeUInt8(entry.kind, at + 66)
    bytes.writeUInt32LE(NONE, at + 68)
    bytes.writeUInt32LE(entry.right, at + 72)
    bytes.writeUInt32LE(entry.child, at + 76)
    bytes.writeUInt32LE(placed[index]?.start ?? END, at + 116)
    bytes.writeUInt32LE(placed[index]?.size ?? 0, at + 120)
  }
  return bytes
}

const numbers = (list: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(list.length * 4)
  for (const [index, value] of list.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}

/** Small streams stand in the mini stream, as Outlook writes them. */
export function compoundFile(folder: OutlookFolder): Buffer {
  const root: Entry = { name: 'Root Entry', kind: 5, content: new Uint8Array(0), child: NONE, right: NONE }
  const entries = [root]
  root.child = entriesOf(folder, entries)
  const sectors = new Sectors()
  const minis: Buffer[] = []
  const miniFat: number[] = []
  const placed = entries.map(({ kind, content }) => {
    if (kind !== 2 || content.length === 0) return { start: END, size: 0 }
    if (content.length >= CUTOFF) return { start: sectors.add(content), size: content.length }
    const start = miniFat.length
    const whole = padTo(content, MINI)
    minis.push(whole)
    const count = whole.length / MINI
    for (let index = 0; index < count; index += 1) {
      miniFat.push(index === count - 1 ? END : start + index + 1)
    }
    return { start, size: content.length }
  })
  const mini = Buffer.concat(minis)
  placed[0] = { start: sectors.add(mini), size: mini.length }
  const miniFatStart = sectors.add(numbers(miniFat))
  const directoryStart = sectors.add(directory(entries, placed))
  const fatSectors = Math.ceil((sectors.fat.length + 8) / (SECTOR / 4))
  const fatStart = sectors.all.length
  const fat = padTo(
    numbers([...sectors.fat, ...Array.from({ length: fatSectors }, () => 0xfffffffd)]),
    SECTOR,
  )
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(fatSectors, 44)
  header.writeUInt32LE(directoryStart, 48)
  header.writeUInt32LE(CUTOFF, 56)
  header.writeUInt32LE(miniFatStart, 60)
  header.writeUInt32LE(END, 68)
  for (let index = 0; index < 109; index += 1) {
    header.writeUInt32LE(index < fatSectors ? fatStart + index : NONE, 76 + index * 4)
  }
  return Buffer.concat([header, ...sectors.all, fat])
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

function propertyStreams(properties: readonly Property[], fixedStart: number): OutlookFolder {
  const fixed = properties
    .filter(({ value }) => typeof value === 'number')
    .map(property => {
      const bytes = Buffer.alloc(16)
      bytes.writeUInt16LE(property.type, 0)
      bytes.writeUInt16LE(property.id, 2)
      valueBytes(property).copy(bytes, 8)
      return bytes
    })
  const streams = properties
    .filter(({ value }) => typeof value !== 'number')
    .map(property => [
      `__substg1.0_${hex(property.id)}${hex(property.type)}`,
      // Text in a file has no end mark.
      typeof property.value === 'string'
        ? Buffer.from(property.value, property.type === 0x1f ? 'utf16le' : 'latin1')
        : valueBytes(property),
    ])
  return {
    '__properties_version1.0': Buffer.concat([Buffer.alloc(fixedStart), ...fixed]),
    ...Object.fromEntries(streams),
  }
}

export interface SavedMail {
  readonly properties: readonly Property[]
  readonly recipients?: readonly (readonly Property[])[]
  readonly files?: readonly { readonly properties: readonly Property[]; readonly mail?: SavedMail }[]
}

function savedFolder(mail: SavedMail, fixedStart: number): OutlookFolder {
  const recipients = (mail.recipients ?? []).map((properties, index) => [
    `__recip_version1.0_#${index.toString().padStart(8, '0')}`,
    propertyStreams(properties, 8),
  ])
  const files = (mail.files ?? []).map((file, index) => [
    `__attach_version1.0_#${index.toString().padStart(8, '0')}`,
    {
      ...propertyStreams(file.properties, 8),
      ...(file.mail === undefined ? {} : { '__substg1.0_3701000D': savedFolder(file.mail, 24) }),
    },
  ])
  return {
    ...propertyStreams(mail.properties, fixedStart),
    ...Object.fromEntries(recipients),
    ...Object.fromEntries(files),
  }
}

export function outlookFile(mail: SavedMail): Buffer {
  return compoundFile(savedFolder(mail, 32))
}
