/** Whether the writer needs an interpreter: what language the own words are in, and what they say of languages. */

import { fold } from './fold.ts'
import type { Evidence } from './judgement.ts'
import { isDenied, phrase } from './rules.ts'
import { quote, type Sentence } from './writing.ts'

/** ISO 639-1 codes of the languages told apart; `other` is any other script. */
export type Language =
  | 'en'
  | 'ur'
  | 'ar'
  | 'fa'
  | 'bn'
  | 'pa'
  | 'gu'
  | 'hi'
  | 'ta'
  | 'zh'
  | 'ja'
  | 'ko'
  | 'ru'
  | 'uk'
  | 'el'
  | 'he'
  | 'ti'
  | 'ka'
  | 'th'
  | 'pl'
  | 'ro'
  | 'pt'
  | 'es'
  | 'it'
  | 'fr'
  | 'de'
  | 'lt'
  | 'sq'
  | 'so'
  | 'tr'
  | 'hu'
  | 'cs'
  | 'sk'
  | 'ku'
  | 'vi'
  | 'ps'
  | 'bg'
  | 'lv'
  | 'nl'
  | 'hr'
  | 'sw'
  | 'tl'
  | 'cy'
  | 'other'

const scripts: readonly (readonly [Language, RegExp])[] = [
  ['ps', /[ټډړښځڅۍ]/u],
  ['ku', /[ڕڵێۆە]/u],
  ['ur', /[ٹڈڑںےہھ]/u],
  ['fa', /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['uk', /[іїєґ]/iu],
  [
    'bg',
    /(?<![\u0400-\u04ff])(?:от|съм|дете|детето|моля|няма|училище|българск[\u0400-\u04ff]*|благодаря)(?![\u0400-\u04ff])/iu,
  ],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ti', /\p{Script=Ethiopic}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['th', /\p{Script=Thai}/u],
]

/** Small words, folded, that a mail in the language can hardly do without and an English one hardly has. */
const smallWords: readonly (readonly [Language, ReadonlySet<string>])[] = (
  [
    [
      'pl',
      'na po to za nas mnie mi te ten tym tego wszystko musze rok co tak tez sa byl byla jestesmy mamy nikt dlaczego teraz dziecko panstwa od nowa nie jest sie ze jak dla moj moja mojego mojej syn syna corka corki prosze dzien dobry pan pani czy ale bardzo szkole szkoly szkola kiedy przez tylko juz mam jestem dziekuje ktora ktory jego jej oraz zeby mu bez pomoc od przed',
    ],
    [
      'ro',
      'este nu si pentru sunt copilul meu mea fiul fiica buna ziua va rog scoala multumesc cand care din cu sa ca am mai fost la lui ei dar fara foarte avem',
    ],
    [
      'pt',
      'nao esta meu minha filho filha escola para uma com por favor obrigado obrigada bom dia quando ele ela que sem tem mas muito estou preciso ajuda os dele dela',
    ],
    [
      'es',
      'esta mi hijo hija escuela para una con por favor gracias buenos dias cuando el ella que sin tiene pero muy estoy necesito ayuda los las del como desde mas no',
    ],
    [
      'it',
      'non mio mia figlio figlia scuola per una con grazie buongiorno quando lui lei che senza ha ma molto sono ho bisogno aiuto della del gli nel anche',
    ],
    [
      'fr',
      'est mon ma fils fille ecole pour une avec merci bonjour quand il elle que sans pas mais tres je suis besoin aide les des du dans nous vous cette depuis qui',
    ],
    [
      'de',
      'ist mein meine sohn tochter schule fur eine mit bitte danke wann er sie dass ohne nicht aber sehr ich bin brauche hilfe der das und guten tag seit kein',
    ],
    [
      'lt',
      'yra mano sunus dukra mokykla prasau aciu kada kad ne bet labai man reikia pagalba laba diena ir is nuo jis ji mes jau neturi',
    ],
    [
      'sq',
      'eshte im ime djali vajza shkolla ju lutem faleminderit kur qe nuk por shume une kam nevoje ndihme dhe per me te nje pershendetje nga',
    ],
    [
      'so',
      'asc iskuul iskuulku waxay wuxuu laga guriga ayay maalin yaa na leedahay walaal wiil gabar ilmo carruur macallin caawimaad caawinaya kasta inaan leh tahay yahay maya haa waan noo soo waa iyo wiilkayga gabadhayda ilmahayga iskuulka dugsiga fadlan mahadsanid goorma oo aan ma laakiin aad waxaan u baahanahay caawin ee ku ka uu ay waxa lama salaan',
    ],
    [
      'tr',
      've bir bu icin oglum kizim okul lutfen tesekkurler ne zaman degil ama cok ben var yok yardim ile cocugum merhaba olarak gibi daha okula',
    ],
    [
      'hu',
      'es egy nem fiam lanyom iskola kerem koszonom mikor hogy de nagyon vagyok kell segitseg jo napot az mert van nincs gyermekem',
    ],
    [
      'cs',
      'je muj moje syn dcera skola prosim dekuji kdy ze neni ale velmi jsem potrebuji pomoc dobry den se pro od jeho nema',
    ],
    [
      'sk',
      'je moj moja syn dcera skola prosim dakujem kedy ze nie ale velmi som potrebujem pomoc dobry den sa pre od jeho nema',
    ],
    [
      'ur',
      'mera meri beta beti bete hai hain nahi nahin ke ki ka ko se aur mein mujhe kya kab school meharbani shukriya assalam salam woh unka bohat bahut raha rahi hoon gaya liye hum nahe',
    ],
    ['ku', 'kurê keça min dibistan ji bo spas kengi ku ne le gelek ez hene alikari em li ev'],
    [
      'lv',
      'ir mans mana dels meita skola ludzu paldies kad bet loti man vajag palidziba labdien un no vins vina mes nav ka par ar',
    ],
    [
      'nl',
      'is mijn zoon dochter school voor een met alstublieft dank wanneer hij zij dat niet maar zeer ik ben heb nodig hulp het van en goedendag sinds geen naar ook wij onze',
    ],
    [
      'hr',
      'je moj moja sin kcer skola molim hvala kada da nije ali vrlo sam trebam pomoc dobar dan se za od ima nema koji',
    ],
    [
      'sw',
      'ni mtoto wangu shule kwa na tafadhali asante lini yake hana lakini sana nahitaji msaada habari ya wa hii bado',
    ],
    [
      'tl',
      'ang anak ko sa ng mga po hindi siya para salamat kailan pero ay na tulong paaralan namin kami wala',
    ],
    ['vi', 'la con toi truong khong va cho cua cam on khi nao nhung rat can giup xin chao chau duoc'],
    [
      'cy',
      'mae yn fy mab merch ysgol diolch pryd ond iawn rydw dwi angen help bore da os gwelwch i ac ar wedi ddim nad ydy',
    ],
  ] satisfies [Language, string][]
).map(([language, list]) => [language, new Set(list.split(' '))])

/** Letters that one of these languages writes often and English never: three such words are enough to know it by. */
const ownLetters: readonly (readonly [Language, RegExp])[] = [
  ['pl', /[ąęłśźżćń]/iu],
  ['ro', /[ășțşţ]/iu],
  ['tr', /[ğı]|[şç](?=[aeıioöuü])/u],
  ['hu', /[őű]/iu],
  ['cs', /[ěřů]/iu],
  ['sk', /[ľĺŕ]/iu],
  ['lt', /[ėųį]/iu],
  ['lv', /[āēīūļņķģ]/iu],
  ['pt', /[ãõ]/iu],
  ['es', /[ñ¿¡]/iu],
  ['vi', /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]/iu],
  ['sq', /ë/iu],
]
const ownLettersWords = 3

const english = new Set(
  'the is are was were and to of for with my his her he she it that this have has had not you we i be been on in at from but what when who please can could will would about school they our your me so no if do does there an as by'.split(
    ' ',
  ),
)

export interface LanguageAnswer {
  readonly language: Language
  readonly interpreter: readonly Evidence[]
  /** The language that the writer is to be met in: that of the words, else the one that they ask for by name; null where neither says. */
  readonly needed: Language | null
}

/** Languages as writers of English call them. */
const named: readonly (readonly [Language, RegExp])[] = (
  [
    ['ur', 'urdu|mirpuri'],
    ['pa', 'punjabi|panjabi'],
    ['bn', 'bengali|bangla|sylheti'],
    ['gu', 'gujarati'],
    ['hi', 'hindi'],
    ['ta', 'tamil'],
    ['ar', 'arabic'],
    ['fa', 'farsi|persian|dari'],
    ['ps', 'pashto'],
    ['ku', 'kurdish|sorani|kurmanji'],
    ['so', 'somali'],
    ['ti', 'tigrinya'],
    ['pl', 'polish'],
    ['ro', 'romanian'],
    ['pt', 'portuguese'],
    ['es', 'spanish'],
    ['fr', 'french'],
    ['it', 'italian'],
    ['tr', 'turkish'],
    ['uk', 'ukrainian'],
    ['ru', 'russian'],
    ['lt', 'lithuanian'],
    ['lv', 'latvian'],
    ['bg', 'bulgarian'],
    ['hu', 'hungarian'],
    ['sk', 'slovak'],
    ['cs', 'czech'],
    ['sq', 'albanian'],
    ['vi', 'vietnamese'],
    ['zh', 'chinese|mandarin|cantonese'],
    ['sw', 'swahili'],
    ['tl', 'tagalog|filipino'],
  ] satisfies [Language, string][]
).map(([language, names]) => [language, phrase(names)])

const asksForInterpreter: readonly RegExp[] = [
  phrase(
    '(?:interpreters?|translators?|interpreting|interpretation|translation service|translated|translate)',
  ),
  phrase(
    '(?:speaks?|speaking|read|reads|write|understands?|talk)(?: \\p{L}+){0,3} (?:little|limited|no|not much|very little|only a little|not good|bad|poor|broken|basic|some) english',
  ),
  phrase('(?:little|limited|no|poor|bad|broken|basic|not much) (?:\\p{L}+ )?english'),
  phrase(
    '(?:not|dont|doesnt|do not|does not|cannot|cant|isnt|hardly|barely)(?: \\p{L}+){0,4} (?:speak|read|write|understand|speaking|know)(?: \\p{L}+){0,4} english',
  ),
  phrase(
    'english (?:is|isnt|not)(?: \\p{L}+){0,4} (?:not|poor|limited|bad|weak|my second|second|her second|his second|their second|very good|so good|good|first language|strong|great)',
  ),
  phrase('(?:sorry|excuse|apolog\\p{L}+)(?: \\p{L}+){0,4} (?:my |bad |for )?(?:\\p{L}+ )?english'),
  phrase(
    '(?:only speaks?|speaks? only|mother tongue|first language|home language|native language)(?: \\p{L}+){0,3} (?:urdu|polish|romanian|arabic|bengali|somali|punjabi|panjabi|portuguese|kurdish|turkish|tigrinya|farsi|persian|pashto|dari|lithuanian|slovak|czech|hungarian|albanian|ukrainian|russian|spanish|french|italian|cantonese|mandarin|chinese|tamil|gujarati|hindi|vietnamese|sorani|amharic|mirpuri|sylheti|bulgarian|latvian|roma|swahili|yoruba)',
  ),
  phrase(
    '(?:(?:mum|dad|mother|father|parents?|family|i|we|they|grandmother|somebody|someone|who) (?:only )?speaks?|language is|(?:talk|speak) to(?: \\p{L}+){0,2} in)(?: \\p{L}+){0,2} (?:urdu|polish|romanian|arabic|bengali|somali|punjabi|panjabi|portuguese|kurdish|turkish|tigrinya|farsi|persian|pashto|dari|lithuanian|slovak|czech|hungarian|albanian|ukrainian|russian|spanish|cantonese|mandarin|chinese|tamil|gujarati|hindi|vietnamese|sorani|amharic|mirpuri|sylheti|bulgarian|latvian)',
  ),
  phrase(
    '(?:reply|replies|answer\\p{L}*|letters?|call|ring|phone|write|explain\\p{L}*|sent?|documents?|information|meeting|help|version|copy|give|through|with (?:her|him|them|me|us))(?: \\p{L}+){0,5} in (?:urdu|polish|romanian|arabic|bengali|somali|punjabi|panjabi|portuguese|kurdish|turkish|tigrinya|farsi|persian|pashto|dari|lithuanian|slovak|czech|hungarian|albanian|ukrainian|russian|spanish|cantonese|mandarin|chinese|tamil|gujarati|hindi|vietnamese|sorani|amharic|mirpuri|sylheti|bulgarian|latvian)(?! (?:class|lesson))',
  ),
  phrase('(?:bsl|british sign language|sign language) (?:interpreters?|for the meeting|user|is my)'),
]

/** English as a lesson, a child who does not speak at all, somebody who is an interpreter. */
const notALanguageNeed =
  /\b(?:english (?:and maths|lesson|lessons|gcse|teacher|literature|exam|department|level|test|curriculum|language gcse|sats|mark|grade|class|tutor)|(?:maths|reading|spelling)(?: and| or)? english|no (?:need for|interpreter|translator)|(?:dont|do not|doesnt|does not) need an? (?:interpreter|translator)|(?:i am|she is|he is|works? as|worked as|job as|as) an? (?:\p{L}+ )?(?:interpreter|translator)|plain english|(?:in|into) english please|translate (?:this|that|the jargon) into|lost in translation|translat(?:e|es|ed) into (?:actual |real |any )?(?:hours|support|provision|practice|action))\b/u

/** The own words decide; a forwarded mail in another language needs an interpreter too, for the person who wrote it. */
export function findLanguage(
  ownWords: string,
  forwarded: string,
  sentences: readonly Sentence[],
): LanguageAnswer {
  const own = languageOf(ownWords)
  const language = own === 'en' || own === 'cy' ? languageOf(forwarded) : own
  const interpreter: Evidence[] = []
  let asked: Language | null = null
  if (language !== 'en' && language !== 'cy') {
    const first =
      sentences.find(({ where }) => where === (own === language ? 'own' : 'forwarded')) ?? sentences[0]
    interpreter.push({ for: 'flag:interpreter', text: quote(first?.text ?? ownWords) })
  }
  for (const { words, text } of sentences) {
    if (notALanguageNeed.test(words)) continue
    const match = asksForInterpreter.map(each => each.exec(words)).find(each => each !== null)
    if (match === undefined || match === null) continue
    if (
      isDenied(words, match.index) &&
      !/\b(?:not|dont|doesnt|cannot|cant|isnt|no|little|limited|hardly|barely)\b/.test(match[0])
    ) {
      continue
    }
    interpreter.push({ for: 'flag:interpreter', text: quote(text) })
    asked ??= named.find(([, name]) => name.test(words))?.[0] ?? null
  }
  return {
    language,
    interpreter: interpreter.slice(0, 2),
    needed: language === 'en' || language === 'cy' ? asked : language,
  }
}

/** The language of a text, `en` where nothing speaks for another. */
function languageOf(text: string): Language {
  const sample = text.slice(0, 6000)
  const all = [...sample.matchAll(/\p{L}/gu)].length
  if (all < 12) return 'en'
  const latin = [...sample.matchAll(/\p{Script=Latin}/gu)].length
  if (latin < all * 0.6) {
    const letters = sample.replace(/[\P{L}\p{Script=Latin}]+/gu, ' ')
    return scripts.find(([, script]) => script.test(letters))?.[0] ?? 'other'
  }
  const words = fold(sample)
    .replace(/[?!£]/g, ' ')
    .split(/ +/)
    .filter(word => word !== '')
  if (words.length < 4) return 'en'
  const marked = sample.split(/\s+/)
  for (const [language, letters] of ownLetters) {
    const kinds = new Set(marked.filter(word => letters.test(word)))
    if (kinds.size >= ownLettersWords && kinds.size >= marked.length * 0.1) return language
  }
  const englishShare = words.filter(word => english.has(word)).length / words.length
  let best: { language: Language; share: number; kinds: number } = { language: 'en', share: 0, kinds: 0 }
  for (const [language, list] of smallWords) {
    const hits = words.filter(word => list.has(word))
    const share = hits.length / words.length
    if (share > best.share) best = { language, share, kinds: new Set(hits).size }
  }
  const enough = best.share >= 0.16 && best.kinds >= 3 && best.share > englishShare * 1.3
  return enough ? best.language : 'en'
}
