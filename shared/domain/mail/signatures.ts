/**
 * The block under a writer's name: titles, numbers, addresses. The sign-off and the name stay, since who writes matters to triage;
 * what is left out is only what is plainly such a block, and never a P.S. under it.
 */

/** A signature stands at the end: looking nowhere else also keeps the time in proportion to the text. */
const LONGEST = 60
const MOST_FILLED = 22

const SIGN_OFF =
  /^\W{0,3}(?:(?:with )?(?:kind|kindest|best|warm|warmest|many|sincere|very best|good|my best|very kind)(?:est)? (?:regards|wishes|thanks)|with (?:regards|thanks|best wishes|kind regards|many thanks)|regards|thanks(?: (?:again|so much|very much|in advance|a lot|and regards|for your (?:help|time|support)))?|(?:many )?thanks (?:and|&) (?:kind |best )?regards|many thanks(?: (?:again|in advance))?|thank you(?: (?:again|so much|very much|in advance|for your (?:help|time|support)))?|thx|ta|yours(?: (?:sincerely|faithfully|truly|ever|aye))?|sincerely(?: yours)?|cheers|best|all the best|take care|respectfully|kr|brgds|rgds|cofion(?: (?:gorau|cynnes))?|diolch(?: yn fawr)?|yn gywir|pozdrawiam|serdecznie pozdrawiam|z (?:poważaniem|wyrazami szacunku)|dziękuję(?: bardzo)?|cordialement|(?:bien|très) (?:à vous|cordialement)|salutations(?: distinguées)?|mit freundlichen grüßen|(?:viele|liebe|beste|freundliche|schöne) grüße|mfg|lg|vg|atentamente|(?:un )?saludos?(?: cordiales)?|cordiali saluti|distinti saluti|(?:met )?vriendelijke groet(?:en)?|(?:com os melhores )?cumprimentos|atenciosamente|med vänlig(?:a)? hälsning(?:ar)?|(?:med )?vennlig hilsen|med venlig hilsen|mvh|ystävällisin terveisin|s pozdravem|s pozdravom|üdvözlettel|tisztelettel|cu (?:stimă|respect)|mulțumesc|o zi bună|saygılarımla|iyi günler|с уважением|з повагою|lep pozdrav|srdačan pozdrav|shukriya|شکریہ|والسلام|مع تحياتي|مع خالص (?:التحية|الشكر)|شكرا|בברכה|此致|祝好|谢谢|敬具|よろしくお願いいたします)\W{0,4}$/iu
const CONTACT =
  /(?:\+\d{1,3}|\(?\b0\d{2,4}|\(\d{3}\))[\s().\d-]{6,16}\d|\b(?:tel|telephone|phone|mob|mobile|cell|direct (?:line|dial)|fax|ext|ffôn|skype)\b|^\W{0,2}[tmefw]\s?[.:|]|[^\s@]@[^\s@]+\.\w|^\[(?:cid|image):|\bhttps?:|\bwww\.|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[\w-]{2,40}\.(?:gov|sch|org|co)\.uk\b/iu
const JOB =
  /\b(?:senco|sendco|head ?teacher|headteacher|deputy head|teacher|manager|officer|coordinator|co-ordinator|councillor|cllr|ward|mp|member of parliament|caseworker|assistant|administrator|director|psychologist|therapist|social worker|solicitor|paralegal|advis[eo]r|consultant|team|service|services|department|council|school|academy|college|trust|nhs|ltd|llp|ceo|founder|chair|secretary|house of commons|street|road|avenue|lane|pronouns|he\/him|she\/her|they\/them|working (?:days|hours|pattern)|twitter|facebook|linkedin|instagram|follow us|find us)\b/iu
/** A parent's list of who and where is what they write about. */
const LIST_OF_PARTICULARS =
  /^\W{0,4}(?:child|child['’]?s|pupil|student|name|full name|first name|surname|dob|d\.o\.b|date of birth|born|school|nursery|setting|year|year group|upn|nhs|nhs no|parent|mother|father|mum|dad|carer|guardian|diagnosis|needs?|ehcp|case|our ref|reference|ref|caseworker|ward)\b[^:]{0,25}[:=-]/iu
const POSTSCRIPT = /^\W{0,3}(?:p\.?\s?){1,3}s\b[\s.:,–-]|^\W{0,3}n\.?\s?b\b\.?[\s.:,–-]/iu
/** A paragraph under a mark that is no signature: whoever speaks of a child, or asks, writes. */
const PROSE =
  /\?|(?<!\p{L})(?:i (?:am|have|had|was|will|would|think|know|need|want|can|do|don['’]t|did|feel|hope)|i['’](?:m|ve|ll|d)|we|my|he|she|his|her|him|they|son|daughter|please|can you|could you|would)(?!\p{L})/iu
/** What a line of titles and numbers does not say, but whoever goes on writing under their name does. */
const SAYS =
  /(?<!\p{L})(?:is|are|was|were|will|would|has|have|had|not|cannot|can['’]?t|don['’]?t|said|says|please|me|my|he|she|him|they|their|i|we|you|hit|hurt|left|help)(?!\p{L})/iu
const SAID_IN_SIGNATURES =
  /working (?:days|hours|pattern)|office hours|follow us|find us|he\/him|she\/her|they\/them|non-working/iu
const OF_SOMEBODY = /(?<!\p{L})(?:he|she|him|me|my (?:son|daughter|child)|hit|hurt)(?!\p{L})(?![/)])/iu
const NAME =
  /^\W{0,3}\p{Lu}[\p{L}'’.-]{0,30}(?: (?:\p{Lu}[\p{L}'’.-]{0,30}|\([^)]{1,30}\)|de|van|von|al|el|bin|da)){0,5}\W{0,2}$/u

/** "Kind regards", or "Kind regards, Jane Okafor". */
function signOff(line: string): 'alone' | 'with-name' | null {
  if (SIGN_OFF.test(line)) return 'alone'
  const comma = line.indexOf(',')
  const isNamed = comma > 0 && SIGN_OFF.test(line.slice(0, comma)) && NAME.test(line.slice(comma + 1).trim())
  return isNamed ? 'with-name' : null
}

/** A line that only closes a letter: "Kind regards", "Many thanks, Jane Okafor". */
export function isSignOff(line: string): boolean {
  return signOff(line.trim()) !== null
}

interface Filled {
  readonly line: string
  readonly at: number
}

function filledFrom(lines: readonly string[], from: number): Filled[] {
  const filled: Filled[] = []
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim()
    if (line !== '') filled.push({ line, at })
  }
  return filled
}

function upToPostscript(filled: readonly Filled[]): readonly Filled[] {
  const at = filled.findIndex(({ line }) => POSTSCRIPT.test(line))
  return at < 0 ? filled : filled.slice(0, at)
}

/** A sentence, however short, and not what signatures say. */
function says(line: string): boolean {
  return line.split(/\s+/).length >= 3 && SAYS.test(line) && !SAID_IN_SIGNATURES.test(line)
}

/** Mostly titles, numbers and addresses, in short lines, and nothing that a person would say. */
function isContactBlock(block: readonly Filled[], contacts: number): boolean {
  if (block.length === 0 || block.length > MOST_FILLED) return false
  if (block.some(({ line }) => line.length > 160 || line.endsWith('?') || LIST_OF_PARTICULARS.test(line)))
    return false
  if (block.some(({ line }) => says(line))) return false
  const marked = block.filter(({ line }) => CONTACT.test(line) || JOB.test(line)).length
  const contacted = block.filter(({ line }) => CONTACT.test(line)).length
  return contacted >= contacts && marked > 0 && marked * 3 >= block.length
}

/** A paragraph in which somebody speaks of a child, of themselves, or asks. */
function speaks(paragraph: string): boolean {
  const words = paragraph.trim().split(/\s+/).length
  return (
    (words >= 3 && OF_SOMEBODY.test(paragraph)) ||
    (words >= 8 && PROSE.test(paragraph) && !CONTACT.test(paragraph))
  )
}

/** Under "-- " stands a signature unless somebody speaks there: writers part their sections by dashes too. */
function afterMark(lines: readonly string[], mark: number): readonly Filled[] | null {
  const block = upToPostscript(filledFrom(lines, mark + 1))
  if (block.length > MOST_FILLED) return null
  let paragraph = ''
  let previous = mark
  for (const { line, at } of [...block, { line: '', at: lines.length + 2 }]) {
    if (at > previous + 1) {
      if (speaks(paragraph)) return null
      paragraph = ''
    }
    paragraph += ` ${line}`
    previous = at
  }
  return block
}

/** A block with no sign-off over it: a name alone on its line, then two or more ways to reach them. */
function afterName(lines: readonly string[], name: number): readonly Filled[] | null {
  const line = (lines[name] ?? '').trim()
  const isFirst = name === 0 || (lines[name - 1] ?? '').trim() === ''
  if (!isFirst || line.length > 60 || !NAME.test(line) || line.endsWith(',')) return null
  const block = upToPostscript(filledFrom(lines, name + 1))
  return isContactBlock(block, 2) ? block : null
}

function blockAt(
  lines: readonly string[],
  index: number,
): { start: number; block: readonly Filled[] } | null {
  const line = (lines[index] ?? '').trimEnd()
  if (line.trim() === '' || line.length > 80) return null
  // RFC 3676 section 4.3; many clients lose the space.
  if (/^\s{0,8}(?:--|[\u2010-\u2015]{1,2})\s?$/u.test(line)) {
    const block = afterMark(lines, index)
    return block === null ? null : { start: index, block }
  }
  if (/^\s{0,8}(?:[-_*=~\u2010-\u2015]\s?){3,80}$/u.test(line)) {
    const block = upToPostscript(filledFrom(lines, index + 1))
    const isNameAlone =
      block.length > 0 && block.length <= 3 && block.every(({ line: each }) => NAME.test(each))
    return isNameAlone || isContactBlock(block, 1) ? { start: index, block } : null
  }
  const closing = signOff(line.trim())
  if (closing !== null) {
    const filled = upToPostscript(filledFrom(lines, index + 1))
    const block = closing === 'alone' ? filled.slice(1) : filled
    const [first] = block
    return first !== undefined && isContactBlock(block, 0) ? { start: first.at, block } : null
  }
  const block = afterName(lines, index)
  const first = block?.[0]
  return first === undefined || block === null ? null : { start: first.at, block }
}

/** The lines without the signature at their end. */
export function withoutSignature(lines: readonly string[]): string[] {
  for (let index = Math.max(0, lines.length - LONGEST); index < lines.length; index += 1) {
    const found = blockAt(lines, index)
    if (found === null) continue
    const last = found.block.at(-1)?.at ?? found.start
    const below = lines.slice(last + 1)
    return [...lines.slice(0, found.start), ...(below.some(line => line.trim() !== '') ? ['', ...below] : [])]
  }
  return [...lines]
}
