/**
 * The labels that mail clients put before the particulars of a mail that they quote or forward (`From:`, `Gesendet:`), in the
 * languages that mail to an English council is written in.
 */

export type MessageLabel = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject' | 'other'

/** `sent` is said by clients alone; `date` heads a letter too, and so proves less. */
const WORDS: Readonly<Record<MessageLabel, string>> = {
  from: 'from|de|von|van|od|da|från|fra|oddi wrth|gan|от|від|від кого|от кого|από|kimden|gönderen|expéditeur|de la|expeditor|expeditorul|feladó|lähettäjä|mittente|nadawca|remitente|remetente|afzender|absender|avsändare|avsender|afsender|odesílatel|odosielateľ|šalje|pošiljatelj|saatja|sūtītājs|siuntėjas|nuo|отправитель|відправник|подател|发件人|寄件者|寄件人|差出人|送信元|送信者|보낸 사람|보낸사람|من|المرسل|منجانب|از|מאת|từ|người gửi|ਵੱਲੋਂ',
  sent: 'sent|sent on|sent at|date sent|envoyé|envoyé le|gesendet|gesendet am|verzonden|verstuurd|wysłano|wysłane|inviato|enviado|enviado el|enviada em|enviada|skickat|sendt|anfonwyd|отправлено|отправлен|надіслано|trimis|gönderilme|gönderme tarihi|gönderildi|gönderilen|odesláno|odoslané|odoslaná|elküldve|küldve|lähetetty|poslano|saadetud|απεστάλη|στάλθηκε|发送时间|寄件日期|傳送時間|送信日時|보낸 날짜|보낸날짜|تاريخ الإرسال|تم الإرسال|أرسلت|بھیجا گیا|נשלח|đã gửi',
  date: 'date|datum|data|dato|dyddiad|dátum|päivämäärä|päiväys|дата|fecha|tarih|dată|datą|datums|ημερομηνία|日期|日付|日時|날짜|تاریخ|التاريخ|تاريخ|תאריך|ngày|message du|kuupäev|wann|när',
  to: 'to|à|an|aan|do|a|para|till|til|at|i|кому|até|către|kime|destinataire|destinatario|destinatário|destinatarul|adresat|pour|prima|pre|komu|címzett|vastaanottaja|за|kellele|saaja|προς|收件人|收件者|宛先|送信先|받는 사람|받는사람|إلى|المستلم|بنام|אל|đến|tới|ਨੂੰ',
  cc: 'cc|bcc|cc:|kopie|kopie (cc)|kopia|kópia|kopio|kopi|copie|copie à|copy|copia|cópia|másolat|másolatot kap|dw|do wiadomości|bilgi|копия|копія|kopija|koopia|κοιν|抄送|副本|참조|نسخة|عותק|עותק|cóp',
  subject:
    'subject|objet|betreff|onderwerp|temat|oggetto|asunto|assunto|ämne|emne|pwnc|testun|тема|subiect|subiectul|konu|tárgy|aihe|sujet|předmět|predmet|naslov|teema|tēma|θέμα|主题|主旨|件名|제목|الموضوع|موضوع|נושא|chủ đề|onder werp|ਵਿਸ਼ਾ',
  other:
    'reply-to|reply to|risposta|répondre à|antwort an|odpowiedz do|responder a|importance|priority|attachments|attachment|anlagen|bijlagen|wichtigkeit|znaczenie|sensitivity|when|where|organizer|required attendees|required attendee|mailed-by|signed-by|resent-from|resent-to|resent-date|x-mailer|organization|ämnen',
}

const LABELS = new Map<string, MessageLabel>(
  (['from', 'sent', 'date', 'to', 'cc', 'subject', 'other'] as const).flatMap(label =>
    WORDS[label].split('|').map((word): [string, MessageLabel] => [keyOf(word), label]),
  ),
)
const LONGEST_LABEL = 24

function keyOf(word: string): string {
  // U+0307 is what lower case leaves of a Turkish capital İ.
  return word.replaceAll('*', '').replaceAll(/\s+/g, ' ').trim().toLowerCase().replaceAll('\u0307', '')
}

export interface Labelled {
  readonly label: MessageLabel
  readonly value: string
}

/** The label that the line begins with and what stands after it; null where it begins with none. */
export function labelledLine(line: string): Labelled | null {
  const head = line.slice(0, LONGEST_LABEL + 6)
  const colon = head.search(/[:：]/)
  if (colon < 1) return null
  const label = LABELS.get(keyOf(head.slice(0, colon)))
  if (label === undefined) return null
  return {
    label,
    value: line
      .slice(colon + 1)
      .replaceAll('*', '')
      .trim(),
  }
}

function literal(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** Glued to a digit or a bracket is a label still: `GMT+1Subject:`; glued to a small letter it is the end of a word. */
const WITHIN_LINE = new RegExp(
  String.raw`(?<!\p{Ll})(?:${[...LABELS.keys()]
    .filter(word => LABELS.get(word) !== 'other')
    .flatMap(word => [
      word.charAt(0).toUpperCase() + word.slice(1),
      ...(word.length === 2 ? [word.toUpperCase()] : []),
    ])
    .sort((one, other) => other.length - one.length)
    .map(literal)
    .join('|')})[ ]?[:：]`,
  'gu',
)

/** All labels of a line that a converter ran together, in their order. Looks at its first 1,500 characters. */
export function labelsWithin(line: string): Labelled[] {
  const text = line.slice(0, 1_500).replaceAll('*', '')
  const found = [...text.matchAll(WITHIN_LINE)]
  return found.flatMap((match, index) => {
    const label = LABELS.get(keyOf(match[0].replace(/[:：]$/, '')))
    if (label === undefined) return []
    return [{ label, value: text.slice(match.index + match[0].length, found[index + 1]?.index).trim() }]
  })
}
