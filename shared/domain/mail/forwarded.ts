/**
 * A forwarded mail taken apart: what the forwarder wrote on top, and the mail under it. The forwarder stays the correspondent;
 * the person in the block is only ever proposed as the one they write for.
 */
import { cutText } from './cut-text.ts'
import { type HistoryMark, historyMarkAt } from './history.ts'
import type { Forwarded, Mailbox } from './mail.ts'
import { countLetters, ownWords, wordsAboveForward } from './own-words.ts'
import { isDividingRule, isQuoted, unquotedOnce } from './quoted-lines.ts'

export interface ForwardedMail {
  /** The forwarder's own words, possibly empty. */
  readonly ownWords: string
  readonly forwarded: Forwarded
}

/** Forwards of forwards that carry nothing but a forward are followed this deep. */
const DEEPEST = 5
const FORWARD_SUBJECT =
  /^\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9}){0,3}(?:fw|fwd|wg|tr|rv|pd|doorst|enc|i|vb|vs|vl|yml|ymlaen|továbbítás|továbbítva|转发|轉寄|转寄|轉發|転送|전달|пересл|пересылка|пер|нд|ilt|i̇lt|trans|redir|videresend|vidarebefordrat|válasz tov|fs|fyi|reenv|prosl|proslijeđeno|edasi|הועבר|إعادة توجيه|προώθ)\s?\.?\s?[:：]/iu
const REPLY_SUBJECT =
  /^\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9}){0,3}(?:re|aw|sv|antw|odp|ynt|atb|rif|res|r|ref|bls|odg|vá|vastaus|回复|回覆|答复|返信|ответ|отв|відп|απ|رد|השב|تابع)\s?(?:\[\d{1,3}\])?\s?[:：]/iu

/** `Jane Smith <jane@x.org>`, `Jane Smith [mailto:jane@x.org]`, `jane@x.org`, `"Smith, Jane"`. */
export function mailboxFromWords(words: string): Mailbox {
  const text = cutText(words, 400)
    .replaceAll(/mailto:/gi, '')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const address = /[^\s<>[\]()"',;:]{1,64}@[^\s<>[\]()"',;:]{1,200}/u.exec(text)
  const name = (address === null ? text : text.slice(0, address.index))
    .replaceAll(/[<>[\]("“”„«»*]+/g, ' ')
    .replaceAll(/\s{1,20}(?:on behalf of|via)\s.{0,200}$/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^['"]|['"]$/g, '')
  return { name: cutText(name, 200), address: (address?.[0] ?? '').toLowerCase().replace(/\.$/, '') }
}

function isSamePerson(words: string, mailbox: Mailbox): boolean {
  const { name, address } = mailboxFromWords(words)
  if (address !== '' && mailbox.address !== '') return address === mailbox.address
  return name !== '' && name.toLowerCase() === mailbox.name.toLowerCase()
}

interface Given {
  readonly subject: string
  readonly recipients: readonly Mailbox[]
}

/** Outlook marks replies and forwards alike: the subject tells them apart, or else who is quoted to whom. */
function isForward(given: Given, mark: HistoryMark): boolean {
  if (mark.kind === 'forward') return true
  if (FORWARD_SUBJECT.test(given.subject)) return mark.from !== ''
  if (mark.kind === 'attribution' || mark.kind === 'other' || mark.from === '') return false
  if (REPLY_SUBJECT.test(given.subject)) return false
  return !given.recipients.some(recipient => isSamePerson(mark.from, recipient))
}

interface Found {
  readonly start: number
  readonly mark: HistoryMark
}

/** The first mark decides: a forward deeper in a reply's history is history. */
function firstForward(lines: readonly string[], given: Given): Found | null {
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const mark = historyMarkAt(lines, index)
    if (mark === null || mark.kind === 'other') continue
    return isForward(given, mark) ? { start: index, mark } : null
  }
  return null
}

/** Apple and Thunderbird quote what they forward: one level of marks goes, and what follows the last is the forwarder's. */
function splitQuoted(lines: readonly string[], quoted: boolean): { text: string[]; below: string[] } {
  const filled = lines.filter(line => line.trim() !== '')
  const marked = filled.filter(isQuoted).length
  if (!quoted && marked * 10 < filled.length * 8) return { text: [...lines], below: [] }
  const last = lines.findLastIndex(isQuoted)
  const text = quoted && marked > 0 ? lines.slice(0, last + 1) : lines
  return { text: text.map(unquotedOnce), below: quoted && marked > 0 ? lines.slice(last + 1) : [] }
}

function firstMark(lines: readonly string[]): Found | null {
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const mark = historyMarkAt(lines, index)
    if (mark !== null && mark.from !== '') return { start: index, mark }
  }
  return null
}

/** The mail that stands under this one in its text: what it forwards in its turn, or what it answered. */
function under(
  forwarded: Forwarded,
): { readonly above: string; readonly next: Forwarded; readonly isAnswered: boolean } | null {
  const lines = forwarded.text.split('\n')
  const found = firstMark(lines)
  if (found === null) return null
  const { text } = splitQuoted(lines.slice(found.mark.next), found.mark.quoted)
  return {
    above: lines.slice(0, found.start).join('\n'),
    isAnswered: found.mark.kind === 'attribution',
    next: { from: mailboxFromWords(found.mark.from), text: text.join('\n').trim() },
  }
}

/**
 * All whose mails stand under each other in what was forwarded, newest first, at most six: an office forwards what a councillor
 * forwarded of a parent's, and only a directory can tell which of them is written for.
 */
export function forwardChain(forwarded: Forwarded): readonly Forwarded[] {
  const chain = [forwarded]
  for (
    let current = under(forwarded);
    current !== null && chain.length <= DEEPEST;
    current = under(current.next)
  ) {
    chain.push(current.next)
  }
  return chain
}

/** A forward that says nothing itself, or that the sender wrote, and that holds another: the other is passed on. */
function passedOn(outermost: Forwarded, sender: Mailbox | null): Forwarded {
  let current = outermost
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const deeper = under(current)
    if (deeper === null) return current
    const isOwn = sender !== null && sender.address !== '' && current.from.address === sender.address
    // Under an attribution stand an answer's quoted lines, and perhaps the answer under those.
    if (deeper.isAnswered || (!isOwn && countLetters(wordsAboveForward(deeper.above)) > 0)) return current
    current = deeper.next
  }
  return current
}

/**
 * Null where the text forwards nothing: a reply's history is not a forward. `recipients` are those whom the mail goes to, by
 * which a reply without "Re:" is known; `sender` is who sends it, who may forward what they forwarded before. `from` is the person
 * whose words are passed on; `text` is all that stands under their name, footers and older history included: `forwardedWords`
 * gives their own, `forwardChain` those under them.
 */
export function readForwarded(given: {
  text: string
  subject: string
  recipients: readonly Mailbox[]
  sender?: Mailbox
}): ForwardedMail | null {
  const lines = given.text.split('\n')
  const found = firstForward(lines, given)
  if (found === null) return null
  let end = found.start
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isDividingRule(lines[end - 1] ?? ''))) end -= 1
  const { text, below } = splitQuoted(lines.slice(found.mark.next), found.mark.quoted)
  const whole = text.join('\n').trim()
  if (whole === '' && found.mark.from === '') return null
  return {
    ownWords: [lines.slice(0, end), below]
      .map(part => wordsAboveForward(part.join('\n')))
      .filter(words => words !== '')
      .join('\n\n'),
    forwarded: passedOn({ from: mailboxFromWords(found.mark.from), text: whole }, given.sender ?? null),
  }
}

/** Own words of the person whose mail is passed on, by which triage judges: less footers and what they in turn answered. */
export function forwardedWords(forwarded: Forwarded): string {
  const words = ownWords(forwarded.text)
  return countLetters(words) === 0 ? forwarded.text : words
}
