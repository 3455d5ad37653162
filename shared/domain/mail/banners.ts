/**
 * What gateways put around a mail: "CAUTION: external email", in boxes and in one line. A parent's own "Warning: he was sent
 * home" is not one: a banner speaks of the mail itself.
 */
const WARNS =
  /^\W{0,20}(?:caution|warning|attention|external|alert|notice|be careful|security (?:notice|warning|alert)|rhybudd|e-?bost allanol|achtung|vorsicht|externe (?:e-?mail|nachricht)|prudence|avertissement|message externe|courriel externe|expéditeur externe|let op|externe afzender|uwaga|wiadomość zewnętrzna|nadawca zewnętrzny|precaución|atención|advertencia|correo externo|attenzione|cuidado|e-?mail externo|varning|advarsel|forsigtig|varoitus|dikkat|harici|внимание|внешн|увага|atenție|pozor|figyelem)(?!\p{L})/iu
const OF_THE_MAIL =
  /origina(?:t|l)e[ds]? (?:from )?(?:outside|an external|from)|(?:came|comes|come|sent|received|is|was) from (?:outside|an external|someone outside|a sender outside|an unknown)|outside (?:of )?(?:the|your|our|of) |external (?:sender|e-?mail|source|organi[sz]ation|message|address|domain|mail)|(?:e-?mail|sender|message|mail) (?:is )?external|do not (?:click|open|reply|follow)|don['’]t (?:click|open)|links? or (?:open )?attachments?|tu allan|(?<!\p{L})(?:allanol|extern(?:e[mnrs]?)?|externos?|esterno|zewnętrzn\p{L}{1,3}|dış|внешн\p{L}{1,4}|зовнішн\p{L}{1,4}|außerhalb|en dehors|fuera de|buiten|spoza|kívül|utanför|utenfor|udenfor|vně|zvenčí)(?!\p{L})/iu
const PLAIN =
  /^\W{0,6}(?:this (?:e-?mail|message|mail)|the sender of this (?:e-?mail|message)) (?:(?:was|has been|is|has|may have) )?(?:sent |originated |come |came |comes |received |been sent )?(?:from )?(?:an? external|outside|someone outside|from outside|an unknown|external)(?!\p{L})|^\W{0,4}(?:you don['’]t often (?:get|receive) e-?mails?|some people who received this message don['’]t often|this (?:sender|is the first time you)|first[- ]time sender|this message is from an external sender|zjqcmqryfpfptbanner|mimecast|.{0,30}is not a trusted sender)|^\W{0,6}(?:please )?(?:do not|don['’]t) (?:click|open) (?:on )?(?:any )?(?:links?|attachments?)|^\W{0,4}learn why this is important|^\W{0,4}(?:daeth|anfonwyd) (?:yr |y )?(?:e-?bost|neges) (?:hwn|hon)? ?.{0,20}y tu allan/iu
const ALONE =
  /^\W{0,20}(?:(?:caution:? |warning:? )?external(?: (?:e-?mail|sender|message))?|report this e-?mail.{0,12}faq.{0,40}|allanol|extern|externe|zewnętrzny|externo|esterno|harici|внешняя почта)\W{0,20}$/iu
const WRAPPED =
  /^(?:sender|and|or|the|content|links?|attachments?|unless|know|safe|organi[sz]ation|council|you|recogni[sz]e|do not|please do not|never|if (?:you|in doubt)|verify|report|be (?:careful|vigilant|cautious)|think before|peidiwch|oni bai|dieses|klicken|ne cliquez|nie klikaj)(?!\p{L})/iu
/** Whoever speaks of themselves, or of him or her, is not a gateway. */
const PERSONAL =
  /(?<!\p{L})(?:my|mine|i (?:am|have|had|was|will|would|think|know|need|want|can|cannot|do|did|feel)|i['’](?:m|ve|ll|d)|son|daughter|he|she|his|her|him|ehcp?|taxi)(?!\p{L})/iu
/** Nor is who speaks of a school, unless in the very words of a gateway: a school has gateways too. */
const PERHAPS_PERSONAL = /(?<!\p{L})(?:school|child|children|plan|they|us|we['’]ve)(?!\p{L})/iu
const OF_A_GATEWAY =
  /originate[sd]? (?:from )?(?:outside|an external|external)|do not click (?:on )?(?:any |the )?links|external (?:sender|e-?mail|source)/iu

const LONGEST = 600

/** Weak signs, such as `[EXTERNAL]` alone, count only above all words. */
function isBanner(line: string, isTop: boolean): boolean {
  if (line.length > LONGEST) return false
  if (isTop && ALONE.test(line)) return true
  if (PERSONAL.test(line) || (PERHAPS_PERSONAL.test(line) && !OF_A_GATEWAY.test(line))) return false
  return PLAIN.test(line) || (WARNS.test(line) && OF_THE_MAIL.test(line))
}

/** `[EXTERNAL] Dear team`: the tag goes, the words stay. */
function withoutTag(line: string): string {
  return line.replace(
    /^\s{0,8}[[(<{*]{1,3}\s?(?:external|ext|external e-?mail|external sender|caution: external)\s?[\])>}*:]{1,3}[ \t]{0,8}(?=\S)/iu,
    '',
  )
}

/** The lines without the banners of gateways, wherever they stand. */
export function withoutBanners(lines: readonly string[]): string[] {
  const left: string[] = []
  let isTop = true
  let inBanner = false
  for (const [index, line] of lines.entries()) {
    const bare = line.trim()
    if (bare === '') {
      inBanner = false
      left.push(line)
      continue
    }
    // "CAUTION:" alone, and what it warns of in the next line.
    const next = (lines[index + 1] ?? '').trim()
    const heads = bare.length < 40 && WARNS.test(bare) && next !== '' && isBanner(`${bare} ${next}`, false)
    // Banners wrap: the lines right under one that go on as one are still the banner.
    inBanner = isBanner(bare, isTop) || heads || (inBanner && WRAPPED.test(bare) && !PERSONAL.test(bare))
    if (inBanner) continue
    left.push(isTop ? withoutTag(line) : line)
    isTop = false
  }
  return left
}
