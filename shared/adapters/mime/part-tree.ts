/**
 * The parts of a mail (RFC 2046), read in one pass over the bytes without copying them: each body is a view. Time grows with
 * the size of the mail alone, however its parts are nested, and nothing is refused: where a mail lies about its structure, the
 * structure that can be seen is taken and the lie is recorded.
 */
import { decodeHeaderValue } from './encoded-words.ts'
import { fieldValue, type RawField, readHeaderBlock } from './header-block.ts'
import { type Parameterised, readParameterised } from './parameters.ts'

export interface Part {
  readonly fields: readonly RawField[]
  /** Media type, lower case: `text/plain` where none or an unreadable one is declared. */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  /** `attachment`, `inline`, another word, or empty. */
  readonly disposition: string
  readonly fileName: string | null
  /** Transfer encoding, lower case. */
  readonly encoding: string
  /** Without angle brackets. */
  readonly contentId: string | null
  readonly parent: Part | null
  /** The outermost multipart/alternative around this part: its members say the same thing in several ways. */
  readonly alternative: Part | null
  /** Still in its transfer encoding. Of a multipart: everything inside it. */
  readonly body: Uint8Array
  readonly isMultipart: boolean
}

export interface PartTree {
  /** The mail's own header and what stands under it. */
  readonly root: Part
  /** Parts that hold content, in the order of the mail. */
  readonly leaves: readonly Part[]
  readonly defects: readonly string[]
}

const MOST_PARTS = 5_000
/** RFC 2046 allows 70 characters; test suites and one gateway write thousands. */
const LONGEST_BOUNDARY = 8_000
const DELIMITER_START = Buffer.from('\n--')
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/

interface OpenPart {
  readonly head: Omit<Part, 'body' | 'isMultipart'>
  readonly bodyStart: number
  readonly boundary: string | null
  children: number
}

/** A file whose type cannot be read is a file all the same, and a list of parts is one by its boundary. */
function mediaType(type: Parameterised, inDigest: boolean, hasFileName: boolean): string {
  const declared = type.value
  if (declared.startsWith('multipart/') && type.parameters.has('boundary')) {
    return MEDIA_TYPE.test(declared) ? declared : 'multipart/mixed'
  }
  if (MEDIA_TYPE.test(declared)) return declared
  if (declared === '' && inDigest) return 'message/rfc822'
  if (type.parameters.has('boundary')) return 'multipart/mixed'
  if (/^text\b/.test(declared)) return /^text\W+html\b/.test(declared) ? 'text/html' : 'text/plain'
  if (/^(?:application|audio|font|image|model|video)\b/.test(declared)) return 'application/octet-stream'
  return declared !== '' && hasFileName ? 'application/octet-stream' : 'text/plain'
}

/** Where a file came from, in the words of a page saved as a mail: `http://x.org/pictures/ball.png`. */
function nameInLocation(location: string | null, type: Parameterised): string | undefined {
  // A text's location says where the page stands, and does not make a file of it.
  if (location === null || /^(?:text|multipart|message)\b|^$/.test(type.value)) return undefined
  return /(?:^|[/\\])([^/\\?#]{1,200}\.\w{1,5})$/.exec(decodeHeaderValue(location.slice(0, 2_000)))?.[1]
}

/**
 * Some clients write the name twice, and in one place lose every character that is not ASCII; some give it under the other
 * field's word, or under one of their own.
 */
function fileNameOf(type: Parameterised, disposition: Parameterised, location: string | null): string | null {
  const ofDisposition = disposition.parameters.get('filename') ?? disposition.parameters.get('name')
  const ofType =
    type.parameters.get('name') ??
    type.parameters.get('filename') ??
    type.parameters.get('file') ??
    nameInLocation(location, type)
  const isMaimed = ofDisposition !== undefined && /[?\ufffd]/.test(ofDisposition)
  if (isMaimed && ofType !== undefined && !/[?\ufffd]/.test(ofType)) return ofType
  return ofDisposition ?? ofType ?? null
}

function readHead(fields: readonly RawField[], parent: Part | null): OpenPart['head'] {
  const type = readParameterised(fieldValue(fields, 'content-type') ?? '')
  const disposition = readParameterised(fieldValue(fields, 'content-disposition') ?? '')
  const encoding = readParameterised(fieldValue(fields, 'content-transfer-encoding') ?? '').value
  const contentId = /<([^<>\s]{1,500})>/.exec(fieldValue(fields, 'content-id') ?? '')?.[1] ?? null
  const fileName = fileNameOf(type, disposition, fieldValue(fields, 'content-location'))
  const around = parent?.alternative ?? (parent?.type === 'multipart/alternative' ? parent : null)
  return {
    fields,
    type: mediaType(type, parent?.type === 'multipart/digest', fileName !== null),
    parameters: type.parameters,
    disposition: disposition.value,
    fileName,
    encoding: encoding.replaceAll(/[^\w-]/g, ''),
    contentId,
    parent,
    alternative: around,
  }
}

/** The first line under the header that looks like a delimiter with fields after it, for a multipart that names none. */
function guessBoundary(buffer: Buffer, from: number): string | null {
  const start = buffer.toString('latin1', from, from + 20_000)
  return /(?:^|\n)--(\S[^\r\n]{0,200}?)[ \t]*\r?\n(?:content-[a-z-]+:|\r?\n)/i.exec(start)?.[1] ?? null
}

/** Index of the next `--` that begins a line, at or after `from`, which must be the beginning of a line; or -1. */
function nextDelimiter(buffer: Buffer, from: number): number {
  if (buffer[from] === 45 && buffer[from + 1] === 45) return from
  const found = buffer.indexOf(DELIMITER_START, Math.max(0, from - 1))
  return found < 0 ? -1 : found + 1
}

function endBefore(buffer: Buffer, delimiter: number, start: number): number {
  let end = delimiter
  if (end > start && buffer[end - 1] === 10) end -= 1
  if (end > start && buffer[end - 1] === 13) end -= 1
  return end
}

class TreeReader {
  readonly #buffer: Buffer
  readonly #defects = new Set<string>()
  readonly #leaves: Part[] = []
  /** Multiparts around the present position, outermost first, with the part objects their children point to. */
  readonly #open: { boundary: string; part: Part; reading: OpenPart }[] = []
  /** Levels of the open multiparts with that boundary, innermost last: a part inside a part may repeat it. */
  readonly #byBoundary = new Map<string, number[]>()
  #current: OpenPart | null = null
  #parts = 0

  constructor(buffer: Buffer) {
    this.#buffer = buffer
  }

  read(
    guessed: string | null,
  ): PartTree & { readonly rootHasNoParts: boolean; readonly rootBodyStart: number } {
    const rootReading = this.#begin(0, null, guessed)
    const root = this.#partOf(rootReading, this.#buffer.length)
    let from = rootReading.bodyStart
    while (this.#open.length > 0) {
      const at = nextDelimiter(this.#buffer, from)
      if (at < 0) break
      const lineFeed = this.#buffer.indexOf(10, at)
      const lineEnd = lineFeed < 0 ? this.#buffer.length : lineFeed
      const next = lineFeed < 0 ? this.#buffer.length : lineFeed + 1
      from = lineEnd - at > LONGEST_BOUNDARY + 10 ? next : this.#delimiter(at, lineEnd, next)
    }
    this.#finishLeaf(this.#buffer.length)
    if (this.#open.length > 1) this.#defects.add('the mail ends inside a part')
    const rootHasNoParts = rootReading.boundary !== null && rootReading.children === 0
    return {
      root,
      leaves: this.#leaves,
      defects: [...this.#defects],
      rootHasNoParts,
      rootBodyStart: rootReading.bodyStart,
    }
  }

  /** Takes the line at `at` for what it is; returns where to go on reading. */
  #delimiter(at: number, lineEnd: number, next: number): number {
    const { opens, closes } = this.#levelOf(this.#buffer.toString('latin1', at + 2, lineEnd).trimEnd())
    const level = opens ?? closes
    if (level === undefined) return next
    if (opens !== undefined && this.#parts >= MOST_PARTS) {
      this.#defects.add(`parts after the first ${MOST_PARTS.toLocaleString('en-GB')} were not read`)
      return this.#buffer.length
    }
    this.#finishLeaf(at)
    const keep = opens === undefined ? level : level + 1
    while (this.#open.length > keep) {
      const left = this.#open.pop()
      if (left !== undefined) this.#byBoundary.get(left.boundary)?.pop()
    }
    if (opens === undefined) return next
    const parent = this.#open[level]
    if (parent === undefined) return next
    parent.reading.children += 1
    return this.#begin(next, parent.part, null).bodyStart
  }

  /** A whole line first; then its first word, because what follows a boundary on its line is to be ignored (RFC 2046 5.1.1). */
  #levelOf(line: string): { readonly opens: number | undefined; readonly closes: number | undefined } {
    for (const text of [line, line.split(/[ \t]/, 1)[0] ?? '']) {
      if (text === '') continue
      const opens = this.#byBoundary.get(text)?.at(-1)
      if (opens !== undefined) return { opens, closes: undefined }
      const closes = text.endsWith('--') ? this.#byBoundary.get(text.slice(0, -2))?.at(-1) : undefined
      if (closes !== undefined) return { opens: undefined, closes }
    }
    return { opens: undefined, closes: undefined }
  }

  #begin(start: number, parent: Part | null, guessed: string | null): OpenPart {
    this.#parts += 1
    const block = readHeaderBlock(this.#buffer, start)
    for (const defect of block.defects) {
      // Inside a multipart a part without any field is allowed to start with its text at once.
      if (parent === null || block.fields.length > 0) this.#defects.add(defect)
    }
    const head = readHead(block.fields, parent)
    const boundary = this.#boundaryOf(head, block.bodyStart, guessed)
    const reading: OpenPart = { head, bodyStart: block.bodyStart, boundary, children: 0 }
    this.#current = reading
    if (boundary !== null) {
      const part = this.#partOf(reading, this.#buffer.length)
      const levels = this.#byBoundary.get(boundary)
      if (levels === undefined) this.#byBoundary.set(boundary, [this.#open.length])
      else levels.push(this.#open.length)
      this.#open.push({ boundary, part, reading })
      this.#current = null
    }
    return reading
  }

  #boundaryOf(head: OpenPart['head'], bodyStart: number, guessed: string | null): string | null {
    if (guessed !== null) return guessed
    if (!head.type.startsWith('multipart/')) return null
    const declared = head.parameters.get('boundary')?.trimEnd()
    if (declared !== undefined && declared !== '' && declared.length <= LONGEST_BOUNDARY) return declared
    const seen = guessBoundary(this.#buffer, bodyStart)
    this.#defects.add('a multipart names no boundary')
    return seen !== null && (this.#byBoundary.get(seen)?.length ?? 0) === 0 ? seen : null
  }

  #finishLeaf(delimiter: number): void {
    const current = this.#current
    if (current === null) return
    this.#leaves.push(this.#partOf(current, endBefore(this.#buffer, delimiter, current.bodyStart)))
    this.#current = null
  }

  #partOf(reading: OpenPart, end: number): Part {
    const isMultipart = reading.boundary !== null
    // A multipart in which no part can be found is text: what stands there is all there is to read.
    const type = !isMultipart && reading.head.type.startsWith('multipart/') ? 'text/plain' : reading.head.type
    return {
      ...reading.head,
      type,
      body: this.#buffer.subarray(reading.bodyStart, Math.max(end, reading.bodyStart)),
      isMultipart,
    }
  }
}

/** Never throws. */
export function readParts(bytes: Uint8Array): PartTree {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = new TreeReader(buffer).read(null)
  if (!first.rootHasNoParts || first.rootBodyStart >= buffer.length) return first
  // The declared boundary never occurs: another may be there to see, or else the body is one text.
  const seen = guessBoundary(buffer, first.rootBodyStart)
  const again = seen === null ? null : new TreeReader(buffer).read(seen)
  const defect = 'the boundary that the mail declares does not occur in it'
  if (again !== null && !again.rootHasNoParts) return { ...again, defects: [...again.defects, defect] }
  const leaf: Part = { ...first.root, type: 'text/plain', isMultipart: false }
  return { root: leaf, leaves: [leaf], defects: [...first.defects, defect] }
}
