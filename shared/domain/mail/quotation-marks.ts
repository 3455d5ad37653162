/**
 * The lines by which mail clients announce that somebody else's words follow: attributions, "Original Message" rules, and
 * blocks of From/Sent/To/Subject, in the languages that mail to an English council is written in. Every check looks at a
 * bounded number of bounded lines, so that reading a mail takes time in proportion to its length.
 */
import { cutText } from './cut-text.ts'

/** Nothing that a client writes is longer; a longer line is somebody's own. */
const LONGEST_MARK = 400
const MOST_ATTRIBUTION_LINES = 4
const MOST_BLOCK_LINES = 40

/** The line without the quoting, bold or bullet marks that converters put around it. */
function bareLine(line: string): string {
  return line
    .slice(0, LONGEST_MARK * 2)
    .replace(/^[\s>|*_\u200e\u200f]{0,100}/, '')
    .trimEnd()
}

export function isQuoted(line: string): boolean {
  return /^[ \t\u00a0]{0,8}>/.test(line)
}

const WROTE =
  /(?:^|[\s\d,>"'”)])(?:wrote|writes|has written|said|schrieb|a écrit|a ecrit|escribió|escribio|ha scritto|scrisse|escreveu|schreef|skrev|napisał(?:a|\(a\)|\/a)?|pisze|napsal(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|пише|писал|írta|ysgrifennodd|ysgrifennwyd|kirjoitti|yazdı|a scris|έγραψε|كتب|نے لکھا|لکھا|写道)(?:[\s,:：<"'.]|$)/iu
const TIME_OR_ADDRESS = /\d{1,2}\s?[:.h]\s?\d{2}|[^\s@]@[^\s@]/
/** Older Gmail: date, name and address with no verb. */
const BARE_ATTRIBUTION =
  /^\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}.{0,100}<\s?[^<>\s]{1,100}@[^<>\s]{1,100}>\s?[:：]?$/u
/** The same with the offset that only a program writes, where a converter lost the address. */
const BARE_DATE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)(?:[+-]\d{1,2}:?\d{2})? \S.{0,100}$/
/** Announced so plainly that a converter's blank lines inside it do not hide it. */
const PLAIN_START =
  /^(?:on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? .{1,30}\d{4},? (?:at )?\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC))/i
const DATE_START = /^(?:on|le|op|el|il|em|w dniu|dnia|ar|в)\s\S/iu
const WRAPPED_START =
  /^(?:(?:on|at|le|am|op|den|el|il|em|w dniu|dnia|ar|в|на|dne|på|pe|în|la)(?=[\s\d,])|\d|"|'|<|[^\s@]{1,64}@)/iu

function isAttribution(joined: string, quoteFollows: boolean): boolean {
  if (joined.length > LONGEST_MARK) return false
  // Zoho puts rules around it.
  const text = joined.replace(/^-{2,10}\s?/, '').replace(/\s?-{2,10}$/, '')
  if (BARE_ATTRIBUTION.test(text)) return true
  const bareVerb = /\bwrote$/i.test(text) && (quoteFollows || PLAIN_START.test(text))
  const endsAsOne = bareVerb || /[:：]["'>*_\s]{0,4}$/.test(text)
  if (!endsAsOne || !WROTE.test(text)) return false
  // "On 3 March your officer wrote:" may be the writer's own sentence: a client gives the time or the address, or quotes with >.
  return quoteFollows || TIME_OR_ADDRESS.test(text)
}

function nextFilled(lines: readonly string[], from: number): string {
  for (let index = from; index < Math.min(lines.length, from + 6); index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() !== '') return line
  }
  return ''
}

/** Whether a later line than `index` begins the attribution that ends at `last`. */
function beginsLater(lines: readonly string[], index: number, last: number): boolean {
  for (let from = last; from > index; from -= 1) {
    const joined = lines
      .slice(from, last + 1)
      .map(bareLine)
      .filter(line => line !== '')
      .join(' ')
    if (DATE_START.test(joined) && isAttribution(joined, false)) return true
  }
  return false
}

/** Index of the last line of the attribution that begins at `index`, or null. */
export function attributionAt(lines: readonly string[], index: number): number | null {
  const first = bareLine(lines[index] ?? '')
  if (first === '' || first.length > LONGEST_MARK) return null
  const plain = PLAIN_START.test(first)
  let joined = ''
  const most = plain ? MOST_ATTRIBUTION_LINES + 4 : MOST_ATTRIBUTION_LINES
  for (let last = index; last < Math.min(lines.length, index + most); last += 1) {
    const line = bareLine(lines[last] ?? '')
    if (line === '' && plain) continue
    if (line === '') return null
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > LONGEST_MARK) break
    if (isAttribution(joined, isQuoted(nextFilled(lines, last + 1)))) {
      if (last === index) return last
      // A wrapped attribution begins where a client begins one, and at the last such line: what stands above is the writer's.
      const begins = WRAPPED_START.test(joined) || /<[^<>\s]{1,100}@[^<>\s]{1,100}>/.test(first)
      return begins && !beginsLater(lines, index, last) ? last : null
    }
  }
  return BARE_DATE.test(first) ? index : null
}

const ORIGINAL_MESSAGE =
  /^[-=_\s]{2,}\s?(?:original (?:message|appointment|e-?mail)|reply message|ursprüngliche nachricht|urspr\. nachricht|message d['’]origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|originalmeddelande|ursprungligt meddelande|oprindelig meddelelse|wiadomość oryginalna|oryginalna wiadomość|neges wreiddiol|mensagem original|исходное сообщение|orijinal mesaj|mesaj original|mesajul original|原始邮件|اصل پیغام)\s?[-=_\s]*$/iu

export function isOriginalMessageRule(line: string): boolean {
  return line.length < 200 && ORIGINAL_MESSAGE.test(bareRule(line))
}

const FORWARDED_MESSAGE =
  /^[-=_\s]*(?:begin(?:ning of)? forwarded (?:message|e-?mail)|(?:start of )?forwarded (?:message|e-?mail|by .{1,80})|original message forwarded|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-?mail)|message transféré|début du message (?:transféré|réexpédié)|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|przekazana wiadomość|wiadomość przekazana(?: dalej)?|początek przekazywanej wiadomości|treść przekazanej wiadomości|mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|vidarebefordrat meddelande|videresendt meddelelse|neges a anfonwyd ymlaen|neges wedi(?:'i|’i) hanfon ymlaen|пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|mesaj redirecționat|iletilen mesaj|转发的邮件|转发邮件信息|فارورڈ شدہ پیغام)\s?[:：]?[-=_\s]*$/iu

/** Only a rule of dashes or a colon makes "forwarded message" an announcement and not a heading of the writer's. */
export function isForwardRule(line: string): boolean {
  if (line.length > 200) return false
  const bare = bareRule(line)
  return FORWARDED_MESSAGE.test(bare) && (/[-=_]{2}/.test(bare) || /[:：]$/.test(bare))
}

function bareRule(line: string): string {
  return line
    .replace(/^[\s>*\u200e\u200f]{0,100}/, '')
    .replaceAll('*', '')
    .trimEnd()
}

/** A line that only divides: underscores, dashes, equals signs. */
export function isDividingRule(line: string): boolean {
  return /^[\s>]{0,40}(?:_{5,200}|-{5,200}|={5,200}|—{3,200}|\*{5,200})\s*$/.test(line.slice(0, 300))
}

type BlockLabel = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other'

const LABELS: readonly (readonly [BlockLabel, string])[] = [
  [
    'from',
    'from|de|von|van|od|da|från|fra|oddi wrth|gan|от|από|kimden|gönderen|expéditeur|de la|expeditor|feladó|lähettäjä|mittente|nadawca|发件人|寄件者|差出人|보낸 사람|من|منجانب',
  ],
  [
    'sent',
    'sent|date|sent on|date sent|envoyé|envoyé le|gesendet|datum|verzonden|wysłano|wysłane|data|inviato|enviado|enviado el|skickat|sendt|dato|anfonwyd|dyddiad|отправлено|дата|trimis|gönderilme|gönderme tarihi|tarih|fecha|发送时间|日期|تاریخ|التاريخ',
  ],
  [
    'to',
    'to|à|an|aan|do|a|para|till|til|at|i|кому|către|kime|destinataire|destinatario|adresat|收件人|宛先|إلى|بنام',
  ],
  ['cc', 'cc|bcc|kopie|kopia|copie|copy|dw|копия|抄送'],
  [
    'subject',
    'subject|objet|betreff|onderwerp|temat|oggetto|asunto|assunto|ämne|emne|pwnc|testun|тема|subiect|konu|tárgy|aihe|sujet|主题|件名|제목|الموضوع|موضوع',
  ],
  [
    'other',
    'reply-to|risposta|répondre à|antwort an|odpowiedz do|importance|priority|attachments?|wichtigkeit|znaczenie|sensitivity|when|where|required attendees?',
  ],
]
const LABEL_PATTERNS = LABELS.map(
  ([label, words]) =>
    [label, new RegExp(`^(?:${words})\\s?\\*{0,2}[:：]\\*{0,2}(?:\\s|$|\\S)`, 'iu')] as const,
)

function labelOf(bare: string): BlockLabel | null {
  if (bare.length > 60 && !/^.{1,40}?[:：]/u.test(bare)) return null
  return LABEL_PATTERNS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}

export interface QuotedBlock {
  /** Index of the last line of the block. */
  readonly last: number
  readonly from: string
  readonly to: string
}

function labelled(bare: string): string {
  return bare
    .replace(/^[^:：]{1,60}[:：]\*{0,2}\s?/u, '')
    .replaceAll('*', '')
    .trim()
}

/** `From: … Sent: … To: … Subject: …` run together on one line by a converter. */
function flatBlock(bare: string, index: number): QuotedBlock | null {
  const found =
    /^from:\s?(.{1,150}?)\s(?:sent|date):\s.{1,80}?\sto:\s(.{1,200}?)\s(?:cc:\s.{1,200}?\s)?subject:\s/i.exec(
      bare,
    )
  return found === null ? null : { last: index, from: found[1] ?? '', to: found[2] ?? '' }
}

/**
 * The header block that begins at `index` with a From line: at least three labels, one of them a date or a subject. Blank
 * lines inside it (a converter's) are allowed until it is complete. `announced` by a line above, it may begin with any label.
 */
export function quotedBlockAt(
  lines: readonly string[],
  index: number,
  announced = false,
): QuotedBlock | null {
  const first = bareLine(lines[index] ?? '')
  const opening = labelOf(first)
  if (opening !== 'from' && (!announced || opening === null)) return null
  const flat = flatBlock(first, index)
  if (flat !== null) return flat
  const seen = new Map<BlockLabel, string>()
  let last = index
  let blanks = 0
  let latest: BlockLabel = opening
  for (let at = index; at < Math.min(lines.length, index + MOST_BLOCK_LINES); at += 1) {
    const bare = bareLine(lines[at] ?? '')
    if (bare === '') {
      blanks += 1
      if (isComplete(seen) && (latest === 'subject' || blanks > 0) && !labelsGoOn(lines, at, latest)) break
      if (blanks > 6) break
      continue
    }
    const label = labelOf(bare)
    if (label === null) {
      // A long list of recipients, or a folded subject, goes on in the next line.
      const continues =
        blanks === 0 && (latest === 'to' || latest === 'cc' || (latest === 'subject' && !seen.has('to')))
      const valueIsBelow = seen.get(latest) === ''
      if (!continues && !valueIsBelow) break
      seen.set(latest, cutText(`${seen.get(latest) ?? ''} ${bare}`.trim(), LONGEST_MARK))
    } else {
      if (seen.has(label) && label !== 'other' && label !== 'cc') break
      seen.set(label, labelled(bare))
      latest = label
    }
    blanks = label === null ? blanks : 0
    last = at
  }
  if (!isComplete(seen)) return null
  return { last, from: seen.get('from') ?? '', to: `${seen.get('to') ?? ''} ${seen.get('cc') ?? ''}` }
}

function isComplete(seen: ReadonlyMap<BlockLabel, string>): boolean {
  return seen.size >= 3 && (seen.has('sent') || seen.has('subject'))
}

function labelsGoOn(lines: readonly string[], blank: number, latest: BlockLabel): boolean {
  const next = bareLine(nextFilled(lines, blank + 1))
  const label = labelOf(next)
  return label !== null && label !== 'from' && label !== latest
}
