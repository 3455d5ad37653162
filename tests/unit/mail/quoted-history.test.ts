import { describe, expect, it } from 'vitest'
import { ownWords } from '#shared/domain/mail/own-words.ts'

const own = 'Thank you. My son still has no school and I am very worried about him.'
const sender = 'SEND Team <send@northam.example>'

/** From, Sent, To and Subject as Outlook names them. */
function header(from: string, sent: string, to: string, subject: string): string {
  return `${from} ${sender}\n${sent}\n${to} Jane\n${subject} RE: our son\n\nWe have your query.`
}

const outlook: readonly (readonly [string, string])[] = [
  ['English', header('From:', 'Sent: 22 November 2026 10:00', 'To:', 'Subject:')],
  ['French', header('De :', 'Envoyé : dimanche 22 novembre 2026 10:00', 'À :', 'Objet :')],
  ['German', header('Von:', 'Gesendet: Sonntag, 22. November 2026 10:00', 'An:', 'Betreff:')],
  ['Spanish', header('De:', 'Enviado: domingo, 22 de noviembre de 2026 10:00', 'Para:', 'Asunto:')],
  ['Portuguese', header('De:', 'Enviada em: domingo, 22 de novembro de 2026 10:00', 'Para:', 'Assunto:')],
  ['Italian', header('Da:', 'Inviato: domenica 22 novembre 2026 10:00', 'A:', 'Oggetto:')],
  ['Dutch', header('Van:', 'Verzonden: zondag 22 november 2026 10:00', 'Aan:', 'Onderwerp:')],
  ['Polish', header('Od:', 'Wysłano: niedziela, 22 listopada 2026 10:00', 'Do:', 'Temat:')],
  ['Czech', header('Od:', 'Odesláno: neděle 22. listopadu 2026 10:00', 'Komu:', 'Předmět:')],
  ['Slovak', header('Od:', 'Odoslané: nedeľa 22. novembra 2026 10:00', 'Komu:', 'Predmet:')],
  ['Hungarian', header('Feladó:', 'Elküldve: 2026. november 22., vasárnap 10:00', 'Címzett:', 'Tárgy:')],
  ['Romanian', header('De la:', 'Trimis: duminică, 22 noiembrie 2026 10:00', 'Către:', 'Subiect:')],
  ['Swedish', header('Från:', 'Skickat: den 22 november 2026 10:00', 'Till:', 'Ämne:')],
  ['Danish and Norwegian', header('Fra:', 'Sendt: 22. november 2026 10:00', 'Til:', 'Emne:')],
  [
    'Finnish',
    header('Lähettäjä:', 'Lähetetty: sunnuntai 22. marraskuuta 2026 10.00', 'Vastaanottaja:', 'Aihe:'),
  ],
  ['Turkish', header('Kimden:', 'Gönderme Tarihi: 22 Kasım 2026 Pazar 10:00', 'Kime:', 'Konu:')],
  ['Russian', header('От:', 'Отправлено: 22 ноября 2026 г. 10:00', 'Кому:', 'Тема:')],
  ['Ukrainian', header('Від:', 'Надіслано: 22 листопада 2026 р. 10:00', 'Кому:', 'Тема:')],
  ['Arabic', header('من:', 'تاريخ الإرسال: 22/نوفمبر/2026 10:00', 'إلى:', 'الموضوع:')],
  ['Hebrew', header('מאת:', 'נשלח: יום ראשון 22 נובמבר 2026 10:00', 'אל:', 'נושא:')],
  ['Urdu', header('منجانب:', 'بھیجا گیا: 22 نومبر 2026 10:00', 'بنام:', 'موضوع:')],
  ['Chinese', header('发件人:', '发送时间: 2026年11月22日 10:00', '收件人:', '主题:')],
  ['Chinese of Taiwan', header('寄件者：', '寄件日期：2026年11月22日 10:00', '收件者：', '主旨：')],
  ['Japanese', header('差出人:', '送信日時: 2026年11月22日 10:00', '宛先:', '件名:')],
  ['Korean', header('보낸 사람:', '보낸 날짜: 2026년 11월 22일 일요일 오전 10:00', '받는 사람:', '제목:')],
  ['Welsh', header('Oddi wrth:', 'Anfonwyd: 22 Tachwedd 2026 10:00', 'At:', 'Pwnc:')],
]

const attributions: readonly (readonly [string, string])[] = [
  ['English', `On Sun, 22 Nov 2026 at 10:00, ${sender} wrote:`],
  ['English, wrapped', 'On Sun, 22 Nov 2026 at 10:00, SEND Team\n<send@northam.example> wrote:'],
  ['French', `Le dim. 22 nov. 2026 à 10:00, ${sender} a écrit :`],
  ['French, wrapped', 'Le dim. 22 nov. 2026 à 10:00, SEND Team de Northam\n<send@northam.example> a écrit :'],
  ['German', `Am So., 22. Nov. 2026 um 10:00 Uhr schrieb ${sender}:`],
  ['German, wrapped', 'Am So., 22. Nov. 2026 um 10:00 Uhr schrieb SEND Team <\nsend@northam.example>:'],
  ['Spanish', 'El dom, 22 nov 2026 a las 10:00, SEND Team (<send@northam.example>) escribió:'],
  ['Spanish, wrapped', 'El dom, 22 nov 2026 a las 10:00, SEND Team (<\nsend@northam.example>) escribió:'],
  ['Portuguese', `Em dom., 22 de nov. de 2026 às 10:00, ${sender} escreveu:`],
  ['Italian', `Il giorno dom 22 nov 2026 alle ore 10:00 ${sender} ha scritto:`],
  ['Dutch', `Op zo 22 nov 2026 om 10:00 schreef ${sender}:`],
  ['Dutch of a Mac', `Op 22-nov.-2026, om 10:00 heeft ${sender} het volgende geschreven:`],
  ['Polish', `niedz., 22 lis 2026 o 10:00 ${sender} napisał(a):`],
  ['Polish, wrapped', `niedz., 22 lis 2026 o 10:00 ${sender}\nnapisał(a):`],
  ['Czech', `ne 22. 11. 2026 v 10:00 odesílatel ${sender} napsal:`],
  ['Slovak', `ne 22. 11. 2026 o 10:00 ${sender} napísal(a):`],
  ['Hungarian', `${sender} ezt írta (időpont: 2026. nov. 22., V, 10:00):`],
  ['Romanian', `În dum., 22 nov. 2026 la 10:00, ${sender} a scris:`],
  ['Swedish', `Den sön 22 nov. 2026 kl 10:00 skrev ${sender}:`],
  ['Norwegian, wrapped', 'søn. 22. nov. 2026 kl. 10:00 skrev SEND Team <send@northam.example\n>:'],
  ['Finnish', `su 22. marrask. 2026 klo 10.00 ${sender} kirjoitti:`],
  ['Turkish', `${sender}, 22 Kas 2026 Paz, 10:00 tarihinde şunu yazdı:`],
  ['Russian, with no verb', `вс, 22 нояб. 2026 г. в 10:00, ${sender}:`],
  ['Ukrainian', `нд, 22 лист. 2026 р. о 10:00 ${sender} пише:`],
  ['Greek', `Στις Κυρ 22 Νοε 2026 στις 10:00 π.μ., ο χρήστης ${sender} έγραψε:`],
  [
    'Arabic, between direction marks',
    `\u202bفي الأحد، 22 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة \u202a${sender}\u202c:\u202c`,
  ],
  ['Hebrew', `בתאריך יום א׳, 22 בנוב׳ 2026 ב-10:00 מאת ${sender}:`],
  ['Persian digits', `در تاریخ یکشنبه ۲۲ نوامبر ۲۰۲۶، ۱۰:۰۰ ${sender} نوشت:`],
  ['Bengali digits', `রবি, ২২ নভে, ২০২৬ তারিখে ১০:০০ AM টায় ${sender} লিখেছেন:`],
  ['Punjabi', `ਐਤ, 22 ਨਵੰ 2026 ਨੂੰ 10:00 AM ਵਜੇ ${sender} ਨੇ ਲਿਖਿਆ:`],
  ['Urdu', '22 نومبر 2026 کو 10:00 پر SEND Team <send@northam.example> نے لکھا:'],
  ['Vietnamese', `Vào CN, 22 thg 11, 2026 vào lúc 10:00 ${sender} đã viết:`],
  ['Chinese', `${sender} 于2026年11月22日周日 10:00写道：`],
  ['Japanese', `2026年11月22日(日) 10:00 ${sender}:`],
  ['Korean', `2026년 11월 22일 (일) 오전 10:00, ${sender}님이 작성:`],
  ['Welsh', `Ar Sul, 22 Tach 2026 am 10:00, ${sender} ysgrifennodd:`],
  ['Yahoo', `On Sunday, 22 November 2026 at 10:00:00 GMT, ${sender} wrote:`],
  ['Spark', `On 22 Nov 2026, 10:00 +0000, ${sender}, wrote:`],
  ['Outlook of a Mac', 'On 22/11/2026, 10:00, "SEND Team" <send@northam.example> wrote:'],
  ['Yandex', '22.11.2026, 10:00, "SEND Team" <send@northam.example>:'],
  ['Zoho', `---- On Sun, 22 Nov 2026 10:00:00 +0000 ${sender} wrote ----`],
  ['older Gmail', `2026-11-22 10:00 GMT+00:00 ${sender}:`],
]

const others: readonly (readonly [string, string])[] = [
  ['a rule of Outlook', `________________________________\n${outlook[0]?.[1] ?? ''}`],
  ['bold marks', header('*From:*', '*Sent:* 22 November 2026 10:00', '*To:*', '*Subject:*')],
  ['Markdown', header('**From:**', '**Sent:** 22 November 2026 10:00', '**To:**', '**Subject:**')],
  ['a converter’s blank lines', header('From:', '\nSent: 22 November 2026 10:00\n', 'To:', '\nSubject:')],
  [
    'a header on one line',
    `From: ${sender} Sent: 22 November 2026 10:00 To: Jane Subject: RE: our son\nhello`,
  ],
  [
    'a header that its mail follows at once',
    `From: ${sender}\nDate: Sunday, 22 November 2026 at 10:00\nTo: Jane\nSubject: Re: x\nhello`,
  ],
  [
    'an address that was wrapped',
    `From: SEND Team\n<send@northam.example>\nSent: 22 November 2026 10:00\nTo: Jane\nSubject: x\n\nhello`,
  ],
  [
    'a list of recipients over lines',
    `From: ${sender}\nSent: 22 November 2026 10:00\nTo: Jane Okafor <jane@example.org>; Sam\n Okafor <sam@example.org>\nSubject: x\n\nhello`,
  ],
  [
    'two labels under a rule',
    '--------------------------------\n\nVon: SEND Team\nGesendet: Sonntag\n\nhallo',
  ],
  [
    'a date first',
    `Date: Sun, 22 Nov 2026 10:00:00 +0000\nSubject: our son\nFrom: ${sender}\nTo: jane@example.org\n\nhello`,
  ],
  [
    'Original Message',
    '-----Original Message-----\nFrom: SEND Team\nSent: 22 November 2026\nTo: Jane\nSubject: x\n\nhello',
  ],
  [
    'Original Message of Proton',
    `‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Sunday, November 22nd, 2026 at 10:00 AM, ${sender} wrote:\n\n> hello`,
  ],
  [
    'Original Message in German',
    `-------- Ursprüngliche Nachricht --------\nVon: ${sender}\nDatum: 22.11.26 10:00 (GMT+01:00)\nAn: Jane\nBetreff: Re: x\n\nhallo`,
  ],
  [
    'Original Message in Danish',
    `-------- Oprindelig besked --------\nFra: ${sender}\nDato: 22.11.2026 10.00\nTil: Jane\nEmne: x\n\nhej`,
  ],
  ['Original Message in Welsh', '----- Neges Wreiddiol -----\n\nhelo'],
  [
    'the particulars of Lotus Notes',
    'SEND Team <send@northam.example>\n22/11/2026 10:00\n\nTo\njane@example.org\ncc\n\nSubject\nRe: x\n\nhello',
  ],
  ['GroupWise', '>>> "SEND Team" <send@northam.example> 22/11/2026 10:00 >>>\nhello'],
  ['bars', 'On 22/11/2026 10:00, SEND Team wrote:\n| hello\n| Jane'],
  ['initials', 'On 22/11/2026 10:00, SEND Team wrote:\nST> hello\nST> Jane'],
  ['marks of several levels', 'On 22/11/2026 10:00, SEND wrote:\n>> older\n> newer\n> >> oldest'],
  ['the line of a ticket system', '##- Please type your reply above this line -##\n\nhello'],
  ['a telephone’s footer and a name', 'Sent from Samsung Mobile\n\n\nSEND Team wrote:\n\nhello'],
  ['a mail that is glued to it', 'On 22/11/2026 at 10:00 AM, "SEND Team"  wrote:Dear Jane\nhello'],
  ['the same in German', '## Bitte gib deine Antwort oberhalb dieser Zeile ein. ##\n\nhallo'],
  ['the same behind quote marks', '> -- REPLY ABOVE THIS LINE --\n\nhello'],
  ['the heading of a forum', '---\n*Previous Replies*\n\nhello'],
  [
    'direction marks in a date',
    'From: SEND Team\nSent: \u200eSunday\u200e, \u200e22\u200e \u200eNovember\u200e \u200e2026 \u200e10\u200e:\u200e00\nTo: Jane\n\nhello',
  ],
  ['nothing but quote marks', '> We have your query.\n> Kind regards'],
]

describe('the history under a reply is left out', () => {
  it.each(outlook)('under the particulars of Outlook in %s', (_, history) => {
    expect(ownWords(`${own}\n\n${history}\n`)).toBe(own)
    expect(ownWords(`${own}\n${history}\n`)).toBe(own)
  })

  it.each(attributions)('with and without quote marks under an attribution: %s', (_, attribution) => {
    expect(ownWords(`${own}\n\n${attribution}\n\n> We have your query.\n`)).toBe(own)
    expect(ownWords(`${own}\n\n${attribution}\n\nWe have your query.\n`)).toBe(own)
  })

  it.each(others)('however else it is announced: %s', (_, history) => {
    expect(ownWords(`${own}\n\n${history}\n`)).toBe(own)
  })

  it('under an attribution that gives no time, where quote marks follow', () => {
    expect(ownWords(`${own}\n\nOn 22 November 2026, SEND Team wrote:\n> We have your query.`)).toBe(own)
  })

  it('from the line on that begins an attribution, not the writer’s line above it', () => {
    const attribution = `pon., 23 lis 2026 o 10:00 ${sender} napisał(a):`
    expect(ownWords(`Spotkanie jest o 9:30\n${attribution}\n\n> hello`)).toBe('Spotkanie jest o 9:30')
  })
})
