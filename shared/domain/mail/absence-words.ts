/** How people's mail programs say that they are away, or gone, in the languages of the councils' correspondents. */
import { anyOf } from './any-of.ts'

/** Subjects that mail programs give to automatic answers. */
export const AUTO_REPLY_SUBJECT = anyOf(
  /^\W{0,3}auto(?:matic|mated|matische?|matisk\w*)?[ :_-]{0,2}(?:repl(?:y|ies)|response|respond\w*|antwo?o?rd?t?|antwort|svar|acknowledge?ment|email)\b/u,
  /^\W{0,3}auto(?:reply|response|respons|responder|resp|svar)?\s?[:：]/u,
  /^\W{0,3}(?:out[- ]?of[- ]?(?:the[- ])?(?:office|school)|ooo\b|oof\b|away (?:from|message|notification|until)|vacation (?:reply|message|response|notice|auto)|on vacation\b|on (?:annual|maternity|paternity|sick|study|parental) leave\b|(?:annual|maternity|paternity|sick|parental|study) leave\b\s?(?:[:：-]|re:|until|from)|holiday (?:reply|message|notice)\b|not in the office)/u,
  // Two patterns that end a subject: of Notes, and of GroupWise.
  /^.{1,120}\bis (?:out of the office|on (?:annual |maternity |sick |paternity )?leave|away from the office)\b/u,
  /\((?:out of (?:the )?office|automatic (?:response|reply)|auto[- ]?(?:reply|response))\)\s{0,3}$|[-–:|] ?auto(?:matic|mated)?[- ]?(?:response|reply|acknowledge?ment)\s{0,3}$/u,
  // Welsh
  /^\W{0,3}(?:y?mateb awtomatig|ateb awtomatig|allan o'r swyddfa|neges awtomatig|ar wyliau)/u,
  // German, Dutch, the Nordic languages, Finnish
  /^\W{0,3}(?:abwesenheit\w*|abwesend|automatische (?:antwort|rückmeldung|e-?mail-?antwort)|autom\. antwort|automatisch antwoord|afwezig\w*|buiten kantoor|autosvar|automatiskt? svar|frånvaro\w*|fraværs\w*|ikke til stede|ej på kontoret|automaattinen (?:vastaus|poissaolo)|poissaolo)/u,
  // French, Spanish, Portuguese, Italian, Romanian
  /^\W{0,3}(?:réponse automatique|message d'absence|absence du bureau|absent du bureau|respuesta automática|fuera de (?:la )?oficina|resposta automática|ausência|fora do escritório|risposta automatica|fuori (?:sede|ufficio)|răspuns automat|mesaj automat|în concediu)/u,
  // Polish, Czech, Slovak, Hungarian, Turkish, Albanian, Lithuanian
  /^\W{0,3}(?:automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|nieobecność|automatická odpov\w*|automatikus (?:válasz|e-?mail)|házon kívül|otomatik (?:yanıt|cevap)|ofis dışında|përgjigje automatike|automatinis atsakymas)/u,
  // Russian, Ukrainian, Bulgarian, Greek
  /^\W{0,3}(?:автоматич\S{0,6} (?:ответ|відповідь|отговор)|автоответ\S{0,4}|автовідповідь|αυτόματη απάντηση|εκτός γραφείου)/u,
  // Chinese, Japanese, Korean, Arabic, Urdu, Persian, Hebrew
  /^\W{0,3}(?:自动(?:答复|回复)|自動(?:回覆|回復|返信|応答)|不在(?:通知|のお知らせ)|외출|자동 ?(?:회신|응답)|부재중|رد تلقائي|الرد التلقائي|خودکار جواب|پاسخ خودکار|תשובה אוטומטית|מענה אוטומטי)/u,
)

/** Somebody is away, part-time, or gone: said of oneself or of one who left, in the present or for a time. */
export const ABSENCE_WORDS = anyOf(
  /\bi(?:'m| am| will be|'ll be| shall be) (?:currently |now |presently |also |still |afraid )?(?:out of (?:the |my )?office|away|on (?:\w{1,12} ){0,5}leave\b|on (?:annual |a |maternity |paternity |parental |sick |special |study |compassionate |bereavement |family |shared |unpaid |long[- ]term |half[- ]term )*(?:leave|holidays?|vacation|sabbatical|training|business)|not (?:in|working|available|at work|in work|in the office|checking)|unavailable|off (?:sick|work|until|on)|attending|teaching|in (?:class|lessons)|without access|working (?:offshore|abroad|away|part[- ]time)|in (?:meetings|training|court|a tribunal hearing) (?:all|until|today|this))/u,
  /\b(?:currently|presently) (?:away|out of (?:the )?office|on (?:\w{1,12} )?leave|unavailable)\b/u,
  /\b(?:please note,? )?(?:that )?(?:i work|i do not work|i don't work|i only work|i am part[- ]time|my (?:normal |usual )?working (?:days|hours|pattern))\b/u,
  // Pupils leave schools too: of others, only what is said of people at work.
  /\bi have (?:now )?left\b|\bhas (?:now )?(?:left|retired from|moved on from) (?:the )?(?:\w{1,20} )?(?:council|organisation|organization|company|team|trust|practice|service|authority|department|employment)\b/u,
  /\bno longer (?:works?|working|employed|monitored|in use|active|checked)\b/u,
  /\bout of (?:the )?office (?:until|from|on|and|with|at|reply|message|today|this week|till)/u,
  /(?:am|be) (?:back|returning|returned) (?:in (?:the )?office|at work|to work|to the office|on|in)\b/u,
  /\b(?:return|returning|back) (?:to (?:the office|work)|in (?:the )?office|at my desk)?\s?(?:on|by)\b/u,
  /\bon my return\b|\bwhen i (?:am (?:back|next in)|return|get back)\b|\bupon (?:my )?return\b|\bnext working day\b/u,
  /\bwill not be able to (?:reply|respond|read|check|answer)\b/u,
  /\blimited (?:or no )?access to (?:my )?e-?mails?|\bno access to (?:my )?e-?mails?/u,
  /\b(?:(?:the|our) (?:office|centre|surgery|service|team|nursery|college|school office)|we|school|our school) (?:is|are|will be) (?:now )?closed (?:for|until|from|on|over|at)/u,
  // Welsh
  /\b(?:rydw i|rwy'n|rwyf|dwi|byddaf|fydda i) (?:allan|ar wyliau|i ffwrdd|yn ôl|ddim yn y swyddfa)|nid wyf yn y swyddfa|dychwelaf|nad ydw i yn y swyddfa|allan o'r swyddfa/u,
  // French
  /\b(?:je suis|je serai) (?:actuellement |en ce moment )?(?:absente?|en congés?|en vacances|en déplacement|en formation|indisponible|de retour|hors du bureau)|absente? du bureau|de retour (?:au bureau )?(?:le|à partir)/u,
  // German
  /\b(?:ich )?bin (?:ich )?(?:derzeit |momentan |zurzeit |vom |bis |ab |am |wieder |erst )[^.!?]{0,60}(?:nicht (?:im|am)|abwesend|im urlaub|büro|erreichbar|zurück|außer haus)|(?:nicht im (?:büro|haus|dienst)|im urlaub|abwesend|außer haus)\b|(?:e-?mails?|nachricht) (?:wird|werden) nicht weitergeleitet/u,
  // Spanish, Portuguese, Italian, Romanian
  /\b(?:estoy|estaré|me encuentro) (?:fuera|ausente|de vacaciones|de baja|de permiso)|\b(?:estou|estarei) (?:ausente|fora|de férias|de licença)|\b(?:sono|sarò) (?:assente|fuori|in ferie|in vacanza)|\bsunt (?:plecat\w?|în concediu|în vacanță)|în concediu până/u,
  // Dutch, Swedish, Danish, Norwegian, Finnish
  /\bik ben (?:momenteel |op dit moment )?(?:afwezig|niet aanwezig|op vakantie|met verlof|weer)|\bjag är (?:ledig|inte på|på semester|borta|föräldraledig|tillbaka|åter)|\bjeg er (?:ikke (?:på|til)|på ferie|bortrejst|ute av|borte|tilbage|tilbake|fraværende)|\b(?:olen|palaan) (?:lomalla|poissa|vuosilomalla|töihin|takaisin)/u,
  // Polish, Czech, Slovak, Hungarian
  /(?:jestem|przebywam|będę) (?:obecnie |aktualnie )?(?:na urlopie|nieobecn\w*|poza biurem|na zwolnieniu|na szkoleniu)|nie ma mnie w (?:biurze|pracy)|(?:jsem|budu) (?:mimo kancelář|na dovolené|nepřítom\w+)|(?:som|budem) (?:mimo kancelári\w?|na dovolenke)|szabadságon (?:vagyok|leszek)|nem vagyok (?:az irod|elérhető)/u,
  // Turkish, Albanian, Lithuanian
  /izindeyim|izinliyim|izinde olacağım|ofis dışındayım|ofiste (?:değilim|olmayacağım)|jam me pushime|atostogauju/u,
  // Russian, Ukrainian, Bulgarian, Greek
  /(?:я (?:нахожусь )?в отпуске|нахожусь в отпуске|я отсутствую|не на работе|буду отсутствовать|у відпустці|мене не буде в офісі|в отпуск съм|σε άδεια|εκτός γραφείου)/u,
  // Chinese, Japanese, Korean, Arabic, Urdu
  /(?:正在休假|休假中|不在办公室|外出中|休暇(?:を|中|いただ)|不在(?:に|と)し|出張中|휴가(?: ?중)?(?:입니다|이며|를)|부재중|في إجازة|خارج المكتب|چھٹی پر)/u,
)

/** Whom to turn to while somebody is away, or gone. */
export const ELSEWHERE_WORDS = anyOf(
  /(?:urgent|immediate|emergency|in (?:my|her|his|their|the) absence|in the meantime|meanwhile|instead|alternatively|assistance|anything|queries)[^.!?]{0,120}\b(?:contact|e-?mail|call|ring|speak|phone|telephone|forward|write to|direct|redirect|text)\b/u,
  /\b(?:contact|e-?mail|call|ring|speak (?:to|with)|phone|redirect|direct|forward|send)\b[^.!?]{0,120}(?:in (?:my|her|his|their|the) absence|instead|urgent|meantime|enquir|quer|emails? to|message to|@)/u,
  /\b(?:is|are|will be) (?:picking up|covering|looking after|dealing with|monitoring)\b[^.!?]{0,80}\b(?:my|cases|caseload|emails|inbox|work|absence)\b/u,
  /\b(?:os yw'n|yn fy absenoldeb|cysylltwch â|pour toute urgence|en cas d'urgence|merci de contacter|in dringenden fällen|wenden sie sich|para asuntos urgentes|em caso de urgência|per urgenze|in caso di urgenza|w pilnych sprawach|w sprawach pilnych|proszę (?:o kontakt|dzwonić|kontaktować)|bij spoed|vid brådskande|ved hastesager|sürgős|по срочным|у термінових)/u,
)
