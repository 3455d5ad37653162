/**
 * Footers that no person wrote for this mail: a telephone's "Sent from my iPhone", legal departments' disclaimers, a school's
 * safeguarding line, virus scanners, lists. Left out of own words only, never out of the mail; where the words could be the
 * writer's, they stay.
 */
import { cutText } from './cut-text.ts'
import { isDividingRule } from './quoted-lines.ts'

const DEVICE =
  'airmail|spark|ipod|cell|iphone|ipad|android|samsung|galaxy|blackberry|mobile|phone|windows|huawei|honor|xiaomi|oneplus|nokia|pixel|motorola|wiko|htc|smartphone|tablet|outlook|yahoo|aol|proton|mail|gmail|hotmail|bt|sky|virgin|mailbox|typeapp|telefon|handy|mobil|mobilgerät|mobiltelefon|téléphone|móvil|celular|telemóvel|cellulare|telefono|puhelin|ffôn|айфон|телефон|смартфон|電話|手机|手機|ios|mac|laptop|k-9'
const SENT =
  '(?:sent|send|sendt|skickat|skickades|envoyé|envoyée|enviado|enviada|inviato|gesendet|verzonden|verstuurd|wysłan[eoy]|odesláno|odoslané|elküldve|küldve|lähetetty|poslano|trimis|gönderildi|anfonwyd|отправлено|отправлен|надіслано|από|απεστάλη|sent wirelessly|sent securely)'
const WITH =
  "(?: sans fil)? (?:from|via|with|by|using|on|fra|från|med|de|depuis|à partir d[e'’]|par|avec|desde|do|da|dal|con|mit|von|vom|aus|über|vanaf|vanuit|met|via|z|ze|ur|o|de pe|z mojego|з|с|із|mobilról|készülékemről)"
const SENT_FROM = new RegExp(
  String.raw`^\W{0,4}${SENT}${WITH}(?: (?:my|the|a|mon|ma|mein(?:em|er)?|mi|meu|fy|min|mijn|mojego|můj|mého|môjho|моего|мого))? .{0,60}(?<!\p{L})(?:${DEVICE})`,
  'iu',
)
const SENT_FROM_MY = /^\W{0,4}(?:sent|send) (?:from|via|by) my \S.{0,40}$/iu
const SENT_WITH_LINK =
  /^\W{0,4}(?:sent|envoyé|gesendet|verzonden|enviado|inviato|wysłane) (?:from|with|via|de|mit|met|von|z|da|con|desde) .{1,40}[<([]{1,2}(?:https?:|www\.)/iu
const OTHER_MOBILE = [
  /^\W{0,4}(?:get|download|hol(?:en sie sich)?|obtenez|téléchargez|obtener|obtenha|obter o|obter|ottieni|scarica|pobierz|skaffa|hent) \W?outlook (?:for|para|pour|für|per|dla|voor) .{0,80}$/iu,
  /^.{0,60}(?:mit meinem|von meinem|von unterwegs|vom) .{0,60}(?:gesendet|geschickt|verschickt)\.?$/iu,
  /^\W{0,4}(?:von|from|via|from my|van|depuis|desde|da) (?:meinem |mijn |mon |mi |il mio )?(?:iphone|ipad|handy|android|samsung|mobile|mobil|smartphone|blackberry)(?: \S{1,12}){0,3}(?: gesendet| verzonden)?\W{0,4}$/iu,
  /^\W{0,4}(?:az )?(?:iphone|ipad|android|samsung|mobil|telefon)[\p{L}-]{0,14}(?:ról|ről|emről|omról) küldve\W{0,4}$/iu,
  /^\W{0,4}lähetetty (?:\p{L}{1,14} )?(?:iphone|ipad|android|samsung|puhelime|outlook)[\p{L}-]{0,10}\W{0,4}$/iu,
  /^\W{0,4}\p{L}{1,20}(?: \p{L}{1,20})? from mobile$/iu,
  /^(?:從我的|从我的|发自我的|發自|发自|来自我的).{0,40}|^.{0,20}(?:から送信|에서 보냄|傳送|发送)$/u,
  /^\W{0,4}(?:iphone|ipad|android|telefon)(?:'?umdan|'?imden|umdan|ımdan) gönderildi\W{0,4}$/iu,
  /^\W{0,4}(?:أرسلت من|مرسل من|أُرسلت من|נשלח מ|ارسال شده از|میرے).{0,40}$/u,
  /^\W{0,4}(?:please )?(?:excuse|forgive|pardon|apologies for) (?:(?:any|my|the|all) )?(?:typos?|brevity|spelling|errors)\b.{0,60}$/iu,
]

/** A whole line that a telephone or a programme wrote under the writer's words. */
export function isMobileFooter(line: string): boolean {
  if (line.length > 200 || /[?]\s*$/.test(line)) return false
  const words = line.replaceAll(/[<([]{1,2}?(?:https?:|www\.)[^\s<>]{0,150}/g, '').trim()
  if (SENT_WITH_LINK.test(line)) return true
  if (OTHER_MOBILE.some(pattern => pattern.test(words))) return true
  if (SENT_FROM_MY.test(words)) return true
  // What goes on for longer after the device is a sentence: "Sent from school by phone message and nobody told me".
  return (
    words.split(/\s+/).length <= 14 && SENT_FROM.test(words) && !PERSONAL.test(words.replace(/ my /i, ' '))
  )
}

/** What only a legal department, a scanner or a list says. */
const BOILERPLATE =
  /(?:intended (?:only|solely|exclusively) for|intended recipient|intended for the (?:sole |exclusive )?(?:addressee|named|individual|use|person|recipient)|(?:received|got|sent) (?:this|it) (?:e-?mail|message|communication|transmission)? ?(?:to you )?(?:in error|by mistake)|(?:addressed|authorised) (?:to|recipient)s? only|legally privileged|may (?:contain|be) (?:confidential|privileged|legally)|contains? (?:confidential|privileged|proprietary)|this (?:e-?mail|message|communication|transmission)(?: \(including| and any| and the| including any| together with)[^.]{0,80}(?:confidential|private|privileged|property)|(?:unauthori[sz]ed|any) (?:use|disclosure|copying|review|dissemination)[^.]{0,80}(?:prohibited|unlawful|forbidden)|do not necessarily (?:represent|reflect)|not necessarily those of|(?:scanned|swept|checked) (?:for|by) .{0,60}(?:virus|malware|security|mimecast|messagelabs|avast|avg)|virus[- ]free|consider the environment|think (?:of the environment )?before (?:you print|printing)|save (?:paper|trees|the planet)[^.]{0,60}print|registered (?:in england|office|charity|company)|company (?:number|registration|reg)|freedom of information act 2000[^.]{0,120}(?:disclos|request|subject)|privacy (?:notice|policy|statement)[^.]{0,80}(?:website|found|available|www|https?)|(?:monitored|recorded|intercepted)[^.]{0,60}(?:law|purposes|accordance|policy|security)|may be (?:monitored|recorded|intercepted)|(?:mae'?r|mae’r) (?:e-?bost|neges) hwn|croeso i chi (?:ohebu|gysylltu)|welcomes? correspondence in welsh|nur für den (?:adressaten|empfänger)|vertrauliche informationen|destiné exclusivement|exclusivement à l['’]attention|informations confidentielles|uitsluitend bestemd|vertrouwelijke informatie|wyłącznie dla adresata|informacje poufne|información confidencial|riservate e per uso esclusivo|esclusivamente al destinatario|you (?:received|are receiving|have received|got) this (?:e-?mail|message|newsletter) because|to unsubscribe (?:from|click|please|send|visit|or)|unsubscribe here|manage (?:your )?(?:e-?mail )?preferences|mailing list\b[^.]{0,120}(?:@|https?:)|listinfo\/|sent (?:via|using|through) (?:egress|a secure)|protected by (?:mimecast|egress|proofpoint)|(?:send|sending|sent) (?:this |my )?(?:e-?mails?|messages?) (?:at times |at a time )?outside (?:of )?(?:my |your )?(?:normal|working|office|usual|core)[^.]{0,20} hours|(?:cyber ?(?:fraud|crime)|fraud) (?:alert|warning)|our bank(?:ing)? details will not change|nhsmail is the secure)/iu
const SAFEGUARDING =
  /committed to (?:the )?safeguarding|safeguarding and promoting the welfare|(?:share|sharing) this commitment|designated safeguarding (?:lead|team)s? (?:is|are|at)|if you (?:are|have) (?:concerned|any concerns?|worried) about (?:a|any) child[^.]{0,60}(?:please )?(?:contact|call|report|speak)/iu
const HEADING =
  /^\W{0,6}(?:confidentiality(?: notice| statement)?|disclaimer|legal (?:notice|disclaimer)|privacy notice|important notice|e-?mail disclaimer|ymwadiad)\W{0,6}$/iu
/** Whoever speaks of their own child is not a legal department. */
const PERSONAL =
  /(?<!\p{L})(?:my|mine|our (?:son|daughter|child|boy|girl)|i['’]m|i['’]ve|i am(?! not the)|i have(?! received)|i (?:received|got|was|want|had|sent|think|know|need|opened|read|saw|rang|spoke)|want you to|everyone|son|daughter|he|she|his|her|him|grandson|granddaughter|nephew|niece|constituent|ehcp?|yet|but|not safe|nobody|told)(?!\p{L})/iu
/** A text that says several such things may say "his or her" and "but" too. */
const SURELY_PERSONAL =
  /(?<!\p{L})(?:my|mine|our (?:son|daughter|child|boy|girl)|i['’]m|i['’]ve|i am(?! not the)|son|daughter|grandson|granddaughter|nephew|niece|constituent|ehcp?|not safe)(?!\p{L})/iu
/** What a legal department says before it says what it is known by. */
const IMPERSONAL_START =
  /e-?mail|message|communication|confidential|transmission|registered|copyright|©|legal/iu
/** A heading in the same line: "UK Parliament Disclaimer: this e-mail …". */
const HEADING_BEFORE =
  /^\W{0,6}(?:\p{Lu}[\p{L}'’-]{0,30} ){0,4}(?:[Dd]isclaimer|DISCLAIMER|Safeguarding|SAFEGUARDING|Confidentiality|CONFIDENTIALITY|(?:(?:Privacy|Legal|Important|Security) [Nn]otice)|(?:(?:PRIVACY|LEGAL|IMPORTANT|SECURITY) NOTICE)):\s*$/u
/** The name of an organisation and nothing else: "Oak Care Ltd. Registered in England …". */
const NAME_BEFORE = /^(?:[\p{Lu}&][\p{L}&'’-]{0,30}\.? ){1,8}$/u
const ADDRESSES_SOMEBODY =
  /(?<!\p{L})(?:i|we|my|our|me|us|he|she|him|her|his|they|please|thanks?|hi|hello|dear|can|could|would|did|was|not)(?!\p{L})/iu

const LONGEST_PARAGRAPH = 4_000

function isBoilerplate(text: string): boolean {
  if (SAFEGUARDING.test(text)) return !PERSONAL.test(text) && !text.includes('?')
  const found = BOILERPLATE.exec(text)
  if (found === null) return false
  const isSaidTwice = BOILERPLATE.test(text.slice(found.index + found[0].length))
  return !(isSaidTwice ? SURELY_PERSONAL : PERSONAL).test(text)
}

/**
 * How many of a paragraph's lines stand before its boilerplate: none where it begins with it, all where it has none. Gone are the
 * sentence that gives it away and all that follows; a line in which a sentence of the writer's ends stays whole.
 */
function linesBeforeBoilerplate(paragraph: readonly string[]): number {
  const text = cutText(paragraph.join(' '), LONGEST_PARAGRAPH)
  if (HEADING.test(text)) return 0
  const found = SAFEGUARDING.exec(text) ?? BOILERPLATE.exec(text)
  if (found === null) return paragraph.length
  const start = boilerplateStart(paragraph, text, found.index)
  return isBoilerplate(cutText(paragraph.slice(start).join(' '), LONGEST_PARAGRAPH))
    ? start
    : paragraph.length
}

/** The first line that goes, for boilerplate known by the words at `known` in the paragraph's `text`. */
function boilerplateStart(paragraph: readonly string[], text: string, known: number): number {
  const before = text.slice(0, known)
  const stop = Math.max(...['. ', '! ', '? ', ': '].map(mark => before.lastIndexOf(mark)))
  const sentence = stop < 0 ? 0 : stop + 2
  const prefix = text.slice(0, sentence)
  const isPart =
    HEADING_BEFORE.test(prefix) ||
    NAME_BEFORE.test(prefix) ||
    (IMPERSONAL_START.test(prefix) && !ADDRESSES_SOMEBODY.test(prefix))
  if (sentence > 0 && isPart) return 0
  let start = 0
  let position = 0
  for (const [index, line] of paragraph.entries()) {
    // A sentence that begins within a line leaves that line whole: the words before it are somebody's.
    if (position < sentence) start = index + 1
    else if (position <= known && beginsAnew(paragraph, index)) start = index
    position += line.length + 1
  }
  return sentence === 0 && start > 0 && !isSomebodys(paragraph.slice(0, start)) ? 0 : start
}

/** A line that begins with a capital under a short one begins something new, full stop or not. */
function beginsAnew(paragraph: readonly string[], index: number): boolean {
  const above = paragraph[index - 1] ?? ''
  return above !== '' && above.length < 60 && /^\W{0,6}\p{Lu}/u.test(paragraph[index] ?? '')
}

/** Lines above boilerplate in its own paragraph that are not part of it. */
function isSomebodys(lines: readonly string[]): boolean {
  const text = lines.join(' ')
  return ADDRESSES_SOMEBODY.test(text) || !IMPERSONAL_START.test(text)
}

/** The lines without disclaimers, safeguarding lines, scanners' and lists' footers. */
export function withoutDisclaimers(lines: readonly string[]): string[] {
  const left: string[] = []
  let paragraph: string[] = []
  const finish = (): void => {
    const kept = linesBeforeBoilerplate(paragraph)
    for (const [index, line] of paragraph.entries()) if (index < kept) left.push(line)
    paragraph = []
  }
  for (const line of lines) {
    if (line.trim() === '') {
      finish()
      left.push(line)
      continue
    }
    // A rule parts the writer's last words from the footer under it.
    if (isDividingRule(line)) finish()
    paragraph.push(line)
  }
  finish()
  return left
}
