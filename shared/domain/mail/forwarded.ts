/**
 * A forwarded mail taken apart: what the forwarder wrote on top, and the mail under it. The forwarder stays the correspondent;
 * the person in the block is only ever proposed as the one they write for.
 */

import { cutText } from './cut-text.ts'
import type { Forwarded, Mailbox } from './mail.ts'
import { wordsAboveForward } from './own-words.ts'
import {
  attributionAt,
  isDividingRule,
  isForwardRule,
  isOriginalMessageRule,
  isQuoted,
  quotedBlockAt,
} from './quotation-marks.ts'

export interface ForwardedMail {
  /** The forwarder's own words, possibly empty. */
  readonly ownWords: string
  readonly forwarded: Forwarded
}

const FORWARD_SUBJECT =
  /^\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9}){0,3}(?:fw|fwd|wg|tr|rv|pd|doorst|enc|i|vb|vs|yml|ymlaen|továbbítás|转发|轉寄|пересл|пер|ilt|trans)\s?[:：]/iu
const REPLY_SUBJECT =
  /^\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9}){0,3}(?:re|aw|sv|antw|odp|ynt|ynt|atb|rif|res|r|回复|答复|ответ|отв)\s?(?:\[\d{1,3}\])?\s?[:：]/iu

/** `Jane Smith <jane@x.org>`, `Jane Smith [mailto:jane@x.org]`, `jane@x.org`, `"Smith, Jane"`. */
export function mailboxFromWords(words: string): Mailbox {
  const text = cutText(words, 400).replaceAll(/mailto:/gi, '')
  const address = /[^\s<>[\]()"',;:]{1,64}@[^\s<>[\]()"',;:]{1,200}/u.exec(text)
  const name = (address === null ? text : text.slice(0, address.index))
    .replaceAll(/[<>[\]("*]+/g, ' ')
    .replaceAll(/\s{1,20}(?:on behalf of|via)\s.{0,200}$/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^['"]|['"]$/g, '')
  return { name: cutText(name, 200), address: (address?.[0] ?? '').toLowerCase().replace(/\.$/, '') }
}

interface FoundBlock {
  /** First line that is not the forwarder's. */
  readonly start: number
  /** First line of the forwarded text. */
  readonly textStart: number
  readonly from: string
}

/** A header block within a few lines of `index`. */
function blockSoonAfter(lines: readonly string[], index: number): { from: string; next: number } | null {
  for (let at = index; at < Math.min(lines.length, index + 6); at += 1) {
    const block = quotedBlockAt(lines, at, true)
    if (block !== null) return { from: block.from, next: block.last + 1 }
    // Clients that forward with the attribution of a reply.
    const attributed = attributionAt(lines, at)
    if (attributed !== null) {
      return {
        from: lines
          .slice(at, attributed + 1)
          .join(' ')
          .replace(/^.*?\d{1,2}[:.]\d{2}\S*,?\s/, ''),
        next: attributed + 1,
      }
    }
  }
  return null
}

function isSamePerson(words: string, mailbox: Mailbox): boolean {
  const { name, address } = mailboxFromWords(words)
  if (address !== '' && mailbox.address !== '') return address === mailbox.address
  return name !== '' && name.toLowerCase() === mailbox.name.toLowerCase()
}

/** Outlook marks replies and forwards alike: the subject tells them apart, or else who is quoted to whom. */
function isForwardBlock(given: { subject: string; recipients: readonly Mailbox[] }, from: string): boolean {
  if (FORWARD_SUBJECT.test(given.subject)) return true
  if (REPLY_SUBJECT.test(given.subject)) return false
  return !given.recipients.some(recipient => isSamePerson(from, recipient))
}

function find(
  lines: readonly string[],
  given: { subject: string; recipients: readonly Mailbox[] },
): FoundBlock | null {
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (isForwardRule(line) && !isQuoted(line)) {
      const block = blockSoonAfter(lines, index + 1)
      return { start: index, textStart: block?.next ?? index + 1, from: block?.from ?? '' }
    }
    const ruled = isOriginalMessageRule(line)
    const block = quotedBlockAt(lines, ruled ? nextFilledIndex(lines, index + 1) : index)
    if (block !== null) {
      // The first block decides: a forward deeper in a reply's history is history.
      return isForwardBlock(given, block.from)
        ? { start: index, textStart: block.last + 1, from: block.from }
        : null
    }
    if (ruled || attributionAt(lines, index) !== null) {
      return FORWARD_SUBJECT.test(given.subject) ? asForward(lines, index) : null
    }
  }
  return null
}

function asForward(lines: readonly string[], index: number): FoundBlock | null {
  const block = blockSoonAfter(lines, index)
  return block === null ? null : { start: index, textStart: block.next, from: block.from }
}

function nextFilledIndex(lines: readonly string[], from: number): number {
  let index = from
  while (index < lines.length && (lines[index] ?? '').trim() === '') index += 1
  return index
}

/** Apple and Thunderbird quote what they forward: the marks go where nearly every line has one. */
function unquoted(lines: readonly string[]): string[] {
  const filled = lines.filter(line => line.trim() !== '')
  const quoted = filled.filter(isQuoted).length
  if (filled.length === 0 || quoted * 10 < filled.length * 8) return [...lines]
  return lines.map(line => line.replace(/^[ \t]{0,8}> ?/, ''))
}

/**
 * Null where the text forwards nothing: a reply's history is not a forward. `recipients` are those whom the mail goes to, by
 * which a reply without "Re:" is known.
 */
export function readForwarded(given: {
  text: string
  subject: string
  recipients: readonly Mailbox[]
}): ForwardedMail | null {
  const lines = given.text.split('\n')
  const found = find(lines, given)
  if (found === null) return null
  let end = found.start
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isDividingRule(lines[end - 1] ?? ''))) end -= 1
  const text = unquoted(lines.slice(found.textStart)).join('\n').trim()
  if (text === '' && found.from === '') return null
  return {
    ownWords: wordsAboveForward(lines.slice(0, end).join('\n')),
    forwarded: { from: mailboxFromWords(found.from), text },
  }
}
