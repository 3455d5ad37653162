/** The fields above a part's body (RFC 5322 section 2.2), from bytes that may break every rule of it. */

/** One field as received: name in lower case; value unfolded, a string of bytes (latin1), not yet decoded. */
export interface RawField {
  readonly name: string
  readonly value: string
}

export interface HeaderBlock {
  readonly fields: readonly RawField[]
  readonly bodyStart: number
  readonly defects: readonly string[]
}

const LF = 10

/** A string of bytes without the white space around it: what looks like a no-break space among bytes may be half of an `à`. */
export function trimmedBytes(raw: string): string {
  let end = raw.length
  while (end > 0 && isBlank(raw.charCodeAt(end - 1))) end -= 1
  let start = 0
  while (start < end && isBlank(raw.charCodeAt(start))) start += 1
  return raw.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

const FIELD = /^([!-9;-~]{1,200})[ \t]*:/
const KNOWN_FIELD =
  /^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received|return-path|reply-to|references|in-reply-to|x-[a-z0-9-]+)[ \t]*:/i
const LONGEST_BLOCK = 2_000_000
const MOST_FIELDS = 5_000

function lineAt(buffer: Buffer, start: number): { text: string; next: number } {
  const lineFeed = buffer.indexOf(LF, start)
  const end = lineFeed < 0 ? buffer.length : lineFeed
  const withoutReturn = end > start && buffer[end - 1] === 13 ? end - 1 : end
  return {
    text: buffer.toString('latin1', start, withoutReturn),
    next: lineFeed < 0 ? buffer.length : end + 1,
  }
}

const AUTHOR_OR_SUBJECT = /^(?:from|subject)[ \t]*:/i
const LINES_TO_A_FIELD = 10
/** Signatures and tracing marks whose folds lost their white space run on for this long. */
const LINES_TO_THE_AUTHOR = 200

/**
 * A line that is no field is rubbish inside the block where fields follow it, and the body's first line where none do. While
 * nobody has been named as the author, the look ahead goes further: a mail has one. Gives where the next field begins, or -1.
 */
function nextField(buffer: Buffer, start: number, hasAuthor: boolean): number {
  let at = start
  for (let line = 0; line < (hasAuthor ? LINES_TO_A_FIELD : LINES_TO_THE_AUTHOR); line += 1) {
    if (at >= buffer.length) return -1
    const { text, next } = lineAt(buffer, at)
    if (trimmedBytes(text) === '' || text.startsWith('--')) return -1
    if (line < LINES_TO_A_FIELD ? KNOWN_FIELD.test(text) : AUTHOR_OR_SUBJECT.test(text)) return at
    at = next
  }
  return -1
}

/** Reads the block that starts at `start`. At the top of a mail, blank lines and an mbox `From ` line before it are passed over. */
export function readHeaderBlock(buffer: Buffer, start: number): HeaderBlock {
  const fields: { name: string; pieces: string[] }[] = []
  const defects = new Set<string>()
  let at = start
  let bodyStart = buffer.length
  let hasAuthor = false
  /** Lines before this one are known to be followed by a field: no line is looked at twice. */
  let fieldAhead = -1
  while (at < buffer.length) {
    const { text, next } = lineAt(buffer, at)
    const tooMuch = at - start > LONGEST_BLOCK || fields.length >= MOST_FIELDS
    const current = fields.at(-1)
    if (text === '' || (trimmedBytes(text) === '' && current === undefined)) {
      if (current !== undefined || start > 0 || at > 1_000) {
        bodyStart = next
        break
      }
    } else if (tooMuch) {
      defects.add('the header was too long: the end of it was not read')
    } else if (/^[ \t]/.test(text) && current !== undefined) {
      current.pieces.push(text)
    } else {
      // White space before the very first field folds nothing.
      const unindented = text.replace(/^[ \t]+/, '')
      const name = FIELD.exec(KNOWN_FIELD.test(unindented) ? unindented : text)
      if (name !== null) {
        const field = (name[1] ?? '').toLowerCase()
        hasAuthor ||= field === 'from' || field === 'subject'
        fields.push({ name: field, pieces: [unindented.slice(name[0].length)] })
      } else if (current === undefined && /^>?From /.test(text)) {
        // mbox separator
      } else {
        if (at >= fieldAhead) fieldAhead = nextField(buffer, next, hasAuthor)
        if (fieldAhead < 0) {
          defects.add('no empty line between header and body')
          bodyStart = at
          break
        }
        defects.add('a line of the header is not a field and was passed over')
      }
    }
    at = next
  }
  return {
    fields: fields.map(({ name, pieces }) => ({ name, value: trimmedBytes(pieces.join('')) })),
    bodyStart,
    defects: [...defects],
  }
}

/** First value of a field, one that says something before one that is blank; or null. */
export function fieldValue(fields: readonly RawField[], name: string): string | null {
  const named = fields.filter(field => field.name === name)
  return (named.find(field => field.value !== '') ?? named[0])?.value ?? null
}
