import { describe, expect, it } from 'vitest'
import { languagesWithALine } from '#shared/domain/letters/interpreter-lines.ts'
import { findLanguage } from '#shared/domain/triage/language.ts'
import { readWriting } from '#shared/domain/triage/writing.ts'

function languageOf(text: string, forwarded: string | null = null) {
  const writing = readWriting({
    subject: '',
    ownWords: text,
    forwarded: forwarded === null ? null : { from: { name: '', address: '' }, text: forwarded },
  })
  return findLanguage(writing.own, writing.forwarded, writing.sentences)
}

/** One mail in each language that is met in its own words. */
const mails: Readonly<Record<string, string>> = {
  ar: 'ابني ليس لديه مدرسة منذ شهرين. أرجو المساعدة.',
  bg: 'Моля, помогнете ми. Детето ми няма училище от септември.',
  bn: 'আমার ছেলের দুই মাস ধরে কোনো স্কুল নেই। দয়া করে সাহায্য করুন।',
  es: 'Buenos días, mi hijo no tiene escuela desde septiembre. Necesito ayuda, por favor.',
  fa: 'پسر من از ماه گذشته به مدرسه نمی‌رود. لطفا کمک کنید.',
  fr: 'Bonjour, mon fils est à la maison depuis septembre et je ne sais pas qui appeler. Merci de votre aide.',
  gu: 'મારા દીકરાને બે મહિનાથી શાળા નથી. કૃપા કરીને મદદ કરો.',
  hi: 'मेरे बेटे के पास दो महीने से कोई स्कूल नहीं है।',
  it: 'Buongiorno, mio figlio è a casa da settembre e non ha una scuola. Ho bisogno di aiuto, grazie.',
  lt: 'Laba diena, mano sūnus neturi mokyklos. Man labai reikia pagalbos, ačiū.',
  pa: 'ਮੇਰੇ ਪੁੱਤਰ ਕੋਲ ਦੋ ਮਹੀਨਿਆਂ ਤੋਂ ਕੋਈ ਸਕੂਲ ਨਹੀਂ ਹੈ।',
  pl: 'Dzień dobry, mój syn nie chodzi do szkoły od września. Proszę o pomoc.',
  pt: 'Bom dia, o meu filho não tem escola desde setembro. Preciso de ajuda, por favor.',
  ro: 'Bună ziua, copilul meu nu are școală din septembrie. Vă rog să ne ajutați, mulțumesc.',
  ru: 'Здравствуйте, мой сын уже два месяца не ходит в школу. Помогите, пожалуйста.',
  so: 'Salaan, wiilkaygu ma haysto iskuul. Fadlan waxaan u baahanahay caawin oo degdeg ah.',
  ta: 'என் மகனுக்கு இரண்டு மாதங்களாக பள்ளி இல்லை.',
  tr: 'Merhaba, oğlum eylülden beri okula gitmiyor. Bu konuda çok yardım lazım, lütfen, teşekkürler.',
  uk: 'Добрий день, мій син не ходить до школи з вересня. Допоможіть, будь ласка.',
  ur: 'میرے بیٹے کے پاس دو مہینے سے کوئی اسکول نہیں ہے۔ مدد کریں۔',
  zh: '我的儿子两个月没有上学了。请帮助我们。',
}

describe('the language of a mail', () => {
  it('has an example for every language that a letter speaks', () => {
    expect(Object.keys(mails).sort()).toEqual([...languagesWithALine].sort())
  })

  it.each(Object.entries(mails))('is told to be %s, and an interpreter is needed', (language, text) => {
    expect(languageOf(text)).toMatchObject({ language, needed: language })
    expect(languageOf(text).interpreter).not.toHaveLength(0)
  })

  it('is Urdu where Urdu is written in English letters', () => {
    const found = languageOf(
      'Mera beta school nahi ja raha hai. Aap meri madad kya kar sakte hain? Shukriya.',
    )
    expect(found.needed).toBe('ur')
  })

  it.each([
    ['My English is not good. I speak Polish. Can somebody call me?', 'pl'],
    ['Mum needs a Somali interpreter for the meeting on Tuesday.', 'so'],
    ['Can someone go through the form with her in Urdu?', 'ur'],
    ['Please can this be translated into Romanian for the parents.', 'ro'],
  ])('is English, with another asked for: %s', (text, needed) => {
    const found = languageOf(text)
    expect(found.language).toBe('en')
    expect(found.interpreter).not.toHaveLength(0)
    expect(found.needed).toBe(needed)
  })

  it.each([
    'He is failing English and maths and has no support in Spanish lessons either.',
    'I work as a Polish interpreter at the hospital, so I cannot come before five.',
    'We do not need an interpreter, thank you, my sister will help.',
    'Diolch yn fawr. Mae fy mab yn hapus iawn yn yr ysgol.',
    'I heard from another mother in the Polish shop that the council can pay for it.',
    'She speaks, but in Polish, and with me only.',
    'Could you bring leaflets in Urdu and Arabic to our coffee morning?',
    'The French teacher told us he may drop the subject.',
    'Sorry, no idea who wrote the report. Cheers, Luis Fernandes da Costa',
  ])('asks for nothing: %s', text => {
    expect(languageOf(text).interpreter).toHaveLength(0)
  })

  it('is that of the forwarded words where the forwarder writes English', () => {
    expect(languageOf('Please see below from a resident.', mails['pl'] ?? '').needed).toBe('pl')
  })
})
