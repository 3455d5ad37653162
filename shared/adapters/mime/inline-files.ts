/** Files that stand in the middle of a plain text, as mail carried them before MIME and some systems still do: uuencode and yEnc. */
import { decodeTransfer } from './transfer-encoding.ts'

const MOST_FILES = 200
const BEGIN = /^begin(-base64)? [0-7]{3,4}(?: (.{0,300}?))?[ \t]*\r?$/gm
const YENC_BEGIN = /^=ybegin [^\r\n]{0,300}? name=([^\r\n]{1,300})\r?$/gm

interface InlineFile {
  /** Empty where it has none. */
  readonly name: string
  readonly content: Uint8Array
}

export interface TextWithFiles {
  /** The text without the files, a string of bytes. */
  readonly text: string
  readonly files: readonly InlineFile[]
}

interface Block {
  readonly from: number
  readonly to: number
  readonly file: InlineFile
}

/** A line of uuencode says how many bytes it holds; its end may have lost spaces or gained a check character. */
function isUuLine(line: string): boolean {
  const bytes = (line.charCodeAt(0) - 32) & 63
  const digits = Math.ceil(bytes / 3) * 4
  return line.length <= digits + 3 && line.length > digits - 8 && !/[^ -`]/.test(line)
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The end of the data lines, the line `end` included where there is one. */
function uuEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const end = lineEnd(text, at)
    const line = text.slice(at, end).replace(/\r$/, '')
    if (line === 'end') return Math.min(end + 1, text.length)
    if (line !== '' && !isUuLine(line)) return at
    if (line === '' && !/^(?:`|end)\r?$/m.test(text.slice(end + 1, end + 8))) return at
    at = end + 1
  }
  return text.length
}

function uuBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let read = 0
  for (const match of text.matchAll(BEGIN)) {
    if (match.index < read || blocks.length >= MOST_FILES) continue
    const [line, base64, name = ''] = match
    const dataFrom = Math.min(match.index + line.length + 1, text.length)
    const to =
      base64 === undefined ? uuEnd(text, dataFrom) : text.indexOf('\n====', dataFrom) + 1 || text.length
    // "begin 644 something" as words of a sentence is followed by no data.
    if (text.slice(dataFrom, to).trim() === '') continue
    const data = Buffer.from(text.slice(base64 === undefined ? match.index : dataFrom, to), 'latin1')
    const content = decodeTransfer(data, base64 === undefined ? 'x-uuencode' : 'base64')
    if (content.length === 0) continue
    const end = base64 === undefined ? to : lineEnd(text, to)
    blocks.push({ from: match.index, to: end, file: { name, content } })
    read = end
  }
  return blocks
}

function yencDecoded(data: string): Uint8Array {
  const out = new Uint8Array(data.length)
  let length = 0
  for (let index = 0; index < data.length; index += 1) {
    let code = data.charCodeAt(index)
    if (code === 13 || code === 10) continue
    if (code === 61) {
      index += 1
      code = data.charCodeAt(index) - 64
    }
    out[length] = (code - 42) & 255
    length += 1
  }
  return out.subarray(0, length)
}

function yencBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let read = 0
  for (const match of text.matchAll(YENC_BEGIN)) {
    if (match.index < read || blocks.length >= MOST_FILES) continue
    const end = text.indexOf('\n=yend', match.index)
    if (end < 0) break
    const data = text
      .slice(match.index + match[0].length + 1, end)
      // A file in several mails says which piece this is.
      .replace(/^=ypart [^\n]*\n/, '')
    const to = Math.min(lineEnd(text, end + 1) + 1, text.length)
    blocks.push({ from: match.index, to, file: { name: match[1] ?? '', content: yencDecoded(data) } })
    read = to
  }
  return blocks
}

/** Null where there is no such file. `text` is a string of bytes. Never throws; time grows with the length alone. */
export function takeOutFiles(text: string): TextWithFiles | null {
  if (!/^(?:begin(?:-base64)? [0-7]{3,4}\b|=ybegin )/m.test(text)) return null
  const blocks = [...uuBlocks(text), ...yencBlocks(text)].toSorted((one, other) => one.from - other.from)
  if (blocks.length === 0) return null
  let left = ''
  let at = 0
  for (const block of blocks) {
    left += text.slice(at, Math.max(at, block.from))
    at = Math.max(at, block.to)
  }
  return { text: left + text.slice(at), files: blocks.map(block => block.file) }
}
