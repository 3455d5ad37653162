/** Receipts, recalls, answers to invitations, and the addresses that only machines write from. */
import { anyOf } from './any-of.ts'

export const MACHINE_ADDRESS =
  /^(?:[a-z0-9-]{1,30}[-_.])?(?:(?:do[-_.]?)?no[-_.]?t?[-_.]?reply\w*|do[-_.]?not[-_.]?(?:reply|respond)\w*)(?:[-+_.]|@|$)|^(?:no-?reply[-_.]?\w{1,40}|auto[-_.]?(?:confirm|reply|respond\w*|mailer|message|notification)\w*|notif(?:y|ications?)|[a-z]{1,20}-notification|automated\w*|alerts?|system|robot|bot|quarantine|bulletins?|newsletters?|mailings?)(?:[-+_.]|@|$)/iu

/** Subjects of receipts, recalls and answers to invitations. */
export const RECEIPT_SUBJECT = anyOf(
  /^(?:read|not read|gelesen|ungelesen|nicht gelesen|lu|non lu|leído|no leído|lido|lida|não lido|letto|non letto|gelezen|niet gelezen|läst|oläst|lest|læst|luettu|przeczytano|nie przeczytano|přečteno|prečítané|elolvasva|okundu|citit|wedi'i ddarllen|прочитано|не прочитано|διαβάστηκε|已读|既読|開封済み|읽음|deleted|delivered|relayed|expanded|zugestellt|remis|recall|message recall \w{1,20})\s?[:：]/u,
  /^(?:read[- ]receipt|return[- ]receipt|disposition notification|lesebestätigung|empfangsbestätigung|accusé de lecture|confirmation de lecture|confirmación de lectura|conferma di lettura|leesbevestiging|läskvitto|kvittering|potwierdzenie przeczytania)(?:\s|[:：]|$)/u,
)
export const CALENDAR_ANSWER_SUBJECT =
  /^(?:accepted|declined|tentative(?:ly accepted)?|akzeptiert|angenommen|zugesagt|abgelehnt|abgesagt|mit vorbehalt|vorläufig(?: zugesagt)?|accepté|refusé|provisoire|aceptad[ao]|rechazad[ao]|provisional|aceite|recusad[ao]|accettat[oa]|rifiutat[oa]|provvisorio|geaccepteerd|geweigerd|voorlopig|accepterat|avböjt|preliminärt|godtatt|avslått|accepteret|afvist|hyväksytty|hylätty|zaakceptowano|odrzucono|wstępnie zaakceptowano|przyjęte|derbyniwyd|gwrthodwyd|принято|отклонено|прийнято|відхилено)(?: (?:invitation|uitnodiging))?\s?[:：]/iu
export const RECEIPT_WORDS = anyOf(
  /\bwas (?:read|deleted without being read|displayed|opened)\b.{0,40}\bon\b|this is a (?:return |read )?receipt\b|would like to recall the message|\bcould (?:not )?be recalled\b|\b(?:has|have) been recalled\b|message recall report/u,
  /your message .{0,300} (?:was read|has been read)|no guarantee that the message has been read/u,
  /wurde gelesen|ungelesen gelöscht|a été lu|se ha leído|fue leído|foi lid[ao]|è stato letto|is gelezen|lästes|blev læst|została (?:przeczytana|usunięta bez)|было прочитано/u,
)
export const CALENDAR_ANSWER_WORDS =
  /\bhas (?:tentatively )?(?:accepted|declined|replied "?maybe"? to)\b.{0,60}\b(?:this (?:invitation|event|meeting)|invitation)/iu
/** Links to a letter that can only be read elsewhere: a person's, although a machine carries it. */
export const SECURE_MESSAGE_WORDS = anyOf(
  /(?:egress|purview|office 365 message encryption|protected message|encrypted (?:message|e-?mail)|secure (?:message|e-?mail)|zivver|mimecast secure|cjsm|proofpoint encrypt)[\s\S]{0,400}(?:read|open|view|access|sign in|click)/u,
  /\b(?:has )?shared (?:an? |the following )?(?:item|file|folder|document)s? (?:with you|:)|\bshared the following (?:item|file|folder|document)/u,
)
