/**
 * What stands around a writer's words and is not theirs: gateway banners, mobile footers, signatures, disclaimers, a school's
 * safeguarding line. It is left out of own words only, never out of the mail; where it could be the writer's, it stays.
 */
import { cutText } from './cut-text.ts'

const BANNER =
  /^\W{0,6}(?:caution|warning|external|external e-?mail|external sender|external message|attention|rhybudd|security notice|notice)\b.{0,120}(?:e-?mail|message|sender|originat|outside|external)|^\W{0,4}(?:this (?:e-?mail|message)|this is an) (?:(?:was|has been|is|has) )?(?:sent|originated|come|received|external|an external|from an external|from outside).{0,160}|^\W{0,4}you don['’]t often (?:get|receive) e-?mails? from|^\W{0,4}some people who received this message don['’]t often|^\W{0,4}\[?external(?: e-?mail)?\]?\W{0,4}$|^\W{0,4}(?:do not|don['’]t|please do not) (?:click|open) (?:on )?(?:any )?(?:links|attachments)|^\W{0,4}learn why this is important/iu

const MOBILE =
  /^\W{0,4}(?:sent|send|sendt) (?:from my \S.{0,40}|(?:from|via|with|fra|by) (?:my |the |a |min |mijn )?(?:.{0,20}(?:airmail|spark|ipod|cell|iphone|ipad|android|samsung|galaxy|blackberry|mobile|phone|windows|huawei|smartphone|tablet|outlook|yahoo|aol|proton|mail|gmail|hotmail|bt|sky|virgin).{0,60}))$|^\W{0,4}get outlook for (?:ios|android|mac).{0,80}$|^\W{0,4}(?:wysłan[eo] z|envoyé (?:de|depuis)|von meinem|gesendet von|enviado (?:desde|do)|inviato da|anfonwyd o|skickat från|verzonden vanaf|trimis de pe|odesláno z|отправлено с|iphone'umdan|sent by) (?:mon |mein|mi |meu |fy |min |mijn |telefonu )?.{0,40}(?:iphone|ipad|android|samsung|ffôn|telefon|handy|mobile|phone|outlook|poczty|mail|айфона).{0,30}$|^.{0,20}(?:mit meinem|von meinem) .{0,30} (?:gesendet|geschickt)\.?$/iu

/** A sentence that only a legal department writes. */
const DISCLAIMER =
  /(?:intended (?:only |solely )?(?:for|recipient)|intended for the (?:addressee|named|individual|use)|(?:received|got|sent) (?:this|it) (?:e-?mail|message|communication|transmission)? ?(?:to you )?in error|(?:addressed|authorised) (?:to|recipient)s? only|legally privileged|may (?:contain|be) (?:confidential|privileged)|(?:unauthori[sz]ed|any) (?:use|disclosure|copying|review|dissemination)[^.]{0,80}(?:prohibited|unlawful|forbidden)|do not necessarily (?:represent|reflect)|not necessarily those of|(?:scanned|swept|checked) (?:for|by) .{0,60}(?:virus|malware|security)|virus[- ]free|consider the environment|think before you print|registered (?:in england|office|charity|company)|company (?:number|registration)|freedom of information act 2000[^.]{0,120}(?:disclos|request|subject)|privacy (?:notice|policy|statement)[^.]{0,80}(?:website|found|available|www|https?)|may be (?:monitored|recorded|intercepted)|(?:mae'?r|mae’r) (?:e-?bost|neges) hwn|croeso i chi (?:ohebu|gysylltu)|welcomes? correspondence in welsh|nur für den (?:adressaten|empfänger)|destiné exclusivement)/iu
const SAFEGUARDING =
  /committed to (?:the )?safeguarding|safeguarding and promoting the welfare|(?:share|sharing) this commitment|designated safeguarding (?:lead|team)s? (?:is|are|at)|if you (?:are|have) (?:concerned|any concerns?|worried) about (?:a|any) child[^.]{0,60}(?:please )?(?:contact|call|report|speak)/iu
const HEADING =
  /^\W{0,6}(?:confidentiality(?: notice)?|disclaimer|legal (?:notice|disclaimer)|privacy notice|important notice)\W{0,6}$/iu
/** Whoever speaks of their own child is not a legal department. */
const PERSONAL =
  /\b(?:my|mine|our (?:son|daughter|child|boy|girl)|i['’]m|i am (?!not the)|i have (?!received)|son|daughter|he|she|his|her|him|grandson|granddaughter|nephew|niece|constituent|ehcp?|yet|but|not safe)\b/iu

const LONGEST_LINE = 2_000
const LONGEST_SIGNATURE = 60

export function isMobileFooter(line: string): boolean {
  return line.length < 160 && MOBILE.test(line)
}

export function isBanner(line: string): boolean {
  return line.length < 600 && BANNER.test(line)
}

/** A whole paragraph (its lines joined by spaces) that is boilerplate. */
export function isDisclaimer(paragraph: string): boolean {
  const text = cutText(paragraph, LONGEST_LINE)
  if (HEADING.test(text)) return true
  if (SAFEGUARDING.test(text)) return !PERSONAL.test(text) && !text.includes('?')
  return DISCLAIMER.test(text) && !PERSONAL.test(text)
}

const SIGN_OFF =
  /^\W{0,3}(?:(?:with )?(?:kind|kindest|best|warm|warmest|many|sincere|very best|good) (?:regards|wishes|thanks)|regards|thanks(?: (?:again|so much|very much|in advance|a lot))?|many thanks(?: (?:again|in advance))?|thank you(?: (?:again|so much|very much|in advance|for your (?:help|time)))?|yours(?: (?:sincerely|faithfully|truly))?|sincerely|cheers|best|all the best|respectfully|kr|rgds|cofion(?: (?:gorau|cynnes))?|diolch(?: yn fawr)?|yn gywir|pozdrawiam|serdecznie pozdrawiam|z (?:poważaniem|wyrazami szacunku)|dziękuję(?: bardzo)?|cordialement|bien (?:à vous|cordialement)|mit freundlichen grüßen|viele grüße|mfg|atentamente|saludos|cordiali saluti|met vriendelijke groet(?:en)?|cu (?:stimă|respect)|saygılarımla|с уважением|shukriya|شکریہ|والسلام|مع تحياتي)\W{0,4}$/iu

const CONTACT =
  /(?:\+44|\b0\d{2,4})[\s()\d-]{6,14}\d|\b(?:tel|telephone|phone|mob|mobile|direct (?:line|dial)|fax|ext|ffôn|tel:|t:|m:|e:|w:)\b|[^\s@]@[^\s@]+\.\w|\bhttps?:|\bwww\.|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/iu
const JOB =
  /\b(?:senco|sendco|head ?teacher|headteacher|deputy head|teacher|manager|officer|coordinator|co-ordinator|councillor|cllr|ward|mp|member of parliament|caseworker|assistant|administrator|director|psychologist|therapist|social worker|solicitor|paralegal|advis[eo]r|consultant|team|service|department|council|school|academy|trust|nhs|ltd|llp|pronouns|working (?:days|hours|pattern))\b/iu

/** First line to leave out of `lines` for a signature, or their number where there is none. */
export function signatureStart(lines: readonly string[]): number {
  // A signature stands at the end: looking nowhere else also keeps the time in proportion to the text.
  for (let index = Math.max(0, lines.length - LONGEST_SIGNATURE); index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    // RFC 3676 section 4.3; many clients lose the space.
    const rest = lines.length - index - 1
    if (/^(?:--|—|–)\s?$/.test(line) && rest <= 20) return index
    if (line.length < 60 && SIGN_OFF.test(line.trim())) {
      const start = contactBlockAfter(lines, index)
      if (start !== null) return start
    }
  }
  return lines.length
}

/** The name under a sign-off stays; the block of titles and numbers under the name goes, if that is plainly what it is. */
function contactBlockAfter(lines: readonly string[], signOff: number): number | null {
  const rest = lines.slice(signOff + 1)
  const filled = rest
    .map((line, offset) => ({ line: line.trim(), at: signOff + 1 + offset }))
    .filter(({ line }) => line !== '')
  if (filled.length < 2 || filled.length > 18) return null
  if (filled.some(({ line }) => line.length > 140 || line.endsWith('?') || /^p\.?\s?s\b/iu.test(line)))
    return null
  const afterName = filled.slice(1)
  const marks = afterName.filter(({ line }) => CONTACT.test(line) || JOB.test(line)).length
  return marks > 0 && marks * 3 >= afterName.length ? (afterName[0]?.at ?? null) : null
}
