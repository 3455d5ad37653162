/**
 * Lines that announce another mail: "-----Original Message-----", "Begin forwarded message:", "reply above this line". Known by
 * their dashes and a stem of the word, in the languages that mail to an English council is written in.
 */

const LONGEST_RULE = 160
const DASH = String.raw`[-=_*#~\u2010-\u2015\u2500]`
const RULED = new RegExp(
  `^${DASH}{2,60}[ ]{0,4}(?<words>.{2,100}?)[ ]{0,4}${DASH}{2,60}(?<rest>.{0,1500})$`,
  'u',
)

const FORWARD_WORDS =
  /forward|weitergeleit|transf[eé]r|transmis|réexpédi|inoltrat|doorgestuurd|doorgezonden|reenviad|reencaminhad|encaminhad|vidarebefordra|vidarebefodra|videresend|viderebrag|vidaresend|przekazan|przekazywan|przesłan|přepos|preposlan|preposiel|továbbít|välitet|edelleenläh|proslijeđen|prosljeđen|posredovan|redirec[tţț]ion|transmis|iletil|ileti başlangıcı|yönlendiril|перес[лы]|переадрес|перенаправ|пересила|препрат|edastat|edasi saad|pārsūtīt|persiųst|προωθημέν|anfon ymlaen|anfonwyd ymlaen|转发|轉寄|轉發|転送|전달|تمت إعادة|إعادة توجيه|محولة|معاد توجيه|הועבר|פורוורד|chuyển tiếp|فارورڈ|अग्रेषित/iu
const ORIGINAL_WORDS =
  /^(?:the )?(?:original(?:e|t|nachricht)?\b|reply message|antwort nachricht|ursprüngl|urspr\.|ursprungl|message d['’]origine|message original|mensaje original|messaggio orig|oorspronk|origineel|originalmed|oprindelig|opprinnelig|oryginaln|wiadomość oryg|původní|pôvodná|eredeti|alkuperäi|izvorn|algne|sākotnēj|αρχικό|neges wreiddiol|mensagem orig|исходн|оригин|оригін|первоначальн|початков|orijinal|özgün|mesaj(?:ul)? orig|原始|原邮件|元のメッセージ|元のメール|원본|الرسالة الأصلية|رسالة أصلية|الأصلية|הודעה מקורית|thư gốc|اصل پیغام)/iu

/** Lower case, with nothing left of the dot that a Turkish capital İ has, nor of Arabic vowel signs. */
function plain(words: string): string {
  return words.toLowerCase().replaceAll(/[\u0307\u064b-\u0652]/g, '')
}

/** The words between the dashes of a rule, and what a converter left behind it on the same line. */
function ruled(line: string): { words: string; rest: string } | null {
  const bare = line
    .slice(0, 2_000)
    .replace(/^[\s>\u200e\u200f\ufeff]{0,100}/, '')
    .replaceAll('**', '')
    .trimEnd()
  const found = RULED.exec(bare)
  const words = plain(found?.groups?.['words'] ?? '')
  return found === null ? null : { words, rest: (found.groups?.['rest'] ?? '').trim() }
}

/** `-----Original Message-----`, in any of the languages. */
export function isOriginalMessageRule(line: string): boolean {
  const found = line.length < LONGEST_RULE ? ruled(line) : null
  return (
    found !== null &&
    found.rest === '' &&
    ORIGINAL_WORDS.test(found.words) &&
    !FORWARD_WORDS.test(found.words)
  )
}

/** The same words with no dashes: an announcement only where particulars of a mail follow. */
export function isBareOriginalMessage(line: string): boolean {
  const bare = line.replace(/^[\s>*]{0,100}/, '').trim()
  return bare.length < 40 && ORIGINAL_WORDS.test(bare) && !/[.!?,]/.test(bare)
}

export interface ForwardRule {
  /** What a converter ran together with the rule: the particulars of the mail, or nothing. */
  readonly rest: string
}

/** `---------- Forwarded message ---------`: only its dashes make it an announcement and not a heading of the writer's. */
export function forwardRule(line: string): ForwardRule | null {
  const found = line.length < 2_000 ? ruled(line) : null
  if (found === null || found.words.length > 80 || !FORWARD_WORDS.test(found.words)) return null
  return { rest: found.rest }
}

/** `Begin forwarded message:`: an announcement only where particulars of a mail follow. */
export function isForwardOpening(line: string): boolean {
  const bare = line.replace(/^[\s>*]{0,100}/, '').trim()
  return bare.length < 80 && FORWARD_WORDS.test(plain(bare)) && /[:：]$/.test(bare.replaceAll('*', ''))
}

const REPLY_ABOVE =
  /(?:please )?(?:type|write|enter|add)?\s?(?:your )?repl(?:y|ies) (?:above|over) (?:this|the) line(?!\p{L})|(?:do not|don['’]t) (?:type|write|reply) below this line|(?:oberhalb|über) dieser (?:zeile|linie)|au[- ]dessus de cette ligne|(?:por )?encima de esta línea|acima desta linha|sopra (?:a )?questa (?:riga|linea)|boven deze (?:regel|lijn)|(?:powyżej|nad) t(?:ej|ą) lini[iaą]|выше этой (?:строки|линии)|uwchben y llinell hon/iu
/** The heading that forum software puts over what was said before, between rules or in bold. */
const PREVIOUS_REPLIES =
  /^[-*_#\s]{1,6}(?:previous repl(?:y|ies)|previous discussion|vorherige antworten|réponses précédentes|respuestas anteriores|respostas anteriores|risposte precedenti|eerdere antwoorden|poprzednie odpowiedzi|предыдущие ответы|atebion blaenorol)[-*_#\s:]{1,6}$/iu

/** Ticket systems write a line above which an answer belongs; under it stands the history. */
export function isReplyAboveMark(line: string): boolean {
  const bare = line
    .slice(0, 300)
    .replace(/^[\s>]{0,100}/, '')
    .trim()
  if (bare.length > 120 || bare.endsWith('?')) return false
  return REPLY_ABOVE.test(bare) || PREVIOUS_REPLIES.test(bare)
}

/** GroupWise: `>>> Jane Smith <jane@x.org> 22/11/2026 10:00 >>>`; the history under it has no marks. */
export function isGroupWiseMark(line: string): boolean {
  return (
    /^\s{0,4}>>> ?[^>\s].{2,150}\p{Nd}{1,2}[:.]\p{Nd}{2}.{0,20}$/u.test(line.slice(0, 300)) &&
    line.length < 300
  )
}
