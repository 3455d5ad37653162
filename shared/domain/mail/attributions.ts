/**
 * The line by which a client says whose words it quotes: "On Sun, 22 Nov 2026 at 10:00, Jane Smith <jane@x.org> wrote:". Known
 * by what every language has in it (a date, a time, an address, a colon at its end) before it is known by the verb. A writer's
 * own "On 3 March your officer wrote:" has no time and no address, and what they say themselves ("I wrote to …") is never one.
 */
import { bareLine, isQuoted, LONGEST_MARK, nextFilled } from './quoted-lines.ts'

const MOST_LINES = 4
/** A converter's blank lines inside one that is announced plainly. */
const MOST_LINES_PLAIN = 8

const VERB =
  /(?<!\p{L})(?:wrote|writes|schrieb|geschrieben|a écrit|a ecrit|écrit|escribió|escribio|va escriure|escribiu|ha scritto|scrisse|escreveu|schreef|geschreven|skrev|skreiv|napisał(?:a|\(a\)|\/a)?|pisze|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|(?:je )?napisa(?:o|la)|написал(?:\(а\)|а)?|написав|написала|пишет|пише|писал|írta|ysgrifennodd|ysgrifennwyd|kirjoitti|kirjutas|rašė|rakstīja|yazdı|yazmış|a scris|έγραψε|كتب|كتبت|تمت كتابة|نے لکھا|لکھا|نوشت|כתב|כתבה|đã viết)(?!\p{L})|写道|寫道|のメール|書きました|作成|작성|님이/iu
const TIME = /(?<![\p{Nd}./]|\p{Nd}-)\p{Nd}{1,2}\s?[:.h]\s?\p{Nd}{2}(?!\p{Nd}|[./-]\p{Nd})/u
const DATE = /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4}/u
const ADDRESS = /[^\s@]@[^\s@]/
const MARKED_ADDRESS =
  /[<([]\s?(?:mailto:)?[^\s<>()[\]@]{1,100}@[^\s<>()[\]@]{1,100}|^[^\s<>@]{1,64}@[^\s<>@]{1,100}[ ,]/u
const COLON_AT_END = /[:：]["'“”»>*_\s]{0,4}$/
/** The writer speaks: "On 3 March at 10:30 I wrote to Jane <jane@x.org>:". */
const WRITER_SPEAKS = /(?<!\p{L})(?:I|we|my|our|you|your|us|me)(?![\p{L}.])/u

const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
/** Announced so plainly that it needs no colon, and that a converter's blank lines inside it do not hide it. */
const PLAIN_START = new RegExp(
  String.raw`^(?:on (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? .{1,30}\d{4},?|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?|\d{1,2}[ -](?:${MONTH})[a-z]{0,6}[ -]\d{4},?|(?:${MONTH})[a-z]{0,6} \d{1,2}, \d{4},?) (?:at )?\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC))`,
  'i',
)
/** Older Gmail: date, name and address with no verb, and often with no colon. */
const BARE_ATTRIBUTION =
  /^\p{Nd}{4}[-/.年]\s?\p{Nd}{1,2}[-/.月]\s?\p{Nd}{1,2}.{0,100}<\s?[^<>\s]{1,100}@[^<>\s]{1,100}>\s?[:：]?$/u
/** Date, name and offset as only a program writes them, where a converter lost the address. */
const BARE_DATE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)(?:[+-]\d{1,2}:?\d{2})? \S.{0,100}$/
/** A person who reports what a child wrote gives day and time too, but hardly as a client does, which then gives no address. */
const WEEKDAY_AND_COMMAS =
  /^.{0,12}\p{L}{2,12}\.?,? .{3,40}\p{Nd}{1,2}[:.]\p{Nd}{2}(?::\p{Nd}{2})?(?: ?[ap]\.?m\.?)?(?: \S{3,9})?,\s/iu
/** The words that attributions begin with, before a date. */
const OPENER =
  /^(?:on|at|le|am|op|den|el|il|em|no|w dniu|dnia|ar|в|на|dne|dňa|på|pe|în|la|d\.|u|vào|στις|在|في|בתאריך|ב|quarta|il giorno|el día)(?=[\s\d,.-])/iu

/** "Her teacher, anna@oak.example, wrote:" is a person's sentence: a client marks the address, or begins with the date. */
function isOfAClient(text: string, hasTime: boolean): boolean {
  if (MARKED_ADDRESS.test(text)) return true
  if (!hasTime) return false
  const isDated =
    PLAIN_START.test(text) || (OPENER.test(text) && !/^at\s/i.test(text)) || /^\p{Nd}/u.test(text)
  return WEEKDAY_AND_COMMAS.test(text) || (ADDRESS.test(text) && isDated)
}

function isAttribution(joined: string, quoteFollows: boolean): boolean {
  if (joined.length > LONGEST_MARK) return false
  // Zoho puts rules around it.
  const text = joined.replace(/^[-\u2010-\u2015]{2,10}\s?/, '').replace(/\s?[-\u2010-\u2015]{2,10}$/, '')
  const isRuled = text.length <= joined.length - 4
  if (BARE_ATTRIBUTION.test(text)) return true
  const endsAsOne =
    COLON_AT_END.test(text) || (/\bwrote$/i.test(text) && (quoteFollows || isRuled || PLAIN_START.test(text)))
  // A converter may glue the quoted mail to it: "… wrote:Dear Jane".
  const isGlued = !endsAsOne && PLAIN_START.test(text) && /\swrote:\S/i.test(text.slice(0, 200))
  // Hardly a line goes further: the patterns below look at every character of it, each for the whole text.
  if (!endsAsOne && !isGlued) return false
  if (!quoteFollows && WRITER_SPEAKS.test(text.replaceAll(/["“«][^"”»]{0,100}["”»]/g, ' '))) return false
  if (isGlued) return true
  const hasTime = TIME.test(text)
  const hasDate = DATE.test(text)
  const hasVerb = VERB.test(text)
  if (hasVerb) return quoteFollows || isRuled || isOfAClient(text, hasTime)
  if (quoteFollows && hasDate && (hasTime || ADDRESS.test(text))) return true
  return hasDate && MARKED_ADDRESS.test(text) && (hasTime || /^\p{Nd}{4}/u.test(text))
}

function join(lines: readonly string[], from: number, last: number): string {
  return lines
    .slice(from, last + 1)
    .map(bareLine)
    .filter(line => line !== '')
    .join(' ')
}

function opens(text: string): boolean {
  return OPENER.test(text) || /^["'“„«<]|^\p{Nd}|^[^\s@]{1,64}@/u.test(text)
}

function hasDateEarly(text: string): boolean {
  const start = text.slice(0, 60)
  return DATE.test(start) || TIME.test(start)
}

/** A later line begins the same attribution: what stands above it is the writer's. */
function beginsLater(lines: readonly string[], index: number, last: number): boolean {
  const firstOpens = OPENER.test(bareLine(lines[index] ?? ''))
  for (let from = last; from > index; from -= 1) {
    const joined = join(lines, from, last)
    const begins = OPENER.test(joined) || (!firstOpens && hasDateEarly(joined))
    if (begins && hasDateEarly(joined) && isAttribution(joined, false)) return true
  }
  return false
}

/** Index of the last line of the attribution that begins at `index`, or null. */
export function attributionAt(lines: readonly string[], index: number): number | null {
  const first = bareLine(lines[index] ?? '')
  if (first === '' || first.length > LONGEST_MARK) return null
  const isPlain = PLAIN_START.test(first)
  let joined = ''
  const most = isPlain ? MOST_LINES_PLAIN : MOST_LINES
  for (let last = index; last < Math.min(lines.length, index + most); last += 1) {
    const line = bareLine(lines[last] ?? '')
    if (line === '' && isPlain) continue
    if (line === '') break
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > LONGEST_MARK) break
    const next = nextFilled(lines, last + 1)
    if (!isAttribution(joined, next !== null && isQuoted(lines[next] ?? ''))) continue
    if (last === index) return last
    const begins = opens(first) || hasDateEarly(first) || MARKED_ADDRESS.test(first)
    return begins && !beginsLater(lines, index, last) ? last : null
  }
  return BARE_DATE.test(first) ? index : null
}

/** `Jane Smith wrote:`, as telephones give it under their own footer: anywhere else a person may say it. */
export function isBareAttribution(line: string): boolean {
  const bare = bareLine(line)
  return bare.length < 100 && COLON_AT_END.test(bare) && VERB.test(bare) && !WRITER_SPEAKS.test(bare)
}

/**
 * Some clients put the attribution behind the writer's last words, on the same line: "Thanks. On Sun, 22 Nov 2026 at 10:00, … wrote:".
 * The part before it, or null.
 */
export function wordsBeforeAttribution(line: string, quoteFollows: boolean): string | null {
  if (line.length > LONGEST_MARK * 2) return null
  const at = line.lastIndexOf('On ')
  if (at < 1 || !/[\s-]$/.test(line.slice(0, at))) return null
  const rest = line.slice(at)
  if (!PLAIN_START.test(rest) || !isAttribution(rest, quoteFollows)) return null
  const before = line.slice(0, at).replace(/[\s-]{0,40}$/, '')
  return /\p{L}/u.test(before) ? before : null
}

/** Tokens that stand between the time and the name. */
const AFTER_TIME =
  /^(?:[ap]\.?m\.?|uhr|uur|gmt|utc|[a-z]{3,4}t|[+-]\p{Nd}{2,4}(?::?\p{Nd}{2})?|(?:gmt|utc)[+-]\p{Nd}{1,2}(?::?\p{Nd}{2})?)$/iu

/** Who is quoted, in words: `"Jane Smith" <jane@x.org>`. */
export function attributedTo(attribution: string): string {
  const text = attribution.slice(0, LONGEST_MARK).replaceAll(/[\u200e\u200f\u202a-\u202e]/g, '')
  const address = /[<([]?\s?(?:mailto:)?[^\s<>()[\]@,;]{1,100}@[^\s<>()[\]@,;:]{1,100}/u.exec(text)
  const before = address === null ? text : text.slice(0, address.index)
  const quotedName = /["“„«]\s?([^"”“»]{1,100}?)\s?["”“»]\s{0,3}[<([]{0,1}$/u.exec(before)
  if (quotedName !== null) return `${quotedName[1] ?? ''} ${address?.[0] ?? ''}`.trim()
  const time = [...before.matchAll(new RegExp(TIME.source, 'gu'))].at(-1)
  const afterTime = time === undefined ? before : before.slice(time.index + time[0].length)
  const words = afterTime.replace(/^:\p{Nd}{2}/u, '').split(/[\s,]+/u)
  const start = words.findIndex(
    word => !AFTER_TIME.test(word) && /^["'“„«]?\p{Lu}|^\p{Lo}/u.test(word) && !VERB.test(word),
  )
  const name = start < 0 ? '' : words.slice(start).join(' ')
  const verbless = address === null ? name.replace(VERB, '').replace(/[:：]\s*$/, '') : name
  return `${verbless} ${address?.[0] ?? ''}`.trim()
}
