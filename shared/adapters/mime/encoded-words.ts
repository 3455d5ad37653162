/**
 * RFC 2047 words in header values. Adjacent words are joined as bytes before the charset is applied, because clients split
 * them inside a character.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { decodeCharset, isUtf7 } from './charset.ts'
import { decodeTransfer } from './transfer-encoding.ts'

interface Word {
  readonly charset: string
  readonly encoding: 'b' | 'q'
  readonly payload: string
  /** As it stands in the field. */
  readonly written: string
}

type Piece = { readonly literal: string } | { readonly word: Word }

const LONGEST_CHARSET = 60

/** The word that starts at `start` (where `=?` is), and the index after it; null where it is not one. */
function wordAt(value: string, start: number): { word: Word; end: number } | null {
  const charsetEnd = value.indexOf('?', start + 2)
  if (charsetEnd < 0 || charsetEnd - start > LONGEST_CHARSET) return null
  const encoding = value.charAt(charsetEnd + 1).toLowerCase()
  if ((encoding !== 'b' && encoding !== 'q') || value.charAt(charsetEnd + 2) !== '?') return null
  const payloadStart = charsetEnd + 3
  const end = value.indexOf('?=', payloadStart)
  if (end < 0) return null
  const charset = value.slice(start + 2, charsetEnd).split('*', 1)[0] ?? ''
  const written = value.slice(start, end + 2)
  return { word: { charset, encoding, payload: value.slice(payloadStart, end), written }, end: end + 2 }
}

function split(value: string): Piece[] {
  const pieces: Piece[] = []
  let literalFrom = 0
  let from = 0
  for (;;) {
    const start = value.indexOf('=?', from)
    if (start < 0) break
    const found = wordAt(value, start)
    if (found === null) {
      from = start + 2
      continue
    }
    if (start > literalFrom) pieces.push({ literal: value.slice(literalFrom, start) })
    pieces.push({ word: found.word })
    from = found.end
    literalFrom = found.end
  }
  if (literalFrom < value.length) pieces.push({ literal: value.slice(literalFrom) })
  return pieces
}

function bytesOf(words: readonly Word[]): Uint8Array {
  const chunks: Uint8Array[] = []
  let openBase64 = ''
  for (const { encoding, payload } of words) {
    if (encoding === 'q') {
      chunks.push(decodeTransfer(Buffer.from(payload.replaceAll('_', ' '), 'latin1'), 'quoted-printable'))
      continue
    }
    // Some clients cut the base64 itself anywhere: digits wait until a group of four is complete.
    openBase64 += payload.replaceAll(/\s/g, '')
    if (openBase64.length % 4 === 0 || openBase64.endsWith('=')) {
      chunks.push(Buffer.from(openBase64, 'base64'))
      openBase64 = ''
    }
  }
  if (openBase64 !== '') chunks.push(Buffer.from(openBase64, 'base64'))
  return Buffer.concat(chunks)
}

function broken(text: string): number {
  return text.split('\ufffd').length
}

/** Joined, unless the words only make sense apart: some charsets begin anew in each (ISO-2022-JP). */
function runText(run: readonly Word[], charset: string): string {
  const together = decodeCharset(bytesOf(run), charset).text
  if (run.length === 1 || broken(together) === 1) return together
  const apart = run.map(word => decodeCharset(bytesOf([word]), charset).text).join('')
  return broken(apart) < broken(together) ? apart : together
}

/** Zeros that some clients leave at the end, what ends or indents a line, and the escapes of Japanese. */
const HARMLESS_CONTROLS = new Set([0, 9, 10, 11, 12, 13, 27])

/** Bytes that no text has show that the word was no text, or not in this charset. */
function isText(decoded: string): boolean {
  for (let index = 0; index < decoded.length; index += 1) {
    const code = decoded.charCodeAt(index)
    if (code < 32 && !HARMLESS_CONTROLS.has(code)) return false
  }
  return true
}

/** Decodes what is encoded and leaves the rest as it is. Never throws; a word that is not one stays literal. */
export function decodeEncodedWords(value: string): string {
  if (!value.includes('=?')) return value
  const pieces = split(value)
  let decoded = ''
  let run: Word[] = []
  const finishRun = (): void => {
    const first = run[0]
    if (first !== undefined) {
      const text = runText(run, first.charset)
      // What decodes to control characters was never a word: it is shown as it stands.
      decoded += isText(text) ? text : run.map(word => word.written).join(' ')
    }
    run = []
  }
  for (const [index, piece] of pieces.entries()) {
    if ('word' in piece) {
      const first = run[0]
      if (first !== undefined && first.charset.toLowerCase() !== piece.word.charset.toLowerCase()) finishRun()
      run.push(piece.word)
      continue
    }
    // White space between two encoded words is the folding's, not the writer's (RFC 2047 section 6.2).
    const next = pieces[index + 1]
    const previous = pieces[index - 1]
    const between = previous !== undefined && 'word' in previous && next !== undefined && 'word' in next
    if (between && piece.literal.trim() === '') continue
    finishRun()
    decoded += piece.literal
  }
  finishRun()
  return decoded
}

/**
 * Text of a raw header value held as a string of bytes, its encoded words untouched: UTF-8 where the bytes are that, else the
 * mail's own charset, else windows-1252.
 */
export function decodeRawBytes(raw: string, mailCharset: string | null): string {
  const bytes = Buffer.from(raw, 'latin1')
  if (isAscii(bytes)) {
    // Netscape wrote its header in the charset of the mail; in every other one ASCII is itself.
    const isWritten = isUtf7(mailCharset) && /\+[A-Za-z0-9+/]{3,}-/.test(raw)
    return isWritten ? decodeCharset(bytes, mailCharset).text : raw
  }
  return decodeCharset(bytes, isUtf8(bytes) ? 'utf-8' : mailCharset).text
}

/** The whole text of a raw header value. */
export function decodeHeaderValue(raw: string, mailCharset: string | null = null): string {
  return decodeEncodedWords(decodeRawBytes(raw, mailCharset))
}
