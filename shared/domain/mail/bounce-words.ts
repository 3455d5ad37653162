/** How mail systems say that a mail did not arrive, or not yet. */
import { anyOf } from './any-of.ts'

/** Subjects that mail servers give to bounces and delays. */
export const BOUNCE_SUBJECT = anyOf(
  /^\W{0,3}(?:re: )?(?:\[?postmaster\]?:? )?(?:e-?mail |message )?delivery (?:status notification|failure|failed|report|error|delayed|unsuccessful|has failed|notification|problem|incomplete)/u,
  /^\W{0,3}(?:undeliver(?:able|ed)|non[- ]?deliver(?:able|y)|mail delivery (?:failed|failure|error|status|problem|system|delayed|warning)|mail (?:system error|could not be delivered|not delivered|undeliverable|failure|status report)|failure notice|failed (?:delivery|mail|to deliver)|returned mail|return(?:ed|ing) (?:to sender|message)|returned e?-?mail)/u,
  /^\W{0,3}(?:your )?(?:message|e-?mail|mail)(?: to \S{1,100})? (?:delivery (?:failure|failed|delayed)|could not be delivered|(?:was |is )?undeliverable|(?:was |were )?not delivered|wasn't delivered|status|delayed|you sent blocked|(?:was |has been |automatically )?(?:rejected|blocked|refused|bounced))/u,
  /^\W{0,3}(?:automatically rejected|warning: (?:message|could not send|.{0,60} (?:delayed|still))|could not (?:deliver|send)|unable to deliver|user unknown|rejected:? |e-?mail (?:rejected|returned|not delivered)|\{?mail\}? returned|mailbox (?:full|unavailable)|sendmail bounce|permanent delivery|considered unsolicited|spam(?: message)? (?:rejected|blocked)|there was an error sending your mail|bounce|postmaster notify|complaint about message from \d|you \S{1,100} are not member)/u,
  /[:：]\s?(?:non remis\b|unzustellbar|undeliverable)|\((?:delivery fail\w*|undeliverable)/u,
  // German, Dutch, the Nordic languages, Finnish
  /^\W{0,3}(?:unzustellbar|nicht zustellbar|mail ?zustellung|rückläufer|zustellung fehlgeschlagen|benachricht(?:ig)?ung (?:zum|über den) (?:übermittlungsstatus|zustellstatus)|onbestelbaar|niet bezorgd|kan inte levereras|ej levererat|gick inte att leverera|kunne ikke leveres|kan ikke leveres|ulevert|toimittamaton|toimitus epäonnistui)/u,
  // French, Spanish, Portuguese, Italian, Romanian, Welsh
  /^\W{0,3}(?:non remis|échec de (?:la )?remise|message non distribué|non délivré|non distribuable|impossible de remettre|demande de notification de remise|notification d'état de remise|no se (?:puede|pudo) entregar|no entregado|mensaje no entregado|correo devuelto|notificación de(?:l)? estado|informe de no entrega|não (?:entregue|foi possível entregar)|não é possível entregar|falha na entrega|non recapitabile|mancato recapito|mancata consegna|impossibile recapitare|notifica(?:ção|zione) (?:sobre o estado|sullo stato|di mancat)|nelivrat|heb ei (?:h)?anfon|ni ellir danfon)/u,
  // Polish, Czech, Slovak, Hungarian, Turkish, Russian, Ukrainian, Greek
  /^\W{0,3}(?:niedostarczon[ay]|nie można dostarczyć|nie dostarczono|zwrot wiadomości|nedoručiteln\w{1,3}|nedoručen\w{1,3}|kézbesíthetetlen|teslim edilemedi|недоставлен|не доставлено|невозможно доставить|не удалось доставить|δεν παραδόθηκε|αποτυχία παράδοσης)/u,
  // Japanese, Chinese, Korean, Urdu
  /^\W{0,3}(?:配信(?:不能|できません)|配達不能|メールエラー|エラーメール|メールを?(?:配信|送信)できませんでした|未送达|退信|无法投递|無法傳遞|传递失败|배달할 수 없|반송|نہیں پہنچ)/u,
)

/** Local parts that only mail systems write from. */
export const MAILER_ADDRESS =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|daemon|mdaemon|mmdf|bounces?|undeliver\w*|microsoftexchange[0-9a-f]{16,})(?:[-+_.=]|@|$)/iu
export const POSTMASTER_ADDRESS =
  /^(?:post[-_.]?master|mail[-_.]?(?:admin|master|service)|administrator|root|system[-_.]?administrator|mail[-_.]?delivery\w*|mds|microsoftexchange\w*|email[-_.]?security)(?:\\?[-+_.@]|@|$)/iu
export const LIST_SOFTWARE_ADDRESS =
  /^(?:majordomo|listserv|listproc|sympa|owner-[^@]{1,60}|[^@]{1,60}-(?:bounces|owner|admin|request))(?:[+]|@)/iu
export const MAILER_NAME =
  /^(?:mail(?:er)?[- ]?(?:delivery|daemon)|mail delivery (?:sub)?system|mail system|postmaster|system administrator|microsoft (?:exchange|outlook)$|internet mail delivery|sistema de correo)/iu

/** What the body of a bounce says. */
export const BOUNCE_WORDS = anyOf(
  /could not be delivered|couldn't be delivered|(?:was|is|were|been) undeliverable|undeliverable (?:to|mail|message)|not be delivered|(?:was|is|has) not (?:yet )?(?:been )?delivered|wasn't (?:able to be )?delivered|wasn't able to deliver|unable to (?:deliver|relay|send)|failed to deliver/u,
  /delivery (?:to the following|has failed|failed|status|attempts?|of your message|of (?:this )?e?-?mail to)|permanent(?:ly)? (?:fatal )?(?:error|failure|failed)|the following address(?:es)?|following recipients?/u,
  /user unknown|unknown user|no such (?:user|person|mailbox|recipient)|not a valid (?:user|mailbox|recipient|address)|(?:user|recipient|address|account|mailbox)(?: address)? (?:is )?(?:unknown|not found|rejected|does(?: no|n')t exist|unavailable|disabled|full|over quota|has been (?:suspended|closed|disabled))/u,
  /mailbox (?:is )?(?:full|unavailable|exceeded)|quota exceeded|exceeded .{0,20}quota|host (?:unknown|not found)|domain (?:name )?(?:not found|does not exist)/u,
  /transcript of session|returned (?:to sender|mail|unopened|message)|message (?:was |has been |is )?(?:automatically )?(?:rejected|returned|delayed|bounced|blocked|refused)|rejected (?:your|the) message|was blocked by (?:our|the) (?:mail|e-?mail|security) (?:policy|filter|gateway)/u,
  /will (?:be retried|continue to|keep) (?:for|try|attempt)|temporarily (?:unable|deferred)|(?:\b5\d\d[ -]#?5\.\d\.\d{1,3}|\bstatus: [45]\.\d\.\d)|"notificationtype"\s?:\s?"(?:bounce|complaint|delivery)"|smtp error|diagnostic[- ]code|reporting-mta|final-recipient/u,
  /(?:not allowed|permission|not authori[sz]ed) to (?:post|send) to (?:this|the) (?:mailing list|list|group|recipient)|not a member of this mailing list|do(?:es)? not have permission to send/u,
  /konnte nicht zugestellt|nicht zugestellt werden|n'a pas (?:pu (?:être|etre)|été) (?:remis|distribu|livr|délivr|delivr)|no (?:se )?(?:ha podido|pudo|puede) (?:ser )?entreg|não (?:pôde|foi possível) (?:ser )?entreg|non (?:è stato|può essere) (?:possibile )?(?:recapit|consegn)|nie (?:mogła|została|można) (?:zostać )?(?:dostarcz|doręcz)|kon niet worden (?:bezorgd|afgeleverd)|kunde inte levereras|nem (?:lehetett|sikerült) kézbesíteni|nelze doručit|teslim edilemedi/u,
  /не (?:может быть|было|удалось) достав|配信できません|送信できませんでした|見つかりません|無法(?:投遞|傳送)|无法(?:投递|送达)/u,
)

/** A refusal by a filter or a list, whatever the form of the mail. */
export const REFUSAL_WORDS =
  /(?:automatically |been |was )(?:rejected|refused)|message (?:was )?(?:rejected|refused)|quota exceeded|could not be delivered/iu

/** What only mail software writes about a failure. Matched on the lines as they stand. */
export const SMTP_WORDS =
  /\b[245]\.\d{1,3}\.\d{1,3}\b|\b(?:4[2-5]|5[0-7])\d[ -]|\bsmtp\b|"notificationtype"|\besmtp\b|\bmx\b|postmaster|mail (?:server|system)|mailer-daemon|recipient'?s? (?:address|mailbox|server)|\breceived: from\b|^[ \t]{0,20}<?[^\s@<>]{1,64}@[^\s@<>]{1,200}>?[ \t]{0,5}:?[ \t]{0,5}$/imu
