/**
 * How to get an interpreter, in the writer's language: for the acknowledgement of a mail whose writer seems to need one. The
 * languages are those that most pupils of schools in England speak at home besides English (Department for Education, "Schools,
 * pupils and their characteristics") and others that councils book most. Each says one thing: an interpreter is free; answer this
 * email with the word INTERPRETER. The word stays English, so that triage finds it in the answer.
 */
import type { LetterBlock } from './letter.ts'

const lines: Readonly<Record<string, string>> = {
  ar: 'هل تحتاج إلى مترجم؟ هذه الخدمة مجانية. أجب على هذه الرسالة بكلمة INTERPRETER.',
  bg: 'Нуждаете ли се от преводач? Услугата е безплатна. Отговорете на този имейл с думата INTERPRETER.',
  bn: 'আপনার কি দোভাষী দরকার? এই সেবা বিনামূল্যে। এই ইমেইলের উত্তরে INTERPRETER শব্দটি লিখুন।',
  es: '¿Necesita un intérprete? El servicio es gratuito. Responda a este correo con la palabra INTERPRETER.',
  fa: 'آیا به مترجم نیاز دارید؟ این خدمت رایگان است. در پاسخ به این ایمیل کلمه INTERPRETER را بنویسید.',
  fr: 'Avez-vous besoin d’un interprète ? Ce service est gratuit. Répondez à cet e-mail avec le mot INTERPRETER.',
  gu: 'શું તમને દુભાષિયાની જરૂર છે? આ સેવા મફત છે. આ ઇમેઇલના જવાબમાં INTERPRETER શબ્દ લખો.',
  hi: 'क्या आपको दुभाषिये की ज़रूरत है? यह सेवा मुफ़्त है। इस ईमेल के जवाब में INTERPRETER शब्द लिखें।',
  it: 'Ha bisogno di un interprete? Il servizio è gratuito. Risponda a questa e-mail con la parola INTERPRETER.',
  lt: 'Ar jums reikia vertėjo? Paslauga nemokama. Atsakykite į šį el. laišką žodžiu INTERPRETER.',
  pa: 'ਕੀ ਤੁਹਾਨੂੰ ਦੁਭਾਸ਼ੀਏ ਦੀ ਲੋੜ ਹੈ? ਇਹ ਸੇਵਾ ਮੁਫ਼ਤ ਹੈ। ਇਸ ਈਮੇਲ ਦੇ ਜਵਾਬ ਵਿੱਚ INTERPRETER ਸ਼ਬਦ ਲਿਖੋ।',
  pl: 'Czy potrzebują Państwo tłumacza? Usługa jest bezpłatna. Proszę odpowiedzieć na ten e-mail słowem INTERPRETER.',
  pt: 'Precisa de um intérprete? O serviço é gratuito. Responda a este e-mail com a palavra INTERPRETER.',
  ro: 'Aveți nevoie de un interpret? Serviciul este gratuit. Răspundeți la acest e-mail cu cuvântul INTERPRETER.',
  ru: 'Вам нужен переводчик? Услуга бесплатная. Ответьте на это письмо словом INTERPRETER.',
  so: 'Ma u baahan tahay turjubaan? Adeeggu waa bilaash. Ku jawaab iimaylkan ereyga INTERPRETER.',
  ta: 'உங்களுக்கு மொழிபெயர்ப்பாளர் தேவையா? இந்தச் சேவை இலவசம். இந்த மின்னஞ்சலுக்கு INTERPRETER என்ற சொல்லுடன் பதிலளிக்கவும்.',
  tr: 'Tercümana ihtiyacınız var mı? Bu hizmet ücretsizdir. Bu e-postayı INTERPRETER kelimesiyle yanıtlayın.',
  uk: 'Вам потрібен перекладач? Послуга безкоштовна. Дайте відповідь на цей лист словом INTERPRETER.',
  ur: 'کیا آپ کو ترجمان کی ضرورت ہے؟ یہ سہولت مفت ہے۔ اس ای میل کے جواب میں INTERPRETER لکھیں۔',
  zh: '您需要口译员吗？此服务免费。请回复本邮件并写上 INTERPRETER。',
}

const rightToLeft: readonly string[] = ['ar', 'fa', 'ur']

/** Languages that a writer is told in, as ISO 639-1 codes. */
export const languagesWithALine: readonly string[] = Object.keys(lines)

/** The line in their language where we have one, then the same in English: for whoever helps them to read. */
export function interpreterLines(language: string | null): LetterBlock[] {
  const line = language === null || !Object.hasOwn(lines, language) ? undefined : lines[language]
  const english: LetterBlock = {
    type: 'paragraph',
    text: 'Do you need an interpreter? It is free. Reply to this email with the word INTERPRETER.',
  }
  if (language === null || line === undefined) return [english]
  const direction = rightToLeft.includes(language) ? 'rtl' : 'ltr'
  return [{ type: 'in-language', language, direction, text: line }, english]
}
