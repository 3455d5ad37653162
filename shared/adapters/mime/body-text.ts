/** Which parts are the writer's text, what that text is, and which parts are attachments. */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import { isEncryptedText, withoutArmour } from './armoured-text.ts'
import { calendarText } from './calendar-text.ts'
import { manyLines } from './clean-text.ts'
import { enrichedText } from './enriched-text.ts'
import { expandParts } from './expanded-parts.ts'
import { unflow } from './flowed-text.ts'
import { htmlText } from './html-text.ts'
import { LONGEST_TEXT, MOST_TEXT_BYTES, partText } from './part-text.ts'
import { type Part, type PartTree, readParts } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** Text parts beyond this are attachments: nobody writes so many, and each costs a decoding. */
const MOST_TEXT_PARTS = 200
/** Mails that hold nothing but a mail, one in another. */
const DEEPEST_WRAPPING = 5

const PLAIN_TYPES = new Set(['text/plain', 'text/markdown', 'text/enriched', 'text/richtext'])
const RTF_TYPES = new Set(['text/rtf', 'application/rtf', 'application/x-rtf'])
const CALENDAR_TYPES = new Set(['text/calendar', 'application/ics'])
const MAIL_TYPES = new Set(['message/rfc822', 'message/global', 'message/partial', 'message/news'])
const REPORT_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status'])

export interface BodyText {
  readonly text: string
  readonly html: string | null
  /** Parts that are not the text, in the order of the mail; and those that are, where they are files with a name as well. */
  readonly attachments: readonly Part[]
  readonly defects: readonly string[]
}

/** What a part says of itself decides; the first text is the body, a named one later is a file. */
function isBody(part: Part, isOnly: boolean, hasBody: boolean): boolean {
  if (part.disposition === 'attachment') return false
  if (part.type !== 'text/html' && !PLAIN_TYPES.has(part.type)) return false
  return part.fileName === null || isOnly || part.alternative !== null || !hasBody
}

/** A plain part that says nothing but "look at the HTML", or is markup itself. */
function isPlaceholder(text: string): boolean {
  if (text.length > 400) return false
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  return /\b(?:your (?:e-?mail |mail )?(?:client|reader|program(?:me)?|software|application)\b.{0,40}\b(?:not|cannot|n['’]t)\b|(?:view|read|open) (?:this|the) (?:e-?mail|message|mail) (?:in|with|as|using) (?:an? |your |the )?(?:html|web )?(?:browser|html|web)|html[- ](?:capable|enabled)|this (?:e-?mail |mail )?(?:message )?is (?:in|an) html|no plain[- ]?text)/is.test(
    text,
  )
}

function looksLikeMarkup(text: string): boolean {
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 500))
}

interface TextUnit {
  readonly plain: string[]
  /** Plain text with marks of its own, for readers that know them: the same words once more where there is a plain part. */
  readonly enriched: string[]
  readonly html: string[]
}

function plainText(part: Part, defects: Set<string>): string {
  const text = manyLines(partText(part, defects))
  if (isEncryptedText(text))
    defects.add('the text or a part of it is encrypted (PGP) and cannot be read here')
  if (part.type === 'text/enriched' || part.type === 'text/richtext') return enrichedText(text)
  if (part.parameters.get('format')?.toLowerCase() === 'flowed') {
    return withoutArmour(unflow(text, part.parameters.get('delsp')?.toLowerCase() === 'yes'))
  }
  return withoutArmour(text)
}

async function unitText(unit: TextUnit, defects: Set<string>): Promise<string> {
  const texts = unit.plain.some(text => text.trim() !== '') ? unit.plain : unit.enriched
  const plain = texts.filter(text => text.trim() !== '').join('\n\n')
  const isMarkup = looksLikeMarkup(plain)
  if (unit.html.length === 0 && !isMarkup) return plain
  if (plain !== '' && !isMarkup && !isPlaceholder(plain)) return plain
  const converted = await htmlText((isMarkup && unit.html.length === 0 ? [plain] : unit.html).join('\n'))
  if (converted.defect !== null) defects.add(converted.defect)
  const text = manyLines(converted.text)
  return text.trim() === '' && !isMarkup ? plain : text
}

async function rtfPartText(part: Part): Promise<string> {
  const { rtfText } = await import('./rtf-text.ts')
  return manyLines(rtfText(decodeTransfer(part.body, part.encoding, MOST_TEXT_BYTES)))
}

interface Words {
  readonly text: string
  readonly html: string | null
}

/** The words of a body that Outlook wrapped: plain, else those of its HTML, else those of its RTF. */
async function spareWords(forms: readonly Part[], defects: Set<string>): Promise<Words> {
  const unit: TextUnit = { plain: [], enriched: [], html: [] }
  for (const part of forms) {
    if (part.type === 'text/html') unit.html.push(partText(part, defects))
    else if (part.type === 'text/plain') unit.plain.push(plainText(part, defects))
  }
  const html = unit.html.join('\n') || null
  const text = await unitText(unit, defects)
  if (text.trim() !== '') return { text, html }
  const rtf = forms.find(part => RTF_TYPES.has(part.type))
  return { text: rtf === undefined ? '' : await rtfPartText(rtf), html }
}

/** What there is to read in a mail that has no text of its own, the likeliest words first. */
async function substituteText(
  attachments: readonly Part[],
  defects: Set<string>,
  depth: number,
): Promise<string> {
  const rtf = attachments.find(part => RTF_TYPES.has(part.type) && part.disposition !== 'attachment')
  const words = rtf === undefined ? '' : await rtfPartText(rtf)
  if (words !== '') return words
  const invitation = attachments.find(part => CALENDAR_TYPES.has(part.type))
  if (invitation !== undefined) return calendarText(manyLines(partText(invitation, defects)))
  const [only] = attachments
  // The mail is nothing but a mail: not one with a mail attached to it.
  if (attachments.length === 1 && only?.parent === null && MAIL_TYPES.has(only.type) && depth > 0) {
    const inner = readParts(decodeTransfer(only.body, only.encoding))
    return (await bodyText(inner, depth - 1)).text
  }
  // The whole mail is one file of text.
  if (attachments.length === 1 && only?.parent === null && PLAIN_TYPES.has(only.type)) {
    return plainText(only, defects)
  }
  return attachments
    .filter(part => REPORT_TYPES.has(part.type))
    .map(part => manyLines(partText(part, defects)).trim())
    .join('\n\n')
}

async function bodyText(tree: PartTree, depth: number): Promise<BodyText> {
  const expanded = await expandParts(tree)
  const defects = new Set<string>(expanded.defects)
  const units = new Map<Part, TextUnit>()
  const attachments: Part[] = []
  /** The same letter as rich text: read where it comes in no other form. */
  const richTexts: Part[] = []
  let textParts = 0
  let textBytes = 0
  for (const part of expanded.leaves) {
    const within = textParts < MOST_TEXT_PARTS && textBytes < MOST_TEXT_BYTES
    // The same letter once more, for readers that run it as a programme.
    if (part.type === 'text/x-amp-html' && part.alternative !== null) continue
    if (RTF_TYPES.has(part.type) && part.alternative !== null && part.fileName === null) {
      richTexts.push(part)
      continue
    }
    if (part.type === 'application/pgp-encrypted') {
      defects.add('the mail or a part of it is encrypted (PGP) and cannot be read here')
    }
    if (!isBody(part, tree.leaves.length === 1, textParts > 0) || !within) {
      attachments.push(part)
      continue
    }
    // A file that is shown as the text is a file all the same: its name is told, and it can be opened.
    if (part.fileName !== null && part.alternative === null) attachments.push(part)
    textParts += 1
    textBytes += part.body.length
    const key = part.alternative ?? part
    const unit = units.get(key) ?? { plain: [], enriched: [], html: [] }
    units.set(key, unit)
    if (part.type === 'text/html') unit.html.push(partText(part, defects).replaceAll('\u0000', ''))
    else if (part.type === 'text/plain') unit.plain.push(plainText(part, defects))
    else unit.enriched.push(plainText(part, defects))
  }
  const texts: string[] = []
  for (const unit of units.values()) texts.push(await unitText(unit, defects))
  let text = tidy(texts)
  let html = [...units.values()].flatMap(unit => unit.html).join('\n')
  for (const forms of [...expanded.spares, richTexts]) {
    if (text !== '') break
    const words = await spareWords(forms, defects)
    text = tidy([words.text])
    if (html === '') html = words.html ?? ''
  }
  if (text === '') text = tidy([await substituteText(attachments, defects, depth)])
  return {
    text: cut(text, 'the text', defects),
    html: html === '' ? null : cut(html, 'the HTML', defects),
    attachments,
    defects: [...defects],
  }
}

function tidy(texts: readonly string[]): string {
  return texts
    .filter(one => one.trim() !== '')
    .join('\n\n')
    .replace(/^\s*\n/, '')
    .trimEnd()
}

function cut(text: string, what: string, defects: Set<string>): string {
  if (text.length > LONGEST_TEXT) {
    defects.add(`${what} is longer than a million characters: the rest was not read`)
  }
  return cutText(text, LONGEST_TEXT)
}

/** Never throws. */
export async function readBodyText(tree: PartTree): Promise<BodyText> {
  return bodyText(tree, DEEPEST_WRAPPING)
}
