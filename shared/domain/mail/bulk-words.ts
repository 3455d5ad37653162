/** The wording of mail to many: how to leave it, how to read it elsewhere, what stands in it. */
import { anyOf } from './any-of.ts'

export const LEAVE_WORDS = anyOf(
  /\b(?:unsubscribe|opt[- ]out of|(?:update|manage|change) (?:your )?(?:e-?mail |subscription |communication )?(?:preferences|subscriptions?)|stop receiving (?:these|this|our)|leave (?:this|the) (?:mailing )?list|no longer wish to receive)\b/u,
  /\b(?:abmelden|abbestellen|se désabonner|désinscri\w+|darse de baja|cancelar (?:la )?suscripción|annulla (?:la )?(?:tua )?iscrizione|uitschrijven|afmelden|wypisz się|avsluta prenumeration)\b/u,
)
export const ELSEWHERE_READABLE_WORDS = anyOf(
  /\bview (?:this (?:e-?mail|message|newsletter)|it|online)? ?in (?:your|a) (?:web )?browser|\bview in browser|\bview online|\bread online\b|\bonline version\b|\bweb version\b|having trouble (?:viewing|reading)/u,
  /\byou (?:are|'re) (?:receiving|subscribed)|\byou(?:'ve| have) (?:received|been sent|subscribed) (?:to )?this (?:e-?mail|newsletter)? ?because|\bthis (?:e-?mail|newsletter|bulletin|message) (?:was|is|has been) sent to (?:all|you|every)|\bsigned up to (?:our|this)\b|\bour mailing list\b/u,
)
/** Sorts of what newsletters say to many readers. */
export const NEWSLETTER_SIGNS: readonly RegExp[] = [
  /\b(?:newsletter|bulletin|digest|round-?up|headlines?|in this (?:issue|edition)|this (?:week|month)'s|latest (?:news|updates)|\w+ edition)\b/iu,
  /\b(?:book (?:now|your place|today|here)|register (?:now|here|today|your)|sign up|webinar|masterclass|conference|early bird|limited places|tickets?)\b/iu,
  /\b(?:your child|your pupils|your learners|your school|dear (?:all|colleagues?|supporters?|members?|subscribers?|parents?|customers?|readers?))\b/iu,
  /\b(?:read more|find out more|click here|learn more|visit our website|download|have your say|follow us|new posts?)\b/iu,
  LEAVE_WORDS,
  ELSEWHERE_READABLE_WORDS,
]
/** A form on a web page, filled in by a person and sent on by a machine. */
export const FORM_WORDS = anyOf(
  /\b(?:form (?:has been |was )?(?:submi\w+|completed|received)|(?:new|online) (?:enquiry|contact|web ?form|form) (?:form )?(?:submission|received|enquiry)|(?:has |have )?submitted (?:a|an|the) (?:new )?(?:form|enquiry|request|referral)|contact (?:us )?form)\b/u,
)
/** A label and an answer, on one line or on two. Matched on the lines as they stand. */
export const FORM_FIELD =
  /^[ \t*]{0,4}(?:(?:your|full|first|last|parent'?s?|child'?s?|contact|surname) ?name|name|first name|last name|surname|e-?mail(?: address)?|(?:tele)?phone(?: number)?|message|your message|enquiry|comments?|details|tell us more|how can we help\??|what is your (?:enquiry|query)(?: about)?\??|postcode|address|subject|date of birth|relationship(?: to (?:the )?child)?)[ \t*]{0,4}(?:[:：]|\n)/gimu
