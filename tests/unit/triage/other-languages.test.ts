import { describe, expect, it } from 'vitest'
import { foreignSubjects } from '#shared/domain/triage/other-languages.ts'
import { readWriting } from '#shared/domain/triage/writing.ts'

function subjectsOf(text: string): readonly string[] {
  const { sentences } = readWriting({ subject: '', ownWords: text, forwarded: null })
  return sentences.flatMap(({ words }) => foreignSubjects(words).map(([subject]) => subject))
}

describe('a danger told in another language', () => {
  it.each([
    ['Polish', 'Syn tnie się nożyczkami i mówi, że nie chce już żyć.'],
    ['Romanian', 'Tatăl îl bate și copilul are vânătăi.'],
    ['Arabic', 'ابنتي تقول إنها لا تريد أن تعيش.'],
    ['Portuguese', 'O padrasto ameaça-nos e o meu filho tem nódoas negras nos braços.'],
    ['Spanish', 'Mi hija se hace daño cada noche y no quiere vivir.'],
    ['Urdu', 'وہ ہمیں دھمکی دیتا ہے اور بچے کو مار رہا ہے۔'],
    ['Bengali', 'ওর বাবা ওকে মারছে, আমি ভয় পাই।'],
    ['Somali', 'Wuu i garaacay, waxaana ka yimid dhiig.'],
    ['Ukrainian', 'Син ріже себе і каже, що не хоче жити.'],
    ['Turkish', 'Oğlum kendini kesiyor, yaşamak istemiyor.'],
    ['French', 'Son père menace de nous tuer et elle a des bleus.'],
    ['Arabic, of a child who bleeds', 'يضرب رأسه بالحائط حتى ينزف'],
    ['Spanish, of a child locked in', 'Su padre lo deja encerrado todo el día sin comida.'],
    ['Chinese', '他说不想活了，昨天割腕。'],
  ])('is seen in %s', (_, text) => {
    expect(subjectsOf(text)).toContain('safeguarding')
  })

  it.each([
    ['Polish', 'Proszę o nowy termin spotkania w szkole, dziękuję.'],
    ['Portuguese', 'O autocarro chega sempre tarde. Quem é o motorista?'],
    ['Arabic', 'متى موعد الاجتماع في المدرسة؟ شكرا'],
    ['Spanish', 'Gracias por la reunión. ¿Cuándo llega el plan?'],
  ])('is not seen in plain business in %s', (_, text) => {
    expect(subjectsOf(text)).not.toContain('safeguarding')
  })
})
