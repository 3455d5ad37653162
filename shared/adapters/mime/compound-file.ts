/**
 * The compound file that Outlook keeps a mail in ([MS-CFB]): storages and streams in chains of sectors. Every chain, list and
 * size in it may lie: nothing is followed longer than the file is.
 */

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const FREE = 0xfffffffa
const NONE = 0xffffffff
const MOST_ENTRIES = 20_000
const ENTRY = 128

interface Entry {
  readonly name: string
  /** 1 a storage, 2 a stream, 5 the root. */
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

export interface Storage {
  readonly streams: ReadonlyMap<string, () => Uint8Array>
  readonly storages: ReadonlyMap<string, () => Storage>
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && MAGIC.equals(bytes.subarray(0, 8))
}

class CompoundFile {
  readonly #view: DataView
  readonly #bytes: Uint8Array
  readonly #sector: number
  readonly #miniCutoff: number
  readonly #fat: Uint32Array
  readonly #miniFat: Uint32Array
  readonly #mini: Uint8Array
  readonly #entries: readonly Entry[]
  /** Bytes that may still be handed out: streams that share their sectors must not make much of little. */
  #budget: number

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#budget = bytes.length * 4
    this.#sector = this.#view.getUint16(30, true) === 12 ? 4096 : 512
    this.#miniCutoff = Math.min(this.#view.getUint32(56, true), 4096)
    this.#fat = this.#readFat()
    this.#entries = this.#readEntries(this.#view.getUint32(48, true))
    this.#miniFat = this.#numbers(this.#chain(this.#view.getUint32(60, true)))
    const root = this.#entries[0]
    this.#mini = root === undefined ? new Uint8Array(0) : this.#chain(root.start).subarray(0, root.size)
  }

  root(): Storage {
    return this.#storage(this.#entries[0]?.child ?? NONE, 0)
  }

  #storage(child: number, depth: number): Storage {
    const streams = new Map<string, () => Uint8Array>()
    const storages = new Map<string, () => Storage>()
    const waiting = [child]
    const seen = new Set<number>()
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const entry = this.#entries[index]
      if (entry === undefined || seen.has(index)) continue
      seen.add(index)
      waiting.push(entry.left, entry.right)
      if (entry.kind === 2) streams.set(entry.name, () => this.#stream(entry))
      else if (entry.kind === 1 && depth < 20) {
        storages.set(entry.name, () => this.#storage(entry.child, depth + 1))
      }
    }
    return { streams, storages }
  }

  #stream(entry: Entry): Uint8Array {
    if (entry.size >= this.#miniCutoff) return this.#chain(entry.start, entry.size).subarray(0, entry.size)
    const most = Math.min(entry.size, this.#mini.length)
    const out = new Uint8Array(most)
    let sector = entry.start
    for (let at = 0; at < most && sector < FREE; at += 64) {
      out.set(this.#mini.subarray(sector * 64, sector * 64 + Math.min(64, most - at)), at)
      sector = this.#miniFat[sector] ?? NONE
    }
    return out
  }

  #sectorBytes(sector: number): Uint8Array {
    const from = (sector + 1) * this.#sector
    return this.#bytes.subarray(from, from + this.#sector)
  }

  /** All sectors of a chain, joined. A chain that is longer than the file comes back on itself, and ends there. */
  #chain(start: number, size = this.#bytes.length): Uint8Array {
    const pieces: Uint8Array[] = []
    const most = Math.ceil(Math.min(size, this.#bytes.length, this.#budget) / this.#sector)
    for (let sector = start; sector < FREE && pieces.length < most; sector = this.#fat[sector] ?? NONE) {
      const bytes = this.#sectorBytes(sector)
      if (bytes.length === 0) break
      pieces.push(bytes)
    }
    this.#budget -= pieces.length * this.#sector
    return Buffer.concat(pieces)
  }

  #numbers(bytes: Uint8Array): Uint32Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
      view.getUint32(index * 4, true),
    )
  }

  #readFat(): Uint32Array {
    const sectors: number[] = []
    for (let index = 0; index < 109; index += 1) sectors.push(this.#view.getUint32(76 + index * 4, true))
    const most = Math.ceil(this.#bytes.length / this.#sector)
    let list = this.#view.getUint32(68, true)
    for (let count = 0; list < FREE && count < most && sectors.length < most + 109; count += 1) {
      const more = this.#numbers(this.#sectorBytes(list))
      sectors.push(...more.subarray(0, -1))
      list = more.at(-1) ?? NONE
    }
    const real = sectors.filter(sector => sector < FREE && sector < most).slice(0, most)
    return this.#numbers(Buffer.concat(real.map(sector => this.#sectorBytes(sector))))
  }

  #readEntries(start: number): Entry[] {
    const bytes = this.#chain(start)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const count = Math.min(Math.floor(bytes.length / ENTRY), MOST_ENTRIES)
    return Array.from({ length: count }, (_, index) => {
      const at = index * ENTRY
      const nameLength = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
      return {
        name: Buffer.from(bytes.subarray(at, at + nameLength)).toString('utf16le'),
        kind: view.getUint8(at + 66),
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      }
    })
  }
}

/** Null where the bytes are no compound file. Never throws. */
export function readCompoundFile(bytes: Uint8Array): Storage | null {
  return isCompoundFile(bytes) ? new CompoundFile(bytes).root() : null
}
