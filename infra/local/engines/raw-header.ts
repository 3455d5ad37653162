/** The header of a raw mail as bytes allow it: fields can be read, dropped and replaced, and everything else stays as it was. */

export interface RawField {
  /** As written, without the colon. */
  readonly name: string
  /** Unfolded, trimmed, read as UTF-8. */
  readonly value: string
  /** The field's own lines, line ends included, one character a byte. */
  readonly lines: string
}

export interface RawMessage {
  readonly fields: readonly RawField[]
  /** The blank line and everything after it. */
  readonly rest: Buffer
  /** The line end that the header uses. */
  readonly lineEnd: string
}

export function readRawMessage(raw: Buffer): RawMessage {
  const { headerEnd, lineEnd } = endOfHeader(raw)
  const header = raw.toString('latin1', 0, headerEnd)
  const fields: RawField[] = []
  for (const lines of header.match(/[^\n]*\n(?:[ \t][^\n]*\n)*|[^\n]+$/g) ?? []) {
    const colon = lines.indexOf(':')
    const name = colon === -1 ? '' : lines.slice(0, colon).trim()
    const value = Buffer.from(lines.slice(colon + 1), 'latin1').toString('utf8')
    fields.push({ name, value: value.replace(/\r?\n[ \t]?/g, ' ').trim(), lines })
  }
  return { fields, rest: raw.subarray(headerEnd), lineEnd }
}

export function writeRawMessage(message: RawMessage): Buffer {
  return Buffer.concat([
    Buffer.from(message.fields.map(field => field.lines).join(''), 'latin1'),
    message.rest,
  ])
}

export function rawField(name: string, value: string, lineEnd: string): RawField {
  return { name, value, lines: `${name}: ${value}${lineEnd}` }
}

export function valuesOf(message: RawMessage, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return message.fields.filter(field => field.name.toLowerCase() === wanted).map(field => field.value)
}

function endOfHeader(raw: Buffer): { headerEnd: number; lineEnd: string } {
  const crlf = raw.indexOf('\r\n\r\n')
  const lf = raw.indexOf('\n\n')
  if (crlf !== -1 && (lf === -1 || crlf < lf)) return { headerEnd: crlf + 2, lineEnd: '\r\n' }
  if (lf !== -1) return { headerEnd: lf + 1, lineEnd: '\n' }
  return { headerEnd: raw.length, lineEnd: '\r\n' }
}
