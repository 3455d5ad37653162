/** Which parts are the writer's text, what that text is, and which parts are attachments. */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import { decodeCharset } from './charset.ts'
import { manyLines } from './clean-text.ts'
import { unflow } from './flowed-text.ts'
import { htmlText } from './html-text.ts'
import type { Part, PartTree } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

const LONGEST_TEXT = 1_000_000
/** No text of a million characters needs more bytes than this. */
const MOST_TEXT_BYTES = 4 * LONGEST_TEXT
/** Text parts beyond this are attachments: nobody writes so many, and each costs a decoding. */
const MOST_TEXT_PARTS = 200

const PLAIN_TYPES = new Set(['text/plain', 'text/enriched', 'text/richtext', 'text/markdown'])

export interface BodyText {
  readonly text: string
  readonly html: string | null
  /** Parts that are not the text, in the order of the mail. */
  readonly attachments: readonly Part[]
  readonly defects: readonly string[]
}

/** What a part says of itself decides; the first unnamed text is the body, a named one later is a file. */
function isBody(part: Part, isOnly: boolean, hasBody: boolean): boolean {
  if (part.disposition === 'attachment') return false
  if (part.type === 'text/html')
    return part.fileName === null || isOnly || part.alternative !== null || !hasBody
  if (!PLAIN_TYPES.has(part.type)) return false
  return (
    part.fileName === null ||
    isOnly ||
    part.alternative !== null ||
    (!hasBody && part.disposition !== 'inline')
  )
}

/** A plain part that says nothing but "look at the HTML", or is markup itself. */
function isPlaceholder(text: string): boolean {
  if (text.length > 400) return false
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  return /\b(?:html (?:e-?mail|message|version|format)|(?:view|read) (?:this|the) (?:e-?mail|message) (?:in|with|as)|does not support html|html[- ](?:capable|enabled)|no plain[- ]?text)/i.test(
    text,
  )
}

function looksLikeMarkup(text: string): boolean {
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 500))
}

function enrichedText(text: string): string {
  return text.replaceAll(/<<|<\/?[a-z-]{1,60}>/gi, mark => (mark === '<<' ? '<' : ''))
}

interface TextUnit {
  readonly plain: string[]
  readonly html: string[]
}

/** Words have spaces and stops; base64 has neither. Looks at the beginning alone. */
function isHardlyBase64(body: Uint8Array): boolean {
  const start = body.subarray(0, 2_000)
  let strange = 0
  for (const byte of start) {
    const fits = (byte >= 47 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
    if (!fits && byte !== 43 && byte !== 61 && byte !== 10 && byte !== 13) strange += 1
  }
  return strange * 12 > start.length
}

function decodedText(part: Part, defects: Set<string>): string {
  const mislabelled = part.encoding === 'base64' && isHardlyBase64(part.body)
  if (mislabelled) defects.add('a text part says it is base64 and is not; it was read as it stands')
  const bytes = decodeTransfer(part.body, mislabelled ? '7bit' : part.encoding, MOST_TEXT_BYTES)
  const decoded = decodeCharset(bytes, part.parameters.get('charset') ?? null)
  if (decoded.defect !== null) defects.add(decoded.defect)
  return decoded.text
}

function plainText(part: Part, defects: Set<string>): string {
  const text = manyLines(decodedText(part, defects))
  if (part.parameters.get('format')?.toLowerCase() === 'flowed') {
    return unflow(text, part.parameters.get('delsp')?.toLowerCase() === 'yes')
  }
  return part.type === 'text/enriched' || part.type === 'text/richtext' ? enrichedText(text) : text
}

async function unitText(unit: TextUnit, defects: Set<string>): Promise<string> {
  const plain = unit.plain.filter(text => text.trim() !== '').join('\n\n')
  const isMarkup = looksLikeMarkup(plain)
  if (unit.html.length === 0 && !isMarkup) return plain
  if (plain !== '' && !isMarkup && !isPlaceholder(plain)) return plain
  const converted = await htmlText((isMarkup && unit.html.length === 0 ? [plain] : unit.html).join('\n'))
  if (converted.defect !== null) defects.add(converted.defect)
  const text = manyLines(converted.text)
  return text.trim() === '' && !isMarkup ? plain : text
}

/** Summary and description of an invitation that comes with no other text. */
function calendarText(part: Part, defects: Set<string>): string {
  const lines = manyLines(decodedText(part, defects))
    .replaceAll(/\n[ \t]/g, '')
    .split('\n')
  const value = (name: string): string =>
    (lines.find(line => line.startsWith(`${name}:`) || line.startsWith(`${name};`)) ?? '')
      .replace(/^[^:]*:/, '')
      .replaceAll(/\\n/gi, '\n')
      .replaceAll(/\\([,;\\])/g, '$1')
  return [value('SUMMARY'), value('DESCRIPTION')].filter(text => text !== '').join('\n\n')
}

/** Never throws. */
export async function readBodyText(tree: PartTree): Promise<BodyText> {
  const defects = new Set<string>()
  const units = new Map<Part, TextUnit>()
  const attachments: Part[] = []
  let textParts = 0
  let textBytes = 0
  for (const part of tree.leaves) {
    const within = textParts < MOST_TEXT_PARTS && textBytes < MOST_TEXT_BYTES
    // The same letter once more, for readers that run it as a programme.
    if (part.type === 'text/x-amp-html' && part.alternative !== null) continue
    if (!isBody(part, tree.leaves.length === 1, textParts > 0) || !within) {
      attachments.push(part)
      continue
    }
    textParts += 1
    textBytes += part.body.length
    const key = part.alternative ?? part
    const unit = units.get(key) ?? { plain: [], html: [] }
    units.set(key, unit)
    if (part.type === 'text/html') unit.html.push(decodedText(part, defects).replaceAll('\u0000', ''))
    else unit.plain.push(plainText(part, defects))
  }
  const texts: string[] = []
  for (const unit of units.values()) texts.push(await unitText(unit, defects))
  let text = texts
    .filter(one => one.trim() !== '')
    .join('\n\n')
    .replace(/^\s*\n/, '')
    .trimEnd()
  if (text === '') {
    const invitation = attachments.find(part => part.type === 'text/calendar')
    if (invitation !== undefined) text = calendarText(invitation, defects)
  }
  const html = [...units.values()].flatMap(unit => unit.html).join('\n')
  return {
    text: cut(text, 'the text', defects),
    html: html === '' ? null : cut(html, 'the HTML', defects),
    attachments,
    defects: [...defects],
  }
}

function cut(text: string, what: string, defects: Set<string>): string {
  if (text.length > LONGEST_TEXT) {
    defects.add(`${what} is longer than a million characters: the rest was not read`)
  }
  return cutText(text, LONGEST_TEXT)
}
