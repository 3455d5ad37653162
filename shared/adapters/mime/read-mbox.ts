/** The mails of an mbox, one at a time, from chunks of any size: a file of 200 MB never stands in memory whole. */

const LF = 10
const CR = 13
/** A line that begins a mail: sender and time of day. "From September 2026 he had no school" is a writer's own. */
const SEPARATOR = /^From \S{1,200}\s.{0,60}\d{1,2}:\d{2}/
/** The first line of a file may be shorter. */
const FIRST_SEPARATOR = /^From (?:\S{1,200}\s.{0,60}\d{1,2}:\d{2}|\S{1,200}@\S{1,200}|-)/
const FROM = Buffer.from('From ')
/** No mail that could have come in is longer; the rest of a longer one is left out. */
const MOST_BYTES = 41 * 1024 * 1024

/** Whether a file's first bytes are an mbox's. */
export function isMbox(start: Uint8Array): boolean {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, 400)).toString('latin1')
  return FIRST_SEPARATOR.test(head)
}

/** `>From ` and `>>From ` lose the `>` that the mbox put before them. */
function withoutQuoting(line: Buffer): Buffer {
  let depth = 0
  while (depth < 20 && line[depth] === 62) depth += 1
  return depth > 0 && line.subarray(depth, depth + 5).equals(FROM) ? line.subarray(1) : line
}

/** Gathers lines into mails. */
class MailGatherer {
  #pieces: Buffer[] | null = null
  #size = 0
  #afterBlank = true

  /** The mail that `line` ends by beginning another, or null. */
  take(line: Buffer): Uint8Array | null {
    // A separator follows an empty line, or begins the file.
    const separates = this.#afterBlank && line.subarray(0, 5).equals(FROM) && this.#isSeparator(line)
    this.#afterBlank = line.length <= 2 && (line[0] === LF || line[1] === LF)
    if (separates) return this.#begin()
    if (this.#pieces !== null && this.#size <= MOST_BYTES) {
      const plain = withoutQuoting(line)
      this.#pieces.push(plain)
      this.#size += plain.length
    }
    return null
  }

  last(): Uint8Array | null {
    return this.#begin()
  }

  #isSeparator(line: Buffer): boolean {
    const text = line.toString('latin1', 0, 300)
    return (this.#pieces === null ? FIRST_SEPARATOR : SEPARATOR).test(text)
  }

  #begin(): Uint8Array | null {
    const done = this.#pieces === null ? null : Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#size = 0
    return done
  }
}

/** Each mail without its separator. Text before the first separator is passed over. */
export async function* readMbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gatherer = new MailGatherer()
  let rest: Buffer = Buffer.alloc(0)
  let onlyReturns: boolean | null = null
  for await (const chunk of chunks) {
    // CR alone ends the lines of some old mailboxes.
    onlyReturns ??= chunk.includes(CR) && !chunk.includes(LF)
    const lines = onlyReturns ? chunk.map(byte => (byte === CR ? LF : byte)) : chunk
    const buffer = Buffer.concat([rest, lines])
    let at = 0
    for (let end = buffer.indexOf(LF); end >= 0; end = buffer.indexOf(LF, at)) {
      const mail = gatherer.take(buffer.subarray(at, end + 1))
      at = end + 1
      if (mail !== null) yield mail
    }
    rest = buffer.subarray(at)
    // A line without an end may not grow for ever.
    if (rest.length > MOST_BYTES) {
      const mail = gatherer.take(rest)
      rest = Buffer.alloc(0)
      if (mail !== null) yield mail
    }
  }
  const mail = rest.length > 0 ? gatherer.take(rest) : null
  if (mail !== null) yield mail
  const last = gatherer.last()
  if (last !== null) yield last
}
