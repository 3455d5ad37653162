/** The compressed RTF of Outlook's bodies ([MS-OXRTFCP]), unpacked within limits. */

const COMPRESSED = 0x75465a4c
const PLAIN = 0x414c454d
const HEADER = 16
const WINDOW = 4096
/** A run of two bytes becomes 17 at most, so the input bounds the output; this bounds what is worth reading. */
const MOST = 8_000_000

/** What the window holds before the first byte is written ([MS-OXRTFCP] 2.1.2.1). */
const START =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript ' +
  '\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par ' +
  '\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/** The RTF; null where the bytes are no such stream. What is broken in the middle ends the text there. Never throws. */
export function unpackRtf(packed: Uint8Array): Uint8Array | null {
  if (packed.length < HEADER) return null
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const rawSize = Math.min(view.getUint32(4, true), MOST)
  const kind = view.getUint32(8, true)
  if (kind === PLAIN) return packed.subarray(HEADER, HEADER + rawSize)
  if (kind !== COMPRESSED) return null

  const window = new Uint8Array(WINDOW)
  window.set(Buffer.from(START, 'latin1'))
  let write = START.length
  const room = Math.min(rawSize, (packed.length - HEADER) * 9)
  const out = new Uint8Array(room)
  let length = 0
  const put = (byte: number): void => {
    if (length < room) out[length] = byte
    length += 1
    window[write] = byte
    write = (write + 1) % WINDOW
  }
  let at = HEADER
  while (at < packed.length && length < room) {
    const control = packed[at] ?? 0
    at += 1
    for (let bit = 0; bit < 8 && length < room; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        if (at >= packed.length) return out.subarray(0, Math.min(length, room))
        put(packed[at] ?? 0)
        at += 1
        continue
      }
      if (at + 1 >= packed.length) return out.subarray(0, Math.min(length, room))
      const reference = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)
      at += 2
      const offset = reference >> 4
      // A reference to the place that is being written ends the stream.
      if (offset === write) return out.subarray(0, Math.min(length, room))
      const run = (reference & 15) + 2
      for (let step = 0; step < run; step += 1) put(window[(offset + step) % WINDOW] ?? 0)
    }
  }
  return out.subarray(0, Math.min(length, room))
}
