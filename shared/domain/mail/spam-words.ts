/**
 * The wording of fraud and of selling. Each sign has a weight; only signs of several sorts together make spam, because people in
 * distress also write in capitals about money, and a person's mail called spam is the worst this can do.
 */

export interface SpamSign {
  readonly what: string
  readonly weight: number
  readonly pattern: RegExp
}

export const SPAM_SIGNS: readonly SpamSign[] = [
  {
    what: 'advance fee: a sum in millions',
    weight: 2,
    pattern:
      /(?:(?:us|usd|\$|£|€|gbp|eur)\s?\$?\s?\d{1,3}[.,]?\d{0,3}\s?(?:m\b|million)|\$\s?\d{1,3}(?:,\d{3}){2,}|\b\d{1,3}(?:[.,]\d{1,2})? million (?:(?:us |united states )?dollars|pounds|euros|usd|gbp)|million (?:united states|us) dollars)/iu,
  },
  {
    what: 'advance fee: an estate, a prize, a fund',
    weight: 2,
    pattern:
      /(?:next of kin|beneficiary|unclaimed (?:fund|estate|inheritance)|inheritance fund|compensation (?:payment|fund)|late (?:client|engr|mr\.? [a-z]+ who died)|lottery|winning (?:ticket|number|notification)|you have won|has been selected .{0,40}(?:winner|grant|prize)|atm card|consignment box|donat(?:e|ion) .{0,30}(?:to you|sum)|foreign payment|central bank of|contract sum|trunk box)/iu,
  },
  {
    what: 'asks for bank or identity details',
    weight: 2,
    pattern:
      /(?:reconfirm your|your (?:full names?|bank (?:name|account|details)|account number|routing|sort code|international passport)[^.]{0,80}(?:bank|account|passport|phone|occupation|address)|(?:western union|moneygram|gift cards?|itunes cards?|steam cards?)|courier (?:fee|delivery|charge)|processing fee|release fee)/iu,
  },
  {
    what: 'asks for secrecy',
    weight: 1,
    pattern:
      /(?:keep this (?:transaction|matter|deal)? ?(?:strictly )?(?:confidential|secret)|strictly confidential business|utmost (?:confidentiality|secrecy|trust)|mutual benefit|business proposal)/iu,
  },
  {
    what: 'phishing: a mailbox or account about to be lost',
    weight: 2,
    pattern:
      /(?:(?:mailbox|e-?mail account|inbox|account|storage|password|webmail)[^.!?]{0,60}(?:\d{2,3} ?% ?(?:full|of)|almost full|is full|exceeded|has reached|will (?:be )?(?:expire|deactivat|suspend|clos|disabl|terminat|delet)\w*|(?:has|have) (?:expired|been (?:suspended|limited|locked|compromised))|expires? (?:today|in|on|soon))|(?:incoming|pending|undelivered|quarantined) (?:messages|e-?mails|mails) (?:are |have been |is )?(?:being )?(?:held|on hold|blocked|pending|suspended)|unusual (?:sign[- ]?in|log[- ]?in|activity)|will be (?:deactivated|suspended|terminated|closed|locked))/iu,
  },
  {
    what: 'phishing: verify or sign in by a link',
    weight: 2,
    pattern:
      /(?:(?:verify|validate|confirm|re-?activate|update|upgrade|unlock) (?:your |the )?(?:account|mailbox|identity|e-?mail|password|information|details|payment)|keep (?:the |your )?(?:same |current )?password|click (?:here|below|the (?:link|button))[^.]{0,60}(?:verify|confirm|login|log in|sign in|update|restore|release|avoid|keep|view|claim|secure)|release (?:your |the )?(?:messages|pending)|(?:log|sign) ?in (?:below|here|now) to|within (?:24|48|72) hours?)/iu,
  },
  {
    what: 'phishing: a parcel, an invoice or a shared document to open',
    weight: 1,
    pattern:
      /(?:(?:parcel|package|shipment|delivery) (?:could not be|is (?:waiting|on hold|pending)|was returned)|(?:small|customs|redelivery) (?:fee|charge) |pay(?:ment)? (?:of )?£?\d\.\d\d .{0,40}(?:deliver|parcel)|(?:docusign|sharepoint|onedrive|fax|voicemail) (?:document|message|file)s? .{0,40}(?:waiting|received|shared|review|pending)|remittance advice attached)/iu,
  },
  {
    what: 'extortion',
    weight: 3,
    pattern:
      /(?:(?:bitcoin|btc|usdt|crypto) (?:wallet|address)|i (?:have )?(?:recorded|hacked|infected|installed)[^.]{0,80}(?:device|camera|webcam|account|malware|trojan|you)|adult (?:sites?|videos?|content)[^.]{0,80}(?:recorded|watch|video)|masturbat)/iu,
  },
  {
    what: 'selling: search ranking, leads, loans, pills, casinos',
    weight: 2,
    pattern:
      /(?:(?:first|1st|top) page (?:of|on) google|seo (?:service|package|expert|audit|proposal)|search engine (?:ranking|optimi[sz]ation)|(?:guest|sponsored) post|backlinks?|(?:email|contact|business) (?:lists?|leads?|database) (?:of|for)|web(?:site)? (?:design|development|redesign) (?:services?|compan)|mobile app development|viagra|cialis|weight[- ]loss|miracle (?:pill|cure)|cbd (?:oil|gummies)|casino|free spins|forex|crypto(?:currency)? (?:investment|trading)|guaranteed (?:returns?|profit|approval)|work from home and earn|(?:instant|personal|business|unsecured) loans? (?:at|from|up to|offer|of)|interest rate of \d|escorts?\b|hot (?:girls|singles|women)|replica watch|rolex)/iu,
  },
  {
    what: 'selling: an offer out of nothing',
    weight: 1,
    pattern:
      /(?:i (?:came across|found|visited|was looking at|just visited) your (?:website|site|company)|(?:would|are) you (?:be )?interested in (?:our|acquiring|purchasing|a quote)|let me know if you(?:['’]re| are) interested|limited[- ]time offer|act now|special (?:price|offer|promotion|discount)|100% (?:free|guaranteed|satisfaction)|free (?:quote|consultation|audit|trial)|price list|increase (?:your )?(?:sales|traffic|revenue)|unsubscribe|opt[- ]out)/iu,
  },
  {
    what: 'addressed to nobody',
    weight: 1,
    pattern:
      /^\W{0,5}(?:attn:? ?(?:beneficiary|sir|winner)?|(?:dear|hello|greetings|hi) (?:beneficiary|friend|customer|user|webmail user|account (?:holder|user|owner)|e-?mail (?:user|owner)|valued (?:customer|user)|sir\/madam|beloved|winner|website owner|business owner)|greetings (?:to you|in the name)|my dear(?:est)?[,\s])/imu,
  },
  {
    what: 'titles of the trade',
    weight: 1,
    pattern:
      /(?:barrister|barr\.|attorney to (?:the )?late|director of (?:the )?(?:foreign|international) (?:remittance|operations)|united nations compensation|fbi director|diplomatic (?:agent|courier))/iu,
  },
]

/** Nobody who sells pills writes about these. */
export const CASEWORK_WORDS =
  /\b(?:ehcp?s?|ehc (?:plan|needs)|sen(?:d|co|dco|diass)|special (?:educational )?needs?|annual review|my (?:son|daughter|child|grandson|granddaughter|constituent)|constituent|tribunal|caseworker|educational psychologist|autis(?:m|tic)|adhd|key stage|head ?teacher)\b/giu
