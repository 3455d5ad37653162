/**
 * The wording of fraud and of selling. Each sign has a weight; only signs of several sorts together make spam, because people in
 * distress also write in capitals about money, and a person's mail called spam is the worst this can do.
 */
import { anyOf } from './any-of.ts'

export interface SpamSign {
  readonly what: string
  readonly weight: number
  readonly pattern: RegExp
}

/** What frauds say. */
export const FRAUD_SIGNS: readonly SpamSign[] = [
  {
    what: 'a sum in millions',
    weight: 2,
    pattern:
      /(?:(?:us|usd|\$|£|€|gbp|eur)\s?\$?\s?\d{1,3}[.,]?\d{0,3}\s?(?:m\b|million)|\$\s?\d{1,3}(?:,\d{3}){2,}|\b\d{1,3}(?:[.,]\d{1,2})? million (?:(?:us |united states )?dollars|pounds|euros|usd|gbp)|million (?:united states|us) dollars)/iu,
  },
  {
    what: 'an estate, a prize, a fund',
    weight: 2,
    pattern: anyOf(
      /next of kin|beneficiary|unclaimed (?:fund|estate|inheritance)|inheritance fund|compensation (?:payment|fund)|late (?:client|engr|mr\.? [a-z]+ who died)|atm card|consignment box|donat(?:e|ion) .{0,30}(?:to you|sum|million)|foreign payment|central bank of|contract sum|trunk box/u,
      /(?:national|online|international|e-?mail) lottery|lottery (?:draw|board|winner|prize)|winning (?:ticket|number|notification)|you(?:'ve| have)? (?:been selected|won|are (?:a|the|our) (?:\w{1,12} )?winner)\b|(?:e-?mail|email address|your e-?mail) (?:has )?won|has been selected .{0,40}(?:winner|grant|prize)|claim your (?:prize|reward|cash|gift|bonus|refund|winnings|airdrop)/u,
      /вы выиграли|денежный приз|haben gewonnen|ha ganado|vous avez gagné|hai vinto|wygrałeś|中奖|恭喜您/u,
    ),
  },
  {
    what: 'asks for bank or identity details',
    weight: 2,
    pattern:
      /(?:reconfirm your|your (?:full names?|bank (?:name|account|details)|account number|routing|international passport)[^.]{0,80}(?:bank|account|passport|phone|occupation|address|age)|name, address, age|(?:western union|moneygram)|courier (?:fee|delivery|charge)|processing fee|release fee|(?:bank )?card details|fiduciary agent)/iu,
  },
  {
    what: 'gift cards or a telephone number, in a hurry',
    weight: 3,
    pattern:
      /(?:purchase|buy|get|pick up|order|need)[^.]{0,60}(?:gift|itunes|steam|amazon|google play|apple|vanilla) cards?|(?:reply|send|text|get back)[^.]{0,40}(?:your|with) (?:your )?(?:mobile|cell|personal|whatsapp) (?:phone )?(?:number|no)/iu,
  },
  {
    what: 'a favour in a hurry',
    weight: 1,
    pattern:
      /\b(?:are you (?:available|at your desk|free|in the office|busy)\b[^.?]{0,20}[?.,]|(?:quick|urgent) (?:task|request|favou?r)|(?:process|handle|sort) something (?:quickly|urgently|for me)|going into a (?:\w{1,12} )?meeting|limited (?:phone )?calls)/iu,
  },
  {
    what: 'asks for secrecy',
    weight: 1,
    pattern:
      /(?:keep this (?:transaction|matter|deal)? ?(?:strictly )?(?:confidential|secret|between us)|strictly confidential business|utmost (?:confidentiality|secrecy|trust)|mutual benefit|business proposal|(?:stuck |am |'m )(?:currently )?in a (?:\w{1,12} )?meeting\b.{0,60}(?:can't|cannot|need|no calls|urgent))/iu,
  },
  {
    what: 'new bank details to be paid to',
    weight: 3,
    pattern:
      /(?:(?:our|the company'?s|company) (?:bank(?:ing)? )?(?:account|details|bank)[^.]{0,80}(?:has|have|is|are) (?:been )?(?:changed|updated|under (?:an? )?audit|closed|new)|(?:updated?|new|change of|changed) (?:our )?bank(?:ing)? (?:details|account)[^.]{0,60}(?:invoice|payment)|all (?:future |outstanding |further )?(?:payments?|invoices?) (?:should|must|to be|need)[^.]{0,60}(?:new|below|attached)|(?:kindly|please) update our bank)/iu,
  },
  {
    what: 'a mailbox or account about to be lost',
    weight: 2,
    pattern: anyOf(
      /(?:mailbox|e-?mail account|e-?mail|inbox|account|storage|quota|password|webmail|server|wallet|subscription|membership)\b[^.!?]{0,60}(?:\d{2,3} ?% ?(?:full|of)|almost full|is full|exceeded|has reached|will (?:be )?(?:expire|deactivat|suspend|clos|disabl|terminat|delet|block)\w*|(?:has|have|is|was) (?:temporarily |been )*(?:expired|suspended|limited|locked|compromised|restricted|blocked|on hold|disabled|deactivated)|(?:is )?expir(?:es|ing|ed|y) ?(?:today|in|on|soon|notice)?)/u,
      /(?:incoming|pending|undelivered|quarantined|unreceived) (?:messages|e-?mails|mails) (?:are |have been |is |were )?(?:being )?(?:held|on hold|placed on hold|blocked|pending|suspended|returned)|(?:messages|e-?mails) (?:are )?pending for|(?:unusual|suspicious|unrecogni[sz]ed) (?:sign[- ]?in|log[- ]?in|activity|device)|will be (?:deactivated|suspended|terminated|closed|locked|permanently)|\b\d{2,3} ?% (?:full|of its storage)/u,
      /konto (?:wurde|wird|ist) (?:\S{1,20} ){0,2}(?:eingeschränkt|gesperrt|gelöscht|deaktiviert|blockiert)|compte (?:\S{1,20} ){0,3}(?:suspendu|bloqué|limité|désactivé)|cuenta (?:ha sido |está |fue )?(?:\S{1,20} )?(?:bloqueada|suspendida|limitada|desactivada)|conto (?:\S{1,20} ){0,3}(?:sospeso|bloccato|limitato)|rekening (?:\S{1,20} ){0,3}(?:geblokkeerd|opgeschort)|konto (?:zostało|zostanie) (?:zablokowane|zawieszone)|conta (?:\S{1,20} ){0,2}(?:bloqueada|suspensa)|(?:аккаунт|счет|счёт|карта) (?:\S{1,20} ){0,2}заблокирован/u,
    ),
  },
  {
    what: 'verify, release or sign in by a link',
    weight: 2,
    pattern: anyOf(
      /(?:verify|validate|confirm|re-?activate|update|upgrade|unlock|secure|restore) (?:your |the )?(?:\w{1,12} )?(?:account|mailbox|identity|e-?mail|password|information|details|payment|quota|wallet|delivery)\b/u,
      /keep (?:using )?(?:the |your |my )?(?:same |current )?password|release (?:your |the |all )?(?:messages|pending|e-?mails)|(?:log|sign) ?in (?:below|here|now|with your (?:e-?mail|password))|upgrade your quota|submit your (?:bank |card )/u,
      /click(?:ing)? (?:here|below|on|the|this)[^.]{0,60}(?:verify|confirm|login|log in|sign in|update|restore|release|avoid|keep|view|claim|secure|upgrade|listen|access|button|link)|(?:listen to (?:the )?voicemail|view (?:the )?(?:document|file|invoice|fax|message)|review (?:and sign )?(?:the )?document) (?:by|here|now|below|online)/u,
      /bestätigen sie ihre|(?:über|auf) den (?:folgenden )?link|klicken sie (?:hier|auf)|en cliquant (?:ici|sur)|cliquez (?:ici|sur)|haga clic (?:aquí|en)|verificar sus datos|clicca qui|clique aqui|klik hier|kliknij tutaj|перейдите по ссылке|点击(?:这里|链接)/u,
    ),
  },
  {
    what: 'asks for the password of the mailbox',
    weight: 2,
    pattern:
      /\b(?:your|with) (?:e-?mail|mailbox|webmail|office|work) (?:address )?(?:and )?(?:password|credentials|log-?in)|sign in with your (?:e-?mail|work) (?:and |address and )?password/iu,
  },
  {
    what: 'a hurry',
    weight: 1,
    pattern: anyOf(
      /within (?:the next )?(?:12|24|36|48|72) ?(?:hours?|hrs)|(?:expires?|expiring) (?:today|in \d)|final (?:notice|warning|reminder)|immediate(?:ly)? (?:action|attention)|act now|failure to (?:act|do so|comply|verify)|link (?:will )?expires?|or it will be|innerhalb von \d|dans les \d+ ?(?:heures|h)|en las próximas \d|binnen \d+ uur|прямо сейчас/u,
    ),
  },
  {
    what: 'a parcel, a refund, an invoice or a shared document to open',
    weight: 2,
    pattern: anyOf(
      /pay (?:the )?£?\d{1,2}\.\d\d[^.]{0,40}(?:here|fee|now)|(?:parcel|package|shipment|delivery) (?:could not be|couldn't be|is (?:waiting|on hold|pending)|was returned|has been (?:held|stopped))|(?:small|customs|redelivery|shipping|delivery|unpaid) (?:fee|charge)|schedule your (?:re)?delivery|pay(?:ment)? (?:of )?£?\d\.\d\d .{0,40}(?:deliver|parcel)/u,
      /(?:document|contract|agreement|file) (?:to|for you to|is ready (?:to|for)) (?:review and )?(?:sign|signature)|review (?:and sign )?document\b|(?:new|received a|have (?:a|1|one|\d) (?:new )?)[^.]{0,20}(?:docusign|sharepoint|onedrive|fax|voicemail|secure|encrypted) (?:document|message|file)|(?:docusign|sharepoint|onedrive|fax|voicemail) (?:document|message|file)s? .{0,40}(?:waiting|received|shared|review|pending)|document (?:shared with you|via (?:sharepoint|onedrive|docusign))|remittance advice attached/u,
      /eligible (?:to receive|for) (?:a )?(?:tax )?refund|tax refund of|claim (?:a|your) (?:tax )?refund|votre colis|ihr paket|su paquete|il tuo pacco|uw pakket|twoja paczka|frais de (?:livraison|port)|régler les frais/u,
    ),
  },
  {
    what: 'a reward, a survey, a coupon',
    weight: 2,
    pattern: anyOf(
      /\b(?:you could win|your chance to (?:receive|win|get)|you(?:'ve| have) been (?:specially )?(?:chosen|selected)|claim (?:now|your free|it now)|(?:customer |shopper )?survey (?:and (?:win|claim)|reward)|\w{1,20} rewards?\b[^.]{0,40}(?:claim|confirm|expir|arrived|waiting)|airdrop|token presale|free (?:iphone|samsung|gift card|voucher)|(?:points?|rewards?) (?:are |is )?(?:about to )?expir)/u,
      /gewinnspiel|gutschein (?:gewinnen|im wert)|gewinnen sie|cadeaubon|bon d'achat|cheque regalo|ha sido seleccionado|pontos (?:\S{1,20} ){0,5}(?:expirar|resgate)|prêmio/u,
    ),
  },
  {
    what: 'a stranger’s confidence',
    weight: 2,
    pattern:
      /(?:contacting you in good faith|(?:this|my) (?:letter|mail|e-?mail|message) (?:may|will|might) (?:come|be)[^.]{0,20}(?:surprise|shock)|will be a surprise to you|investment proposal|lucrative (?:business|deal)|transfer (?:of )?(?:the|this) (?:fund|money|sum)|(?:my|a) late (?:husband|father|client)[^.]{0,80}(?:left|deposited|bank|fund|gold)|i am looking for (?:a )?(?:serious|honest|new) (?:relationship|friend)|friend request|god bless you[^.]{0,60}(?:donat|fund|widow)|percent (?:of the (?:total )?sum|for you)|\b\d{1,2}% (?:of the (?:total )?(?:sum|fund|money)))/iu,
  },
  {
    what: 'a renewal or a charge that was never asked for',
    weight: 2,
    pattern:
      /(?:(?:subscription|membership|plan|antivirus|protection|norton|mcafee|geek squad)[^.]{0,80}(?:renewed|auto[- ]?renew\w*|has been charged|will be (?:charged|debited|renewed))|(?:amount|charge)[^.]{0,60}(?:debited|deducted|shown) (?:from|within|on)[^.]{0,40}|call (?:us )?(?:to|if)[^.]{0,40}(?:cancel|did not authori[sz]e|not you)|to cancel (?:the |this )?(?:order|subscription|transaction|payment)[^.]{0,40}call)/iu,
  },
  {
    what: 'extortion',
    weight: 3,
    pattern:
      /(?:i (?:have )?(?:recorded|hacked|infected|installed)[^.]{0,80}(?:device|camera|webcam|account|malware|trojan|you)|adult (?:sites?|videos?|content)[^.]{0,80}(?:recorded|watch|video)|masturbat|(?:recorded|filmed) you (?:through|with|via|by) your (?:web)?cam)/iu,
  },
  {
    what: 'a wallet or coins',
    weight: 2,
    pattern:
      /\b(?:bitcoins?|btc|usdt|ethereum|crypto(?:currency)?)\b[^.]{0,60}(?:wallet|address|trading|investment|deposit|platform|airdrop|transfer|send)|(?:send|deposit|pay|transfer)[^.]{0,40}\b(?:bitcoins?|btc|usdt)\b|\b(?:bc1[a-z0-9]{25,60}|[13][a-km-zA-HJ-NP-Z1-9]{26,34})\b/iu,
  },
  {
    what: 'addressed to nobody',
    weight: 1,
    pattern: anyOf(
      /(?:^|[\n.] ?)\W{0,5}(?:attn:? ?(?:beneficiary|sir|winner|next)?|(?:dear|hello|hi|greetings) (?:beneficiary|employee|staff member|friend|(?:valued )?customer|(?:webmail |e-?mail )?user|account (?:holder|user|owner)|e-?mail (?:user|owner)|beloved|winner|website owner|business owner|sir\/madam|shopper|member|taxpayer|\S{1,64}@\S{1,100})|greetings (?:to you|in the name)|my dear(?:est)?[,\s]|sehr geehrte[rs]? kunde|cher client|estimado cliente|gentile cliente|beste klant|szanowny kliencie)/u,
    ),
  },
  {
    what: 'titles of the trade',
    weight: 1,
    pattern:
      /(?:barrister [a-z]+|barr\.|attorney to (?:the )?late|director of (?:the )?(?:foreign|international) (?:remittance|operations)|united nations compensation|fbi director|diplomatic (?:agent|courier))/iu,
  },
  {
    what: 'pills, casinos, loans, bodies',
    weight: 3,
    pattern: anyOf(
      /(?:buy|order|cheap|lowest prices?|generic|without (?:a )?prescription)[^.]{0,60}(?:viagra|cialis|meds|pills|tramadol|xanax|pharmacy)|(?:viagra|cialis)[^.]{0,60}(?:order now|free shipping|lowest|cheap|without)|miracle (?:pill|cure)|cbd (?:oil|gummies)|weight[- ]loss (?:pills?|gumm\w+)|penis|enlarge/u,
      /\bcasino\b|free spins|freispiel\w*|forex|guaranteed (?:returns?|profit|approval)|work from home and earn|earn (?:up to )?[£$€]?\d[\d,]* (?:a|per) (?:day|week)|hot (?:girls|singles|women)|replica watch|rolex|\bporn/u,
      /(?:(?:instant|personal|business|unsecured|urgent) (?:and business )?loans? (?:at|from|up to|offer|of)|loan offer|interest rate of \d|\d ?% interest(?: rate)?|no credit check)/u,
      /代开|发票|优惠税点|кредит без/u,
    ),
  },
]

/** What sellers write to strangers. */
export const SALES_SIGNS: readonly SpamSign[] = [
  {
    what: 'an approach out of nothing',
    weight: 2,
    pattern: anyOf(
      /\bi noticed (?:that )?your (?:website|site|company|organisation|team)|\bwe help (?:councils|schools|local authorities|teams|organisations|trusts)|\b(?:i|we)(?: am|'m| are|'re)? (?:was |were )?(?:reaching out|reach(?:ed)? out)\b|(?:came across|found|visited|was looking at|just visited|going through) your (?:website|site|company|profile|organisation)|(?:bumping|floating) this|(?:right|best|correct|appropriate) person (?:to|for|,)|not the right person|introduce (?:myself|our (?:company|services))/u,
      /following up (?:on|to) my (?:previous|last|earlier) (?:e-?mail|message)|just following up\b/u,
    ),
  },
  {
    what: 'asks for a call or a demonstration',
    weight: 2,
    pattern:
      /\b(?:quick|short|brief|\d{1,2}[- ]?min\w*|introductory|discovery|teams) (?:\w{1,8} )?(?:call|chat|demo|conversation)\b|\b(?:book|arrange|schedule|set up|see|request|offer you)[^.]{0,20} (?:a|your|an) (?:\w{1,12} )?(?:\w{1,12} )?(?:demo|call|demonstration|free trial)\b|\bwould you be (?:open|interested|available|free)\b|\bare you (?:currently |also )?(?:recruiting|hiring|looking (?:for|to))\b/iu,
  },
  {
    what: 'an offer for sale',
    weight: 2,
    pattern: anyOf(
      /\b(?:leading|professional|direct) (?:manufacturer|supplier|factory|exporter)|\bmoq\b|\bwe are (?:a|an) (?:small |large )?(?:team|group|network|collective) of [^.]{0,120}\b(?:offering|providing|available)\b/u,
      /\bwe (?:offer|provide|supply|speciali[sz]e in|sell|are (?:a|an) [^.]{0,40}(?:company|agency|supplier|provider|firm))[^.]{0,120}\b(?:packages?|services?|rates?|prices?|cost|schools|councils|local authorities|solutions?|training|staff|candidates|platform|therap\w+|software)\b|\b(?:design and install|can (?:build|supply|provide) your|helped (?:over )?\d+ (?:local authorities|councils|schools))/u,
    ),
  },
  {
    what: 'a price to tempt',
    weight: 2,
    pattern: anyOf(
      /\b(?:competitive|affordable|lowest|best|reasonable) (?:rates?|prices?|cost|fees)|\b\d{1,2}% (?:off|discount|lower|cheaper)|\bprices? (?:start(?:ing)? )?from £|\bprice list\b|\b(?:free|no[- ]obligation) (?:quote|consultation|audit|trial|sample)|\b(?:catalogue|brochure|portfolio)\b|\bspecial (?:price|offer|promotion|discount)|\blimited[- ]time offer|\border (?:now|before|today)\b|\bfrom £\d[\d,.]*\b|\b(?:fixed price|day rates?)\b/u,
    ),
  },
  {
    what: 'people for hire, lists, ranking, sites',
    weight: 2,
    pattern: anyOf(
      /\b(?:locum|agency|temporary|interim|supply|freelance|hcpc[- ]registered|associate) [^.]{0,60}(?:psychologists?|therapists?|sencos?|staff|teachers?|writers?|case ?workers?|officers?|candidates?)\b[^.]{0,80}\b(?:available|rates?|immediately|experience|helped|cvs?)\b|\bcvs? (?:are )?(?:available|attached|on request)|\bcandidates? (?:are )?available\b|\brecruitment (?:agency|company|consultancy|partner|specialists?)\b|\bavailable immediately\b|\bclear your (?:\w{1,12} )?backlog|\bour (?:recruitment|award-winning|experienced team of|consultants|platform)\b/u,
      /(?:first|1st|top) page (?:of|on) google|seo (?:service|package|expert|audit|proposal)|search engine (?:ranking|optimi[sz]ation)|not ranking|(?:guest|sponsored) post|backlinks?|(?:e-?mail|contact|business|mailing) (?:lists?|leads?|database) (?:of|for)|decision[- ]makers? (?:list|with)|verified contacts|web(?:site)? (?:design|development|redesign)(?: and [^.]{0,30})? (?:services?|compan)|mobile app development/u,
    ),
  },
  {
    what: 'a seller’s title',
    weight: 1,
    pattern:
      /\b(?:business development (?:manager|executive|director)|account (?:executive|manager)|sales (?:manager|executive|director|team)|senior consultant|recruitment consultant|growth manager|partnerships? manager|head of (?:sales|growth|partnerships)|managing consultant|founder (?:&|and) ceo|client relations)\b/iu,
  },
  {
    what: 'interest to be said',
    weight: 1,
    pattern:
      /let me know if you(?:'re| are) interested|(?:would|are) you (?:be )?interested in|(?:may|can|shall) i send (?:you|over)|happy to (?:share|send) (?:more|some|our)|increase (?:your )?(?:sales|traffic|revenue)|save (?:up to )?\d+ ?%|100% (?:free|guaranteed|satisfaction)|let me know your (?:target|requirements)|discuss (?:your requirements|how we can (?:support|help))/iu,
  },
]

/** Names that frauds borrow, and how the domains of their owners are written. */
export const BORROWED_NAMES: readonly { readonly name: RegExp; readonly domain: RegExp }[] = [
  {
    name: /\b(?:microsoft|office ?365|outlook team|sharepoint|onedrive|m365)\b/iu,
    domain:
      /(?:^|\.)(?:microsoft|microsoftonline|office|office365|outlook|sharepoint|sharepointonline)\.[a-z.]{2,10}$/iu,
  },
  {
    name: /\bhmrc\b|\bgov\.uk\b|\bdvla\b|\btv licen[cs]ing\b/iu,
    domain: /\.gov\.uk$|(?:^|\.)tvlicensing\.co\.uk$/iu,
  },
  {
    name: /\b(?:royal mail|parcelforce|evri|dhl|dpd|fedex|ups|la poste|usps)\b/iu,
    domain: /(?:^|\.)(?:royalmail|parcelforce|evri|dhl|dpd|dpdlocal|fedex|ups|laposte|usps)\.[a-z.]{2,10}$/iu,
  },
  {
    name: /\b(?:paypal|amazon|netflix|apple|docusign|adobe|dropbox|facebook|whatsapp|ebay|spotify|linkedin)\b/iu,
    domain:
      /(?:^|\.)(?:paypal|amazon|netflix|apple|docusign|adobe|adobesign|dropbox|dropboxmail|facebook|facebookmail|whatsapp|ebay|spotify|linkedin)\.[a-z.]{2,10}$/iu,
  },
  {
    name: /\b(?:barclays|lloyds|hsbc|natwest|santander|nationwide|halifax|monzo|bank of \w+|sparkasse|postbank|\w+ bank)\b/iu,
    domain:
      /(?:^|\.)(?:barclays|lloydsbank|hsbc|natwest|santander|nationwide|halifax|monzo|sparkasse|postbank)\.[a-z.]{2,10}$/iu,
  },
  {
    name: /\b(?:it (?:help ?desk|support|service|admin\w*|department)|mail (?:admin\w*|server)|webmail|e-?mail (?:admin\w*|support)|cpanel|helpdesk|voicemail)\b/iu,
    domain: /\.(?:gov|nhs|sch|ac)\.uk$/iu,
  },
]

/** Somebody asks whether a mail that they had is a fraud, or warns of one. */
export const FRAUD_REPORTED =
  /\b(?:is (?:this|it|that) (?:genuine|real|legit\w*|a scam|safe|from you)|a scam\b|phishing(?!@)|(?:suspicious|strange|odd|dodgy|fake) (?:e-?mail|message|link)|(?:i|we) (?:got|had|received|have (?:had|received)) (?:an?|this|the following) (?:\w{1,12} )?(?:e-?mail|message|text)|was hacked|do not (?:click|open)|don't (?:click|open))/iu
