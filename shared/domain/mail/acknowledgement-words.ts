/** How desks, ticket systems and portals say that they have our mail, and how mail filters ask who we are. */
import { anyOf } from './any-of.ts'

/** Subjects that say so. People write some of them too: they need words beside them. */
export const ACKNOWLEDGING_SUBJECT = anyOf(
  /^\W{0,3}(?:re: )?(?:thank you for (?:your (?:e-?mail|message|enquiry|submission|query|correspondence)|contacting|e-?mailing|getting in touch)|thanks for (?:your (?:e-?mail|message)|contacting|getting in touch))/u,
  /^\W{0,3}(?:we(?:'ve| have) received your|acknowledge?ment\b|(?:e-?mail )?confirmation of receipt|receipt confirmation)/u,
  /\b(?:your|e-?mail|request|enquiry|message|ticket|case|submission|correspondence|query|form|call)\b[^:]{0,40}\b(?:has been|was) (?:received|logged|created|opened|registered|submitted|raised|assigned)\b/u,
  /\b(?:request|ticket|enquiry|e-?mail|message|submission) (?:received|confirmation|acknowledge?ment|created|logged|opened)\b/u,
  /\b(?:received:|receipt of your)\b/u,
  /\bhas been (?:opened|logged|raised|created) on your behalf\b/u,
)

/** Something has been taken in and will be dealt with. People write so too: it needs other signs beside it. */
export const ACKNOWLEDGING_WORDS = anyOf(
  /(?:thank you for (?:your (?:e-?mail|message|enquiry|correspondence|query|submission|request|patience)|contacting|e-?mailing|getting in touch|writing to)|thanks for (?:your (?:e-?mail|message)|getting in touch|contacting))/u,
  /(?:we|i) (?:have|can confirm (?:we have|receipt)|acknowledge) (?:received|receipt)|acknowledge that we have received|(?:we|just confirming that we) got your (?:request|message|e-?mail)/u,
  /(?:e-?mail|message|enquiry|request|submission|correspondence|mail|ticket|incident|case|referral|query)(?: \(?[\w#-]{1,24}\)?| with [^.]{1,120})? (?:has been|was|is being|have been) (?:successfully )?(?:received|logged|assigned|created|registered|opened|sent|raised|reviewed|forwarded|passed)/u,
  /(?:we|i) (?:will|aim to|endeavour to|try to|shall) (?:respond|reply|get back|answer|be in touch|acknowledge)/u,
  /(?:mailbox|inbox|address|account) is (?:not|un)\s?(?:monitored|manned|checked)|unmonitored (?:mailbox|inbox|address)|will be (?:dealt with|answered|responded to|replied to|triaged)|due to (?:the )?(?:high|large|current) (?:volume|number)/u,
  /(?:ihre|deine) (?:nachricht|anfrage|e-?mail) (?:ist|wurde|haben)|merci (?:de|pour) votre|gracias por (?:su|tu|contactar)|diolch am (?:eich|gysylltu)|dziękujemy za|bedankt voor uw|grazie per (?:il|averci)|obrigad[oa] por|vielen dank für ihre/u,
)

/** Sorts of what institutions' standing answers say; three of them, and nothing in a person's own name, make one. */
export const STANDING_ANSWER_SIGNS: readonly RegExp[] = [
  anyOf(
    /(?:e-?mail|message|enquiry|request|submission|correspondence|mail|ticket|incident|case|query)(?: \(?[\w#-]{1,24}\)?| with [^.]{1,120})? (?:has been|was|have been) (?:successfully )?(?:received|logged|assigned|created|registered|opened|sent|raised)/u,
    /(?:we|just confirming that we) (?:have |can confirm (?:we have )?)?(?:received|got|logged) (?:receipt of )?your/u,
    /\b(?:incident|ticket|request|case) [a-z]{0,4}[-#]?\d{3,}\b/u,
  ),
  anyOf(
    /\bthank(?:s| you) for (?:your (?:e-?mail|message|enquiry|submission|query|request|correspondence)|contacting|e-?mailing|getting in touch|writing)/u,
  ),
  anyOf(
    /\b(?:we|our team|the team|a member of (?:the|our) team|someone|a (?:support )?representative|an? (?:adviser|officer|agent)|support staff) (?:will|aim|aims|endeavours?|shall|tr(?:y|ies))\b[^.]{0,100}\b(?:respond|reply|repl(?:y|ies)|contact|be in touch|get back|review\w*|answer)/u,
    /\bwithin (?:the next )?(?:\d{1,3}|two|three|five|ten|twenty) (?:working |business )?(?:days?|hours?|weeks?)\b/u,
    /\bas soon as (?:possible|we can)\b|\bin due course\b|\bwill be (?:triaged|dealt with|responded to|reviewed)\b|\bbeing (?:reviewed|processed)\b|we're on it/u,
  ),
  anyOf(
    /\b(?:mailbox|inbox|address|account|e-?mail) is (?:only )?(?:not |un)?\s?(?:monitored|manned|checked|staffed)|unmonitored|office hours|opening hours|monday to friday|mon(?:day)?[ –-]+fri(?:day)?/u,
  ),
  anyOf(
    /\b(?:do|need) not (?:need to )?(?:reply|respond)\b|\bquote (?:the|this|your) (?:reference|ticket|case|number)|\b(?:ticket|reference|case|request) (?:number|no\.?|id|ref)\b|\bduplicate e-?mails\b|\bfurther correspondence\b/u,
  ),
  anyOf(
    /\bin an emergency\b|\b(?:call|dial|ring) (?:999|111)\b|\bif (?:your|the|it|this|you|there)[^.]{0,80}\b(?:urgent|emergency|constituent|resident|enquiry|query)\b/u,
  ),
  anyOf(
    /\badd (?:additional |further |any )?comments?\b|\breply above this line\b|\b(?:self[- ]service )?portal\b|\bview (?:the |your )?(?:request|ticket|incident|case)\b|\bvisit our website\b|\bprivacy (?:notice|policy)\b|\bhow did we do\b/u,
  ),
]

/** Said only by a machine of its own mail. "Do not reply to this email" is not among them: tribunals put it under orders. */
export const MACHINE_WORDS = anyOf(
  /this is an? auto(?:mated|matic)?(?:ally[- ]generated)? (?:e-?mail|message|response|reply|acknowledge?ment|notification)/u,
  /this (?:automated|automatic) (?:e-?mail|message|response|reply|acknowledge?ment)/u,
  /this (?:e-?mail|message|reply|mailbox) (?:was|is|has been) (?:automatically|auto)[- ]?(?:generated|sent)/u,
  /\b(?:diese (?:nachricht|e-?mail) wurde automatisch|ceci est (?:un message|une réponse) automatique|este es un mensaje automático|esta é uma mensagem automática|questo è un messaggio automatico|to jest (?:automatyczna|wiadomość)|neges awtomatig (?:yw|ydy) hon|dit is een automatisch)/u,
)

/** A mail filter asks us to prove that we are people. */
export const CHALLENGE_WORDS = anyOf(
  /\b(?:confirm|verify|prove|verifies?)\b[^.]{0,40}\b(?:are|you're) (?:a |an )?(?:real |live )*(?:person|human|not a (?:robot|machine|spam))/u,
  /\byour (?:message|e-?mail|mail)[^.]{0,60}\b(?:is being held|has been held|was waitlisted|is on hold|awaits? (?:your )?(?:confirmation|verification|moderator)|is awaiting|requires? (?:that you )?verif)/u,
  /\b(?:i protect|protects? (?:my|his|her|their)|keeps? spam out of|control spam in) (?:my |his |her |their )?(?:inbox|mailbox|e-?mail|spam)/u,
  /\bguest list\b|\bsender verification\b|\bawaits moderator approval\b|\bbeing held until the list moderator\b/u,
)
