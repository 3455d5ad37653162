/** `text/plain; charset=utf-8; name*0*=…`: a value with its parameters (RFC 2045 section 5.1, RFC 2231). */
import { decodeCharset } from './charset.ts'
import { decodeHeaderValue } from './encoded-words.ts'
import { trimmedBytes } from './header-block.ts'

export interface Parameterised {
  /** Lower case, without comments. */
  readonly value: string
  /** Names in lower case, values decoded. The first of two with one name counts. */
  readonly parameters: ReadonlyMap<string, string>
}

const MOST_PARAMETERS = 200

/** Splits at semicolons outside quotes. A quote that is never closed holds nothing together. */
function sections(raw: string): string[] {
  const found: string[] = []
  let from = 0
  let index = 0
  while (index < raw.length && found.length < MOST_PARAMETERS) {
    const character = raw.charAt(index)
    if (character === '"') {
      const close = closingQuote(raw, index)
      index = close < 0 ? index + 1 : close + 1
    } else if (character === ';') {
      found.push(raw.slice(from, index))
      index += 1
      from = index
    } else {
      index += 1
    }
  }
  found.push(raw.slice(from))
  return found
}

function closingQuote(raw: string, open: number): number {
  for (let index = open + 1; index < raw.length; index += 1) {
    const character = raw.charAt(index)
    if (character === '\\') index += 1
    else if (character === '"') return index
  }
  return -1
}

function unquoted(raw: string): string {
  const value = trimmedBytes(raw)
  // `report "final".pdf`: quotation marks inside a value are marks of the grammar, not of the name.
  if (!value.startsWith('"')) return withoutComment(value).replaceAll('"', '')
  const close = closingQuote(value, 0)
  // Windows paths in quotes are common and not escaped: a backslash counts as one unless it hides a quote or itself.
  return value.slice(1, close < 0 ? value.length : close).replaceAll(/\\(["\\])/g, '$1')
}

/** `utf-8 (Unicode)`: a comment after the value is not part of it; brackets inside a file name are. */
function withoutComment(value: string): string {
  if (!value.endsWith(')')) return value
  const open = value.lastIndexOf('(')
  return open > 0 && /[ \t]/.test(value.charAt(open - 1)) && !/\.\w{1,5}$/.test(value.slice(0, -1))
    ? trimmedBytes(value.slice(0, open))
    : value
}

function percentBytes(value: string): Buffer {
  const decoded = value.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}

interface Section {
  readonly number: number
  readonly encoded: boolean
  readonly value: string
}

function joined(list: readonly Section[]): string {
  const ordered = list.toSorted((a, b) => a.number - b.number)
  let charset: string | null = null
  const bytes = ordered.map(({ encoded, value }, index) => {
    if (!encoded) return Buffer.from(value, 'latin1')
    const tagged = index === 0 ? /^([^']*)'[^']*'(.*)$/s.exec(value) : null
    if (tagged === null) return percentBytes(value)
    charset = tagged[1] ?? null
    return percentBytes(tagged[2] ?? '')
  })
  const text = decodeCharset(Buffer.concat(bytes), charset).text
  return charset === null ? decodeHeaderValue(Buffer.concat(bytes).toString('latin1')) : text
}

/** Never throws; what cannot be made out is left out. */
export function readParameterised(raw: string): Parameterised {
  const [first = '', ...rest] = sections(raw)
  const plain = new Map<string, string>()
  const continued = new Map<string, Section[]>()
  for (const section of rest) {
    const equals = section.indexOf('=')
    if (equals < 0) continue
    const name = trimmedBytes(section.slice(0, equals)).toLowerCase()
    const value = unquoted(section.slice(equals + 1))
    const extended = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name)
    if (extended === null) {
      if (!plain.has(name)) plain.set(name, decodeHeaderValue(value))
      continue
    }
    const key = extended[1] ?? ''
    const list = continued.get(key) ?? []
    list.push({
      number: Number(extended[2] ?? 0),
      encoded: extended[2] === undefined || extended[3] === '*',
      value,
    })
    continued.set(key, list)
  }
  const parameters = new Map(plain)
  for (const [name, list] of continued) parameters.set(name, joined(list))
  return {
    value: first
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters,
  }
}
